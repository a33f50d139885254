"""The bucket as S3's documentation describes it: conditions, checksums, parts, keys."""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from ordergroove_sandbox.bspk import serving

NAME = "STORE-REGION_V2_NiceCo_202209231455.csv"
BODY = b"store_region_ref,name,privacy_policy_link,privacy_policy_email\nEU,Europe,,\n"
# S3 takes no smaller parts but the last.
PART = 5 * 1024 * 1024


def sha256(data):
    return b64encode(hashlib.sha256(data).digest()).decode()


def refused(call, *given, **named):
    """Return status and code of the error that a call is answered with."""
    with pytest.raises(ClientError) as error:
        call(*given, **named)
    response = error.value.response
    return response["ResponseMetadata"]["HTTPStatusCode"], response["Error"]["Code"]


class Multipart:
    """An upload in parts, step by step."""

    def __init__(self, sender, key, **given):
        self.client = sender.client
        self.where = {"Bucket": sender.bspk.bucket, "Key": key}
        begun = self.client.create_multipart_upload(**self.where, **given)
        self.where["UploadId"] = begun["UploadId"]
        self.parts = []

    def part(self, body, **given):
        number = len(self.parts) + 1
        answer = self.client.upload_part(**self.where, PartNumber=number, Body=body, **given)
        names = ("ETag", "ChecksumSHA256")
        kept = {name: answer[name] for name in names if name in answer}
        self.parts.append({"PartNumber": number, **kept})

    def complete(self, **given):
        return self.client.complete_multipart_upload(
            **self.where, MultipartUpload={"Parts": self.parts}, **given
        )


def test_no_object_is_overwritten_on_a_condition(sender):
    sender.put(NAME, BODY, IfNoneMatch="*")
    again = refused(sender.put, NAME, BODY, IfNoneMatch="*")
    assert again == (412, "PreconditionFailed")
    assert (sender.bspk.refused, len(sender.bspk.files)) == ([], 1)
    upload = Multipart(sender, NAME)
    upload.part(b"x")
    assert refused(upload.complete, IfNoneMatch="*") == (412, "PreconditionFailed")
    assert sender.bspk.read(NAME) == BODY
    sender.put(NAME, b"x")
    assert sender.bspk.read(NAME) == b"x"


def test_of_two_writers_at_once_one_wins(sender):
    with ThreadPoolExecutor(8) as pool:
        names = list(range(8))

        def put(number):
            try:
                sender.put(NAME, BODY + b"%d,,,\n" % number, IfNoneMatch="*")
            except ClientError as error:
                return error.response["Error"]["Code"]
            return "written"

        answers = sorted(pool.map(put, names))
    assert answers == ["PreconditionFailed"] * 7 + ["written"]
    assert [file.rows for file in sender.bspk.files] == [2]


def test_checksums_are_verified(sender):
    good, bad = sha256(BODY), sha256(b"other")
    answer = sender.put(NAME, BODY, ChecksumSHA256=good)
    assert answer["ResponseMetadata"]["HTTPHeaders"]["etag"]
    assert sender.put("a", BODY, ChecksumAlgorithm="SHA256")["ChecksumSHA256"] == good
    assert refused(sender.put, "b", BODY, ChecksumSHA256=bad) == (400, "BadDigest")
    assert refused(sender.put, "b", BODY, ChecksumCRC32="AAAAAA==") == (400, "BadDigest")
    assert refused(sender.put, "b", BODY, ContentMD5="AAAAAAAAAAAAAAAAAAAAAA==") == (
        400,
        "BadDigest",
    )
    assert sender.bspk.keys() == [NAME, "a"]


def test_an_upload_in_parts_is_imported_when_it_is_complete(sender):
    upload = Multipart(sender, NAME, ChecksumAlgorithm="SHA256")
    text = BODY.replace(b"Europe", b"E" * PART)
    upload.part(text[:PART], ChecksumAlgorithm="SHA256")
    upload.part(text[PART:], ChecksumAlgorithm="SHA256")
    assert (sender.bspk.files, sender.bspk.keys()) == ([], [])
    whole = hashlib.sha256(
        hashlib.sha256(text[:PART]).digest() + hashlib.sha256(text[PART:]).digest()
    ).digest()
    upload.complete(IfNoneMatch="*", ChecksumSHA256=f"{b64encode(whole).decode()}-2")
    assert sender.bspk.read(NAME) == text
    assert sender.bspk.table("STORE-REGION")["EU"]["name"] == "E" * PART
    # Whoever has missed the answer asks again.
    upload.complete(IfNoneMatch="*")
    assert (len(sender.bspk.files), sender.bspk.refused) == (1, [])


