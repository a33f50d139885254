"""Which columns the fast way knows: by JSON Schema, and by the type that becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import BIGINT, BOOLEAN, DATE, DECIMAL, INTEGER, SMALLINT, TEXT, TIMESTAMP

from singer_commons.sql_target.columns import UnknownColumnError, check_name, types_of
from singer_commons.sql_target.csv_cells import NULL, OddValueError, document, escape, string
from singer_commons.sql_target.raw_rows import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.types import TypeEngine

STAGED = {
    Kind.TEXT: "text",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "numeric",
    Kind.BOOLEAN: "boolean",
    # With its zone: what comes with an offset becomes UTC on its way into the table.
    Kind.TIME: "timestamp with time zone",
    Kind.DATE: "date",
    Kind.DOCUMENT: "jsonb",
}
"""PostgreSQL's types for what is on its way; the merge casts to the table's own."""

_PLAIN: tuple[tuple[set[str], tuple[type[TypeEngine[Any]], ...], Kind], ...] = (
    ({"string"}, (TEXT,), Kind.TEXT),
    ({"integer"}, (SMALLINT, INTEGER, BIGINT), Kind.INTEGER),
    ({"number"}, (DECIMAL,), Kind.NUMBER),
    ({"integer", "number"}, (DECIMAL,), Kind.NUMBER),
    ({"boolean"}, (BOOLEAN,), Kind.BOOLEAN),
    ({"string"}, (TIMESTAMP,), Kind.TIME),
    ({"string"}, (DATE,), Kind.DATE),
)
_elements_of = msgspec.json.Decoder(list[msgspec.Raw]).decode


_LOSSY = {
    "timestamp": ("date", "time ", "timestamp("),
    "numeric": ("double", "real", "bigint", "integer", "smallint", "numeric(", "money"),
    "bigint": ("double", "real"),
    "integer": ("real",),
    "text": ("name ", '"char" '),
}
"""What of PostgreSQL's types takes another's values and cuts them, by how their names begin."""


def field_of(
    name: str, schema: Mapping[str, Any], sql_type: TypeEngine[Any], *, replace_nul: bool
) -> tuple[Field, str]:
    """Return a column as the fast way takes it, and its type while it is on its way.

    Args:
        name: Its name.
        schema: Its JSON Schema.
        sql_type: What the loader below makes of that.
        replace_nul: Whether NUL becomes U+FFFD.

    Raises:
        UnknownColumnError: If it is of another kind.
    """
    check_name(name)
    types = types_of(schema)
    if isinstance(sql_type, JSONB):
        return Field(name, Kind.DOCUMENT), STAGED[Kind.DOCUMENT]
    if types == {"array"} and isinstance(sql_type, ARRAY):
        items = schema.get("items")
        if isinstance(sql_type.item_type, JSONB):
            encode = partial(_documents, replace_nul=replace_nul)
            return Field(name, Kind.LIST, encode), "jsonb[]"
        if isinstance(items, dict) and types_of(items) == {"string"}:
            return Field(name, Kind.LIST, partial(_texts, replace_nul=replace_nul)), "text[]"
    for wanted, sql_types, kind in _PLAIN:
        if types == wanted and type(sql_type) in sql_types and _is_unbounded(sql_type):
            return Field(name, kind), STAGED[kind]
    msg = f"{name} is {sql_type!r} from {'/'.join(sorted(types)) or 'no type'}"
    raise UnknownColumnError(msg)


def loses(wanted: str, found: str) -> bool:
    """Return whether a column silently cuts values off, by its type and the one that they have."""
    return f"{found} ".startswith(_LOSSY.get(wanted.split(maxsplit=1)[0], ("?",)))


def _is_unbounded(sql_type: TypeEngine[Any]) -> bool:
    return getattr(sql_type, "precision", None) is None


def _elements(raw: bytes) -> list[bytes]:
    try:
        return [bytes(each) for each in _elements_of(raw)]
    except msgspec.DecodeError as error:
        raise OddValueError(str(error)) from None


def _documents(raw: bytes, *, replace_nul: bool) -> bytes:
    """Return a list as the text of a ``jsonb[]``; an element that is null stays JSON's null."""
    elements = _elements(document(raw, replace_nul=replace_nul))
    return b"{%b}" % b",".join(b'"%b"' % escape(each) for each in elements)


def _texts(raw: bytes, *, replace_nul: bool) -> bytes:
    """Return a list of strings as the text of a ``text[]``."""
    return b"{%b}" % b",".join(
        each if each == NULL else b'"%b"' % escape(string(each, replace_nul=replace_nul))
        for each in _elements(raw)
    )
