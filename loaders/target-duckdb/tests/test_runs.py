"""What happens to rows and states when a run is ended, or when somebody stands in its way."""

from __future__ import annotations

import resource
import signal
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from tests.support.duckdb_loader import Database, running
from tests.support.postgres_loader import record, schema, state
from tests.support.running_loader import until

from ordergroove_target_duckdb.file import SMALL, DuckDBFile
from singer_commons.errors import PluginError

SCHEMA = schema({"id": {"type": "integer"}, "n": {"type": ["integer", "null"]}})
METRIC = '"metric":"batch_processing_time"'
"""What the SDK logs when a batch has begun to be written."""


def _rows(first, last, n=1):
    return [record({"id": at, "n": n}) for at in range(first, last)]


def _loaded(database):
    return database.query("select count(*), count(distinct id), min(n) from s")


def _batches(loader):
    return loader.log.count(METRIC)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_run_with_what_was_read(database, tmp_path, number):
    with running(database, tmp_path / "run", batch_size_rows=2) as loader:
        # The second batch is full only after the state was read.
        loader.send(SCHEMA, *_rows(0, 3), state({"n": 3}), *_rows(3, 4))
        until(lambda: _batches(loader) > 1)
        loader.process.send_signal(number)
        assert loader.process.wait(60) == 128 + number
        assert loader.states == [{"n": 3}]
    assert _loaded(database) == [(4, 4, 1)]


def test_a_full_standard_output_ends_with_one_line_and_the_rows_are_there(database, tmp_path):
    (tmp_path / "out").symlink_to("/dev/full")
    with running(database, tmp_path) as loader:
        loader.send(SCHEMA, *_rows(0, 2), state({"n": 2}))
        assert loader.end() == 1
    told = "Error: cannot write standard output (No space left on device)"
    assert loader.log.splitlines()[-1] == told
    assert _loaded(database) == [(2, 2, 1)]


@pytest.mark.parametrize("kept", [1, 3, 8])
def test_a_killed_run_loses_and_doubles_nothing(database, tmp_path, kept):
    with running(database, tmp_path / "first", batch_size_rows=2) as loader:
        # A batch begins only when the one before is committed.
        loader.send(SCHEMA, *_rows(0, 2 * kept + 2), state({"n": 2 * kept}), *_rows(0, 1))
        until(lambda: _batches(loader) > kept)
        loader.process.kill()
        loader.process.wait()
        assert loader.states == []
    ((loaded, distinct, _),) = _loaded(database)
    assert loaded == distinct
    assert loaded % 2 == 0
    assert 2 * kept <= loaded <= 2 * kept + 2
    with running(database, tmp_path / "second", batch_size_rows=7) as loader:
        loader.send(SCHEMA, *_rows(0, 100, n=2), state({"n": 100}))
        assert loader.end() == 0, loader.log
        assert loader.states == [{"n": 100}]
    assert _loaded(database) == [(100, 100, 2)]


