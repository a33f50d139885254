"""A slip in a map: noticed, not taken for bad records, and replayed with the map put right."""

from __future__ import annotations

import json

import pytest
from tests.support.bspk_books import SHOPPER, stream
from tests.support.bspk_target import ORDER, orders, rows, run_program, state, sync
from tests.support.target_runs import rejects, rules

from singer_commons.errors import PluginError

REFS = [f"10{number}" for number in range(20)]


def sent(folder, kind="SPECIAL-ORDERS"):
    return [
        row for path in sorted(folder.glob(f"{kind}_*.csv")) for row in rows(path.read_bytes())[1]
    ]


@pytest.mark.parametrize("others", [[], ["good"]], ids=["all of a type", "all for one column"])
def test_twenty_that_agree_are_a_slip_and_no_state_is_written(tmp_path, capsys, others):
    given = [*orders(*REFS, status="OPEN"), *(orders(*others) if others else []), state()]
    with pytest.raises(PluginError, match=r"^20 records .*SPECIAL-ORDERS\.status.*--remap.*CSV-36"):
        sync(given, output_dir=str(tmp_path))
    assert (sent(tmp_path), capsys.readouterr().out) == ([], "")
    assert len(rejects(tmp_path / "rejects")) == 20


def test_all_of_a_type_for_reasons_of_their_own(tmp_path):
    given = [*orders(*REFS[:10], status="x"), *orders(*REFS[10:], type="x")]
    with pytest.raises(
        PluginError, match=r"^20 records are held back for SPECIAL-ORDERS, .*CSV-36"
    ):
        sync(given, output_dir=str(tmp_path))
    sync([*given, *orders("good")], output_dir=str(tmp_path))
    assert [row[0] for row in sent(tmp_path)] == ["good"]


def test_a_slip_is_one_however_many_rejects_are_allowed(tmp_path):
    given = [*orders(*REFS, status="OPEN"), *orders("good"), state()]
    with pytest.raises(PluginError, match="CSV-36"):
        sync(given, output_dir=str(tmp_path), max_rejects=5000)


def test_nineteen_are_bad_records(tmp_path):
    given = [*orders(*REFS[:19], status="OPEN"), state()]
    assert sync(given, output_dir=str(tmp_path)) == [state()["value"]]


def test_what_is_held_back_for_anothers_sake_is_no_slip(tmp_path):
    item = {"line_item_ref": "", "order_ref": "bad", "name": "Ring", "quantity": 1}
    item |= dict.fromkeys(["product_ref", "sku", "barcode", "description", "image_url"])
    item |= {"price": None, "currency_code": None, "status": "open"}
    items = [item | {"line_item_ref": f"bad-{number}"} for number in range(25)]
    given = [*orders("bad", status="x"), *stream("special_order_line_items", *items), state()]
    assert sync(given, output_dir=str(tmp_path)) == [state()["value"]]
    assert len(rejects(tmp_path / "rejects")) == 26


def source(*refs):
    described = {name: {"type": ["string", "null", "number"]} for name in ORDER} | {"code": {}}
    schema = {"type": "SCHEMA", "stream": "orders", "schema": {"properties": described}}
    yield schema | {"key_properties": ["order_ref"]}
    for ref in refs:
        yield {
            "type": "RECORD",
            "stream": "orders",
            "record": ORDER | {"order_ref": ref, "code": 1},
        }


def test_rejects_are_mapped_anew_by_the_command_that_the_message_names(tmp_path):
    out = tmp_path / "out"
    wrong = {"orders": {"__alias__": "special_orders", "status": "'state ' + str(code)"}}
    config = {"output_dir": str(out), "stream_maps": wrong}
    code, written, log = run_program(tmp_path, [*source(*REFS), state()], config)
    assert (code, written) == (1, "")
    command = log.splitlines()[-1].partition("send these alone: ")[2].partition(". [")[0]
    option, path, flag = command.split()
    assert (option, flag) == ("--replay", "--remap")

    # Still wrong: held back again, in a file that can be mapped anew as well.
    code, _, log = run_program(tmp_path, b"", config, "--replay", path)
    assert code == 1, log
    again = max((out / "rejects").iterdir())
    right = {"orders": {"__alias__": "special_orders", "status": "'open'"}}
    code, _, log = run_program(
        tmp_path, b"", config | {"stream_maps": right}, "--replay", str(again), "--remap"
    )
    assert code == 0, log
    assert sorted(row[0] for row in sent(out)) == sorted(REFS)


def test_what_was_held_back_late_or_came_without_a_map_is_mapped_too(tmp_path):
    maps = {"orders": {"__alias__": "special_orders"}}
    config = {"output_dir": str(tmp_path), "stream_maps": maps}
    shopper = SHOPPER | {"mobile_phone": "+14155550123"}
    twice = [shopper, shopper | {"shopper_ref": "C2"}]
    sync([*source("101"), *stream("shoppers", *twice)], **config)
    (late,) = rejects(tmp_path / "rejects")
    assert late["origin"] == {"stream": "shoppers"}
    (path,) = (tmp_path / "rejects").iterdir()
    config = {
        "output_dir": str(tmp_path / "2"),
        "stream_maps": {"shoppers": {"mobile_phone": "None"}},
    }
    code, _, log = run_program(tmp_path, b"", config, "--replay", str(path), "--remap")
    assert code == 0, log
    assert [row[0] for row in sent(tmp_path / "2", "SHOPPER")] == ["C2"]


