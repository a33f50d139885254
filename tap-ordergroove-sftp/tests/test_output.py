"""What comes out: many records at once or one by one, in batches, mapped, flattened, selected."""

from __future__ import annotations

import copy
import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.report_folder import Folder
from tests.support.sftp_tap import (
    ABOUT_THE_RUN,
    EVERYTHING,
    FILE,
    KEYS,
    NOW,
    STREAMS,
    UNKNOWN,
    Loader,
    differences,
    expected_book,
)

from ordergroove_sandbox import Merchant
from ordergroove_sandbox.drop import FORMS, Defect, Drop, Style
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

ORDERS, INVENTORY, VALUE = "orders_report", "inventory_report", "total_subscriber_value"
SNAPSHOTS = (INVENTORY, VALUE)


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """A drop with full files, deltas, snapshots, and broken rows; what was delivered."""
    merchant = Merchant(customers=25, days=120, now=NOW)
    drop = Drop(merchant, tmp_path_factory.mktemp("drop"), Style(names=FORMS["N1-separated"]))
    files = [drop.deliver_full(token) for token in ("orders", "subscription", "crm_subscription")]
    for _ in range(2):
        merchant.advance(1)
        defects = [Defect.of(kind, "Inventory_Report") for kind in ("long_row", "extra_column")]
        files += drop.deliver(defects=defects)
    return drop, files


@pytest.fixture
def folder(delivered):
    return Folder.of(delivered[0])


def comparable(outcome, *, without=()):
    """The messages as they are, but for what no two runs have in common."""
    messages = copy.deepcopy(outcome.messages)
    for message in messages:
        message.pop("time_extracted", None)
        for name in without:
            message.get("record", {}).pop(name, None)
    return [each for each in messages if each["type"] != "SCHEMA"]


MAPS = {"stream_maps": {stream: {"mapped": "'yes'"} for stream in STREAMS.values()}}


def test_one_by_one_the_same_comes_out_as_many_at_once(folder):
    at_once = folder.sync()
    one_by_one = folder.sync(**MAPS)
    for stream in STREAMS.values():
        assert all(record["mapped"] == "yes" for record in one_by_one.records(stream))
    assert len(at_once.records(INVENTORY)) > 10
    assert comparable(one_by_one, without=["mapped"]) == comparable(at_once)
    # To the last digit, too.
    prices = [json.dumps(str(each["price"])) for each in at_once.records(ORDERS)]
    assert prices == [json.dumps(str(each["price"])) for each in one_by_one.records(ORDERS)]


def test_a_map_of_one_stream_leaves_the_others_alone(folder):
    config = {"stream_maps": {ORDERS: {"email_address": "__NULL__", "__filter__": "quantity > 1"}}}
    plain, mapped = folder.sync(), folder.sync(**config)
    wanted = [record for record in plain.records(ORDERS) if record["quantity"] > 1]
    assert 0 < len(wanted) < len(plain.records(ORDERS))
    for record in wanted:
        del record["email_address"]
    assert mapped.records(ORDERS) == wanted
    for stream in EVERYTHING:
        if stream != ORDERS:
            assert mapped.records(stream) == plain.records(stream)


def test_a_stream_may_be_renamed_or_left_out(folder):
    config = {"stream_maps": {ORDERS: {"__alias__": "placed"}, INVENTORY: None}}
    plain, mapped = folder.sync(), folder.sync(**config)
    assert mapped.records("placed") == plain.records(ORDERS)
    assert mapped.records(ORDERS) == mapped.records(INVENTORY) == []
    assert mapped.state["bookmarks"].keys() == plain.state["bookmarks"].keys()


def test_flattened(folder):
    plain = folder.sync()
    flat = folder.sync(flattening_enabled=True, flattening_max_depth=1)
    assert flat.error is None
    for stream in STREAMS.values():
        assert len(flat.records(stream)) == len(plain.records(stream))
        for was, now in zip(plain.records(stream), flat.records(stream), strict=True):
            unknown = now.get(UNKNOWN)
            assert unknown is None or json.loads(unknown) == was[UNKNOWN]
            assert {**now, UNKNOWN: None} == {**was, UNKNOWN: None}
    assert any(record.get(UNKNOWN) for record in flat.records(INVENTORY))


