"""Sends signed events to a URL, as Ordergroove would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests

from tap_ordergroove_webhooks.receiver.signature import HEADER, make_header

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMEOUT = 5.0
"""Seconds that Ordergroove waits for an answer."""


class Sender:
    """Posts bodies to a URL over one connection."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def send(self, body: bytes, keys: Sequence[str], ts: int) -> str | None:
        """Post a body, signed.

        Args:
            body: The body.
            keys: To sign with; two are how Ordergroove does it while a key is being rotated.
            ts: The time, in Unix seconds.

        Returns:
            What went wrong, or None: the receiver answered with success.
        """
        headers = {HEADER: make_header(body, keys, ts), "Content-Type": "application/json"}
        try:
            answer = self._session.post(
                self._url, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as error:
            return f"no answer ({type(error).__name__})"
        return None if answer.ok and not answer.is_redirect else f"status {answer.status_code}"
