"""Whatever a user's columns are called, and whatever the user may read."""

from __future__ import annotations

import re

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from tests.support.view_tables import API, WEBHOOKS, at

from ordergroove_views.cli import main

INNER = sorted(
    {
        *("learnt_from", "is_told", "told_at", "told_by", "seen_at", "latest_at", "latest_second"),
        *(
            "changed_at",
            "order_now",
            "order_is_told",
            "order_told_at",
            "order_told_by",
            "order_status",
        ),
        *(
            "order_learnt_from",
            "order_learnt_at",
            "order_read_at",
            "snapshot_at",
            "n",
            "o",
            "t",
            "s",
        ),
        *(
            "l",
            "j",
            "f",
            "i",
            "column 0",
            "Column 1",
            "facts",
            "{items}",
            "{orders_current}",
            "50%s",
        ),
    }
)
ADDED = ("deletion_learnt_from", "deletion_learnt_at", "last_seen_at", "Existence_Learnt_From")


@pytest.fixture
def told(db):
    """One order and one item, both deleted."""
    db.create(*API, *WEBHOOKS)
    db.fill("orders", {"public_id": "o", "status": 1, "updated": at(-1)})
    db.fill("items", {"public_id": "i", "order": "o", "order_updated": at(-1)})
    db.fill("deleted_orders", {"public_id": "o", "deleted_at": at(1), "event_id": "e1"})
    return db


@pytest.mark.parametrize("table", ["orders", "items"])
def test_no_name_of_a_column_does_harm(told, table):
    for name in INNER:
        told.run(f'alter table ordergroove.{table} add column "{name}" varchar')
        told.run(f"update ordergroove.{table} set \"{name}\" = 'mine'")  # noqa: S608 - our own
    told.apply()
    assert told.deleted("orders") == {"o": "webhook"}
    assert told.deleted("items") == {"i": "order"}
    names = ", ".join(f'"{name}"' for name in INNER)
    row = told.run(f"select {names} from ordergroove.{table}_deleted")  # noqa: S608 - our own
    assert row == [("mine",) * len(INNER)]


@pytest.mark.parametrize("table", ["orders", "items"])
def test_a_column_named_like_one_that_the_views_add_gets_another_name(told, table, capsys):
    for name in (*ADDED, "own_last_seen_at"):
        told.run(f'alter table ordergroove.{table} add column "{name}" varchar')
        told.run(f"update ordergroove.{table} set \"{name}\" = '{name}!'")  # noqa: S608 - our own
    told.apply()
    assert f"{table} has a column last_seen_at of its own" in capsys.readouterr().out
    assert told.deleted(table) == {"orders": {"o": "webhook"}, "items": {"i": "order"}}[table]
    names = "own_deletion_learnt_from, own_own_last_seen_at, own_last_seen_at"
    found = told.run(f"select {names} from ordergroove.{table}_deleted")  # noqa: S608 - our own
    assert found == [("deletion_learnt_from!", "last_seen_at!", "own_last_seen_at!")]


@pytest.fixture
def reader(postgres):
    """A user who may make views, and read all but the tombstones."""
    postgres.create(*API, *WEBHOOKS)
    postgres.fill("orders", {"public_id": "o", "status": 1, "updated": at(-1)})
    postgres.fill("deleted_orders", {"public_id": "o", "deleted_at": at(1), "event_id": "e1"})
    name = "reader_" + re.sub(r"\W", "", postgres.url.rpartition("/")[2])[-20:]
    user = Identifier(name)
    postgres.connection.execute(SQL("create role {} login").format(user))
    postgres.connection.execute(SQL("grant usage, create on schema ordergroove to {}").format(user))
    for table in (*API, "item_events"):
        postgres.connection.execute(
            SQL("grant select on ordergroove.{} to {}").format(Identifier(table), user)
        )
    yield name
    postgres.connection.execute(SQL("drop owned by {} cascade").format(user))
    postgres.connection.execute(SQL("drop role {}").format(user))


def test_tombstones_that_may_not_be_read_are_an_error_that_names_the_grant(
    postgres, reader, capsys
):
    parts = psycopg.conninfo.conninfo_to_dict(postgres.url)
    environment = {
        "TARGET_POSTGRES_HOST": parts["host"],
        "TARGET_POSTGRES_USER": reader,
        "TARGET_POSTGRES_DATABASE": parts["dbname"],
    }
    for table in ("deleted_items", "deleted_orders"):
        assert main(["apply", "postgres"], environment) == 1
        said = capsys.readouterr().err
        grant = re.search(r"grant select on [^;]*;", said)[0]
        assert grant == f'grant select on "ordergroove"."{table}" to "{reader}";'
        postgres.run(grant)
    assert main(["apply", "postgres"], environment) == 0
    assert postgres.deleted("orders") == {"o": "webhook"}
    postgres.connection.execute(
        SQL("revoke usage on schema ordergroove from {}").format(Identifier(reader))
    )
    assert main(["apply", "postgres"], environment) == 1
    assert "grant usage on schema" in capsys.readouterr().err
