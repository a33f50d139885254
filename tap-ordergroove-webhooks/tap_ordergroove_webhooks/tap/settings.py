"""The tap's settings."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.settings import ADOPT_STATE, setting
from singer_commons.stream import MAX_REJECTED

DEFAULT_STORE = "sqlite:///ordergroove-webhooks.db"

DECLARATION = th.PropertiesList(
    setting(
        "store",
        "Store",
        "SQLAlchemy URL of the event log, the same as the receiver's.",
        default=DEFAULT_STORE,
        secret=True,
    ),
    MAX_REJECTED,
    ADOPT_STATE,
).to_dict()
