"""Consent, attacked: whoever has unsubscribed, or may have, is never written down as subscribed."""

from __future__ import annotations

import itertools

import pytest
from singer_sdk.exceptions import ConfigValidationError
from tests.support.dotapparel_target import (
    HEADER,
    any_of,
    held,
    orders,
    people,
    person,
    record,
    schema,
    sent,
    sync,
    to_inbox,
)
from tests.support.target_runs import rejects

WORDS = ["Yes", "No", "yes", "NO", "Y", "N", "y", "true", "false", "True", "t", "on", "0", "1"]
WORDS += ["", " ", "Yes ", "\u00a0No", "null", "unsubscribed"]
PRIVACIES = [..., None, *WORDS, True, False, 0, 1, 1.0, [], ["Yes"], {"Yes": True}]
SUBSCRIBED = [..., None, *WORDS, True, False, 0, 1, 0.0, [True], {}]

# What a word or a boolean says of whether somebody is unsubscribed, by the README's two tables; a
# blank says nothing, and what is not here is not understood.
SAYS = {"yes": True, "no": False}
OPPOSITE = {True: False, False: True}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def customers(out, *records, declared=None, **config):
    messages = [schema("customers", declared or any_of(*HEADER, "subscribed"))]
    sync(
        [*messages, *(record("customers", **each) for each in records)],
        output_dir=str(out),
        **config,
    )
    return sent(out, "customers")


def told(value, kind, says):
    """Return what a value says: True, False, None for nothing; "?" if it cannot be told."""
    if value in (..., None) or (isinstance(value, str) and not value):
        return None
    if not isinstance(value, kind):
        return "?"
    return says.get(value.lower() if isinstance(value, str) else value, "?")


def test_every_pair_of_privacy_and_subscribed_is_as_the_readme_says(out):
    pairs = list(itertools.product(PRIVACIES, SUBSCRIBED))
    given, expected = [], {}
    for number, (privacy, subscribed) in enumerate(pairs):
        fields = {"PRIVACY": privacy, "subscribed": subscribed}
        fields = {name: each for name, each in fields.items() if each is not ...}
        given.append(person(number, PRIVACY=...) | fields)
        says = {told(privacy, str, SAYS), told(subscribed, bool, OPPOSITE)}
        says -= {None}
        if len(says) == 1 and "?" not in says:
            expected[str(number)] = "Yes" if says.pop() else "No"
    written, wrong = {}, []
    for begin in range(0, len(given), 19):  # twenty would be a slip in a map
        rows = customers(out / str(begin), *given[begin : begin + 19])
        written |= {row["PERIDX"]: row["PRIVACY"] for row in rows}
        wrong += held(out / str(begin))
    assert written == expected
    assert len(wrong) == len(pairs) - len(expected)
    # Each of these is held back for its consent, and for nothing else.
    assert {rule.partition(":")[0] for rules in wrong for rule in rules} == {"PRIVACY"}


@pytest.mark.parametrize(
    ("maps", "value", "privacy"),
    [
        ({"subscribed": "accepts"}, True, "No"),
        ({"subscribed": "accepts"}, False, "Yes"),
        ({"subscribed": "accepts"}, None, None),
        ({"subscribed": "bool(accepts)"}, True, "No"),
        ({"subscribed": "str(accepts)"}, False, None),
        ({"PRIVACY": "accepts"}, True, None),
        ({"PRIVACY": "str(accepts)"}, True, None),
        ({"PRIVACY": "'No' if accepts else 'Yes'"}, True, "No"),
        ({"PRIVACY": "'No' if accepts else 'Yes'"}, False, "Yes"),
        ({"PRIVACY": "accepts", "subscribed": "accepts"}, True, None),
        ({"PRIVACY": "'Yes'", "subscribed": "accepts"}, True, None),
    ],
    ids=str,
)
def test_through_stream_maps_it_is_the_same(out, maps, value, privacy):
    declared = {
        "id": {"type": "integer"},
        "email": {"type": "string"},
        "accepts": {"type": ["boolean", "null"]},
    }
    messages = [
        schema("people", declared, ["id"]),
        record("people", id=1, email="a@example.com", accepts=value),
    ]
    named = {"PERIDX": "id", "EMAIL": "email", **maps, "__key_properties__": ["PERIDX"]}
    sync(
        messages,
        output_dir=str(out),
        stream_maps={"people": named},
        file_types={"people": "customers"},
    )
    assert [row["PRIVACY"] for row in sent(out, "customers")] == ([privacy] if privacy else [])
    assert len(held(out)) == (not privacy)


