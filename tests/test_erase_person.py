"""examples/erase: all rows of a person go, and no row of anybody else."""

from __future__ import annotations

import base64
import importlib
import json
import sqlite3
from contextlib import closing

import duckdb
import psycopg
import pytest

from .support.journey import ROOT
from .test_personal_data import erase, schemas

ANN = "ann@example.com"
# What is told of Ann, and of her neighbours.
HERS = (
    ANN,
    "Ann@Example.COM",
    f"mail {ANN}.",
    f"'{ANN}'",
    f'{{"gift_for": ["{ANN}"]}}',
    json.dumps({"body": json.dumps({"line": f"\n{ANN}"})}),
    f"Ann <{ANN}>, or call",
)
OTHERS = (
    "joann@example.com",
    f"{ANN}.au",
    f"x+{ANN}",
    f"o'{ANN}",
    f"jo.{ANN}",
    "annxexample.com",
    "ann@example.community",
    "ann@example-com",
    json.dumps({"to": "jo\u00e9" + ANN}),
)
SHOP = """
create table customers (merchant_user_id text, email text, extra_data text);
insert into customers values
    ('5', 'ann@example.com', null), ('55', 'joann@example.com', '{"5": "5", "sizes": [5]}'),
    ('6', 'ann@example.com.au', ''), ('05', null, '{"customer": "55"}');
create table orders (public_id text, customer text, status text, place text);
insert into orders values
    ('o1', '5', '3', ''), ('o2', '6', '5', ''), ('o3', '8', '1', '5'), ('o4', '55', '5', null);
create table items (public_id text, "order" text, quantity integer);
insert into items values ('i1', 'o1', 1), ('i2', 'o2', 5), ('i3', null, 5);
create table "placement %responses" ("order" text, response_payload text);
insert into "placement %responses" values ('o1', 'Needle Lane'), ('o2', 'Pin Lane');
create table events (name text, object text, actor_type text, actor_id text);
insert into events values
    ('hers', '{"customer": "5"}', 'user', 'u'), ('in the record', '{"a":{"Merchant_User_Id":5}}', null, null),
    ('by her', '{}', 'customer', '5'), ('of 55', '{"customer": "55", "n": 5}', 'user', '5');
create table rejected_rows (report text, raw text);
insert into rejected_rows values
    ('cancelled_subscriptions_report', '5,2026-01-02,x'), ('orders_report', '55,2026-05-05,15');
"""  # noqa: E501
KEPT = {
    "customers": ["05", "55", "6"],
    "orders": ["o2", "o3", "o4"],
    "items": ["i2", "i3"],
    "placement %responses": ["o2"],
    "events": ["of 55"],
    "rejected_rows": ["orders_report"],
}
ALL = {
    "customers": ["05", "5", "55", "6"],
    "orders": ["o1", "o2", "o3", "o4"],
    "items": ["i1", "i2", "i3"],
    "placement %responses": ["o1", "o2"],
    "events": ["by her", "hers", "in the record", "of 55"],
    "rejected_rows": ["cancelled_subscriptions_report", "orders_report"],
}


def firsts(connection):
    return {
        table: sorted(row[0] for row in connection.execute(query).fetchall())
        for table in KEPT
        for query in [f'select * from "{table}"']  # noqa: S608 - the names above
    }


@pytest.fixture(params=["duckdb", "postgres", "sqlite"])
def shop(request, tmp_path):
    """A database, and what connects to it."""
    if request.param == "postgres":
        url = request.getfixturevalue("new_database")()
        return url, lambda: psycopg.connect(url, autocommit=True)
    path = tmp_path / "shop"
    if request.param == "duckdb":
        return path, lambda: duckdb.connect(str(path))
    return path, lambda: sqlite3.connect(path, isolation_level=None)


def make(connect):
    with closing(connect()) as connection:
        for each in SHOP.split(";\n"):
            connection.execute(each)


