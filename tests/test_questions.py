"""Each question of docs/questions.md has the right answer, to the cent, in each database."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
import pytest

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.webhooks import sending

from .support.answers import ANSWERS, Books
from .support.books import by_key, truth
from .support.journey import KEY as API_KEY
from .support.journey import NOW, ROOT, Meltano
from .support.old_duckdb import make_old
from .support.receiver import KEY, receiving
from .support.stores import DuckDB
from .support.warehouse import CURRENT

if TYPE_CHECKING:
    from .support.stores import Store

PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
QUESTIONS = re.findall(r"^\*\*(\d+)\. (.*?)\*\*.*?```sql\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
LOADED = ("duckdb", "postgres")
DATABASES = (*LOADED, "old_duckdb")
UNHEARD, HEARD = 12, 28  # days before webhooks are received, and with them


@dataclass(frozen=True)
class Shop:
    """A shop's books, and connections to the databases that it was loaded into."""

    merchant: Merchant
    books: Books
    stores: dict[str, Store]
    connections: dict[str, Any]

    def ask(self, database, query):
        return ordered(self.connections[database].execute(query).fetchall())


def ordered(rows):
    """Round as little as a double needs, and sort: how texts sort is the databases' own choice."""
    shown = [
        tuple(round(Decimal(str(each)), 6) if isinstance(each, float) else each for each in row)
        for row in rows
    ]
    return sorted(shown, key=lambda row: [(each is not None, str(each)) for each in row])


def as_shops_are(merchant):
    """Pay in two currencies, send orders in the evening, let cards expire soon."""
    for number, order in enumerate(merchant.tables["orders"].rows()):
        if order["customer"] < "000030":
            order["currency_code"] = "CAD"
        if order["status"] == 5 and number % 4 == 0:
            order["place"] = f"{order['place'][:10]} 20:30:00"
    for payment in merchant.tables["payments"].rows()[:20]:
        payment["cc_exp_date"] = payment["cc_exp_date"] and "2/2026"


def two_placements_fail_for_now(merchant):
    tables = merchant.tables
    filled = [
        order
        for order in tables["orders"].rows()
        if order["status"] == 1 and tables.items_of[order["public_id"]]
    ]
    for order, status in zip(filled, (13, 18), strict=False):
        order |= {"status": status, "tries": 2, "rejected_message": "Card expired"}
        tables.touch_order(order["public_id"])


def live_and_load(merchant, receiver, load):
    """Load a shop, let it live on, load it once more: only so are there ghosts.

    Webhooks are received for the last days only: of older deletions the snapshots tell.
    """
    as_shops_are(merchant)
    load("ordergroove")
    loaded = {row["public_id"] for row in merchant.truth("orders")}
    merchant.advance(UNHEARD)
    heard_from, told = merchant.now, []
    with (
        sending(merchant, receiver.url, KEY) as sender,
        merchant.telling(lambda _, event: told.append(event)),
    ):
        merchant.advance(HEARD)
        sender.drain(later=True)
    two_placements_fail_for_now(merchant)
    merchant.pass_time(timedelta(minutes=5))  # a run reads what changed before its start
    load("ordergroove-current")
    deletions = [
        ("webhook", at, order) if at >= heard_from else ("snapshot", merchant.now, order)
        for order, at in merchant.deleted("orders").items()
        if at >= heard_from or order in loaded
    ]
    return Books(merchant, told, deletions)


