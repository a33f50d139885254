"""Faults of the bucket on request."""

from __future__ import annotations

import time

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from ordergroove_sandbox.bspk import BspkFault

NAME = "STORE-REGION_V2_NiceCo_202209231455.csv"
BODY = b"store_region_ref,name,privacy_policy_link,privacy_policy_email\nEU,Europe,,\n"
PART = 5 * 1024 * 1024


def answer(call, *given, **named):
    """Return the status of a call's answer, and its code if it is an error."""
    try:
        metadata = call(*given, **named)["ResponseMetadata"]
    except ClientError as error:
        metadata, code = error.response["ResponseMetadata"], error.response["Error"]["Code"]
        return metadata["HTTPStatusCode"], code
    return metadata["HTTPStatusCode"], ""


def statuses(sender):
    return [entry.status for entry in sender.bspk.log.entries()]


def where(sender, key, **given):
    return {"Bucket": sender.bspk.bucket, "Key": key, **given}


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("access_denied", 403, "AccessDenied"),
        ("slow_down", 503, "SlowDown"),
        ("internal_error", 500, "InternalError"),
        ("expired_token", 400, "ExpiredToken"),
        ("precondition_failed", 412, "PreconditionFailed"),
        ("conflict", 409, "ConditionalRequestConflict"),
    ],
)
def test_errors(sender, kind, status, code):
    sender.bspk.faults.add(BspkFault.of(kind, "STORE-*", times=2))
    assert answer(sender.put, "a", b"x") == (200, "")
    assert answer(sender.put, NAME, BODY) == (status, code)
    assert answer(sender.client.get_object, **where(sender, NAME)) == (status, code)
    assert answer(sender.put, NAME, BODY) == (200, "")
    assert sender.bspk.faults.report()[0]["used"] == 2
    assert [entry.faults for entry in sender.bspk.log.entries()] == [(), (kind,), (kind,), ()]
    assert len(sender.bspk.files) == 1


def test_slow_down_may_say_when_to_come_back(sender):
    sender.bspk.faults.add(BspkFault.of("slow_down", retry_after=3))
    with pytest.raises(ClientError) as error:
        sender.put(NAME, BODY)
    assert error.value.response["ResponseMetadata"]["HTTPHeaders"]["retry-after"] == "3"


def test_after_operation_and_for_ever(sender):
    sender.bspk.faults.add(
        BspkFault.of("access_denied", times=None, operation="PutObject", after=1)
    )
    assert [answer(sender.put, "a", b"x")[0] for _ in range(3)] == [200, 403, 403]
    assert answer(sender.client.get_object, **where(sender, "a"))[0] == 200
    sender.bspk.faults.clear()
    assert answer(sender.put, "a", b"x")[0] == 200


def test_a_connection_breaks_in_the_middle_of_a_file(sender):
    sender.bspk.faults.add(BspkFault.of("drop", "STORE-*", after_bytes=1_000_000))
    with pytest.raises(BotoCoreError):
        sender.put(NAME, BODY + b" " * 3_000_000)
    (entry,) = sender.bspk.log.entries()
    assert 1_000_000 <= entry.received < 3_000_000
    assert (entry.status, entry.faults) == (None, ("drop",))
    assert (sender.bspk.keys(), sender.bspk.files) == ([], [])
    assert answer(sender.put, NAME, BODY)[0] == 200


def test_a_connection_breaks_before_and_after_the_body(sender):
    sender.bspk.faults.add(BspkFault.of("drop"), BspkFault.of("drop", after_bytes=10_000))
    for _ in range(2):
        with pytest.raises(BotoCoreError):
            sender.put(NAME, BODY)
    assert [entry.received for entry in sender.bspk.log.entries()] == [0, len(BODY)]
    assert sender.bspk.keys() == []


