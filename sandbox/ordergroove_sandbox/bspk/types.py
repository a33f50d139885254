"""How a file type is described: its columns, its key, and what it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ordergroove_sandbox.bspk import formats

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.formats import Check


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: Its name in the header.
        check: The format of values that are not blank.
        low: The fewest characters.
        high: The most characters; None: any number.
        required: Whether it must not be blank.
        required_with: Columns of which none may have a value if this one has none.
        only_with: A column and the value that it must have if this one has any.
        blank: What a blank value stands for in a key.
        folded: Whether letter case makes no difference where the column is a key.
        certain: Whether the documentation is sure to have it, so that headers must.
    """

    name: str
    check: Check = formats.text
    low: int = 0
    high: int | None = None
    required: bool = False
    required_with: tuple[str, ...] = ()
    only_with: tuple[str, str] | None = None
    blank: str = ""
    folded: bool = False
    certain: bool = True

    def key(self, value: str) -> str:
        """Return a good value as keys and references compare it."""
        if self.folded:
            return value.casefold()
        if self.check is formats.whole and value:
            return str(int(value))  # 7 and 007 are one number
        return value or self.blank


@dataclass(frozen=True, slots=True)
class Parent:
    """A reference to a row that must have been imported.

    Attributes:
        column: The column that refers.
        type: The type that is referred to.
        agreeing: Columns that must be the same in both rows.
        documented: Whether the documentation says so; if not, it is followed on request only.
        but: A value that refers to nothing.
    """

    column: str
    type: str
    agreeing: tuple[str, ...] = ()
    documented: bool = True
    but: str = ""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file.

    Attributes:
        name: Its name, as in file names.
        versions: The versions whose columns these are.
        columns: Its columns.
        key: The columns that tell rows apart.
        ref: The column that other types refer to, if any.
        parents: What it refers to.
        unique: Columns whose values two rows must not share.
        mode: What a row does to rows that exist. ``upsert``: it takes the place of the one with its
            key; ``append``: it is ignored if there is one with its key; ``replace``: the first one
            of a file with a ``ref`` removes all from earlier files with the same.
        removed_by: A column and the value by which a row removes the one with its key.
        complete: Whether all columns are public; if not, others are taken as they come.
    """

    name: str
    versions: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    ref: str = ""
    parents: tuple[Parent, ...] = ()
    unique: tuple[str, ...] = ()
    mode: Literal["upsert", "append", "replace"] = "upsert"
    removed_by: tuple[str, str] | None = None
    complete: bool = True

    def column(self, name: str) -> Column:
        """Return a column; one that the table does not have takes any text."""
        return next((one for one in self.columns if one.name == name), Column(name, certain=False))
