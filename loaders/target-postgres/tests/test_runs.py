"""What happens to rows and states when a run is ended, or when somebody stands in its way."""

from __future__ import annotations

import signal

import psycopg
import pytest
from tests.support.postgres_loader import record, schema, state
from tests.support.running_loader import count, is_waiting, running, until

SCHEMA = schema({"id": {"type": "integer"}, "n": {"type": ["integer", "null"]}})


def _rows(first, last, n=1):
    return [record({"id": at, "n": n}) for at in range(first, last)]


def test_a_state_is_out_only_after_what_it_speaks_of_is_committed(database, tmp_path):
    database.load(SCHEMA)
    with psycopg.connect(database.url) as analyst, running(database, tmp_path) as loader:
        analyst.execute(f'lock table "{database.schema}".s in share mode')
        loader.send(SCHEMA, *_rows(0, 3), state({"n": 3}))
        loader.process.stdin.close()
        until(lambda: is_waiting(database))
        assert loader.states == []
        assert count(database) == 0
        analyst.rollback()
        assert loader.process.wait(60) == 0
        assert loader.states == [{"n": 3}]
        assert count(database) == 3


def test_a_full_standard_output_ends_with_one_line_and_the_rows_are_there(database, tmp_path):
    (tmp_path / "out").symlink_to("/dev/full")
    with running(database, tmp_path) as loader:
        loader.send(SCHEMA, *_rows(0, 2), state({"n": 2}))
        assert loader.end() == 1
    told = "Error: cannot write standard output (No space left on device)"
    assert loader.log.splitlines()[-1] == told
    assert count(database) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_run_with_what_was_read(database, tmp_path, number):
    with running(database, tmp_path, batch_size_rows=2) as loader:
        loader.send(SCHEMA, *_rows(0, 2))
        until(lambda: count(database) == 2)
        for at in range(2, 40):
            loader.send(*_rows(at, at + 1), state({"n": at + 1}))
        loader.process.send_signal(number)
        assert loader.process.wait(60) == 128 + number
        loaded = loader.states[-1]["n"] if loader.states else 0
        assert loaded <= count(database) <= 40


def test_a_signal_while_it_waits_for_a_lock_still_loses_nothing(database, tmp_path):
    database.load(SCHEMA)
    with psycopg.connect(database.url) as analyst, running(database, tmp_path) as loader:
        analyst.execute(f'lock table "{database.schema}".s in share mode')
        loader.send(SCHEMA, *_rows(0, 3), state({"n": 3}))
        loader.process.stdin.close()
        until(lambda: is_waiting(database))
        loader.process.send_signal(signal.SIGTERM)
        analyst.rollback()
        assert loader.process.wait(60) == 128 + signal.SIGTERM
        assert (loader.states, count(database)) == ([{"n": 3}], 3)


@pytest.mark.parametrize("kept", [1, 3, 8])
def test_a_killed_run_loses_and_doubles_nothing(database, tmp_path, kept):
    with running(database, tmp_path / "first", batch_size_rows=2) as loader:
        loader.send(SCHEMA, *_rows(0, 2 * kept), state({"n": 2 * kept}), *_rows(2 * kept, 100))
        until(lambda: count(database) >= 2 * kept)
        loader.process.kill()
        loader.process.wait()
        assert loader.states == []
    with running(database, tmp_path / "second", batch_size_rows=7) as loader:
        loader.send(SCHEMA, *_rows(0, 100, n=2), state({"n": 100}))
        assert loader.end() == 0, loader.log
        assert loader.states == [{"n": 100}]
    assert database.query("select count(*), count(distinct id), min(n) from {}.s") == [
        (100, 100, 2)
    ]


