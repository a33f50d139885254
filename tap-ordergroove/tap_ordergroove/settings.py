"""The tap's settings: their declaration, and their values once checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from singer_sdk import typing as th
from urllib3.exceptions import LocationParseError

from tap_ordergroove.clock import UTC, parse_time
from tap_ordergroove.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE_URLS = {
    "production": "https://restapi.ordergroove.com",
    "staging": "https://staging.restapi.ordergroove.com",
}
ENTITLEMENTS_URLS = {"production": "https://entitlements-service.ordergroove.com"}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

DECLARATION = th.PropertiesList(
    th.Property(
        "api_key",
        th.StringType,
        required=True,
        secret=True,
        title="API key",
        description="Application API key with the Bulk Operations permission.",
    ),
    th.Property(
        "environment",
        th.StringType,
        default="production",
        allowed_values=["production", "staging"],
        title="Environment",
        description="Ordergroove environment that the API key belongs to.",
    ),
    th.Property(
        "api_url",
        th.StringType,
        title="API URL",
        description="Base URL of the API, instead of the environment's own.",
    ),
    th.Property(
        "entitlements_url",
        th.StringType,
        title="Entitlements URL",
        description=(
            "Base URL of the entitlements service, instead of the environment's own (or api_url)."
        ),
    ),
    th.Property(
        "merchant_id",
        th.StringType,
        title="Merchant ID",
        description="Public ID of the merchant; the stream entitlements needs it.",
    ),
    th.Property(
        "start_date",
        th.StringType,
        title="Start date",
        description=(
            "Read incremental streams from this date or time on (UTC unless it names a zone); "
            "counts only where there is no bookmark. Default: everything."
        ),
    ),
    th.Property(
        "end_date",
        th.StringType,
        title="End date",
        description="Read incremental streams up to this date or time only (UTC).",
    ),
    th.Property(
        "lookback_minutes",
        th.IntegerType(minimum=0),
        default=60,
        title="Look-back",
        description="Minutes before its bookmark at which an incremental stream begins.",
    ),
    th.Property(
        "window_days",
        th.IntegerType(minimum=1, maximum=365),
        default=30,
        title="Window",
        description="Days of changes to ask for at once; widened and narrowed as needed.",
    ),
    th.Property(
        "page_size",
        th.IntegerType(minimum=1, maximum=100),
        default=100,
        title="Page size",
        description="Records to ask for in one request.",
    ),
    th.Property(
        "timezone",
        th.StringType,
        default="America/Chicago",
        title="Time zone",
        description="IANA name of the zone of Ordergroove's wall-clock times.",
    ),
    th.Property(
        "max_parallel_streams",
        th.IntegerType(minimum=1),
        default=8,
        title="Parallel streams",
        description="How many endpoints to read at once; each by one reader.",
    ),
    th.Property(
        "read_ahead_mb",
        th.IntegerType(minimum=0),
        default=256,
        title="Read-ahead",
        description="Megabytes of pages that a stream may have waiting on disk.",
    ),
    th.Property(
        "request_timeout_seconds",
        th.IntegerType(minimum=1),
        default=60,
        title="Request time-out",
        description="Seconds to wait for the server's next byte.",
    ),
    th.Property(
        "retry_budget_seconds",
        th.IntegerType(minimum=0),
        default=600,
        title="Retry budget",
        description="Seconds for which one request may keep being retried.",
    ),
    th.Property(
        "requests_per_minute",
        th.IntegerType(minimum=1),
        default=5000,
        title="Request rate",
        description="Requests a minute over all streams; Ordergroove allows 6000 per IP address.",
    ),
    th.Property(
        "omit_price_calculation",
        th.BooleanType,
        default=False,
        title="Omit price calculation",
        description="Read items faster, without price, extra_cost and total_price.",
    ),
    th.Property(
        "include_optional_fields",
        th.BooleanType,
        default=True,
        title="Include optional fields",
        description=(
            "Ask for the parts of orders and products that the API leaves out unless asked: "
            "has_plan, selection rules, resource grants, free trials."
        ),
    ),
    th.Property(
        "incremental_one_time_incentives",
        th.BooleanType,
        default=False,
        title="Incremental one-time incentives",
        description=(
            "Read one_time_incentives by their time of change. The API reference documents the "
            "filter, Ordergroove's guide says there is none."
        ),
    ),
).to_dict()

DEFAULTS = {
    name: definition["default"]
    for name, definition in DECLARATION["properties"].items()
    if "default" in definition
}


class SettingError(ValueError):
    """A setting that cannot work; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Checked settings; times are aware, in UTC."""

    api_key: str = field(repr=False)
    base_url: str
    entitlements_url: str | None
    merchant_id: str | None
    start_date: datetime | None
    end_date: datetime | None
    lookback: timedelta
    window_size: timedelta
    page_size: int
    zone: tzinfo
    max_parallel_streams: int
    read_ahead_bytes: int
    request_timeout: float
    retry_budget: float
    requests_per_minute: int

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """Check what a JSON Schema cannot.

        Args:
            config: The configuration, valid by `DECLARATION`; null counts as not set.

        Returns:
            The settings.

        Raises:
            SettingError: If a setting cannot work.
        """
        given = {name: value for name, value in config.items() if value is not None}
        config = {**DEFAULTS, **given}
        api_key = config["api_key"].strip()
        if not api_key or not api_key.isascii() or not api_key.isprintable():
            msg = "api_key is empty, or holds characters that no key has"
            raise SettingError(msg)
        start, end = _time(config, "start_date"), _time(config, "end_date")
        if start and end and end <= start:
            msg = "end_date must be later than start_date"
            raise SettingError(msg)
        environment = config["environment"]
        api_url = _url(config, "api_url")
        return cls(
            api_key=api_key,
            base_url=api_url or BASE_URLS[environment],
            entitlements_url=(
                _url(config, "entitlements_url") or api_url or ENTITLEMENTS_URLS.get(environment)
            ),
            merchant_id=config.get("merchant_id") or None,
            start_date=start,
            end_date=end,
            lookback=timedelta(minutes=config["lookback_minutes"]),
            window_size=timedelta(days=config["window_days"]),
            page_size=config["page_size"],
            zone=_zone(config["timezone"]),
            max_parallel_streams=config["max_parallel_streams"],
            read_ahead_bytes=config["read_ahead_mb"] * 1_000_000,
            request_timeout=config["request_timeout_seconds"],
            retry_budget=config["retry_budget_seconds"],
            requests_per_minute=config["requests_per_minute"],
        )


def _time(config: Mapping[str, Any], name: str) -> datetime | None:
    value = config.get(name)
    if not value:
        return None
    try:
        return parse_time(value, UTC)
    except (ValueError, OverflowError):
        msg = f"{name} is not a date or time such as 2025-01-31 or 2025-01-31T06:00:00Z: {value!r}"
        raise SettingError(msg) from None


def _url(config: Mapping[str, Any], name: str) -> str | None:
    value = config.get(name)
    if not value:
        return None
    try:
        origin = Origin.of(value)
    except LocationParseError:
        origin = Origin(None, None, None)
    if origin.scheme not in ("https", "http") or not origin.host:
        msg = f"{name} must be an https URL: {value!r}"
        raise SettingError(msg)
    if origin.scheme == "http" and origin.host not in LOOPBACK:
        msg = f"{name} must be https, or the API key would cross the network in the clear"
        raise SettingError(msg)
    return str(value)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        msg = f"timezone is not an IANA zone name such as America/Chicago: {name!r}"
        raise SettingError(msg) from None
