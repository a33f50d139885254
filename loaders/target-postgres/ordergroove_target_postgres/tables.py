"""What PostgreSQL says of a table, and the statements that fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_commons.sql_target.tables import Table, name, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import psycopg

_COLUMNS = """
select attname, format_type(atttypid, atttypmod)
from pg_attribute
where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped
"""
# Only such an index can tell which rows are there already: whole, immediate, on plain columns.
_UNIQUE = """
select array(select attname::text from pg_attribute
             where attrelid = indrelid and attnum = any (indkey::smallint[]))
from pg_index
where indrelid = to_regclass(%s) and indisunique and indisvalid and indimmediate
  and indpred is null and indexprs is null and indnkeyatts = indnatts
"""
_COMMENT = "select obj_description(to_regclass(%s), 'pg_class')"
_HAS_ROWS = "select exists (select from {table})"


def look(cursor: psycopg.Cursor[Any], table: str) -> Table | None:
    """Return what there is under a full name, if there is anything."""
    columns = dict(cursor.execute(_COLUMNS, [table]).fetchall())
    if not columns:
        return None
    unique = [frozenset(each) for (each,) in cursor.execute(_UNIQUE, [table]).fetchall()]
    found = cursor.execute(_HAS_ROWS.format(table=table)).fetchone()
    said = cursor.execute(_COMMENT, [table]).fetchone()
    return Table(table, columns, unique, found == (False,), (said and said[0]) or "")


def stage(staged: str, columns: Mapping[str, str]) -> str:
    """Return the statement that makes a temporary table, by the types of its columns."""
    listed = ", ".join(f"{name(column)} {kind}" for column, kind in columns.items())
    return f"create temporary table {name(staged)} ({listed}) on commit drop"


def copy(into: str, columns: Mapping[str, str]) -> str:
    """Return the statement that fills a table, by its full name, with rows of a batch."""
    return (
        rf"copy {into} ({names(columns)}) from stdin with "
        r"""(format csv, quote '"', escape E'\\', null 'null', encoding 'UTF8')"""
    )


def merge(
    staged: str, into: Table, columns: Sequence[str], keys: Sequence[str], times: set[str]
) -> list[str]:
    """Return the statements that bring a temporary table's rows into a table, each row once.

    Args:
        staged: The temporary table; it has each key once.
        into: The table.
        columns: Those to fill.
        keys: Those that tell rows apart. None: all rows are appended.
        times: Columns that have a zone only while they are on their way.
    """
    values = {
        each: f"s.{name(each)} at time zone 'UTC'" if each in times else f"s.{name(each)}"
        for each in columns
    }
    insert = (
        f"insert into {into.name} as t ({names(columns)}) "  # noqa: S608 - all names are quoted
        f"select {', '.join(values.values())} from {name(staged)} s"
    )
    if not keys:
        return [insert]
    # Keys too: 1 and 1.0 are one key, and the latest row says how it is written.
    if frozenset(keys) in into.unique:
        changes = ", ".join(f"{name(each)} = excluded.{name(each)}" for each in columns)
        return [f"{insert} on conflict ({names(keys)}) do update set {changes}"]
    same = " and ".join(f"t.{name(key)} = {values[key]}" for key in keys)
    absent = f"{insert} where not exists (select from {into.name} t where {same})"
    changes = ", ".join(f"{name(each)} = {values[each]}" for each in columns)
    update = f"update {into.name} t set {changes} from {name(staged)} s where {same}"  # noqa: S608 - all names are quoted
    return [update, absent]
