"""Errors as S3 answers with them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ordergroove_sandbox.bspk.calls import Call

# code: its status, as in S3's list of error responses
STATUS = {
    "AccessDenied": 403,
    "BadDigest": 400,
    "ConditionalRequestConflict": 409,
    "ExpiredToken": 400,
    "InternalError": 500,
    "InvalidAccessKeyId": 403,
    "InvalidPart": 400,
    "InvalidRequest": 400,
    "NoSuchUpload": 404,
    "NotImplemented": 501,
    "PreconditionFailed": 412,
    "SlowDown": 503,
    "XAmzContentSHA256Mismatch": 400,
}


def error(
    call: Call, code: str, about: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer to a request that fails.

    Args:
        call: The request; the answer to a HEAD has no body.
        code: One of ``STATUS``.
        about: The message.
        headers: Headers beside the usual ones.
    """
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{code}</Code><Message>{escape(about or code)}</Message>"
        f"<Resource>{escape(call.path)}</Resource><RequestId>sandbox</RequestId></Error>"
    )
    body = "" if call.method == "HEAD" else text
    return Response(body, STATUS[code], headers, media_type="application/xml")
