"""Which bytes to ask for next, and which come next: the arithmetic of reading ahead, no I/O."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

CHUNK = 32 * 1024
"""What every server answers in one packet (draft-ietf-secsh-filexfer-02, 3)."""
SMALLEST_CHUNK = 1024
UNDER_WAY = 64
"""Requests that a server may not have answered yet, as OpenSSH's own client has it."""


@dataclass
class Piece:
    """A range of a file that was asked for, and its bytes once they are there."""

    offset: int
    length: int
    data: bytes | None = None
    was_empty: bool = False


class Window:
    """Reads ahead within `limit` bytes, whatever the order and size of the answers."""

    def __init__(
        self, start: int, end: int, limit: int, chunk: int = CHUNK, most: int = UNDER_WAY
    ) -> None:
        """Cover the bytes from `start` to before `end`.

        Args:
            start: The first byte.
            end: The byte after the last one.
            limit: How many bytes may be asked for and not yet taken; at least one chunk is.
            chunk: How many to ask for at once.
            most: How many requests may be unanswered.
        """
        self._next = start
        self._end = end
        self._limit = max(limit, chunk)
        self._chunk = chunk
        self._held = 0
        self._most = most
        self._under_way = 0
        self._pieces: deque[Piece] = deque()
        self._again: deque[Piece] = deque()

    @property
    def done(self) -> bool:
        """Whether every byte has been taken."""
        return not self._pieces and self._next >= self._end

    @property
    def has_room(self) -> bool:
        """Whether to ask now: many requests at once cost hardly more than one."""
        if self._under_way > self._most // 2:
            return False
        return bool(self._again) or (self._next < self._end and self._held <= self._limit // 2)

    def ask(self) -> Piece | None:
        """Return the next piece to ask for, or None while there is no room or nothing left."""
        if self._under_way >= self._most:
            return None
        if self._again:
            self._under_way += 1
            return self._again.popleft()
        length = min(self._chunk, self._end - self._next)
        if length <= 0 or self._held + length > self._limit:
            return None
        piece = Piece(self._next, length)
        self._next += length
        self._under_way += 1
        self._held += length
        self._pieces.append(piece)
        return piece

    def answer(self, piece: Piece, data: bytes) -> None:
        """Keep an answer. If it is short, as a server may make it, the rest is asked for again.

        So is what is empty, once: some servers have the last block only then.

        Raises:
            EOFError: If it is empty again: the file ends before.
            ValueError: If it is longer than asked for.
        """
        self._under_way -= 1
        if not data:
            if piece.was_empty:
                msg = f"nothing at {piece.offset}"
                raise EOFError(msg)
            piece.was_empty = True
            self._again.append(piece)
            return
        if len(data) > piece.length:
            msg = f"{len(data)} bytes for the {piece.length} at {piece.offset}"
            raise ValueError(msg)
        if len(data) < piece.length:
            rest = Piece(piece.offset + len(data), piece.length - len(data))
            self._pieces.insert(self._pieces.index(piece) + 1, rest)
            self._again.append(rest)
            # The server's own limit: asking for more would halve the speed.
            self._chunk = min(self._chunk, max(len(data), SMALLEST_CHUNK))
            piece.length = len(data)
        piece.data = data

    def take(self) -> bytes | None:
        """Return the bytes that come next, or None while they are under way."""
        if not self._pieces or self._pieces[0].data is None:
            return None
        piece = self._pieces.popleft()
        self._held -= piece.length
        return piece.data
