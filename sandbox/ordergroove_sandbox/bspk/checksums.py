"""Checksums that come with requests, which S3 verifies and moto only stores.

SHA-256, SHA-1, CRC-32 and MD5 are verified. CRC-32C and CRC-64/NVME, for which Python has nothing,
are not; nor are bodies in chunks with trailers (``aws-chunked``), which clients send over HTTPS.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ordergroove_sandbox.bspk.answers import error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.responses import Response

    from ordergroove_sandbox.bspk.calls import Call

_DIGESTS: dict[str, Callable[[bytes], bytes]] = {
    "x-amz-checksum-sha256": lambda data: hashlib.sha256(data).digest(),
    "x-amz-checksum-sha1": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "x-amz-checksum-crc32": lambda data: zlib.crc32(data).to_bytes(4, "big"),
    "content-md5": lambda data: hashlib.md5(data, usedforsecurity=False).digest(),
}
# Of these S3 makes an object's checksum from those of its parts, and wants each with its part.
_OF_PARTS = ("sha256", "sha1")


def wrong_body(call: Call, body: bytes) -> Response | None:
    """Return S3's answer to a body that is not what its checksums say, or None."""
    signed = call.headers.get("x-amz-content-sha256", "")
    if signed.startswith("STREAMING-"):
        return None
    # The checksum that comes with a completion is the whole object's.
    names = _DIGESTS if call.operation in {"PutObject", "UploadPart"} else ["content-md5"]
    for name in names:
        given = call.headers.get(name)
        if given is not None and given != _text(_DIGESTS[name](body)):
            return error(call, "BadDigest", name)
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

    def wrong(self, call: Call, body: bytes) -> Response | None:
        """Return S3's answer to a part or a completion that does not fit its upload, or None."""
        if call.operation not in {"UploadPart", "CompleteMultipartUpload"}:
            return None
        upload = self._uploads.get(call.upload)
        if upload is None or (upload.completed and call.part is not None):
            return error(call, "NoSuchUpload")
        if upload.algorithm not in _OF_PARTS:
            return None
        name = f"x-amz-checksum-{upload.algorithm}"
        given = call.headers.get(name)
        if call.part is None:
            return _wrong_completion(call, upload, body, given, _DIGESTS[name])
        if given is None:
            return error(call, "InvalidRequest", f"expected checksum Type: {upload.algorithm}")
        upload.parts[call.part] = given
        return None


def _wrong_completion(
    call: Call,
    upload: _Upload,
    body: bytes,
    whole: str | None,
    digest: Callable[[bytes], bytes],
) -> Response | None:
    listed = dict(_listed(body, f"Checksum{upload.algorithm.upper()}"))
    for number, given in listed.items():
        if not given:
            return error(call, "InvalidRequest", f"the checksum was missing for part {number}")
        if given != upload.parts.get(number):
            return error(call, "InvalidPart")
    right = _text(digest(b"".join(map(b64decode, listed.values()))))
    if whole is not None and whole not in {right, f"{right}-{len(listed)}"}:
        return error(call, "BadDigest", upload.algorithm)
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
