"""Makes rows of CSV from raw records, by the kinds of their columns.

A record is decoded once, into cells of raw JSON; a row is what these cells are joined to. What
only looks like a plain value is found out by its bytes: a backslash, a brace, the digits of a time.
What the fast way does not know raises `OddValueError`, and the record takes the slow way.
"""

from __future__ import annotations

import enum
import re
from datetime import datetime, timezone
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec.structs import astuple

from singer_commons.sql_target.csv_cells import NULL, OddValueError, document, quote, string

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Kind(enum.Enum):
    """What a column holds."""

    TEXT = enum.auto()
    INTEGER = enum.auto()
    NUMBER = enum.auto()
    BOOLEAN = enum.auto()
    TIME = enum.auto()
    """A date and time; without an offset it is UTC."""
    DATE = enum.auto()
    CLOCK = enum.auto()
    """A time of day; its pattern says which."""
    DOCUMENT = enum.auto()
    """Any JSON; a missing one and ``null`` are null."""
    LIST = enum.auto()
    """What the loader's own encoder makes of it."""


_ORDER = {Kind.TEXT: 0, Kind.BOOLEAN: 1}
KEYS = {Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN, Kind.TIME, Kind.DATE}
"""What a key may be: it must be plain when two are the same."""


class Field(NamedTuple):
    """A column, and what it is filled from.

    Attributes:
        name: The name of the record's field.
        kind: What it holds.
        encode: For a list: raw JSON to the text of a cell.
        pattern: For a number or a time of day: what its cell must look like, where a database
            would round it, or take it for another.
    """

    name: str
    kind: Kind
    encode: Callable[[bytes], bytes] | None = None
    pattern: bytes | None = None


_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_TIME = rb'"0000-00-00(?:[T ]00:00(?::00(?:\.0{1,6})?)?(?:Z|[+-]00:00)?)?"|null'
_DATE = rb'"0000-00-00"|null'
_PAST = re.compile(rb"[T ]24:|:60")
"""A second or an hour that a database may take for the next minute or day."""
_FAR = re.compile(rb'"(?:0001|9999)|[+-](?:2[4-9]|[3-9][0-9]):')
"""An offset that is none, or a year that an offset may end."""
_NO_TEXT = re.compile(rb"\n[-0-9tf]")
"""A number, true or false, among cells in lines: JSON has no bare line's end in a string."""
_MANY_SHAPES = 10_000
_INTEGER = re.compile(rb"0|-?[1-9][0-9]*")


