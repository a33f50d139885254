"""A body of any content takes time as its size does, and hides no removal."""

from __future__ import annotations

import gc
import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.support.webhooks import (
    NOW,
    PATH,
    RECEIVED,
    Client,
    Process,
    event,
    fill,
    rows,
    run_tap,
)

from tap_ordergroove_webhooks.log.event import make_events

SIZE = 1 << 20
NAME = "one_click_token"
TOKEN = "tok-5b1c0e2f9a7d4c3b"  # noqa: S105 - made up
TIMES = 30
"""How much longer than an honest body of its size one may take; twelve times is the most there is.

That holds on any machine. What grows with the square of the size takes thousands of times as long.
"""


def filled(unit, before=b"", after=b""):
    """A body of that size, of one unit again and again."""
    return before + unit * ((SIZE - len(before) - len(after)) // len(unit)) + after


def around(inner, rest=b""):
    """An event that removes, with something in its object's extra data."""
    head = b'{"id":"e","type":"order.delete","created":1760450400,"data":{"object":{"public_id":"o"'
    return head + rest + b',"extra_data":' + inner + b"}}}"


def nested_text(times, payload="x"):
    text = json.dumps({NAME: TOKEN, "payload": payload})
    for _ in range(times):
        text = json.dumps({"t": text})
    return text.encode()


def nested_objects(depth, inner=b"1"):
    return b'{"a":' * depth + inner + b"}" * depth


TOKENS = f'"{NAME}":"T"'.encode()
BODIES = {
    "a number too large for anything": b'{"id":"e","created":1e1000000}',
    "a number of a million digits": b'{"id":"e","created":' + b"9" * (SIZE - 30) + b"}",
    "many long numbers": filled(b"9" * 3999 + b",", b'{"id":"e","n":[', b"1]}"),
    "an exponent of its own": b'{"id":"e","created":1e99999999999999999999}',
    "text in text, 15 times": nested_text(15),
    "large text in text, 12 times": nested_text(12, "x" * (SIZE - 200_000)),
    "backslashes": around(b'"' + b"\\" * (SIZE - 200) + b'"'),
    "backslashes and the name": around(b'"one_click_token' + b"\\" * (SIZE - 200) + b'"'),
    "backslashes that are not JSON": filled(b"\\", b"one_click_token"),
    "the name again and again": filled(NAME.encode(), b'"', b'"'),
    "the name again and again, with an end": filled(NAME.encode() + b"-", b"", b":"),
    "the name and quotes": filled(b"one_click_token'\"", b"{", b""),
    "names and values": filled(TOKENS + b",", b"{", b'"a":1}'),
    "a token of lists": around(
        b'{"one_click_token":' + filled(b"[],", b"[", b"1]")[:-300] + b"1]}"
    ),
    "400 objects around a token": around(
        nested_objects(400, b"{" + TOKENS + b',"x":"' + b"x" * 1_000_000 + b'"}')
    ),
    "objects without an end": filled(b'{"a":'),
    "lists without an end": filled(b"["),
    "half as many lists as bytes": around(b"[" * 500_000 + b"]" * 500_000),
    "empty strings and a token": filled(b'"",', b"[", b"{" + TOKENS + b"}]"),
    "long strings and a token": filled(b'"0123456789abcdef",', b"[", b"{" + TOKENS + b"}]"),
    "escaped letters": filled(rb"\u005f", b'{"id":"', b'"}'),
    "halves of pairs": filled(rb"\ud83d", b'{"id":"', b'"}'),
    "escaped nulls": filled(rb"\u0000", b'{"id":"', b'"}'),
    "letters of other scripts": filled("é,".encode(), b'{"id":"e","n":"', b'"}'),
    "small objects": filled(b'{"a":1},', b'{"id":"e","n":[', b"1]}"),
    "empty events": filled(b"{},", b"[", b"{}]"),
    "one wrong byte": filled(b'{"a":1},', b'{"id":"e","n":[', b"NaN]}"),
    "no UTF-8": filled(b'{"a":"\xe9"},', b'{"id":"e","n":[', b"1]}"),
    "brackets in text that hide a nest": b'["]",' * 100_000 + b"1" + b',"["]' * 100_000,
    "many nests": filled(b"[" * 70 + b"]" * 70 + b",", b'{"id":"e","n":[', b"1]}"),
    "a list of removals": filled(
        b'{"id":"1","type":"order.delete","data":{"object":{"public_id":"1"}}},', b"[", b"{}]"
    ),
}
HEAD, TAIL = around(b"-").split(b"-")
HONEST = filled(
    b'{"public_id":"0123456789abcdef","total":12.50,"name":"x"},', HEAD + b"[", b"{}]" + TAIL
)


def seconds_for(work):
    """The CPU that this thread needs, without what the collector does to the tests' own objects."""
    gc.disable()
    try:
        began = time.thread_time()
        work()
        return time.thread_time() - began
    finally:
        gc.enable()


def takes_its_time(work, honest):
    """Whether something takes longer than it should, three times in a row."""
    return all(seconds_for(work) > TIMES * seconds_for(honest) for _ in range(3))


@pytest.mark.parametrize("name", BODIES)
def test_a_body_takes_time_as_its_size_does(name):
    def make(body):
        return make_events(PATH, "acme", body, RECEIVED)

    body = BODIES[name][:SIZE]
    assert TOKEN not in make(body)[0].body
    assert not takes_its_time(lambda: make(body), lambda: make(HONEST))


def in_text(inner):
    """An event whose extra data is JSON text."""
    return around(json.dumps(inner.decode()).encode())


@pytest.mark.parametrize("inner", [nested_objects(350), nested_objects(5000), b'["]",' * 300])
def test_a_nest_in_text_stops_no_tap(sqlite_store, inner):
    fill(sqlite_store, [in_text(inner)])
    outcome = run_tap(sqlite_store)
    for stream in ("deleted_orders", "order_events"):
        assert [each["public_id"] for each in outcome.records(stream)] == ["o"]


DOCUMENTS = {
    "a nest in text": in_text(nested_objects(100_000)),
    "many nests in text": in_text(b"[" + (b"[" * 70 + b"]" * 70 + b",") * 5000 + b"1]"),
    "backslashes in text": in_text(json.dumps("\\" * 200_000).encode()),
    "a long number in text": in_text(b"[" + b"9" * 900_000 + b"]"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tap_takes_time_as_the_size_does(tmp_path, name):
    def reading(body, store):
        fill(store, [body])
        return lambda: run_tap(store, select=("order_events",))

    read = reading(DOCUMENTS[name], f"sqlite:///{tmp_path}/hostile.db")
    honest = reading(HONEST, f"sqlite:///{tmp_path}/honest.db")
    assert read().records("order_events")
    assert not takes_its_time(read, honest)


def test_other_requests_are_not_held_up(tmp_path, sqlite_store):
    """Bodies that take as long as any, and small ones beside them."""
    large = [BODIES[name][:SIZE] for name in ("small objects", "one wrong byte")] * 4
    with Process(tmp_path, store=sqlite_store) as receiver, ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(Client(receiver.url).post, body) for body in large]
        answers = 0
        while not all(each.done() for each in sent):
            assert receiver.get("/healthz").status_code == 200
            answers += 1
        assert {each.result().status_code for each in sent} == {204}
    # A receiver that is held up answers once a body at the most.
    assert answers > len(large)


def test_a_number_too_large_stops_nothing(receiver):
    assert receiver.post(b'{"id":"e","created":1e1000000}').status_code == 204
    assert receiver.post(event("next")).status_code == 204


@pytest.mark.parametrize(
    "inner",
    [
        nested_objects(350),
        nested_objects(2000),
        b"[" * 350 + b"]" * 350,
        b"NaN",
        b"[Infinity,-Infinity]",
        b'"two\nlines\tand\x01"',
        b"9" * 5000,
        b"1e99999999999999999999",
        rb'"\ud83d"',
    ],
)
def test_what_is_odd_about_a_body_hides_no_removal(store, inner):
    fill(store, [around(inner), around(inner, b',"surprise":1').replace(b'"id":"e"', b'"id":"f"')])
    outcome = run_tap(store)
    [order] = outcome.records("deleted_orders")
    assert (order["public_id"], order["deleted_at"]) == ("o", "2025-10-14T14:00:00+00:00")
    assert len(outcome.records("events")) == 2


def test_what_is_too_deep_is_kept_as_text(sqlite_store):
    fill(sqlite_store, [around(nested_objects(350, b'{"b":"c \\"d"}'))])
    value = run_tap(sqlite_store).records("deleted_orders")[0]["extra_data"]
    while isinstance(value, dict):
        value = value["a"]
    inner = json.loads(value)
    while "a" in inner:
        inner = inner["a"]
    assert inner == {"b": 'c "d'}


@pytest.mark.parametrize(
    "created", [NOW * 1000, str(NOW), "2025-10-14T14:00:00Z", "2025-10-14T16:00:00+02:00",
                "2025-10-14 09:00:00"],
)  # fmt: skip
def test_the_time_of_an_event_in_other_forms(sqlite_store, created):
    """The last is wall-clock time in Chicago, as in Ordergroove's API."""
    fill(sqlite_store, [event("e1", created=created)])
    assert rows(sqlite_store)[0]["created"] == NOW
    assert run_tap(sqlite_store).records("deleted_orders")[0]["deleted_at"] == (
        "2025-10-14T14:00:00+00:00"
    )
