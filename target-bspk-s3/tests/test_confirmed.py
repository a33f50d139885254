"""Delivered is what S3 has confirmed, and no answer that only looks like it."""

from __future__ import annotations

import base64
import hashlib
import io
import logging

import pytest
from tests.support.bspk_target import KEY_ID, REGION, SECRET, orders, rows, state, sync

from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.output_files import OutputFile
from target_bspk_s3.s3 import S3Destination
from target_bspk_s3.settings import AwsSettings

MIB = 1 << 20
DATA = b"x" * (6 * MIB)
HTML = ("say", 200, {"Content-Type": "text/html"}, b"<html>Please log in.</html>")
XML = {"Content-Type": "application/xml"}
CHECKSUM = "x-amz-checksum-sha256"


def as_checksum(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


@pytest.mark.parametrize(
    "answer",
    [HTML, ("say", 200, {}, b""), ("say", 204, {"ETag": ""}, b"")],
    ids=["html", "nothing", "204"],
)
def test_a_success_that_is_not_s3s_delivers_nothing(bucket, behind, proxy, tmp_path, answer):
    proxy.fault("put", answer)
    with pytest.raises(DeliveryError, match=r"does not confirm .*BSPK-25"):
        sync([*orders("103"), state()], **behind, output_dir=str(tmp_path))
    assert bucket.list() == []
    proxy.functions.clear()
    sync([*orders("104"), state()], **behind, output_dir=str(tmp_path))
    assert [row[0] for row in bucket.all_rows("SPECIAL-ORDERS")] == ["103", "104"]


def test_a_checksum_that_differs_is_not_delivered_and_goes_again_under_another_name(
    bucket, behind, proxy, tmp_path
):
    proxy.fault("put", ("tell", {CHECKSUM: as_checksum(b"other")}))
    proxy.fault("head", ("tell", {CHECKSUM: as_checksum(b"other")}))
    with pytest.raises(DeliveryError, match="not what was sent"):
        sync(orders("103"), **behind, output_dir=str(tmp_path))
    proxy.functions.pop(0)
    sync([], **behind, output_dir=str(tmp_path))
    first, second = bucket.list()
    assert rows(bucket.read(second)) == rows(bucket.read(first))


def test_a_store_without_checksums_is_asked_and_its_etags_content_is_never_compared(
    bucket, behind, proxy
):
    proxy.fault("put", ("tell", {CHECKSUM: None, "etag": '"made-up"'}))
    sync([*orders("103"), state()], **behind)
    assert proxy.steps() == ["put", "head"]
    assert len(bucket.list()) == 1


@pytest.mark.parametrize(
    "asked",
    [
        (("answer", 404, "NotFound"), "says that nothing is there"),
        (("answer", 403, "AccessDenied"), "could not be asked .*s3:GetObject"),
        (("tell", {"x-amz-meta-file": "another"}), "is not this file"),
        (("tell", {"x-amz-meta-file": None}), "is not this file"),
        (("say", 200, {"Content-Type": "text/html"}, b"<html>"), "is not this file"),
    ],
    ids=["gone", "unreadable", "another", "unmarked", "html"],
)
def test_without_checksum_what_cannot_be_seen_is_not_delivered(
    bucket, behind, proxy, tmp_path, asked
):
    head, words = asked
    proxy.fault("put", ("tell", {CHECKSUM: None}))
    proxy.fault("head", head)
    with pytest.raises(DeliveryError, match=f"no checksum back, and .*{words}"):
        sync([*orders("103"), state()], **behind, output_dir=str(tmp_path))
    assert len(list((tmp_path / "pending").glob("*.csv"))) == 1


@pytest.fixture
def destination(bucket, proxy, monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    keys = {"access_key_id": KEY_ID, "secret_access_key": SECRET}
    settings = AwsSettings(region=REGION, endpoint_url=proxy.url, **keys)
    logger = logging.getLogger("s3")
    sizes = {"single_limit": 5 * MIB, "part_size": 5 * MIB}
    return S3Destination(settings, bucket.name, "", logger, **sizes)


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("create", HTML),
        ("create", ("say", 200, XML, b"<InitiateMultipartUploadResult/>")),
        ("part", ("tell", {"etag": None})),
        ("part", ("tell", {CHECKSUM: as_checksum(b"other")})),
        ("complete", HTML),
        ("complete", ("say", 200, {}, b"")),
        ("complete", ("say", 200, XML, b"<CompleteMultipartUploadResult/>")),
        ("complete", ("say", 204, {}, b"")),
    ],
    ids=["page", "no id", "no etag", "damaged", "page at last", "nothing", "no whole", "204"],
)
def test_a_large_file_is_confirmed_step_by_step(destination, bucket, proxy, step, answer):
    proxy.fault(step, answer)
    with pytest.raises(DeliveryError, match="BSPK-25"):
        destination.put("a.csv", OutputFile.of(io.BytesIO(DATA)))
    assert (bucket.list(), bucket.uploads()) == ([], [])


@pytest.mark.parametrize(
    ("data", "is_good"), [(DATA, True), (b"y" * len(DATA), False)], ids=["same", "other"]
)
def test_the_checksum_of_parts_is_compared(destination, proxy, data, is_good):
    parts = [data[: 5 * MIB], data[5 * MIB :]]
    whole = as_checksum(b"".join(hashlib.sha256(part).digest() for part in parts))
    body = (
        f"<CompleteMultipartUploadResult><ETag>e</ETag><ChecksumSHA256>{whole}-2</ChecksumSHA256>"
    )
    answer = f"{body}</CompleteMultipartUploadResult>".encode()
    proxy.fault("complete", ("say", 200, XML, answer))
    if is_good:
        destination.put("a.csv", OutputFile.of(io.BytesIO(DATA)))
        assert "head" not in proxy.steps()
    else:
        with pytest.raises(DeliveryError, match="not what was sent"):
            destination.put("a.csv", OutputFile.of(io.BytesIO(DATA)))
