"""No row is lost: a state speaks only of records that are out, and a run ends as it went."""

import gzip
import json
import signal
import sys
from pathlib import Path

import click
import pytest
from tests.support.small_tap import TapUnderTest

from singer_commons.message_writer import MessageWriter, RecordLines
from singer_commons.testing import Listener, Outcome, run_command


@pytest.fixture
def tap():
    return lambda **config: TapUnderTest(config=config, message_writer=Listener())


def story(tap, stream):
    """A stream's records and states, in short."""
    told = []
    for message in Outcome(tap.message_writer.lines).messages:
        if message["type"] == "RECORD" and message["stream"] == stream:
            told.append(message["record"]["number"])
        if message["type"] == "BATCH" and message["stream"] == stream:
            for url in message["manifest"]:
                with gzip.open(Path(url.removeprefix("file://")), "rt") as lines:
                    told += [json.loads(line)["number"] for line in lines]
        state = message.get("value", {}).get("bookmarks", {}).get(stream)
        if state and ("state", state) not in told:
            told.append(("state", state))
    return told


def test_a_state_follows_the_records_that_it_speaks_of_and_holds_nothing_else(tap):
    made = tap()
    made.sync_all()
    states = [("state", {"read": read}) for read in (1, 4, "all")]
    assert story(made, "one") == [0, 1, states[0], 2, 3, 4, states[1], 5, states[2]]


def test_in_batches_a_state_waits_until_the_file_of_its_records_is_announced(tap, tmp_path):
    made = tap(
        batch_config={
            "encoding": {"format": "jsonl", "compression": "gzip"},
            "storage": {"root": tmp_path.as_uri()},
            "batch_size": 3,
        }
    )
    made.sync_all()
    read = []
    for entry in story(made, "one"):
        if not isinstance(entry, tuple):
            read.append(entry)
        elif "read" in entry[1]:
            assert [*range({"all": 5}.get(entry[1]["read"], entry[1]["read"]) + 1)] <= read
    assert read == [*range(6)]
    assert story(made, "one")[-1] == ("state", {"read": "all"})


def test_versions_are_announced_by_a_stream_itself_and_never_in_batches(tap, tmp_path):
    config = {"emit_activate_version_messages": True}
    stream = tap(**config).streams["one"]
    assert stream.announces_versions
    assert not stream.emit_activate_version_messages  # what the SDK would do before the records
    batches = {"encoding": {"format": "jsonl"}, "storage": {"root": tmp_path.as_uri()}}
    assert not tap(**config, batch_config=batches).streams["one"].announces_versions
    assert not tap().streams["one"].announces_versions


def test_a_run_is_closed_and_summed_up_once_after_the_last_stream(tap):
    made = tap()
    made.sync_all()
    assert made.run.ends == ["closed", "finished"]


def test_what_failed_is_the_end_of_the_run(tap):
    made = tap(fails=True)
    with pytest.raises(click.ClickException, match=r"one of 2 streams failed\. \[TEST-01\]"):
        made.sync_all()
    assert len(story(made, "two")) == 9


@pytest.mark.parametrize(("fails", "status"), [(False, 0), (True, 1)])
def test_test_ends_as_the_source_was_found(tmp_path, fails, status):
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"fails": fails}))
    done = run_command(TapUnderTest, "--config", str(config), "--test")
    assert (done.code, done.out) == (status, "one: reached\n")


def test_test_names_a_setting_that_cannot_work_in_one_line(tmp_path):
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"fails": "perhaps"}))
    done = run_command(TapUnderTest, "--config", str(config), "--test")
    assert done.code == 1
    last = done.log.splitlines()[-1]
    assert last.startswith("Error: ")
    assert "perhaps" in last
    assert last.endswith("[SET-01]")


# The end by a signal


class Slow(RecordLines):
    """Lines in whose middle a signal comes."""

    def __init__(self, out, when):
        self._out, self._when = out, when

    @property
    def lines(self):
        self._when()
        return b"the whole line\n"


def test_a_signal_waits_until_the_message_that_is_being_written_is_out(monkeypatch, tmp_path):
    heard = []
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        writer = MessageWriter()

        def signalled():
            writer.after_message(lambda: heard.append("afterwards"))
            assert heard == []

        writer.write_message(Slow(out, signalled))
        assert heard == ["afterwards"]
        writer.after_message(lambda: heard.append("at once"))
    assert heard == ["afterwards", "at once"]
    assert (tmp_path / "out").read_text() == "the whole line\n"


def test_a_second_signal_does_not_wait(monkeypatch, tmp_path):
    heard = []
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        writer = MessageWriter()

        def signalled():
            writer.after_message(lambda: heard.append("first"))
            writer.after_message(lambda: heard.append("second"))
            assert heard == ["second"]

        writer.write_message(Slow(out, signalled))
    assert heard == ["second", "first"]


def test_a_terminated_run_writes_its_state_and_says_by_what_it_ended(tap):
    made = tap()
    made.streams["one"].stream_state["read"] = 4
    with pytest.raises(SystemExit) as raised:
        made._handle_termination(signal.SIGTERM, None)
    assert raised.value.code == 128 + signal.SIGTERM
    assert Outcome(made.message_writer.lines).bookmark("one") == {"read": 4}
