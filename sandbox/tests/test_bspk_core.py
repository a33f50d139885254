"""The core types: https://developers.bspk.com/core-data-integration."""

from __future__ import annotations

import pytest

# type: a good row, all public columns; in an order in which parents come first
ROWS = {
    "STORE-REGION": {
        "store_region_ref": "EU", "name": "Europe",
        "privacy_policy_link": "https://example.com/privacy",
        "privacy_policy_email": "privacy@example.com",
    },
    "STORE": {
        "store_ref": "STORE-1", "name": "Rue de Rivoli", "address": "1 rue de Rivoli",
        "city": "Paris", "state": "", "zip_code": "75001", "country_code": "FR",
        "currency_code": "EUR", "phone": "+33123456789", "privacy_policy_link": "",
        "privacy_policy_email": "", "store_region_ref": "EU", "active": "TRUE",
    },
    "SALES-ASSOCIATE": {
        "sales_associate_ref": "SALES_ASSOCIATE-1", "first_name": "Ann", "last_name": "Lee",
        "email": "ann@example.com", "mobile_phone": "+33612345678", "store_ref": "STORE-1",
        "active": "TRUE",
    },
    "SHOPPER": {
        "shopper_ref": "SHOPPER-1", "first_name": "Bo", "last_name": "Roy",
        "alternate_first_name": "", "alternate_last_name": "", "gender": "NB",
        "email": "bo@example.com", "title": "Dr", "mobile_phone": "+33600000001",
        "other_phone": "", "address": "", "address_2": "", "address_3": "", "address_4": "",
        "city": "", "state": "", "zip_code": "", "country_code": "FR",
        "preferences": "Rings;Watches", "preferred_contact_channel": "whatsapp",
        "nationality": "BE", "languages": "fr;nl", "email_contact": "TRUE",
        "phone_call_contact": "FALSE",
    },
    "SHOPPER-ADDRESS": {
        "shopper_ref": "SHOPPER-1", "address_ref": "A-1", "address_1": "2 rue Dante",
        "first_name": "", "last_name": "", "company_name": "", "address_2": "", "address_3": "",
        "address_4": "", "city": "Paris", "province": "", "province_code": "",
        "country": "France", "country_code": "FR", "zip": "75005",
    },
    "METAFIELDS": {
        "owner_type": "Shopper", "owner_ref": "SHOPPER-1", "namespace": "custom",
        "key": "ring_size", "is_list": "false", "value_type": "single_line_text_field",
        "value": "52", "active": "true",
    },
    "PRODUCT": {
        "product_ref": "Ring-9", "name": "Ring", "description": "",
        "categories": "Jewellery>>Rings;Gifts", "language_code": "en", "brand": "NiceCo",
        "published": "TRUE",
    },
    "PRODUCT-VARIANTS": {
        "product_ref": "RING-9", "sku": "Sku-52", "barcode": "0360", "option_1_name": "Size",
        "option_1_value": "52", "option_2_name": "", "option_2_value": "", "option_3_name": "",
        "option_3_value": "", "language_code": "en", "store_refs": "", "published": "TRUE",
    },
    "PRODUCT-PRICES": {
        "product_ref": "ring-9", "sku": "SKU-52", "price": "599.90", "currency_code": "EUR",
        "store_refs": "STORE-1", "starting_on": "2022-01-17", "ending_on": "",
        "discounted": "",
    },
    "PRODUCT-INVENTORY": {
        "product_ref": "ring-9", "sku": "sku-52", "quantity": "3", "store_ref": "STORE-1",
        "at": "2022-01-17T10:15:18Z",
    },
    "PRODUCT-IMAGES": {
        "product_ref": "ring-9", "skus": "", "image_url": "https://example.com/r.jpg",
        "position": "1",
    },
    "SALE": {
        "sale_ref": "S-1", "product_ref": "ring-9", "quantity": "1", "price": "599.90",
        "currency_code": "EUR", "created_at": "2022-01-17T10:15:18", "sku": "sku-52",
        "shopper_ref": "SHOPPER-1", "store_ref": "STORE-1",
        "sales_associate_ref": "SALES_ASSOCIATE-1",
    },
}  # fmt: skip
REQUIRED = {
    "STORE-REGION": ["store_region_ref"],
    "STORE": ["store_ref", "name", "currency_code", "active"],
    "SALES-ASSOCIATE": ["sales_associate_ref", "first_name", "last_name", "store_ref", "active"],
    "SHOPPER": ["shopper_ref"],
    "SHOPPER-ADDRESS": ["shopper_ref", "address_ref", "address_1"],
    "METAFIELDS": list(ROWS["METAFIELDS"]),
    "PRODUCT": ["product_ref", "name", "published"],
    "PRODUCT-VARIANTS": ["product_ref", "sku", "published"],
    "PRODUCT-PRICES": ["product_ref", "sku", "price", "currency_code"],
    "PRODUCT-INVENTORY": [],
    "PRODUCT-IMAGES": ["product_ref", "image_url", "position"],
    "SALE": [
        "sale_ref", "product_ref", "quantity", "price", "currency_code", "created_at",
        "shopper_ref",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def stocked(busy_sender):
    """BSPK has a row of each type."""
    for kind, row in ROWS.items():
        assert busy_sender.reasons(busy_sender.send(kind, row)) == [], kind
    return busy_sender


@pytest.fixture
def shop(sender):
    """A company whose BSPK, of the test's own, has a row of each type."""
    for kind, row in ROWS.items():
        sender.send(kind, row)
    return sender


def test_a_row_of_each_type(shop):
    assert shop.bspk.refused == []
    assert {name: n for name, n in shop.bspk.state()["rows"].items() if n} == dict.fromkeys(ROWS, 1)
    for kind, row in ROWS.items():
        assert list(shop.bspk.table(kind).values()) == [row]


@pytest.mark.parametrize("kind", ROWS)
def test_required_columns(stocked, kind):
    name = stocked.send(kind, dict.fromkeys(ROWS[kind], ""))
    assert stocked.reasons(name) == [(2, f"{column} is required") for column in REQUIRED[kind]]


@pytest.mark.parametrize("kind", [kind for kind in ROWS if kind != "PRODUCT-INVENTORY"])
def test_all_public_columns_are_in_the_header(stocked, kind):
    for column in ROWS[kind]:
        row = {name: value for name, value in ROWS[kind].items() if name != column}
        expected = [(1, f"column {column!r} is missing")]
        if (kind, column) == ("SALES-ASSOCIATE", "email"):
            expected = []  # the name of this one is inferred
        assert stocked.reasons(stocked.send(kind, row)) == expected


# type, column, values that will do, values that will not
VALUES = [
    ("STORE", "country_code", ["US", ""], ["usa", "us", "XX", "UK"]),
    ("STORE", "currency_code", ["USD"], ["usd", "EURO"]),
    ("STORE", "phone", ["+14155550123", ""], ["4155550123", "+1 415 555 0123", "+0123", "+"]),
    ("STORE", "active", ["FALSE"], ["false", "1"]),
    ("STORE", "store_ref", ["x", "x" * 255], ["x" * 256]),
    ("SALES-ASSOCIATE", "email", ["a@b.c", ""], ["a@b", "someone", "a b@c.de", "a" * 256]),
    ("SALES-ASSOCIATE", "mobile_phone", ["+33612345678"], ["0612345678"]),
    ("SHOPPER", "gender", ["M", "F", "NB", ""], ["m", "X", "male"]),
    ("SHOPPER", "title", ["M", "x" * 20], ["x" * 21]),
    ("SHOPPER", "preferred_contact_channel",
     ["chat", "email", "line", "whatsapp", "wechat", "call", ""], ["sms", "Chat"]),
    ("SHOPPER", "nationality", ["DE"], ["de", "German"]),
    ("SHOPPER", "languages", ["en", "en;fr;zh"], ["eng", "EN", "en,fr", "en; fr", "en;"]),
    ("SHOPPER", "email_contact", ["TRUE", "FALSE", ""], ["true"]),
    ("METAFIELDS", "owner_type", ["Shopper"], ["shopper", "Product"]),
    ("METAFIELDS", "is_list", ["true", "false"], ["TRUE"]),
    ("METAFIELDS", "active", ["true"], ["TRUE"]),
    ("PRODUCT", "language_code", ["fr", ""], ["fra", "FR", "en-US"]),
    ("PRODUCT", "brand", ["x" * 30], ["x" * 31]),
    ("PRODUCT", "description", ["x" * 65535], ["x" * 65536]),
    ("PRODUCT", "published", ["FALSE"], ["no"]),
    ("PRODUCT-PRICES", "price", ["1", "599.90"], ["599,90"]),
    ("PRODUCT-PRICES", "starting_on", ["2024-02-29", ""], ["2023-02-29", "17/01/2022",
     "2022-01-17T00:00:00"]),
    ("PRODUCT-PRICES", "discounted", ["TRUE", "FALSE", ""], ["true"]),
    ("PRODUCT-IMAGES", "image_url", ["https://example.com/x.png"], ["x.png"]),
    ("PRODUCT-IMAGES", "position", ["2"], ["2.5", "first"]),
    ("SALE", "quantity", ["1234567"], ["12345678", "one"]),
    ("SALE", "price", ["1234567.89"], ["12345678.90"]),
    ("SALE", "created_at", ["2022-01-17T10:15:18"], ["2022-01-17T10:15:18Z", "2022-01-17",
     "2022-13-17T10:15:18"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "column", "good", "bad"), VALUES, ids=[f"{row[0]}-{row[1]}" for row in VALUES]
)
def test_formats_and_lengths(stocked, kind, column, good, bad):
    for value in good:
        assert stocked.reasons(stocked.send(kind, {**ROWS[kind], column: value})) == []
    found = stocked.reasons(stocked.send(kind, *[{**ROWS[kind], column: one} for one in bad]))
    assert [line for line, _ in found] == list(range(2, 2 + len(bad)))
    assert {reason.split()[0] for _, reason in found} == {column}


# type, column, the type in which its value must be
PARENTS = [
    ("STORE", "store_region_ref", "STORE-REGION"),
    ("SALES-ASSOCIATE", "store_ref", "STORE"),
    ("SHOPPER-ADDRESS", "shopper_ref", "SHOPPER"),
    ("METAFIELDS", "owner_ref", "SHOPPER"),
    ("PRODUCT-VARIANTS", "product_ref", "PRODUCT"),
    ("PRODUCT-PRICES", "product_ref", "PRODUCT"),
    ("PRODUCT-PRICES", "sku", "PRODUCT-VARIANTS"),
    ("PRODUCT-INVENTORY", "sku", "PRODUCT-VARIANTS"),
    ("PRODUCT-IMAGES", "product_ref", "PRODUCT"),
    ("SALE", "product_ref", "PRODUCT"),
    ("SALE", "sku", "PRODUCT-VARIANTS"),
    ("SALE", "shopper_ref", "SHOPPER"),
    ("SALE", "store_ref", "STORE"),
    ("SALE", "sales_associate_ref", "SALES-ASSOCIATE"),
]


@pytest.mark.parametrize(
    ("kind", "column", "parent"), PARENTS, ids=[f"{row[0]}-{row[1]}" for row in PARENTS]
)
def test_parents_come_first(stocked, kind, column, parent):
    name = stocked.send(kind, {**ROWS[kind], column: "nowhere"})
    assert stocked.reasons(name) == [(2, f"{column} 'nowhere' is not in {parent}")]


def test_product_references_and_skus_do_not_heed_letter_case(shop):
    shop.send("PRODUCT", {**ROWS["PRODUCT"], "product_ref": "RING-9", "name": "Band"})
    shop.send("PRODUCT-VARIANTS", {**ROWS["PRODUCT-VARIANTS"], "sku": "SKU-52", "barcode": ""})
    ((key, product),) = shop.bspk.table("PRODUCT").items()
    assert (key, product["product_ref"], product["name"]) == (("ring-9", "en"), "RING-9", "Band")
    ((key, variant),) = shop.bspk.table("PRODUCT-VARIANTS").items()
    assert (key, variant["sku"], variant["barcode"]) == (("sku-52", "en"), "SKU-52", "")


def test_a_product_has_a_row_for_each_language(shop):
    shop.send("PRODUCT", {**ROWS["PRODUCT"], "language_code": "fr", "name": "Bague"})
    names = {key: row["name"] for key, row in shop.bspk.table("PRODUCT").items()}
    assert names == {("ring-9", "en"): "Ring", ("ring-9", "fr"): "Bague"}


def test_options_need_a_language(stocked):
    row = {**ROWS["PRODUCT-VARIANTS"], "language_code": ""}
    name = stocked.send("PRODUCT-VARIANTS", row, {**row, "option_1_name": "", "option_1_value": ""})
    assert stocked.reasons(name) == [(2, "language_code is required with option_1_name")]


def test_prices_for_all_skus_and_discounts(stocked):
    row = ROWS["PRODUCT-PRICES"]
    name = stocked.send(
        "PRODUCT-PRICES",
        {**row, "sku": "*"},
        {**row, "discounted": "TRUE", "ending_on": "2022-02-01"},
        {**row, "discounted": "FALSE", "ending_on": "2022-02-01"},
        {**row, "ending_on": "2022-02-01"},
    )
    assert stocked.reasons(name) == [
        (4, "ending_on goes only with discounted=TRUE"),
        (5, "ending_on goes only with discounted=TRUE"),
    ]


def test_a_price_without_a_word_is_no_discount(shop):
    row = ROWS["PRODUCT-PRICES"]
    shop.send("PRODUCT-PRICES", {**row, "discounted": "FALSE", "price": "1"})
    shop.send("PRODUCT-PRICES", {**row, "discounted": "TRUE", "price": "2"})
    assert [row["price"] for row in shop.bspk.table("PRODUCT-PRICES").values()] == ["1", "2"]


def images(*positions, product="ring-9"):
    return [{**ROWS["PRODUCT-IMAGES"], "product_ref": product, "position": n} for n in positions]


def test_a_files_images_take_the_place_of_all_the_product_had(shop):
    shop.send("PRODUCT", {**ROWS["PRODUCT"], "product_ref": "watch"})
    first = [*images("1", "2", "3"), *images("1", "2", product="watch")]
    shop.send("PRODUCT-IMAGES", *first)
    shop.send("PRODUCT-IMAGES", *images("2", "1", product="RING-9"))
    keys = list(shop.bspk.table("PRODUCT-IMAGES"))
    assert keys == [("watch", "1"), ("watch", "2"), ("ring-9", "2"), ("ring-9", "1")]


def test_a_products_images_in_two_files_leave_the_second_files_only(shop):
    shop.send("PRODUCT-IMAGES", *images("1", "2"))
    shop.send("PRODUCT-IMAGES", *images("3"))
    assert list(shop.bspk.table("PRODUCT-IMAGES")) == [("ring-9", "3")]


def test_the_first_row_removes_images_even_if_it_is_refused(shop):
    name = shop.send("PRODUCT-IMAGES", *images("first", "2"))
    assert shop.reasons(name) == [(2, "position is no whole number")]
    assert list(shop.bspk.table("PRODUCT-IMAGES")) == [("ring-9", "2")]


def test_a_position_is_taken_once(shop):
    name = shop.send("PRODUCT-IMAGES", *images("1", "01"))
    assert shop.reasons(name) == [(3, "position 01 is taken in this file")]


def test_a_mobile_phone_is_one_shoppers(shop):
    row = ROWS["SHOPPER"]
    other = {**row, "shopper_ref": "SHOPPER-2"}
    name = shop.send("SHOPPER", other, {**other, "mobile_phone": ""})
    assert shop.reasons(name) == [(2, "mobile_phone '+33600000001' is another row's")]
    shop.send("SHOPPER", {**row, "mobile_phone": "+33600000002"}, other)
    phones = {key: row["mobile_phone"] for key, row in shop.bspk.table("SHOPPER").items()}
    assert phones == {"SHOPPER-1": "+33600000002", "SHOPPER-2": "+33600000001"}


def test_columns_that_a_row_says_to_ignore_or_a_file_lacks_stay(shop):
    row = {**ROWS["SHOPPER"], "barcode": "12", "ignore_columns": ""}
    shop.send("SHOPPER", row)
    shop.send("SHOPPER", {**row, "first_name": "", "title": "", "ignore_columns": "first_name"})
    shop.send("SHOPPER", {**ROWS["SHOPPER"], "first_name": "Bob", "title": ""})
    shopper = shop.bspk.table("SHOPPER")["SHOPPER-1"]
    assert (shopper["first_name"], shopper["title"], shopper["barcode"]) == ("Bob", "", "12")


def test_a_metafield_is_removed_by_a_row(shop):
    row = ROWS["METAFIELDS"]
    shop.send("METAFIELDS", {**row, "key": "other"}, {**row, "active": "false"})
    (key,) = shop.bspk.table("METAFIELDS")
    assert key == ("Shopper", "SHOPPER-1", "custom", "other")


def test_a_sale_has_a_row_for_each_product(shop):
    shop.send("PRODUCT", {**ROWS["PRODUCT"], "product_ref": "watch"})
    shop.send("SALE", {**ROWS["SALE"], "product_ref": "watch", "sku": ""}, ROWS["SALE"])
    assert list(shop.bspk.table("SALE")) == [("S-1", "ring-9", "sku-52"), ("S-1", "watch", "")]
