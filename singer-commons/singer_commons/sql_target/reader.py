"""Reads Singer messages in blocks; who can make use of a raw line gets it first."""

from __future__ import annotations

import sys
from collections import Counter
from typing import IO, TYPE_CHECKING, Any

from singer_sdk.singerlib.encoding.base import GenericSingerReader
from singer_sdk.singerlib.encoding.simple import SimpleSingerReader
from singer_sdk.singerlib.exceptions import InvalidInputLine
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCK = 1 << 18
"""Bytes to ask standard input for: a pipe gives what it has."""


class _StoppedError(Exception):
    """The reader was told to stop while it waited for a line."""


class LineReader(GenericSingerReader[bytes]):
    """Offers each line to `take`; what that declines is decoded, and goes the SDK's way."""

    def __init__(self, take: Callable[[bytes], bool], give_up: Callable[[], None]) -> None:
        """Prepare.

        Args:
            take: Returns whether it has taken a line.
            give_up: Called when a line ends the program.
        """
        super().__init__()
        self._take, self._give_up = take, give_up
        self._is_waiting = False
        self._is_stopped = False

    @property
    @override
    def default_input(self) -> IO[bytes]:
        return open(sys.stdin.fileno(), "rb", BLOCK, closefd=False)

    def stop(self) -> None:
        """End the input: after the line at hand, or at once if none is. For signal handlers."""
        self._is_stopped = True
        if self._is_waiting:
            raise _StoppedError

    @override
    def process_lines(
        self, file_input: IO[bytes] | None, callbacks: dict[str, Callable[[dict[str, Any]], None]]
    ) -> Counter[str]:
        """Hand on every message; return how many there were of each type."""
        counts: Counter[str] = Counter()
        records, take = 0, self._take
        try:
            for line in self._lines(file_input or self.default_input):
                if take(line):
                    records += 1
                else:
                    counts[self._hand_on(line, callbacks)] += 1
        except _StoppedError:
            pass
        except BaseException:
            self._give_up()
            raise
        finally:
            self._is_waiting = False
        counts["RECORD"] += records
        return counts

    @override
    def deserialize_json(self, line: bytes) -> dict[str, Any]:
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            msg = (
                f"a line is no UTF-8: {error.reason} at byte {error.start}, {line[error.start]:#x}"
            )
            raise InvalidInputLine(msg) from None
        return SimpleSingerReader().deserialize_json(text)

    def _lines(self, file: IO[Any]) -> Iterator[bytes]:
        """Yield the lines of a file of bytes, or of text, until the reader is stopped."""
        while True:
            self._is_waiting = True
            line = b"" if self._is_stopped else file.readline()
            self._is_waiting = False
            if not line:
                return
            yield line if isinstance(line, bytes) else line.encode()

    def _hand_on(self, line: bytes, callbacks: dict[str, Callable[[dict[str, Any]], None]]) -> str:
        message = self.deserialize_json(line)
        self.assert_line_requires(message, requires={"type"})
        kind = str(message["type"])
        callback = callbacks.get(kind)
        if callback is None:
            self._process_unknown_message(message)
        else:
            callback(message)
        return kind