def test_checksums_of_parts_are_verified(sender):
    upload = Multipart(sender, "a", ChecksumAlgorithm="SHA256")
    wrong = {"ChecksumSHA256": sha256(b"other")}
    assert refused(upload.part, b"x", **wrong) == (400, "BadDigest")
    # Begun with SHA-256, so each part must come with one; boto3 would send a CRC-32 by itself.
    assert refused(upload.part, b"x") == (400, "InvalidRequest")
    upload.part(b"x", ChecksumAlgorithm="SHA256")
    assert refused(upload.complete, **wrong) == (400, "BadDigest")
    good = upload.parts[0].pop("ChecksumSHA256")
    assert refused(upload.complete) == (400, "InvalidRequest")
    upload.parts[0] |= wrong
    assert refused(upload.complete) == (400, "InvalidPart")
    upload.parts[0]["ChecksumSHA256"] = good
    upload.complete()
    assert sender.bspk.read("a") == b"x"


def test_small_parts_but_the_last_are_refused(sender):
    upload = Multipart(sender, "a")
    upload.part(b"x")
    upload.part(b"y")
    assert refused(upload.complete) == (400, "EntityTooSmall")
    upload.parts[0]["ETag"] = '"0"'
    assert refused(upload.complete) == (400, "InvalidPart")
    sender.client.abort_multipart_upload(**upload.where)
    assert refused(upload.complete) == (404, "NoSuchUpload")


def test_keys_of_any_letters(sender):
    for key in ("a b/ü%20?#+.csv", "x/y//z", "Ω"):
        sender.put(key, key.encode())
        assert sender.bspk.read(key) == key.encode()
        found = sender.client.get_object(Bucket=sender.bspk.bucket, Key=key)["Body"]
        with closing(found):
            assert found.read() == key.encode()
    listed = sender.client.list_objects_v2(Bucket=sender.bspk.bucket)["Contents"]
    assert [entry["Key"] for entry in listed] == sender.bspk.keys()
    sender.client.delete_object(Bucket=sender.bspk.bucket, Key="Ω")
    assert len(sender.bspk.keys()) == 2
    with pytest.raises(KeyError):
        sender.bspk.read("Ω")


def test_a_copy_arrives_like_any_object(sender):
    sender.put("draft", BODY)
    where = {"Bucket": sender.bspk.bucket, "Key": "draft"}
    sender.client.copy_object(Bucket=sender.bspk.bucket, Key=NAME, CopySource=where)
    assert [file.name for file in sender.bspk.files] == [NAME]


def test_only_the_right_key_is_let_in(sender):
    with closing(sender.new_client(aws_access_key_id="someone")) as stranger:
        code = refused(stranger.put_object, Bucket=sender.bspk.bucket, Key="a", Body=b"x")
    assert code == (403, "InvalidAccessKeyId")
    with closing(sender.new_client(config=Config(signature_version=UNSIGNED))) as nobody:
        code = refused(nobody.put_object, Bucket=sender.bspk.bucket, Key="a", Body=b"x")
    assert code == (403, "AccessDenied")
    assert refused(sender.client.put_object, Bucket="elsewhere", Key="a", Body=b"x") == (
        404,
        "NoSuchBucket",
    )
    assert sender.bspk.keys() == []


