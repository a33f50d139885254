"""A first-in-first-out queue of pages between one reader and the emitter, bounded in bytes.

A few megabytes wait in memory, the rest in an unnamed temporary file; past its cap the reader
waits. Whatever the size of a table, memory stays flat.
"""

from __future__ import annotations

import tempfile
import threading
from collections import deque
from dataclasses import dataclass
from typing import IO, Generic, TypeVar

T = TypeVar("T")

IN_MEMORY_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class _Stored(Generic[T]):
    """An entry whose bytes are in memory (`data`) or in the file (`offset`, `length`)."""

    label: T
    data: bytes | None
    offset: int
    length: int


class SpoolClosedError(Exception):
    """The emitter wants no more."""


class Spool(Generic[T]):
    """The queue. One thread puts, another gets; either may close it.

    An entry is a label and its bytes; both come out as they went in.
    """

    def __init__(self, cap: int, in_memory: int = IN_MEMORY_BYTES) -> None:
        """Hold up to `in_memory` bytes in memory and `cap` bytes in a file."""
        self._cap = cap
        self._in_memory = in_memory
        self._entries: deque[_Stored[T]] = deque()
        self._memory_used = 0
        self._file: IO[bytes] | None = None
        self._file_entries = 0
        self._file_end = 0
        self._file_failed = False
        self._closed = False
        self._changed = threading.Condition()

    def put(self, label: T, data: bytes = b"") -> None:
        """Add an entry; wait while there is no room for it.

        Raises:
            SpoolClosedError: If nobody will read it any more.
        """
        with self._changed:
            while True:
                if self._closed:
                    raise SpoolClosedError
                stored = self._store(label, data)
                if stored is not None:
                    self._entries.append(stored)
                    self._changed.notify_all()
                    return
                self._changed.wait()

    def get(self) -> tuple[T, bytes]:
        """Take the oldest entry; wait until there is one.

        Raises:
            SpoolClosedError: If it was closed.
        """
        with self._changed:
            while not self._entries:
                if self._closed:
                    raise SpoolClosedError
                self._changed.wait()
            entry = self._entries.popleft()
            data = entry.data
            if data is None:
                data = self._read(entry)
            else:
                self._memory_used -= entry.length
            self._changed.notify_all()
            return entry.label, data

    def close(self) -> None:
        """Drop what is left, remove the file, and wake the other side."""
        with self._changed:
            self._closed = True
            self._entries.clear()
            if self._file is not None:
                self._file.close()
                self._file = None
            self._changed.notify_all()

    def _store(self, label: T, data: bytes) -> _Stored[T] | None:
        """Find room: in memory, else in the file; always if the queue is empty."""
        size = len(data)
        if self._memory_used + size <= self._in_memory or not self._entries:
            self._memory_used += size
            return _Stored(label, data, 0, size)
        if self._file_failed or self._file_end + size > self._cap:
            return None
        return self._write(label, data)

    def _write(self, label: T, data: bytes) -> _Stored[T] | None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by `close`
            self._file.seek(self._file_end)
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:  # no room left on the disk: go on with what memory holds
            self._file_failed = True
            return None
        stored = _Stored(label, None, self._file_end, len(data))
        self._file_end += len(data)
        self._file_entries += 1
        return stored

    def _read(self, entry: _Stored[T]) -> bytes:
        if self._file is None:
            raise SpoolClosedError
        self._file.seek(entry.offset)
        data = bytearray()
        while len(data) < entry.length:
            part = self._file.read(entry.length - len(data))
            if not part:
                msg = "a temporary file of the tap was cut off by somebody else"
                raise OSError(msg)
            data += part
        self._file_entries -= 1
        if self._file_entries == 0:
            self._file.truncate(0)
            self._file_end = 0
        return bytes(data)
