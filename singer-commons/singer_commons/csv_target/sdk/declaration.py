"""The settings that every target of files has, declared."""

from __future__ import annotations

from singer_sdk import typing as th


def file_types(description: str) -> th.Property[dict[str, str | None]]:
    """Declare which streams are for which types."""
    return th.Property(
        "file_types",
        th.ObjectType(additional_properties=th.CustomType({"type": ["string", "null"]})),
        title="File types",
        description=description,
    )


def max_rows_per_file(grain: str) -> th.Property[int]:
    """Declare how long a file may be; the grain is what lies between the names of two."""
    return th.Property(
        "max_rows_per_file",
        th.IntegerType(minimum=1),
        default=1_000_000,
        title="Rows per file",
        description=f"More rows of a type are sent in several files, {grain} apart by name.",
    )


def folders_and_limits(
    destination: str, rejects_places: str, rejects_here: str
) -> tuple[th.Property[bool], th.Property[str], th.Property[str], th.Property[int]]:
    """Declare the rest, which stands at the end.

    Args:
        destination: Without which the files themselves go to the output folder, too.
        rejects_places: Where rejects may be kept, besides a file.
        rejects_here: The folder of rejects where there is no output folder.
    """
    return (
        th.Property(
            "validate_only",
            th.BooleanType,
            default=False,
            title="Validate only",
            description="Check everything, say what would be sent, and send nothing.",
        ),
        th.Property(
            "output_dir",
            th.StringType,
            title="Output folder",
            description=(
                "Folder for the manifest, for files that could not be delivered, and for what "
                f"later runs must know; without a {destination} also for the files themselves."
            ),
        ),
        th.Property(
            "rejects_path",
            th.StringType,
            title="Path of rejects",
            description=(
                "Where records that are held back are kept: a file ending in .jsonl, which is "
                f"added to, {rejects_places}. Default: the folder rejects in output_dir, or "
                f"{rejects_here} where the target runs."
            ),
        ),
        th.Property(
            "max_rejects",
            th.IntegerType(minimum=0),
            default=100,
            title="Most rejects",
            description=(
                "If more records than these are held back, nothing is sent and the run fails."
            ),
        ),
    )
