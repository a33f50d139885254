"""Sends signed events to a URL, as Ordergroove would."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import requests

from tap_ordergroove_webhooks.receiver.signature import HEADER, make_header

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMEOUT = 5.0
"""Seconds that Ordergroove waits for an answer."""


def send(session: requests.Session, url: str, body: bytes, keys: Sequence[str]) -> str | None:
    """Post a body, signed now by each key; two are how it is done while a key is being rotated.

    Returns:
        What went wrong, or None: the receiver answered with success.
    """
    signature = make_header(body, keys, int(time.time()))
    headers = {HEADER: signature, "Content-Type": "application/json"}
    try:
        answer = session.post(
            url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
        )
    except requests.RequestException as error:
        return f"no answer ({type(error).__name__})"
    return None if answer.ok and not answer.is_redirect else f"status {answer.status_code}"
