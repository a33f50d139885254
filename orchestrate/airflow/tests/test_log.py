"""Of Meltano's log: rows by stream, and the line that says what failed."""

from __future__ import annotations

import json

import pytest

from ordergroove_airflow.log import Log


def line(event, **more):
    return json.dumps({"event": event, "level": "info", **more})


def plugin(event, level="error", name="tap-ordergroove", **more):
    return line(event, level=level, string_id=name, stdio="stderr", **more)


def metric(stream, value, *, producer=True, name="record_count"):
    told = {"type": "counter", "metric": name, "value": value, "tags": {"stream": stream}}
    return plugin("METRIC", "info", producer=producer, job_name="prod:a-to-b", metric_info=told)


def taken(*lines):
    log = Log()
    for each in lines:
        log.take(each)
    return log


REFUSED = "upcoming_orders failed: /orders/: status 403. Check that api_key belongs. [REST-03]"
END = line("Block run completed", level="error", err="Extractor failed")


@pytest.mark.parametrize(
    ("lines", "failure"),
    [
        ([plugin(REFUSED), plugin("summary", "info"), END, line("Run completed")], REFUSED),
        ([plugin("first [OWN-01]"), plugin("last [OWN-02]"), END], "last [OWN-02]"),
        ([plugin("KeyError: 'a'", name="target-csv"), END], "KeyError: 'a'"),
        ([plugin("Error: 'api_key' is missing. [SET-01]", "info"), plugin("all well [X-1]", "info"),
          END], "Error: 'api_key' is missing. [SET-01]"),
        ([END, line("Run completed")], "Extractor failed"),
        (["no such table", "Need help fixing this problem? Visit ..."], "no such table"),
        (["Error: no such command"], "Error: no such command"),
        ([line("{'a': 1} [REST-03] is how lines end"), "[]", "3", '"x"', ""], '"x"'),
        ([], "Meltano said nothing"),
    ],
)  # fmt: skip
def test_the_last_line_with_a_code_says_what_failed_or_else_the_last_error(lines, failure):
    assert taken(*lines).failure == failure


def test_rows_are_those_that_the_extractor_counts_in_parts():
    log = taken(metric("orders", 3), metric("orders", 4), metric("items", 0),
                metric("orders", 7, producer=False), metric("orders", 9, name="sync_duration"),
                plugin("METRIC", "info", metric_info="odd"))  # fmt: skip
    assert log.rows == {("prod:a-to-b", "orders"): 7, ("prod:a-to-b", "items"): 0}


def test_rows_are_counted_in_a_schedule_without_a_job_too():
    told = {"metric": "record_count", "value": 3, "tags": {"stream": "orders"}}
    said = {"stdio": "stderr", "cmd_type": "extractor", "state_id": "old", "metric_info": told}
    loader = {**said, "cmd_type": "loader"}
    assert taken(line("METRIC", **said), line("METRIC", **loader)).rows == {("old", "orders"): 3}


def test_a_run_that_meltano_refuses_is_no_failure():
    said = "Another 'prod:a-to-b' pipeline is already running which started at ..."
    assert taken(line(said, level="error")).refused
    assert not taken(plugin(REFUSED)).refused


def test_a_state_that_is_not_stored_is_told_unless_a_later_one_is():
    lost = line("Failed to persist incremental state to the configured backend", level="error")
    kept = line("Incremental state has been updated at 2026-01-01 00:00:00+00:00.")
    assert taken(kept, lost, line("Run completed")).not_stored
    assert not taken(lost, kept).not_stored
    assert not taken(plugin("Failed to persist incremental state")).not_stored
