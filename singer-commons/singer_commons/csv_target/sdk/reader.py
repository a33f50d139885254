"""Reads Singer messages fast, and says no more about a broken line than where it is."""

from __future__ import annotations

import sys
from collections import Counter
from typing import IO, TYPE_CHECKING, Any

from singer_sdk.singerlib.encoding.base import GenericSingerReader
from typing_extensions import override

from singer_commons.csv_target.errors import NOT_A_MESSAGE
from singer_commons.csv_target.jsonl import decode
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable


class Reader(GenericSingerReader[bytes]):
    """Reads lines of bytes, or of text; numbers with a fraction come out as `Decimal`."""

    @property
    @override
    def default_input(self) -> IO[bytes]:
        return sys.stdin.buffer

    @override
    def process_lines(
        self,
        file_input: IO[bytes] | None,
        callbacks: dict[str, Callable[[dict[str, Any]], None]],
    ) -> Counter[str]:
        """Hand each message to the callback of its type; return how many there were of each.

        Raises:
            PluginError: If a line is not a message.
        """
        # Plain strings: the SDK's keys are members of an enum, which are slower to look up.
        plain = {str(getattr(key, "value", key)): each for key, each in callbacks.items()}
        counts: Counter[str] = Counter()
        for number, line in enumerate(file_input or self.default_input, start=1):
            try:
                message = decode(line)
                kind = message["type"]
                callback = plain[kind]
            except (ValueError, TypeError, KeyError, RecursionError):
                # A line may hold personal data, so it is not repeated.
                raise PluginError(NOT_A_MESSAGE, number=number, size=len(line)) from None
            callback(message)
            counts[kind] += 1
        return counts

    @override
    def deserialize_json(self, line: bytes) -> dict[str, Any]:
        message: dict[str, Any] = decode(line)
        return message
