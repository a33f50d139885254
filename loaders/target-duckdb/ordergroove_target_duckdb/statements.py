"""The SQL that makes and fills tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_target_duckdb.columns import folded, widened
from singer_commons.sql_target.tables import Table, name, names, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST_LINE = 1 << 21
"""What DuckDB's reader takes for the longest line if it is not told."""


def create(table: str, columns: Mapping[str, str], keys: Sequence[str]) -> str:
    """Return the statement that makes a table."""
    listed = [f"{name(column)} {kind}" for column, kind in columns.items()]
    if keys:
        listed.append(f"primary key ({names(keys)})")
    return f"create table {table} ({', '.join(listed)})"


def changes(table: Table, columns: Mapping[str, str]) -> Iterator[tuple[str, str | None, str]]:
    """Yield columns that a table lacks, or whose values would not fit in.

    Each has the type that it has (None: it lacks), and the one that it has to have.
    """
    there = {folded(each): kind for each, kind in table.columns.items()}
    for column, wanted in columns.items():
        found = there.get(folded(column))
        if found is None:
            yield column, None, wanted
        elif wider := widened(wanted, found):
            yield column, found, wider


def add(table: str, column: str, kind: str) -> str:
    """Return the statement that makes a column."""
    return f"alter table {table} add column {name(column)} {kind}"


def widen(table: str, column: str, kind: str) -> str:
    """Return the statement that gives a column another type."""
    return f"alter table {table} alter {name(column)} type {kind}"


def rounded(table: str, column: str, kind: str) -> str:
    """Return the query whether a number of a column changes if it becomes a DOUBLE."""
    it = name(column)
    # By way of text: from a DOUBLE, a DECIMAL is made by multiplication.
    again = f"try_cast({it}::double::varchar as {kind})"
    return f"select exists (from {table} where {again} is distinct from {it})"  # noqa: S608 - the names are quoted


def read(path: str, kinds: Sequence[str], longest: int) -> str:
    """Return a query of rows of `singer_commons.sql_target`: columns c0, c1, ...

    Args:
        path: The file.
        kinds: The types of the columns that the rows go into.
        longest: Bytes of the longest row.
    """
    # All comes as text: of a value that does not fit, the reader of CSV may make null in silence.
    listed = ", ".join(f"c{at}: 'varchar'" for at in range(len(kinds)))
    cells = ", ".join(f"{_cast(f'c{at}', kind)} as c{at}" for at, kind in enumerate(kinds))
    line = max(LONGEST_LINE, longest + 1)
    return (
        f"(select {cells} from read_csv({text(path)}, columns = {{{listed}}}, "  # noqa: S608 - texts are quoted
        r"""auto_detect = false, header = false, delim = ',', quote = '"', escape = '\', """
        r"nullstr = 'null', allow_quoted_nulls = false, new_line = '\n', parallel = false, "
        f"max_line_size = {line}, buffer_size = {2 * line}))"
    )


def latest(source: str, keys: Sequence[int]) -> str:
    """Return a query of the last row of each key.

    Args:
        source: The query of all rows.
        keys: The places of the key's columns.
    """
    key = ", ".join(f"c{at}" for at in keys)
    return (
        f"(select * exclude (n) from (select *, row_number() over () as n from {source}) "  # noqa: S608 - no name of others
        f"qualify row_number() over (partition by {key} order by n desc) = 1)"
    )


def load(
    source: str, into: Table, columns: Sequence[str], keys: Sequence[str], cleared: Sequence[str]
) -> str:
    """Return the statement that brings rows into a table, each as its key's only one.

    Args:
        source: The query; it has each key once.
        into: The table.
        columns: Those to fill, in the source's order.
        keys: Those that tell rows apart. None: all rows are appended.
        cleared: Other columns, which become null where a row takes the place of an older one.
    """
    listed = names(columns)
    cells = [f"c{at}" for at in range(len(columns))]
    insert = f"insert into {into.name} ({listed}) select {', '.join(cells)} from {source}"  # noqa: S608 - all names are quoted
    if not keys:
        return insert
    others = [each for each in columns if each not in keys]
    nulls = [f"{name(each)} = null" for each in cleared]
    if frozenset(keys) in into.unique:
        changes = [f"{name(each)} = excluded.{name(each)}" for each in others] + nulls
        action = f"update set {', '.join(changes)}" if changes else "nothing"
        return f"{insert} on conflict ({names(keys)}) do {action}"
    values = dict(zip(columns, cells, strict=True))
    same = " and ".join(f"t.{name(key)} = s.{values[key]}" for key in keys)
    changes = [f"{name(each)} = s.{values[each]}" for each in others] + nulls
    update = f"when matched then update set {', '.join(changes)} " if changes else ""
    fresh = ", ".join(f"s.{each}" for each in cells)
    return (
        f"merge into {into.name} t using {source} s on {same} {update}"  # noqa: S608 - all names are quoted
        f"when not matched then insert ({listed}) values ({fresh})"
    )


def _cast(cell: str, kind: str) -> str:
    """Return what makes a value of a text, by the way that is fast and right."""
    if kind == "TIMESTAMP":
        # To cast a text to TIMESTAMP drops its offset.
        offset = f"length({cell}) > 16 and {cell}[-6] in ('+', '-')"
        return f"case when {offset} then {cell}::timestamptz::timestamp else {cell}::timestamp end"
    if kind.startswith("DECIMAL(38,"):
        # To make a wide decimal of a text takes twenty times as long as of a narrow one; short
        # numbers, which have no exponent here, fit in that.
        short = f"length({cell}) <= 10"
        return f"case when {short} then {cell}::decimal(18, 8)::{kind} else {cell}::{kind} end"
    return f"{cell}::{kind}"
