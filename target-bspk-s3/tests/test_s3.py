"""Delivery to S3: verified, never over another file, and what happens when S3 does not go along."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import logging
import re

import pytest
from tests.support.bspk_target import KEY_ID, SECRET, orders, rows, state, sync

from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.output_files import OutputFile
from target_bspk_s3.s3 import S3Destination
from target_bspk_s3.settings import AwsSettings

NAME = re.compile(r"(SPECIAL-ORDERS)_V2_NiceCo_(\d{12})\.csv")


def pending(out):
    return sorted(path.name for path in (out / "pending").glob("*.csv"))


def test_a_file_arrives_with_its_checksum_and_no_permission_but_putobject_is_used(bucket, proxy):
    config = bucket.config | {"endpoint_url": proxy.url, "prefix": "/in/box/"}
    assert sync([*orders("103", "104"), state()], **config) == [state()["value"]]
    (key,) = bucket.list()
    assert key.startswith("in/box/")
    assert NAME.fullmatch(key.removeprefix("in/box/"))
    assert len(rows(bucket.read(key))[1]) == 2
    (put,) = proxy.requests
    assert put.step == "put"
    digest = base64.b64encode(hashlib.sha256(put.body).digest()).decode()
    assert put.headers["x-amz-checksum-sha256"] == digest
    assert put.headers["If-None-Match"] == "*"
    assert put.headers["Content-Type"].startswith("text/csv")


def test_a_name_that_is_taken_is_left_alone_and_the_next_minute_is_used(bucket, proxy):
    config = bucket.config | {"endpoint_url": proxy.url}
    for ref in ("103", "104", "105"):
        sync(orders(ref), **config)
    assert len({NAME.fullmatch(key)[2] for key in bucket.list()}) == 3
    assert [row[0] for row in bucket.all_rows("SPECIAL-ORDERS")] == ["103", "104", "105"]


@pytest.mark.parametrize("folders", [(), ("one", "two"), ("one", "one")], ids=str)
def test_a_run_that_puts_while_another_is_about_to_takes_another_name(
    bucket, proxy, tmp_path, folders
):
    first, second = (
        bucket.config | ({"output_dir": str(tmp_path / each)} if each else {})
        for each in folders or ("", "")
    )

    def late(_request):
        proxy.functions.clear()
        sync(orders("104"), **second)

    proxy.functions.append(late)
    sync(orders("103"), **first | {"endpoint_url": proxy.url})
    assert len(bucket.list()) == 2
    assert sorted(row[0] for row in bucket.all_rows("SPECIAL-ORDERS")) == ["103", "104"]


def test_the_type_goes_to_the_right_minute_in_the_zone_asked_for(bucket):
    sync(orders("103"), **bucket.config)
    sync(orders("103"), **bucket.config, name_timezone="Asia/Kathmandu")
    first, second = (NAME.fullmatch(key)[2] for key in bucket.list())
    assert (int(second[8:10]) * 60 + int(second[10:])) - (
        int(first[8:10]) * 60 + int(first[10:])
    ) in (345, 346, 347, 345 - 1440, 346 - 1440, 347 - 1440)


def test_refused_means_said_why_kept_and_no_state(bucket, proxy, behind, tmp_path, capsys):
    proxy.fault("put", ("answer", 403, "AccessDenied"))
    with pytest.raises(DeliveryError, match=r"AccessDenied .* s3:PutObject .* pending"):
        sync([*orders("103"), state()], **behind, output_dir=str(tmp_path))
    assert capsys.readouterr().out == ""
    assert proxy.steps() == ["put"]  # not tried again
    assert bucket.list() == []
    (kept,) = pending(tmp_path)

    proxy.functions.clear()
    assert sync([*orders("104"), state()], **behind, output_dir=str(tmp_path)) == [state()["value"]]
    assert pending(tmp_path) == []
    assert bucket.list()[0] == kept
    assert [row[0] for row in bucket.all_rows("SPECIAL-ORDERS")] == ["103", "104"]


def test_what_waited_and_is_read_again_goes_once(bucket, behind, proxy, tmp_path):
    config = behind | {"output_dir": str(tmp_path), "max_rows_per_file": 2}
    proxy.fault("put", ("answer", 403, "AccessDenied"))
    with pytest.raises(DeliveryError):
        sync([*orders("101", "102", "103"), state()], **config)
    proxy.functions.clear()
    assert sync([*orders("101", "102", "103"), state()], **config) == [state()["value"]]
    assert [row[0] for row in bucket.all_rows("SPECIAL-ORDERS")] == ["101", "102", "103"]
    path = max((tmp_path / "manifests").iterdir())
    found = [each["status"] for each in json.loads(path.read_text())["files"]]
    assert found == ["delivered", "delivered", "repeated", "repeated"]


def test_what_waited_goes_again_where_another_came_in_between(bucket, behind, proxy, tmp_path):
    config = behind | {"output_dir": str(tmp_path)}
    proxy.fault("put", ("answer", 403, "AccessDenied"))
    for status in ("open", "closed"):
        with pytest.raises(DeliveryError):
            sync(orders("101", status=status), **config)
    proxy.functions.clear()
    sync(orders("101", status="open"), **config)
    found = [row[9] for row in bucket.all_rows("SPECIAL-ORDERS")]
    assert found == ["open", "closed", "open"]


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (404, "NoSuchBucket", "bucket"),
        (403, "InvalidAccessKeyId", "aws_access_key_id"),
        (403, "SignatureDoesNotMatch", "aws_secret_access_key"),
        (400, "ExpiredToken", "run out"),
        (400, "AuthorizationHeaderMalformed", "aws_region"),
        (403, "RequestTimeTooSkewed", "clock"),
    ],
)
def test_a_refusal_is_explained(behind, proxy, status, code, told):
    proxy.fault("put", ("answer", status, code))
    with pytest.raises(DeliveryError, match=f"{code}.*{told}"):
        sync(orders("103"), **behind)


@pytest.mark.parametrize("verdict", [("answer", 503, "SlowDown"), ("answer", 500, "x"), "reset"])
def test_what_passes_is_waited_for(bucket, behind, proxy, verdict):
    proxy.fault("put", verdict, times=1)
    sync(orders("103"), **behind)
    assert proxy.steps("put") == ["put", "put"]
    assert len(bucket.all_rows("SPECIAL-ORDERS")) == 1


def test_what_does_not_pass_is_given_up_and_kept(bucket, behind, proxy, tmp_path):
    proxy.fault("put", ("answer", 503, "SlowDown"))
    with pytest.raises(DeliveryError, match="SlowDown"):
        sync(orders("103"), **behind, output_dir=str(tmp_path))
    assert proxy.steps() == ["put", "put"]
    with pytest.raises(DeliveryError, match="1 files wait in the folder pending"):
        sync([], **behind, output_dir=str(tmp_path))
    assert len(pending(tmp_path)) == 1


def test_how_often_is_tried_without_anybodys_say(behind, proxy, monkeypatch):
    monkeypatch.delenv("AWS_MAX_ATTEMPTS")
    monkeypatch.setattr("time.sleep", lambda _: None)
    proxy.fault("put", ("answer", 503, "SlowDown"))
    with pytest.raises(DeliveryError):
        sync(orders("103"), **behind)
    assert len(proxy.steps()) == 8


def test_a_file_that_arrived_though_its_answer_did_not_is_not_sent_twice(bucket, behind, proxy):
    proxy.fault("put", "swallow", times=1)
    sync(orders("103"), **behind)
    assert proxy.steps() == ["put", "put", "head"]
    assert len(bucket.list()) == 1


def test_the_same_content_arrives_again_after_another(bucket, behind):
    for status in ("open", "closed", "open", "open"):
        sync(orders("103", status=status), **behind)
    found = [row[9] for row in bucket.all_rows("SPECIAL-ORDERS")]
    assert found == ["open", "closed", "open", "open"]


def test_where_that_may_not_be_looked_up_it_is_sent_again_under_the_next_name(
    bucket, behind, proxy
):
    proxy.fault("put", "swallow", times=1)
    proxy.fault("head", ("answer", 403, "AccessDenied"))
    sync(orders("103"), **behind)
    first, second = bucket.list()
    assert bucket.read(first) == bucket.read(second)


def test_what_arrives_damaged_is_refused_and_sent_again(bucket, behind, proxy):
    proxy.fault("put", ("answer", 400, "BadDigest"), times=1)
    with pytest.raises(DeliveryError, match=r"BadDigest.*network"):
        sync(orders("103"), **behind)
    assert bucket.list() == []


def test_a_race_is_run_again(bucket, behind, proxy):
    proxy.fault("put", ("answer", 409, "ConditionalRequestConflict"), times=2)
    sync(orders("103"), **behind)
    assert proxy.steps() == ["put"] * 3
    assert len(bucket.list()) == 1


def test_an_endless_race_is_a_taken_name(bucket, behind, proxy):
    proxy.fault("put", ("answer", 409, "ConditionalRequestConflict"), times=5)
    sync(orders("103"), **behind)
    assert proxy.steps() == ["put"] * 6
    assert len({each.name for each in proxy.requests}) == 2


def unconditional(proxy):
    """Let S3 be a store that knows no If-None-Match."""

    def judge(request):
        if "If-None-Match" in request.headers:
            return ("answer", 501, "NotImplemented")
        return None

    proxy.functions.append(judge)


def test_a_store_without_conditions_is_asked_before(bucket, behind, proxy, caplog):
    unconditional(proxy)
    with caplog.at_level(logging.WARNING):
        sync(orders("103"), **behind)
        sync(orders("104"), **behind)
    assert "does not know If-None-Match" in caplog.text
    assert proxy.steps() == ["put", "head", "put", "put", "head", "head", "head", "put"]
    assert [row[0] for row in bucket.all_rows("SPECIAL-ORDERS")] == ["103", "104"]


@pytest.mark.parametrize("header", ["", "<Header>x-amz-server-side-encryption</Header>"])
def test_a_501_for_something_else_is_told_and_the_condition_stays(behind, proxy, caplog, header):
    error = f"<Error><Code>NotImplemented</Code><Message>No.</Message>{header}</Error>"
    proxy.fault("put", ("say", 501, {"Content-Type": "application/xml"}, error.encode()))
    with pytest.raises(DeliveryError, match="NotImplemented"):
        sync(orders("103"), **behind)
    assert "If-None-Match" not in caplog.text
    assert proxy.steps() == (["put"] if header else ["put", "head", "put"])


def test_a_large_file_that_cannot_be_begun_is_not_the_condition(bucket, proxy, monkeypatch):
    proxy.fault("create", ("answer", 501, "NotImplemented"))
    aws = AwsSettings("us-east-1", None, KEY_ID, SECRET, endpoint_url=proxy.url)
    destination = S3Destination(aws, bucket.name, "", logging.getLogger(), single_limit=1)
    with pytest.raises(DeliveryError, match="NotImplemented"):
        destination.put("a.csv", OutputFile.of(io.BytesIO(b"content")))
    assert proxy.steps() == ["create"]


def test_a_store_without_conditions_or_reading_relies_on_the_ledger(
    bucket, behind, proxy, tmp_path, caplog
):
    unconditional(proxy)
    proxy.fault("head", ("answer", 403, "AccessDenied"))
    with caplog.at_level(logging.WARNING):
        sync(orders("103"), **behind, output_dir=str(tmp_path))
        sync(orders("104"), **behind, output_dir=str(tmp_path))
    assert "only names that this output_dir knows of are avoided" in caplog.text
    assert [row[0] for row in bucket.all_rows("SPECIAL-ORDERS")] == ["103", "104"]


def test_files_are_encrypted_with_the_key_asked_for(bucket, behind, proxy):
    sync(orders("103"), **behind, kms_key_id="alias/drop")
    headers = proxy.requests[0].headers
    assert headers["x-amz-server-side-encryption"] == "aws:kms"
    assert headers["x-amz-server-side-encryption-aws-kms-key-id"] == "alias/drop"


def test_a_role_is_assumed_with_its_external_id(bucket, proxy, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", proxy.url)
    config = bucket.config | {"endpoint_url": proxy.url}
    role = "arn:aws:iam::123456789012:role/drop"
    sync(orders("103"), **config, aws_role_arn=role, aws_external_id="the-external-id")
    assume, put = proxy.requests
    assert b"Action=AssumeRole" in assume.body
    assert b"the-external-id" in assume.body
    assert KEY_ID in assume.headers["Authorization"]
    assert KEY_ID not in put.headers["Authorization"]
    assert "X-Amz-Security-Token" in put.headers


def test_a_role_that_is_refused_is_named(bucket, behind, proxy, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", proxy.url)
    proxy.functions.append(lambda _: ("answer", 403, "AccessDenied"))
    with pytest.raises(DeliveryError, match=r"aws_role_arn: .*AccessDenied"):
        sync(orders("103"), **behind, aws_role_arn="arn:aws:iam::123456789012:role/drop")


def test_without_keys_the_usual_sources_are_asked(bucket, proxy, monkeypatch, tmp_path):
    config = bucket.config | {"endpoint_url": proxy.url}
    del config["aws_access_key_id"], config["aws_secret_access_key"]
    with pytest.raises(DeliveryError, match="credentials"):
        sync(orders("103"), **config)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "from-the-environment")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    sync(orders("103"), **config)
    assert "from-the-environment" in proxy.requests[-1].headers["Authorization"]
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    profile = tmp_path / "credentials"
    profile.write_text(
        f"[drop]\naws_access_key_id = from-the-profile\naws_secret_access_key = {SECRET}\n"
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(profile))
    sync(orders("103"), **config, aws_profile="drop")
    assert "from-the-profile" in proxy.requests[-1].headers["Authorization"]
    with pytest.raises(DeliveryError, match="nobody"):
        sync(orders("103"), **config, aws_profile="nobody")


def test_a_token_goes_with_its_key(bucket, proxy):
    config = bucket.config | {"endpoint_url": proxy.url}
    sync(orders("103"), **config, aws_session_token="the-token")  # noqa: S106
    assert proxy.requests[0].headers["X-Amz-Security-Token"] == "the-token"


def test_a_store_that_is_not_there_is_named(bucket, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    config = bucket.config | {"endpoint_url": "http://127.0.0.1:9"}
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1:9"):
        sync(orders("103"), **config, output_dir=str(tmp_path))
    assert len(pending(tmp_path)) == 1


def test_a_destination_is_told_apart_from_one_of_the_same_name_elsewhere():
    aws = AwsSettings(endpoint_url="https://store.example.com:9000")
    destination = S3Destination(aws, "drop", "in/", logging.getLogger())
    assert destination.where == "s3://drop/in/ at store.example.com:9000"
    assert S3Destination(AwsSettings(), "drop", "in/", logging.getLogger()).where == "s3://drop/in/"


@pytest.mark.parametrize(
    ("url", "warns"),
    [("http://store.example.com", True), ("https://store.example.com", False)],
    ids=["http", "https"],
)
def test_a_store_in_the_clear_is_warned_of(bucket, caplog, url, warns):
    config = bucket.config | {"endpoint_url": url, "validate_only": True}
    with caplog.at_level(logging.WARNING):
        sync(orders("103"), **config)
    assert ("in the clear" in caplog.text) is warns


def test_rejects_may_go_to_a_bucket_and_do_before_anything_else(bucket, behind, proxy):
    given = [*orders("103"), *orders("104", status="lost")]
    sync(given, **behind, rejects_path=f"s3://{bucket.name}/held/back")
    first, second = bucket.list()
    assert second.startswith("held/back/rejects_")
    assert bucket.read(second).count(b'"type":"RECORD"') == 1
    assert [each.name for each in proxy.requests] == [second.rpartition("/")[2], first]
    proxy.fault("put", ("answer", 403, "AccessDenied"), name="held/back")
    with pytest.raises(DeliveryError, match=r"^rejects_path: .*AccessDenied"):
        sync(given, **behind, rejects_path=f"s3://{bucket.name}/held/back")
    assert len(bucket.list()) == 2