class RawRows:
    """Makes the rows of one stream.

    Attributes:
        names: The columns of a row's cells; the additional cells follow.
        saw_offsets: Whether a time has come that is not written in UTC.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        keys: Sequence[str],
        *,
        replace_nul: bool | None,
        times: int = 0,
    ) -> None:
        """Prepare.

        Args:
            fields: The columns that records fill.
            keys: Those that make the key.
            replace_nul: Whether NUL in texts and documents becomes U+FFFD. None: it stays.
            times: How many of the first of the additional cells are times, which are checked too.
        """
        shaped = {Kind.TIME: _TIME, Kind.DATE: _DATE}
        rest = (Kind.DOCUMENT, Kind.LIST)
        plain = [each for each in fields if each.kind not in shaped and each.kind not in rest]
        plain.sort(key=lambda each: (each.pattern is not None, _ORDER.get(each.kind, len(_ORDER))))
        patterns = [b"(?:%b|null)" % each.pattern for each in plain if each.pattern is not None]
        dated = [each for each in fields if each.kind in shaped]
        converted = [each for each in fields if each.kind in rest]
        as_document = partial(document, replace_nul=bool(replace_nul))
        self._encoders = [each.encode or as_document for each in converted]
        ordered = [*plain, *dated, *converted]
        self.names = [each.name for each in ordered]
        self.saw_offsets = False
        self._plain, self._whole = len(plain), len(plain) + len(dated)
        self._first_number = len(plain) - len(patterns)
        self._texts = sum(each.kind is Kind.TEXT for each in plain)
        flags = sum(each.kind is Kind.BOOLEAN for each in plain)
        self._flags = slice(self._texts, self._texts + flags) if flags else None
        self._is_number = re.compile(b",".join(patterns)).fullmatch if patterns else None
        self._kinds = [each.kind for each in ordered]
        self._shape = re.compile(
            b",".join(
                [b"(?:%b)" % shaped[each.kind] for each in dated] + [b"(?:%b)" % _TIME] * times
            )
        )
        self._shapes: set[bytes] = set()
        self._has_shapes = bool(dated or times)
        self._replace_nul = replace_nul
        places = [self.names.index(key) for key in keys]
        self._key_of = itemgetter(*places) if places else None
        self._key_kinds = [self._kinds[place] for place in places]
        self._is_single = len(places) == 1
        record = self._struct(set(keys), strict=True)
        self._decode: Callable[[Any], Any] = msgspec.json.Decoder(record).decode
        self._lenient: Callable[[Any], Any] = msgspec.json.Decoder(
            self._struct(set(keys), strict=False)
        ).decode

    def allow_unknown_fields(self) -> None:
        """Pass over fields that are no column, from now on; until then they are odd."""
        self._decode = self._lenient

    def make(self, record: Any, times: bytes, more: bytes) -> tuple[Any, bytes]:
        """Return a record's key (None without keys), and its row without a line's end.

        Args:
            record: The raw JSON object.
            times: The additional cells that are times.
            more: The other additional cells.

        Raises:
            OddValueError: If the fast way does not know what to do.
        """
        try:
            cells = astuple(self._decode(record))
        except msgspec.DecodeError as error:
            raise OddValueError(str(error)) from None
        whole = cells[: self._whole]
        row = b",".join(whole)
        if b"\\" in row or b"{" in row or b"[" in row:
            row = b",".join(map(self._plain_cell, self._kinds, whole))
        self._check_types(cells)
        if self._is_number is not None:
            self._check_numbers(b",".join(cells[self._first_number : self._plain]))
        if self._has_shapes:
            self._check_times(cells[self._plain : self._whole], times)
        parts = [row]
        for encode, cell in zip(self._encoders, cells[self._whole :], strict=True):
            raw = bytes(cell)
            parts.append(raw if raw == NULL else quote(encode(raw)))
        if times:
            parts.append(times)
        if more:
            parts.append(more)
        return self._key(cells), b",".join(parts)

    def _key(self, cells: Any) -> Any:
        if self._key_of is None:
            return None
        if self._is_single:
            return self._canonical(self._key_kinds[0], bytes(self._key_of(cells)))
        raws = map(bytes, self._key_of(cells))
        return tuple(map(self._canonical, self._key_kinds, raws))

    def _check_types(self, cells: Any) -> None:
        """Refuse what a database would take for a text or a boolean, in its own writing."""
        if self._texts and _NO_TEXT.search(b"\n".join((b"", *cells[: self._texts]))):
            msg = "a number or a boolean where a text is expected"
            raise OddValueError(msg)
        if self._flags is not None and b'"' in b"".join(cells[self._flags]):
            msg = "a text where a boolean is expected"
            raise OddValueError(msg)

    def _check_times(self, dated: Any, times: bytes) -> None:
        """Refuse what a database would take for another time, or not at all."""
        moments = b",".join((*dated, times)) if times else b",".join(dated)
        if (b":60" in moments or b"24:" in moments) and _PAST.search(moments):  # all but never
            msg = "a time past the end of its day or minute"
            raise OddValueError(msg)
        shape = moments.translate(_DIGITS)
        has_offset = moments.count(b"+") > moments.count(b"+00:00") or b"-00:" in shape
        if b'"0000' in moments or (has_offset and _FAR.search(moments)):
            msg = "a time outside the years 1 to 9999, or with an offset that is none"
            raise OddValueError(msg)
        if has_offset:
            self.saw_offsets = True
        if shape not in self._shapes:
            self._learn(shape)

    def _check_numbers(self, numbers: bytes) -> None:
        if self._is_number is not None and not self._is_number(numbers):
            msg = "a number of more digits than its column, or one or a time written in another way"
            raise OddValueError(msg)

    def _struct(self, keys: set[str], *, strict: bool) -> type[msgspec.Struct]:
        missing: Mapping[bool, msgspec.Raw] = {True: msgspec.Raw(b""), False: msgspec.Raw(NULL)}
        names = {f"f{place}": name for place, name in enumerate(self.names)}
        return msgspec.defstruct(
            "Record",
            [(short, msgspec.Raw, missing[name in keys]) for short, name in names.items()],
            rename=names,
            forbid_unknown_fields=strict,
            gc=False,
        )

    def _learn(self, shape: bytes) -> None:
        """Check dates and times whose digits are all zeros, and remember that they are fine."""
        if not self._shape.fullmatch(shape):
            msg = "a date or time that is not written like 2025-01-31T06:00:00Z"
            raise OddValueError(msg)
        if len(self._shapes) < _MANY_SHAPES:
            self._shapes.add(shape)

    def _plain_cell(self, kind: Kind, cell: Any) -> bytes:
        raw = bytes(cell)
        if raw[:1] in (b"{", b"["):
            msg = "a list or an object where none is expected"
            raise OddValueError(msg)
        if b"\\" not in raw:
            return raw
        if kind is not Kind.TEXT:
            msg = "an escaped character in what is no text"
            raise OddValueError(msg)
        return quote(string(raw, replace_nul=self._replace_nul))

    def _canonical(self, kind: Kind, raw: bytes) -> Any:
        """Return a key's part so that two are equal where the database takes them for equal."""
        if kind is Kind.TEXT:
            if raw[:1] == b'"':
                return string(raw, replace_nul=self._replace_nul) if b"\\" in raw else raw[1:-1]
        elif kind is Kind.INTEGER:
            if _INTEGER.fullmatch(raw):
                return raw
        elif raw not in (b"", NULL):
            if kind is Kind.TIME:
                return _moment(raw)
            if kind is Kind.NUMBER and raw[:1] != b'"':
                return Decimal(raw.decode())
            if kind is Kind.DATE or raw in (b"true", b"false"):
                return raw
        msg = "a key that is missing, null or of another type"
        raise OddValueError(msg)


def _moment(raw: bytes) -> datetime:
    # Python 3.10 knows no Z.
    try:
        moment = datetime.fromisoformat(raw[1:-1].decode().replace("Z", "+00:00"))
    except ValueError as error:
        raise OddValueError(str(error)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
