"""What files are called: ``TYPE_VERSION_CompanyName_YYYYMMDDHHMM.csv``.

The parts are joined by underscores, so no part has one. The company's name is CamelCase; BSPK
assigns it. The minute is any that exists: the documentation does not say of which time zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.core import CORE
from ordergroove_sandbox.bspk.special import SPECIAL

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.types import FileType

SUFFIX = ".csv"
TYPES: dict[str, FileType] = {one.name: one for one in (*CORE, *SPECIAL)}
_camel = re.compile(r"[A-Z][A-Za-z0-9]*").fullmatch
_minute = re.compile(r"[0-9]{12}").fullmatch


@dataclass(frozen=True, slots=True)
class FileName:
    """A file's name in its parts.

    Attributes:
        type: The type.
        version: The version, such as ``V2``.
        company: The company's name.
        minute: The minute in which the file was made, ``YYYYMMDDHHMM``.
    """

    type: FileType
    version: str
    company: str
    minute: str


def parse_name(name: str, company: str | None = None) -> FileName:
    """Read a file's name, which has no folder.

    Args:
        name: The name.
        company: What the company must be called; None: any name will do.

    Raises:
        ValueError: The name does not follow the rule, or names what there is not.
    """
    parts = name.removesuffix(SUFFIX).split("_")
    if not name.endswith(SUFFIX) or len(parts) != len(FileName.__slots__):
        msg = "is not called TYPE_VERSION_CompanyName_YYYYMMDDHHMM.csv"
        raise ValueError(msg)
    kind, version, given, minute = parts
    if kind not in TYPES:
        msg = f"there is no type {kind}"
        raise ValueError(msg)
    if version not in TYPES[kind].versions:
        msg = f"{kind} has no version {version}"
        raise ValueError(msg)
    if not _camel(given) or given != (company or given):
        msg = f"{given!r} is not the company's name"
        raise ValueError(msg)
    if not (_minute(minute) and _exists(minute)):
        msg = f"{minute!r} is no minute"
        raise ValueError(msg)
    return FileName(TYPES[kind], version, given, minute)


def _exists(minute: str) -> bool:
    try:
        datetime.strptime(minute, "%Y%m%d%H%M")  # noqa: DTZ007 - of no known zone
    except ValueError:
        return False
    return True
