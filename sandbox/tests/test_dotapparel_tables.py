"""What DotApparel's importer takes and refuses, file by file and row by row."""

from __future__ import annotations

import pytest

from ordergroove_sandbox.dotapparel import COLUMNS
from ordergroove_sandbox.dotapparel.tables import Profile

PERSON = {
    "PERIDX": "7",
    "PERSON_CODE": "",
    "FIRSTNAME": 'Ann "Annie", jun.',
    "SURNAME": "Müller\r\nLee",
    "POSTCODE": "0800",
    "EMAIL": "Ann@Example.com",
    "DOB": "1990-02-28",
    "PRIVACY": "No",
    "RETAIL_REP": "",
    "LAST_UPDATED": "2026-06-15T12:00:00",
    "CREATED_DATE": "2020-02-29T23:59:59",
}


def person(**given):
    return {**PERSON, **given}


@pytest.fixture
def customers(exporter):
    """Drops customers, and returns what is refused of them."""
    return lambda *rows, **given: exporter.reasons(exporter.drop("customers", *rows, **given))


def test_all_columns_of_the_template_are_kept(exporter):
    assert len(COLUMNS) == 26
    row = dict.fromkeys(COLUMNS, "") | PERSON
    exporter.drop("customers", row)
    profile = exporter.inbox.table("customers")["ann@example.com"]
    assert profile == Profile("Ann@Example.com", "7", subscribed=True, columns=row)
    assert (exporter.inbox.refused, exporter.inbox.warnings) == ([], [])


def test_privacy_yes_means_unsubscribed(exporter, customers):
    people = [
        person(PERIDX="1", EMAIL="a@x", PRIVACY="Yes"),
        person(PERIDX="2", EMAIL="b@x", PRIVACY="No"),
    ]
    assert customers(*people) == []
    assert {k: p.subscribed for k, p in exporter.inbox.table("customers").items()} == {
        "a@x": False, "b@x": True,
    }  # fmt: skip


def test_a_file_that_does_not_speak_of_privacy_leaves_it_as_it_was(exporter, customers):
    short = {"PERIDX": "7", "EMAIL": "ann@example.com"}
    customers(short)
    assert exporter.inbox.table("customers")["ann@example.com"].subscribed is None
    customers(person(PRIVACY="Yes"))
    customers(short)
    assert exporter.inbox.table("customers")["ann@example.com"].subscribed is False


def test_the_same_email_updates_a_profile_whatever_its_letter_case(exporter, customers):
    customers(person())
    assert (
        customers({"PERIDX": "7", "EMAIL": "ANN@example.COM", "FIRSTNAME": "", "SHOE_SIZE": "38"})
        == []
    )
    (profile,) = exporter.inbox.table("customers").values()
    assert profile.email == "ANN@example.COM"
    assert profile.columns == person(EMAIL="ANN@example.COM", FIRSTNAME="", SHOE_SIZE="38")
    assert exporter.inbox.warnings == []


def test_another_primary_key_for_the_same_email_is_noted(exporter, customers):
    customers(person())
    name = exporter.drop("customers", person(PERIDX="8", EMAIL="ann@example.com"))
    (profile,) = exporter.inbox.table("customers").values()
    assert profile.primary_key == "8"
    assert exporter.notes(name) == [(2, "ann@example.com had PERIDX '7', now '8'")]
    assert exporter.reasons(exporter.drop("orders", {"ORDER": "1", "PERIDX": "7"})) != []
    assert exporter.reasons(exporter.drop("orders", {"ORDER": "1", "PERIDX": "8"})) == []


def test_another_email_for_the_same_primary_key_is_another_profile_and_noted(exporter, customers):
    customers(person())
    name = exporter.drop("customers", person(EMAIL="ann@new.example"))
    assert set(exporter.inbox.table("customers")) == {"ann@example.com", "ann@new.example"}
    assert exporter.notes(name) == [(2, "PERIDX '7' had Ann@Example.com, now ann@new.example")]


