"""Records that leave a cell to their parent: they wait until the parents of the run are known."""

# ruff: noqa: S608 - names of tables come from the index; values are bound

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from singer_commons.csv_target.jsonl import decode, encode
from singer_commons.csv_target.record_intake import RecordHold
from singer_commons.csv_target.row_maker import Reason
from singer_commons.csv_target.scratch import discard, open_scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from singer_commons.csv_target.ledger import Ledger
    from singer_commons.csv_target.record_intake import RecordIntake, Take
    from singer_commons.csv_target.row_store import Origin, RowStore


@dataclass(frozen=True)
class Inherited:
    """A cell that a record may leave to its parent.

    Attributes:
        child: The type of the record.
        column: The column, of the same name in both types.
        parent: The parent's type.
        link: The column that names the parent, of the same name in both types.
        unless: What in the parent's cell tells nothing of the child's.
    """

    child: str
    column: str
    parent: str
    link: str
    unless: tuple[str, ...] = ()


class WaitingRecords(RecordHold):
    """The records of one type that lack a cell which a parent can give, and all that follow them.

    Those wait too, whatever their stream: of two records of a row, the later one counts.
    """

    def __init__(self, inherited: Inherited) -> None:
        self._inherited = inherited
        self._intakes: list[RecordIntake] = []
        self._waits = False
        self._file = open_scratch()

    @override
    def take(self, intake: RecordIntake) -> Take:
        if intake.store.layout.type != self._inherited.child:
            return super().take(intake)
        self._intakes.append(intake)
        return functools.partial(self._take, len(self._intakes) - 1)

    def _take(self, number: int, record: Mapping[str, Any], origin: Origin = None) -> None:
        if not self._waits and self._inherited.column in record:
            self._intakes[number].take(record, origin)
        else:
            self._waits = True
            self._file.write(encode((number, record, origin)) + b"\n")

    @override
    def release(self, kind: str, stores: Mapping[str, RowStore], ledger: Ledger) -> None:
        """Hand on what waits, with what the parents of this run or else of earlier ones give."""
        if kind != self._inherited.child or not self._waits:
            return
        column, parent = self._inherited.column, self._inherited.parent
        look_up = self._look_up(stores, ledger)
        self._file.seek(0)
        for line in self._file:
            number, record, origin = decode(line)
            reasons = []
            if column not in record:
                found = look_up(record)
                if found is None or found in self._inherited.unless:
                    has = "is not known" if found is None else f"has {found!r} there"
                    message = f"is not in the record, and its {parent} {has}"
                    reasons.append(Reason(column, "inherited", message))
                else:
                    record[column] = found
            self._intakes[number].take(record, origin, reasons)

    @override
    def remember(
        self, sent: Collection[str], stores: Mapping[str, RowStore], ledger: Ledger
    ) -> None:
        column, parent = self._inherited.column, self._inherited.parent
        if parent in sent:
            store = stores[parent]
            link, cell = store.key(self._inherited.link), store.key(column)
            query = f"select {link}, {cell} from {store.table} where {store.kept()} order by id"
            ledger.remember_cells(parent, column, store.run(query))

    @override
    def close(self) -> None:
        discard(self._file)

    def _look_up(
        self, stores: Mapping[str, RowStore], ledger: Ledger
    ) -> Callable[[Mapping[str, Any]], str | None]:
        """Return the function from a record to the cell of its parent that is sent last."""
        column, parent = self._inherited.column, self._inherited.parent
        row_maker, parents = stores[self._inherited.child].row_maker, stores.get(parent)
        query = ""
        if parents is not None:
            link = parents.key(self._inherited.link)
            parents.index_by(link)
            query = (
                f"select {parents.key(column)} from {parents.table} where {link} = ? "
                f"and {parents.kept()} order by id desc limit 1"
            )

        def look_up(record: Mapping[str, Any]) -> str | None:
            name = row_maker.key((self._inherited.link,), record)
            if name is None:
                return None
            found = parents.run(query, (name,)).fetchone() if parents is not None else None
            if found is None:
                return ledger.cell(parent, column, name)
            return str(found[0])

        return look_up
