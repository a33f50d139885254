"""The customers file, as DotApparel documents it: columns, flags, times, consent, who is who."""

from __future__ import annotations

import pytest
from tests.support.dotapparel_target import (
    HEADER,
    any_of,
    held,
    people,
    person,
    record,
    schema,
    sent,
    state,
    sync,
)

from singer_commons.errors import PluginError


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def customers(out, *records, declared=None, **config):
    """Run records as customers; return the rows that are sent."""
    messages = [schema("customers", declared), *(record("customers", **each) for each in records)]
    sync(messages, output_dir=str(out), **config)
    return sent(out, "customers")


def test_the_header_is_the_documented_template(out):
    customers(out, {"EMAIL": "a@example.com", "PERIDX": "1", "PRIVACY": "No"})
    (path,) = out.glob("*.csv")
    assert path.read_bytes().split(b"\r\n")[0].decode().split(",") == HEADER
    assert len(HEADER) == 26


def test_a_full_record_is_written_as_documented(out):
    full = {
        "PERIDX": 102030,
        "PERSON_CODE": "C-1",
        "FIRSTNAME": "Zoë",
        "SURNAME": 'O"Neil, Jr.',
        "ADRS1": "1 High St\nLevel 2",
        "ADRS2": None,
        "CITY": "Darwin",
        "STATE": "NT",
        "POSTCODE": "0800",
        "COUNTRY": "Australia",
        "MOBILE": "0400 000 000",
        "EMAIL": "Zoe@Example.com",
        "DOB": "1990-02-28",
        "PRIVACY": "Yes",
        "RETAIL_REP": False,
        "LAST_UPDATED": "2026-01-31T23:59:59.999Z",
        "CREATED_DATE": "2020-01-31 09:00:00+10:00",
        "LOYALTY_CODE": "000123",
    }
    (row,) = customers(out, full)
    assert row == dict.fromkeys(HEADER, "") | full | {
        "PERIDX": "102030",
        "ADRS2": "",
        "RETAIL_REP": "No",
        "LAST_UPDATED": "2026-01-31T23:59:59",
        "CREATED_DATE": "2020-01-30T23:00:00",
    }


def test_a_field_that_no_column_is_for_is_left_out(out):
    (row,) = customers(out, person(1, SHOE_SIZE=42))
    assert list(row) == HEADER


# Consent


@pytest.mark.parametrize(
    ("given", "privacy"),
    [
        ({"subscribed": True}, "No"),
        ({"subscribed": False}, "Yes"),
        ({"PRIVACY": "Yes"}, "Yes"),
        ({"PRIVACY": "no"}, "No"),
        ({"PRIVACY": None, "subscribed": True}, "No"),
        ({"PRIVACY": "", "subscribed": False}, "Yes"),
        ({"PRIVACY": "Yes", "subscribed": None}, "Yes"),
        ({"PRIVACY": "Yes", "subscribed": False}, "Yes"),
        ({"PRIVACY": "No", "subscribed": True}, "No"),
    ],
    ids=str,
)
def test_privacy_says_who_has_unsubscribed(out, given, privacy):
    (row,) = customers(out, person(1, PRIVACY=...) | given)
    assert row["PRIVACY"] == privacy
    assert held(out) == []


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({}, "required"),
        ({"PRIVACY": None}, "required"),
        ({"PRIVACY": " "}, "boolean"),
        ({"PRIVACY": "", "subscribed": None}, "required"),
        ({"subscribed": "true"}, "consent"),
        ({"subscribed": "no"}, "consent"),
        ({"PRIVACY": "subscribed"}, "boolean"),
        ({"PRIVACY": True}, "consent"),
        ({"PRIVACY": False}, "consent"),
        ({"PRIVACY": 1}, "consent"),
        ({"subscribed": 1}, "consent"),
        ({"subscribed": "maybe"}, "consent"),
        ({"PRIVACY": "Yes", "subscribed": True}, "consent"),
        ({"PRIVACY": "No", "subscribed": False}, "consent"),
        ({"PRIVACY": "No", "subscribed": "maybe"}, "consent"),
    ],
    ids=str,
)
def test_consent_is_never_guessed(out, given, rule):
    assert customers(out, person(1, PRIVACY=...) | given) == []
    assert held(out) == [[f"PRIVACY:{rule}"]]


def test_a_stream_that_says_nothing_of_consent_ends_the_run(out):
    messages = [schema("customers"), *people(1, 2, 3, PRIVACY=...), state()]
    with pytest.raises(PluginError, match=r"customers\.PRIVACY: required \(3\)"):
        sync(messages, output_dir=str(out), max_rejects=2)
    assert list(out.glob("*.csv")) == []


# Who is who


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({"PERIDX": None}, ["PERIDX:required"]),
        ({"PERIDX": " "}, ["PERIDX:required"]),
        ({"PERIDX": ...}, ["PERIDX:required"]),
        ({"EMAIL": None}, ["EMAIL:required"]),
        ({"EMAIL": "nobody"}, ["EMAIL:email"]),
        ({"EMAIL": "a@b"}, ["EMAIL:email"]),
        ({"EMAIL": "a@@example.com"}, ["EMAIL:email"]),
        ({"EMAIL": "a b@example.com"}, ["EMAIL:email"]),
        ({"EMAIL": "a@example.com, b@example.com"}, ["EMAIL:email"]),
        ({"EMAIL": "a@example..com"}, ["EMAIL:email"]),
        ({"DOB": "28/02/1990"}, ["DOB:date"]),
        ({"DOB": "1990-02-28T00:00:00Z"}, ["DOB:date"]),
        ({"RETAIL_REP": "TRUE"}, ["RETAIL_REP:boolean"]),
        ({"LAST_UPDATED": "yesterday"}, ["LAST_UPDATED:datetime"]),
        ({"FIRSTNAME": {"first": "A"}, "SURNAME": "a\0"}, ["FIRSTNAME:text", "SURNAME:nul"]),
    ],
    ids=str,
)
def test_a_record_that_breaks_rules_is_held_back_with_every_reason(out, changes, broken):
    rows = customers(out, person(1, **changes), person(2))
    assert [row["PERIDX"] for row in rows] == ["2"]
    assert held(out) == [broken]