def test_a_primary_key_is_unique_in_a_file(exporter, customers):
    rows = [person(), person(EMAIL="bo@example.com"), person(PERIDX="8", EMAIL="cy@example.com")]
    assert customers(*rows) == [(4, "PERIDX '7' is there twice")]
    assert set(exporter.inbox.table("customers")) == {"ann@example.com", "cy@example.com"}
    (file,) = exporter.inbox.files
    assert (file.rows, file.imported, file.refused) == (3, 2, 1)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("PERIDX", "", "PERIDX is blank"),
        ("EMAIL", "", "EMAIL is blank"),
        ("EMAIL", "ann", "EMAIL 'ann' is no e-mail address"),
        ("EMAIL", "a b@x", "EMAIL 'a b@x' is no e-mail address"),
        ("PRIVACY", "", "PRIVACY '' is neither Yes nor No"),
        ("PRIVACY", "TRUE", "PRIVACY 'TRUE' is neither Yes nor No"),
        ("PRIVACY", "yes", "PRIVACY 'yes' is neither Yes nor No"),
        ("RETAIL_REP", "N", "RETAIL_REP 'N' is neither Yes nor No"),
        ("DOB", "28/02/1990", "DOB '28/02/1990' is no date such as 2022-01-17"),
        ("DOB", "1990-02-30", "DOB '1990-02-30' is no date such as 2022-01-17"),
        ("DOB", "1990-02-28T00:00:00", "DOB '1990-02-28T00:00:00' is no date such as 2022-01-17"),
        ("LAST_UPDATED", "2026-06-15", None),
        ("LAST_UPDATED", "2026-06-15 12:00:00", None),
        ("LAST_UPDATED", "2026-06-15T12:00:00Z", None),
        ("CREATED_DATE", "2026-06-15T12:00:00.5", None),
        ("CREATED_DATE", "2026-06-15T12:00:00+10:00", None),
        ("CREATED_DATE", "2026-06-15T24:00:00", None),
    ],
)  # fmt: skip
def test_a_row_with_a_wrong_value_is_refused(exporter, column, value, reason):
    wrong = person(**{"PERIDX": "9", "EMAIL": "wrong@example.com", column: value})
    reasons = exporter.reasons(exporter.drop("customers", wrong, person()))
    assert reasons == [(2, reason or f"{column} {value!r} is no time such as 2022-01-17T10:15:18")]
    assert set(exporter.inbox.table("customers")) == {"ann@example.com"}


@pytest.mark.parametrize("column", ["DOB", "RETAIL_REP", "LAST_UPDATED", "CREATED_DATE"])
def test_some_values_may_be_blank(customers, column):
    assert customers(person(**{column: ""})) == []


def test_every_reason_is_said(customers):
    assert customers(person(PERIDX="", EMAIL="", DOB="x")) == [
        (2, "DOB 'x' is no date such as 2022-01-17"),
        (2, "PERIDX is blank"),
        (2, "EMAIL is blank"),
    ]


HEADER = b"PERIDX,EMAIL"


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        (b"", 1, "is empty: it has no header"),
        (b"\xef\xbb\xbf" + HEADER + b"\r\n1,a@x\r\n", 1, "begins with a byte order mark"),
        (HEADER + b"\r\n1,a@x\r\n2,\xfc@x\r\n", 3, "is not UTF-8"),
        (HEADER + b'\r\n1,a"b@x\r\n', 2, "is not of RFC 4180"),
        (HEADER + b'\r\n1,"a@x\r\n', 2, "is not of RFC 4180"),
        (b"1,a@x\r\n2,b@x\r\n", 1, "column PERIDX is missing"),
        (b"PERIDX;EMAIL\r\n1;a@x\r\n", 1, "column PERIDX is missing"),
        (b"peridx,EMAIL\r\n1,a@x\r\n", 1, "column PERIDX is missing"),
        (b"PERIDX,NAME\r\n1,a@x\r\n", 1, "column EMAIL is missing"),
        (b"PERIDX,EMAIL,EMAIL\r\n1,a@x,a@x\r\n", 1, "column EMAIL is there twice"),
        (b"PERIDX,EMAIL,\r\n1,a@x,\r\n", 1, "a column has no name"),
    ],
)
def test_a_file_that_is_wrong_is_refused_as_a_whole(exporter, body, line, reason):
    found = exporter.reasons(exporter.drop_bytes("customers", body))
    assert found[0][0] == line
    assert found[0][1].startswith(reason)
    assert exporter.inbox.table("customers") == {}
    (file,) = exporter.inbox.files
    assert (file.rows, file.imported, file.size) == (0, 0, len(body))


