"""A first-in-first-out queue of pages between one reader and the emitter, bounded in bytes.

A few megabytes wait in memory, the rest in an unnamed temporary file; past its cap the reader
waits. Whatever the size of a table, memory stays flat.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections import deque
from typing import IO

from tap_ordergroove.pages import Item, Page

IN_MEMORY_BYTES = 4 * 1024 * 1024

Entry = Item | BaseException | None
"""A page, the end of a window, or how the reading ended: with an error, or well."""


class SpoolClosedError(Exception):
    """The emitter wants no more."""


class Spool:
    """The queue. One thread puts, another gets; either may close it."""

    def __init__(self, cap: int, in_memory: int = IN_MEMORY_BYTES) -> None:
        """Hold up to `in_memory` bytes in memory and `cap` bytes in a file."""
        self._cap = cap
        self._in_memory = in_memory
        self._items: deque[Entry] = deque()
        self._memory_used = 0
        self._file: IO[bytes] | None = None
        self._file_begin = self._file_end = 0  # what lies between is still to be read
        self._file_failed = False
        self._closed = False
        self._changed = threading.Condition()

    def put(self, item: Entry) -> None:
        """Add an item; wait while there is no room for a page.

        Raises:
            SpoolClosedError: If nobody will read it any more.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._has_room(item))
            if self._closed:
                raise SpoolClosedError
            self._items.append(item)
            self._changed.notify_all()

    def get(self) -> Entry:
        """Take the oldest item; wait until there is one.

        Raises:
            SpoolClosedError: If it was closed.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._items)
            if self._closed:
                raise SpoolClosedError
            item = self._items.popleft()
            if isinstance(item, Page):
                if item.on_disk is None:
                    self._memory_used -= len(item.results)
                else:
                    item.results, item.on_disk = self._read(item.on_disk), None
            self._changed.notify_all()
            return item

    def close(self) -> None:
        """Drop what is left, remove the file, and wake the other side."""
        with self._changed:
            self._closed = True
            self._items.clear()
            if self._file is not None:
                self._file.close()
                self._file = None
            self._changed.notify_all()

    def _has_room(self, page: Entry) -> bool:
        """Find room for a page: in memory, else in the file; always if the queue is empty."""
        if not isinstance(page, Page):
            return True
        size = len(page.results)
        if self._memory_used + size <= self._in_memory or not self._items:
            self._memory_used += size
            return True
        if self._file_failed or self._file_end + size > self._cap:
            return False
        try:
            self._write(page.results)
        except OSError:  # no room left on the disk: go on with what memory holds
            self._file_failed = True
            return False
        page.results, page.on_disk = b"", size
        return True

    def _write(self, data: bytes) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by `close`
        rest = memoryview(data)
        while rest:
            at = self._file_end + len(data) - len(rest)
            rest = rest[os.pwrite(self._file.fileno(), rest, at) :]
        self._file_end += len(data)

    def _read(self, size: int) -> bytes:
        """Read the file's next page: they come out in the order in which they went in."""
        if self._file is None:
            raise SpoolClosedError
        data = bytearray()
        while len(data) < size:
            at = self._file_begin + len(data)
            part = os.pread(self._file.fileno(), size - len(data), at)
            if not part:
                msg = "a temporary file of the tap was cut off by somebody else"
                raise OSError(msg)
            data += part
        self._file_begin += size
        if self._file_begin == self._file_end:
            self._file.truncate(0)
            self._file_begin = self._file_end = 0
        return bytes(data)
