"""Settings: checked before anything is read, and the same in all places that name them (tests/)."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.settings import check_settings

from tap_ordergroove.settings import Settings
from tap_ordergroove.tap import TapOrdergroove


def test_its_settings_are_described_and_no_error_repeats_a_secret():
    check_settings(TapOrdergroove, {"api_key": "k"}, {"api_key"})


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({}, "api_key"),
        ({"api_key": " "}, "api_key"),
        ({"environment": "sandbox"}, "environment"),
        ({"start_date": "soon"}, "start_date"),
        ({"end_date": "2025-13-01"}, "end_date"),
        ({"start_date": "2025-02-01", "end_date": "2025-01-01"}, "end_date"),
        ({"timezone": "Chicago"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"api_url": "ftp://example.com"}, "api_url"),
        ({"api_url": "http://example.com"}, "api_url"),
        ({"api_url": "example.com"}, "api_url"),
        ({"page_size": 0}, "page_size"),
        ({"page_size": 101}, "page_size"),
        ({"lookback_minutes": -1}, "lookback_minutes"),
        ({"window_days": 0}, "window_days"),
        ({"max_parallel_streams": 0}, "max_parallel_streams"),
        ({"requests_per_minute": "many"}, "requests_per_minute"),
    ],
)
def test_a_setting_that_cannot_work_is_named(config, named):
    if config and "api_key" not in config:
        config = {"api_key": "a-key-for-tests", **config}
    with pytest.raises(ConfigValidationError) as raised:
        TapOrdergroove(config=dict(config))
    assert len(raised.value.errors) == 1
    assert named in raised.value.errors[0]
    assert "a-key-for-tests" not in str(raised.value.errors)


def test_dates_are_utc():
    settings = Settings({"api_key": "k", "start_date": "2025-01-31", "end_date": ""})
    assert settings.start_date == datetime(2025, 1, 31, tzinfo=timezone.utc)
    assert settings.end_date is None


@pytest.mark.parametrize(
    ("config", "base", "entitlements"),
    [
        (
            {},
            "https://restapi.ordergroove.com",
            "https://entitlements-service.ordergroove.com",
        ),
        ({"environment": "staging"}, "https://staging.restapi.ordergroove.com", None),
        ({"api_url": "http://127.0.0.1:8080"}, "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        (
            {"api_url": "https://a.example", "entitlements_url": "https://b.example"},
            "https://a.example",
            "https://b.example",
        ),
    ],
)
def test_where_requests_go(config, base, entitlements):
    settings = Settings({"api_key": "k", **config})
    assert settings.base_url == base
    assert settings.entitlements_url == entitlements
