"""Files that an old version could not deliver, names that it used, records that it held back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import boto3  # type: ignore[import-untyped]  # it has none
import pytest
from tests.support import dotapparel, special_orders
from tests.support.journey import BIN

from ordergroove_sandbox.bspk import Rules
from ordergroove_sandbox.bspk import serving as serving_bucket
from ordergroove_sandbox.dotapparel import serving as serving_inbox

from . import world

BSPK, DOTAPPAREL = "target-bspk-s3", "target-dotapparel-sftp"


@pytest.fixture
def bucket(old):
    """BSPK's bucket, with all that the old version delivered."""
    with serving_bucket(bucket="updates", rules=Rules(company="NiceCo")) as running:
        old.words["bucket"] = running.endpoint_url.removeprefix("http://")
        client = boto3.client(
            "s3",
            aws_access_key_id=running.access_key,
            aws_secret_access_key=running.secret_key,
            endpoint_url=running.endpoint_url,
            region_name=running.region,
        )
        for path in in_order(old.kept / "bucket"):
            key = path.relative_to(old.kept / "bucket").as_posix()
            client.put_object(Bucket=running.bucket, Key=key, Body=path.read_bytes())
        yield running


@pytest.fixture
def inbox(old):
    """DotApparel's inbox, after all that the old version delivered."""
    folder = old.folder / "served"
    for path in in_order(old.kept / "inbox"):
        world.restore(path, folder / "pending" / path.name, {})
    with serving_inbox(folder) as running:
        old.words["inbox"] = f"127.0.0.1:{running.port}"
        yield running


def in_order(folder):
    """Return the files in a folder, by the time in their names, parents first."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    kinds = ("SPECIAL-ORDERS", "SPECIAL-ORDER-LINE-ITEMS", "customers", "rewards")

    def place(path):
        kind, _, stamp = path.stem.replace("_V2_NiceCo", "").rpartition("_")
        return stamp, kinds.index(kind) if kind in kinds else len(kinds)

    return sorted(files, key=place)


def settings_of(old, target, served):
    """Return a target's settings: the old ones, with the addresses of now."""
    addresses = {
        BSPK: lambda: {"endpoint_url": served.endpoint_url},
        DOTAPPAREL: lambda: {
            "host_key": served.fingerprint,
            "orders_delay_minutes": 0,
            "port": served.port,
        },
    }
    name = target.split("-")[1]
    return old.config(target) | {"output_dir": str(old.folder / name)} | addresses[target]()


def waiting(folder):
    """Return what waits in an output folder, in its order: name and content."""
    sidecars = sorted(
        map(world.read_json, (folder / "pending").glob("*.json")), key=lambda each: each["order"]
    )
    return {each["name"]: (folder / "pending" / each["name"]).read_bytes() for each in sidecars}


def used_names(folder):
    with closing(sqlite3.connect(folder / ".ledger.sqlite3")) as ledger:
        return {name for (name,) in ledger.execute("select name from names")}


def claim_names_of_now(folder):
    """Note the names of this minute and the next ones as used, as an earlier run would have."""
    now = datetime.now(ZoneInfo("America/Chicago"))
    stamps = [f"{now + timedelta(minutes=ahead):%Y%m%d%H%M}" for ahead in range(4)]
    names = [f"SPECIAL-ORDERS_V2_NiceCo_{stamp}.csv" for stamp in stamps]
    with closing(sqlite3.connect(folder / ".ledger.sqlite3")) as ledger, ledger:
        ledger.executemany("insert into names (name, file) values (?, 'another')", zip(names))
    return set(names)


def name_of(key):
    return key.rpartition("/")[2]


def merged(first, second):
    return {kind: first[kind] | rows for kind, rows in second.items()}


def send_changes(old, server, target, config):
    changes = old.tap(server.url, old.state("tap-ordergroove-of-the-files"))
    assert changes.code == 0, changes.log
    sent = world.run(BIN / target, folder=old.folder, config=config, fed=changes.out)
    assert sent.code == 0, sent.log


def test_bspk_gets_what_waited_once_and_first_and_then_what_is_new(old, server, merchant, bucket):
    folder = old.put_back("bspk")
    waited = waiting(folder)
    used = used_names(folder) | claim_names_of_now(folder)
    there = len(bucket.files)
    earlier = special_orders.truth(merchant)
    world.live_until_the_update(merchant)
    earlier = merged(earlier, special_orders.truth(merchant))
    world.live_on(merchant)
    send_changes(old, server, BSPK, settings_of(old, BSPK, bucket))
    names = [name_of(file.name) for file in bucket.files]
    assert len(set(names)) == len(names)
    new = names[there:]
    assert new[: len(waited)] == [*waited]
    for name, content in waited.items():
        assert bucket.read(f"from-ordergroove/{name}") == content
    assert len(new) > len(waited)
    assert used.isdisjoint(new[len(waited) :])
    assert waiting(folder) == {}
    assert special_orders.differences(merchant, bucket, earlier) == []
    assert bucket.refused == []


def test_dotapparel_gets_the_orders_that_waited_once_and_first(old, server, merchant, inbox):
    folder = old.put_back("dotapparel")
    waited, used = waiting(folder), used_names(folder)
    there = len(inbox.files)
    assert len(inbox.ignored) == 1  # what the upload of a run left that was killed
    earlier = dotapparel.truth(merchant)
    world.live_until_the_update(merchant)
    earlier = merged(earlier, dotapparel.truth(merchant))
    world.live_on(merchant)
    send_changes(old, server, DOTAPPAREL, settings_of(old, DOTAPPAREL, inbox))
    names = [name_of(file.name) for file in inbox.files]
    assert len(set(names)) == len(names)
    new = names[there:]
    assert new[: len(waited)] == [*waited]
    for name, content in waited.items():
        assert (inbox.folder / "processed" / name).read_bytes() == content
    assert len(new) > len(waited)
    assert used.isdisjoint(new[len(waited) :])
    assert waiting(folder) == {}
    known, right = dotapparel.known(inbox), dotapparel.truth(merchant)
    # What the shop has deleted since stays with DotApparel.
    assert known == merged(
        {
            kind: {key: rows[key] for key in rows.keys() & earlier[kind].keys()}
            for kind, rows in known.items()
        },
        right,
    )
    assert inbox.refused == inbox.ignored == []


@pytest.mark.parametrize(
    ("target", "served", "right"),
    [(BSPK, "bucket", "10.00"), (DOTAPPAREL, "inbox", '"somebody@example.com"')],
)
def test_records_that_were_held_back_are_sent_once_they_are_right(
    old, target, served, right, request
):
    running = request.getfixturevalue(served)
    folder = old.put_back(target.split("-")[1])
    (folder / "pending").rename(old.folder / "not now")
    (rejects,) = (folder / "rejects").glob("*.jsonl")
    content = rejects.read_text()
    assert f'"{world.SPOILT}"' in content
    rejects.write_text(content.replace(f'"{world.SPOILT}"', right))
    there = len(running.files)
    config = settings_of(old, target, running)
    done = world.run(BIN / target, "--replay", str(rejects), folder=old.folder, config=config)
    assert done.code == 0, done.log
    assert [*(folder / "rejects").iterdir()] == [rejects]
    held_back = content.count('"RECORD"')
    assert sum(file.rows for file in running.files[there:]) == held_back
    assert running.refused == []
