"""Settings: checked before anything is read or sent, one line each, and no secret in any."""

from __future__ import annotations

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.settings import check_settings, own_settings

from target_dotapparel_sftp.declaration import DECLARATION
from target_dotapparel_sftp.settings import Settings
from target_dotapparel_sftp.target import TargetDotApparelSftp

SECRETS = {"password", "private_key", "private_key_passphrase"}
SECRET = "a-secret-that-must-never-be-printed"  # noqa: S105
BASE = {"host": "sftp.example.com", "username": "merchant", "password": SECRET}
ID = [{"name": "ID", "from": "PERIDX"}, "EMAIL"]


def test_its_settings_are_described_and_no_error_repeats_a_secret():
    check_settings(TargetDotApparelSftp, BASE, SECRETS)


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"host": None}, "host"),
        ({"username": None}, "username"),
        ({"password": None}, "password"),
        ({"port": 0}, "port"),
        ({"port": "many"}, "port"),
        ({"private_key": "no key"}, "private_key"),
        ({"private_key_path": "nowhere"}, "private_key_path"),
        ({"host_key": "no key"}, "host_key"),
        ({"host_key": "SHA256:x", "known_hosts_path": "a-file"}, "host_key"),
        ({"known_hosts_path": "nowhere"}, "known_hosts_path"),
        ({"path": "pending"}, "path"),
        ({"path": "/pending/../bulk"}, "path"),
        ({"path": "/pending\n"}, "path"),
        ({"temporary_name": "upload.csv"}, "temporary_name"),
        ({"temporary_name": "{id}{id}"}, "temporary_name"),
        ({"temporary_name": "half/{id}"}, "temporary_name"),
        ({"temporary_name": "{id}.csv\n"}, "temporary_name"),
        ({"temporary_name": "20261128T101010Z{id}"}, "temporary_name"),
        ({"temporary_name": "{{id}}"}, "temporary_name"),
        ({"temporary_name": "Orders-{id}.csv"}, "temporary_name"),
        ({"file_types": {"orders": "ORDERS"}}, "file_types"),
        ({"file_types": {"orders": 5}}, "file_types"),
        ({"file_types": {"*": "orders"}}, "file_types"),
        ({"columns": {"refunds": ["a"]}}, "columns"),
        ({"columns": {"orders": ["a", "a"]}}, "columns"),
        ({"columns": {"orders": [" "]}}, "columns"),
        ({"columns": {"orders": ["a\nb"]}}, "columns"),
        ({"columns": {"orders": [{"from": "a"}]}}, "columns"),
        ({"columns": {"orders": [{"name": "a", "format": "colour"}]}}, "columns"),
        ({"columns": {"orders": [{"name": "a", "form": "text"}]}}, "columns"),
        ({"columns": {"orders": "a"}}, "columns"),
        ({"columns": {"customers": ["PERIDX"]}}, "columns"),
        ({"columns": {"customers": ["EMAIL", "Person ID"]}}, "columns"),
        ({"columns": {"customers": [*ID, {"name": "PERIDX", "from": "CODE"}, "ID"]}}, "columns"),
        ({"columns": {"customers": [*ID, {"name": "Mail", "from": "EMAIL"}]}}, "columns"),
        ({"columns": {"customers": [*ID, {"name": "PRIVACY", "format": "text"}]}}, "columns"),
        ({"columns": {"customers": [*ID, "subscribed"]}}, "columns"),
        ({"orders_delay_minutes": -1}, "orders_delay_minutes"),
        ({"datetime_timezone": "Sydney"}, "datetime_timezone"),
        ({"datetime_timezone": "../../etc/passwd"}, "datetime_timezone"),
        ({"max_rows_per_file": 0}, "max_rows_per_file"),
        ({"validate_only": "yes"}, "validate_only"),
        ({"output_dir": "a-file"}, "output_dir"),
        ({"max_rejects": -1}, "max_rejects"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_work_is_named(config, named, tmp_path):
    (tmp_path / "a-file").write_text("")
    given = {name: value for name, value in (BASE | config).items() if value is not None}
    with pytest.raises(ConfigValidationError) as raised:
        TargetDotApparelSftp(config=given)
    for error in raised.value.errors:
        assert named in error
        assert "\n" not in error
        assert SECRET not in error


def test_no_secret_is_shown_with_the_settings():
    assert SECRET not in repr(Settings.from_config(BASE))


def test_empty_and_null_settings_count_as_not_set():
    settings = Settings.from_config(
        dict.fromkeys(own_settings(DECLARATION)) | {"private_key": ""} | BASE
    )
    assert settings.path == "/pending"
    assert settings.merchant.delay == 1800
    assert settings.file_types["orders"] == "orders"


def test_an_output_folder_is_enough():
    assert Settings.from_config({"output_dir": "out"}).server is None
    assert Settings.from_config({"validate_only": True}).server is None


def test_streams_of_ones_own_are_added_to_the_defaults():
    given = {"people": "customers", "rewards": None, "*": None}
    settings = Settings.from_config(BASE | {"file_types": given})
    assert settings.file_types == {"customers": "customers", "orders": "orders"} | given


@pytest.mark.parametrize(
    ("config", "path"),
    [
        ({}, "dotapparel-rejects"),
        ({"output_dir": "out"}, "out/rejects"),
        ({"rejects_path": "a.jsonl", "output_dir": "out"}, "a.jsonl"),
    ],
    ids=["nowhere", "output", "own"],
)
def test_rejects_have_a_place(config, path):
    assert str(Settings.from_config(BASE | config).rejects_path) == path


def test_settings_come_from_the_environment_too(monkeypatch):
    for name, value in {
        "HOST": "sftp.example.com",
        "USERNAME": "merchant",
        "PASSWORD": SECRET,
        "PORT": "2222",
        "FILE_TYPES": '{"people": "customers", "x": null}',
        "COLUMNS": '{"orders": ["ID", {"name": "Total", "from": "sum", "format": "number"}]}',
        "ORDERS_DELAY_MINUTES": "45",
    }.items():
        monkeypatch.setenv(f"TARGET_DOTAPPAREL_SFTP_{name}", value)
    settings = TargetDotApparelSftp(parse_env_config=True).settings
    assert settings.server.port == 2222
    assert settings.file_types["people"] == "customers"
    assert [each.name for each in settings.merchant.columns["orders"]] == ["ID", "Total"]
    assert settings.merchant.delay == 45 * 60
