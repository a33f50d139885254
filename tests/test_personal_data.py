"""A person is put into a shop and loaded everywhere; docs/personal-data.md erases all traces."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

import psycopg
import pytest

from ordergroove_sandbox.dotapparel import SftpFault
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog

from .support.dotapparel import differences
from .support.journey import ROOT
from .support.page_commands import run
from .support.persons import DIRECT, EMAIL, LAST, cells_with, files_with, person_of
from .support.stores import DuckDB

PAGE = "docs/personal-data.md"
GONE = ("erased@example.org", "Erased", "+10000000000", "Nowhere")
WAREHOUSE = ("tap-ordergroove", "target-duckdb", "tap-ordergroove-webhooks", "target-duckdb")


def told():
    """The columns that the page's table names, of each table."""
    text = (ROOT / PAGE).read_text("utf-8")
    text = text[text.index("## Columns") : text.index("## Files")]
    found = set()
    for line in re.findall(r"^\| `.*$", text, re.MULTILINE):
        first, *others = line.strip("| ").split(" | ")
        columns = {each for cell in others for each in re.findall(r"`([a-z_0-9]+)`", cell)}
        found |= {(table, each) for table in re.findall(r"`(\w+)`", first) for each in columns}
    return found


# Tables of the taps whose names are not those of their schemas.
TABLES = {
    "items": {"items", "upcoming_items"},
    "orders": {"orders", "upcoming_orders"},
    "tap_ordergroove_webhooks/subscriber_events": {"webhook_subscriber_events"},
}
# Of shops, products and files, not of persons; and what every table has.
OF_NO_PERSON = {"offer_profiles", "product_groups", "products", "resources", "cancel_reasons"}
OF_NO_PERSON |= {"export_files", "snapshots"}
NOT_OF_A_PERSON = {"_unknown_fields", "_unknown_columns", "product_name", "workflow_name"}
SOUNDS_PERSONAL = re.compile(
    r"name|e?mail|phone(?!_type)|address|city|zip|fax|holder|ending|exp_date|token|session|rep$|^raw(_body)?$"
)
# By their ids alone, which are the shop's or Ordergroove's.
POINTS_ELSEWHERE = {"billing_address", "shipping_address"}


def schemas():
    """Yield the tables of each schema of the taps, and the schema's fields."""
    for path in sorted(ROOT.glob("tap-*/tap_*/**/schemas/*.json")):
        package = path.relative_to(ROOT).parts[1]
        own = {f"{package}/{path.stem}", path.stem}
        tables = next((TABLES[each] for each in own & TABLES.keys()), {path.stem})
        yield package, path.stem, tables, json.loads(path.read_text("utf-8"))["properties"]


def is_document(field):
    kinds = field.get("type", [])
    return bool({"object", "array"} & set([kinds] if isinstance(kinds, str) else kinds))


def test_the_page_names_every_column_in_which_a_person_may_be():
    named, known = told(), {"record", "raw_body"}
    for package, stem, tables, fields in schemas():
        known |= fields.keys()
        if stem in OF_NO_PERSON or stem in {"added", "envelope", "rest", "removal"}:
            continue
        # A webhook's events also have these two.
        rest = {"snapshot", "context"} if package == "tap_ordergroove_webhooks" else set()
        personal = {
            name
            for name, field in fields.items()
            if is_document(field) or SOUNDS_PERSONAL.search(name)
        } | rest
        personal -= NOT_OF_A_PERSON | POINTS_ELSEWHERE
        for table in tables:
            assert {name for name in personal if (table, name) not in named} == set(), table
    assert {column for _, column in named} <= known


def hold_back(project, record, environment):
    """Have the target hold a record back."""
    properties = {name: {"type": "string"} for name in record}
    schema = {"type": "SCHEMA", "stream": "customers", "schema": {"properties": properties}}
    messages = [
        schema | {"key_properties": ["PERIDX"]},
        {"type": "RECORD", "stream": "customers", "record": record},
    ]
    target = Path(project / ".venv" / "bin" / "target-dotapparel-sftp")
    config = project / "config.json"
    config.write_text(json.dumps({"output_dir": str(project / "output" / "dotapparel")}))
    subprocess.run(
        [str(target), "--config", str(config)],
        input="".join(json.dumps(each) + "\n" for each in messages),
        env=environment, text=True, check=True,
    )  # fmt: skip


def put_into_the_log(store, body):
    log = EventLog(parse_store(store))
    log.append(make_events("/ordergroove/acme", "acme", body, datetime.now(timezone.utc)))
    log.close()


