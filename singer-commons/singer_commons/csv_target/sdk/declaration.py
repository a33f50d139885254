"""The settings that every target of files has, declared."""

from __future__ import annotations

from typing import Any

from singer_sdk import typing as th

from singer_commons.csv_target.settings import MAX_REJECTS
from singer_commons.settings import setting


def common_settings(
    *, file_types: str, grain: str, destination: str, rejects_places: str, rejects_here: str
) -> tuple[th.Property[Any], ...]:
    """Declare them; they stand at the end.

    Args:
        file_types: Which types there are for streams.
        grain: What lies between the names of two files of a type.
        destination: The setting without which the files themselves go to the output folder, too.
        rejects_places: Where rejects may be kept, besides a file.
        rejects_here: The folder of rejects where there is no output folder.
    """
    types = th.ObjectType(additional_properties=th.CustomType({"type": ["string", "null"]}))
    return (
        setting(
            "output_dir",
            "Output folder",
            "Folder for the manifest, for files that could not be delivered, and for what later "
            f"runs must know; without a {destination} also for the files themselves.",
            examples=["output/files"],
        ),
        setting(
            "validate_only",
            "Validate only",
            "Check everything, say what would be sent, and send nothing.",
            th.BooleanType,
            default=False,
        ),
        setting("file_types", "File types", file_types, types),
        setting(
            "max_rows_per_file",
            "Rows per file",
            f"More rows of a type are sent in several files, {grain} apart by name.",
            th.IntegerType(minimum=1),
            default=1_000_000,
        ),
        setting(
            "rejects_path",
            "Path of rejects",
            "Where records that are held back are kept: a file ending in .jsonl, which is added "
            f"to, {rejects_places}. Default: the folder rejects in output_dir, or {rejects_here} "
            "where the target runs.",
        ),
        setting(
            "max_rejects",
            "Most rejects",
            "If more records than these are held back, nothing is sent and the run fails.",
            th.IntegerType(minimum=0),
            default=MAX_REJECTS,
        ),
    )