def catalog(**deselected):
    """A catalog with some fields deselected, by stream; None deselects the stream."""
    tap = TapOrdergrooveSftp(config={"username": "x", "password": "x"})
    found = json.loads(tap.catalog_json_text)
    for stream in found["streams"]:
        fields = deselected.get(stream["stream"], ())
        for entry in stream["metadata"]:
            if not entry["breadcrumb"]:
                entry["metadata"]["selected"] = fields is not None
            elif fields and entry["breadcrumb"][-1] in fields:
                entry["metadata"]["selected"] = False
    return found


def test_deselected_fields_are_left_out(folder):
    plain = folder.sync()
    private = ["email_address", "first_name", "last_name", "price"]
    chosen = folder.sync(catalog=catalog(orders_report=private, crm_subscriptions=private))
    assert comparable(chosen, without=private) == comparable(plain, without=private)
    assert "@example.com" not in json.dumps(
        [record for stream in (ORDERS, "crm_subscriptions") for record in chosen.records(stream)],
        default=str,
    )
    assert "first_name" not in json.dumps(
        [each for each in chosen.messages if each["type"] == "SCHEMA"], default=str
    )
    assert all("email_address" in record for record in chosen.records(VALUE))


def test_deselected_streams_are_left_alone(folder):
    plain = folder.sync()
    gone = ("crm_subscriptions", VALUE, INVENTORY)
    chosen = folder.sync(catalog=catalog(**dict.fromkeys(gone)))
    assert chosen.error is None
    assert set(chosen.state["bookmarks"]) == set(EVERYTHING) - set(gone)
    for stream in set(EVERYTHING) - {*gone, *ABOUT_THE_RUN}:
        assert chosen.records(stream) == plain.records(stream)
    for token in ("crm_subscription_", "Inventory_Report", "TotalSubscriberValue"):
        assert not any(token in name for name in folder.opened)
    # The rest comes when it is asked for.
    rest = folder.sync(state=chosen.state)
    assert set(rest.read()) == set(plain.read()) - set(chosen.read())


@pytest.mark.parametrize("gone", [("export_files",), ("rejected_rows",), ABOUT_THE_RUN])
def test_the_streams_about_the_run_may_be_deselected(folder, gone):
    plain = folder.sync()
    chosen = folder.sync(catalog=catalog(**dict.fromkeys(gone)))
    assert chosen.error is None
    for stream in EVERYTHING:
        expected = [] if stream in gone else plain.records(stream)
        assert chosen.records(stream) == expected


@pytest.mark.parametrize("last", [None, ("_exported_at",)])
def test_a_failed_file_is_told_whichever_streams_are_selected(folder, last):
    folder.put("acme_orders_delta_17062026000000.csv", "SKU,SKU\n1,2\n")
    chosen = folder.sync(catalog=catalog(total_subscriber_value=last, subscriptions_report=None))
    assert "acme_orders_delta_17062026000000.csv" in chosen.error


def test_without_a_state_all_is_read_again(folder, delivered):
    """What --full-refresh does."""
    first = folder.sync()
    again = folder.sync()
    assert comparable(again) == comparable(first)
    for token in ("orders", "subscription", "crm_subscription"):
        mine = [file for file in delivered[1] if file.report == token]
        loader = Loader().take([*first.messages, *again.messages])
        assert differences(STREAMS[token], expected_book(mine), loader.book(STREAMS[token])) == []


# --- versions of snapshots


def versions(outcome, stream):
    """The stream's messages in short: the version of records by file, and activations."""
    told = []
    for message in outcome.messages:
        if message.get("stream") != stream:
            continue
        if message["type"] == "RECORD":
            entry = (message["record"][FILE], message.get("version"))
            if told[-1:] != [entry]:
                told.append(entry)
        elif message["type"] == "ACTIVATE_VERSION":
            told.append(("activate", message["version"]))
    return told


