"""Settings: checked before anything is read or sent, one line each, and no secret in any."""

from __future__ import annotations

import re

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.bspk_target import SECRET
from tests.support.settings import check_settings, own_settings

from target_bspk_s3.declaration import DECLARATION
from target_bspk_s3.settings import Settings
from target_bspk_s3.target import TargetBspkS3

SECRETS = {
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_external_id",
}
BASE = {"company_name": "NiceCo", "bucket": "drop"}
KEY = {"aws_access_key_id": "an-id", "aws_secret_access_key": SECRET}


def test_its_settings_are_described_and_no_error_repeats_a_secret():
    check_settings(TargetBspkS3, BASE, SECRETS)


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"company_name": None}, "company_name"),
        ({"company_name": "Nice_Co"}, "company_name"),
        ({"company_name": "Nice Co"}, "company_name"),
        ({"company_name": ""}, "company_name"),
        ({"company_name": "Café"}, "company_name"),
        ({"bucket": None}, "bucket"),
        ({"bucket": "s3://drop"}, "bucket"),
        ({"bucket": "drop/folder"}, "bucket"),
        ({"prefix": "a\nb"}, "prefix"),
        ({"file_types": {"orders": "ORDERS"}}, "file_types"),
        ({"file_types": {"orders": "special-orders"}}, "file_types"),
        ({"file_types": {"orders": 5}}, "file_types"),
        ({"file_types": {"*": "SALE"}}, "file_types"),
        ({"file_types": {"a": "SALE_V2", "b": "SALE_V3"}}, "file_types"),
        ({"extra_columns": {"ORDERS": []}}, "extra_columns"),
        ({"extra_columns": {"STORE": [{"name": "name"}]}}, "extra_columns"),
        ({"extra_columns": {"STORE": [{"name": " "}]}}, "extra_columns"),
        ({"extra_columns": {"STORE": [{"format": "text"}]}}, "extra_columns"),
        ({"extra_columns": {"STORE": [{"name": "a", "format": "colour"}]}}, "extra_columns"),
        ({"extra_columns": {"STORE": [{"name": "a", "format": "enum"}]}}, "extra_columns"),
        ({"extra_columns": {"STORE": [{"name": "a", "values": ["b"]}]}}, "extra_columns"),
        ({"aws_access_key_id": "an-id"}, "aws_secret_access_key"),
        ({"aws_secret_access_key": SECRET}, "aws_access_key_id"),
        ({"aws_session_token": SECRET}, "aws_session_token"),
        (KEY | {"aws_profile": "drop"}, "aws_profile"),
        ({"aws_external_id": "x"}, "aws_external_id"),
        ({"endpoint_url": "minio:9000"}, "endpoint_url"),
        ({"endpoint_url": "https://"}, "endpoint_url"),
        ({"endpoint_url": f"https://me:{SECRET}@store.example.com"}, "endpoint_url"),
        ({"endpoint_url": "https://[::"}, "endpoint_url"),
        ({"name_timezone": "Paris"}, "name_timezone"),
        ({"name_timezone": "../../etc/passwd"}, "name_timezone"),
        ({"max_rows_per_file": 0}, "max_rows_per_file"),
        ({"type_delay_seconds": -1}, "type_delay_seconds"),
        ({"absent_columns": "skip"}, "absent_columns"),
        ({"validate_only": "yes"}, "validate_only"),
        ({"output_dir": "a-file"}, "output_dir"),
        ({"rejects_path": "s3://"}, "rejects_path"),
        ({"max_rejects": -1}, "max_rejects"),
        ({"max_rejects": "many"}, "max_rejects"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_work_is_named(config, named, tmp_path):
    (tmp_path / "a-file").write_text("")
    given = {name: value for name, value in (BASE | config).items() if value is not None}
    with pytest.raises(ConfigValidationError) as raised:
        TargetBspkS3(config=given)
    (error,) = raised.value.errors
    assert re.search(rf"\b{named}\b", error)
    assert "\n" not in error
    assert SECRET not in error


def test_no_secret_is_shown_with_the_settings():
    settings = Settings.from_config(BASE | KEY | {"aws_session_token": SECRET})
    assert SECRET not in repr(settings)
    assert "an-id" not in repr(settings)


def test_empty_and_null_settings_count_as_not_set():
    config = (
        dict.fromkeys(own_settings(DECLARATION)) | {"aws_profile": "", "file_types": None} | BASE
    )
    settings = Settings.from_config(config)
    assert settings.aws.profile is None
    assert settings.max_rows_per_file == 1_000_000
    assert settings.file_types["special_orders"] == "SPECIAL-ORDERS"


def test_types_of_ones_own_are_added_to_the_defaults():
    settings = Settings.from_config(
        BASE | {"file_types": {"orders": "SPECIAL-ORDERS", "sales": None, "*": None}}
    )
    assert settings.file_types["orders"] == "SPECIAL-ORDERS"
    assert settings.file_types["special_order_events"] == "SPECIAL-ORDER-EVENTS"
    assert settings.file_types["sales"] is None
    assert settings.file_types["*"] is None


@pytest.mark.parametrize(
    ("given", "prefix"),
    [("", ""), ("/", ""), ("in", "in/"), ("/in/box/", "in/box/")],
    ids=["none", "root", "plain", "slashes"],
)
def test_a_prefix_is_a_folder(given, prefix):
    assert Settings.from_config(BASE | {"prefix": given}).prefix == prefix


@pytest.mark.parametrize(
    ("config", "path"),
    [
        ({}, "bspk-rejects"),
        ({"output_dir": "out"}, "out/rejects"),
        ({"rejects_path": "a.jsonl", "output_dir": "out"}, "a.jsonl"),
    ],
    ids=["nowhere", "output", "own"],
)
def test_rejects_have_a_place(config, path):
    assert Settings.from_config(BASE | config).rejects_path == path


def test_settings_come_from_the_environment_too(monkeypatch):
    monkeypatch.setenv("TARGET_BSPK_S3_COMPANY_NAME", "NiceCo")
    monkeypatch.setenv("TARGET_BSPK_S3_BUCKET", "drop")
    monkeypatch.setenv("TARGET_BSPK_S3_FILE_TYPES", '{"orders": "SPECIAL-ORDERS", "x": null}')
    monkeypatch.setenv("TARGET_BSPK_S3_TYPE_DELAY_SECONDS", "5")
    monkeypatch.setenv("TARGET_BSPK_S3_VALIDATE_ONLY", "true")
    settings = TargetBspkS3(parse_env_config=True).settings
    assert settings.type_delay == 5
    assert settings.validate_only is True
    assert settings.file_types["orders"] == "SPECIAL-ORDERS"
