"""Each trouble of docs/operations.md is brought about, and ended with the page's commands."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from ordergroove_sandbox import Fault

from .support.journey import KEY, PATIENCE, ROOT, child_of
from .support.stores import POSTGRES_PROGRAMS, DuckDB
from .support.warehouse import compare

PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
BIN = ROOT / ".venv" / "bin"
SQLITE3 = """\
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as database:
    database.execute(sys.argv[2])
"""
RUN = ("--environment=prod", "run", "tap-ordergroove", "target-postgres")


def commands(heading):
    """Return the commands of one of the page's sections, one a line."""
    part = PAGE[PAGE.index(f"# {heading}\n") :]
    part = part[: part.index("\n#", 1)]
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", part, re.DOTALL | re.MULTILINE)
    return [re.sub(r"\s+# .*$", "", line).strip() for each in blocks for line in each.splitlines()]


class Shop:
    """A project that loads a shop into PostgreSQL, and a shell in its folder."""

    def __init__(self, project, meltano, postgres):
        self.project = project
        self.postgres = postgres
        self.environment = meltano._environment | {
            "COLUMNS": "80",  # as a terminal's user may export it
            "HOME": str(project),
            "PATH": f"{POSTGRES_PROGRAMS}:{BIN}:{os.environ['PATH']}",
            "WAREHOUSE": postgres.url,
        }
        if not shutil.which("sqlite3"):
            (project / "sqlite3").write_text(f"#!{BIN}/python\n{SQLITE3}")
            (project / "sqlite3").chmod(0o755)
            self.environment["PATH"] += f":{project}"
        # The project's own, as a user's is.
        del self.environment["MELTANO_SYS_DIR_ROOT"], self.environment["MELTANO_DATABASE_URI"]

    def do(self, command, code=0):
        """Run a command; return all that it says."""
        done = subprocess.run(
            ["bash", "-euc", command], cwd=self.project, env=self.environment, timeout=PATIENCE,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == code, f"{command}\n{done.stdout}"
        return done.stdout

    def load(self, code=0):
        return self.do(f"meltano {shlex.join(RUN)}", code)

    def execute(self, statement):
        with psycopg.connect(self.postgres.url) as connection:
            connection.execute(statement)


@pytest.fixture
def shop(project, meltano, postgres):
    return Shop(project, meltano, postgres)


def test_restored_tables_are_whole_with_the_states_of_their_backup(shop, merchant, tmp_path):
    postgres = shop.postgres
    listed, kept, *others, export, restore = commands("State")
    shop.load()
    assert "prod:tap-ordergroove-to-target-postgres" in shop.do(listed)
    for each in (kept, *others, export):
        shop.do(each)
    assert "SUCCESS" in shop.do("meltano logs list --format=json")
    assert '"orders": {' in shop.do(re.findall("`(meltano [^`]*pretty)`", PAGE)[0])
    dump = tmp_path / "warehouse.sql"
    shop.do(f"pg_dump --clean --if-exists '{postgres.url}' > {dump}")
    merchant.advance(2)
    shop.load()
    assert compare(merchant, postgres) == []

    states, run, _customers = commands("Tables were restored, or truncated")
    shop.do(f"psql -q '{postgres.url}' < {dump}")
    assert compare(merchant, postgres) != []
    assert states == restore
    shop.do(states)
    shop.do(run)
    assert compare(merchant, postgres) == []


def test_an_emptied_table_and_a_dropped_column_come_back_and_bookmarks_stay(shop, merchant):
    postgres = shop.postgres
    shop.load()
    shop.execute("truncate ordergroove.customers")
    shop.execute("alter table ordergroove.orders drop column total")
    said = shop.load()
    before = bookmarks(shop)
    assert "has no rows, but the stream goes on from its bookmark" in said
    assert "['total'] are new, but the stream goes on from its bookmark" in said
    assert compare(merchant, postgres) != []
    *_, customers = commands("Tables were restored, or truncated")
    shop.do(customers)
    (orders,) = commands("A column was dropped")
    shop.do(orders)
    assert compare(merchant, postgres) == []
    assert bookmarks(shop) == before


def bookmarks(shop):
    """Return the bookmarks of the pipeline."""
    states = shop.do("meltano state export 2>/dev/null")
    (state,) = json.loads(states).values()
    found = state["completed"]["singer_state"]["bookmarks"]
    return {name: each.get("replication_key_value") for name, each in found.items()}


def test_a_killed_meltano_leaves_programs_settings_and_a_guard_that_the_commands_end(
    shop, server, merchant, postgres
):
    server.sandbox.faults.add(Fault.of("latency", times=None, seconds=60))
    with subprocess.Popen(
        [str(BIN / "meltano"), *RUN], cwd=shop.project, env=shop.environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as process:  # fmt: skip
        until(lambda: child_of(process.pid, "tap-ordergroove"))
        until(server.sandbox.requests.entries)
        tap = child_of(process.pid, "tap-ordergroove")
        assert tap
        (look,) = commands("Programs outlived Meltano")
        assert str(tap) not in shop.do(look).split()  # it has its Meltano still
        os.kill(process.pid, signal.SIGKILL)
    try:
        until(lambda: parent_of(tap) != process.pid)
        assert tap in [int(line.split()[0]) for line in shop.do(look).splitlines()], parent_of(tap)
        shop.do(f"kill {tap}")
        until(lambda: parent_of(tap) is None)
    finally:
        server.sandbox.faults.clear()
        if parent_of(tap) is not None:
            os.kill(tap, signal.SIGKILL)
    assert holds_the_key(shop.project) != []
    remove = re.findall(r"^find .meltano/run.*?-delete", page("personal-data"), re.MULTILINE)
    shop.do(f"find .meltano -exec touch -d '2 days ago' {{}} +; {remove[0]}")
    assert holds_the_key(shop.project) == []

    assert "pipeline is already running" in shop.load(code=1)
    heartbeat(shop, "-301 seconds")
    assert "Run completed" in shop.load()
    assert compare(merchant, postgres) == []

    # The clock was a day ahead when the next one was killed.
    heartbeat(shop, "+1 day", "RUNNING")
    assert "pipeline is already running" in shop.load(code=1)
    (ended,) = commands("The clock was ahead")
    shop.do(ended)
    assert "Run completed" in shop.load()


def page(name):
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def parent_of(pid):
    """Return the id of a process's parent; None if it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[1])


def holds_the_key(project):
    written = (project / ".meltano" / "run").rglob("*.json")
    return [path for path in written if KEY in path.read_text()]


def heartbeat(shop, when, state=None):
    """Let Meltano's latest run have shown its last sign of life at another time."""
    with closing(sqlite3.connect(shop.project / ".meltano" / "meltano.db")) as database:
        database.execute(
            "update runs set last_heartbeat_at = datetime('now', ?), state = coalesce(?, state) "
            "where id = (select max(id) from runs where state in ('RUNNING', 'SUCCESS'))",
            (when, state),
        )
        database.commit()


# A disk of its own for the DuckDB file: too small, and then large enough.
ON_A_DISK = """
mount --make-rprivate /
mount -t tmpfs -o size=60k tmpfs output
! {load} >full.log 2>&1
mount -o remount,size=100m output
{load} >room.log 2>&1
cp output/warehouse.duckdb .
"""


def test_a_full_disk_ends_a_run_and_the_next_one_loads_all(shop, merchant):
    tried = subprocess.run(["sh", "-c", "unshare --mount mount --make-rprivate /"], check=False)
    if tried.returncode:
        pytest.skip("only root may make a small disk")
    del shop.environment["TARGET_DUCKDB_FILEPATH"]
    load = ON_A_DISK.format(load="meltano run tap-ordergroove target-duckdb")
    (shop.project / "disk.sh").write_text(load)
    shop.do("unshare --mount bash -eu disk.sh")
    said = (shop.project / "full.log").read_text()
    assert "No space left on device" in said
    assert "make room, and run again" in said
    assert compare(merchant, DuckDB(shop.project / "warehouse.duckdb")) == []


def test_nothing_is_said_until_nothing_was_loaded_for_three_days(shop):
    (ask,) = commands("When nothing has run for three days")
    shop.do(ask, code=1)  # there is no table yet
    shop.execute(
        "create schema ordergroove; create table ordergroove.snapshots (snapshot_at timestamp)"
    )
    assert "never" in shop.do(ask)
    load = "insert into ordergroove.snapshots values (now() at time zone 'utc' - interval '%s')"
    shop.execute(load % "4 days")
    assert "last loaded 20" in shop.do(ask)
    shop.execute(load % "2 days")
    assert shop.do(ask) == ""
