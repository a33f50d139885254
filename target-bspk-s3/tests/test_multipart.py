"""Large files in parts: verified part by part, there whole or not at all."""

from __future__ import annotations

import io
import logging
from dataclasses import replace

import pytest
from tests.support.bspk_target import KEY_ID, REGION, SECRET

from singer_commons.csv_target.errors import DeliveryError, NameTakenError
from singer_commons.csv_target.output_files import OutputFile
from target_bspk_s3.s3 import S3Destination
from target_bspk_s3.settings import AwsSettings

MIB = 1 << 20
DATA = bytes(range(256)) * (11 * MIB // 256)
PARTS = 3  # of 5 MiB, the least that S3 takes


@pytest.fixture
def destination(bucket, proxy, monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "2")
    settings = AwsSettings(
        region=REGION, access_key_id=KEY_ID, secret_access_key=SECRET, endpoint_url=proxy.url
    )
    return S3Destination(
        settings,
        bucket.name,
        "in/",
        logging.getLogger("s3"),
        single_limit=5 * MIB,
        part_size=5 * MIB,
    )


@pytest.fixture
def parcel():
    return OutputFile.of(io.BytesIO(DATA), id="this-file")


def test_a_large_file_goes_in_parts_each_with_its_checksum(destination, bucket, proxy, parcel):
    destination.put("a.csv", parcel)
    assert bucket.read("in/a.csv") == DATA
    # S3 gives the whole's checksum back, so that nothing is to be asked; moto does not.
    assert proxy.steps() == ["create", *["part"] * PARTS, "complete", "head"]
    create, *parts, complete, _ = proxy.requests
    assert all("x-amz-checksum-sha256" in each.headers for each in parts)
    assert create.headers["x-amz-checksum-algorithm"] == "SHA256"
    assert complete.headers["If-None-Match"] == "*"
    assert complete.body.count(b"<ChecksumSHA256>") == PARTS


@pytest.mark.parametrize(
    ("step", "verdict"),
    [
        ("create", "reset"),
        ("create", ("answer", 503, "SlowDown")),
        ("part", "reset"),
        ("part", "swallow"),
        ("part", ("answer", 503, "SlowDown")),
        ("complete", "reset"),
    ],
)
def test_what_breaks_midway_is_taken_up_again(  # noqa: PLR0913, PLR0917 - fixtures
    destination, bucket, proxy, parcel, step, verdict
):
    proxy.fault(step, verdict, times=1)
    destination.put("a.csv", parcel)
    assert bucket.read("in/a.csv") == DATA


def test_what_cannot_be_finished_is_taken_back(destination, bucket, proxy, parcel):
    proxy.fault("part", "reset", name="a.csv")
    with pytest.raises(DeliveryError, match=r"s3://.*/in/a\.csv"):
        destination.put("a.csv", parcel)
    assert proxy.steps()[-1] == "delete"
    assert bucket.list() == []
    assert bucket.uploads() == []


def test_parts_that_may_not_be_taken_back_are_told_of(destination, bucket, proxy, parcel, caplog):
    proxy.fault("part", ("answer", 403, "AccessDenied"))
    proxy.fault("delete", ("answer", 403, "AccessDenied"))
    with caplog.at_level(logging.WARNING), pytest.raises(DeliveryError):
        destination.put("a.csv", parcel)
    assert "unfinished upload" in caplog.text
    assert bucket.list() == []


def test_a_taken_name_is_found_out_at_the_end_and_left_alone(destination, bucket, proxy, parcel):
    bucket.put("in/a.csv", b"somebody else's")
    with pytest.raises(NameTakenError):
        destination.put("a.csv", parcel)
    assert bucket.read("in/a.csv") == b"somebody else's"
    assert bucket.uploads() == []


@pytest.mark.parametrize(
    "answer", [("answer", 412, "PreconditionFailed"), ("answer", 404, "NoSuchUpload")]
)
def test_a_file_that_arrived_though_its_answer_did_not_is_recognised(
    destination, bucket, proxy, parcel, answer
):
    proxy.fault("complete", "swallow", times=1)
    proxy.fault("complete", answer, times=1)
    destination.put("a.csv", parcel)
    assert bucket.list() == ["in/a.csv"]
    assert "head" in proxy.steps()


def test_another_file_of_the_same_content_is_not_taken_for_ones_own(destination, bucket, parcel):
    destination.put("a.csv", replace(parcel, id="another"))
    with pytest.raises(NameTakenError):
        destination.put("a.csv", parcel)


def test_told_to_end_midway_leaves_nothing(destination, bucket, proxy, parcel):
    def judge(request):
        if request.step == "part" and "partNumber=2" in request.query:
            parcel.content.read = stop

    def stop(_size):
        raise SystemExit(143)

    proxy.functions.append(judge)
    with pytest.raises(SystemExit):
        destination.put("a.csv", parcel)
    assert bucket.list() == []
    assert bucket.uploads() == []
