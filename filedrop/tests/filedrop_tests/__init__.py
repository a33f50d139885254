"""A package, so that pytest does not take this folder's grandparent for the package filedrop."""