def test_a_killed_run_leaves_no_file_behind(database, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with running(database, tmp_path / "run", batch_size_rows=1, temp_dir=str(scratch)) as loader:
        loader.send(SCHEMA, *_rows(0, 3))
        until(lambda: _batches(loader) > 1)
        loader.process.kill()
        loader.process.wait()
    assert list(scratch.iterdir()) == []


def test_no_state_is_out_of_a_batch_that_is_refused(database, tmp_path):
    with running(database, tmp_path / "run", batch_size_rows=2) as loader:
        bad = record('{"id":3,"n":1.5}')
        loader.send(SCHEMA, *_rows(0, 2), state({"n": 2}), bad, state({"n": 3}))
        assert loader.end() == 1
        assert "[DUCK-04]" in loader.log
        assert loader.states == []
    assert _loaded(database) == [(2, 2, 1)]


HOLDER = "another program has {} open"


def test_two_loaders_on_one_file(database, tmp_path):
    with running(database, tmp_path / "a", batch_size_rows=1) as first:
        first.send(SCHEMA, *_rows(0, 2))
        until(lambda: _batches(first))
        with running(database, tmp_path / "b") as second:
            second.send(SCHEMA)
            assert second.end() == 1
            assert HOLDER.format(database.path) in second.log
            assert f"(PID {first.process.pid})" in second.log
            assert "[DUCK-01]" in second.log
        first.send(*_rows(2, 4), state({"n": 4}))
        assert first.end() == 0, first.log
        assert first.states == [{"n": 4}]
    assert _loaded(database) == [(4, 4, 1)]


@pytest.mark.parametrize("read_only", [True, False])
def test_an_analyst_who_has_the_file_open(database, tmp_path, read_only):
    database.load(SCHEMA, *_rows(0, 1))
    with duckdb.connect(str(database.path), read_only=read_only) as analyst:
        with running(database, tmp_path / "run") as loader:
            loader.send(SCHEMA, *_rows(0, 3, n=2), state({"n": 3}))
            assert loader.end() == 1
            assert HOLDER.format(database.path) in loader.log
            assert loader.states == []
        assert analyst.execute("select id, n from s_test.s").fetchall() == [(0, 1)]


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "text.duckdb"
    path.write_text("nothing of the kind" * 1000)
    with pytest.raises(PluginError, match="DUCK-02"):
        Database(path).load(SCHEMA)
    with pytest.raises(PluginError, match="DUCK-02"):
        Database(tmp_path / "no folder" / "shop.duckdb").load(SCHEMA)


def _small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


def test_a_disk_that_takes_no_more(database, tmp_path):
    """A limit on the size of files stands for a full disk."""
    text = {"id": {"type": "integer"}, "v": {"type": "string"}}
    rows = [record({"id": at, "v": f"{at}" * 4000}) for at in range(400)]
    with running(database, tmp_path / "run", before=_small_files, batch_size_rows=40) as loader:
        with suppress(BrokenPipeError):  # it ends before it has read all
            loader.send(schema(text), *rows, state({"n": 400}))
        with suppress(BrokenPipeError):
            loader.end()
        assert loader.process.wait(60) == 1
        assert "[DUCK-03]" in loader.log, loader.log
        assert loader.states == []
    database.load(schema(text), *rows)
    assert database.query("select count(*), count(distinct id) from s") == [(400, 400)]


def test_a_temporary_folder_that_takes_nothing_is_named(database, tmp_path):
    with pytest.raises(PluginError, match=r"cannot be written to .*nowhere.*\[DUCK-10\]"):
        database.load(SCHEMA, *_rows(0, 1), temp_dir=str(tmp_path / "nowhere"))


def test_a_batch_that_needs_more_memory_gets_it(database, monkeypatch):
    monkeypatch.setattr("ordergroove_target_duckdb.file.SMALL", 8)
    text = {"id": {"type": "integer"}, "v": {"type": "string"}}
    rows = [record({"id": at, "v": f"{at}" * 2000}) for at in range(4000)]
    target = database.load(schema(text), *rows, batch_size_rows=500)
    assert target.target_connector._small > 8
    assert database.query("select count(*), count(distinct v) from s") == [(4000, 4000)]


def test_no_commit_has_the_limit_that_batches_have(database, monkeypatch):
    """What a commit brings into the file may take more; were it to fail, all were to be undone."""
    limits = []

    def limit(self, megabytes):
        limits.append(megabytes)
        real(self, megabytes)

    real = DuckDBFile._limit
    monkeypatch.setattr(DuckDBFile, "_limit", limit)
    database.load(SCHEMA, *_rows(0, 4), batch_size_rows=2)
    assert limits.count(SMALL) == 2
    small = [at for at, each in enumerate(limits) if each == SMALL]
    assert all(limits[at + 1] is None for at in small)


def test_memory_does_not_grow_with_the_rows(database, tmp_path):
    text = {"id": {"type": "integer"}, "v": {"type": "string"}}
    peaks = []
    for count in (20_000, 60_000):
        with running(Database(tmp_path / f"{count}.duckdb"), tmp_path / f"{count}") as loader:
            loader.send(schema(text))
            for at in range(count):
                loader.send(record({"id": at, "v": f"{at:0200}"}))
            loader._input.flush()
            peaks.append(_peak(loader.process.pid))
            assert loader.end() == 0
    assert peaks[1] < peaks[0] + 150_000


def _peak(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
