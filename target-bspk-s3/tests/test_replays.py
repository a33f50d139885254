"""Rejects: counted at the limit, kept whole, and sent again by the documented command."""

from __future__ import annotations

import json

import pytest
from tests.support.bspk_books import (
    KINDS,
    SHOPPER,
    as_book,
    held_back,
    ordered,
    settings_for,
    special,
    stream,
)
from tests.support.bspk_target import ITEM, ORDER, orders, run_program, state, sync
from tests.support.target_runs import as_lines, rejects, rules

from singer_commons.errors import PluginError

ORDERS, ITEMS, EVENTS = KINDS


def replay(tmp_path, path, config):
    code, out, log = run_program(tmp_path, b"", config, "--replay", str(path))
    assert "Traceback" not in log
    return code, out, log


def bad_family():
    """Return an order that is bad, with an item and an event that are held back with it."""
    return [
        *special(EVENTS, {}),
        *special(ITEMS, {}),
        *special(ORDERS, {"status": "lost"}, {"order_ref": "200"}),
        state(),
    ]


@pytest.mark.parametrize(
    ("bad", "limit", "goes"),
    [
        (0, 0, True),
        (1, 0, False),
        (3, 3, True),
        (4, 3, False),
        (100, None, True),
        (101, None, False),
    ],
)
def test_as_many_as_allowed_and_not_one_more(  # noqa: PLR0913, PLR0917 - fixtures
    bspk, tmp_path, capsys, bad, limit, goes
):
    refs = [f"bad-{number}" for number in range(bad)]
    halves = orders(*refs[::2], status="lost"), orders(*refs[1::2], type="lost")
    given = [*orders("good"), *halves[0], *halves[1], state()]
    config = settings_for(bspk, output_dir=str(tmp_path))
    config |= {} if limit is None else {"max_rejects": limit}
    if goes:
        assert sync(given, **config) == [state()["value"]]
        assert list(bspk.table("SPECIAL-ORDERS")) == ["good"]
    else:
        with pytest.raises(PluginError, match=rf"^{bad} records"):
            sync(given, **config)
        assert capsys.readouterr().out == ""
        assert bspk.keys() == []
        assert bspk.log.entries() == []
    assert len(held_back(tmp_path / "rejects")) == bad


def test_rejects_that_come_of_other_rows_count_for_the_limit(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    with pytest.raises(PluginError, match=r"^3 records"):
        sync(bad_family(), **config, max_rejects=2)
    assert bspk.log.entries() == []
    sync(bad_family(), **config, max_rejects=3)
    assert bspk.counts()["SPECIAL-ORDERS"] == 1


def test_what_was_held_back_is_sent_once_it_is_right_children_and_all(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path / "out"))
    sync(bad_family(), **config)
    (path,) = (tmp_path / "out" / "rejects").iterdir()
    before = path.read_bytes()

    code, out, log = replay(tmp_path, path, config)
    assert (code, out) == (0, ""), log
    assert "3 records are held back" in log
    assert path.read_bytes() == before
    assert len(rejects(tmp_path / "out" / "rejects")) == 6
    assert bspk.counts()["SPECIAL-ORDER-LINE-ITEMS"] == 0

    path.write_bytes(before.replace(b'"status":"lost"', b'"status":"open"'))
    code, out, log = replay(tmp_path, path, config)
    assert (code, out) == (0, ""), log
    assert "held back" not in log
    assert bspk.refused == []
    assert bspk.counts()["SPECIAL-ORDER-EVENTS"] == 1
    assert ordered(bspk.table("SPECIAL-ORDER-LINE-ITEMS")) == [as_book(ITEM)]
    assert ordered(bspk.table("SPECIAL-ORDERS")) == [
        as_book(ORDER),
        as_book(ORDER | {"order_ref": "200"}),
    ]


@pytest.mark.parametrize("name", ["rejects.jsonl", "rejects/"])
def test_the_file_that_is_replayed_may_be_removed_afterwards(tmp_path, name):
    # The documented command is: … --replay rejects.jsonl && rm rejects.jsonl
    config = {"output_dir": str(tmp_path / "out"), "rejects_path": str(tmp_path / name)}
    sync(orders("100", "101", status="lost"), **config)
    path = tmp_path / "rejects.jsonl" if "." in name else next((tmp_path / "rejects").iterdir())
    path.write_bytes(path.read_bytes().replace(b'"status":"lost"', b'"status":"open"', 1))
    kept = path.read_bytes()
    code, _, log = replay(tmp_path, path, config)
    assert code == 0, log
    assert path.read_bytes() == kept
    path.unlink()
    found = [line for each in tmp_path.rglob("*.jsonl") for line in rejects(each)]
    assert [each["key"] for each in found] == [{"order_ref": "101"}]
    assert str(next(tmp_path.rglob("*.jsonl"))) in log


def test_a_replay_that_fails_keeps_everything(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path / "out"))
    sync(orders("100", status="lost"), **config)
    (path,) = (tmp_path / "out" / "rejects").iterdir()
    before = path.read_bytes()
    code, _, log = replay(tmp_path, path, config | {"max_rejects": 0})
    assert code == 1
    assert "max_rejects" in log.splitlines()[-1]
    assert path.read_bytes() == before


def test_a_reject_has_its_record_to_the_last_digit(tmp_path):
    record = json.dumps({"type": "RECORD", "stream": "shoppers", "record": SHOPPER})
    odd = '"more":{"n":1.10,"big":123456789012345678901234567890,"half":"\\ud83d","nul":"\\u0000"}'
    record = record.replace('"shopper_ref": "C1"', f'"shopper_ref": null, {odd}')
    described = json.dumps(stream("shoppers", SHOPPER)[0])
    sync(f"{described}\n{record}\n".encode(), output_dir=str(tmp_path))
    (path,) = (tmp_path / "rejects").iterdir()
    assert odd in path.read_text()


@pytest.mark.parametrize(
    ("kind", "first", "second", "rule"),
    [
        (EVENTS, {"description": "a"}, {"description": "b"}, "sequence:append_only"),
        (ITEMS, {}, {"order_ref": "200"}, "line_item_ref:owner"),
    ],
)
def test_what_two_rows_do_to_each_other_is_said_of_one(tmp_path, kind, first, second, rule):
    sync(special(kind, first, second), output_dir=str(tmp_path))
    (held,) = held_back(tmp_path / "rejects")
    assert rules(held) == [rule]
    assert held["record"].items() >= second.items()


def test_what_was_held_back_in_one_run_does_not_hold_back_in_the_next(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    sync(bad_family(), **config)
    sync(as_lines([*special(ORDERS, {}), *special(ITEMS, {}), *special(EVENTS, {})]), **config)
    assert bspk.refused == []
    assert bspk.counts()["SPECIAL-ORDER-EVENTS"] == 1