@pytest.mark.parametrize("body", [HEADER, HEADER + b"\r\n"])
def test_a_header_may_stand_alone(exporter, body):
    assert exporter.reasons(exporter.drop_bytes("customers", body)) == []


@pytest.mark.parametrize("body", [HEADER + b"\n1,a@x\n", HEADER + b'\r\n"1","a@x"'])
def test_lines_may_end_in_a_newline_or_the_file(exporter, body):
    assert exporter.reasons(exporter.drop_bytes("customers", body)) == []
    assert set(exporter.inbox.table("customers")) == {"a@x"}


def test_a_row_of_another_length_is_refused(exporter):
    body = HEADER + b"\r\n1\r\n2,b@x,\r\n\r\n3,c@x\r\n"
    assert exporter.reasons(exporter.drop_bytes("customers", body)) == [
        (2, "has 1 values for 2 columns"),
        (3, "has 3 values for 2 columns"),
        (4, "has 1 values for 2 columns"),
    ]
    assert set(exporter.inbox.table("customers")) == {"c@x"}


def line(order="O-1", **given):
    return {"EMAIL": "ann@example.com", "ORDER": order, "SKU": "A", **given}


def test_an_order_needs_its_customer(exporter, customers):
    early = exporter.drop("orders", line())
    assert exporter.reasons(early) == [(2, "EMAIL 'ann@example.com' is no customer in the tables")]
    customers(person())
    rows = [line(EMAIL="ANN@EXAMPLE.COM"), line(EMAIL="stranger@example.com"), line(EMAIL="")]
    assert exporter.reasons(exporter.drop("orders", *rows)) == [
        (3, "EMAIL 'stranger@example.com' is no customer in the tables"),
        (4, "EMAIL '' is no customer in the tables"),
    ]
    assert exporter.inbox.table("orders") == {"O-1": [rows[0]]}


def test_a_customer_of_another_account_is_unknown(exporter, customers):
    customers(person())
    name = exporter.drop("orders", line(), account="au")
    assert exporter.reasons(name) == [(2, "EMAIL 'ann@example.com' is no customer in the tables")]


def test_an_order_may_name_its_customer_by_primary_key(exporter, customers):
    customers(person())
    rows = [{"ORDER": "O-1", "PERIDX": key} for key in ("7", "8")]
    assert exporter.reasons(exporter.drop("orders", *rows)) == [
        (3, "PERIDX '8' is no customer in the tables")
    ]


def test_an_orders_file_without_a_customer_column_is_refused(exporter):
    name = exporter.drop("orders", {"ORDER": "1", "SKU": "A"})
    assert exporter.reasons(name) == [(1, "neither column EMAIL nor PERIDX is there")]


def test_rows_of_an_order_stay_in_order_and_a_repeated_one_is_not_doubled(exporter, customers):
    customers(person())
    rows = [line(SKU="A"), line(SKU="B"), line("O-2"), line(SKU="A")]
    first = exporter.drop("orders", *rows)
    again = exporter.drop("orders", line(SKU="B"), line(SKU="C"))
    assert exporter.inbox.table("orders") == {
        "O-1": [line(SKU="A"), line(SKU="B"), line(SKU="C")],
        "O-2": [line("O-2")],
    }
    repeated = "a row like this was here before: repeated, not doubled"
    assert (exporter.notes(first), exporter.notes(again)) == ([(5, repeated)], [(2, repeated)])
    assert [file.repeated for file in exporter.inbox.files] == [0, 1, 1]


def test_rewards_have_any_columns_but_need_their_customer(exporter, customers):
    customers(person())
    rows = [
        {"REWARD": "R-1", "EMAIL": "ann@example.com", "TIER": "Gold"},
        {"REWARD": "R-1", "EMAIL": "ann@example.com", "TIER": "Platinum"},
        {"REWARD": "R-2", "EMAIL": "x@example.com", "TIER": "Gold"},
        {"REWARD": "", "EMAIL": "ann@example.com", "TIER": "Gold"},
    ]
    name = exporter.drop("rewards", *rows)
    assert exporter.reasons(name) == [
        (4, "EMAIL 'x@example.com' is no customer in the tables"),
        (5, "REWARD is blank"),
    ]
    assert exporter.inbox.table("rewards") == {"R-1": rows[:2]}
    assert exporter.inbox.table("orders") == {}
