"""The command line: what is made of which tables, when, and what is said."""

from __future__ import annotations

import subprocess
import sys
import threading

import duckdb
import psycopg
import pytest
from tests.support.view_tables import API, WEBHOOKS, at

from ordergroove_views.cli import main

VIEWS = {
    "complete_snapshots", "orders_with_deletions", "orders_current", "orders_deleted",
    "items_with_deletions", "items_current", "items_deleted",
}  # fmt: skip


def views(db):
    query = (
        "select table_name from information_schema.tables "
        "where table_type = 'VIEW' and table_schema = 'ordergroove'"
    )
    return {name for (name,) in db.run(query)}


def load_one_order(db):
    """One order, long gone: the only snapshot there is found nothing."""
    db.fill("orders", {"public_id": "it", "status": 1, "updated": at(-9), "total": 12.5})
    db.fill("items", {"public_id": "i", "order": "it", "order_updated": at(-9)})


def test_apply_makes_all_views_and_says_what_they_rest_on(db, capsys):
    db.create(*API)
    load_one_order(db)
    db.apply()
    said = capsys.readouterr().out.splitlines()
    assert views(db) == VIEWS
    assert said[0].startswith("ordergroove: ")
    assert all(view in said[0] for view in VIEWS)
    assert [line.split(":")[0] for line in said[1:]] == list(WEBHOOKS)
    assert db.current("orders") == {"it": "unchecked"}


def test_applying_again_changes_nothing(db, capsys):
    db.create(*API, *WEBHOOKS)
    load_one_order(db)
    db.apply()
    first = capsys.readouterr().out
    db.apply()
    assert capsys.readouterr().out == first
    assert views(db) == VIEWS


def test_tables_that_come_later_count_once_applied_again(db):
    db.create("orders", "items")
    load_one_order(db)
    db.apply()
    assert db.current("orders") == {"it": "unchecked"}
    db.create(*WEBHOOKS)
    db.fill("deleted_orders", {"public_id": "it", "deleted_at": at(1), "event_id": "e1"})
    db.apply()
    assert db.deleted("orders") == {"it": "webhook"}
    assert db.deleted("items") == {"i": "order"}
    db.create("upcoming_orders", "upcoming_items", "snapshots")
    db.apply()
    assert db.deleted("orders") == {"it": "webhook"}


def test_without_any_source_of_deletions_it_says_so(db, capsys):
    db.create("orders", "items")
    db.apply()
    assert "deletions are not known at all" in capsys.readouterr().out


def test_without_orders_there_is_nothing_to_make(db, capsys):
    db.create("items", "snapshots")
    assert db.command("apply") == 1
    assert "no table orders in the schema ordergroove" in capsys.readouterr().err
    assert db.command("apply", "--schema", "elsewhere") == 1
    assert "schema elsewhere" in capsys.readouterr().err


def test_without_items_there_are_views_of_orders(db, capsys):
    db.create("orders")
    db.apply()
    assert views(db) == {view for view in VIEWS if not view.startswith("items")}
    assert "no table items" in capsys.readouterr().out


def test_views_whose_table_is_gone_go_as_well(db):
    db.create(*API)
    db.apply()
    db.run("drop table ordergroove.items cascade")
    db.apply()
    assert views(db) == {view for view in VIEWS if not view.startswith("items")}


def test_missing_columns_are_taken_as_null(db, capsys):
    db.create(*API, without=("_sdc_deleted_at", "created", "rows"))
    load_one_order(db)
    db.fill("snapshots", {"stream": "upcoming_orders", "snapshot_at": at(0)})
    db.apply()
    said = capsys.readouterr().out
    assert "orders has no column created: taken as NULL" in said
    assert "snapshots has no column rows: taken as NULL" in said
    assert db.current("orders") == {"it": "unchecked"}


def test_all_columns_are_there_with_their_values_and_types(db):
    db.create(*API)
    load_one_order(db)
    db.apply()
    kinds = (
        "select column_name, data_type from information_schema.columns "
        "where table_schema = 'ordergroove' and table_name = "
    )
    table, view = (dict(db.run(f"{kinds}'{name}'")) for name in ("orders", "orders_current"))
    assert view == {"existence_learnt_from": view["existence_learnt_from"], **table}
    ((total, status),) = db.run("select total, status from ordergroove.orders_current")
    assert (float(total), status) == (12.5, 1)


