"""Settings: checked before anything is read, and the same in all places that name them (tests/)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.settings import check_settings

from ordergroove_sandbox.drop import new_host_key
from tap_ordergroove_sftp.settings import Settings
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

SECRET = {"password", "private_key", "private_key_passphrase"}
PASSWORD = "a-password-for-tests"  # noqa: S105
GIVEN = {"username": "acme", "password": PASSWORD}


def errors(**config):
    """What the tap says of a configuration; nothing if it can work."""
    try:
        TapOrdergrooveSftp(config=config)
    except ConfigValidationError as error:
        return error.errors
    return []


def test_its_settings_are_described_and_no_error_repeats_a_secret():
    check_settings(TapOrdergrooveSftp, GIVEN, SECRET)


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"username": None}, "username"),
        ({"username": ""}, "username"),
        ({"username": " "}, "username"),
        ({"password": None}, "password"),
        ({"password": ""}, "password"),
        ({"host": " "}, "host"),
        ({"host": 7}, "host"),
        ({"port": 0}, "port"),
        ({"port": 65536}, "port"),
        ({"port": "ssh"}, "port"),
        ({"private_key": "not a key"}, "private_key"),
        ({"private_key": "x", "private_key_path": "y"}, "private_key"),
        ({"private_key_path": "/nowhere/id_ed25519"}, "private_key_path"),
        ({"private_key_passphrase": "open sesame"}, "private_key_passphrase"),
        ({"host_key": "ssh-ed25519"}, "host_key"),
        ({"host_key": "SHA256:short"}, "host_key"),
        ({"host_key": "SHA256:" + "A" * 43, "known_hosts_path": "/x"}, "host_key"),
        ({"known_hosts_path": "/nowhere/known_hosts"}, "known_hosts_path"),
        ({"allow_unknown_host_key": "perhaps"}, "allow_unknown_host_key"),
        ({"date_order": "ydm"}, "date_order"),
        ({"timezone": "Chicago"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"timezone": "America"}, "timezone"),
        ({"start_date": "soon"}, "start_date"),
        ({"start_date": "2025-13-01"}, "start_date"),
        ({"start_date": "01/31/2025"}, "start_date"),
        ({"min_age_seconds": -1}, "min_age_seconds"),
        ({"encoding": "utf-99"}, "encoding"),
        ({"encoding": "utf-16"}, "encoding"),
        ({"encoding": "rot13"}, "encoding"),
        ({"encoding": "cp037"}, "encoding"),
        ({"max_rejected_rows": -1}, "max_rejected_rows"),
        ({"reports": [{"name": "loyalty"}]}, "pattern"),
        ({"reports": [{"pattern": "*.csv"}]}, "name"),
        ({"reports": [{"name": "Loyalty", "pattern": "l_*.csv"}]}, "reports"),
        ({"reports": [{"name": "loyalty", "pattern": "l_*"}]}, "reports"),
        ({"reports": [{"name": "loyalty", "pattern": "l_*.csv", "keys": ["id"]}]}, "reports"),
        ({"reports": [{"name": "loyalty", "pattern": "l_*.csv", "primary_key": ["#"]}]},
         "reports"),
        ({"reports": [{"name": "orders_report", "pattern": "l_*.csv"}]}, "reports"),
        ({"reports": [{"name": "export_files", "pattern": "l_*.csv"}]}, "reports"),
        ({"reports": [{"name": "a", "pattern": "a_*.csv"}, {"name": "a", "pattern": "b_*.csv"}]},
         "reports"),
        ({"expect_daily": ["orders"]}, "expect_daily"),
        ({"expect_daily": ["rejected_rows"]}, "expect_daily"),
        ({"expect_daily": "orders_report"}, "expect_daily"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_work_is_named(config, named):
    given = {name: value for name, value in {**GIVEN, **config}.items() if value is not None}
    found = errors(**given)
    assert len(found) == 1, found
    assert named in found[0]
    assert PASSWORD not in found[0]
    assert "open sesame" not in found[0]


def test_a_key_that_cannot_be_unlocked_is_not_repeated_in_the_error(tmp_path):
    text = new_host_key()
    broken = text.replace("A", "B")
    path = tmp_path / "id_ed25519"
    path.write_text(broken)
    body = "".join(broken.splitlines()[1:3])
    for config in ({"private_key": broken}, {"private_key_path": str(path)}):
        [said] = errors(username="acme", **config)
        assert next(iter(config)) in said
        assert body[:30] not in said
    assert errors(username="acme", private_key=text) == []


def test_settings_with_a_default_may_be_null_or_empty():
    settings = Settings.from_config(
        {**GIVEN, "host": "", "port": None, "path": None, "timezone": "", "start_date": "",
         "reports": None, "expect_daily": None, "merchant_name": "", "encoding": None,
         "private_key": "", "host_key": None}
    )  # fmt: skip
    assert (settings.sftp.host, settings.sftp.port) == ("feeds.ordergroove.com", 22)
    assert (settings.path, settings.start_date, settings.expect_daily) == ("/outgoing", None, ())
    assert (settings.merchant_name, settings.encoding) == (None, "utf-8")
    assert len(settings.reports) == 7


def test_zero_and_false_are_not_taken_for_nothing():
    settings = Settings.from_config(
        {**GIVEN, "min_age_seconds": 0, "max_rejected_rows": 0, "allow_unknown_host_key": False}
    )
    assert (settings.min_age, settings.max_rejected_rows) == (timedelta(0), 0)
    assert settings.sftp.allow_unknown_host_key is False


@pytest.mark.parametrize("text", ["2025-01-31", "2025-01-31T06:00:00Z", "2025-01-31 00:00:00"])
def test_a_start_date_is_a_day_of_the_files_zone(text):
    assert Settings.from_config({**GIVEN, "start_date": text}).start_date == datetime(2025, 1, 31)


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "utf_8_sig", "utf-8-sig"])
def test_utf_8_has_many_names(name):
    assert Settings.from_config({**GIVEN, "encoding": name}).encoding == "utf-8"


def test_a_configured_report_has_a_stream_with_its_columns():
    report = {
        "name": "loyalty",
        "pattern": "acme_loyalty_*.csv",
        "primary_key": ["Member ID", "Date"],
        "columns": ["Points", "member_id"],
    }
    tap = TapOrdergrooveSftp(config={**GIVEN, "reports": [report]})
    stream = tap.streams["loyalty"]
    assert tuple(stream.primary_keys) == ("member_id", "date")
    assert set(stream.schema["properties"]) == {
        "member_id", "date", "points",
        "_unknown_columns", "_sdc_source_file", "_sdc_source_line", "_exported_at", "_deleted",
    }  # fmt: skip
    assert set(TapOrdergrooveSftp(config=GIVEN).streams) == set(tap.streams) - {"loyalty"}


def test_every_field_is_described():
    tap = TapOrdergrooveSftp(config=GIVEN)
    assert len(tap.streams) == 10
    for stream in tap.streams.values():
        assert stream.schema["description"]
        for name, definition in stream.schema["properties"].items():
            assert definition["description"].endswith("."), (stream.name, name)


def test_the_streams_about_the_run_come_first():
    """Their rows stand among those of the others: a loader must know their schemas before."""
    names = list(TapOrdergrooveSftp(config=GIVEN).streams)
    assert names[:3] == ["export_files", "rejected_rows", "snapshots"]
    assert names[3:] == sorted(names[3:])
