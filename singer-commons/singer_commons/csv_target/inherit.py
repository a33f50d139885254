"""Records that leave a cell to their parent: they wait until the parents of the run are known."""

# ruff: noqa: S608 - names of tables come from the index; values are bound

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.check import Reason
from singer_commons.csv_target.jsonl import decode, encode
from singer_commons.csv_target.scratch import discard, open_scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from singer_commons.csv_target.collect import Collector
    from singer_commons.csv_target.intake import Intake
    from singer_commons.csv_target.layout import Inherited, Layout, Parent

Earlier: TypeAlias = "Callable[[Inherited, str], str | None]"
"""What is inherited, and what names a parent → the cell that an earlier run sent, if known."""


class Heirs:
    """The records of one type that lack a cell which a parent can give, and all that follow them.

    Those wait too, whatever their stream: of two records of a row, the later one counts.
    """

    def __init__(self, collector: Collector) -> None:
        """Begin.

        Args:
            collector: The rows of their type.
        """
        self._collector = collector
        self._names = frozenset(each.column for each in collector.layout.inherited)
        self._intakes: list[Intake] = []
        self._waits = False
        self._file = open_scratch()

    def stream(self, intake: Intake) -> HeirIntake:
        """Return what takes a stream's records, and hands them to its intake sooner or later."""
        self._intakes.append(intake)
        return HeirIntake(self, len(self._intakes) - 1)

    def take(self, number: int, record: Mapping[str, Any]) -> None:
        """Take a record of a stream."""
        if not self._waits and record.keys() >= self._names:
            self._intakes[number].take(record)
        else:
            self._waits = True
            self._file.write(encode((number, record)) + b"\n")

    def release(self, collectors: Mapping[str, Collector], earlier: Earlier) -> None:
        """Hand on what waits, with what the parents of this run or else of earlier ones give.

        Args:
            collectors: The types of this run; about the parents all is decided.
            earlier: What earlier runs sent.
        """
        inherited = [
            (each, _lookup(self._collector, each, collectors, earlier))
            for each in self._collector.layout.inherited
        ]
        self._file.seek(0)
        for line in self._file:
            number, record = decode(line)
            reasons = list[Reason]()
            for each, look_up in inherited:
                if each.column in record:
                    continue
                found = look_up(record)
                if found is None or found in each.unless:
                    has = "is not known" if found is None else f"has {found!r} there"
                    message = f"is not in the record, and its {each.parent} {has}"
                    reasons.append(Reason(each.column, "inherited", message))
                else:
                    record[each.column] = found
            self._intakes[number].take(record, reasons)

    def close(self) -> None:
        """Remove the file."""
        discard(self._file)


class HeirIntake:
    """Takes the records of one stream."""

    def __init__(self, heirs: Heirs, number: int) -> None:
        """Begin.

        Args:
            heirs: Where records go.
            number: Which of its streams this is.
        """
        self._heirs = heirs
        self._number = number

    def take(self, record: Mapping[str, Any]) -> None:
        """Take a record."""
        self._heirs.take(self._number, record)


def cells(parents: Collector, inherited: Inherited, layout: Layout) -> Iterator[tuple[str, str]]:
    """Return what the rows of a parent type that are sent give to their children, by name.

    Args:
        parents: The parent type's rows, about which all is decided.
        inherited: What they give.
        layout: The children's type.
    """
    return parents.table.kept_cells(*_facets(parents, inherited, layout))


def _facets(parents: Collector, inherited: Inherited, layout: Layout) -> tuple[int, int]:
    """Return which of the parents' facets names them, and which is the cell."""
    named = parents.facets.index(_link(inherited, layout).named)
    return named, parents.facets.index((inherited.column,))


def _link(inherited: Inherited, layout: Layout) -> Parent:
    return next(each for each in layout.parents if each.type == inherited.parent)


def _lookup(
    collector: Collector,
    inherited: Inherited,
    collectors: Mapping[str, Collector],
    earlier: Earlier,
) -> Callable[[Mapping[str, Any]], str | None]:
    """Return the function from a record to the cell of its parent that is sent last."""
    place = collector.facets.index(_link(inherited, collector.layout).columns)
    parents = collectors.get(inherited.parent)
    query = ""
    if parents is not None:
        parents.file()  # all rows are in the index then
        named, cell = _facets(parents, inherited, collector.layout)
        parents.table.index_facet(named)
        query = (
            f"select f{cell} from {parents.table.rows} where f{named} = ? "
            f"and {parents.table.kept()} order by id desc limit 1"
        )

    def look_up(record: Mapping[str, Any]) -> str | None:
        name = collector.checker.facet(place, record)
        if name is None:
            return None
        found = None if parents is None else next(parents.table.ask(query, (name,)), None)
        return earlier(inherited, name) if found is None else str(found[0])

    return look_up
