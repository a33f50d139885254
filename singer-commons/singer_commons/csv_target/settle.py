"""What is decided at the end of a run, when all rows are known.

Which of several rows of a key is sent; which rows are held back for what became of others. By
queries of the run's index, so that memory does not grow with the rows.
"""

# ruff: noqa: S608 - names of tables come from the index; values are bound

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, TypeAlias

from singer_commons.csv_target.check import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from singer_commons.csv_target.collect import Collector
    from singer_commons.csv_target.layout import Facet, Owner, Parent

Known: TypeAlias = "Callable[[str, Sequence[str]], Mapping[str, bytes | None]]"
"""A type and keys → those that were sent before, with the digest of what was sent."""

Reject: TypeAlias = "Callable[[Collector, int, Sequence[Reason]], None]"

AT_ONCE = 500
SHOWN = 5
ROUNDS = 20
"""How many rows of a key may be held back for others' sake before the rest is given up."""


def settle(
    collectors: Mapping[str, Collector],
    order: Iterable[str],
    known: Known,
    release: Callable[[str], None],
    reject: Reject,
) -> dict[str, int]:
    """Decide about all rows.

    Args:
        collectors: The types of this run.
        order: All types, parents first.
        known: What was sent before.
        release: Called for each type before it is decided about, and after its parents were: what
            waits for them comes in now.
        reject: Told each row that is held back: its type, where its record is, every reason.

    Returns:
        For each type with repeated rows, how many were left out for another of their key.
    """
    repeated = {}
    for name in order:
        if name not in collectors:
            continue
        collector = collectors[name]
        table, layout = collector.table, collector.layout
        release(name)
        collector.file()
        if layout.append_only:
            count = _keep_first(collector)
            _hold_back_changed(collector, known)
            _hold_back_related(collector, collectors)
        else:
            count = _keep_last_good(collector, collectors)
        if count:
            repeated[name] = count
        if layout.together:
            _hold_back_groups(collector, layout.together)
        for (_, source), found in groupby(table.late_reasons(), key=lambda row: row[:2]):
            reject(collector, source, [Reason(*row[2:]) for row in found])
        table.drop_late()
    return repeated


def strangers(
    collectors: Mapping[str, Collector], known: Known
) -> Iterator[tuple[str, Parent, int, list[str]]]:
    """Return the parents that are neither in this run's files nor known from before.

    Returns:
        Type, relation, how many such parents, and the first few of them.
    """
    for name, collector in collectors.items():
        for parent in collector.layout.parents:
            if not parent.warn:
                continue
            facet = collector.facets.index(parent.columns)
            others = collectors.get(parent.type)
            query = (
                f"select distinct f{facet} from {collector.table.rows} "
                f"where f{facet} is not null and {collector.table.kept()}"
            )
            if others is not None:
                query += f" except {_accepted(others, parent.named)}"
            count, shown = 0, list[str]()
            names = (row[0] for row in collector.table.ask(query))
            while some := list(islice(names, AT_ONCE)):
                found = known(parent.type, some)
                missing = [each for each in some if each not in found]
                count += len(missing)
                shown += missing[: SHOWN - len(shown)]
            if count:
                yield name, parent, count, shown


def _keep_last_good(collector: Collector, collectors: Mapping[str, Collector]) -> int:
    """Keep of each key the last row that need not be held back; return how many are left out."""
    table, count = collector.table, 0
    for left in reversed(range(ROUNDS)):
        count = table.drop(_repeated(collector, "max", "r.id <> k.one"))
        held_back = _hold_back_related(collector, collectors)
        if not (count and held_back and left):
            break
        # The row before one that is held back may be good; so all are looked at again without it.
        table.drop_late()
        table.take_repeated_back()
    return count


def _hold_back_related(collector: Collector, collectors: Mapping[str, Collector]) -> int:
    """Hold back what cannot be sent for other rows' sake; return how often that was said."""
    layout = collector.layout
    count = sum(_hold_back_owned(collector, owner) for owner in layout.owners)
    count += sum(_hold_back_doubtful(collector, owner) for owner in layout.owners if owner.alike)
    for parent in layout.parents:
        if parent.type in collectors:
            count += _hold_back_orphans(collector, parent, collectors[parent.type])
    return count


def _keep_first(collector: Collector) -> int:
    rows = collector.table.rows
    same = f"r.content = (select content from {rows} where id = k.one)"
    count = collector.table.drop(_repeated(collector, "min", f"r.id <> k.one and {same}"))
    reason = (
        collector.layout.key[-1],
        "append_only",
        "repeats a row of this run with other content; the destination would ignore it",
    )
    query = _repeated(collector, "min", f"r.id <> k.one and not {same}")
    collector.table.hold_back(query, (), reason)
    return count


