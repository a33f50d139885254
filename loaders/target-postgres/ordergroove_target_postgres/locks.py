"""What may stand in a load's way: other runs, and other people's transactions.

A run claims each table that it loads into, until it ends: two runs into one table come one after
the other. A claim is an advisory lock of a transaction that does nothing else; PostgreSQL drops it
with the connection, however the run ends.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import psycopg
import sqlalchemy
from psycopg import errors as pg
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from ordergroove_target_postgres.errors import BESIDE_ANOTHER, FULL, GONE, LOCKED, UNREACHABLE
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from logging import Logger

PATIENCE = "5min"
"""How long a statement waits for a lock, where neither the server nor the user says otherwise."""

_BEGIN = f"""
select set_config('TimeZone', 'UTC', true),
       set_config('array_nulls', 'on', true),
       set_config('lock_timeout', case current_setting('lock_timeout') when '0' then '{PATIENCE}'
                                  else current_setting('lock_timeout') end, true)
"""
# A claim has to outlive the pauses of a tap, and to end with a machine that is switched off.
_KEEP = """
select set_config('idle_in_transaction_session_timeout', '0', true),
       set_config('tcp_keepalives_idle', '60', true),
       set_config('tcp_keepalives_interval', '10', true),
       set_config('tcp_keepalives_count', '6', true),
       case when current_setting('transaction_timeout', true) is not null
            then set_config('transaction_timeout', '0', true) end
"""
_TABLE_HOLDERS = """
select distinct a.pid, a.usename, a.application_name, a.state
from pg_locks l join pg_stat_activity a using (pid)
where l.relation = to_regclass(%s) and l.granted and a.pid <> pg_backend_pid()
  and l.database = (select oid from pg_database where datname = current_database())
"""
_CLAIM_HOLDERS = """
select distinct a.pid, a.usename, a.application_name, a.state
from pg_locks l join pg_stat_activity a using (pid)
where l.locktype = 'advisory' and l.granted and l.objsubid = 1
  and (l.classid::bigint << 32) | l.objid::bigint = %s
  and l.database = (select oid from pg_database where datname = current_database())
"""


def begin_transactions(engine: sqlalchemy.Engine) -> None:
    """Let an engine's transactions take times for UTC and nulls for null, and not wait for ever."""

    @event.listens_for(engine, "begin")
    def _begin(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql(_BEGIN)


class Claims:
    """The tables that this run loads into."""

    def __init__(self, engine: sqlalchemy.Engine, logger: Logger) -> None:
        self._engine, self._logger = engine, logger
        self._connection: sqlalchemy.Connection | None = None
        self._claimed: set[str] = set()

    def claim(self, table: str) -> None:
        """Claim a table for this run; wait for a run that has it.

        Raises:
            PluginError: If that takes too long, or if it waits for this run.
        """
        if table in self._claimed:
            return
        cursor = self._cursor()
        number = _number(table)
        if cursor.execute("select pg_try_advisory_xact_lock(%s)", [number]).fetchone() != (True,):
            holders = _told(cursor, _CLAIM_HOLDERS, number)
            self._logger.warning("Another run loads into %s%s; waiting for its end", table, holders)
            try:
                cursor.execute("select pg_advisory_xact_lock(%s)", [number])
            except (pg.LockNotAvailable, pg.DeadlockDetected):
                raise PluginError(BESIDE_ANOTHER, table=table, holders=holders) from None
        self._claimed.add(table)

    def check(self) -> None:
        """Fail if the server has dropped the claims."""
        if self._connection is not None:
            self._cursor().execute("select")

    def release(self) -> None:
        """Drop all claims."""
        if self._connection is not None:
            with suppress(DBAPIError, psycopg.Error):
                self._connection.close()
        self._connection, self._claimed = None, set()

    def _cursor(self) -> psycopg.Cursor[Any]:
        if self._connection is None:
            self._connection = self._engine.connect()
            self._connection.begin()
            cursor_of(self._connection).execute(_KEEP)
        return cursor_of(self._connection)


def cursor_of(connection: sqlalchemy.Connection) -> psycopg.Cursor[Any]:
    """Return psycopg's own cursor, which copies, and takes statements as they are."""
    cursor: psycopg.Cursor[Any] = connection.connection.cursor()  # type: ignore[assignment]
    return cursor


@contextmanager
def explained(engine: sqlalchemy.Engine, table: str) -> Iterator[None]:
    """Name the table, and who holds it, where PostgreSQL only says that something went wrong.

    Raises:
        PluginError: For locks, lost connections and full disks.
    """
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        problem = str(cause).partition("\n")[0].rstrip(".")
        if isinstance(cause, (pg.LockNotAvailable, pg.DeadlockDetected)):
            holders, patience = "", PATIENCE
            with suppress(Exception), engine.connect() as connection:
                cursor = cursor_of(connection)
                holders = _told(cursor, _TABLE_HOLDERS, table)
                patience = cursor.execute("show lock_timeout").fetchone()[0]  # type: ignore[index]
            raise PluginError(LOCKED, table=table, minutes=patience, holders=holders) from None
        if isinstance(cause, psycopg.Error) and cause.pgconn is not None:  # no session was begun
            raise PluginError(UNREACHABLE, problem=problem) from None
        if isinstance(cause, (pg.DiskFull, pg.OutOfMemory)):
            raise PluginError(FULL, table=table, problem=problem) from None
        if isinstance(cause, psycopg.OperationalError) and (
            cause.sqlstate is None or cause.sqlstate[:2] in ("08", "57")
        ):
            raise PluginError(GONE, table=table, problem=problem) from None
        raise


def _number(table: str) -> int:
    digest = hashlib.blake2b(f"ordergroove-target-postgres {table}".encode(), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


def _told(cursor: psycopg.Cursor[Any], query: str, what: object) -> str:
    rows = cursor.execute(query, [what]).fetchall()
    told = [
        f"process {pid} of {user}" + (f" ({app}, {state})" if app else f" ({state})")
        for pid, user, app, state in rows
    ]
    return f", held by {' and '.join(told)}" if told else ""
