"""Answers as S3 gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_sandbox.bspk.calls import Call

# code: its status, as in S3's list of error responses, and a message
ERRORS = {
    "AccessDenied": (403, "Access Denied"),
    "BadDigest": (400, "The {0} you specified did not match the calculated checksum."),
    "ConditionalRequestConflict": (
        409,
        "A conflicting operation is under way on this resource.",
    ),
    "ExpiredToken": (400, "The provided token has expired."),
    "InternalError": (500, "We encountered an internal error. Please try again."),
    "InvalidAccessKeyId": (
        403,
        "The AWS Access Key Id you provided does not exist in our records.",
    ),
    "InvalidPart": (
        400,
        "One or more of the specified parts could not be found or do not match.",
    ),
    "InvalidRequest": (400, "{0}"),
    "NoSuchUpload": (404, "The specified upload does not exist."),
    "NotImplemented": (
        501,
        "A header you provided implies functionality that is not implemented",
    ),
    "PreconditionFailed": (
        412,
        "At least one of the pre-conditions you specified did not hold",
    ),
    "SlowDown": (503, "Please reduce your request rate."),
    "XAmzContentSHA256Mismatch": (
        400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, headers and body."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def error(
    call: Call, code: str, about: str = "", headers: Mapping[str, str] | None = None
) -> Answer:
    """Return the answer to a request that fails.

    Args:
        call: The request; the answer to a HEAD has no body.
        code: One of ``ERRORS``.
        about: What completes the code's message.
        headers: Headers beside the usual ones.
    """
    status, message = ERRORS[code]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{code}</Code><Message>{escape(message.format(about))}</Message>"
        f"<Resource>{escape(call.path)}</Resource><RequestId>sandbox</RequestId></Error>"
    )
    body = b"" if call.method == "HEAD" else text.encode()
    return Answer(status, {"content-type": "application/xml", **(headers or {})}, body)
