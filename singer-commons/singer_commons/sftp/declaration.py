"""The settings of a plugin that speaks to an SFTP server, declared once; needs the Singer SDK."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from singer_sdk import typing as th

from singer_commons.settings import setting
from singer_commons.sftp.settings import SftpSettings

settings_of = SftpSettings.from_config

TYPES: dict[str, Any] = {
    "int": th.IntegerType(minimum=1, maximum=65_535),
    "bool": th.BooleanType,
}


def declare(
    giver: str,
    *,
    host: str | None = None,
    host_description: str | None = None,
    username_required: bool = False,
) -> tuple[th.Property[Any], ...]:
    """Return the declarations of the settings, in the order of `SftpSettings`.

    The giver hands out user names; `host` is a default.
    """
    defaults = {"host": host, "username": None}
    descriptions = {"host": host_description}
    return tuple(
        setting(
            each.name,
            each.metadata["title"],
            descriptions.get(each.name) or each.metadata["description"].format(giver=giver),
            TYPES.get(str(each.type), th.StringType),
            required=username_required and each.name == "username",
            default=defaults.get(each.name, each.default),
            secret=not each.repr,
            examples=each.metadata["examples"],
        )
        for each in fields(SftpSettings)
        if each.metadata
    )