def test_a_new_column_is_in_the_views_once_applied_again(db):
    db.create(*API)
    load_one_order(db)
    db.apply()
    db.run("alter table ordergroove.orders add column surprise integer")
    assert db.current("orders") == {"it": "unchecked"}  # nothing is broken meanwhile
    db.apply()
    assert db.run("select surprise from ordergroove.orders_current") == [(None,)]


def test_drop_removes_the_views_alone(db):
    db.create(*API)
    load_one_order(db)
    db.apply()
    for _ in range(2):
        assert db.command("drop") == 0
        assert views(db) == set()
    assert db.run("select public_id from ordergroove.orders") == [("it",)]


def test_show_prints_sql_that_makes_the_same_views(db, capsys):
    db.create(*API)
    load_one_order(db)
    assert db.command("show") == 0
    shown = capsys.readouterr().out
    assert views(db) == set()
    for statement in shown.split(";\n"):
        if statement.strip():
            db.run(statement)
    assert views(db) == VIEWS
    assert db.current("orders") == {"it": "unchecked"}


def test_another_schema_by_option_or_environment(db):
    db.run('create schema "odd \'name""s"')
    db.run('create table "odd \'name""s".orders (public_id varchar, status integer)')
    assert db.command("apply", "--schema", "odd 'name\"s") == 0
    for name in ("ORDERGROOVE_VIEWS_SCHEMA", f"TARGET_{db.kind.upper()}_DEFAULT_TARGET_SCHEMA"):
        assert db.command("apply", **{name: "odd 'name\"s"}) == 0
    assert db.run('select count(*) from "odd \'name""s".orders_current') == [(0,)]


def test_all_views_are_made_or_none(db, capsys):
    """A table in the place of one view: none of the others is made either."""
    db.create(*API)
    db.run("create table ordergroove.items_deleted (nothing integer)")
    assert db.command("apply") == 1
    assert "items_deleted" in capsys.readouterr().err
    assert views(db) == set()


def test_an_older_set_of_views_is_replaced(db):
    """Whatever columns they had, and in which order."""
    db.create(*API)
    load_one_order(db)
    db.run("create view ordergroove.orders_current as select 1 as old, 2 as public_id")
    db.apply()
    assert db.current("orders") == {"it": "unchecked"}


def test_the_loader_can_alter_its_tables_under_the_views(db):
    db.create(*API)
    load_one_order(db)
    db.apply()
    db.run("alter table ordergroove.orders add column note varchar")
    db.fill("orders", {"public_id": "two", "status": 5, "note": "x"})
    assert db.current("orders") == {"it": "unchecked", "two": "status"}


def test_a_users_own_views_survive(postgres):
    """PostgreSQL knows who reads what, and replaces a view in place."""
    postgres.create(*API)
    load_one_order(postgres)
    postgres.apply()
    postgres.run("create view mine as select public_id from ordergroove.orders_current")
    postgres.run("alter table ordergroove.orders add column surprise integer")
    postgres.apply()
    assert postgres.run("select public_id from mine") == [("it",)]


def test_a_users_own_views_are_named_where_they_are_in_the_way(postgres, capsys):
    postgres.create(*API)
    postgres.apply()
    postgres.run("create view mine as select public_id from ordergroove.orders_current")
    assert postgres.command("drop") == 1
    said = capsys.readouterr().err
    assert "view mine depends on" in said
    assert said.count("\n") == 1
    assert views(postgres) == VIEWS


def test_a_locked_view_is_waited_for_and_then_given_up(postgres, capsys):
    postgres.create(*API)
    postgres.apply()
    with psycopg.connect(postgres.url) as reader:
        reader.execute("lock table ordergroove.orders_current in access share mode")
        assert postgres.command("apply", "--wait", "0.1") == 1
    assert "lock timeout" in capsys.readouterr().err
    postgres.apply()


