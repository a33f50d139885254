"""A package, so that pytest does not take a folder above for the package singer_commons."""
