"""A shop with a POS: its exports and its database, read by taps that nobody here wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
CUSTOMERS = """code,first,last,mail,phone,marketing,changed\r
0071,Ann,"Lee, jr.",ann@example.com,0414 555 010,1,2026-01-01T20:00:00+09:00\r
0072,Bob,"O""Neil",bob@example.com,,0,2026-01-01T11:00:00Z\r
0073,No,Mail,,,1,2026-01-01T11:00:00Z\r
"""
REPAIRS = """
create table repairs (
    id bigint primary key, customer text, store text, clerk text, note text,
    total numeric(12, 2), state text, opened_at timestamptz, secret numeric
);
insert into repairs values
    (1001, 'C1', 'S1', 'A1', E'Ring, "size 7"\\n', 599.90, 'new', '2026-01-01 20:00+09', 1),
    (1002, 'C2', 'S1', 'A1', null, null, 'done', '2026-01-02 11:00+00', null),
    (1003, 'C3', 'S1', 'A1', 'x', 0.10, 'lost', '2026-01-02 11:00+00', null)
"""


def environment(folder, requirements):
    """Make an environment for one tap alone; return where its programs are."""
    cache = {"UV_CACHE_DIR": str(ROOT / ".cache" / "uv")} | os.environ
    uv, python = str(BIN / "uv"), str(folder / "bin" / "python")
    overrides = ROOT / "requirements" / f"{requirements}.overrides.txt"
    also = ["--override", str(overrides)] if overrides.exists() else []
    given = ["--requirement", str(ROOT / "requirements" / f"{requirements}.txt")]
    install = [uv, "pip", "install", "--quiet", "--python", python, *given, *also]
    for command in ([uv, "venv", "--quiet", "--python", sys.executable, str(folder)], install):
        subprocess.run(command, check=True, env=cache)
    return folder / "bin"


@pytest.fixture
def csv_tap(tmp_path_factory):
    return environment(tmp_path_factory.mktemp("csv") / "venv", "foreign-tap-csv")


@pytest.fixture
def postgres_tap(tmp_path_factory):
    return environment(tmp_path_factory.mktemp("postgres") / "venv", "foreign-tap-postgres")


def written(path, content):
    path.write_text(json.dumps(content))
    return str(path)


def run(command, given=None):
    done = subprocess.run(
        [str(each) for each in command], input=given, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr.decode()


def held_back(folder):
    """Return the key and the columns of each record that is held back, where no two are alike."""
    (path,) = (folder / "rejects").iterdir()
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return [
        (next(iter(each["key"].values())), [reason["column"] for reason in each["reasons"]])
        for each in found
        if each["type"] == "RECORD"
    ]


def test_customers_that_a_pos_exports_go_to_dotapparel(tmp_path, csv_tap, inbox):
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "pos.csv").write_text(CUSTOMERS, newline="")
    config = {"filesystem": "local", "path": str(tmp_path / "exports")}
    config |= {"read_mode": "one_stream_per_file"}
    tap = [csv_tap / "tap-csv-folder", "--config", written(tmp_path / "tap.json", config)]
    code, messages, log = run(tap)
    assert code == 0, log

    fields = {"PERIDX": "code", "FIRSTNAME": "first", "SURNAME": "last", "EMAIL": "mail"}
    maps: dict[str, object] = {**fields, "MOBILE": "phone", "LAST_UPDATED": "changed"}
    maps |= {"subscribed": "bool(marketing == '1')", "__else__": None, "__alias__": "customers"}
    target = {
        "host": "127.0.0.1",
        "port": inbox.port,
        "username": inbox.username,
        "password": inbox.password,
        "host_key": inbox.fingerprint,
        "output_dir": str(tmp_path / "out"),
        "stream_maps": {"pos": maps | {"__key_properties__": ["PERIDX"]}},
    }
    config = written(tmp_path / "target.json", target)
    code, state, log = run([BIN / "target-dotapparel-sftp", "--config", config], messages)
    assert code == 0, log
    assert json.loads(state)["bookmarks"]["pos"]
    names = ("FIRSTNAME", "SURNAME", "MOBILE", "LAST_UPDATED")
    assert {
        one.primary_key: (email, one.subscribed, *(one.columns[name] for name in names))
        for email, one in inbox.table("customers").items()
    } == {
        "0071": (
            *("ann@example.com", True, "Ann", "Lee, jr."),
            *("0414 555 010", "2026-01-01T11:00:00"),
        ),
        "0072": ("bob@example.com", False, "Bob", 'O"Neil', "", "2026-01-01T11:00:00"),
    }
    assert held_back(tmp_path / "out") == [("0073", ["EMAIL"])]


def test_repairs_of_a_database_go_to_bspk(tmp_path, postgres_tap, postgres, bspk):
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(REPAIRS)
    place = conninfo_to_dict(postgres.url)
    config = {"host": place["host"], "port": place.get("port", 5432), "dbname": place["dbname"]}
    config |= {"user": place["user"], "password": place.get("password", "none")}
    tap = [postgres_tap / "tap-postgres", "--config", written(tmp_path / "tap.json", config)]
    code, found, log = run([*tap, "--discover"])
    assert code == 0, log
    catalog = json.loads(found)
    for stream in catalog["streams"]:
        chosen = {"selected": stream["table_name"] == "repairs", "replication-method": "FULL_TABLE"}
        next(each for each in stream["metadata"] if not each["breadcrumb"])["metadata"] |= chosen
    properties = ["--properties", written(tmp_path / "catalog.json", catalog)]
    code, messages, log = run([*tap, *properties])
    assert code == 0, log
    assert b'"exclusiveMaximum": true' in messages  # draft 4, as this tap describes numbers

    maps = {
        "__alias__": "special_orders",
        "__key_properties__": ["order_ref"],
        "__else__": None,
        "order_ref": "str(id)",
        "shopper_id": "customer",
        "store_id": "store",
        "sales_associate_id": "clerk",
        "description": "note",
        "total_amount": "total",
        "currency_code": "'USD'",
        "created_at": "opened_at",
        "type": "'repair'",
        "status": "{'new': 'open', 'done': 'closed'}.get(state, state)",
    }
    target = {
        "company_name": "NiceCo",
        "bucket": bspk.bucket,
        "endpoint_url": bspk.endpoint_url,
        "aws_access_key_id": bspk.access_key,
        "aws_secret_access_key": bspk.secret_key,
        "output_dir": str(tmp_path / "out"),
        "stream_maps": {"public-repairs": maps},
    }
    config = written(tmp_path / "target.json", target)
    code, _, log = run([BIN / "target-bspk-s3", "--config", config], messages)
    assert code == 0, log
    names = ("shopper_id", "description", "total_amount", "created_at", "status")
    assert {
        ref: tuple(row[name] for name in names) for ref, row in bspk.table("SPECIAL-ORDERS").items()
    } == {
        "1001": ("C1", 'Ring, "size 7"\n', "599.90", "2026-01-01T11:00:00Z", "open"),
        "1002": ("C2", "", "", "2026-01-02T11:00:00Z", "closed"),
    }
    assert held_back(tmp_path / "out") == [("1003", ["status"])]
    assert bspk.refused == []
