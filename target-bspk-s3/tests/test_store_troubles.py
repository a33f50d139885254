"""What S3 can do to a delivery: BSPK's books equal the source in the end."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from tests.support.bspk_books import KINDS, SAMPLES, as_book, ordered, settings_for, special
from tests.support.bspk_target import run_program, start_program, state, sync

from ordergroove_sandbox.bspk import BspkFault
from singer_commons.csv_target.errors import DeliveryError
from target_bspk_s3.s3 import S3Destination
from target_bspk_s3.target import TargetBspkS3

ORDERS, ITEMS, EVENTS = KINDS
MIB = 1 << 20


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "3")
    monkeypatch.setattr("time.sleep", lambda _: None)


def family(*refs, **changes):
    """Return orders with a line item and an event each, children first; and the books they make."""
    changed = {
        EVENTS: [{"order_ref": ref, "line_item_ref": f"{ref}-1"} for ref in refs],
        ITEMS: [{"order_ref": ref, "line_item_ref": f"{ref}-1"} for ref in refs],
        ORDERS: [{"order_ref": ref, **changes} for ref in refs],
    }
    messages = [line for name, each in changed.items() for line in special(name, *each)]
    books = {
        KINDS[name]: ordered([as_book(SAMPLES[name] | change) for change in each])
        for name, each in changed.items()
    }
    return [*messages, state()], books


def check(bspk, books):
    assert bspk.refused == []
    for kind, wanted in books.items():
        assert ordered(bspk.table(kind)) == wanted


PASSING = {
    "503": [BspkFault.of("slow_down")],
    "503, wait": [BspkFault.of("slow_down", retry_after=1)],
    "500": [BspkFault.of("internal_error", times=2)],
    "reset": [BspkFault.of("drop")],
    "reset in the body": [BspkFault.of("drop", after_bytes=20)],
    "409": [BspkFault.of("conflict", times=2)],
    "412": [BspkFault.of("precondition_failed")],
    "slow": [BspkFault.of("slow", bytes_per_second=20_000, times=2)],
    "late": [BspkFault.of("latency", seconds=0.3)],
    "lost answer": [BspkFault.of("lost_answer")],
    "lost answers of all": [
        BspkFault.of("lost_answer", key=f"*{kind}_V2*") for kind in KINDS.values()
    ],
    "lost answer, put alone": [BspkFault.of("lost_answer"), BspkFault.of("put_only", times=None)],
    "501": [BspkFault.of("conditions_refused", times=None)],
    "501, put alone": [
        BspkFault.of("conditions_refused", times=None),
        BspkFault.of("put_only", times=None),
    ],
}


@pytest.mark.parametrize("faults", PASSING.values(), ids=PASSING)
def test_what_passes_leaves_the_books_as_they_should_be(bspk, tmp_path, faults):
    bspk.faults.add(*faults)
    messages, books = family("100", "200")
    assert sync(messages, **settings_for(bspk, output_dir=str(tmp_path))) == [state()["value"]]
    check(bspk, books)
    assert list(tmp_path.glob("pending/*.csv")) == []


LASTING = {
    "403": BspkFault.of("access_denied", times=None, key="*LINE-ITEMS*"),
    "400": BspkFault.of("expired_token", times=None, key="*LINE-ITEMS*"),
    "503": BspkFault.of("slow_down", times=None, key="*LINE-ITEMS*"),
    "500": BspkFault.of("internal_error", times=None, key="*LINE-ITEMS*"),
    "reset": BspkFault.of("drop", times=None, key="*LINE-ITEMS*"),
    "lost answer": BspkFault.of("lost_answer", times=3, key="*LINE-ITEMS*", operation="PutObject"),
    "damaged": BspkFault.of("corrupt", times=None, key="*LINE-ITEMS*"),
    "at the events": BspkFault.of("access_denied", times=None, key="*EVENTS*"),
    "at once": BspkFault.of("access_denied", times=None),
}


@pytest.mark.parametrize("can_read", [True, False], ids=["may read", "may not"])
@pytest.mark.parametrize("fault", LASTING.values(), ids=LASTING)
def test_what_lasts_fails_the_run_and_the_next_one_begins_where_it_stopped(
    bspk, tmp_path, capsys, fault, can_read
):
    bspk.faults.add(fault, *([] if can_read else [BspkFault.of("put_only", times=None)]))
    config = settings_for(bspk, output_dir=str(tmp_path))
    messages, _ = family("100", "200", description="old")
    with pytest.raises(DeliveryError, match="pending"):
        sync(messages, **config)
    assert capsys.readouterr().out == ""
    bspk.faults.clear()
    bspk.faults.add(*([] if can_read else [BspkFault.of("put_only", times=None)]))
    again, books = family("100", "200", "300", description="new")
    assert sync(again, **config) == [state()["value"]]
    check(bspk, books)
    assert list(tmp_path.glob("pending/*.csv*")) == []


@pytest.mark.parametrize(
    "fault",
    [
        BspkFault.of("drop", part=2, after_bytes=65536),
        BspkFault.of("lost_answer", part=2),
        BspkFault.of("slow_down", part=1),
        BspkFault.of("corrupt", part=2),
        BspkFault.of("lost_answer", operation="CompleteMultipartUpload"),
        BspkFault.of("drop", operation="CompleteMultipartUpload"),
        BspkFault.of("conflict", operation="CompleteMultipartUpload"),
        BspkFault.of("precondition_failed", operation="CompleteMultipartUpload"),
        BspkFault.of("internal_error", operation="CreateMultipartUpload"),
    ],
    ids=lambda fault: f"{fault.kind} {[*fault.matches.values()][-1]}",
)
def test_a_large_file_is_there_whole_or_waits(bspk, tmp_path, monkeypatch, fault):
    def in_parts(target):
        settings = target.settings
        return S3Destination(
            settings.aws,
            settings.bucket,
            settings.prefix,
            target.logger,
            single_limit=5 * MIB,
            part_size=5 * MIB,
        )

    monkeypatch.setattr(TargetBspkS3, "make_destination", in_parts)
    config = settings_for(bspk, output_dir=str(tmp_path))
    texts = [{"order_ref": f"10{n}", "description": f"é{n}" * 30_000} for n in range(75)]
    for each in texts:
        each["description"] = each["description"][:65535]
    bspk.faults.add(fault)
    try:
        sync(special(ORDERS, *texts), **config)
    except DeliveryError:
        (kept,) = tmp_path.glob("pending/*.csv")
        assert bspk.keys() == []
        sync([], **config)
        assert bspk.keys() == [kept.name]
    assert bspk.refused == []
    found = {ref: row["description"] for ref, row in bspk.table("SPECIAL-ORDERS").items()}
    assert found == {each["order_ref"]: each["description"] for each in texts}
    assert bspk.log.entries("UploadPart")


def test_an_answer_that_is_lost_by_a_store_without_conditions_costs_nothing(bspk):
    lost = BspkFault.of("lost_answer", operation="PutObject", after=1)
    bspk.faults.add(BspkFault.of("conditions_refused", times=None), lost)
    messages, books = family("100", "200")
    assert sync(messages, **settings_for(bspk)) == [state()["value"]]
    for kind, wanted in books.items():
        assert ordered(bspk.table(kind)) == wanted
    # What the client sent again by itself is the same object under the same name.
    assert {each.reason for each in bspk.refused} <= {"was here before: a name counts once"}


@pytest.mark.parametrize("can_read", [True, False], ids=["may read", "may not"])
def test_rejects_whose_answer_is_lost_are_there_and_the_run_goes_on(bspk, can_read):
    bspk.faults.add(*([] if can_read else [BspkFault.of("put_only", times=None)]))
    bspk.faults.add(BspkFault.of("lost_answer", key="held/*", operation="PutObject"))
    given = [*special(ORDERS, {"order_ref": "100"}, {"order_ref": "bad", "status": "?"}), state()]
    config = settings_for(bspk, rejects_path=f"s3://{bspk.bucket}/held")
    assert sync(given, **config) == [state()["value"]]
    assert list(bspk.table("SPECIAL-ORDERS")) == ["100"]
    _, rejected = sorted(bspk.keys())
    assert bspk.read(rejected).count(b'"type":"RECORD"') == 1


def test_a_changed_destination_leaves_what_waits_where_it_belongs(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path))
    bspk.faults.add(BspkFault.of("access_denied", times=None))
    with pytest.raises(DeliveryError):
        sync(special(ORDERS, {"order_ref": "100"}), **config)
    bspk.faults.clear()
    sync(special(ORDERS, {"order_ref": "200"}), **config, prefix="elsewhere")
    assert list(bspk.table("SPECIAL-ORDERS")) == ["200"]
    assert len(list(tmp_path.glob("pending/*.csv"))) == 1
    sync([], **config)
    assert sorted(bspk.table("SPECIAL-ORDERS")) == ["100", "200"]
    assert list(tmp_path.glob("pending/*.csv*")) == []
    assert bspk.refused == []


@pytest.mark.parametrize(
    ("has_folder", "can_read"), [(True, True), (False, False)], ids=["one folder", "put alone"]
)
def test_two_at_once_in_one_minute(bspk, tmp_path, has_folder, can_read):
    bspk.faults.add(*([] if can_read else [BspkFault.of("put_only", times=None)]))
    config = settings_for(bspk, **({"output_dir": str(tmp_path / "out")} if has_folder else {}))
    runs = {name: family(*(f"{name}-{n}" for n in range(20))) for name in ("one", "two")}
    programs = [start_program(tmp_path, config) for _ in runs]
    for program, (messages, _) in zip(programs, runs.values(), strict=True):
        program.stdin.write("".join(json.dumps(each) + "\n" for each in messages).encode())
    for program in programs:
        with program:
            out, log = program.communicate(timeout=120)
        assert program.returncode == 0, log
        assert json.loads(out) == state()["value"]
    both = {kind: ordered(runs["one"][1][kind] + runs["two"][1][kind]) for kind in KINDS.values()}
    check(bspk, both)
    assert max(Counter(each.name for each in bspk.files).values()) == 1
    assert len(bspk.files) == 6


def test_two_that_deliver_what_waits_at_once_send_it_once(bspk, tmp_path):
    config = settings_for(bspk, output_dir=str(tmp_path / "out"))
    bspk.faults.add(BspkFault.of("access_denied", times=None))
    with pytest.raises(DeliveryError):
        sync(family("100")[0], **config)
    bspk.faults.clear()
    bspk.faults.add(BspkFault.of("latency", seconds=0.5))
    programs = [start_program(tmp_path, config) for _ in range(2)]
    for program in programs:
        program.stdin.close()
        program.stdin = None
    for program in programs:
        with program:
            _, log = program.communicate(timeout=120)
        assert program.returncode == 0, log
    check(bspk, family("100")[1])
    assert len(bspk.files) == 3
    assert bspk.warnings == []


def test_two_that_send_an_event_with_other_content_at_once_are_told(bspk, tmp_path, caplog):
    config = settings_for(bspk, output_dir=str(tmp_path))
    sync(family("100")[0][:-1], **config)
    first, second = (
        special(EVENTS, {"order_ref": "100", "line_item_ref": "100-1", "sequence": 7} | change)
        for change in ({"description": "first"}, {"description": "second"})
    )
    target = TargetBspkS3(config={"company_name": "NiceCo", **config})
    deliver = S3Destination.put

    def meanwhile(self, name, parcel):
        S3Destination.put = deliver
        sync(first, **config)
        deliver(self, name, parcel)

    S3Destination.put = meanwhile
    try:
        target.process_lines(
            "".join(json.dumps(each) + "\n" for each in second).encode().splitlines()
        )
        with caplog.at_level("WARNING"):
            target.process_endofpipe()
    finally:
        S3Destination.put = deliver
    assert "sent 1 of these rows with other content" in caplog.text
    assert bspk.table("SPECIAL-ORDER-EVENTS")["100", "7"]["description"] == "first"
    assert len(bspk.warnings) == 1


def test_the_bucket_that_overwrites_without_a_word_is_not_the_way_out_of_the_ledger(bspk, tmp_path):
    bspk.faults.add(BspkFault.of("conditions_ignored", times=None))
    for ref in ("100", "200"):
        sync(special(ORDERS, {"order_ref": ref}), **settings_for(bspk, output_dir=str(tmp_path)))
    assert sorted(bspk.table("SPECIAL-ORDERS")) == ["100", "200"]
    assert bspk.refused == []


def test_a_prefix_and_a_role_of_a_program_from_start_to_end(bspk, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", bspk.endpoint_url)
    monkeypatch.setenv("TARGET_BSPK_S3_LOGLEVEL", "DEBUG")
    role = "arn:aws:iam::123456789012:role/drop"
    config = settings_for(bspk, prefix="in/box", aws_role_arn=role, aws_external_id="our-secret-id")
    messages, books = family("100")
    code, out, log = run_program(tmp_path, messages, config)
    assert code == 0, log
    assert json.loads(out) == state()["value"]
    check(bspk, books)
    found = bspk.keys()
    assert all(key.startswith("in/box/") for key in found)
    for secret in (bspk.secret_key, "our-secret-id"):
        assert secret not in log
    assert all(each.temporary for each in bspk.log.entries("PutObject"))
    assert {each.operation for each in bspk.log.entries()} == {"AssumeRole", "PutObject"}