def test_a_connection_breaks_in_one_part(sender):
    sender.bspk.faults.add(BspkFault.of("drop", part=2, after_bytes=100_000))
    begun = sender.client.create_multipart_upload(**where(sender, "a"))
    upload = where(sender, "a", UploadId=begun["UploadId"])

    def part(number):
        answer = sender.client.upload_part(**upload, PartNumber=number, Body=b"x" * PART)
        return {"PartNumber": number, "ETag": answer["ETag"]}

    parts = [part(1)]
    with pytest.raises(BotoCoreError):
        part(2)
    parts.append(part(2))
    sender.client.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
    assert statuses(sender) == [200, 200, None, 200, 200]
    assert len(sender.bspk.read("a")) == 2 * PART


def test_an_answer_is_lost_though_the_object_is_there(sender):
    sender.bspk.faults.add(BspkFault.of("lost_answer"))
    with pytest.raises(BotoCoreError):
        sender.put(NAME, BODY, IfNoneMatch="*")
    assert answer(sender.put, NAME, BODY, IfNoneMatch="*") == (412, "PreconditionFailed")
    assert [file.name for file in sender.bspk.files] == [NAME]
    assert statuses(sender) == [None, 412]


def test_latency_and_a_slow_line_go_with_another_fault(sender):
    sender.bspk.faults.add(
        BspkFault.of("latency", seconds=0.2),
        BspkFault.of("slow", bytes_per_second=len(BODY) * 5),
        BspkFault.of("slow_down"),
        BspkFault.of("access_denied"),
    )
    started = time.monotonic()
    assert answer(sender.put, NAME, BODY) == (503, "SlowDown")
    assert time.monotonic() - started >= 0.4
    assert answer(sender.put, NAME, BODY) == (403, "AccessDenied")
    assert answer(sender.put, NAME, BODY) == (200, "")


def test_a_store_that_refuses_conditions(sender):
    sender.bspk.faults.add(BspkFault.of("conditions_refused", times=None))
    assert answer(sender.put, NAME, BODY, IfNoneMatch="*") == (501, "NotImplemented")
    assert answer(sender.put, NAME, BODY) == (200, "")


def test_a_store_that_ignores_conditions(sender):
    sender.bspk.faults.add(BspkFault.of("conditions_ignored", times=None))
    for _ in range(2):
        assert answer(sender.put, NAME, BODY, IfNoneMatch="*") == (200, "")
    assert [line for _, line, _ in sender.bspk.refused] == [0]


def test_a_key_that_may_put_objects_and_nothing_else(sender):
    sender.bspk.faults.add(BspkFault.of("put_only", times=None))
    client, bucket = sender.client, {"Bucket": sender.bspk.bucket}
    assert answer(sender.put, NAME, BODY, IfNoneMatch="*") == (200, "")
    begun = client.create_multipart_upload(**where(sender, "a"))
    upload = where(sender, "a", UploadId=begun["UploadId"])
    etag = client.upload_part(**upload, PartNumber=1, Body=b"x")["ETag"]
    parts = {"Parts": [{"PartNumber": 1, "ETag": etag}]}
    for denied in (
        answer(client.list_objects_v2, **bucket),
        answer(client.list_parts, **upload),
        answer(client.list_multipart_uploads, **bucket),
        answer(client.get_object, **where(sender, NAME)),
        answer(client.delete_object, **where(sender, NAME)),
        answer(client.abort_multipart_upload, **upload),
    ):
        assert denied == (403, "AccessDenied")
    # The answer to a HEAD has no body, so no code.
    assert answer(client.head_object, **where(sender, NAME)) == (403, "403")
    assert answer(client.head_bucket, **bucket) == (403, "403")
    assert answer(client.complete_multipart_upload, **upload, MultipartUpload=parts)[0] == 200
    assert sender.bspk.keys() == [NAME, "a"]


def test_a_byte_changes_on_the_way(sender):
    sender.bspk.faults.add(BspkFault.of("corrupt", times=2))
    assert answer(sender.put, NAME, BODY, ChecksumAlgorithm="SHA256") == (400, "BadDigest")
    # boto3 sends a CRC-32 unless told otherwise.
    assert answer(sender.put, NAME, BODY) == (400, "BadDigest")
    assert answer(sender.put, NAME, BODY, ChecksumAlgorithm="SHA256") == (200, "")
