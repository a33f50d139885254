"""meltano.yml and .env.example name the same settings as the target."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from target_bspk_s3.target import TargetBspkS3

OF_THE_MAP = "stream_map_config."
PROJECT = Path(__file__).parents[2]
DECLARED = TargetBspkS3.config_jsonschema["properties"]
WANTED = {
    "bucket",
    "prefix",
    "company_name",
    "file_types",
    "extra_columns",
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_profile",
    "aws_region",
    "aws_role_arn",
    "aws_external_id",
    "endpoint_url",
    "kms_key_id",
    "name_timezone",
    "max_rows_per_file",
    "type_delay_seconds",
    "absent_columns",
    "validate_only",
    "output_dir",
    "rejects_path",
    "max_rejects",
}


def test_the_target_declares_what_it_should():
    assert DECLARED.keys() >= WANTED


@pytest.fixture
def plugin():
    project = yaml.safe_load((PROJECT / "meltano.yml").read_text())
    [found] = [each for each in project["plugins"]["loaders"] if each["name"] == "target-bspk-s3"]
    return found


def test_meltano_yml_agrees_with_the_target(plugin):
    settings = {each["name"]: each for each in plugin["settings"]}
    assert settings.keys() >= WANTED
    for name in WANTED:
        declared = DECLARED[name]
        assert settings[name]["description"] == declared["description"], name
        assert settings[name]["label"] == declared["title"], name
        assert settings[name].get("sensitive", False) is declared.get("secret", False), name
        if not isinstance(declared.get("default"), dict):
            assert settings[name].get("value") == declared.get("default"), name


def test_env_example_agrees_with_the_target_and_the_map(plugin):
    lines = (PROJECT / ".env.example").read_text().splitlines()
    given = dict(
        line.removeprefix("# ").split("=", 1) for line in lines if "TARGET_BSPK_S3_" in line
    )
    constants = {
        each["name"].replace(".", "_"): each
        for each in plugin["settings"]
        if each["name"].startswith(OF_THE_MAP)
    }
    names = {name.removeprefix("TARGET_BSPK_S3_").lower() for name in given}
    assert names == WANTED | constants.keys()
    for name, setting in constants.items():
        assert given[f"TARGET_BSPK_S3_{name.upper()}"] == setting.get("value", ""), name
        assert f"# {setting['description'].rstrip('.')}" in lines
    for name in WANTED:
        default = DECLARED[name].get("default")
        expected = "" if default is None or isinstance(default, dict) else str(default)
        assert given[f"TARGET_BSPK_S3_{name.upper()}"].lower() == expected.lower(), name