def test_two_runs_at_once_take_turns(postgres):
    postgres.create(*API)
    codes = []
    runs = [
        threading.Thread(target=lambda: codes.append(postgres.command("apply"))) for _ in range(4)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert codes == [0] * 4


HOLD = """
import duckdb, sys
with duckdb.connect(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_file_in_use_is_waited_for(duck, capsys):
    duck.create(*API)
    with duck.released():
        line = [sys.executable, "-c", HOLD, str(duck.path)]
        with subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as holder:
            assert holder.stdout
            assert holder.stdin
            assert holder.stdout.readline() == "held\n"
            assert main(["apply", "duckdb", "--wait", "0"], duck.environment) == 1
            assert "lock" in capsys.readouterr().err
            waiting = threading.Thread(target=main, args=(["apply", "duckdb"], duck.environment))
            waiting.start()
            holder.stdin.close()
            waiting.join()
    assert views(duck) == VIEWS


def test_a_file_that_is_not_there_is_not_made(tmp_path, capsys):
    path = tmp_path / "nothing.duckdb"
    assert main(["apply", "duckdb"], {"TARGET_DUCKDB_FILEPATH": str(path)}) == 1
    assert str(path) in capsys.readouterr().err
    assert not path.exists()


def test_a_file_that_is_no_database_is_said(tmp_path, capsys):
    path = tmp_path / "text.duckdb"
    path.write_text("not a database" * 1000)
    assert main(["apply", "duckdb"], {"TARGET_DUCKDB_FILEPATH": str(path)}) == 1
    assert capsys.readouterr().err.startswith("ordergroove-views: ")


def test_the_projects_own_file_is_the_default(tmp_path):
    (tmp_path / "output").mkdir()
    with duckdb.connect(str(tmp_path / "output" / "warehouse.duckdb")) as connection:
        connection.execute("create schema ordergroove")
        connection.execute("create table ordergroove.orders (public_id varchar)")
    assert main(["apply", "duckdb"], {"MELTANO_PROJECT_ROOT": str(tmp_path)}) == 0


def test_ones_own_address_comes_before_the_loaders(duck, tmp_path):
    duck.create("orders")
    own = {
        "ORDERGROOVE_VIEWS_DUCKDB_FILEPATH": str(duck.path),
        "TARGET_DUCKDB_FILEPATH": str(tmp_path / "nothing.duckdb"),
    }
    with duck.released():
        assert main(["apply", "duckdb"], own) == 0


def test_addresses_of_postgres(postgres):
    postgres.create("orders")
    own = {"ORDERGROOVE_VIEWS_POSTGRES_SQLALCHEMY_URL": postgres.url}
    assert main(["apply", "postgres"], own) == 0
    with_driver = postgres.url.replace("postgresql://", "postgresql+psycopg://")
    assert main(["apply", "postgres"], {"TARGET_POSTGRES_SQLALCHEMY_URL": with_driver}) == 0
    told = psycopg.conninfo.conninfo_to_dict(postgres.url)
    parts = {
        "TARGET_POSTGRES_HOST": told["host"],
        "TARGET_POSTGRES_USER": told["user"],
        "TARGET_POSTGRES_DATABASE": told["dbname"],
    }
    assert main(["apply", "postgres"], parts) == 0


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["apply", "duckdb"], {}, "TARGET_DUCKDB_FILEPATH"),
        (["apply", "postgres"], {}, "TARGET_POSTGRES_SQLALCHEMY_URL"),
        (
            ["apply", "postgres"],
            {"TARGET_POSTGRES_SQLALCHEMY_URL": "mysql://me:hidden-word@127.0.0.1/x"},
            "postgresql+psycopg://",
        ),
        (
            ["apply", "postgres"],
            {"TARGET_POSTGRES_SQLALCHEMY_URL": "postgresql://me:hidden-word@127.0.0.1:x/x"},
            "postgresql+psycopg://",
        ),
        (
            ["apply", "postgres"],
            {"TARGET_POSTGRES_SQLALCHEMY_URL": "postgresql://me:hidden-word@127.0.0.1:1/x"},
            "127.0.0.1",
        ),
        (
            ["apply", "postgres"],
            {"TARGET_POSTGRES_SQLALCHEMY_URL": "postgresql://me:hidden-word@127.0.0.1/x?odd=1"},
            "odd",
        ),
        (["apply", "duckdb"], {"ORDERGROOVE_VIEWS_WAIT": "long"}, "ORDERGROOVE_VIEWS_WAIT"),
    ],
)
def test_what_cannot_work_is_said_in_one_line_without_secrets(capsys, arguments, environment, said):
    assert main(arguments, environment) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("ordergroove-views: ")
    assert told.count("\n") == 1
    assert "hidden-word" not in told


def test_the_program_itself(duck):
    duck.create(*API)
    load_one_order(duck)
    with duck.released():
        done = subprocess.run(
            [sys.executable, "-m", "ordergroove_views", "apply", "duckdb"],
            env=duck.environment | {"PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert duck.current("orders") == {"it": "unchecked"}
    assert duck.run(
        "select max(updated) < timestamp '2026-03-01 12:00' from ordergroove.orders_current"
    ) == [(True,)]
