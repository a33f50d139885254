"""The target's settings, once checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.settings import (
    TargetSettings,
    check_file_types,
    check_types,
    read_common,
)
from singer_commons.errors import SettingError
from singer_commons.settings import read_zone, with_defaults
from singer_commons.sftp import declaration as sftp
from singer_commons.sftp import temporary
from target_dotapparel_sftp import errors
from target_dotapparel_sftp.declaration import DECLARATION, REJECTS_HERE
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

    from singer_commons.sftp import SftpSettings

FILE_TYPES: dict[str, str | None] = {kind: kind for kind in KINDS}
"""What streams of these names are for, unless the setting file_types says otherwise."""

MINUTE = 60.0
SERVICE = "DotApparel"


@dataclass(frozen=True, kw_only=True)
class Settings(TargetSettings):
    """Checked settings.

    Attributes:
        server: Where files go; None: to the output folder, or nowhere.
        path: The folder on the server.
        temporary_name: The form of the names that files have there until they are whole.
        merchant: Makes the types as they are for this merchant's streams.
    """

    server: SftpSettings | None
    path: str
    temporary_name: str
    merchant: Layouts

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
        config = with_defaults(DECLARATION, config)
        common = read_common(config, "host", REJECTS_HERE)
        path = config["path"]
        if not path.startswith("/"):
            raise SettingError(errors.NO_SLASH, "path", path=path)
        if not path.isprintable() or ".." in path.split("/"):
            raise SettingError(errors.NO_FOLDER, "path", path=path)
        name = config["temporary_name"]
        is_name = name.isprintable() and name.strip() == name and name.count(temporary.ID) == 1
        rest = name.replace(temporary.ID, "").lower()
        if not is_name or re.search(r"[/{}\d]", rest) or any(map(rest.count, KINDS)):
            types = ", ".join(KINDS)
            raise SettingError(errors.TEMPORARY_NAME, "temporary_name", name=name, types=types)
        server = sftp.settings_of(config) if "host" in config else None
        merchant = Layouts(
            columns=_columns(config.get(SETTING, {})),
            zone=read_zone(config, "datetime_timezone"),
            # In a folder of this machine nobody reads customers before orders.
            delay=float(config["orders_delay_minutes"]) * MINUTE if server is not None else 0.0,
        )
        given = check_file_types(config.get("file_types", {}), KINDS, SERVICE)
        return cls(
            **common,
            layouts={kind: merchant.make(kind, {}) for kind in KINDS},
            file_types={**FILE_TYPES, **given},
            blank_absent=True,
            server=server,
            path=path.rstrip("/"),
            temporary_name=name,
            merchant=merchant,
        )


def _columns(
    given: Mapping[str, Sequence[str | Mapping[str, str]]],
) -> dict[str, tuple[ColumnSetting, ...]]:
    check_types(given, KINDS, SERVICE, SETTING)
    columns = {kind: tuple(map(_column, some)) for kind, some in given.items() if some}
    customers = columns.get(CUSTOMERS, ())
    sources = [each.source for each in customers]
    for needed in (PERSON, EMAIL):
        if customers and needed not in sources:
            raise SettingError(errors.WHO_IT_IS, SETTING, source=needed)
    for each in customers:
        if each.source in TEMPLATE and (each.format or sources.count(each.source) > 1):
            raise SettingError(errors.DOCUMENTED, SETTING, source=each.source)
        if each.name.strip().casefold() == PRIVACY.casefold() and each.source != PRIVACY:
            # Its Yes would mean unsubscribed there, whatever it means in that field.
            raise SettingError(errors.ONLY_FROM_PRIVACY, SETTING, name=each.name)
        if each.source == SUBSCRIBED:
            raise SettingError(errors.SUBSCRIBED_IS_NO_COLUMN, SETTING)
    return columns


def _column(given: str | Mapping[str, str]) -> ColumnSetting:
    content = {"name": given} if isinstance(given, str) else given
    column = ColumnSetting(
        content["name"], content.get("from") or content["name"], content.get("format")
    )
    if not column.name.strip() or not column.name.isprintable():
        raise SettingError(errors.COLUMN_NAME, SETTING, name=column.name)
    return column
