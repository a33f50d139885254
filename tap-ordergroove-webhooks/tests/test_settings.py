"""Settings: checked before anything is done, and the same in all places that name them (tests/)."""

from __future__ import annotations

import json
import re

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.settings import check_declaration, check_settings
from tests.support.webhooks import KEY, PATH, ROUTE

from singer_commons.errors import SettingError
from tap_ordergroove_webhooks.receiver.settings import (
    DECLARATION as RECEIVERS,
)
from tap_ordergroove_webhooks.receiver.settings import (
    DEFAULTS,
    Settings,
    read_config,
)
from tap_ordergroove_webhooks.tap.settings import DECLARATION
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks


def test_the_settings_are_described_and_no_error_repeats_a_secret():
    check_declaration(RECEIVERS, {"store", "routes"})
    check_settings(TapOrdergrooveWebhooks, {}, {"store"})
    assert DECLARATION["properties"]["store"]["default"] == DEFAULTS["store"]


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"store": "nonsense"}, "store"),
        ({"store": "mysql://u:a-secret@h/d"}, "store"),
        ({"store": "sqlite://"}, "store"),
        ({"store": "sqlite:///:memory:"}, "store"),
        ({"store": "sqlite:///file:x?uri=true"}, "store"),
        ({"store": 7}, "store"),
        ({"host": 7}, "host"),
        ({"port": -1}, "port"),
        ({"port": 65536}, "port"),
        ({"port": "http"}, "port"),
        ({"port": True}, "port"),
        ({"max_age_seconds": -1}, "max_age_seconds"),
        ({"max_age_seconds": 1.5}, "max_age_seconds"),
        ({"max_body_bytes": 0}, "max_body_bytes"),
        ({"verification_key": "a-secret"}, "verification_key"),
        ({"{0.x}": "a-secret"}, "{0.x}"),
        ({"routes": {}}, "routes"),
        ({"routes": "a-secret"}, "routes"),
        ({"routes": ["/x"]}, "routes[0]"),
        ({"routes": [{"path": "/x", "merchant": "m"}]}, "routes[0]"),
        ({"routes": [{**ROUTE, "key": "a-secret"}]}, "routes[0]"),
        ({"routes": [ROUTE, {**ROUTE, "path": "x"}]}, "routes[1].path"),
        ({"routes": [{**ROUTE, "path": "/"}]}, "routes[0].path"),
        ({"routes": [{**ROUTE, "path": "/{x}"}]}, "routes[0].path"),
        ({"routes": [{**ROUTE, "path": "/metrics"}]}, "routes[0].path"),
        ({"routes": [{**ROUTE, "path": "/" + "x" * 300}]}, "routes[0].path"),
        ({"routes": [ROUTE, ROUTE]}, PATH),
        ({"routes": [{**ROUTE, "merchant": " "}]}, "routes[0].merchant"),
        ({"routes": [{**ROUTE, "verification_keys": []}]}, "routes[0].verification_keys"),
        ({"routes": [{**ROUTE, "verification_keys": "a-secret"}]}, "routes[0].verification_keys"),
        ({"routes": [{**ROUTE, "verification_keys": [""]}]}, "routes[0].verification_keys"),
        ({"routes": [{**ROUTE, "verification_keys": ["a-secret", "é"]}]}, "verification_keys"),
        ({"routes": [{**ROUTE, "verification_keys": [None]}]}, "routes[0].verification_keys"),
    ],
    ids=range(33),
)
def test_a_setting_that_cannot_work_is_named(config, named):
    with pytest.raises(SettingError) as raised:
        Settings.from_config(config)
    assert named in str(raised.value)
    assert re.search(r"\. \[HOOK-\d\d\]$", str(raised.value))
    assert "a-secret" not in str(raised.value)


def test_null_and_empty_count_as_not_set_and_zero_does_not():
    settings = Settings.from_config(
        {"store": "", "host": None, "port": "0", "routes": [], "max_age_seconds": 0}
    )
    assert (settings.host, settings.port, settings.max_age_seconds) == ("127.0.0.1", 0, 0)
    assert settings.max_body_bytes == 1024 * 1024
    assert settings.store.database == "ordergroove-webhooks.db"


def test_keys_are_in_no_text_of_the_settings():
    settings = Settings.from_config({"routes": [ROUTE], "store": "postgresql://u:a-secret@h/d"})
    assert KEY not in repr(settings)
    assert "a-secret" not in repr(settings)
    assert settings.routes[0].keys == (KEY,)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_postgresql_is_spoken_to_by_psycopg(scheme):
    settings = Settings.from_config({"store": f"{scheme}://u@h/d"})
    assert settings.store.drivername == "postgresql+psycopg"


def test_the_environment_counts_more_than_the_file(tmp_path):
    path = tmp_path / "c.json"
    path.write_text(json.dumps({"port": 1, "host": "0.0.0.0", "routes": []}))  # noqa: S104 - a text
    environment = {
        "ORDERGROOVE_WEBHOOKS_PORT": "2",
        "ORDERGROOVE_WEBHOOKS_ROUTES": json.dumps([ROUTE]),
        "ORDERGROOVE_WEBHOOKS_HOST": "",
        "ORDERGROOVE_WEBHOOKS_STORE": "sqlite:///x.db",
        "ORDERGROOVE_WEBHOOKS_MAX_AGE_SECONDS": "0",
        "ORDERGROOVE_WEBHOOKS_MAX_BODY_BYTES": "10",
        "ORDERGROOVE_WEBHOOKS_OTHER": "x",
    }
    settings = Settings.from_config(read_config(path, environment))
    assert (settings.port, settings.host, settings.max_age_seconds) == (2, "0.0.0.0", 0)  # noqa: S104
    assert (settings.routes[0].path, settings.max_body_bytes) == (PATH, 10)
    assert settings.store.database == "x.db"


@pytest.mark.parametrize("text", ["{", "[]", "7", "\xff"])
def test_a_file_that_is_no_object_is_named(tmp_path, text):
    path = tmp_path / "c.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingError, match="--config"):
        read_config(path, {})
    with pytest.raises(SettingError, match="cannot be read"):
        read_config(tmp_path / "no.json", {})


def test_routes_in_the_environment_that_are_no_json_are_not_repeated():
    with pytest.raises(SettingError, match="ORDERGROOVE_WEBHOOKS_ROUTES") as raised:
        read_config(None, {"ORDERGROOVE_WEBHOOKS_ROUTES": f'[{{"verification_keys": ["{KEY}"'})
    assert KEY not in str(raised.value)


@pytest.mark.parametrize("value", ["nonsense", "mysql://u:a-secret@h/d", "sqlite://", ["a-secret"]])
def test_the_tap_refuses_a_store_that_cannot_work(value):
    with pytest.raises(ConfigValidationError) as raised:
        TapOrdergrooveWebhooks(config={"store": value})
    assert "store" in raised.value.errors[0]
    assert "a-secret" not in str(raised.value.errors)


@pytest.mark.parametrize("value", ["", None])
def test_the_tap_takes_an_empty_store_for_none(value):
    tap = TapOrdergrooveWebhooks(config={"store": value} if value is not None else {})
    assert set(tap.streams) >= {"events", "deleted_orders"}
