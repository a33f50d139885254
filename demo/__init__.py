"""A made-up shop, and all that this project does with it; see ``__main__``."""