def test_a_lock_that_is_held_too_long_is_an_error_with_the_tables_name(database, tmp_path):
    database.load(SCHEMA, *_rows(0, 1))
    with (
        psycopg.connect(database.url, application_name="analysis") as analyst,
        running(database, tmp_path, options="-c lock_timeout=500") as loader,
    ):
        analyst.execute(f'lock table "{database.schema}".s in share mode')
        loader.send(SCHEMA, *_rows(0, 3, n=2), state({"n": 3}))
        assert loader.end() == 1
        assert f'"{database.schema}"."s" was locked for 500ms, held by process' in loader.log
        assert "analysis" in loader.log
        assert "[PG-01]" in loader.log
        assert loader.states == []
    assert database.rows(of=["id", "n"]) == [("0", "1")]


def test_the_load_is_patient_for_minutes_and_not_for_ever(database):
    engine = database.load(SCHEMA).target_connector.engine
    with engine.begin() as connection:
        assert connection.exec_driver_sql("show lock_timeout").scalar() == "5min"
    engine.dispose()


def test_two_runs_into_one_table_come_one_after_the_other(database, tmp_path):
    with (
        running(database, tmp_path / "a", batch_size_rows=1) as first,
        running(database, tmp_path / "b", batch_size_rows=1) as second,
    ):
        first.send(SCHEMA, *_rows(0, 2, n=1))
        until(lambda: count(database))
        second.send(SCHEMA, *_rows(0, 4, n=2), state({"n": 4}))
        until(lambda: "Another run loads into" in second.log)
        first.send(*_rows(2, 6, n=1), state({"n": 6}))
        assert first.end() == 0, first.log
        assert second.end() == 0, second.log
    found = database.query("select id, n from {}.s order by id")
    assert found == [(0, 2), (1, 2), (2, 2), (3, 2), (4, 1), (5, 1)]


def test_a_run_that_would_wait_too_long_for_another_is_refused_by_name(database, tmp_path):
    with (
        running(database, tmp_path / "a", batch_size_rows=1) as first,
        running(database, tmp_path / "b", options="-c lock_timeout=500") as second,
    ):
        first.send(SCHEMA, *_rows(0, 2, n=1))
        until(lambda: count(database))
        second.send(SCHEMA)
        assert second.end() == 1
        assert f'into "{database.schema}"."s", held by process' in second.log
        assert "[PG-04]" in second.log
        assert first.end() == 0, first.log


def test_two_runs_make_one_schema_side_by_side(database, tmp_path):
    with running(database, tmp_path / "a") as first, running(database, tmp_path / "b") as second:
        first.send(schema({"id": {"type": "integer"}}, stream="a"), record({"id": 1}, "a"))
        second.send(schema({"id": {"type": "integer"}}, stream="b"), record({"id": 1}, "b"))
        assert (first.end(), second.end()) == (0, 0), first.log + second.log
    assert (count(database, "a"), count(database, "b")) == (1, 1)


def test_a_server_that_ends_the_connections_is_named_and_the_next_run_goes_on(database, tmp_path):
    with running(database, tmp_path / "a", batch_size_rows=2) as loader:
        loader.send(SCHEMA, *_rows(0, 2))
        until(lambda: count(database) == 2)
        database.query(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid()"
        )
        loader.send(*_rows(2, 6), state({"n": 6}))
        assert loader.end() == 1
        assert "PostgreSQL ended the connection" in loader.log
        assert "[PG-02]" in loader.log
        assert loader.states == []
    database.load(SCHEMA, *_rows(0, 6))
    assert count(database) == 6


def test_a_full_disk_is_named(database, tmp_path):
    database.load(SCHEMA)
    database.query(
        "create function {}.fill() returns trigger language plpgsql as "
        "$$ begin raise 'could not extend file: No space left' using errcode = 'disk_full'; end $$"
    )
    database.query(
        "create trigger full_disk before insert on {}.s "
        f'execute function "{database.schema}".fill()'
    )
    with running(database, tmp_path) as loader:
        loader.send(SCHEMA, *_rows(0, 2), state({"n": 2}))
        assert loader.end() == 1
        assert f'no room for "{database.schema}"."s": could not extend file' in loader.log
        assert "[PG-03]" in loader.log
        assert loader.states == []
