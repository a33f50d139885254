from __future__ import annotations

from email.utils import parsedate_to_datetime

import pytest

from ordergroove_sandbox.rest.endpoints import ENDPOINTS

OPEN = {
    "/products/": {"autoship_enabled": "all", "allow_discontinued": "true"},
    "/offer_profiles/": {"status": "all"},
}


def open_query(reader, path):
    query = dict(OPEN.get(path, {}))
    if path == "/entitlements/":
        query["merchant"] = reader.merchant.public_id
    return query


@pytest.mark.parametrize("path", ENDPOINTS)
@pytest.mark.parametrize("versioned", [True, False])
def test_walking_the_pages_gives_every_row_once(reader, path, versioned):
    truth = reader.merchant.truth(ENDPOINTS[path].table)
    for size in (7, 100):
        query = open_query(reader, path)
        assert reader.rows(path, versioned=versioned, page_size=size, **query) == truth


def test_envelopes(reader):
    page = reader.get("/orders/").json()
    assert list(page) == ["next", "previous", "results"]
    old = reader.get("/orders/", versioned=False).json()
    assert list(old) == ["count", "next", "previous", "results"]
    assert old["count"] == len(reader.merchant.truth("orders"))
    assert old["next"] == f"{reader.server.url}/orders/?page=2"


def test_next_keeps_the_origin_and_all_parameters(reader):
    page = reader.get("/orders/?status=5&status=3&updated_start=2025-01-01T00:00:00&x=%26").json()
    assert page["next"].startswith(f"{reader.server.url}/orders/?cursor=")
    assert page["next"].endswith("&status=5&status=3&updated_start=2025-01-01T00%3A00%3A00&x=%26")


@pytest.mark.parametrize(
    ("path", "asked", "size"),
    [
        ("/orders/", None, 10),
        ("/orders/", 100, 100),
        ("/orders/", 101, 100),
        ("/orders/", "many", 10),
        ("/placement_logs/responses/", 400, 400),
    ],
)
def test_page_size(reader, path, asked, size):
    query = {} if asked is None else {"page_size": asked}
    assert len(reader.get(path, **query).json()["results"]) == size


@pytest.mark.parametrize(
    ("path", "start", "end", "field"),
    [
        ("/customers/", "updated_start", "updated_end", "last_updated"),
        ("/customers/", "created_start", "created_end", "created"),
        ("/subscriptions/", "updated_start", "updated_end", "updated"),
        ("/orders/", "updated_start", "updated_end", "updated"),
        ("/orders/", "created_start", "created_end", "created"),
        ("/items/", "order_updated_start", "order_updated_end", "order_updated"),
        ("/addresses/", "updated_start", "updated_end", "updated"),
        ("/one_time_incentives/", "last_updated_start", "last_updated_end", "last_updated"),
        ("/one_time_incentives/", "applied_at_start", "applied_at_end", "applied_at"),
    ],
)
def test_ranges_include_both_ends(reader, path, start, end, field):
    truth = reader.merchant.truth(ENDPOINTS[path].table)
    stamps = sorted({row[field] for row in truth if row[field]})
    low, high = stamps[len(stamps) // 4], stamps[len(stamps) // 2]
    query = {start: low.replace(" ", "T"), end: high.replace(" ", "T"), "page_size": 100}
    wanted = [row for row in truth if row[field] and low <= row[field] <= high]
    assert reader.rows(path, **query) == wanted
    day = [row for row in truth if row[field] and row[field] >= low[:10]]
    assert reader.rows(path, **{start: low[:10], "page_size": 100}) == day


def test_an_end_day_means_its_first_second(reader):
    rows = reader.rows("/orders/", updated_end="2025-01-01", page_size=100)
    assert rows
    assert max(row["updated"] for row in rows) <= "2025-01-01 00:00:00"


def test_placement_ranges_leave_out_the_end(reader):
    orders = {row["public_id"]: row["place"] for row in reader.merchant.truth("orders")}
    truth = reader.merchant.truth("placement_responses")
    start, end = orders[truth[5]["order"]], orders[truth[60]["order"]]
    query = {"start_date": start, "end_date": end, "page_size": 1000}
    wanted = [row for row in truth if start <= orders[row["order"]] < end]
    assert reader.rows("/placement_logs/responses/", **query) == wanted
    wrong = reader.get("/placement_logs/responses/", start_date="2025-01-01T00:00:00")
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("path", "query", "test"),
    [
        ("/orders/", {"status": 5}, lambda row: row["status"] == 5),
        ("/orders/", {"customer": "000007"}, lambda row: row["customer"] == "000007"),
        ("/subscriptions/", {"live": "false"}, lambda row: not row["live"]),
        ("/subscriptions/", {"live": ["true", "false"]}, lambda _: True),
        ("/addresses/", {"live": "true"}, lambda row: row["live"]),
        ("/items/", {"one_time": "true"}, lambda row: row["one_time"]),
    ],
)
def test_exact_filters(reader, path, query, test):
    truth = reader.merchant.truth(ENDPOINTS[path].table)
    assert reader.rows(path, page_size=100, **query) == [row for row in truth if test(row)]