@pytest.mark.parametrize("optin", ["1", "0", "Yes"])
@pytest.mark.parametrize(
    ("how", "validate"),
    [
        *itertools.product(["optin", "str(optin)", "int(optin == '1')"], [True, False]),
        ("optin == '1'", True),  # a boolean, that the SDK declares as text
    ],
)
def test_a_map_that_gives_no_boolean_is_told_how_to(out, how, optin, validate):
    declared = {name: {"type": "string"} for name in ("id", "email", "optin")}
    messages = [schema("customers", declared), *people_who_opted(optin)]
    maps = {"PERIDX": "id", "EMAIL": "email", "subscribed": how, "__key_properties__": ["PERIDX"]}
    sync(
        messages,
        output_dir=str(out),
        stream_maps={"customers": maps},
        validate_records=validate,
    )
    assert sent(out, "customers") == []
    (reject,) = rejects(out / "rejects")
    assert [each for each in reject["reasons"] if "bool(optin == '1')" in each["message"]]


AS_TEXT = ("string", "bool(optin == '1') if optin else None")
AS_NUMBER = ("integer", "bool(optin == 1) if optin != None else None")


@pytest.mark.parametrize(
    ("way", "optin", "privacy"),
    [
        *((AS_TEXT, *each) for each in (("1", "No"), ("0", "Yes"), ("", None), (None, None))),
        *((AS_NUMBER, *each) for each in ((1, "No"), (0, "Yes"), (None, None))),
    ],
)
def test_the_way_that_is_told_is_understood(out, way, optin, privacy):
    declared = {name: {"type": "string"} for name in ("id", "email")}
    declared["optin"] = {"type": [way[0], "null"]}
    maps = {"PERIDX": "id", "EMAIL": "email", "subscribed": way[1]}
    sync(
        [schema("customers", declared), *people_who_opted(optin)],
        output_dir=str(out),
        stream_maps={"customers": maps | {"__key_properties__": ["PERIDX"]}},
    )
    assert [row["PRIVACY"] for row in sent(out, "customers")] == ([privacy] if privacy else [])
    assert held(out) == ([] if privacy else [["PRIVACY:required"]])


def people_who_opted(optin):
    return [record("customers", id="1", email="a@example.com", optin=optin)]


@pytest.mark.parametrize("name", ["PRIVACY", "Privacy", "privacy "])
@pytest.mark.parametrize("extra", [{}, {"format": "boolean"}, {"format": "text"}])
def test_no_other_field_may_stand_under_the_name_of_privacy(out, name, extra):
    """DotApparel would read Yes there as unsubscribed."""
    column = {"name": name, "from": "accepts_marketing", **extra}
    with pytest.raises(ConfigValidationError) as raised:
        customers(
            out,
            person(1, accepts_marketing=True),
            columns={"customers": ["PERIDX", "EMAIL", column]},
        )
    (problem,) = raised.value.errors
    assert problem.startswith("columns: ")
    assert "PRIVACY" in problem
    assert not out.exists()


@pytest.mark.parametrize("subscribed", [True, False])
def test_privacy_keeps_its_meaning_under_any_name_and_place(out, subscribed):
    columns = [
        {"name": "Kein Kontakt", "from": "PRIVACY"},
        "EMAIL",
        {"name": "id", "from": "PERIDX"},
    ]
    (row,) = customers(
        out, person(1, PRIVACY=..., subscribed=subscribed), columns={"customers": columns}
    )
    assert list(row.values()) == ["No" if subscribed else "Yes", "p1@example.com", "1"]


