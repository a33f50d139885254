"""Rules of meaning, by BSPK's books: they equal the source, and nothing is refused there."""

from __future__ import annotations

import csv
import io
import json
import logging

import pytest
from tests.support.bspk_books import (
    ASSOCIATE,
    IMAGE,
    KINDS,
    PRODUCT,
    SAMPLES,
    SHOPPER,
    STORE,
    VARIANT,
    as_book,
    held_back,
    ordered,
    settings_for,
    special,
    stream,
    text,
)
from tests.support.bspk_target import DATA, EVENT, ITEM, ORDER, state, sync
from tests.support.target_runs import rules

from ordergroove_sandbox.bspk import Rules, serving
from singer_commons.errors import SettingError
from target_bspk_s3.settings import FILE_TYPES

ORDERS, ITEMS, EVENTS = KINDS
INCOMPLETE = ["PRODUCT-INVENTORY", "SHOPPER", "SHOPPER-ADDRESS", "STORE-REGION"]


def canned_records(name):
    lines = map(json.loads, (DATA / f"{name}.good.singer").read_bytes().splitlines())
    return [each for each in lines if each["type"] == "RECORD"]


def warnings(caplog):
    return [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]


def told(tmp_path):
    (path,) = (tmp_path / "manifests").iterdir()
    return json.loads(path.read_text())


def test_every_type_in_one_run_is_taken_in_bspks_order(tmp_path, caplog):
    # What the canned children of two products and an order refer to, and is not among it.
    known = {
        "PRODUCT": ["HAT"],
        "SPECIAL-ORDERS": ["103496"],
        "SPECIAL-ORDER-LINE-ITEMS": ["103496-1"],
    }
    given = b"".join((DATA / f"{name}.good.singer").read_bytes() for name in sorted(FILE_TYPES))
    given += json.dumps(state()).encode()
    with (
        serving(bucket="bspk-all-types", rules=Rules(company="NiceCo", known=known)) as bspk,
        caplog.at_level(logging.WARNING),
    ):
        states = sync(given, **settings_for(bspk, output_dir=str(tmp_path)))
        assert bspk.refused == []
        assert bspk.warnings == []
        for name, kind in FILE_TYPES.items():
            header, *rows = csv.reader(io.StringIO((DATA / f"{name}.csv").read_text("utf-8")))
            wanted = [dict(zip(header, row, strict=True)) for row in rows]
            if kind == "METAFIELDS":  # one that is not active is removed
                wanted = [row for row in wanted if row["active"] == "true"]
            if kind == "SALE":  # the stand-in tells the rows of a sale apart by product and SKU
                wanted = list({(row["sale_ref"], row["sku"]): row for row in wanted}.values())
            assert ordered(bspk.table(kind)) == ordered(wanted), kind
        received = [each.type for each in bspk.files]
    assert states == [state()["value"]]
    documented = [
        *("STORE-REGION", "STORE", "SALES-ASSOCIATE", "SHOPPER", "PRODUCT", "PRODUCT-VARIANTS"),
        *("PRODUCT-PRICES", "PRODUCT-INVENTORY", "PRODUCT-IMAGES", "SALE"),
    ]
    assert [each for each in received if each in documented] == documented
    assert [each for each in received if each in KINDS.values()] == list(KINDS.values())
    assert received.index("SHOPPER") < received.index("SHOPPER-ADDRESS")
    assert received.index("SHOPPER") < received.index("METAFIELDS")


def test_types_that_are_not_public_in_full_are_warned_of_at_the_end(bspk, tmp_path, caplog):
    region = {"store_region_ref": "EU", "name": "Europe"}
    region |= {"privacy_policy_link": None, "privacy_policy_email": None}
    given = [
        *stream("store_regions", region),
        *stream("stores", STORE | {"store_region_ref": "EU"}),
    ]
    with caplog.at_level(logging.WARNING):
        sync([*given, *stream("shoppers", SHOPPER)], **settings_for(bspk, output_dir=str(tmp_path)))
    assert bspk.counts()["STORE"] == 1
    about = [each.partition(":")[0] for each in warnings(caplog) if "publicly documented" in each]
    assert about == ["STORE-REGION", "SHOPPER"]
    assert [each.partition(":")[0] for each in told(tmp_path)["warnings"]] == about


