"""Deletes a person's rows from a database or from files, and leaves no trace of them there.

    .venv/bin/python examples/erase/person.py output/warehouse.duckdb someone@example.com 000417
    .venv/bin/python examples/erase/person.py "$WAREHOUSE" someone@example.com --schema ordergroove

The first word is a file of DuckDB or SQLite, an address of PostgreSQL, or a file target's folder.
`make setup` has installed what this needs. traces.py says which rows go; with an order, its items
do. Nobody else may use the place meanwhile, but for the event log, whose receiver may run.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
from traces import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

POSTGRES = re.compile(r"^postgres(ql)?(\+\w+)?://")
ORDERS = {"orders", "upcoming_orders"}
BATCH = 1000
QUOTE = "'"


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        schema: Its schema.
        name: Its name.
        columns: Its columns.
        key: The expressions that name one row, and their comparison with the values of one.
    """

    schema: str
    name: str
    columns: list[str]
    key: list[str]
    same: str

    @property
    def hangs_on_orders(self) -> bool:
        """Whether only its order says whose a row is."""
        return "order" in self.columns and "customer" not in self.columns

    @property
    def sql(self) -> str:
        """Its name as SQL has it."""
        return f"{quoted(self.schema)}.{quoted(self.name)}"


def quoted(name: str, quote: str = '"') -> str:
    """Return a name as SQL has it; with another quote, a text."""
    return quote + name.replace(quote, 2 * quote) + quote


def tables_of(connection: Any, schema: str | None) -> list[Table]:
    """Return the tables of a schema, those that hang on orders last.

    Raises:
        SystemExit: If there are several schemas, and none was named, or if there is no such one.
    """
    found: dict[tuple[str, str], list[str]] = {}
    keys: dict[str, list[str]] = {}
    if isinstance(connection, sqlite3.Connection):
        query = """select 'main', tables.name, columns.name, columns.pk
            from sqlite_master as tables, pragma_table_info(tables.name) as columns
            where tables.type = 'table'"""
        for _, table, column, is_key in connection.execute(query).fetchall():
            found.setdefault(("main", table), []).append(column)
            keys.setdefault(table, []).extend([quoted(column)] * (is_key > 0))
        every, same = ["rowid"], "{} is ?"
    else:
        query = """select table_schema, table_name, column_name from information_schema.columns
            join information_schema.tables using (table_catalog, table_schema, table_name)
            where table_type = 'BASE TABLE' and table_schema not like 'pg\\_%' escape '\\'
            and table_schema <> 'information_schema' order by ordinal_position"""
        for in_schema, table, column in connection.execute(query).fetchall():
            found.setdefault((in_schema, table), []).append(column)
        is_duck = isinstance(connection, duckdb.DuckDBPyConnection)
        every, same = (["rowid"], "{} = ?") if is_duck else (["tableoid", "ctid"], "{} = %s")
    schemas = sorted({each for each, _ in found})
    if schema is None and len(schemas) > 1:
        sys.exit(f"Which one? Say --schema, of {', '.join(schemas)}")
    if schema is not None and schema not in schemas:
        sys.exit(f"No schema {schema} with a table is here, but: {', '.join(schemas)}")
    tables = [
        Table(*name, columns, keys.get(name[1]) or every, same)
        for name, columns in found.items()
        if schema in {None, name[0]}
    ]
    return sorted(tables, key=lambda table: (table.hangs_on_orders, table.sql))


def rows_of(connection: Any, table: Table) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Yield the key of each row, and its cells as texts."""
    cells = [f"cast({quoted(each)} as text)" for each in table.columns]
    # By and by, not all of a table at once: that is what a cursor with a name is for.
    name = {"name": "rows"} if isinstance(connection, psycopg.Connection) else {}
    with closing(connection.cursor(**name)) as rows:
        rows.execute(f"select {', '.join(table.key + cells)} from {table.sql}")  # noqa: S608 - its names
        while batch := rows.fetchmany(BATCH):
            for row in batch:
                place = len(table.key)
                yield row[:place], dict(zip(table.columns, row[place:], strict=True))


def erase(connection: Any, person: Person, schema: str | None) -> list[Table]:
    """Delete the person's rows, say how many of which table, and return all tables."""
    is_postgres = isinstance(connection, psycopg.Connection)
    orders: set[str] = set()
    tables = tables_of(connection, schema)
    for table in tables:
        gone = []
        for key, row in rows_of(connection, table):
            if person.in_row(row) or (table.hangs_on_orders and row["order"] in orders):
                gone.append(key)
                if table.name in ORDERS and row.get("public_id"):
                    orders.add(row["public_id"])
        if gone:
            where = " and ".join(table.same.format(each) for each in table.key)
            name = table.sql.replace("%", "%%") if is_postgres else table.sql
            writer = connection.cursor() if is_postgres else connection
            writer.executemany(f"delete from {name} where {where}", gone)  # noqa: S608 - its names
            print(f"{len(gone)} rows of {table.schema}.{table.name}")
    return tables