# Several records


SHARED = "shared@example.com"


def same(number, privacy, **changes):
    return person(number, PRIVACY=privacy, **({"EMAIL": SHARED} | changes))


@pytest.mark.parametrize("bad", [{"DOB": "?"}, {"PERIDX": None}], ids=["date", "nobody"])
@pytest.mark.parametrize("first", [0, 1], ids=["before", "after"])
def test_a_person_who_is_held_back_counts_where_an_address_is_shared(out, bad, first):
    """Yes was said for the address in this run, in a record that cannot be sent."""
    given = [same(1, "Yes", **bad), same(2, "No"), person(3)]
    if first:
        given.reverse()
    rows = customers(out, *given)
    assert [row["PERIDX"] for row in rows] == ["3"]
    assert len(held(out)) == 2


@pytest.mark.parametrize(
    "later",
    [
        {"PRIVACY": "Yes", "DOB": "?"},
        {"PRIVACY": "Yes", "EMAIL": "?"},
        {"PRIVACY": "No", "subscribed": False},
        {"PRIVACY": "perhaps"},
        {"PRIVACY": True},
    ],
    ids=str,
)
def test_an_older_record_does_not_subscribe_who_may_have_unsubscribed_since(out, later):
    rows = customers(out, person(1, PRIVACY="No"), person(1, **later), person(2))
    assert [row["PERIDX"] for row in rows] == ["2"]
    assert len(held(out)) == 2


def test_an_older_record_of_the_same_consent_is_sent(out):
    rows = customers(out, person(1, CITY="Old"), person(1, CITY="New", DOB="?"))
    assert [(row["CITY"], row["PRIVACY"]) for row in rows] == [("Old", "No")]


def test_what_was_held_back_and_put_right_later_counts_no_more(out):
    rows = customers(
        out,
        same(1, "Yes", DOB="?"),
        person(1, PRIVACY="No", EMAIL="own@example.com"),
        same(2, "No"),
    )
    assert [(row["PERIDX"], row["PRIVACY"]) for row in rows] == [("1", "No"), ("2", "No")]


def test_an_older_record_is_not_sent_for_one_that_shares_an_address(out):
    """Person 1 said Yes last, under an address that cannot be sent."""
    rows = customers(out, person(1, PRIVACY="No"), same(1, "Yes"), same(2, "No"))
    assert rows == []
    assert len(held(out)) == 3


def test_orders_go_with_those_who_are_held_back_for_consent(out):
    messages = [
        schema("customers"),
        record("customers", **same(1, "Yes", DOB="?")),
        record("customers", **same(2, "No")),
        *orders((7, 2)),
    ]
    sync(messages, output_dir=str(out))
    assert sent(out, "customers") == sent(out, "orders") == []


@pytest.mark.parametrize("yes_first", [True, False])
def test_over_two_runs_the_last_word_counts(inbox, yes_first):
    words = ["Yes", "No"] if yes_first else ["No", "Yes"]
    for word in words:
        sync(people(1, PRIVACY=word), **to_inbox(inbox))
    assert inbox.table("customers")["p1@example.com"].subscribed is (words[-1] == "No")
    assert inbox.refused == []


def test_a_replay_asks_for_consent_again(out):
    customers(out, person(1, PRIVACY=True))
    (path,) = (out / "rejects").iterdir()
    again = path.read_bytes()
    sync(again, output_dir=str(out))
    assert sent(out, "customers") == []
    assert len(rejects(out / "rejects")) == 2
    sync(again.replace(b'"PRIVACY":true', b'"subscribed":true'), output_dir=str(out))
    assert [row["PRIVACY"] for row in sent(out, "customers")] == ["No"]
