"""What files are called: ``TYPE_VERSION_CompanyName_YYYYMMDDHHMM.csv``.

The parts are joined by underscores, so no part has one. The company's name is CamelCase; BSPK
assigns it. The minute is any that exists: the documentation does not say of which time zone.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.types import TYPES

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.types import FileType

SUFFIX = ".csv"
_parts = re.compile(r"([^_]*)_([^_]*)_([^_]*)_([^_]*)\.csv").fullmatch
_camel = re.compile(r"[A-Z][A-Za-z0-9]*").fullmatch
_digits = re.compile(r"[0-9]{12}").fullmatch


def parse_name(name: str, company: str | None = None) -> FileType:
    """Return the type that a file's name, which has no folder, tells.

    Args:
        name: The name.
        company: What the company must be called; None: any name will do.

    Raises:
        ValueError: The name does not follow the rule, or names what there is not.
    """
    parts = _parts(name)
    if parts is None:
        msg = "is not called TYPE_VERSION_CompanyName_YYYYMMDDHHMM.csv"
        raise ValueError(msg)
    kind, version, given, minute = parts.groups()
    if kind not in TYPES:
        msg = f"there is no type {kind}"
        raise ValueError(msg)
    if version not in TYPES[kind].versions:
        msg = f"{kind} has no version {version}"
        raise ValueError(msg)
    if not _camel(given) or given != (company or given):
        msg = f"{given!r} is not the company's name"
        raise ValueError(msg)
    if not _is_minute(minute):
        msg = f"{minute!r} is no minute"
        raise ValueError(msg)
    return TYPES[kind]


def _is_minute(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y%m%d%H%M")  # noqa: DTZ007 - of no known zone
    except ValueError:
        return False
    return _digits(text) is not None
