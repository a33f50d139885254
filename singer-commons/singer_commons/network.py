"""Why a connection failed, in words."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def reason_of(error: BaseException) -> str:
    """Say what is at the bottom of an error; libraries wrap it several times.

    Returns:
        ``name not known``, ``refused``, ``certificate: …``, ``proxy 407 …`` and the like.
    """
    chain = [*_causes(error)]
    last = chain[-1]
    if isinstance(last, socket.gaierror) and last.errno == socket.EAI_NONAME:
        words = "name not known"
    elif isinstance(last, ConnectionRefusedError):
        words = "refused"
    elif isinstance(last, ssl.SSLCertVerificationError):
        words = f"certificate: {last.verify_message}"
    else:
        words = " ".join(str(getattr(last, "strerror", None) or last).split()).strip(" .")
        words = (words or type(last).__name__).removeprefix("Tunnel connection failed: ")
    proxied = any("ProxyError" in type(each).__name__ for each in chain)
    return f"proxy {words}" if proxied else words


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what it was made of, from the outside in: requests, urllib3, botocore."""
    seen: set[int] = set()
    inner: BaseException | None = error
    while inner is not None and id(inner) not in seen:
        seen.add(id(inner))
        yield inner
        wrapped = (
            getattr(inner, "reason", None),
            getattr(inner, "kwargs", {}).get("error"),
            *inner.args,
            inner.__cause__,
        )
        inner = next((each for each in wrapped if isinstance(each, BaseException)), None)
