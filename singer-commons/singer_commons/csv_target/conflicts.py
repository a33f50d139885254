"""What is decided at the end of a run, when all rows are known.

Which of several rows of a key is sent; which rows are held back for what became of others. By
queries of the run's index, so that memory does not grow with the rows.
"""

# ruff: noqa: S608 - names of tables come from the index; values are bound

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, TypeAlias

from singer_commons.csv_target.ledger import AT_ONCE
from singer_commons.csv_target.row_maker import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from singer_commons.csv_target.layout import KeyColumns, Parent, UniquePer
    from singer_commons.csv_target.ledger import Ledger
    from singer_commons.csv_target.row_store import RowStore

Reject: TypeAlias = "Callable[[RowStore, int, Sequence[Reason]], None]"

SHOWN = 5
ROUNDS = 20
"""How many rows of a key may be held back for others' sake before the rest is given up."""


def resolve_conflicts(
    stores: Mapping[str, RowStore],
    order: Iterable[str],
    ledger: Ledger,
    release: Callable[[str], None],
    reject: Reject,
) -> dict[str, int]:
    """Decide about all rows.

    Args:
        stores: The types of this run.
        order: All types, parents first.
        ledger: What was sent before.
        release: Called for each type before it is decided about, and after its parents were: what
            waits for them comes in now.
        reject: Told each row that is held back: its type, where its record is, every reason.

    Returns:
        For each type with repeated rows, how many were left out for another of their key.
    """
    repeated = {}
    for name in order:
        if name not in stores:
            continue
        store = stores[name]
        layout = store.layout
        release(name)
        store.file()
        if layout.append_only:
            count = _keep_first(store)
            _hold_back_changed(store, ledger)
            _hold_back_related(store, stores, ledger)
        else:
            count = _keep_last_good(store, stores, ledger)
        if count:
            repeated[name] = count
        if layout.all_or_none:
            _hold_back_groups(store, layout.all_or_none)
        for (_, source), found in groupby(store.late_reasons(), key=lambda row: row[:2]):
            reject(store, source, [Reason(*row[2:]) for row in found])
        store.leave_out_late()
    return repeated


def unknown_parents(
    stores: Mapping[str, RowStore], ledger: Ledger
) -> Iterator[tuple[str, Parent, int, list[str]]]:
    """Return the parents that are neither in this run's files nor known from before.

    Returns:
        Type, relation, how many such parents, and the first few of them.
    """
    for name, store in stores.items():
        for parent in store.layout.parents:
            if not parent.warn:
                continue
            others = stores.get(parent.type)
            known = "select null" if others is None else others.kept_keys(*parent.parent_columns)
            # What is left of `except` is there once.
            query = f"{store.kept_keys(*parent.columns)} except {known}"
            count, shown = 0, list[str]()
            names = (row[0] for row in store.run(query))
            while some := list(islice(names, AT_ONCE)):
                found = ledger.known(parent.type, some)
                missing = [each for each in some if each not in found]
                count += len(missing)
                shown += missing[: SHOWN - len(shown)]
            if count:
                yield name, parent, count, shown


def _keep_last_good(store: RowStore, stores: Mapping[str, RowStore], ledger: Ledger) -> int:
    """Keep of each key the last row that need not be held back; return how many are left out."""
    count = 0
    for left in reversed(range(ROUNDS)):
        count = store.leave_out(_repeated(store, "max", "r.id <> k.one"))
        held_back = _hold_back_related(store, stores, ledger)
        if not (count and held_back and left):
            break
        # The row before one that is held back may be good; so all are looked at again without it.
        store.leave_out_late()
        store.take_repeated_back()
    return count


def _hold_back_related(store: RowStore, stores: Mapping[str, RowStore], ledger: Ledger) -> int:
    """Hold back what cannot be sent for other rows' sake; return how often that was said."""
    layout = store.layout
    count = sum(_hold_back_owned(store, unique) for unique in layout.unique)
    count += sum(_hold_back_doubtful(store, unique) for unique in layout.unique)
    for parent in layout.parents:
        count += _hold_back_orphans(store, parent, stores.get(parent.type), ledger)
    return count


def _keep_first(store: RowStore) -> int:
    same = f"r.content = (select content from {store.table} where id = k.one)"
    count = store.leave_out(_repeated(store, "min", f"r.id <> k.one and {same}"))
    message = "repeats a row of this run with other content; the destination would ignore it"
    query = _repeated(store, "min", f"r.id <> k.one and not {same}")
    store.hold_back(query, (store.layout.key[-1], "append_only", message))
    return count


