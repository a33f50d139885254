"""One delivery over HTTP: a POST, and the status of its answer."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from ordergroove_sandbox.webhooks.signature import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable

    # Takes a body and the signature's header; returns the status, None if there was no answer.
    Post = Callable[[bytes, str], "int | None"]

TIMEOUT = 5.0
"""Seconds that a receiver has; documented."""


def poster(url: str, timeout: float = TIMEOUT) -> Post:
    """Return what posts to an address. Redirects are not followed.

    Args:
        url: An ``http`` or ``https`` address.
        timeout: Seconds to wait for an answer.

    Raises:
        ValueError: The address is another one.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        msg = f"not an http or https address: {url!r}"
        raise ValueError(msg)
    _ = parts.port  # raises where it is no number
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def post(body: bytes, signature: str) -> int | None:
        headers = {HEADER: signature, "Content-Type": "application/json", "Connection": "close"}
        connection = _connection(parts, timeout)
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            return None
        else:
            return answer.status
        finally:
            connection.close()

    return post


def _connection(parts: SplitResult, timeout: float) -> HTTPConnection:
    # One for each delivery: that a kept one is broken may show too late to tell what was delivered.
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=timeout)