@pytest.fixture(scope="module")
def shop(tmp_path_factory, postgres_of_the_module):
    folder = tmp_path_factory.mktemp("questions")
    merchant = Merchant(customers=90, days=150, now=NOW)
    file, url = str(folder / "shop.duckdb"), postgres_of_the_module.url
    with running(Sandbox(merchant, api_key=API_KEY)) as server, receiving(folder) as receiver:
        projects = {
            database: Meltano(
                folder / database,
                TAP_ORDERGROOVE_API_KEY=API_KEY,
                TAP_ORDERGROOVE_API_URL=server.url,
                TAP_ORDERGROOVE_WEBHOOKS_STORE=receiver.store,
                TARGET_DUCKDB_FILEPATH=file,
                TARGET_POSTGRES_SQLALCHEMY_URL=url,
            )
            for database in LOADED
        }

        def load(job):
            with ThreadPoolExecutor() as both:
                done = both.map(lambda each: projects[each].run(f"{job}-to-{each}"), LOADED)
            for each in done:
                assert each.code == 0, each.log

        books = live_and_load(merchant, receiver, load)
    old = folder / "old.duckdb"
    make_old(Path(file), old)
    with (
        duckdb.connect(file, read_only=True) as duck,
        duckdb.connect(str(old), read_only=True) as old_duck,
        psycopg.connect(url) as postgres,
    ):
        stores = {
            "duckdb": DuckDB(Path(file)),
            "old_duckdb": DuckDB(old),
            "postgres": postgres_of_the_module,
        }
        connections = {"duckdb": duck, "old_duckdb": old_duck, "postgres": postgres}
        yield Shop(merchant, books, stores, connections)


@pytest.mark.parametrize("database", DATABASES)
def test_the_views_hold_what_the_shop_holds(shop, database):
    store = shop.stores[database]
    for table in CURRENT:
        current = by_key(table, store.read(f"{table.name}_current"))
        assert current.keys() == truth(shop.merchant, table).keys()
        learnt = {row["deletion_learnt_from"] for row in store.read(f"{table.name}_deleted")}
        assert {"webhook", "snapshot"} <= learnt


@pytest.mark.parametrize("database", LOADED)
def test_money_adds_up_in_every_order(shop, database):
    wrong = "select count(*) from ordergroove.orders where sub_total + shipping_total {} total"
    assert shop.ask(database, wrong.format("<>")) == [(0,)]
    ((right,),) = shop.ask(database, wrong.format("="))
    assert right > 100


def test_there_are_thirty():
    assert [number for number, _, _ in QUESTIONS] == [str(n) for n in range(1, 31)]
    assert len(ANSWERS) == len(QUESTIONS)


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize(
    ("query", "answer"),
    [(query, answer) for (_, _, query), answer in zip(QUESTIONS, ANSWERS, strict=True)],
    ids=[f"{number}-{title}" for number, title, _ in QUESTIONS],
)
def test_the_answer_is_right(shop, query, answer, database):
    expected = ordered(answer(shop.books))
    assert expected
    assert shop.ask(database, query) == expected


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize(
    ("number", "right", "wrong"),
    [
        (15, "_current", ""),  # ghosts under placed orders
        (24, "_current", ""),  # and under orders to come
        (12, " at time zone 'UTC' at time zone 'America/Chicago'", ""),
        (29, "_snapshot_at >= (select max", "_snapshot_at >= (select min"),
    ],
    ids=["placed", "to come", "days", "full table"],
)
def test_the_shop_has_the_trap(shop, number, right, wrong, database):
    _, _, query = QUESTIONS[number - 1]
    assert right in query
    assert shop.ask(database, query.replace(right, wrong)) != shop.ask(database, query)


COLUMNS = """
select table_name, column_name
from information_schema.columns natural join information_schema.tables
where table_schema = 'ordergroove' and table_type = 'BASE TABLE' and data_type = '{}'
"""


@pytest.mark.parametrize(
    ("kind", "row", "forms"),
    [
        ("jsonb", "documents", {"postgres": {None, "{}"}, "duckdb": {None, "{}"}}),
        ("ARRAY", "lists", {"postgres": {None, "{}"}, "duckdb": {None, "[]"}}),
    ],
)
def test_nothing_has_the_forms_that_the_page_names(shop, kind, row, forms):
    (names,) = re.findall(rf"^\| {row}(.*?)\|", PAGE, re.MULTILINE)
    found = shop.ask("postgres", COLUMNS.format(kind))
    assert {column for _, column in found} <= set(re.findall(r"`(\w+)`", names))
    query = " union ".join(
        f'select cast("{column}" as varchar) from ordergroove.{table}'  # noqa: S608 - tests' own
        for table, column in found
    )
    for database, expected in forms.items():
        shown = {form for (form,) in shop.ask(database, query)}
        assert shown & {None, "null", "{}", "[]", ""} == expected
