"""The tap's setting."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.settings import ADOPT_STATE

DEFAULT_STORE = "sqlite:///ordergroove-webhooks.db"

DECLARATION = th.PropertiesList(
    th.Property(
        "store",
        th.StringType,
        default=DEFAULT_STORE,
        secret=True,
        title="Store",
        description="SQLAlchemy URL of the event log, the same as the receiver's.",
    ),
    ADOPT_STATE,
).to_dict()