def in_postgres(url: str, person: Person, schema: str | None) -> None:
    """Erase in PostgreSQL; what was deleted stays in its files until each table is vacuumed."""
    with psycopg.connect(POSTGRES.sub("postgresql://", url), autocommit=True) as connection:
        # A row that somebody changes meanwhile ends this with an error, and nothing was deleted.
        with connection.transaction():
            connection.execute("set transaction isolation level repeatable read")
            tables = erase(connection, person, schema)
        for table in tables:
            connection.execute(f"vacuum full {table.sql}".encode())


def is_sqlite(path: Path) -> bool:
    """Whether a file is one of SQLite."""
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"


def in_sqlite(path: Path, person: Person) -> None:
    """Erase in a SQLite file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as log:
        log.text_factory = lambda text: text.decode("utf-8", "replace")
        log.execute("pragma secure_delete = on")
        log.execute("begin immediate")
        erase(log, person, None)
        log.execute("commit")
        busy = log.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    if busy:
        sys.exit(f"{path} is in use, so that {path}-wal still holds what was deleted: run again")


def in_duckdb(path: Path, person: Person, schema: str | None) -> None:
    """Erase in a DuckDB file, and write what is left anew: what was deleted stays until then."""
    with closing(duckdb.connect(str(path))) as warehouse:
        warehouse.execute("begin")
        erase(warehouse, person, schema)
        warehouse.execute("commit")
        warehouse.execute("checkpoint")  # all is in the one file that is replaced
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with closing(duckdb.connect()) as both:
        both.execute(f"attach {quoted(str(path), QUOTE)} as old (read_only)")
        both.execute(f"attach {quoted(str(new), QUOTE)} as new")
        both.execute("copy from database old to new")
        both.execute("detach new")
        # While the old one is attached nobody can write to it, and lose what was written.
        shutil.copymode(path, new)
        new.replace(path)


def in_folder(folder: Path, person: Person) -> None:
    """Erase in the files of a file target: those that wait all go if one does, parents go first."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        waits = path.parent.name == "pending"
        if path.suffix == ".jsonl":
            in_lines(path, person)
        elif path.exists() and (waits or path.suffix == ".csv"):
            if not person.in_csv(path.read_bytes().decode("utf-8-sig", "replace")):
                continue
            # It goes last: if this is killed, the next one finds it, and the rest.
            others = path.parent.iterdir() if waits else [path]
            for each in sorted(others, key=lambda other: other == path):
                each.unlink()
                print(each)


def in_lines(path: Path, person: Person) -> None:
    """Erase lines of a file."""
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [each for each in lines if not person.in_text(each.decode("utf-8", "replace"))]
    if len(kept) < len(lines):
        new = path.with_name(f"{path.name}.new")
        new.write_bytes(b"".join(kept))
        shutil.copymode(path, new)
        new.replace(path)
        print(f"{len(lines) - len(kept)} lines of {path}")


def main() -> None:
    """Read the words of the command line, and erase."""
    parser = argparse.ArgumentParser(usage=argparse.SUPPRESS)  # one line says what is wrong
    for name, count in (("place", None), ("email", None), ("customer", "?"), ("--schema", None)):
        parser.add_argument(name, nargs=count)
    given = parser.parse_args()
    if any(each is not None and not each.strip() for each in vars(given).values()):
        parser.error("a word is empty")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", given.email):
        parser.error(f"{given.email!r} is no e-mail address")
    person = Person(given.email, given.customer)
    os.umask(0o077)  # what is written anew is for nobody else, until it has its old mode
    path = Path(given.place).resolve()  # not the link to it
    try:
        if POSTGRES.match(given.place):
            in_postgres(given.place, person, given.schema)
        elif path.is_dir():
            in_folder(path, person)
        elif not path.is_file():
            parser.error(f"there is no {given.place}")
        elif is_sqlite(path):
            in_sqlite(path, person)
        else:
            in_duckdb(path, person, given.schema)
    except (duckdb.Error, psycopg.Error, sqlite3.Error) as error:
        sys.exit(f"{error}")  # it was not finished: run again


if __name__ == "__main__":
    main()