def put_snapshot(folder, day, rows=3, **given):
    name = f"acme_Inventory_Report_202606{day:02}.csv"
    body = "".join(f"P{day}-{row},{row}\n" for row in range(rows))
    folder.put(name, "SKU,Order Quantity\n" + body, **given)
    return name


VERSIONS = {"emit_activate_version_messages": True}


@pytest.mark.parametrize("config", [{}, MAPS], ids=["at-once", "one-by-one"])
def test_each_snapshot_has_a_version_of_its_own_that_counts_from_its_last_row(config):
    folder = Folder()
    names = [put_snapshot(folder, day) for day in (1, 2)]
    outcome = folder.sync(select=[INVENTORY], **VERSIONS, **config)
    (one, first), *_ = told = versions(outcome, INVENTORY)
    second = told[2][1]
    assert told == [(one, first), ("activate", first), (names[1], second), ("activate", second)]
    assert (one, first < second) == (names[0], True)
    assert {row[FILE] for row in outcome.loaded.rows(INVENTORY)} == {names[1]}
    # Nothing new: nothing is activated, the table stays.
    again = folder.sync(select=[INVENTORY], state=outcome.state, **VERSIONS, **config)
    assert versions(again, INVENTORY) == []
    # A version is never used twice, were the clock to stand still.
    put_snapshot(folder, 3)
    third = folder.sync(select=[INVENTORY], state=outcome.state, **VERSIONS, **config)
    assert versions(third, INVENTORY)[-1][1] > second


def test_an_activation_comes_before_the_state_that_knows_the_file():
    folder = Folder()
    put_snapshot(folder, 1)
    outcome = folder.sync(select=[INVENTORY], **VERSIONS)
    kinds = [message["type"] for message in outcome.messages]
    knows = next(
        place for place, message in enumerate(outcome.messages)
        if message["type"] == "STATE"
        and message["value"]["bookmarks"].get(INVENTORY, {}).get("files")
    )  # fmt: skip
    assert kinds.index("ACTIVATE_VERSION") < knows


def test_only_snapshots_have_versions(folder):
    outcome = folder.sync(**VERSIONS)
    for stream in EVERYTHING:
        told = versions(outcome, stream) if stream in STREAMS.values() else []
        activated = [entry for entry in told if entry[0] == "activate"]
        assert bool(activated) == (stream in SNAPSHOTS), stream
        if stream not in SNAPSHOTS:
            assert all(version is None for _, version in told)
    plain = folder.sync()
    assert "ACTIVATE_VERSION" not in {message["type"] for message in plain.messages}
    assert not any("version" in message for message in plain.messages)


@pytest.mark.parametrize("trouble", ["deny", "change"])
def test_a_snapshot_that_was_not_read_to_its_end_does_not_replace_the_one_before(trouble):
    folder = Folder()
    good = put_snapshot(folder, 1)
    put_snapshot(folder, 2, rows=9, trouble=trouble)
    outcome = folder.sync(select=[INVENTORY], **VERSIONS)
    assert [each for each in versions(outcome, INVENTORY) if each[0] == "activate"] == [
        ("activate", versions(outcome, INVENTORY)[0][1])
    ]
    loader = outcome.loaded
    assert good in {row[FILE] for row in loader.rows(INVENTORY)}
    # What came of the other goes with the next that is whole.
    last = put_snapshot(folder, 3)
    loader.take(folder.sync(select=[INVENTORY], state=outcome.state, **VERSIONS).messages)
    assert {row[FILE] for row in loader.rows(INVENTORY)} == {last}


@pytest.mark.parametrize("content", ["", "SKU,Order Quantity\n"], ids=["empty", "header-only"])
def test_a_snapshot_without_rows_leaves_the_one_before(content, caplog):
    folder = Folder()
    good = put_snapshot(folder, 1)
    folder.put("acme_Inventory_Report_20260602.csv", content)
    outcome = folder.sync(select=[INVENTORY], **VERSIONS)
    assert {row[FILE] for row in outcome.loaded.rows(INVENTORY)} == {good}
    assert "the snapshot before it stays" in caplog.text


