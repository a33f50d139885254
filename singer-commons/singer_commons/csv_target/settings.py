"""The settings that every target of files has, once checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target import errors
from singer_commons.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from singer_commons.csv_target.layout import Layout

OTHERS = "*"
"""In file_types: all streams that are not named."""
MAX_REJECTS = 100
"""How many rejects there may be where nobody says otherwise."""
REJECTS_FOLDER = "rejects"


@dataclass(frozen=True, kw_only=True)
class TargetSettings:
    """Checked settings; a target's own come on top.

    Attributes:
        layouts: All types of file, in the order in which they go: parents before children.
        file_types: Streams and their types; None for those that are left out.
        max_rows_per_file: Rows.
        validate_only: Whether nothing is sent.
        output_dir: The folder for the manifest, the ledger, and what could not be delivered.
        rejects_path: Where records are kept that are held back.
        max_rejects: How many there may be.
        type_delay: Seconds between a parent's file and its children's, besides those of layouts.
        blank_absent: Whether columns that a record does not have are written as blank.
    """

    layouts: Mapping[str, Layout]
    file_types: Mapping[str, str | None]
    max_rows_per_file: int = 1_000_000
    validate_only: bool = False
    output_dir: Path | None = None
    rejects_path: str = REJECTS_FOLDER
    max_rejects: int = 0
    type_delay: float = 0
    blank_absent: bool = False

    def file_type(self, stream: str) -> str | None:
        """Return the type of file that a stream is for; None if it is to be left out.

        Raises:
            SettingError: If nobody said.
        """
        for name in (stream, OTHERS):
            if name in self.file_types:
                return self.file_types[name]
        raise SettingError(errors.NOT_IN_FILE_TYPES, "file_types", stream=stream)


def read_common(config: Mapping[str, Any], destination: str, rejects_here: str) -> dict[str, Any]:
    """Check what targets have in common, but for the types; return it for `TargetSettings`.

    Args:
        config: The configuration with its defaults.
        destination: The setting that says where files go.
        rejects_here: The folder of rejects where there is no output folder.

    Raises:
        SettingError: If a setting cannot work.
    """
    output_dir = Path(config["output_dir"]).expanduser() if "output_dir" in config else None
    if destination not in config and output_dir is None and not config["validate_only"]:
        raise SettingError(errors.NOWHERE_TO_GO, destination)
    if output_dir is not None and output_dir.is_file():
        raise SettingError(errors.NOT_A_FOLDER, "output_dir")
    return {
        "output_dir": output_dir,
        "rejects_path": config.get("rejects_path", default_rejects(output_dir, rejects_here)),
        **{name: config[name] for name in ("max_rows_per_file", "validate_only", "max_rejects")},
    }


def default_rejects(output_dir: Path | None, here: str) -> str:
    """Return where rejects are kept if no setting says it."""
    return here if output_dir is None else str(output_dir / REJECTS_FOLDER)


def check_file_types(
    given: Mapping[str, str | None], types: Collection[str], service: str
) -> Mapping[str, str | None]:
    """Check the setting file_types, and return it.

    Args:
        given: Streams and their types.
        types: All types.
        service: Whose types these are.

    Raises:
        SettingError: If there is no such type, or all other streams are to have one.
    """
    setting = "file_types"
    for stream, name in given.items():
        if name is not None:
            check_types([name], types, service, setting)
            if stream == OTHERS:
                raise SettingError(errors.OTHERS_HAVE_A_TYPE, setting)
    return given


def check_types(given: Collection[str], types: Collection[str], service: str, setting: str) -> None:
    """Check the types that a setting names.

    Raises:
        SettingError: If there is no such type.
    """
    unknown = sorted(set(given) - set(types))
    if unknown:
        raise SettingError(
            errors.NO_SUCH_TYPE,
            setting,
            service=service,
            name=", ".join(map(repr, unknown)),
            types=", ".join(types),
        )