@pytest.mark.timeout(600)
def test_a_person_leaves_no_trace_where_the_page_has_erased(  # noqa: PLR0913, PLR0917 - all there is
    project, merchant, drop, drop_server, to_dotapparel, inbox, postgres, tmp_path
):
    person = person_of(merchant)
    warehouse, output = project / "output" / "warehouse.duckdb", project / "output"
    store = f"sqlite:///{output / 'webhooks.db'}"
    for customer in drop.merchant.tables["customers"].rows():
        customer |= {"last_name": LAST, "email": EMAIL}
    drop.deliver_days(2)
    put_into_the_log(store, person.event())
    environment = dict(to_dotapparel._environment)
    for name in ("MELTANO_DATABASE_URI", "MELTANO_SYS_DIR_ROOT"):
        del environment[name]
    environment |= {
        "HOME": str(tmp_path / "home"),
        "TAP_ORDERGROOVE_SFTP_HOST": "127.0.0.1",
        "TAP_ORDERGROOVE_SFTP_HOST_KEY": drop_server.fingerprint,
        "TAP_ORDERGROOVE_SFTP_PASSWORD": drop_server.password,
        "TAP_ORDERGROOVE_SFTP_PORT": str(drop_server.port),
        "TAP_ORDERGROOVE_SFTP_USERNAME": drop_server.username,
        "TAP_ORDERGROOVE_WEBHOOKS_STORE": store,
        "TARGET_DOTAPPAREL_SFTP_ORDERS_DELAY_MINUTES": "0",
        "TARGET_DOTAPPAREL_SFTP_OUTPUT_DIR": str(output / "dotapparel"),
        "TARGET_DUCKDB_FILEPATH": str(warehouse),
        "TARGET_POSTGRES_SQLALCHEMY_URL": postgres.url,
    }

    def meltano(*words, ok=True, **more):
        command = [str(project / ".venv" / "bin" / "meltano"), *words]
        done = subprocess.run(
            command,
            cwd=project,
            env=environment | more,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode == 0) is ok, done.stdout + done.stderr

    meltano("run", *WAREHOUSE, "tap-ordergroove-sftp", "target-duckdb")
    meltano("run", "tap-ordergroove", "target-postgres")
    inbox.faults.add(SftpFault.of("deny", times=None))
    meltano("run", "tap-ordergroove", "target-dotapparel-sftp", ok=False)
    held_back = {"PERIDX": person.id, "EMAIL": EMAIL, "PRIVACY": "perhaps"}
    hold_back(project, held_back, environment)
    (output / "dotapparel" / "customers_20260131T060000Z.csv").write_text(f"EMAIL\n{EMAIL}\n")
    backups = project / "backups"
    backups.mkdir()
    backup = ["ordergroove-webhooks", "backup", str(backups / "webhooks-2026-01-31.db")]
    subprocess.run(
        [str(project / ".venv" / "bin" / backup[0]), *backup[1:]],
        env=environment | {"ORDERGROOVE_WEBHOOKS_STORE": store}, check=True,
    )  # fmt: skip

    shutil.rmtree(project / "tests")  # they name the person
    places = {re.sub(r"[^/]*_[^/]*$|-wal$", "", each) for each in files_with(project, DIRECT)}
    assert places == {
        "backups/webhooks-2026-01-31.db",
        "output/dotapparel/",
        "output/dotapparel/.ledger.sqlite3",
        "output/dotapparel/pending/",
        "output/dotapparel/rejects/",
        "output/warehouse.duckdb",
        "output/webhooks.db",
    }
    assert files_with(tmp_path / "home", DIRECT) == set()
    known = cells_with(warehouse, postgres.url, DIRECT)
    assert {(table, column) for _, table, column in known} <= told()
    assert {table for _, table, _ in known} >= {"customers", "payments", "events", "orders_report"}

    person.rewrite(*GONE)
    given = {
        "someone@example.com": EMAIL,
        "000417": person.id,
        '"$WAREHOUSE"': postgres.url,
    }
    (tmp_path / "home" / ".local" / "state" / "meltano" / "log").mkdir(parents=True, exist_ok=True)
    (project / ".env").touch()
    run(PAGE, project, given, **environment)
    written = (project / "tap-ordergroove" / "plugin.meltano.yml").read_text("utf-8")
    assert "- '!payments.token_id'\n" in written
    for made in ("page.sh", "page.log"):  # they name the person
        (project / made).unlink()
    shutil.rmtree(project / "words")
    assert no_trace(project, warehouse, postgres)

    inbox.faults.clear()
    meltano("run", "tap-ordergroove", "target-dotapparel-sftp")
    assert differences(merchant, inbox) == []
    meltano("run", *WAREHOUSE)
    assert no_trace(project, warehouse, postgres)
    (row,) = (
        each
        for each in DuckDB(warehouse).read("customers")
        if each["merchant_user_id"] == person.id
    )
    assert re.fullmatch("[0-9a-f]{64}", row["email"])
    assert row["phone_number"] is None


def no_trace(project, warehouse, postgres):
    assert files_with(project, DIRECT) == set()
    assert cells_with(warehouse, postgres.url, DIRECT) == set()
    return True


def erase(place, *words, ok=True):
    command = [sys.executable, str(ROOT / "examples" / "erase" / "person.py"), str(place), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is ok, done.stdout + done.stderr
    return done


def test_a_log_that_somebody_reads_is_erased_once_more(tmp_path):
    path = tmp_path / "events.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("pragma journal_mode = wal")
        reader.execute("create table events (body text)")
        reader.executemany("insert into events values (?)", [(EMAIL,), ("of another",)])
        reader.execute("begin")
        assert len(reader.execute("select * from events").fetchall()) == 2
        busy = erase(path, EMAIL, ok=False)
        assert busy.returncode == 1
        assert "is in use" in busy.stderr
        reader.execute("commit")
        erase(path, EMAIL)
        assert reader.execute("select * from events").fetchall() == [("of another",)]
        assert files_with(tmp_path, [EMAIL]) == set()


def test_a_log_in_postgresql_is_erased_by_the_same_lines(new_database):
    url = new_database()
    told = {"e-mail": {"email": EMAIL.upper()}, "customer": {"customer": "000417"}}
    for name, object_ in (told | {"other": {"customer": "0004170"}}).items():
        event = {"id": name, "type": "order.create", "data": {"object": object_}}
        put_into_the_log(url, json.dumps(event).encode())
    erase(url, EMAIL, "000417", "--schema", "public")
    with psycopg.connect(url) as connection:
        left = connection.execute("select event_id from ordergroove_webhook_events").fetchall()
    assert left == [("other",)]
