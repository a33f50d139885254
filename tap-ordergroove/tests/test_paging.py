"""Walking a list: along every ``next``, past empty pages, out of loops, and in every envelope."""

from __future__ import annotations

import json

import pytest

from ordergroove_sandbox import Fault
from tap_ordergroove.errors import OrdergrooveError


def ids(pages):
    return [row["public_id"] for page in pages for row in json.loads(page.results)]


def truth(api, table="orders"):
    return {row["public_id"] for row in api.sandbox.merchant.truth(table)}


def order_pages(client, page_size=20):
    return list(client.pages("/orders/", {"page_size": str(page_size)}))


def breaks(api, kind, **parameters):
    api.sandbox.faults.add(Fault.of(kind, "/orders/", **parameters))


def answers(api, body):
    """Let the server give one answer of the test's own, with status 200."""
    breaks(api, "status", status=200, body=body)


def test_a_list_is_read_page_by_page_to_its_end(api, connect):
    pages = order_pages(connect(api.url))
    assert [len(json.loads(page.results)) for page in pages] == [20, 20, 20]
    assert pages[-1].next is None
    assert len(ids(pages)) == len(truth(api))
    assert {*ids(pages)} == truth(api)


def test_filters_go_with_the_first_request_and_next_carries_them_on(api, connect):
    client = connect(api.url)
    query = {"updated_start": "2026-06-01T00:00:00", "page_size": "5"}
    pages = list(client.pages("/orders/", query))
    expected = {
        row["public_id"]
        for row in api.sandbox.merchant.truth("orders")
        if row["updated"] >= "2026-06-01 00:00:00"
    }
    assert len(pages) > 1
    assert {*ids(pages)} == expected
    first, *others = api.sandbox.requests.entries("/orders/")
    assert first.query == "updated_start=2026-06-01T00%3A00%3A00&page_size=5"
    links = [page.next for page in pages[:-1]]
    assert [f"{api.url}{entry.path}?{entry.query}" for entry in others] == links


def test_next_is_followed_as_given_to_the_letter(api, connect):
    # The cursor is the one in Ordergroove's documentation; the rest is legal, if unusual.
    query = "page_size=3&cursor=cD0yMDI0LTA0LTEwKzEwJTNBMjElM0EwMQ%3D%3D&b=%7e+x%20y&a=&b=2"
    answers(api, {"next": f"{api.url}/orders/?{query}", "results": [{"public_id": "a"}]})
    answers(api, {"next": None, "results": [{"public_id": "b"}]})
    assert ids(order_pages(connect(api.url))) == ["a", "b"]
    assert api.sandbox.requests.entries()[1].query in (query, query.replace("%7e", "~"))


@pytest.mark.parametrize("after", [0, 1, 2])
def test_an_empty_page_with_a_next_is_not_the_end(api, connect, after):
    breaks(api, "empty_page", times=2, after=after)
    pages = order_pages(connect(api.url))
    assert [page.results for page in pages].count(b"[]") == 2
    assert len(ids(pages)) == len(truth(api))
    assert {*ids(pages)} == truth(api)


def test_an_empty_list_is_one_empty_page(api, connect):
    query = {"updated_start": "2030-01-01T00:00:00"}
    (page,) = connect(api.url).pages("/orders/", query)
    assert (page.results, page.next) == (b"[]", None)


@pytest.mark.parametrize("period", [1, 2])
@pytest.mark.parametrize("after", [0, 1])
def test_pages_that_loop_are_an_error(api, connect, period, after):
    breaks(api, "repeated_cursor", times=None, after=after, period=period)
    with pytest.raises(OrdergrooveError, match=r"/orders/.*next.*loop"):
        order_pages(connect(api.url))
    assert len(api.sandbox.requests.entries()) <= after + period + 2


def test_the_next_walk_may_pass_the_same_links_again(api, connect):
    client = connect(api.url)
    assert ids(order_pages(client)) == ids(order_pages(client))


def test_the_old_page_envelope_is_accepted(api, connect):
    breaks(api, "old_envelope", times=None)
    pages = order_pages(connect(api.url))
    assert len(pages) == 3
    assert {*ids(pages)} == truth(api)
    assert "page=3" in api.sandbox.requests.entries()[-1].query


