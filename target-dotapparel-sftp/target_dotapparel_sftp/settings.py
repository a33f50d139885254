"""The target's settings, once checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from singer_commons.errors import SettingError
from singer_commons.sftp import declaration as sftp
from target_dotapparel_sftp.declaration import DECLARATION
from target_dotapparel_sftp.layouts import (
    CUSTOMERS,
    EMAIL,
    KINDS,
    PERSON,
    PRIVACY,
    SETTING,
    SUBSCRIBED,
    TEMPLATE,
    ColumnSetting,
    Layouts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from singer_commons.sftp import SftpSettings

DEFAULTS = {
    name: definition["default"]
    for name, definition in DECLARATION["properties"].items()
    if "default" in definition
}
FILE_TYPES: dict[str, str | None] = {kind: kind for kind in KINDS}
"""What streams of these names are for, unless the setting file_types says otherwise."""

MINUTE = 60.0
REJECTS_FOLDER = "rejects"
REJECTS_HERE = "dotapparel-rejects"


@dataclass(frozen=True)
class Settings:
    """Checked settings.

    Attributes:
        server: Where files go; None: to the output folder, or nowhere.
        path: The folder on the server.
        file_types: Streams and their types; None for those that are left out.
        layouts: The types, as this merchant has them.
        max_rows_per_file: Rows.
        validate_only: Whether nothing is sent.
        output_dir: The output folder.
        rejects_path: Where rejects are kept.
        max_rejects: How many there may be.
    """

    server: SftpSettings | None
    path: str
    file_types: Mapping[str, str | None]
    layouts: Layouts
    max_rows_per_file: int
    validate_only: bool
    output_dir: Path | None
    rejects_path: Path
    max_rejects: int

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """Check what a JSON Schema cannot.

        Args:
            config: The configuration, valid by `DECLARATION`; null and "" count as not set.

        Returns:
            The settings.

        Raises:
            SettingError: If a setting cannot work.
        """
        given = {name: value for name, value in config.items() if value not in (None, "")}
        config = {**DEFAULTS, **given}
        output_dir = Path(config["output_dir"]).expanduser() if "output_dir" in config else None
        _check(config, output_dir)
        server = sftp.settings_of(config) if "host" in config else None
        layouts = Layouts(
            columns=_columns(config.get(SETTING, {})),
            zone=_zone(config["datetime_timezone"]),
            # In a folder of this machine nobody reads customers before orders.
            delay=float(config["orders_delay_minutes"]) * MINUTE if server is not None else 0.0,
        )
        for kind in layouts.columns:
            layouts.make(kind, {})
        rejects = Path(REJECTS_HERE) if output_dir is None else output_dir / REJECTS_FOLDER
        return cls(
            server=server,
            path=config["path"].rstrip("/"),
            file_types=_file_types(config.get("file_types", {})),
            layouts=layouts,
            max_rows_per_file=config["max_rows_per_file"],
            validate_only=config["validate_only"],
            output_dir=output_dir,
            rejects_path=Path(config.get("rejects_path", rejects)).expanduser(),
            max_rejects=config["max_rejects"],
        )


def _check(config: Mapping[str, Any], output_dir: Path | None) -> None:
    """Check what settings must be, alone and together."""
    sends = "host" in config or output_dir is not None or config["validate_only"]
    path = config["path"]
    problems: tuple[tuple[str, bool, str], ...] = (
        ("host", not sends, "is needed, or output_dir to write files to"),
        ("path", not path.startswith("/"), f"{path!r} does not begin with a slash"),
        ("path", not path.isprintable() or ".." in path.split("/"), f"{path!r} is no folder"),
        ("output_dir", output_dir is not None and output_dir.is_file(), "is a file"),
    )
    for setting, is_wrong, problem in problems:
        if is_wrong:
            raise SettingError(setting, problem)


def _file_types(given: Mapping[str, str | None]) -> dict[str, str | None]:
    setting = "file_types"
    for stream, name in given.items():
        if name is not None and name not in KINDS:
            problem = f"DotApparel has no type {name!r}; its types are {', '.join(KINDS)}"
            raise SettingError(setting, problem)
        if name is not None and stream == "*":
            raise SettingError(setting, "all other streams (*) can only be left out: null")
    return {**FILE_TYPES, **given}


def _columns(
    given: Mapping[str, Sequence[str | Mapping[str, str]]],
) -> dict[str, tuple[ColumnSetting, ...]]:
    unknown = sorted(set(given) - set(KINDS))
    if unknown:
        problem = f"DotApparel has no type {', '.join(unknown)}; its types are {', '.join(KINDS)}"
        raise SettingError(SETTING, problem)
    columns = {kind: tuple(map(_column, some)) for kind, some in given.items() if some}
    customers = columns.get(CUSTOMERS, ())
    sources = [each.source for each in customers]
    for needed in (PERSON, EMAIL):
        if customers and needed not in sources:
            problem = (
                f"customers has no column from {needed}, which tells who it is; if it is called "
                f'otherwise there, write {{"name": "…", "from": "{needed}"}}'
            )
            raise SettingError(SETTING, problem)
    for each in customers:
        if each.source in TEMPLATE and (each.format or sources.count(each.source) > 1):
            problem = f"customers: {each.source} has its documented format, and one column"
            raise SettingError(SETTING, problem)
        if each.name.strip().casefold() == PRIVACY.casefold() and each.source != PRIVACY:
            # Its Yes would mean unsubscribed there, whatever it means in that field.
            problem = f"customers: {each.name} can only come from {PRIVACY} (or {SUBSCRIBED})"
            raise SettingError(SETTING, problem)
        if each.source == SUBSCRIBED:
            problem = f"customers: {SUBSCRIBED} is what PRIVACY is made of, and no column"
            raise SettingError(SETTING, problem)
    return columns


def _column(given: str | Mapping[str, str]) -> ColumnSetting:
    content = {"name": given} if isinstance(given, str) else given
    column = ColumnSetting(
        content["name"], content.get("from") or content["name"], content.get("format")
    )
    if not column.name.strip() or not column.name.isprintable():
        raise SettingError(SETTING, f"{column.name!r} is no column's name")
    return column


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return timezone.utc  # by far the quickest to write
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        setting = "datetime_timezone"
        problem = f"{name!r} is not an IANA zone name such as UTC or Australia/Sydney"
        raise SettingError(setting, problem) from None