def test_a_late_snapshot_does_not_stay():
    folder = Folder()
    newest = put_snapshot(folder, 3)
    loader = Loader()
    first = folder.sync(select=[INVENTORY], **VERSIONS)
    loader.take(first.messages)
    put_snapshot(folder, 1)
    second = folder.sync(select=[INVENTORY], state=first.state, **VERSIONS)
    loader.take(second.messages)
    assert {row[FILE] for row in loader.rows(INVENTORY)} == {newest}
    assert len(loader.rows(INVENTORY)) == 3


# --- batches


@pytest.fixture
def batches(tmp_path):
    return {
        "batch_config": {
            "encoding": {"format": "jsonl", "compression": "gzip"},
            "storage": {"root": tmp_path.as_uri(), "prefix": "batch-"},
            "batch_size": 7,
        },
        "emit_activate_version_messages": True,
    }


def lines_of(url):
    with gzip.open(Path(url.removeprefix("file://")), "rt") as lines:
        return [json.loads(line, parse_float=Decimal) for line in lines]


def unpacked(outcome):
    """The messages with records in place of the batches that hold them."""
    for message in outcome.messages:
        if message["type"] != "BATCH":
            yield message
            continue
        for url in message["manifest"]:
            for record in lines_of(url):
                yield {"type": "RECORD", "stream": message["stream"], "record": record}


def test_batches_hold_the_same_rows(folder, batches):
    plain = folder.sync()
    outcome = folder.sync(**batches)
    assert outcome.error is None
    messages = list(unpacked(outcome))
    for stream in EVERYTHING:
        found = [each["record"] for each in messages
                 if each["type"] == "RECORD" and each["stream"] == stream]  # fmt: skip
        assert found == plain.records(stream)
        inline = {each["stream"] for each in outcome.messages if each["type"] == "RECORD"}
        assert inline <= set(ABOUT_THE_RUN)
    # Records in batches carry no version: activating one would delete them.
    assert "ACTIVATE_VERSION" not in {message["type"] for message in outcome.messages}
    assert outcome.state == plain.state


def test_no_state_overtakes_a_batch(folder, batches, delivered):
    rows = {file.name: len(file.rows) for file in delivered[1]}
    told, promises = dict.fromkeys(rows, 0), 0
    for message in unpacked(folder.sync(**batches)):
        if message["type"] == "RECORD" and FILE in message["record"]:
            told[message["record"][FILE]] += 1
        if message["type"] == "STATE":
            known = {name for name in rows if name in json.dumps(message["value"], default=str)}
            promises += len(known)
            assert all(told[name] == rows[name] for name in known)
    assert promises > len(rows)


def test_a_second_run_in_batches_has_nothing_to_say(folder, batches):
    first = folder.sync(**batches)
    second = folder.sync(state=first.state, **batches)
    assert second.read() == []
    assert {message["type"] for message in second.messages} == {"SCHEMA", "STATE"}


def test_batches_without_a_row_keep_their_files_in_mind(batches):
    folder = Folder()
    folder.put("acme_orders_20260601.csv", "")
    folder.put("acme_Inventory_Report_20260601.csv", "SKU\n")
    first = folder.sync(**batches)
    assert folder.sync(state=first.state, **batches).read() == []


def test_what_became_of_a_file_is_out_before_the_state_that_knows_it(folder):
    shown, promises = set(), 0
    outcome = folder.sync()
    names = outcome.files().keys()
    for message in outcome.messages:
        if message["type"] == "RECORD" and message["stream"] == "export_files":
            shown.add(message["record"]["name"])
        if message["type"] == "STATE":
            known = {name for name in names if name in json.dumps(message["value"])}
            promises += len(known)
            assert known <= shown
    assert promises > len(names)


def test_keys_have_no_null(folder):
    outcome = folder.sync()
    for stream, key in KEYS.items():
        for record in outcome.records(stream):
            assert all(record[name] not in (None, "") for name in key)
