"""Deletes a person's rows from a DuckDB or SQLite file, and leaves no trace of them in it.

    python examples/erase/person.py output/warehouse.duckdb someone@example.com 000417

A row goes if it holds one of the texts: the e-mail address anywhere, also inside documents; any
other text, such as the customer's id, as a whole value. Nobody else may use the file meanwhile,
but for the event log of webhooks, whose receiver may run.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

QUOTE = "'"


def tables_of(connection: Any) -> list[tuple[str, str, list[str]]]:
    """Return the schema, name and columns of each table."""
    if isinstance(connection, sqlite3.Connection):
        query = """select 'main', tables.name, columns.name
            from sqlite_master as tables, pragma_table_info(tables.name) as columns
            where tables.type = 'table'"""
    else:
        query = """select table_schema, table_name, column_name from information_schema.columns
            join information_schema.tables using (table_catalog, table_schema, table_name)
            where table_type = 'BASE TABLE'"""
    found: dict[tuple[str, str], list[str]] = {}
    for schema, table, column in connection.execute(query).fetchall():
        found.setdefault((schema, table), []).append(column)
    return [(*key, columns) for key, columns in found.items()]


def quoted(name: str, quote: str = '"') -> str:
    """Return a name as SQL has it; with another quote, a text."""
    return quote + name.replace(quote, 2 * quote) + quote


def erase(connection: Any, texts: list[str]) -> int:
    """Delete the rows that hold one of the texts, and say how many of which table."""
    wanted = [each.lower() if "@" in each else f'"{each.lower()}"' for each in texts]
    total = 0
    for schema, table, columns in tables_of(connection):
        # A value stands in quotes, as in documents; these lose their backslashes, inside text.
        cells = [f"coalesce(lower(cast({quoted(each)} as text)), '')" for each in columns]
        row = "replace('\"' || " + " || '\"' || ".join(cells) + " || '\"', '\\', '')"
        where = " or ".join([f"instr({row}, ?) > 0"] * len(wanted))
        among = f"{quoted(schema)}.{quoted(table)} where {where}"
        # Of the database's own names; the texts are parameters.
        count: int = connection.execute(f"select count(*) from {among}", wanted).fetchone()[0]  # noqa: S608
        if count:
            connection.execute(f"delete from {among}", wanted)  # noqa: S608
            print(f"{count} rows of {schema}.{table}")
        total += count
    return total


def main(path: Path, *texts: str) -> None:
    """Erase, and write what is left anew: what was deleted stays in a file until then."""
    if path.read_bytes()[:15] == b"SQLite format 3":
        with closing(sqlite3.connect(path, isolation_level=None)) as log:
            log.execute("pragma secure_delete = on")
            log.execute("begin immediate")
            erase(log, list(texts))
            log.execute("commit")
            busy = log.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        if busy:
            sys.exit(
                f"{path} is in use, so that {path}-wal still holds what was deleted: run again"
            )
        return
    with closing(duckdb.connect(str(path))) as warehouse:
        if not erase(warehouse, list(texts)):
            return
        warehouse.execute("checkpoint")  # all is in the one file that is replaced
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with closing(duckdb.connect()) as both:
        both.execute(f"attach {quoted(str(path), QUOTE)} as old (read_only)")
        both.execute(f"attach {quoted(str(new), QUOTE)} as new")
        both.execute("copy from database old to new")
    shutil.copymode(path, new)
    new.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