@pytest.mark.parametrize("validate_only", [True, False], ids=["checked", "sent"])
def test_which_types_are_warned_of(tmp_path, caplog, validate_only):
    given = b"".join((DATA / f"{name}.good.singer").read_bytes() for name in sorted(FILE_TYPES))
    with caplog.at_level(logging.WARNING):
        sync(given, output_dir=str(tmp_path), validate_only=validate_only)
    about = [each.partition(":")[0] for each in warnings(caplog) if "publicly documented" in each]
    assert sorted(about) == INCOMPLETE


def test_a_type_of_which_nothing_is_sent_is_not_warned_of(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        given = stream("shoppers", SHOPPER | {"shopper_ref": None})
        sync(given, output_dir=str(tmp_path))
    assert "publicly documented" not in caplog.text
    assert len(held_back(tmp_path / "rejects")) == 1


@pytest.mark.parametrize("name", sorted(FILE_TYPES))
def test_a_column_that_is_absent_is_never_a_blank_without_being_told(tmp_path, name):
    header = (DATA / f"{name}.csv").read_text("utf-8").splitlines()[0].split(",")
    described = json.loads((DATA / f"{name}.good.singer").read_bytes().splitlines()[0])
    sample = canned_records(name)[0]["record"]
    for column in header:
        record = {key: value for key, value in sample.items() if key != column}
        given = [described, {"type": "RECORD", "stream": name, "record": record}]
        folder = tmp_path / column
        sync(given, output_dir=str(folder))
        files = list(folder.glob("*.csv"))
        if name == EVENTS and column == "reference":  # nothing to reset
            assert len(files) == 1
            continue
        assert files == []
        (reject,) = held_back(folder / "rejects")
        assert {rule.partition(":")[2] for rule in rules(reject) if rule.startswith(column)} <= {
            *("absent", "required", "key", "schema"),
            *("inherited", "only_if"),  # of a line item's status; of the end of a discount
        }


def test_null_resets_on_purpose_and_blank_must_be_asked_for(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    first = ORDER | {"description": "Old", "total_amount": 5, "currency_code": "USD"}
    sync(stream(ORDERS, first), **config)
    without = {key: value for key, value in first.items() if key != "description"}
    with pytest.raises(SettingError, match="absent_columns"):
        sync(stream(ORDERS, without), **config)
    assert bspk.table("SPECIAL-ORDERS")["103495"]["description"] == "Old"
    sync(stream(ORDERS, without), **config, absent_columns="blank")
    assert bspk.table("SPECIAL-ORDERS")["103495"]["description"] == ""
    sync(stream(ORDERS, first | {"total_amount": None}), **config)
    assert bspk.table("SPECIAL-ORDERS")["103495"]["total_amount"] == ""


def test_events_are_what_came_first_in_this_run_or_an_earlier_one(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    family = [*special(ORDERS, {}), *special(ITEMS, {}, {"line_item_ref": "103495-2"})]
    steps = [
        {"sequence": 0, "description": "zero"},
        {"sequence": 1, "description": "one"},
        {"sequence": 999, "description": "last"},
        {"sequence": 1, "description": "one"},
        {"sequence": 1, "description": "one again", "line_item_ref": "103495-2"},
    ]
    sync([*family, *special(EVENTS, *steps)], **config)
    (held,) = held_back(tmp_path / "rejects")
    assert rules(held) == ["sequence:append_only"]
    sync(special(EVENTS, {"sequence": 2}, {"sequence": 999, "description": "changed"}), **config)
    assert [row["description"] for row in bspk.table("SPECIAL-ORDER-EVENTS").values()] == [
        "zero",
        "one",
        "last",
        EVENT["description"],
    ]
    assert bspk.refused == []
    assert bspk.warnings == []  # nothing was sent that BSPK would ignore
    assert len(held_back(tmp_path / "rejects")) == 2


def test_the_same_event_written_otherwise_is_the_same(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    sync([*special(ORDERS, {}), *special(ITEMS, {}), *special(EVENTS, {})], **config)
    again = {"created_at": "2022-01-17T20:23:22.9+01:00", "action_required": "false"}
    sync(special(EVENTS, again | {"sequence": "1", "reference": ""}), **config)
    assert held_back(tmp_path / "rejects") == []
    assert len(bspk.warnings) == 1  # ignored there: sent again is harmless
    assert len(bspk.table("SPECIAL-ORDER-EVENTS")) == 1


def test_products_and_skus_of_other_letter_case_are_one(bspk):
    given = [
        *stream("products", PRODUCT, PRODUCT | {"product_ref": "ring", "name": "Ring, new"}),
        *stream("product_variants", VARIANT, VARIANT | {"product_ref": "Ring", "sku": "ring-1"}),
        *stream("product_images", IMAGE, IMAGE | {"product_ref": "rINg", "position": 2}),
    ]
    sync(given, **settings_for(bspk))
    assert bspk.refused == []
    assert [row["name"] for row in bspk.table("PRODUCT").values()] == ["Ring, new"]
    assert [row["sku"] for row in bspk.table("PRODUCT-VARIANTS").values()] == ["ring-1"]
    assert len(bspk.table("PRODUCT-IMAGES")) == 2
    assert [each.rows for each in bspk.files] == [1, 1, 2]


def test_a_sku_belongs_to_one_product_whatever_its_case(bspk, tmp_path):
    given = [
        *stream("products", PRODUCT, PRODUCT | {"product_ref": "HAT"}),
        *stream("product_variants", VARIANT, VARIANT | {"product_ref": "HAT", "sku": "ring-1"}),
    ]
    sync(given, **settings_for(bspk, output_dir=str(tmp_path)))
    assert [row["product_ref"] for row in bspk.table("PRODUCT-VARIANTS").values()] == ["RING"]
    (held,) = held_back(tmp_path / "rejects")
    assert rules(held) == ["sku:owner"]


def test_images_of_a_product_stay_together_over_schemas_streams_and_files(bspk):
    products = [PRODUCT | {"product_ref": f"P{n}"} for n in range(5)]
    messages, wanted = stream("products", *products), []
    for position in range(1, 5):
        # Each position comes with another schema, half of them in another stream.
        records = [
            IMAGE
            | {"product_ref": f"{'Pp'[position % 2]}{n}", "position": position}
            | {"image_url": f"https://example.com/{n}-{position}.jpg"}
            for n in range(5)
        ]
        name = "product_images" if position < 3 else "more_images"
        messages += stream(name, *records, types={"position": {"maximum": 10 + position}})
        wanted += map(as_book, records)
    config = settings_for(bspk, max_rows_per_file=6)
    sync(messages, **config, file_types={"more_images": "PRODUCT-IMAGES"})
    assert bspk.refused == []
    assert ordered(bspk.table("PRODUCT-IMAGES")) == ordered(wanted)
    parts = [each for each in bspk.files if each.type == "PRODUCT-IMAGES"]
    assert [each.rows for each in parts] == [4] * 5
    assert len({each.name for each in parts}) == 5
    fewer = stream("product_images", IMAGE | {"product_ref": "P0", "position": 7})
    sync(fewer, **config)
    assert len(bspk.table("PRODUCT-IMAGES")) == 4 * 4 + 1  # replaced, not added to


def test_what_hangs_on_a_bad_row_is_held_back_down_to_grandchildren(bspk, tmp_path):
    def lines(ref):
        return {"order_ref": ref, "line_item_ref": f"{ref}-1"}

    bad, good, stranger = ({"shopper_id": ref} for ref in ("C-bad", "C1", "C-unknown"))
    given = [
        *special(EVENTS, lines("100"), lines("200"), lines("300"), lines("400")),
        *special(ITEMS, lines("100"), lines("200"), lines("300"), lines("400")),
        *special(
            ORDERS,
            {"order_ref": "100", **bad},
            {"order_ref": "200", **good},
            {"order_ref": "300", **stranger},
            {"order_ref": "400", **good, "store_id": "S-bad"},
        ),
        *stream("shoppers", SHOPPER, SHOPPER | {"shopper_ref": "C-bad", "gender": "?"}),
        *stream("stores", STORE, STORE | {"store_ref": "S-bad", "currency_code": "?"}),
        *stream("sales_associates", ASSOCIATE, ASSOCIATE | {"store_ref": "S-bad"}),
    ]
    sync(given, **settings_for(bspk, output_dir=str(tmp_path)))
    assert bspk.refused == []
    for kind in KINDS.values():
        assert {row["order_ref"] for row in bspk.table(kind).values()} == {"200", "300"}
    found = held_back(tmp_path / "rejects")
    assert len(found) == 2 + 1 + 2 * 3  # bad, the associate's second row, two orders with theirs
    assert ordered(bspk.table("SALES-ASSOCIATE")) == [as_book(ASSOCIATE)]
    late = {each["file_type"] for each in found if any("parent" in rule for rule in rules(each))}
    assert late >= set(KINDS.values())


def test_the_last_row_that_can_be_sent_is_sent_though_a_later_one_is_held_back(bspk, tmp_path):
    given = [
        *stream("shoppers", SHOPPER, SHOPPER | {"shopper_ref": "C-bad", "gender": "?"}),
        *special(
            ORDERS,
            {"shopper_id": "C1", "description": "good"},
            {"shopper_id": "C-bad", "description": "of a bad shopper"},
        ),
        *special(ITEMS, {}),
    ]
    sync(given, **settings_for(bspk, output_dir=str(tmp_path)))
    assert [row["description"] for row in bspk.table("SPECIAL-ORDERS").values()] == ["good"]
    assert ordered(bspk.table("SPECIAL-ORDER-LINE-ITEMS")) == [as_book(ITEM)]
    found = held_back(tmp_path / "rejects")
    assert [each["record"].get("description") for each in found[1:]] == ["of a bad shopper"]


def test_a_phone_is_one_shoppers_and_the_other_keeps_the_row_before(bspk, tmp_path):
    phones = [("C1", "+14155550101"), ("C2", "+14155550102"), ("C2", "+14155550101")]
    records = [SHOPPER | {"shopper_ref": ref, "mobile_phone": phone} for ref, phone in phones]
    sync(stream("shoppers", *records), **settings_for(bspk, output_dir=str(tmp_path)))
    assert bspk.refused == []
    found = {row["shopper_ref"]: row["mobile_phone"] for row in bspk.table("SHOPPER").values()}
    assert found == dict(phones[:2])
    (held,) = held_back(tmp_path / "rejects")
    assert held["record"] == records[2]


@pytest.mark.parametrize("name", KINDS)
def test_records_may_have_their_columns_in_any_order_and_more_of_them(bspk, tmp_path, name):
    sample, key = (
        SAMPLES[name],
        list(SAMPLES[name])[2 if name == EVENTS else 0 if name == ORDERS else 1],
    )
    refs = [sample[key]] + (["2", "3"] if name == EVENTS else ["other-1", "other-2"])
    records = [sample | {key: ref} for ref in refs]
    given = [
        records[0],
        {"unknown": ["a", {"b": 1}]} | dict(reversed(records[1].items())),
        dict(sorted(records[2].items())) | {"_sdc_extracted_at": "2022-01-17T00:00:00Z"},
    ]
    messages = [stream(name, records[0])[0]]
    messages += [{"type": "RECORD", "stream": name, "record": each} for each in given]
    before = [*special(ORDERS, {})] + [*special(ITEMS, {})] * (name == EVENTS)
    sync([*before, *messages], **settings_for(bspk, output_dir=str(tmp_path)))
    assert bspk.refused == []
    assert ordered(bspk.table(KINDS[name])) == ordered(
        [{column: text(record[column]) for column in sample} for record in records]
    )
