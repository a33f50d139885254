"""Settings are checked before anything is read or written, and no secret is repeated."""

import functools
from datetime import datetime, timedelta, timezone

import pytest
from singer_sdk import Tap
from singer_sdk import typing as th
from singer_sdk.exceptions import ConfigValidationError

from singer_commons.errors import ErrorKind, PluginError, SettingError
from singer_commons.plugin import CheckedPlugin
from singer_commons.settings import read_time, read_zone, setting, unreadable, with_defaults

DECLARATION = th.PropertiesList(
    setting("key", "Key", "Opens the door.", required=True, secret=True),
    setting("zone", "Zone", "Where the clock hangs.", default="UTC"),
    setting("size", "Size", "How many.", th.IntegerType(minimum=1), default=100),
    setting("open", "Open", "Whether.", th.BooleanType, default=False),
    setting("routes", "Routes", "From where.", th.ObjectType()),
    setting("since", "Since", "From when."),
).to_dict()


class PluginUnderTest(CheckedPlugin, Tap):
    name = "tap-under-test"
    config_jsonschema = DECLARATION

    @functools.cached_property
    def settings(self):
        config = with_defaults(DECLARATION, self.config)
        return read_zone(config, "zone"), read_time(config, "since")

    def discover_streams(self):
        return []


def refusals(**options):
    with pytest.raises(ConfigValidationError) as raised:
        PluginUnderTest(**options)
    return raised.value.errors


def test_null_and_empty_settings_have_their_defaults_and_zero_is_a_value():
    config = with_defaults(DECLARATION, {"zone": "", "size": 0, "since": None, "key": "k"})
    assert config == {"key": "k", "zone": "UTC", "size": 0, "open": False}


def test_a_zone_is_read_by_its_name():
    summer = datetime(2025, 7, 1, tzinfo=read_zone({"zone": "America/Chicago"}, "zone"))
    assert summer.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("", None),
        ("2025-01-31", datetime(2025, 1, 31, tzinfo=timezone.utc)),
        ("2025-01-31T06:00:00Z", datetime(2025, 1, 31, 6, tzinfo=timezone.utc)),
        ("2025-01-31T06:00:00-06:00", datetime(2025, 1, 31, 12, tzinfo=timezone.utc)),
    ],
)
def test_a_time_is_utc_unless_it_names_a_zone(text, expected):
    assert read_time({"since": text}, "since") == expected


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"zone": "Chicago"}, "zone: 'Chicago' is not an IANA zone name. Such a name is"),
        ({"zone": "../../etc/passwd"}, "zone: '../../etc/passwd' is not an IANA zone name."),
        ({"since": "{soon}"}, "since: '{soon}' is not a date or time."),
    ],
)
def test_a_setting_that_cannot_work_is_named_with_its_code_in_one_line(given, error):
    (line,) = refusals(config={"key": "k", **given})
    assert line.startswith(error)
    assert line.endswith((" [SET-03]", " [SET-04]"))


def test_a_secret_of_the_wrong_type_is_not_repeated():
    (line,) = refusals(config={"key": 123456789})
    assert "123456789" not in line
    assert line.endswith(" [SET-01]")


def test_settings_that_are_not_to_be_checked_are_not():
    tap = PluginUnderTest(config={"zone": "Chicago"}, validate_config=False)
    with pytest.raises(SettingError):
        _ = tap.settings


@pytest.mark.parametrize(
    ("variable", "value", "wrong"),
    [
        ("SIZE", "12", None),
        ("SIZE", "a dozen", "size: the environment variable is not a whole number. [SET-02]"),
        ("OPEN", "Off", None),
        ("OPEN", "offf", "open: the environment variable is not one of true, 1, yes, on, false,"),
        ("ROUTES", '{"a": "b"}', None),
        ("ROUTES", "a: b", "routes: the environment variable is not an object in JSON. [SET-02]"),
        ("ZONE", "anything", None),
    ],
)
def test_a_variable_that_cannot_be_read_is_named_without_its_value(variable, value, wrong):
    lines = list(unreadable(DECLARATION, "TAP_UNDER_TEST_", {f"TAP_UNDER_TEST_{variable}": value}))
    assert len(lines) == (wrong is not None)
    assert all(line.startswith(wrong) and value not in line for line in lines)


def test_a_variable_that_cannot_be_read_stops_the_plugin(monkeypatch):
    monkeypatch.setenv("TAP_UNDER_TEST_KEY", "k")
    monkeypatch.setenv("TAP_UNDER_TEST_OPEN", "offf")
    (line,) = refusals(config={}, parse_env_config=True)
    assert line.startswith("open: ")


def test_an_error_is_one_line_of_words_remedy_and_code():
    kind = ErrorKind("TEST-01", "{file}: broken.", "Send {file} again.")
    error = PluginError(kind, file="{a}.csv")
    assert str(error) == "{a}.csv: broken. Send {a}.csv again. [TEST-01]"
    assert (error.kind, error.facts, error.exit_code) == (kind, {"file": "{a}.csv"}, 1)
    assert str(SettingError(kind, "inbox", file="f")) == "inbox: f: broken. Send f again. [TEST-01]"
