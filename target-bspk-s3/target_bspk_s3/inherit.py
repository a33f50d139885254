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
    from collections.abc import Collection, Mapping

    from singer_commons.csv_target.ledger import Ledger
    from singer_commons.csv_target.record_intake import RecordIntake, Take
    from singer_commons.csv_target.row_store import Origin, RowStore


@dataclass(eq=False)
class WaitingRecords(RecordHold):
    """The records of one type that lack a cell which a parent can give, and all that follow them.

    Those wait too, whatever their stream: of two records of a row, the later one counts.

    Attributes:
        child: The type of the records.
        column: The column that they lack, of the same name in both types.
        parent: The parent's type.
        link: The column that names the parent, of the same name in both types.
        unless: What in the parent's cell tells nothing of the child's.
    """

    child: str
    column: str
    parent: str
    link: str
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Begin without any."""
        self._intakes: list[RecordIntake] = []
        self._waits = False
        self._file = open_scratch()

    @override
    def take(self, intake: RecordIntake) -> Take:
        if intake.store.layout.type != self.child:
            return super().take(intake)
        self._intakes.append(intake)
        return functools.partial(self._take, len(self._intakes) - 1)

    def _take(self, number: int, record: Mapping[str, Any], origin: Origin = None) -> None:
        if not self._waits and self.column in record:
            self._intakes[number].take(record, origin)
        else:
            self._waits = True
            self._file.write(encode((number, record, origin)) + b"\n")

    @override
    def release(self, kind: str, stores: Mapping[str, RowStore], ledger: Ledger) -> None:
        """Hand on what waits, with what the parents of this run or else of earlier ones give."""
        if kind != self.child or not self._waits:
            return
        parents = stores.get(self.parent)
        if parents is not None:
            parents.index_by(parents.key(self.link))
        self._file.seek(0)
        for line in self._file:
            number, record, origin = decode(line)
            reasons = []
            if self.column not in record:
                name = stores[kind].row_maker.key((self.link,), record)
                found = None if name is None else self._cell(name, parents, ledger)
                if found is None or found in self.unless:
                    has = "is not known" if found is None else f"has {found!r} there"
                    message = f"is not in the record, and its {self.parent} {has}"
                    reasons.append(Reason(self.column, "inherited", message))
                else:
                    record[self.column] = found
            self._intakes[number].take(record, origin, reasons)

    @override
    def remember(
        self, sent: Collection[str], stores: Mapping[str, RowStore], ledger: Ledger
    ) -> None:
        if self.parent in sent:
            store = stores[self.parent]
            link, cell = store.key(self.link), store.key(self.column)
            query = f"select {link}, {cell} from {store.table} where {store.kept()} order by id"
            ledger.remember_cells(self.parent, self.column, store.run(query))

    @override
    def close(self) -> None:
        discard(self._file)

    def _cell(self, name: str, parents: RowStore | None, ledger: Ledger) -> str | None:
        """Return the cell of a parent as it is sent last, in this run or else before."""
        if parents is not None:
            query = (
                f"select {parents.key(self.column)} from {parents.table} "
                f"where {parents.key(self.link)} = ? and {parents.kept()} order by id desc limit 1"
            )
            found = parents.run(query, (name,)).fetchone()
            if found is not None:
                return str(found[0])
        return ledger.cell(self.parent, self.column, name)
