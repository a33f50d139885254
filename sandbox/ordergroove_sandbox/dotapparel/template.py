"""The default template of the customers file, as far as it is public, and its formats.

The columns are the merchant's own: each is mapped to a Klaviyo attribute on DotApparel's side. So a
file may have others, and need not have all; what it has under these names follows these formats.
https://docs.dotapparel.com.au/customers/apparel21-export-templates
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    # Takes a value, and returns what is wrong with it, or nothing.
    Check = Callable[[str], str]

YES, NO = "Yes", "No"
PRIVACY = "PRIVACY"
# The documentation shows the first 26. EMAIL's own heading is not readable there.
COLUMNS = (
    "PERIDX",
    "PERSON_CODE",
    "FIRSTNAME",
    "SURNAME",
    "ADRS1",
    "ADRS2",
    "CITY",
    "STATE",
    "POSTCODE",
    "COUNTRY",
    "MOBILE",
    "EMAIL",
    "DOB",
    PRIVACY,
    "RETAIL_REP",
    "LAST_UPDATED",
    "CREATED_DATE",
    "JOINED_STORE_ID",
    "JOINED_STORE_CODE",
    "STORE_ID",
    "STORE_CODE",
    "STORE_NUMBER",
    "REF1_GROUP",
    "REF1_ID",
    "REF1_CODE",
    "LOYALTY_CODE",
)
_email = re.compile(r"[^@\s]+@[^@\s]+").fullmatch
_date = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch
# No 24:00:00, which Python takes from 3.14 on.
_time = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d", re.ASCII).fullmatch


def email(value: str) -> str:
    """Take an e-mail address."""
    return "" if _email(value) else "is no e-mail address"


def flag(value: str) -> str:
    """Take ``Yes`` or ``No``, in this letter case."""
    return "" if value in {YES, NO} else "is neither Yes nor No"


def flag_or_blank(value: str) -> str:
    """Take ``Yes``, ``No`` or nothing."""
    return flag(value) if value else ""


def date_or_blank(value: str) -> str:
    """Take a date, such as ``2022-01-17``, or nothing."""
    good = not value or (_date(value) and _exists(value))
    return "" if good else "is no date such as 2022-01-17"


def time_or_blank(value: str) -> str:
    """Take a time without its zone, such as ``2022-01-17T10:15:18``, or nothing."""
    good = not value or (_time(value) and _exists(value))
    return "" if good else "is no time such as 2022-01-17T10:15:18"


def _exists(value: str) -> bool:
    """Tell whether the calendar and the clock have a date or time of the right form."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


CHECKS: Mapping[str, Check] = {
    "DOB": date_or_blank,
    # Blank would leave it open whether this person agreed to be written to.
    PRIVACY: flag,
    "RETAIL_REP": flag_or_blank,
    "LAST_UPDATED": time_or_blank,
    "CREATED_DATE": time_or_blank,
}