def test_a_bare_array_is_a_whole_list(api, connect):
    breaks(api, "bare_array", times=None)
    pages = order_pages(connect(api.url), page_size=100)
    assert len(pages) == 1
    assert {*ids(pages)} == truth(api)


@pytest.mark.parametrize(
    "body",
    [
        ' {\n "previous": null, "results" : [ {"public_id": "a"} ] , "next" : null }\n',
        '{"next":null,"surprise":{"results":3},"results":[{"public_id":"a"}],"count":1}',
        '{"next":"","results":[{"public_id":"a"}]}',
        '\n [ {"public_id": "a"} ] ',
    ],
    ids=["spaces", "more fields", "empty next", "array with spaces"],
)
def test_envelopes_differ_in_looks_only(api, connect, body):
    answers(api, body)
    assert ids(order_pages(connect(api.url))) == ["a"]


def test_records_are_passed_on_as_received(api, connect):
    records = '[{"public_id":"a","total":"010.50","n":1.10,"big":12345678901234567890,"\\u00e9":1}]'
    answers(api, f'{{"next":null,"results":{records}}}')
    (page,) = order_pages(connect(api.url))
    assert page.results.decode() == records


@pytest.mark.parametrize("results", [[], [{"public_id": "a"}]])
def test_a_page_that_does_not_say_whether_another_follows_is_not_the_last(api, connect, results):
    answers(api, {"previous": None, "results": results})
    with pytest.raises(OrdergrooveError, match=r"/orders/: a page does not say .*next"):
        order_pages(connect(api.url))


def test_where_no_next_is_documented_none_is_needed(api, connect):
    body = {"results": [{"cancel_reason": "1|no"}]}
    api.sandbox.faults.add(Fault.of("status", "/merchant/", status=200, body=body))
    (page,) = connect(api.url).pages("/merchant/cancel_reason/", {})
    assert json.loads(page.results) == [{"cancel_reason": "1|no"}]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            {"next": None, "results": [], "errors": [{"message": "index is being rebuilt"}]},
            "rebuilt",
        ),
        (
            {"next": None, "results": [{"public_id": "a"}], "errors": "timeout in shard 3"},
            "shard 3",
        ),
        ({"next": None, "results": [], "error": {"code": 17, "why": "read only"}}, "read only"),
        ({"detail": "Scheduled maintenance until 04:00."}, "maintenance until 04:00"),
        ({"message": "Endpoint request timed out"}, "request timed out"),
    ],
)
def test_an_answer_with_errors_is_none_and_its_words_are_shown(api, connect, body, words):
    answers(api, body)
    with pytest.raises(OrdergrooveError, match=rf"/orders/: the server answered 200.*{words}"):
        order_pages(connect(api.url))


def test_an_answer_without_errors_may_say_so(api, connect):
    answers(api, {"next": None, "results": [{"public_id": "a"}], "errors": [], "detail": None})
    assert ids(order_pages(connect(api.url))) == ["a"]


def test_missing_results_are_a_final_error(api, connect):
    breaks(api, "missing_results", times=None)
    with pytest.raises(OrdergrooveError, match=r"/orders/.*not a list of records.*results"):
        order_pages(connect(api.url))
    assert len(api.sandbox.requests.entries()) == 1


@pytest.mark.parametrize(
    "body",
    [
        '{"results":null}',
        '{"results":{"public_id":"a"}}',
        '{"results":"[]"}',
        '{"results":[],"next":5}',
        '{"public_id":"a"}',
        '"maintenance"',
        "17",
        "null",
    ],
)
def test_what_is_not_a_list_is_a_final_error(api, connect, body):
    answers(api, body)
    with pytest.raises(OrdergrooveError, match=r"/orders/.*not a list of records"):
        order_pages(connect(api.url))
    assert len(api.sandbox.requests.entries()) == 1


def test_pages_before_an_error_are_delivered(api, connect):
    breaks(api, "status", status=403, after=2)
    read = []
    with pytest.raises(OrdergrooveError):
        read.extend(connect(api.url).pages("/orders/", {"page_size": "20"}))
    pages = connect(api.url).pages("/orders/", {"page_size": "20"})
    assert ids(read) == ids([next(pages), next(pages)])