@pytest.mark.parametrize("address", ["a@example.com", "A.b+c@mail.example.co.uk", "é@exämple.com"])
def test_addresses_are_written_as_they_are(out, address):
    (row,) = customers(out, person(1, EMAIL=address))
    assert row["EMAIL"] == address


def test_of_several_records_of_a_person_the_last_is_sent(out):
    rows = customers(
        out, person(1, PRIVACY="No"), person(2), person(1, PRIVACY="Yes", EMAIL="new@example.com")
    )
    assert [(row["PERIDX"], row["EMAIL"], row["PRIVACY"]) for row in rows] == [
        ("2", "p2@example.com", "No"),
        ("1", "new@example.com", "Yes"),
    ]


def test_an_address_belongs_to_one_person(out):
    """Both would be one profile."""
    rows = customers(
        out,
        person(1, EMAIL="shared@example.com"),
        person(2, EMAIL="Shared@Example.com"),
        person(3),
    )
    assert [row["PERIDX"] for row in rows] == ["1", "3"]
    assert held(out) == [["EMAIL:owner"]]


def test_where_people_of_one_address_differ_in_consent_none_is_sent(out):
    """The consent of one would be taken for that of the other."""
    rows = customers(
        out,
        person(1, EMAIL="shared@example.com"),
        person(2),
        person(3, EMAIL="Shared@Example.com", PRIVACY="Yes"),
        person(4, EMAIL="shared@example.com"),
    )
    assert [row["PERIDX"] for row in rows] == ["2"]
    assert held(out) == [["EMAIL:owner"]] * 3


def test_what_a_person_was_before_counts_no_more(out):
    rows = customers(
        out,
        person(1, EMAIL="shared@example.com", PRIVACY="Yes"),
        person(2, EMAIL="shared@example.com"),
        person(1),
    )
    assert [row["PERIDX"] for row in rows] == ["2", "1"]
    assert held(out) == []


# Times


def test_times_are_written_in_the_zone_that_is_set(out):
    (row,) = customers(
        out,
        person(1, LAST_UPDATED="2026-01-31T14:30:00Z", CREATED_DATE="2026-07-01T00:00:00+00:00"),
        datetime_timezone="Australia/Sydney",
    )
    assert row["LAST_UPDATED"] == "2026-02-01T01:30:00"  # summer there
    assert row["CREATED_DATE"] == "2026-07-01T10:00:00"


def test_a_time_without_a_zone_is_in_that_zone_already(out):
    (row,) = customers(
        out,
        person(1, LAST_UPDATED="2026-01-31T14:30:00"),
        datetime_timezone="Australia/Sydney",
    )
    assert row["LAST_UPDATED"] == "2026-01-31T14:30:00"


# Columns of one's own


def test_columns_may_have_other_names_another_order_and_more_of_them(out):
    columns = [
        {"name": "Email address", "from": "EMAIL"},
        {"name": "Person ID", "from": "PERIDX"},
        {"name": "Opt out", "from": "PRIVACY"},
        {"name": "Joined", "from": "joined_at", "format": "datetime"},
        "VIP",
        {"name": "Points", "from": "points", "format": "number"},
        "tags",
    ]
    given = person(1, PRIVACY=...) | {
        "subscribed": False,
        "joined_at": "2026-01-31T14:30:00+02:00",
        "VIP": True,
        "points": "1.50",
        "tags": ["a", 1],
        "SURNAME": "left out",
    }
    (row,) = customers(out, given, columns={"customers": columns})
    assert list(row.items()) == [
        ("Email address", "p1@example.com"),
        ("Person ID", "1"),
        ("Opt out", "Yes"),
        ("Joined", "2026-01-31T12:30:00"),
        ("VIP", "Yes"),
        ("Points", "1.50"),
        ("tags", '["a",1]'),
    ]


def test_key_and_address_are_known_under_other_names(out):
    columns = [
        {"name": "Person ID", "from": "PERIDX"},
        {"name": "Mail", "from": "EMAIL"},
        "PRIVACY",
    ]
    rows = customers(
        out,
        person(1),
        person(1, EMAIL="new@example.com"),
        person(2, EMAIL="NEW@example.com"),
        person(3, EMAIL=None),
        columns={"customers": columns},
    )
    assert [list(row.values()) for row in rows] == [["1", "new@example.com", "No"]]
    assert sorted(held(out)) == [["Mail:owner"], ["Mail:required"]]


def test_a_column_of_ones_own_is_written_as_its_schema_says(out):
    declared = any_of(*HEADER) | {"seen": {"type": "string", "format": "date-time"}}
    columns = ["PERIDX", "EMAIL", "PRIVACY", "seen"]
    (row,) = customers(
        out,
        person(1, seen="2026-01-31T14:30:00Z"),
        declared=declared,
        columns={"customers": columns},
        datetime_timezone="Asia/Tokyo",
    )
    assert row["seen"] == "2026-01-31T23:30:00"


def test_a_layout_without_privacy_is_warned_of(out, caplog):
    (row,) = customers(out, person(1), columns={"customers": ["PERIDX", "EMAIL"]})
    assert list(row) == ["PERIDX", "EMAIL"]
    assert "do not say who has unsubscribed" in caplog.text
