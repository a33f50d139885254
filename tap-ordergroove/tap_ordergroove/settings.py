"""The tap's settings: their declaration, and their values once checked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from singer_sdk import typing as th
from urllib3.exceptions import LocationParseError

from singer_commons.errors import NOT_A_URL, NOT_ENCRYPTED, SettingError
from singer_commons.settings import (
    ADOPT_STATE,
    LOOPBACK,
    read_time,
    read_zone,
    setting,
    with_defaults,
)
from singer_commons.stream import MAX_REJECTED
from tap_ordergroove.errors import ENDS_TOO_EARLY, KEY_UNUSABLE
from tap_ordergroove.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE_URLS = {
    "production": "https://restapi.ordergroove.com",
    "staging": "https://staging.restapi.ordergroove.com",
}
ENTITLEMENTS_URLS = {"production": "https://entitlements-service.ordergroove.com"}

DECLARATION = th.PropertiesList(
    setting(
        "api_key",
        "API key",
        "Application API key with the Bulk Operations permission.",
        required=True,
        secret=True,
    ),
    setting(
        "environment",
        "Environment",
        "Ordergroove environment that the API key belongs to.",
        default="production",
        allowed_values=["production", "staging"],
    ),
    setting(
        "start_date",
        "Start date",
        "Read incremental streams from this date or time on (UTC unless it names a zone); "
        "counts only where there is no bookmark. Default: everything.",
        examples=["2026-01-01"],
    ),
    setting(
        "merchant_id", "Merchant ID", "Public ID of the merchant; the stream entitlements needs it."
    ),
    setting(
        "include_optional_fields",
        "Include optional fields",
        "Ask for the parts of orders and products that the API leaves out unless asked: "
        "has_plan, selection rules, resource grants, free trials.",
        th.BooleanType,
        default=True,
    ),
    setting(
        "omit_price_calculation",
        "Omit price calculation",
        "Read items faster, without price, extra_cost and total_price.",
        th.BooleanType,
        default=False,
    ),
    setting(
        "incremental_one_time_incentives",
        "Incremental one-time incentives",
        "Read one_time_incentives by their time of change. The API reference documents the "
        "filter, Ordergroove's guide says there is none.",
        th.BooleanType,
        default=False,
    ),
    setting(
        "end_date",
        "End date",
        "Read incremental streams up to this date or time only (UTC).",
        examples=["2026-02-01"],
    ),
    setting(
        "lag_minutes",
        "Lag",
        "Minutes that incremental streams stay behind: newer changes are left to the next run.",
        th.IntegerType(minimum=0),
        default=0,
    ),
    setting(
        "lookback_minutes",
        "Look-back",
        "Minutes before its bookmark at which an incremental stream begins.",
        th.IntegerType(minimum=0),
        default=60,
    ),
    setting(
        "window_days",
        "Window",
        "Days of changes to ask for at once; widened and narrowed as needed.",
        th.IntegerType(minimum=1, maximum=365),
        default=30,
    ),
    setting(
        "page_size",
        "Page size",
        "Records to ask for in one request.",
        th.IntegerType(minimum=1, maximum=100),
        default=100,
    ),
    setting(
        "timezone",
        "Time zone",
        "IANA name of the zone of Ordergroove's wall-clock times.",
        default="America/Chicago",
    ),
    setting(
        "max_parallel_streams",
        "Parallel streams",
        "How many endpoints to read at once; each by one reader.",
        th.IntegerType(minimum=1),
        default=8,
    ),
    setting(
        "read_ahead_mb",
        "Read-ahead",
        "Megabytes of pages that a stream may have waiting on disk.",
        th.IntegerType(minimum=0),
        default=256,
    ),
    setting(
        "request_timeout_seconds",
        "Request time-out",
        "Seconds to wait for the server's next byte.",
        th.IntegerType(minimum=1),
        default=60,
    ),
    setting(
        "retry_budget_seconds",
        "Retry budget",
        "Seconds for which one request may keep being retried.",
        th.IntegerType(minimum=0),
        default=600,
    ),
    setting(
        "requests_per_minute",
        "Request rate",
        "Requests a minute over all streams; Ordergroove allows 6000 per IP address.",
        th.IntegerType(minimum=1),
        default=5000,
    ),
    MAX_REJECTED,
    setting("api_url", "API URL", "Base URL of the API, instead of the environment's own."),
    setting(
        "entitlements_url",
        "Entitlements URL",
        "Base URL of the entitlements service, instead of the environment's own (or api_url).",
    ),
    ADOPT_STATE,
).to_dict()


class Settings:
    """Checked settings; times are aware, in UTC."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        """Check what a JSON Schema cannot.

        Args:
            config: The configuration, valid by `DECLARATION`; null counts as not set.

        Raises:
            SettingError: If a setting cannot work.
        """
        config = with_defaults(DECLARATION, config)
        self.api_key: str = config.get("api_key", "").strip()
        if not self.api_key or not self.api_key.isascii() or not self.api_key.isprintable():
            raise SettingError(KEY_UNUSABLE, "api_key")
        environment, api_url = config["environment"], _url(config, "api_url")
        self.base_url = api_url or BASE_URLS[environment]
        own_url = _url(config, "entitlements_url")
        self.entitlements_url = own_url or api_url or ENTITLEMENTS_URLS.get(environment)
        self.merchant_id: str | None = config.get("merchant_id")
        self.start_date = read_time(config, "start_date")
        self.end_date = read_time(config, "end_date")
        if self.start_date and self.end_date and self.end_date <= self.start_date:
            raise SettingError(ENDS_TOO_EARLY, "end_date")
        self.lag = timedelta(minutes=config["lag_minutes"])
        self.lookback = timedelta(minutes=config["lookback_minutes"])
        self.window_size = timedelta(days=config["window_days"])
        self.page_size: int = config["page_size"]
        self.zone = read_zone(config, "timezone")
        self.max_parallel_streams: int = config["max_parallel_streams"]
        self.read_ahead_bytes: int = config["read_ahead_mb"] * 1_000_000
        self.request_timeout: float = config["request_timeout_seconds"]
        self.retry_budget: float = config["retry_budget_seconds"]
        self.requests_per_minute: int = config["requests_per_minute"]


def _url(config: Mapping[str, Any], name: str) -> str | None:
    value = config.get(name)
    if not value:
        return None
    try:
        origin = Origin.of(value)
    except LocationParseError:
        origin = Origin(None, None, None)
    if origin.scheme not in ("https", "http") or not origin.host:
        raise SettingError(NOT_A_URL, name, value=value)
    if origin.scheme == "http" and origin.host not in LOOPBACK:
        raise SettingError(NOT_ENCRYPTED, name, secret="the API key")  # noqa: S106 - words
    return str(value)