def test_only_the_stream_that_was_held_back_is_replayed_of_several(tmp_path):
    maps = {
        "orders": {"__alias__": "special_orders"},
        "repairs": {"__source__": "orders", "status": "'state'"},
    }
    config = {"file_types": {"repairs": "SPECIAL-ORDERS"}, "output_dir": str(tmp_path / "1")}
    sync(source("101"), **config, stream_maps=maps)
    assert len(sent(tmp_path / "1")) == 1
    (path,) = (tmp_path / "1" / "rejects").iterdir()
    maps["repairs"]["status"] = "'closed'"
    config |= {"output_dir": str(tmp_path / "2"), "stream_maps": maps}
    code, _, log = run_program(tmp_path, b"", config, "--replay", str(path), "--remap")
    assert code == 0, log
    assert [row[9] for row in sent(tmp_path / "2")] == ["closed"]


def test_rejects_of_an_earlier_version_cannot_be_mapped_anew(tmp_path):
    path = tmp_path / "rejects.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in orders("101")))
    config = {"output_dir": str(tmp_path / "out")}
    code, _, log = run_program(tmp_path, b"", config, "--replay", str(path), "--remap")
    assert code == 1
    last = log.splitlines()[-1]
    assert "line 2 of the rejects" in last  # the first one is the stream's SCHEMA
    assert last.endswith("[CSV-14]")
    code, _, log = run_program(tmp_path, b"", config, "--replay", str(path))
    assert code == 0, log


def test_fields_that_no_column_takes_are_told_once_a_stream(tmp_path, caplog):
    shopper = SHOPPER | {"frist_name": "Ann", "_sdc_sequence": 1}
    config = {"output_dir": str(tmp_path), "absent_columns": "blank"}
    with caplog.at_level("WARNING"):
        sync(stream("shoppers", shopper, shopper | {"shopper_ref": "C2", "shoe": 9}), **config)
    told = [each for each in caplog.messages if "no column" in each]
    assert told == ["shoppers: no column of SHOPPER takes frist_name, shoe; they are not sent."]


def test_a_stream_that_has_no_column_of_its_type_is_refused_where_blanks_would_reset(tmp_path):
    config = {"output_dir": str(tmp_path), "absent_columns": "blank"}
    with pytest.raises(PluginError, match=r"SHOPPER .*'shoppers' have \(name, ref\).*CSV-13"):
        sync([*stream("shoppers", {"ref": "C1", "name": "Ann"}), state()], **config)


def test_a_row_without_content_is_held_back(tmp_path):
    config = {"output_dir": str(tmp_path), "absent_columns": "blank"}
    some = (
        {"shopper_ref": "C1", "frist_name": "Ann"},
        {"shopper_ref": "C2", "email": None},
        {"shopper_ref": "C3", "email": "a@example.com", "frist_name": "Ann"},
    )
    sync(stream("shoppers", *some), **config)
    assert [row[0] for row in sent(tmp_path, "SHOPPER")] == ["C2", "C3"]
    assert [rules(each) for each in rejects(tmp_path / "rejects")] == [["None:empty"]]
    nulls = dict.fromkeys(SHOPPER) | {"shopper_ref": "C1"}
    sync(stream("shoppers", nulls), output_dir=str(tmp_path / "on purpose"))
    assert [row[0] for row in sent(tmp_path / "on purpose", "SHOPPER")] == ["C1"]


@pytest.mark.parametrize(
    ("form", "given", "written"),
    [
        ("singer.decimal", "1E-7", "0.0000001"),
        ("singer.decimal", "NaN", None),
        ("singer.decimal", "103495.00", "103495"),
        ("singer.decimal", "1E+3", "1000"),
        ("date-time", "2026-11-01T10:00:00+05:30", "2026-11-01T04:30:00Z"),
        ("x-ours", "1E-7", None),
        ("email", "as it is", "as it is"),
    ],
)
def test_text_of_which_a_schema_names_the_format_is_written_in_it(tmp_path, form, given, written):
    text = {"type": ["string", "null"], "format": form}
    order = ORDER | {"description": given}
    other = stream("others", ORDER | {"order_ref": "other", "description": "1E-7"})
    messages = stream("special_orders", order, types={"description": text}) + other
    types = {"others": "SPECIAL-ORDERS"}
    sync(messages, output_dir=str(tmp_path), file_types=types)
    assert [row[4] for row in sent(tmp_path)] == [*([written] if written else []), "1E-7"]
    held = rejects(tmp_path / "rejects") if written is None else []
    assert [rules(each)[0].split(":")[0] for each in held] == ["description"] * len(held)
    assert len(held) == (written is None)
