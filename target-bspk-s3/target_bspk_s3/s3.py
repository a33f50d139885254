"""S3 as a destination: whole files, verified by their SHA-256, never one over another.

One permission is enough, s3:PutObject, where the store gives the checksum back, as S3 does. Where
reading is allowed too, it is used to see whether a file that seems to be taken is one's own, which
arrived though the answer did not.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
"""

from __future__ import annotations

import contextlib
import functools
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from singer_commons.csv_target.errors import NAME_TAKEN, DeliveryError, NameTakenError
from singer_commons.csv_target.output_files import OutputFile
from target_bspk_s3.aws import (
    UNCONDITIONAL,
    code_of,
    explain_error,
    knows_no_condition,
    make_client,
)
from target_bspk_s3.errors import NOT_CONFIRMED, REFUSED, REJECTS_REFUSED

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator, Mapping

    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CompletedPartTypeDef

    from target_bspk_s3.settings import AwsSettings

MIB = 1 << 20
SINGLE_LIMIT = 64 * MIB
PART_SIZE = 8 * MIB
MOST_PARTS = 10_000
RACES = 5
"""How often to try again while another upload to the same key is under way."""

MARK = "file"
"""The metadata of an object that says which file it is: a random number."""

CHECKSUM = "ChecksumSHA256"
CSV = "text/csv; charset=utf-8"
JSON_LINES = "application/x-ndjson"

TAKEN = ("PreconditionFailed", "412")
RACE = ("ConditionalRequestConflict", "OperationAborted", "409")
GONE = ("NoSuchUpload",)
MISSING = ("NoSuchKey", "NotFound", "404")


