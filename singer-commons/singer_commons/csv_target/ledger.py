"""What outlives a run: names that were used, and what of the rows later runs must know.

A SQLite file in the output folder. Two runs at once share it.
"""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
from itertools import islice
from typing import TYPE_CHECKING

from singer_commons.csv_target.destination import PRIVATE
from singer_commons.csv_target.errors import OUTPUT_DIR, DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

FILE_NAME = ".ledger.sqlite3"
SCHEMA = """
create table if not exists names (
    name text primary key, file text not null, claimed_at text not null default current_timestamp
) without rowid;
create table if not exists owner (
    id integer primary key check (id = 1), name text not null
);
create table if not exists books (
    id integer primary key, destination text not null, type text not null,
    unique (destination, type)
);
create table if not exists sent (
    book integer, key text, content blob, primary key (book, key)
) without rowid;
create table if not exists cells (
    book integer, "column" text, key text, cell text, primary key (book, "column", key)
) without rowid;
create table if not exists held (
    book integer, "column" text, key text, primary key (book, "column", key)
) without rowid;
"""
BUSY_SECONDS = 120
AT_ONCE = 500


class Ledger:
    """The book of one output folder, as far as it is about one destination.

    Rows that were sent to a test bucket are not known to another.
    """

    def __init__(self, folder: Path | None, destination: str = "") -> None:
        """Open the book of a folder, or begin one.

        Args:
            folder: The output folder. None: a book that is gone with this run.
            destination: Where files go.

        Raises:
            DeliveryError: If the folder cannot be written.
        """
        self.is_kept = folder is not None
        self._destination = destination
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / FILE_NAME).touch(PRIVATE)
            self._database = sqlite3.connect(
                "" if folder is None else folder / FILE_NAME,
                timeout=BUSY_SECONDS,
                isolation_level=None,
            )
            self._database.executescript(SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise DeliveryError(OUTPUT_DIR, folder=folder, error=error) from None

    def close(self) -> None:
        """Close the book."""
        self._database.close()

    def owner(self) -> str:
        """Return what tells this folder from all others: hexadecimal digits."""
        self._database.execute(
            "insert or ignore into owner (id, name) values (1, ?)", (secrets.token_hex(8),)
        )
        (name,) = self._database.execute("select name from owner").fetchone()
        return str(name)

    def claim(self, name: str, file: str) -> bool:
        """Claim a name for a file, for ever.

        Args:
            name: The name.
            file: What tells this file from any other; it may claim the name again.

        Returns:
            Whether the name is this file's now.
        """
        self._database.execute(
            "insert or ignore into names (name, file) values (?, ?)", (name, file)
        )
        found = self._database.execute("select file from names where name = ?", (name,)).fetchone()
        return bool(found[0] == file)

    def known(self, kind: str, keys: Sequence[str]) -> dict[str, bytes | None]:
        """Return those of up to `AT_ONCE` keys that were sent, with their digests."""
        if not self.is_kept:
            return {}
        marks = ",".join("?" * len(keys))
        book = "(select id from books where destination = ? and type = ?)"
        query = f"select key, content from sent where book = {book} and key in ({marks})"  # noqa: S608 - marks only
        return dict(self._database.execute(query, (self._destination, kind, *keys)))

    def cell(self, kind: str, column: str, key: str) -> str | None:
        """Return what was sent last in a column of a row, if that was noted."""
        found = self._database.execute(
            "select cell from cells join books on books.id = cells.book "
            'where destination = ? and type = ? and "column" = ? and key = ?',
            (self._destination, kind, column, key),
        ).fetchone()
        return None if found is None else str(found[0])

    def remember(self, kind: str, rows: Iterable[tuple[str, bytes | None]]) -> int:
        """Note rows that were sent: key, and a digest if changes must be noticed.

        Returns:
            How many rows were noted before with another digest, which stays.
        """
        changed = 0
        with self._book(kind) as number:
            waiting = iter(rows)
            while some := dict(islice(waiting, AT_ONCE)):
                before = self.known(kind, list(some))
                changed += sum(some[key] != digest for key, digest in before.items())
                self._database.executemany(
                    "insert or ignore into sent values (?, ?, ?)",
                    ((number, *row) for row in some.items()),
                )
        return changed

    def remember_cells(self, kind: str, column: str, cells: Iterable[tuple[str, str]]) -> None:
        """Note what was sent last in a column: key and cell."""
        with self._book(kind) as number:
            self._database.executemany(
                "insert or replace into cells values (?, ?, ?, ?)",
                ((number, column, *each) for each in cells),
            )

    def held(self, kind: str, column: str) -> list[str]:
        """Return what named rows that were held back by earlier runs, and not sent since."""
        found = self._database.execute(
            "select key from held join books on books.id = held.book "
            'where destination = ? and type = ? and "column" = ?',
            (self._destination, kind, column),
        )
        return [str(key) for (key,) in found]

    def remember_held(
        self, kind: str, column: str, held: Iterable[str], sent: Iterable[str]
    ) -> None:
        """Note what names rows that are held back, and forget what names those that were sent."""
        with self._book(kind) as book:
            for statement, keys in (
                ('delete from held where book = ? and "column" = ? and key = ?', sent),
                ("insert or ignore into held values (?, ?, ?)", held),
            ):
                self._database.executemany(statement, [(book, column, key) for key in keys])

    @contextlib.contextmanager
    def _book(self, kind: str) -> Iterator[int]:
        """Begin a transaction; return the number of the book of a type, which may begin here."""
        book = (self._destination, kind)
        self._database.execute("begin immediate")
        try:
            self._database.execute(
                "insert or ignore into books (destination, type) values (?, ?)", book
            )
            (number,) = self._database.execute(
                "select id from books where destination = ? and type = ?", book
            ).fetchone()
            yield number
        except BaseException:
            self._database.execute("rollback")
            raise
        self._database.execute("commit")


def owner_of(folder: Path) -> str:
    """Return what tells an output folder from all others: hexadecimal digits.

    Raises:
        DeliveryError: If the folder cannot be written.
    """
    with contextlib.closing(Ledger(folder)) as ledger:
        try:
            return ledger.owner()
        except sqlite3.Error as error:
            raise DeliveryError(OUTPUT_DIR, folder=folder, error=error) from None
