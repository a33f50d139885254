"""One-click tokens are credentials: none is in the log, wherever in a body it stood."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.webhooks import NOW, Process, encode, event, rows, run_tap

from tap_ordergroove_webhooks.log.event import make_events, stored_bytes
from tap_ordergroove_webhooks.log.scrub import scrub

RECEIVED = datetime(2025, 10, 14, tzinfo=timezone.utc)
TOKEN = "eyJhbGciOiJI.eyJzdWIiOiIx-_MjM.c2lnbmF0dXJl"  # noqa: S105
NAME = "one_click_token"

# Hypothesis also draws words that stand in the code; the name itself is what the test adds.
other_texts = st.text().filter(lambda text: NAME not in text.lower())
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | other_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(other_texts, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (b'{"a":1,"one_click_token":"T","b":1.50}', b'{"a":1,"b":1.50}'),
        (b'{"a":{"one_click_token":"T"},"b": [ 27.00 ]}', b'{"a":{},"b": [ 27.00 ]}'),
        (b'{"a":[1,{"one_click_token":"T","c":2}]}', b'{"a":[1,{"c":2}]}'),
        (b'{"one_click_token":{"x":"T"}}', b"{}"),
        (b'{"a":1, "one_click_token":"T" , "one_click_token2":[2]}', b'{"a":1}'),
        (b'{"one_click_token":"T","one_click_token2":"U"}', b"{}"),
        (b'{"a":1,"b":{"one_click_token":"T","c":2},"d":3}', b'{"a":1,"b":{"c":2},"d":3}'),
        (b'{"One_Click_Token":"T"}', b"{}"),
        (b'{"old_one_click_token_2":"T"}', b"{}"),
        (rb'{"one\u005fclick_token":"T"}', b"{}"),
        (b'{"text":"{\\"one_click_token\\":\\"T\\",\\"n\\":1}"}', b'{"text":"{\\"n\\":1}"}'),
        (rb'{"text":"{\"\\u006fne_click_token\":\"T\",\"n\":1}"}', b'{"text":"{\\"n\\":1}"}'),
        (b'\xef\xbb\xbf{"one_click_token":"T"}', b"{}"),
        # Not JSON: the value is cut.
        (b'{"one_click_token":"T","b":1', b'{"one_click_token":null,"b":1'),
        (b'{"one_click_token": "T', b'{"one_click_token": null'),
        (b"one_click_token=T&b=1", b"one_click_token=null&b=1"),
        (b"{'one_click_token': 'T'}", b"{'one_click_token': null}"),
        (b'{"one_click_token": ["T", "T"], "b"', b'{"one_click_token": null'),
        (rb'{"one\u005fclick_token":"T"', b'{"one_click_token":null'),
        # JSON, but for half a character that was cut off elsewhere.
        (rb'{"name":"\ud83d","one_click_token":"T"}', rb'{"name":"\ud83d","one_click_token":null}'),
        # A type that is named after it is no token.
        (b'{"type":"order.refresh_one_click_token"}', b'{"type":"order.refresh_one_click_token"}'),
        (b'{"type":"order.refresh_one_click_token"', b'{"type":"order.refresh_one_click_token"'),
    ],
)
def test_what_is_left(body, left):
    assert scrub(body) == left


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("cut", [0, 1, 20])
def test_other_encodings(encoding, cut):
    text = json.dumps({"id": "e1", "data": {NAME: TOKEN, "n": "x" * 30}})
    [stored] = make_events("/x", "acme", text[: len(text) - cut].encode(encoding), RECEIVED)
    assert TOKEN.encode() not in stored_bytes(stored.encoding, stored.body).replace(b"\0", b"")


@given(value=json_values, path=st.lists(other_texts | st.none(), max_size=4), data=st.data())
def test_a_token_at_any_depth_goes_and_all_else_stays(value, path, data):
    whole, expected = {NAME: TOKEN, "rest": value}, {"rest": value}
    for step in path:
        if step is None:
            whole, expected = [value, whole], [value, expected]
        else:
            whole, expected = {f"k{step}": whole}, {f"k{step}": expected}
    body = json.dumps(whole, ensure_ascii=data.draw(st.booleans())).encode(errors="surrogatepass")
    left = scrub(body)
    assert TOKEN.encode() not in left
    assert json.loads(left.decode(errors="surrogatepass")) == expected


@given(value=json_values, cut=st.integers(min_value=1), indent=st.sampled_from([None, 1]))
def test_nothing_of_a_token_is_left_in_a_body_that_was_cut_off(value, cut, indent):
    body = json.dumps({"a": value, NAME: TOKEN, "b": value}, indent=indent).encode()
    left = scrub(body[: cut % len(body)])
    for length in range(4, len(TOKEN)):
        assert TOKEN[:length].encode() not in left


@given(body=st.binary(max_size=200))
def test_any_bytes_make_an_event_that_can_be_stored(body):
    [made] = make_events("/x", "acme", body, RECEIVED)
    assert "\0" not in made.body
    assert stored_bytes(made.encoding, made.body) == body
    assert made.event_id


@given(value=json_values)
def test_any_json_makes_an_event_that_can_be_stored(value):
    [made] = make_events(
        "/x", "acme", encode({"id": value, "type": value, "data": value}), RECEIVED
    )
    for part in (made.event_id, made.type, made.body):
        assert part is None or "\0" not in part.encode().decode()


def test_it_is_in_no_file_log_or_record(tmp_path, sqlite_store):
    with Process(tmp_path, store=sqlite_store) as receiver:
        for number, type_ in enumerate(("order.reminder", "subscription.create", "workflow.x")):
            body = event(f"e{number}", type_, one_click_token=TOKEN, note=json.dumps({NAME: TOKEN}))
            body["snapshot"] = {"orders": [{NAME: TOKEN}]}
            body["created"] = NOW
            receiver.deliver(body)
        receiver.deliver(b'{"one_click_token": "' + TOKEN.encode())
        files = b"".join(path.read_bytes() for path in tmp_path.glob("events.db*"))
        told = json.dumps(receiver.lines)
    outcome = run_tap(sqlite_store)
    assert len(rows(sqlite_store)) == 4
    assert len(outcome.records("events")) == 4
    for text in (files.decode(errors="replace"), told, json.dumps(outcome.messages, default=str)):
        assert TOKEN[:12] not in text
