"""Checksums that come with requests, which S3 verifies and moto only stores.

SHA-256, SHA-1, CRC-32 and MD5 are verified. CRC-32C and CRC-64/NVME, for which Python has nothing,
are not; nor are bodies in chunks with trailers (``aws-chunked``), which clients send over HTTPS.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ordergroove_sandbox.bspk.answers import error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ordergroove_sandbox.bspk.answers import Answer
    from ordergroove_sandbox.bspk.calls import Call

_DIGESTS: dict[str, Callable[[bytes], bytes]] = {
    "sha256": lambda data: hashlib.sha256(data).digest(),
    "sha1": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "crc32": lambda data: zlib.crc32(data).to_bytes(4, "big"),
}
# Of these S3 makes an object's checksum from those of its parts, and wants each with its part.
_OF_PARTS = ("sha256", "sha1")
_HEADER = "x-amz-checksum-"
_STREAMING = "STREAMING-"


def wrong_body(call: Call, body: bytes) -> Answer | None:
    """Return S3's answer to a body that is not what its checksums say, or None."""
    signed = call.headers.get("x-amz-content-sha256", "")
    if signed.startswith(_STREAMING):
        return None
    if call.operation in {"PutObject", "UploadPart"}:
        for name, digest in _DIGESTS.items():
            given = call.headers.get(_HEADER + name)
            if given is not None and given != _text(digest(body)):
                return error(call, "BadDigest", name.upper())
    md5 = call.headers.get("content-md5")
    if md5 is not None and md5 != _text(hashlib.md5(body, usedforsecurity=False).digest()):
        return error(call, "BadDigest", "Content-MD5")
    if signed not in {"", "UNSIGNED-PAYLOAD", hashlib.sha256(body).hexdigest()}:
        return error(call, "XAmzContentSHA256Mismatch")
    return None


def _text(digest: bytes) -> str:
    return b64encode(digest).decode()


@dataclass(slots=True)
class _Upload:
    algorithm: str
    parts: dict[int, str] = field(default_factory=dict)
    completed: bool = False


class Uploads:
    """The multipart uploads that were begun, and the checksums of their parts."""

    def __init__(self) -> None:
        self._uploads: dict[str, _Upload] = {}

    def began(self, call: Call, upload: str) -> None:
        """Remember a new upload and the algorithm that it was begun with, if any."""
        self._uploads[upload] = _Upload(call.headers.get("x-amz-checksum-algorithm", "").lower())

    def aborted(self, upload: str) -> None:
        """Forget an upload."""
        self._uploads.pop(upload, None)

    def completed(self, upload: str) -> bool:
        """Remember that an upload is complete, and tell whether it was before."""
        known = self._uploads[upload]
        before, known.completed = known.completed, True
        return before

    def wrong(self, call: Call, body: bytes) -> Answer | None:
        """Return S3's answer to a part or a completion that does not fit its upload, or None."""
        if call.operation not in {"UploadPart", "CompleteMultipartUpload"}:
            return None
        upload = self._uploads.get(call.upload)
        if upload is None or (upload.completed and call.part is not None):
            return error(call, "NoSuchUpload")
        if upload.algorithm not in _OF_PARTS:
            return None
        if call.part is not None:
            return self._part(call, upload, call.part)
        return self._completion(call, upload, body)

    def _part(self, call: Call, upload: _Upload, number: int) -> Answer | None:
        given = call.headers.get(_HEADER + upload.algorithm)
        if given is None:
            about = (
                "Checksum Type mismatch occurred, expected checksum Type: "
                f"{upload.algorithm}, actual checksum Type: null"
            )
            return error(call, "InvalidRequest", about)
        upload.parts[number] = given
        return None

    def _completion(self, call: Call, upload: _Upload, body: bytes) -> Answer | None:
        digests = b""
        count = 0
        for number, given in _listed(body, f"Checksum{upload.algorithm.upper()}"):
            if not given:
                about = (
                    f"The upload was created using a {upload.algorithm} checksum. The complete "
                    "request must include the checksum for each part. It was missing for part "
                    f"{number} in the request."
                )
                return error(call, "InvalidRequest", about)
            if given != upload.parts.get(number):
                return error(call, "InvalidPart")
            digests += _bytes(given)
            count += 1
        whole = call.headers.get(_HEADER + upload.algorithm)
        right = _text(_DIGESTS[upload.algorithm](digests))
        if whole is not None and whole not in {right, f"{right}-{count}"}:
            return error(call, "BadDigest", upload.algorithm.upper())
        return None


def _listed(body: bytes, checksum: str) -> Iterator[tuple[int, str]]:
    """Read the parts that a completion lists, and their checksums; none if it is no XML."""
    try:
        document = ET.fromstring(body)  # noqa: S314 - from a client on this machine
    except ET.ParseError:
        return
    for part in document.iterfind("{*}Part"):
        number = part.findtext("{*}PartNumber", "")
        if number.isdecimal():
            yield int(number), part.findtext(f"{{*}}{checksum}", "")


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except Base64Error:
        return b""
