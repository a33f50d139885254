"""Singer messages in, files out: the part of a file target that any destination shares."""

from singer_commons.csv_target.sdk.target import FileTarget

__all__ = ["FileTarget"]
