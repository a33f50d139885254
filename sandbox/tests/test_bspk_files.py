"""File names and the form of files: https://developers.bspk.com, pre-requisites to import."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from ordergroove_sandbox.bspk import Rules, parse_name

REGION = "store_region_ref,name,privacy_policy_link,privacy_policy_email"
REGIONS = f"{REGION}\r\nEU,Europe,,\r\n".encode()
NAME = "STORE-REGION_V2_NiceCo_202209231455.csv"


def test_a_file_is_read_when_it_arrives(sender):
    before = datetime.now(timezone.utc)
    sender.put(f"inbox/{NAME}", REGIONS)
    row = {
        "store_region_ref": "EU",
        "name": "Europe",
        "privacy_policy_link": "",
        "privacy_policy_email": "",
    }
    assert sender.bspk.table("STORE-REGION") == {"EU": row}
    (file,) = sender.bspk.files
    assert (file.name, file.key, file.type) == (NAME, f"inbox/{NAME}", "STORE-REGION")
    assert (file.rows, file.imported, file.ignored, file.refused) == (1, 1, 0, 0)
    assert before <= file.received <= datetime.now(timezone.utc)
    assert (sender.bspk.refused, sender.bspk.warnings) == ([], [])


@pytest.mark.parametrize(
    "name",
    [
        "PRODUCT-IMAGES_V2_NiceCo_202209231455.csv",  # the documentation's example
        "SPECIAL-ORDERS_V2_Acme2_202412312359.csv",
        "SHOPPER_V3_NiceCo_202402290000.csv",
    ],
)
def test_good_names(name):
    assert parse_name(name).name == name.split("_")[0]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("SPECIAL-ORDERS_V2_NiceCo.csv", "is not called"),
        ("SPECIAL-ORDERS_V2_Nice_Co_202209231455.csv", "is not called"),
        ("SPECIAL-ORDERS_V2_NiceCo_202209231455.CSV", "is not called"),
        ("SPECIAL_ORDERS_V2_NiceCo_202209231455.csv", "is not called"),
        ("TRANSACTIONS_V2_NiceCo_202209231455.csv", "no type TRANSACTIONS"),
        ("special-orders_V2_NiceCo_202209231455.csv", "no type special-orders"),
        ("SPECIAL-ORDERS_V1_NiceCo_202209231455.csv", "no version V1"),
        ("SPECIAL-ORDERS_2_NiceCo_202209231455.csv", "no version 2"),
        ("SHOPPER_V2_NiceCo_202209231455.csv", "no version V2"),
        ("SPECIAL-ORDERS_V2_niceCo_202209231455.csv", "company"),
        ("SPECIAL-ORDERS_V2_Nice-Co_202209231455.csv", "company"),
        ("SPECIAL-ORDERS_V2__202209231455.csv", "company"),
        ("SPECIAL-ORDERS_V2_NiceCo_20220923.csv", "no minute"),
        ("SPECIAL-ORDERS_V2_NiceCo_20220923145500.csv", "no minute"),
        ("SPECIAL-ORDERS_V2_NiceCo_202202301455.csv", "no minute"),
        ("SPECIAL-ORDERS_V2_NiceCo_202209232455.csv", "no minute"),
    ],
)
def test_wrong_names(name, reason):
    with pytest.raises(ValueError, match=reason):
        parse_name(name)


def test_wrong_names_are_refused_and_other_objects_left_alone(sender):
    sender.put("SPECIAL-ORDERS_V2_NiceCo.csv", b"")
    sender.put("rejects/manifest.json", b"{}")
    (refused,) = sender.bspk.refused
    assert (refused.file, refused.line) == ("SPECIAL-ORDERS_V2_NiceCo.csv", 0)
    assert sender.bspk.files == []
    assert sender.bspk.keys() == ["SPECIAL-ORDERS_V2_NiceCo.csv", "rejects/manifest.json"]


def test_a_name_counts_once_for_ever(sender):
    sender.put(NAME, REGIONS)
    sender.put(NAME, REGIONS.replace(b"Europe", b"Elsewhere"))
    sender.put(f"other/{NAME}", REGIONS.replace(b"Europe", b"Elsewhere"))
    assert sender.bspk.table("STORE-REGION")["EU"]["name"] == "Europe"
    assert len(sender.bspk.files) == 1
    assert [(line, "once" in reason) for line, reason in sender.reasons(NAME)] == [(0, True)] * 2


def test_a_refused_file_has_used_its_name_up_too(sender):
    sender.put(NAME, b"name\r\n")
    sender.put(NAME, REGIONS)
    assert sender.bspk.files == []
    assert sender.reasons(NAME)[-1][1].endswith("counts once")


def test_a_company_and_what_is_known_without_a_file(sending):
    rules = Rules(company="NiceCo", known={"STORE": ["STORE-1"]})
    with sending(bucket="bspk-other", rules=rules) as sender:
        sender.put("STORE-REGION_V2_OtherCo_202209231455.csv", REGIONS)
        sender.send(
            "SALES-ASSOCIATE",
            {
                "sales_associate_ref": "SA-1", "first_name": "Ann", "last_name": "Lee",
                "mobile_phone": "", "store_ref": "STORE-1", "active": "TRUE",
            },
        )  # fmt: skip
        assert [file.type for file in sender.bspk.files] == ["SALES-ASSOCIATE"]
        assert [reason for *_, reason in sender.bspk.refused] == [
            "'OtherCo' is not the company's name"
        ]


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        (b"", 1, "is empty"),
        (b"\xef\xbb\xbf" + REGIONS, 1, "byte order mark"),
        (REGIONS + b"UK,Gro\xdfbritannien,,\r\n", 3, "UTF-8"),
        (REGIONS.decode().encode("utf-16"), 1, "UTF-8"),
        (REGIONS + b'UK,Great "Britain",,\r\n', 3, "RFC 4180"),
        (REGIONS + b'UK,"Great" Britain,,\r\n', 3, "RFC 4180"),
        (REGIONS + b'UK,"Great Britain,,\r\n', 3, "RFC 4180"),
        (REGIONS + b"UK,Great\rBritain,,\r\n", 3, "RFC 4180"),
        (REGIONS.replace(b",", b";"), 1, "is missing"),
        (b"EU,Europe,,\r\n", 1, "is missing"),
    ],
)
def test_a_file_that_is_none_is_refused_as_a_whole(busy_sender, body, line, reason):
    name = busy_sender.send_bytes("STORE-REGION", body)
    found = busy_sender.reasons(name)
    assert {where for where, _ in found} == {line}
    assert any(reason in why for _, why in found)
    assert name not in [file.name for file in busy_sender.bspk.files]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (REGIONS.replace(b"\r\n", b"\n"), "Europe"),
        (REGIONS.removesuffix(b"\r\n"), "Europe"),
        (REGIONS.replace(b"Europe", b'"Europe"'), "Europe"),
        (REGIONS.replace(b"Europe", b'"a ""b"", c"'), 'a "b", c'),
        (REGIONS.replace(b"Europe", b'"a\r\nb\nc\rd"'), "a\r\nb\nc\rd"),
        (REGIONS.replace(b"Europe", b'""'), ""),
        (REGIONS.replace(b"Europe", "Ελλάδα 🏬".encode()), "Ελλάδα 🏬"),
        (REGIONS.replace(b"Europe", b" Europe\t"), " Europe\t"),
        (b"name," + REGION.replace(",name", "").encode() + b"\r\nEurope,EU,,\r\n", "Europe"),
    ],
)
def test_values_come_through_as_written(busy_sender, body, name):
    file = busy_sender.send_bytes("STORE-REGION", body)
    assert busy_sender.reasons(file) == []
    assert busy_sender.bspk.table("STORE-REGION")["EU"]["name"] == name


def test_lines_are_counted_as_an_editor_does(busy_sender):
    body = REGIONS.replace(b"Europe", b'"a\n\nb"') + b"UK\n\r\n\nNA,,,\nSA,,,,,\n"
    name = busy_sender.send_bytes("STORE-REGION", body)
    assert busy_sender.reasons(name) == [
        (5, "has 1 values for 4 columns"),
        (6, "has 1 values for 4 columns"),
        (7, "has 1 values for 4 columns"),
        (9, "has 6 values for 4 columns"),
    ]
    file = busy_sender.bspk.files[-1]
    assert (file.rows, file.imported, file.refused) == (6, 2, 4)


def test_headers_are_complete_and_known(busy_sender):
    columns = "store_ref,product_ref,skus,image_url".split(",")  # noqa: SIM905
    name = busy_sender.send("PRODUCT-IMAGES", dict.fromkeys(columns, ""))
    assert busy_sender.reasons(name) == [
        (1, "column 'position' is missing"),
        (1, "column 'store_ref' is unknown"),
    ]
    name = busy_sender.send_bytes("PRODUCT-IMAGES", b"product_ref,skus,image_url,position,skus\n")
    assert busy_sender.reasons(name) == [(1, "column 'skus' is there 2 times")]
    name = busy_sender.send_bytes("PRODUCT-IMAGES", b"Product_Ref,skus,image_url,position\n")
    assert busy_sender.reasons(name) == [
        (1, "column 'product_ref' is missing"),
        (1, "column 'Product_Ref' is unknown"),
    ]


def test_tables_that_are_not_public_in_full_take_other_columns(sender):
    sender.send_bytes("STORE-REGION", REGION.encode() + b",colour\nEU,,,,blue\n")
    assert sender.bspk.table("STORE-REGION")["EU"]["colour"] == "blue"
    name = sender.send_bytes("STORE-REGION", REGION.encode() + b",\nEU,,,,blue\n")
    assert sender.reasons(name) == [(1, "column '' is unknown")]


def test_a_header_alone_is_a_file(sender):
    sender.send_bytes("STORE-REGION", f"{REGION}\n".encode())
    assert [file.rows for file in sender.bspk.files] == [0]