def _repeated(collector: Collector, which: str, condition: str) -> str:
    """Return the query for rows that share their key with the first or last (`k.one`) of it."""
    table = collector.table
    table.index_facet(0)
    keys = (
        f"select f0, {which}(id) as one from {table.rows} where f0 is not null and {table.kept()} "
        "group by f0 having count(*) > 1"
    )
    return (
        f"select r.id from ({keys}) k join {table.rows} r on r.f0 = k.f0 "
        f"where {condition} and {table.kept('r')}"
    )


def _hold_back_changed(collector: Collector, known: Known) -> None:
    """Hold back rows of which an earlier run sent another version that will stay."""
    table = collector.table
    reason = (
        collector.layout.key[-1],
        "append_only",
        "was sent before with other content; the destination would ignore it",
    )
    rows = table.ask(
        f"select id, f0, content from {table.rows} where f0 is not null and {table.kept()}"
    )
    changed: list[int] = []
    while some := list(islice(rows, AT_ONCE)):
        before = known(collector.layout.type, [key for _, key, _ in some])
        changed += [row for row, key, content in some if before.get(key, content) != content]
    for row in changed:
        table.hold_back(f"select id from {table.rows} where id = ?", (row,), reason)


def _hold_back_owned(collector: Collector, owner: Owner) -> int:
    table = collector.table
    value = f"f{collector.facets.index((owner.value,))}"
    whose = f"f{collector.facets.index((owner.owner,))}"
    alike = f"f{collector.facets.index((owner.alike,))}" if owner.alike else "null"
    table.index_facet(collector.facets.index((owner.value,)))
    shared = (
        f"select {value} as v, min(id) as one, count(distinct {alike}) as kinds "
        f"from {table.rows} where {value} is not null "
        f"and {table.kept()} group by {value} having count(distinct {whose}) > 1"
    )
    rows = f"select r.id from ({shared}) s join {table.rows} r on r.{value} = s.v"
    others = (
        f"{rows} where s.kinds < 2 and {table.kept('r')} "
        f"and r.{whose} is not (select {whose} from {table.rows} where id = s.one)"
    )
    message = f"belongs to another {owner.owner} in this run"
    count = table.hold_back(others, (), (owner.value, "owner", message))
    if owner.alike:
        message = f"belongs to several {owner.owner} in this run, which differ in {owner.alike}"
        differing = f"{rows} where s.kinds > 1 and {table.kept('r')}"
        count += table.hold_back(differing, (), (owner.value, "owner", message))
    return count


def _hold_back_doubtful(collector: Collector, owner: Owner) -> int:
    """Hold back what a record that is held back, and is not put right later, does not bear out."""
    table = collector.table
    if not table.count(f"select count(*) from {table.bad}"):
        return 0
    places = [collector.facets.index((name,)) for name in owner.columns]
    value, whose, alike = (f"f{place}" for place in places)
    for place in places[:2]:
        table.index_facet(place)
    later = (
        f"select 1 from {table.rows} n where n.{whose} = b.{whose} and n.id > b.place "
        f"and {table.kept('n')}"
    )
    doubtful = " union ".join(
        f"select r.id from {table.bad} b join {table.rows} r on r.{facet} = b.{facet} "
        f"where r.{alike} is not b.{alike} and {table.kept('r')} and not exists ({later})"
        for facet in (value, whose)
    )
    message = (
        f"may be otherwise: a record of the same {owner.owner} or {owner.value} is held back in "
        "this run, and does not say the same"
    )
    return table.hold_back(doubtful, (), (owner.alike, "owner", message))


def _hold_back_orphans(collector: Collector, parent: Parent, others: Collector) -> int:
    facet = f"f{collector.facets.index(parent.columns)}"
    named = f"f{others.facets.index(parent.named)}"
    if not others.table.count(f"select count(*) from {others.table.bad}"):
        return 0
    lost = (
        f"select {named} from {others.table.bad} where {named} is not null "
        f"except {_accepted(others, parent.named)}"
    )
    query = (
        f"select id from {collector.table.rows} "
        f"where {facet} in ({lost}) and {collector.table.kept()}"
    )
    message = f"its row of {parent.type} is held back in this run"
    return collector.table.hold_back(query, (), (parent.columns[-1], "parent", message))


def _hold_back_groups(collector: Collector, together: Facet) -> None:
    table = collector.table
    group = f"f{collector.facets.index(together)}"
    held = (
        f"select {group} from {table.bad} where {group} is not null and (f0 is null or f0 not in "
        f"(select f0 from {table.rows} where f0 is not null and {table.kept()})) "
        f"union select {group} from {table.rows} where id in (select id from {table.late})"
    )
    query = (
        f"select id from {table.rows} where {group} in ({held}) and {table.kept()} "
        f"and id not in (select id from {table.late})"
    )
    message = "another row of it is held back, and what is sent replaces all of them"
    table.hold_back(query, (), (together[-1], "together", message))


def _accepted(collector: Collector, named: Facet) -> str:
    facet = f"f{collector.facets.index(named)}"
    return (
        f"select {facet} from {collector.table.rows} "
        f"where {facet} is not null and {collector.table.kept()}"
    )
