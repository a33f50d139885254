"""Where the log is: a SQLAlchemy URL becomes an engine that keeps what it commits.

What survives: a transaction that was committed survives the end of the process at any moment. It
survives a power cut as far as the disk, and the system under it, do what fsync asks. SQLite in WAL
mode syncs on commit only with ``synchronous=FULL`` (with NORMAL, a power cut may take the last
commits away); PostgreSQL does unless its `synchronous_commit` is off, which is undone here.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from singer_commons.errors import SettingError
from tap_ordergroove_webhooks.errors import (
    NO_LOG,
    NOT_A_FILE,
    NOT_A_STORE,
    NOT_SUPPORTED,
    STORE_FAILS,
    StoreError,
)
from tap_ordergroove_webhooks.log.tables import IN_ASCII

if TYPE_CHECKING:
    from collections.abc import Iterator

ADVISORY_LOCK = 7_308_604_759_847_260_001
"""Any number, the same for every writer; locks are a database's own."""

CALL_SECONDS = 6
"""For all that one call asks of a store. A connection may fall silent without an end."""

BUSY_SECONDS = 2
"""How long to wait for another writer, well inside Ordergroove's 5 seconds."""

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # On macOS, fsync alone does not reach the disk.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    # What is pruned is overwritten.
    "PRAGMA secure_delete = ON",
)
POSTGRES_ARGUMENTS = {
    "connect_timeout": BUSY_SECONDS + 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,
    "application_name": "ordergroove-webhooks",
    # Whatever the store's own encoding is.
    "client_encoding": "utf8",
}
POSTGRES_SETTINGS = """
select
    set_config('lock_timeout', '2000', true),
    set_config('statement_timeout', :statement_timeout, true),
    -- A receiver that is frozen in its transaction must not hold up all others.
    set_config('idle_in_transaction_session_timeout', '10000', true),
    set_config(
        'synchronous_commit',
        case current_setting('synchronous_commit') when 'off' then 'on'
        else current_setting('synchronous_commit') end,
        true
    )
"""


def parse_store(store: str) -> URL:
    """Return the checked URL of a store.

    Args:
        store: A SQLAlchemy URL; ``postgres://`` and ``postgresql://`` mean psycopg.

    Raises:
        SettingError: If no log can be kept there; no password is in the message.
    """
    try:
        url = make_url(store.strip())
    except (ArgumentError, ValueError):
        raise SettingError(NOT_A_STORE, "store") from None
    backend = url.get_backend_name()
    if backend in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise SettingError(NOT_SUPPORTED, "store", backend=backend)
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise SettingError(NOT_A_FILE, "store")
    return url.set(drivername="sqlite")


def sqlite_path(url: URL) -> Path | None:
    """Return the file of a SQLite store; None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def writing_engine(url: URL) -> Engine:
    """Return an engine whose transactions write, one at a time over all processes.

    A SQLite file that is not there is made, readable by its owner only.
    """
    path = sqlite_path(url)
    if path is None:
        # With another default, the log would be seen as it was before the lock was taken.
        return _postgres(url, "READ COMMITTED", pool_size=1, pool_pre_ping=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    return _sqlite(url, "BEGIN IMMEDIATE", SQLITE_PRAGMAS, pool_size=1)


def cut(connection: Any) -> None:
    """Make whoever waits for a DBAPI connection stop waiting, from another thread."""
    if isinstance(connection, sqlite3.Connection):
        connection.interrupt()
        return
    # What was closed meanwhile needs no cutting.
    with suppress(Exception), socket.socket(fileno=os.dup(connection.fileno())) as its_socket:
        its_socket.shutdown(socket.SHUT_RDWR)


def reading_engine(url: URL) -> Engine:
    """Return an engine that changes nothing; each transaction sees the log at one moment."""
    path = sqlite_path(url)
    if path is None:
        return _postgres(url, "REPEATABLE READ", poolclass=NullPool)
    if not path.is_file():
        raise StoreError(NO_LOG, place=f"at {path}")
    return _sqlite(url, "BEGIN", ("PRAGMA query_only = ON",), poolclass=NullPool)


def lock_for_writing(connection: Connection, *, statement_seconds: int = BUSY_SECONDS) -> None:
    """Make this transaction the only one that writes, until it ends.

    Args:
        connection: In a transaction in which nothing was done yet.
        statement_seconds: How long a statement may take, on PostgreSQL.
    """
    if connection.dialect.name == "postgresql":
        timeout = {"statement_timeout": str(1000 * statement_seconds)}
        connection.execute(text(POSTGRES_SETTINGS), timeout)
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})


@contextmanager
def store_errors() -> Iterator[None]:
    """Tell of the store's own errors as `StoreError`."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(STORE_FAILS, reason=explain_error(error)) from None


@contextmanager
def begin(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction, and commit it at the block's end."""
    with store_errors(), engine.begin() as connection:
        yield connection


def explain_error(error: BaseException) -> str:
    """Say what happened to the store, without any value of an event or a setting."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        parts = (error.strerror, error.filename) if isinstance(error, OSError) else ()
        return ": ".join([type(error).__name__, *(str(part) for part in parts if part)])
    name, original = type(error.orig).__name__, error.orig
    state = getattr(original, "sqlstate", None)
    if type(error).__name__ not in ("OperationalError", "InternalError"):
        # Their messages quote the values that did not fit.
        return f"{name} {state}" if state else name
    primary = getattr(getattr(original, "diag", None), "message_primary", None)
    return f"{name}: {primary or ' '.join(str(original).split())}"


def _postgres(url: URL, isolation_level: str, **pool: Any) -> Engine:
    arguments: dict[str, Any] = {
        name: value for name, value in POSTGRES_ARGUMENTS.items() if name not in url.query
    }
    engine = create_engine(
        url,
        isolation_level=isolation_level,
        # Poolers between here and there know no prepared statements.
        connect_args={**arguments, "prepare_threshold": None},
        hide_parameters=True,
        **pool,
    )

    @event.listens_for(engine, "connect")
    def look_at_encoding(connection: Any, _record: Any) -> None:
        encoding = connection.info.parameter_status("server_encoding")
        setattr(engine.dialect, IN_ASCII, encoding != "UTF8")

    return engine


def _sqlite(url: URL, begin: str, pragmas: tuple[str, ...], **pool: Any) -> Engine:
    engine = create_engine(
        url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, **pool
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # Python's module would begin transactions by its own rules.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
