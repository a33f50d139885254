"""Ordergroove's signature: the reference's vectors, rotation, and tampering of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.webhooks import KEY, OTHER_KEY, sign

from tap_ordergroove_webhooks.receiver.signature import (
    Signature,
    SignatureError,
    make_header,
)

TS = 1760450401
FIRST = (
    b'{"id":"evt1","type":"item.remove","created":1760450400,"data":{"object":'
    b'{"type":"item","public_id":"0d9e"}},"context":null,"snapshot":{}}'
)
SECOND = (
    '{"id":"evt2","type":"subscriber.create","created":1760450400,"data":{"object":'
    '{"first_name":"Zoë"}}}'
).encode()
THIRD = b'{ "id" : "evt3" }\n'
VECTORS = [
    (FIRST, KEY, "2e9401105b9f84ab452d74c3d9a5042258c59ec2782f04395aaa87dff384b871"),
    (SECOND, KEY, "687222c4f702623cd9691eed75189078fc4caae21bf49cef2f291f324ea6df48"),
    (THIRD, KEY, "27b41f234626d448fa5a27b4e7e044b09ab3018be94548867623cebdbd70191a"),
    (FIRST, OTHER_KEY, "9d180670a71b8814a7124c68b6d73bae350e5aa9597ffb540c0a831a43aee5b1"),
]
ROTATED = f"ts={TS},sig={VECTORS[3][2]},sig={VECTORS[0][2]}"
SIXTY_FOUR = "0" * 64


def check(header, body, *keys, now=TS, max_age=0):
    signature = Signature(header)
    signature.check_age(now, max_age)
    signature.check(body, keys)


def accepts(*arguments, **limits):
    try:
        check(*arguments, **limits)
    except SignatureError:
        return False
    return True


def reason(*arguments, **limits):
    with pytest.raises(SignatureError) as raised:
        check(*arguments, **limits)
    return raised.value.reason


@pytest.mark.parametrize(("body", "key", "sig"), VECTORS)
def test_the_vectors_of_the_reference(body, key, sig):
    header = f"ts={TS},sig={sig}"
    assert accepts(header, body, key)
    assert make_header(body, [key], TS) == header
    assert sign(body, key, TS) == header  # the harness's own way


@pytest.mark.parametrize("keys", [(KEY,), (OTHER_KEY,), (KEY, OTHER_KEY), ("other", KEY)])
def test_during_a_rotation_either_key_will_do(keys):
    assert accepts(ROTATED, FIRST, *keys)


def test_a_header_with_the_old_key_alone_is_good_while_that_is_in_the_settings():
    assert accepts(f"ts={TS},sig={VECTORS[0][2]}", FIRST, OTHER_KEY, KEY)
    assert not accepts(f"ts={TS},sig={VECTORS[0][2]}", FIRST, OTHER_KEY)


def test_the_header_may_have_spaces_and_any_order():
    assert accepts(f" sig={VECTORS[0][2]} , ts={TS} ,v=2", FIRST, KEY)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("", "missing"),
        ("sig=" + SIXTY_FOUR, "malformed"),
        (f"ts={TS}", "malformed"),
        (f"ts={TS},ts={TS + 1},sig={VECTORS[0][2]}", "malformed"),
        (f"ts=,sig={VECTORS[0][2]}", "malformed"),
        (f"ts=-{TS},sig={VECTORS[0][2]}", "malformed"),
        (f"ts=１７６０,sig={VECTORS[0][2]}", "malformed"),  # noqa: RUF001 - digits of another script
        (f"ts={'1' * 5000},sig={VECTORS[0][2]}", "malformed"),
        ("nonsense", "malformed"),
        (VECTORS[0][2], "malformed"),
        (f"ts={TS},sig={VECTORS[0][2]}0", "mismatch"),
        (f"ts={TS},sig={VECTORS[0][2][:-1]}", "mismatch"),
        (f"ts={TS},sig={VECTORS[0][2].upper()}", "mismatch"),
        (f"ts={TS},sig=", "mismatch"),
        (f"ts={TS},sig=ë", "mismatch"),
        (f"ts={TS + 1},sig={VECTORS[0][2]}", "mismatch"),
        (f"ts=0{TS},sig={VECTORS[0][2]}", "mismatch"),
    ],
)
def test_what_is_refused(header, why):
    assert reason(header, FIRST, KEY) == why


def test_the_key_is_its_ascii_bytes_and_not_what_it_may_encode():
    key = "6b6579"
    assert accepts(sign(FIRST, key, TS), FIRST, key)
    assert not accepts(sign(FIRST, "key", TS), FIRST, key)


def test_age_is_limited_unless_the_limit_is_zero():
    header = sign(FIRST, ts=TS)
    assert accepts(header, FIRST, KEY, now=TS + 86400, max_age=86400)
    assert reason(header, FIRST, KEY, now=TS + 86401, max_age=86400) == "expired"
    assert accepts(header, FIRST, KEY, now=TS + 10**9, max_age=0)


@pytest.mark.parametrize("ahead", [3600, 10**8, 10**11])
def test_a_clock_that_is_behind_loses_nothing(ahead):
    assert accepts(sign(FIRST, ts=TS), FIRST, KEY, now=TS - ahead, max_age=60)


@given(body=st.binary(max_size=300), key=st.text(st.characters(codec="ascii"), min_size=1))
def test_any_body_that_was_signed_is_accepted(body, key):
    assert accepts(sign(body, key, TS), body, key)


@given(
    body=st.binary(min_size=1, max_size=200),
    position=st.integers(min_value=0),
    other=st.binary(max_size=1),
)
def test_a_body_with_any_byte_changed_or_missing_is_refused(body, position, other):
    position %= len(body)
    tampered = body[:position] + other + body[position + 1 :]
    if tampered != body:
        assert not accepts(sign(body, ts=TS), tampered, KEY)


@given(
    body=st.binary(max_size=100),
    position=st.integers(min_value=0),
    other=st.characters(codec="ascii"),
)
def test_a_header_with_any_character_changed_is_refused(body, position, other):
    header = sign(body, ts=TS)
    position %= len(header)
    tampered = header[:position] + other + header[position + 1 :]
    if tampered.replace(" ", "") != header:
        assert not accepts(tampered, body, KEY)


@given(body=st.binary(max_size=100), more=st.binary(min_size=1, max_size=20))
def test_what_is_added_is_refused(body, more):
    assert not accepts(sign(body, ts=TS), body + more, KEY)
    assert not accepts(sign(body, ts=TS), more + body, KEY)