def left(connect):
    with closing(connect()) as connection:
        return firsts(connection)


def test_a_persons_rows_go_and_nobody_elses(shop):
    place, connect = shop
    make(connect)
    said = erase(place, ANN, "5").stdout
    assert left(connect) == KEPT
    assert sum(int(line.split()[0]) for line in said.splitlines()) == 8
    assert erase(place, ANN, "5").stdout == ""


def test_the_address_alone_is_enough(shop):
    place, connect = shop
    make(connect)
    erase(place, ANN)
    assert left(connect) == ALL | {"customers": ["05", "55", "6"]}


def test_an_address_counts_in_every_form_but_not_within_another(shop):
    place, connect = shop
    with closing(connect()) as connection:
        connection.execute("create table notes (note text)")
        for each in (*HERS, *OTHERS):
            value = each.replace("'", "''")
            connection.execute(f"insert into notes values ('{value}')")  # noqa: S608
    erase(place, ANN)
    with closing(connect()) as connection:
        kept = connection.execute("select note from notes").fetchall()
    assert sorted(kept) == sorted((each,) for each in OTHERS)


@pytest.mark.parametrize(
    ("email", "forms"),
    [
        (
            "Jos\u00e9@example.com",
            [
                r'{"email":"jos\u00e9@example.com"}',
                r'{"email":"JOS\u00C9@EXAMPLE.com"}',
                "JOS\u00c9@example.com",
                "jose\u0301@example.com",
            ],
        ),
        ("o'brien+x%y_z@example.com", [r'{"email":"O\u0027Brien\u002bx%y_z@example.com"}']),
        ("\U0001d54f@example.com", [r'{"email":"\ud835\udd4f@example.com"}']),
    ],
)
def test_escapes_and_capitals_hide_nobody(tmp_path, email, forms):
    path = tmp_path / "log.db"
    others = [
        "josu00e9@example.com",
        r'{"email":"os\u00e9@example.com"}',
        "o'brien+xay_z@example.com",
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as log:
        log.execute("create table events (encoding text, body text)")
        odd = [base64.b64encode(b"\xff" + each.encode()).decode() for each in forms]
        rows = [("base64", each) for each in odd] + [("json", each) for each in (*forms, *others)]
        log.executemany("insert into events values (?, ?)", rows)
        erase(path, email)
        assert log.execute("select body from events").fetchall() == [(each,) for each in others]


@pytest.mark.parametrize(
    "words",
    [(), (ANN, ""), ("", "5"), (" ",), ("5",), (ANN, "5", "--schema", ""), (ANN, "5", "6")],
)
def test_what_is_missing_is_refused_with_a_line(tmp_path, words):
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as log:
        log.execute("create table customers (merchant_user_id text, email text)")
        log.execute("insert into customers values (null, ''), ('5', 'ann@example.com')")
        done = erase(path, *words, ok=False)
        assert len(done.stderr.splitlines()) == 1
        assert len(log.execute("select * from customers").fetchall()) == 2


def test_a_place_that_is_not_there_is_refused_with_a_line_and_not_made(tmp_path):
    done = erase(tmp_path / "warehuose.duckdb", ANN, ok=False)
    assert done.stderr.splitlines() == [done.stderr.strip()]
    assert "warehuose.duckdb" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_warehouse_that_somebody_else_has_open_is_refused_and_stays(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with closing(duckdb.connect(str(path))) as warehouse:
        warehouse.execute(f"create table customers as select '{ANN}' as email")
        done = erase(path, ANN, ok=False)
        assert "Traceback" not in done.stderr
        assert "lock" in done.stderr
        assert warehouse.execute("from customers").fetchall() == [(ANN,)]


def test_of_several_schemas_one_must_be_named(tmp_path):
    path = tmp_path / "shops.duckdb"
    with closing(duckdb.connect(str(path))) as both:
        for each in ("a", "b"):
            both.execute(f"create schema {each}")
            both.execute(f"create table {each}.customers as select '5' as merchant_user_id")
    for words in ((), ("--schema", "c")):
        assert "a, b" in erase(path, ANN, "5", *words, ok=False).stderr
    erase(path, ANN, "5", "--schema", "b")
    with closing(duckdb.connect(str(path))) as both:
        assert both.execute("from a.customers").fetchall() == [("5",)]
        assert both.execute("from b.customers").fetchall() == []


def test_a_link_stays_one_and_the_file_behind_it_is_erased(tmp_path):
    link, real = tmp_path / "warehouse.duckdb", tmp_path / "big" / "w.duckdb"
    real.parent.mkdir()
    link.symlink_to(real)
    with closing(duckdb.connect(str(real))) as warehouse:
        warehouse.execute(f"create table customers as select '{ANN}' as email")
    real.chmod(0o640)
    erase(link, ANN)
    assert link.is_symlink()
    assert ANN.encode() not in real.read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in real.parent.iterdir()] == ["w.duckdb"]


def test_a_partition_loses_the_persons_row_alone(new_database):
    url = new_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table customers (email text, shop int) partition by list (shop)")
        for shop, email in enumerate(("jo@example.com", ANN, "al@example.com")):
            part = f"create table part{shop} partition of customers for values in ({shop})"
            connection.execute(part)
            connection.execute("insert into customers values (%s, %s)", [email, shop])
        erase(url, ANN)
        kept = connection.execute("select email from customers order by shop").fetchall()
    assert kept == [("jo@example.com",), ("al@example.com",)]


def test_files_that_tell_of_the_person_go_and_those_of_others_stay(tmp_path):
    content = {
        "a/mine.csv": f"EMAIL,PERIDX\n{ANN},7\n",
        "a/by_id.csv": "PERIDX,EMAIL\n5,\n",
        "a/others.csv": f"PERIDX,QUANTITY,EMAIL\n55,5,jo{ANN}\n",
        "a/notes.txt": ANN,
        "b/pending/customers.csv": "PERIDX,QUANTITY\n6,5\n",
        "b/pending/customers.csv.json": "{}",
        "c/pending/customers.csv": "PERIDX\n6\n",
        "c/pending/orders.csv": "shopper_id\n5\n",
        "c/pending/orders.csv.json": "{}",
        "d/rejects/all.jsonl": '{"type":"SCHEMA"}\n'
        '{"record":{"PERIDX":"5"}}\n{"record":{"PERIDX":"55","QUANTITY":"5"}}\n'
        f'{{"record":{{"EMAIL":"{ANN.upper()}"}}}}\n{{"record":{{"EMAIL":"jo{ANN}"}}}}\n',
    }
    for name, text in content.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    erase(tmp_path, ANN, "5")
    kept = {
        str(path.relative_to(tmp_path)): path.read_text("utf-8")
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert kept == {
        name: content[name]
        for name in ("a/others.csv", "a/notes.txt", "b/pending/customers.csv",
                     "b/pending/customers.csv.json")
    } | {
        "d/rejects/all.jsonl": '{"type":"SCHEMA"}\n{"record":{"PERIDX":"55","QUANTITY":"5"}}\n'
        f'{{"record":{{"EMAIL":"jo{ANN}"}}}}\n'
    }  # fmt: skip


def test_every_column_that_holds_a_customers_id_is_known(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "examples" / "erase")
    known = importlib.import_module("traces").IDS
    names = {name for _, _, _, fields in schemas() for name in fields}
    found = {each for each in names if "customer" in each or "subscriber" in each or "user" in each}
    no_ids = {"customer_status", "customer_rep", "user_token_id", "total_subscriber_value"}
    no_ids |= {each for each in found if each.startswith("subscriber_")}  # of workflows: names
    assert found - no_ids - {"ordergroove_user_id"} == known - {"shopper_id", "peridx"}