def _repeated(store: RowStore, which: str, condition: str) -> str:
    """Return the query for rows that share their key with the first or last (`k.one`) of it."""
    store.index_by("k0")
    keys = (
        f"select k0, {which}(id) as one from {store.table} where k0 is not null and {store.kept()} "
        "group by k0 having count(*) > 1"
    )
    return (
        f"select r.id from ({keys}) k join {store.table} r on r.k0 = k.k0 "
        f"where {condition} and {store.kept('r')}"
    )


def _hold_back_changed(store: RowStore, ledger: Ledger) -> None:
    """Hold back rows of which an earlier run sent another version that will stay."""
    message = "was sent before with other content; the destination would ignore it"
    rows = store.run(
        f"select id, k0, content from {store.table} where k0 is not null and {store.kept()}"
    )
    changed: list[int] = []
    while some := list(islice(rows, AT_ONCE)):
        before = ledger.known(store.layout.type, [key for _, key, _ in some])
        changed += [row for row, key, content in some if before.get(key, content) != content]
    for row in changed:
        store.hold_back("select ? as id", (store.layout.key[-1], "append_only", message), (row,))


def _hold_back_owned(store: RowStore, unique: UniquePer) -> int:
    value, whose = store.key(unique.value), store.key(unique.owner)
    agreed = store.key(unique.must_agree) if unique.must_agree else "null"
    store.index_by(value)
    shared = (
        f"select {value} as v, min(id) as one, count(distinct {agreed}) as kinds "
        f"from {store.table} where {value} is not null "
        f"and {store.kept()} group by {value} having count(distinct {whose}) > 1"
    )
    rows = f"select r.id from ({shared}) s join {store.table} r on r.{value} = s.v"
    others = (
        f"{rows} where s.kinds < 2 and {store.kept('r')} "
        f"and r.{whose} is not (select {whose} from {store.table} where id = s.one)"
    )
    message = f"belongs to another {unique.owner} in this run"
    count = store.hold_back(others, (unique.value, "owner", message))
    if unique.must_agree:
        message = (
            f"belongs to several {unique.owner} in this run, which differ in {unique.must_agree}"
        )
        differing = f"{rows} where s.kinds > 1 and {store.kept('r')}"
        count += store.hold_back(differing, (unique.value, "owner", message))
    return count


def _hold_back_doubtful(store: RowStore, unique: UniquePer) -> int:
    """Hold back what a record that is held back, and is not put right later, does not bear out."""
    if not (unique.must_agree and store.has_bad):
        return 0
    value, whose, agreed = (store.key(name) for name in unique.columns)
    for key in (value, whose):
        store.index_by(key)
    later = (
        f"select 1 from {store.table} n where n.{whose} = b.{whose} and n.id > b.place "
        f"and {store.kept('n')}"
    )
    doubtful = " union ".join(
        f"select r.id from {store.bad} b join {store.table} r on r.{key} = b.{key} "
        f"where r.{agreed} is not b.{agreed} and {store.kept('r')} and not exists ({later})"
        for key in (value, whose)
    )
    message = (
        f"may be otherwise: a record of the same {unique.owner} or {unique.value} is held back in "
        "this run, and does not say the same"
    )
    return store.hold_back(doubtful, (unique.must_agree, "owner", message))


def _hold_back_orphans(
    store: RowStore, parent: Parent, others: RowStore | None, ledger: Ledger
) -> int:
    key, count = store.key(*parent.columns), 0
    rows = f"select id from {store.table} where {store.kept()} and {key}"
    if others is not None and others.has_bad:
        message = f"its row of {parent.type} is held back in this run"
        query = f"{rows} in ({others.lost_keys(*parent.parent_columns)})"
        count = store.hold_back(query, (parent.columns[-1], "parent", message))
    message = f"its row of {parent.type} was held back in an earlier run, and not sent since"
    for name in ledger.held(parent.type, parent.parent_columns[0]) if parent.remembered else ():
        if others is None or not others.keeps(name, *parent.parent_columns):
            store.index_by(key)
            reason = (parent.columns[-1], "parent", message)
            count += store.hold_back(f"{rows} = ?", reason, (name,))
    return count


def _hold_back_groups(store: RowStore, columns: KeyColumns) -> None:
    group = store.key(*columns)
    held = (
        f"select {group} from {store.bad} where {group} is not null and (k0 is null or k0 not in "
        f"(select k0 from {store.table} where k0 is not null and {store.kept()})) "
        f"union select {group} from {store.table} where id in (select id from {store.late})"
    )
    query = (
        f"select id from {store.table} where {group} in ({held}) and {store.kept()} "
        f"and id not in (select id from {store.late})"
    )
    message = "another row of it is held back, and what is sent replaces all of them"
    store.hold_back(query, (columns[-1], "together", message))