def test_a_role_can_be_assumed(sender):
    role = "arn:aws:iam::123456789012:role/bspk"
    with closing(sender.new_client("sts")) as tokens:
        given = tokens.assume_role(RoleArn=role, RoleSessionName="test", ExternalId="42")
    keys = {
        "aws_access_key_id": given["Credentials"]["AccessKeyId"],
        "aws_secret_access_key": given["Credentials"]["SecretAccessKey"],
        "aws_session_token": given["Credentials"]["SessionToken"],
    }
    with closing(sender.new_client(**keys)) as client:
        client.put_object(Bucket=sender.bspk.bucket, Key=NAME, Body=BODY)
    assumed, put = sender.bspk.log.entries()
    assert (assumed.operation, assumed.query["ExternalId"]) == ("AssumeRole", "42")
    assert (assumed.query["RoleArn"], assumed.temporary, put.temporary) == (role, False, True)
    report = str(sender.bspk.log.report())
    assert not [secret for secret in keys.values() if secret in report]


def test_the_log_tells_what_was_asked_but_no_secret(sender):
    sender.put(
        NAME,
        BODY,
        IfNoneMatch="*",
        ChecksumAlgorithm="SHA256",
        ServerSideEncryption="aws:kms",
        SSEKMSKeyId="key-1",
    )
    upload = Multipart(sender, "a")
    upload.part(b"x")
    refused(sender.client.head_object, Bucket=sender.bspk.bucket, Key="b")
    put, begun, part, head = sender.bspk.log.entries()
    assert (put.method, put.operation, put.key, put.status) == ("PUT", "PutObject", NAME, 200)
    assert put.headers["if-none-match"] == "*"
    assert put.headers["x-amz-checksum-sha256"] == sha256(BODY)
    assert put.headers["x-amz-server-side-encryption"] == "aws:kms"
    assert put.headers["x-amz-server-side-encryption-aws-kms-key-id"] == "key-1"
    assert (put.received, put.temporary, put.done) == (len(BODY), False, True)
    assert (begun.operation, part.part, part.received) == ("CreateMultipartUpload", 1, 1)
    assert (head.operation, head.status) == ("HeadObject", 404)
    assert sender.bspk.log.entries("Put*", "STORE-*") == [put]
    report = str(sender.bspk.log.report())
    assert "Signature" not in report
    assert sender.bspk.secret_key not in report
    sender.bspk.log.clear()
    assert sender.bspk.log.entries() == []


def test_two_at_once_have_books_of_their_own(sending):
    with sending(bucket="one-bucket") as one, sending(bucket="two-bucket") as two:
        one.put(NAME, BODY)
        assert (len(one.bspk.files), two.bspk.files) == (1, [])
        with pytest.raises(ValueError, match="one-bucket"), serving(bucket="one-bucket"):
            pass


def test_the_books_outlive_the_server(sending):
    with sending(bucket="bspk-other") as sender:
        sender.put(NAME, BODY)
        Multipart(sender, "never completed").part(b"x")
    assert list(sender.bspk.table("STORE-REGION")) == ["EU"]
    with sending(bucket="bspk-other") as again:
        assert (again.bspk.keys(), again.bspk.files) == ([], [])


def test_nothing_is_left_running(sending):
    before = set(threading.enumerate())
    with sending(bucket="bspk-other") as sender:
        sender.put(NAME, BODY)
        port = int(sender.bspk.endpoint_url.rpartition(":")[2])
        idle = socket.create_connection(("127.0.0.1", port), 10)
    with idle:
        assert idle.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 10)
    for thread in set(threading.enumerate()) - before:
        thread.join(10)  # one that has answered may be on its way out
        assert not thread.is_alive()


def test_half_a_file_is_no_file(sender):
    port = int(sender.bspk.endpoint_url.rpartition(":")[2])
    head = f"PUT /{sender.bspk.bucket}/{NAME} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), 10) as writer:
        writer.sendall(head.encode() + BODY[:50])
    for _ in range(100):
        entries = sender.bspk.log.entries()
        if entries and entries[0].done:
            break
        time.sleep(0.05)
    assert [(entry.status, entry.done) for entry in entries] == [(None, True)]
    assert (sender.bspk.keys(), sender.bspk.files) == ([], [])


def test_a_large_file_is_imported_in_the_background(sender):
    rows = b"".join(b"R-%d,Region %d,,\n" % (n, n) for n in range(30_000))
    started = time.monotonic()
    sender.put(NAME, BODY + rows)
    put = time.monotonic() - started
    assert len(sender.bspk.table("STORE-REGION")) == 30_001
    assert put < time.monotonic() - started