def test_items_are_chosen_by_the_status_of_their_order(reader):
    orders = {row["public_id"]: row for row in reader.merchant.truth("orders")}
    items = reader.merchant.truth("items")
    unsent = [row for row in items if orders[row["order"]]["status"] == 1]
    assert reader.rows("/items/", status=1, page_size=100) == unsent


@pytest.mark.parametrize(
    ("path", "name", "text"),
    [
        ("/orders/", "updated_start", "yesterday"),
        ("/orders/", "updated_start", "2025-02-30"),
        ("/orders/", "updated_start", "2025-01-01T00:00:00Z"),
        ("/products/", "autoship_enabled", "perhaps"),
        ("/entitlements/", "merchant", ""),
    ],
)
def test_unreadable_parameters_are_named(reader, path, name, text):
    response = reader.get(path, **{name: text})
    assert response.status_code == 400
    assert list(response.json()) == [name]


def test_hidden_rows(reader):
    products = reader.merchant.truth("products")
    shown = reader.rows("/products/", page_size=100)
    assert shown == [p for p in products if p["autoship_enabled"] and not p["discontinued"]]
    strict = reader.rows("/products/", allow_discontinued="strict", autoship_enabled="all")
    assert strict == [p for p in products if p["discontinued"]]
    profiles = reader.rows("/offer_profiles/")
    assert {row["status"] for row in profiles} == {"available"}
    assert len(profiles) < len(reader.merchant.truth("offer_profiles"))


def test_parameters_that_change_the_shape(reader):
    order = reader.get("/orders/", include_has_plan="true").json()["results"][0]
    assert isinstance(order["has_plan"], bool)
    item = reader.get("/items/", omit_price_calculation="true").json()["results"][0]
    assert not {"price", "extra_cost", "total_price"} & item.keys()
    query = {"include_product_selection_rules": "true", "include_product_resource_grants": "true"}
    product = reader.get("/products/", **query).json()["results"][0]
    assert {"product_selection_rules", "product_resource_grants"} < product.keys()
    assert "product_free_trial_configurations" not in product


@pytest.mark.parametrize("path", ["/orders", "/nothing/", "/"])
def test_unknown_paths(reader, path):
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("query", [{"cursor": "nonsense"}, {"cursor": "cD1hLmI="}])
def test_invalid_cursor(reader, query):
    assert reader.get("/orders/", **query).status_code == 404


@pytest.mark.parametrize("page", ["0", "999", "x"])
def test_invalid_page(reader, page):
    assert reader.get("/orders/", versioned=False, page=page).status_code == 404


def test_a_wrong_key_is_refused(reader):
    response = reader.session.get(f"{reader.server.url}/orders/", headers={"x-api-key": "other"})
    assert (response.status_code, response.json()) == (403, {"detail": "Authentication Failed"})


def test_a_cursor_outlives_changes(client):
    first = client.get("/orders/", page_size=10).json()
    rest_before = client.merchant.truth("orders")[10:]
    client.merchant.advance(3)
    existing = {row["public_id"] for row in client.merchant.truth("orders")}
    rest = [row["public_id"] for row in client.rows(first["next"])]
    kept = [row["public_id"] for row in rest_before if row["public_id"] in existing]
    assert rest[: len(kept)] == kept
    assert len(rest) == len(set(rest))


def test_the_date_header_shows_the_merchants_time(reader):
    shown = parsedate_to_datetime(reader.get("/orders/").headers["date"])
    assert shown == reader.merchant.now
