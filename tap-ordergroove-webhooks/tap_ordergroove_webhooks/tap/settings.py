"""The tap's setting."""

from __future__ import annotations

from singer_sdk import typing as th

from singer_commons.stream import MAX_REJECTED

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
    MAX_REJECTED,
).to_dict()
