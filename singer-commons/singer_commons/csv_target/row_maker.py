"""A record against its layout: a row of texts, or every reason why not."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from singer_commons.csv_target.formats import Format, FormatError, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from singer_commons.csv_target.layout import Column, KeyColumns, Layout

MISSING: Final = object()
"""What stands for the value of a column that a record does not have."""

KeyOf: TypeAlias = "Callable[[Sequence[str]], str | None]"


@dataclass(frozen=True)
class Reason:
    """Why a record is held back.

    Attributes:
        column: The column that it concerns, if it is one.
        rule: Which rule is broken, in a word.
        message: What is wrong, in words that go on after the column's name.
    """

    column: str | None
    rule: str
    message: str


class BadRecordError(Exception):
    """A record that breaks rules.

    Attributes:
        reasons: All of them.
    """

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(f"{len(reasons)} reasons")
        self.reasons = tuple(reasons)


class RowMaker:
    """A layout, compiled.

    Attributes:
        blank_absent: Whether a column that a record does not have is written as blank.
        sources: The fields that its columns take.
    """

    def __init__(
        self, layout: Layout, keys: Sequence[KeyColumns] = (), *, blank_absent: bool = False
    ) -> None:
        """Compile a layout; a column that a record does not have may be written as blank."""
        self._layout = layout
        self.blank_absent = blank_absent
        self.sources = frozenset(
            name for column in layout.columns for name in column.sources or (column.name,)
        )
        # Rows that are only ever appended have nothing that a blank could reset.
        lenient = blank_absent or layout.append_only
        self._cells = tuple(
            (column.source, _cell(column, blank_absent=lenient)) for column in layout.columns
        )
        self._joins = tuple(column.sources for column in layout.columns if len(column.sources) > 1)
        self._rules = tuple(
            (index, column)
            for index, column in enumerate(layout.columns)
            if column.required_with or column.only_if
        )
        self._place = {name: index for index, name in enumerate(layout.header)}
        self._keys = tuple(
            self._key(columns, is_own=columns == layout.key and place == 0)
            for place, columns in enumerate(keys)
        )
        self._names = tuple(keys)

    def row(self, record: Mapping[str, Any]) -> list[str]:
        """Return the cells of a record, in the layout's order.

        Raises:
            BadRecordError: If it breaks rules, with every reason.
        """
        if self._joins:
            record = self._join(record)
        get = record.get
        try:
            cells = [cell(get(name, MISSING)) for name, cell in self._cells]
        except FormatError:
            cells_or_none, reasons = self._try_all(record)
            reasons += self._cross(cells_or_none)
            raise BadRecordError(reasons) from None
        if self._rules:
            broken = self._cross(cells)
            if broken:
                raise BadRecordError(broken)
        return cells

    def keys(self, cells: Sequence[str]) -> list[str | None]:
        """Return what names a row, its parents and so on, from its cells."""
        return [key(cells) for key in self._keys]

    def keys_of_bad(self, record: Mapping[str, Any]) -> list[str | None]:
        """Return the same of a record that is held back, as far as it can be told.

        Text that no cell may hold names its row all the same: others may hang on it by that text.
        """
        record = self._join(record)
        cells, _ = self._try_all(record)
        for place, (source, _) in enumerate(self._cells):
            value = record.get(source)
            if cells[place] is None and isinstance(value, str):
                cells[place] = value
        return [_attempt(key, cells) for key in self._keys]

    def key(self, columns: KeyColumns, record: Mapping[str, Any]) -> str | None:
        """Return one of these alone, of any record, as far as it can be told."""
        return self.keys_of_bad(record)[self._names.index(columns)]

    def _join(self, record: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a record in which a tuple stands for fields that make one column."""
        if not self._joins:
            return record
        get = record.get
        joined = {fields[0]: tuple(map(get, fields)) for fields in self._joins}
        return {
            **record,
            **{name: each for name, each in joined.items() if each.count(None) < len(each)},
        }

    def _try_all(self, record: Mapping[str, Any]) -> tuple[list[str | None], list[Reason]]:
        """Return each cell, None where there is none, and why."""
        tried = [
            (name, _try(cell, record.get(source, MISSING)))
            for name, (source, cell) in zip(self._layout.header, self._cells, strict=True)
        ]
        return (
            [each if isinstance(each, str) else None for _, each in tried],
            [
                Reason(name, each.rule, str(each))
                for name, each in tried
                if isinstance(each, FormatError)
            ],
        )

    def _cross(self, cells: Sequence[str | None]) -> list[Reason]:
        """Apply the rules that look at more than one column."""
        reasons = []
        for index, column in self._rules:
            if cells[index] == "":
                given = [name for name in column.required_with if cells[self._place[name]] != ""]
                if given:
                    message = f"is required where {' or '.join(given)} is given"
                    reasons.append(Reason(column.name, "required_with", message))
            elif column.only_if is not None:
                other, text = column.only_if
                if cells[self._place[other]] not in (text, None):
                    message = f"is only for rows whose {other} is {text}"
                    reasons.append(Reason(column.name, "only_if", message))
        return reasons

    def _key(self, columns: KeyColumns, *, is_own: bool) -> KeyOf:
        places = [self._place[name] for name in columns]
        folded = [self._layout.columns[place].fold for place in places]
        if len(places) == 1:
            place = places[0]
            if folded[0]:
                return lambda cells: cells[place].lower() or None
            return lambda cells: cells[place] or None

        def joined(cells: Sequence[str]) -> str | None:
            texts = [
                cells[place].lower() if fold else cells[place]
                for place, fold in zip(places, folded, strict=True)
            ]
            if not any(texts) or not (is_own or all(texts)):
                return None
            # With their lengths, so that no two rows can read the same.
            return "".join(f"{len(text)}:{text}" for text in texts)

        return joined


def _try(cell: Format, value: object) -> str | FormatError:
    try:
        return cell(value)
    except FormatError as error:
        return error


def _attempt(key: KeyOf, cells: Sequence[str | None]) -> str | None:
    try:
        return key(cells)  # type: ignore[arg-type]
    except (AttributeError, TypeError):  # a cell that could not be written
        return None


def _cell(column: Column, *, blank_absent: bool) -> Format:
    """Return the function from a record's value to the column's cell."""
    required, convert, lowest = column.required, column.format, column.min_length
    highest = sys.maxsize if column.max_length is None else column.max_length
    known: frozenset[str] = getattr(convert, "words", frozenset())
    words = frozenset(word for word in known if lowest <= len(word) <= highest)
    is_text = isinstance(convert, Text)

    def blank(value: object) -> str:
        if required:
            raise FormatError(rule="required", message="is required")
        if value is MISSING and not blank_absent:
            problem = (
                "is not in the record, and a blank cell would reset it; send null to reset it, or "
                "set absent_columns to blank"
            )
            raise FormatError(rule="absent", message=problem)
        return ""

    def cell(value: Any) -> str:
        # First what is frequent: words and text as they are. "!" is the first character after the
        # space: what is not less is neither blank nor empty.
        if value.__class__ is str and (
            value in words
            or (
                (is_text and value >= "!" and lowest <= len(value) <= highest)
                and (value.isascii() and value.isprintable())
            )
        ):
            return value
        if value is None or value is MISSING or value == "":
            return blank(value)
        text = convert(value)
        if not text or (required and text.isspace()):
            return blank(text)
        if lowest <= len(text) <= highest:
            return text
        limit = f"{highest} are the most" if len(text) > highest else f"{lowest} are the fewest"
        raise FormatError(rule="length", message=f"has {len(text)} characters, {limit}")

    return cell
