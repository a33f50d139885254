"""Layouts: what a type of file holds, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from singer_commons.csv_target.formats import CONTROL, Format, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KeyColumns: TypeAlias = tuple[str, ...]
"""Columns whose values together name something: a row, its parent, its group."""


class LayoutError(ValueError):
    """A layout contradicts itself."""


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: As it stands in the header.
        format: How its values are written.
        min_length: The fewest characters of a cell that is not blank.
        max_length: The most, if there is a limit.
        required: Whether it must not be blank.
        required_with: Columns of which one that is not blank makes this one required.
        only_if: A column and the text that it must hold for this one not to be blank.
        fold: Whether upper and lower case name the same thing.
        sources: The fields of a record that it comes from; none: the one of its name. Of several,
            the format is given a tuple, in which None stands for what is null or not there.
    """

    name: str
    format: Format = field(default_factory=Text)
    min_length: int = 0
    max_length: int | None = None
    required: bool = False
    required_with: tuple[str, ...] = ()
    only_if: tuple[str, str] | None = None
    fold: bool = False
    sources: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The field of a record that it comes from, the first of several."""
        return self.sources[0] if self.sources else self.name


@dataclass(frozen=True)
class Parent:
    """A row that must be there before this one: in this run's files, or from before.

    Attributes:
        type: The parent's type of file.
        columns: The columns that name it; where one is blank, there is no parent.
        parent_columns: The parent's own columns of the same meaning.
        warn: Whether to warn of a parent that is neither in this run nor known from before;
            `parent_columns` is the parent's key then.
        remembered: Whether it counts, too, that an earlier run held the parent back; it is
            `referenced_by` these columns, or this column, then.
    """

    type: str
    columns: KeyColumns
    parent_columns: KeyColumns
    warn: bool = False
    remembered: bool = False


@dataclass(frozen=True)
class UniquePer:
    """A value that belongs to one row's owner, and to no other's.

    Attributes:
        value: The column of the value.
        owner: The column that names the owner.
        must_agree: A column; where rows of several owners differ in it, none of them is sent.
            Otherwise those of the first are. Nor is a row sent where the latest record of its
            owner, or one of its value, is held back and does not say the same there.
    """

    value: str
    owner: str
    must_agree: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that it is about."""
        return (self.value, self.owner, *([self.must_agree] if self.must_agree else ()))


@dataclass(frozen=True)
class Layout:
    """A type of file.

    Attributes:
        type: Its name.
        columns: Its columns, in the order of the header.
        version: Its version, for names that have one.
        key: The columns that tell rows apart: of several rows with the same key, the last is sent.
            Empty: the stream's own key properties do.
        parents: Rows that must come before.
        unique: Values that belong to one owner.
        append_only: Whether the destination keeps the first row of a key, and ignores any later.
        all_or_none: Columns; the rows that agree in them are sent in one file, all or none.
        is_complete: Whether all its columns are known.
        after: Types whose files must be there before, whatever rows they hold, besides those of
            `parents`; and the seconds that must lie between.
        referenced_by: Columns that others know its rows by, besides those that the layouts of a
            run tell: for types whose columns are known once their stream is.
    """

    type: str
    columns: tuple[Column, ...]
    version: str = ""
    key: KeyColumns = ()
    parents: tuple[Parent, ...] = ()
    unique: tuple[UniquePer, ...] = ()
    append_only: bool = False
    all_or_none: KeyColumns = ()
    is_complete: bool = True
    after: tuple[tuple[str, float], ...] = ()
    referenced_by: tuple[KeyColumns, ...] = ()

    def __post_init__(self) -> None:
        """Check that it makes sense in itself.

        Raises:
            LayoutError: If it does not.
        """
        names = self.header
        twice = sorted({name for name in names if names.count(name) > 1})
        odd = [repr(name) for name in names if not _is_writable(name)]
        unknown = sorted(set(self._mentioned()) - set(names))
        for found, problem in (
            (twice, "has {} twice"),
            (odd[:1], "has a column whose name no CSV file should hold: {}"),
            (unknown, "has no {}"),
        ):
            if found:
                raise LayoutError(f"{self.type} {problem}".format(", ".join(found)))

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def fields(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the fields of a record that columns come from."""
        sources = {column.name: column.source for column in self.columns}
        return tuple(sources[name] for name in names)

    def own_keys(self) -> tuple[KeyColumns, ...]:
        """Return what must be known of its rows for its own sake, the key first."""
        return (
            self.key,
            *(parent.columns for parent in self.parents),
            *((column,) for each in self.unique for column in each.columns),
            *([self.all_or_none] if self.all_or_none else ()),
            *self.referenced_by,
        )

    def _mentioned(self) -> Iterable[str]:
        for columns in self.own_keys():
            yield from columns
        for column in self.columns:
            yield from column.required_with
            yield from column.only_if[:1] if column.only_if else ()


def key_columns(layouts: Mapping[str, Layout]) -> dict[str, tuple[KeyColumns, ...]]:
    """Return what must be known of each type's rows, the key first.

    Args:
        layouts: All types that a run may meet, by name.
    """
    found = {name: dict.fromkeys(layout.own_keys()) for name, layout in layouts.items()}
    for layout in layouts.values():
        for parent in layout.parents:
            if parent.type in layouts:
                found[parent.type][parent.parent_columns] = None
    return {name: tuple(each) for name, each in found.items()}


def remembered(layouts: Iterable[Layout]) -> frozenset[str]:
    """Return the types of which later runs must know what was sent."""
    layouts = tuple(layouts)
    parents = {parent.type for each in layouts for parent in each.parents if parent.warn}
    return frozenset(parents | {each.type for each in layouts if each.append_only})


def _is_writable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return not CONTROL.search(name) and name.splitlines() == [name.strip()]
