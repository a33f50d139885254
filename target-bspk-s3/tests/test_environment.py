"""Settings from environment variables that cannot work: named, and nothing is sent."""

from __future__ import annotations

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.bspk_target import SECRET, orders, start_program
from tests.support.target_runs import as_lines

from target_bspk_s3.target import TargetBspkS3

WRONG = [
    ("MAX_REJECTS", "abc"),
    ("MAX_REJECTS", "1.5"),
    ("MAX_REJECTS", "-1"),
    ("MAX_ROWS_PER_FILE", "1e9"),
    ("MAX_ROWS_PER_FILE", "0"),
    ("TYPE_DELAY_SECONDS", "soon"),
    ("TYPE_DELAY_SECONDS", "NaN"),
    ("FILE_TYPES", '{"a"'),
    ("FILE_TYPES", "[]"),
    ("FILE_TYPES", '{"a": "B"}'),
    ("EXTRA_COLUMNS", '{"STORE": {"name": "x"}}'),
    ("STREAM_MAPS", "{"),
    ("ABSENT_COLUMNS", "Blank"),
    ("VALIDATE_ONLY", "maybe"),
    ("VALIDATE_ONLY", "y"),
    ("NAME_TIMEZONE", "EST5EDTX"),
    ("COMPANY_NAME", "Nice Co"),
    ("PREFIX", "a\nb"),
    ("ENDPOINT_URL", "minio:9000"),
    ("AWS_SECRET_ACCESS_KEY", SECRET),
]


@pytest.fixture(autouse=True)
def _base(monkeypatch, tmp_path):
    monkeypatch.setenv("TARGET_BSPK_S3_COMPANY_NAME", "NiceCo")
    monkeypatch.setenv("TARGET_BSPK_S3_OUTPUT_DIR", str(tmp_path / "out"))


@pytest.mark.parametrize(("name", "value"), WRONG, ids=lambda part: part[:12])
def test_a_variable_that_cannot_work_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"TARGET_BSPK_S3_{name}", value)
    with pytest.raises(ConfigValidationError) as raised:
        TargetBspkS3(parse_env_config=True)
    (error,) = raised.value.errors
    wanted = {"aws_secret_access_key": "aws_access_key_id"}
    assert wanted.get(name.lower(), name.lower()) in error
    assert SECRET not in error


@pytest.mark.parametrize(
    ("word", "meant"), [("true", True), ("1", True), ("ON", True), ("0", False), ("No", False)]
)
def test_words_for_yes_and_no(monkeypatch, word, meant):
    monkeypatch.setenv("TARGET_BSPK_S3_VALIDATE_ONLY", word)
    assert TargetBspkS3(parse_env_config=True).settings.validate_only is meant


def test_the_program_ends_with_a_line_and_sends_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("TARGET_BSPK_S3_VALIDATE_ONLY", "y")
    with start_program(tmp_path, {}, "--config=ENV") as program:
        out, log = program.communicate(as_lines(orders("103")), timeout=60)
    assert (program.returncode, out) == (1, b"")
    assert b"validate_only: " in log
    assert b"Traceback" not in log
    assert not (tmp_path / "out").exists()