@dataclass
class S3Destination:
    """A bucket, or a folder in one; nothing is asked of it before a file is put there.

    Attributes:
        settings: How to reach S3.
        bucket: The bucket.
        prefix: What keys begin with.
        logger: Where to warn.
        content_type: What the files are.
        single_limit: The size in bytes up to which a file is sent in one piece.
        part_size: The size in bytes of the pieces otherwise.
    """

    settings: AwsSettings
    bucket: str
    prefix: str
    logger: logging.Logger
    content_type: str = CSV
    single_limit: int = SINGLE_LIMIT
    part_size: int = PART_SIZE
    _conditional: bool = True

    @property
    def where(self) -> str:
        """Its address, and the store's if that is not AWS's."""
        address = f"s3://{self.bucket}/{self.prefix}"
        if not self.settings.endpoint_url:
            return address
        return f"{address} at {urlsplit(self.settings.endpoint_url).netloc}"

    def key(self, name: str) -> str:
        """Return the address of a file."""
        return f"s3://{self.bucket}/{self.prefix}{name}"

    @functools.cached_property
    def _client(self) -> S3Client:
        return make_client(self.settings)

    def put(self, name: str, file: OutputFile) -> None:
        """Put a file there, as `Destination` says."""
        key = f"{self.prefix}{name}"
        try:
            self._put_until_decided(key, file)
        except ResponseParserError:
            self._refuse(key, "its answer is not S3's")
        except (ClientError, BotoCoreError, OSError) as error:
            code = code_of(error)
            # A first try may have arrived, though its answer did not: its name is taken, then.
            if code in (*TAKEN, *GONE) and not self._doubt(key, file):
                self.logger.info("%s had arrived before.", key)
                return
            where = self.key(name)
            if code in (*TAKEN, *RACE):
                raise NameTakenError(NAME_TAKEN, path=where) from None
            raise DeliveryError(REFUSED, key=where, error=explain_error(error)) from None

    def put_rejects(self, content: IO[bytes], run: str) -> str:
        """Put rejects there, as `PutRejects` says; return the address."""
        name = f"rejects_{run}.jsonl"
        try:
            # The name is this run's alone: if it is taken, an answer was lost.
            with contextlib.suppress(NameTakenError):
                self.put(name, OutputFile.of(content, id=run))
        except DeliveryError as error:
            raise DeliveryError(REJECTS_REFUSED, error=error) from None
        return self.key(name)

    def _put_until_decided(self, key: str, file: OutputFile) -> None:
        """Put a file there; once more after a race, and if the store knows no conditions."""
        for left in reversed(range(RACES)):
            try:
                return self._put(key, file)
            except ClientError as error:  # noqa: PERF203 - a few times at most
                if self._conditional and knows_no_condition(error):
                    return self._put_without_condition(key, file)
                if code_of(error) not in RACE or not left:
                    raise
        return None

    def _put_without_condition(self, key: str, file: OutputFile) -> None:
        """Put a file where the store seems to know no conditions, which this shows."""
        self._conditional = False
        try:
            self._put(key, file)
        except ClientError as error:
            # Something else is not implemented: nothing is to be put without the condition.
            self._conditional = code_of(error) in UNCONDITIONAL
            raise
        finally:
            if not self._conditional:
                self.logger.warning(
                    "This store does not know If-None-Match; whether a name is taken is asked "
                    "before, which two runs at once may do at the same time."
                )

    def _put(self, key: str, file: OutputFile) -> None:
        if not self._conditional:
            self._look_before(key)
        if file.size > self.single_limit:
            self._put_in_parts(key, file)
            return
        file.content.seek(0)
        answer = self._client.put_object(
            Body=file.content,
            ContentLength=file.size,
            ChecksumSHA256=_base64(bytes.fromhex(file.sha256)),
            **self._described(key, file),
            **self._condition(),
        )
        self._confirm(key, file, answer)

    def _put_in_parts(self, key: str, file: OutputFile) -> None:
        upload = self._client.create_multipart_upload(**self._described(key, file))
        there = {**self._at(key), "UploadId": self._needed(key, upload, "UploadId")}
        try:
            parts: list[CompletedPartTypeDef] = []
            for number, block in enumerate(self._parts(file), start=1):
                checksum = _base64(sha256(block).digest())
                part = self._client.upload_part(
                    PartNumber=number,
                    Body=block,
                    ChecksumAlgorithm="SHA256",
                    ChecksumSHA256=checksum,
                    **there,
                )
                etag = self._needed(key, part, "ETag")
                if part.get(CHECKSUM, checksum) != checksum:
                    self._refuse(key, f"what it has as part {number} is not what was sent")
                parts.append({"ETag": etag, "PartNumber": number, "ChecksumSHA256": checksum})
            answer = self._client.complete_multipart_upload(
                MultipartUpload={"Parts": parts}, **there, **self._condition()
            )
            self._confirm(key, file, answer)
        except BaseException:
            # Also when the program is told to end: nothing half-sent stays there.
            self._abort(there)
            raise

    def _abort(self, upload: Mapping[str, Any]) -> None:
        try:
            self._client.abort_multipart_upload(**upload)
        except (ClientError, BotoCoreError, ResponseParserError) as error:
            if code_of(error) not in GONE:
                self.logger.warning(
                    "Parts of an unfinished upload stay in the bucket until its owner removes "
                    "them; they are no file. (%s)",
                    explain_error(error),
                )

    def _at(self, key: str) -> dict[str, Any]:
        return {"Bucket": self.bucket, "Key": key}

    def _described(self, key: str, file: OutputFile) -> dict[str, Any]:
        """Return where an object is to be, and what it is."""
        content = {"ContentType": self.content_type, "Metadata": {MARK: file.id}}
        if self.settings.kms_key_id:
            content |= {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": self.settings.kms_key_id}
        return {**self._at(key), **content, "ChecksumAlgorithm": "SHA256"}

    def _condition(self) -> dict[str, Any]:
        return {"IfNoneMatch": "*"} if self._conditional else {}

    def _parts(self, file: OutputFile) -> Iterator[bytes]:
        size = max(self.part_size, -(-file.size // MOST_PARTS))
        file.content.seek(0)
        while block := file.content.read(size):
            yield block

    def _look_before(self, key: str) -> None:
        """Look whether a name is free, where the store cannot take that as a condition.

        Raises:
            ClientError: As the store would say it, if the name is taken.
        """
        try:
            self._client.head_object(**self._at(key))
        except ClientError as error:
            if code_of(error) not in MISSING:
                self.logger.warning(
                    "Nor may it be asked whether %s is there (%s): only names that this output_dir "
                    "knows of are avoided.",
                    key,
                    code_of(error),
                )
            return
        raise ClientError({"Error": {"Code": TAKEN[0], "Message": "it is there"}}, "HeadObject")

    def _confirm(self, key: str, file: OutputFile, answer: Mapping[str, Any]) -> None:
        """Take an answer for S3's word that a file is there, or ask for it.

        Raises:
            DeliveryError: If that is not so.
        """
        self._needed(key, answer, "ETag")  # its content says nothing: it depends on encryption
        checksum = answer.get(CHECKSUM)
        if checksum is not None and not self._agrees(file, checksum):
            self._refuse(key, "what it has there is not what was sent")
        problem = self._doubt(key, file) if checksum is None else ""
        if problem:
            self._refuse(key, f"it gave no checksum back, and {problem}")

    def _doubt(self, key: str, file: OutputFile) -> str:
        """Return why a name may not be taken by this very file; nothing if it is."""
        try:
            found: Mapping[str, Any] = self._client.head_object(
                **self._at(key), ChecksumMode="ENABLED"
            )
        except (ClientError, BotoCoreError) as error:
            if code_of(error) in MISSING:
                return "says that nothing is there"
            return "could not be asked for the file; let the credentials read it (s3:GetObject)"
        # Not by its content: the same content may have to arrive again, after another in between.
        is_ours = bool(file.id) and found.get("Metadata", {}).get(MARK) == file.id
        checksum = found.get(CHECKSUM)
        is_whole = found.get("ContentLength") == file.size
        if is_ours and is_whole and (checksum is None or self._agrees(file, checksum)):
            return ""
        return "what it has there is not this file"

    def _agrees(self, file: OutputFile, checksum: str) -> bool:
        """Whether a checksum is a file's: of the whole, or of the checksums of its parts."""
        digest = checksum.partition("-")[0]  # after it S3 says how many parts there were
        if digest == _base64(bytes.fromhex(file.sha256)):
            return True
        parts = (sha256(block).digest() for block in self._parts(file))
        return digest == _base64(sha256(b"".join(parts)).digest())

    def _needed(self, key: str, answer: Mapping[str, Any], field: str) -> str:
        """Return what no answer of S3's lacks."""
        found = answer.get(field)
        if not found:
            self._refuse(key, f"its answer of success is not S3's: it has no {field}")
        return str(found)

    def _refuse(self, key: str, problem: str) -> NoReturn:
        where = self.key(key.removeprefix(self.prefix))
        raise DeliveryError(NOT_CONFIRMED, key=where, problem=problem) from None


def _base64(digest: bytes) -> str:
    return b64encode(digest).decode()
