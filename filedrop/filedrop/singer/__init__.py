"""Singer messages in, files out: the part of a file target that any destination shares."""

from filedrop.singer.target import FileTarget

__all__ = ["FileTarget"]
