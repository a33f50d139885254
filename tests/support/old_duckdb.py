"""A DuckDB file as target-duckdb 0.8 would have filled it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb

from ordergroove_views.cli import main

if TYPE_CHECKING:
    from pathlib import Path

OF_OLD = {"DECIMAL(38,10)": "double", "BIGINT": "hugeint", "DATE": "varchar"}
_VIEWS = "select schema_name, view_name from duckdb_views() where not internal"
_COLUMNS = """
select c.schema_name, c.table_name, c.column_name, c.data_type
from duckdb_columns() c join duckdb_tables() t using (schema_name, table_name)
where not exists (from duckdb_constraints() k
                  where (k.schema_name, k.table_name) = (c.schema_name, c.table_name)
                    and list_contains(k.constraint_column_names, c.column_name))
"""


def make_old(new: Path, old: Path) -> None:
    """Copy a file, give its columns the types of old, and null for empty texts; renew the views."""
    shutil.copy(new, old)
    with duckdb.connect(str(old)) as connection:
        for schema, view in connection.execute(_VIEWS).fetchall():
            connection.execute(f'drop view "{schema}"."{view}"')
        for schema, table, column, kind in connection.execute(_COLUMNS).fetchall():
            of_old = "varchar" if column == "_sdc_deleted_at" else OF_OLD.get(kind)
            if of_old:
                connection.execute(
                    f'alter table "{schema}"."{table}" alter "{column}" type {of_old}'
                )
            elif kind == "VARCHAR":
                connection.execute(
                    f'update "{schema}"."{table}" set "{column}" = null where "{column}" = \'\''  # noqa: S608 - the file's own names
                )
    assert main(["apply", "duckdb"], {"TARGET_DUCKDB_FILEPATH": str(old)}) == 0
