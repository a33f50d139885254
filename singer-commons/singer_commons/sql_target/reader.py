"""Reads Singer messages in blocks; who can make use of a raw line gets it first."""

from __future__ import annotations

import sys
from collections import Counter
from typing import IO, TYPE_CHECKING, Any, NoReturn

from singer_sdk.singerlib.encoding.base import GenericSingerReader
from singer_sdk.singerlib.json import deserialize_json
from typing_extensions import override

from singer_commons.errors import NOT_A_MESSAGE, PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCK = 1 << 18
"""Bytes to ask standard input for: a pipe gives what it has."""


LONGEST = 30
"""Characters of a word that an error shows."""


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
        self._line = 0

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
                self._line += 1
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
        message: Any = None
        try:
            message = deserialize_json(line.decode())
        except UnicodeDecodeError as error:
            self.refuse(f"no UTF-8, {error.reason} at byte {error.start}, {line[error.start]:#x}")
        except ValueError as error:  # of JSON; its words show no value
            self.refuse(f"no JSON, {error}")
        if not isinstance(message, dict):
            self.refuse("no object")
        return dict(message)

    def refuse(self, problem: str) -> NoReturn:
        """End the load for the line at hand, without showing it.

        Raises:
            PluginError: Always.
        """
        raise PluginError(NOT_A_MESSAGE, line=self._line, problem=problem) from None

    @override
    def assert_line_requires(self, line_dict: dict[str, Any], requires: set[str]) -> None:  # type: ignore[override]  # it shows no values
        if missing := sorted(requires - line_dict.keys()):
            self.refuse(f"without {', '.join(missing)}")

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
        if kind not in callbacks:
            self.refuse(f"of a type that is none, {kind[:LONGEST]!r}")
        callbacks[kind](message)
        return kind
