"""Files in DotApparel's inbox: names, order, the wait, faults of the server, what waits."""

from __future__ import annotations

import json
import logging
import re
from datetime import datetime, timedelta, timezone

import pytest
from tests.support.dotapparel_target import (
    NOON,
    Time,
    any_of,
    orders,
    pending,
    people,
    record,
    schema,
    sent,
    state,
    sync,
    table,
    to_inbox,
)

from ordergroove_sandbox.dotapparel import SftpFault, serving
from singer_commons.csv_target.errors import DeliveryError
from singer_commons.csv_target.ledger import owner_of
from singer_commons.sftp import temporary
from target_dotapparel_sftp.target import _archives

REWARDS = [schema("rewards", any_of("EMAIL", "POINTS"))]
REWARDS.append(record("rewards", EMAIL="p1@example.com", POINTS=5))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def fault(inbox, kind, *args, **options):
    inbox.faults.add(SftpFault.of(kind, *args, **options))


def arrived(inbox):
    return [each.name for each in inbox.files]


def test_a_run_fills_the_books(inbox):
    messages = [*orders((10, 1), (11, 2)), *REWARDS, *people(1, 2, PRIVACY="Yes"), state()]
    assert sync(messages, **to_inbox(inbox)) == [state()["value"]]
    books = inbox.table("customers")
    assert {email: each.subscribed for email, each in books.items()} == {
        "p1@example.com": False,
        "p2@example.com": False,
    }
    assert set(inbox.table("orders")) == {"10", "11"}
    assert len(inbox.table("rewards")) == 1
    assert (inbox.refused, inbox.warnings, inbox.ignored) == ([], [], [])
    assert all(each.complete for each in inbox.files)


def test_names_are_a_type_and_a_second_of_utc(inbox):
    time = Time(NOON + timedelta(microseconds=999_999))
    sync([*people(1), *orders((1, 1)), *REWARDS], time, **to_inbox(inbox))
    assert arrived(inbox) == [
        "customers_20260301T120030Z.csv",
        "rewards_20260301T120030Z.csv",
        "orders_20260301T120030Z.csv",
    ]


@pytest.mark.parametrize("given", [{}, {"temporary_name": "up-{id}.csv"}], ids=["default", "csv"])
def test_until_it_is_whole_a_file_has_no_name_with_its_type_or_a_time(inbox, out, given):
    sync([*people(1), *orders((1, 1))], **to_inbox(inbox, output_dir=str(out)), **given)
    opened = [call.path.rpartition("/")[2] for call in inbox.log.entries("open")]
    assert len(set(opened)) == 4  # each file, and what claims its name
    form = r"up-[a-p]+\.csv" if given else r"\.[a-p]+\.part"
    assert all(re.fullmatch(form, name) for name in opened)
    assert [each.type for each in inbox.files] == ["customers", "orders"]


def test_two_runs_in_the_same_second_take_two_names(inbox, out):
    folder = {"output_dir": str(out)}
    for number, options in enumerate((folder, folder, {}, {})):
        sync(people(number), Time(), **to_inbox(inbox), **options)
    assert arrived(inbox) == [f"customers_20260301T12003{n}Z.csv" for n in range(4)]
    assert inbox.warnings == []  # the inbox says so of a name that comes again
    assert len(inbox.table("customers")) == 4


def test_more_rows_than_a_file_may_have_go_into_several(inbox):
    sync(people(*range(5)), Time(), **to_inbox(inbox, max_rows_per_file=2))
    assert [each.rows for each in inbox.files] == [2, 2, 1]
    assert arrived(inbox) == [f"customers_20260301T12003{n}Z.csv" for n in range(3)]
    assert len(inbox.table("customers")) == 5


@pytest.mark.parametrize(
    ("path", "account"), [("/pending/au", "au"), ("/pending/nz/", "nz"), ("/pending", "")]
)
def test_accounts_have_folders_of_their_own(inbox, path, account):
    sync(people(1), **to_inbox(inbox, path=path))
    assert set(inbox.table("customers", account=account)) == {"p1@example.com"}


@pytest.mark.parametrize("path", ["/bulk", "/test"])
def test_bulk_and_test_are_folders_too(inbox, path):
    sync(people(1), Time(), **to_inbox(inbox, path=path))
    assert inbox.listing(path) == ["customers_20260301T120030Z.csv"]
    assert inbox.files == []


def test_a_stream_without_records_has_no_file(inbox):
    assert sync([*people(), *orders(), state()], **to_inbox(inbox)) == [state()["value"]]
    assert inbox.files == []
    assert inbox.log.connections == 0  # nobody was even called


# Orders wait


def waiting(inbox, **changes):
    return to_inbox(inbox, **changes) | {"orders_delay_minutes": 30}


def test_orders_wait_for_half_an_hour_and_rewards_do_not(inbox, caplog):
    time = Time()
    with caplog.at_level(logging.INFO, logger="target-dotapparel-sftp"):
        sync([*orders((1, 1)), *people(1), *REWARDS], time, **waiting(inbox))
    assert arrived(inbox) == [
        "customers_20260301T120030Z.csv",
        "rewards_20260301T120030Z.csv",
        "orders_20260301T123030Z.csv",
    ]
    assert time.waits == [30 * 60]
    (said,) = [each for each in caplog.messages if "Waiting" in each]
    assert "until 2026-03-01 12:30:30 UTC" in said


@pytest.mark.parametrize("kinds", ["orders", "rewards"])
def test_without_customers_nobody_waits(inbox, kinds):
    time = Time()
    sync(orders((1, 1)) if kinds == "orders" else REWARDS, time, **waiting(inbox))
    assert time.waits == []
    assert len(inbox.files) == 1


def test_told_to_end_while_waiting_the_next_run_sends_what_is_left_in_time(inbox, out):
    config = waiting(inbox, output_dir=str(out))
    time = Time(end_after=10 * 60)
    with pytest.raises(SystemExit):
        sync([*orders((1, 1)), *people(1), state()], time, **config)
    assert pending(out) == ["orders"]
    assert [each.type for each in inbox.files] == ["customers"]
    time.end_after = None
    time.now += timedelta(minutes=5)
    assert sync([state()], time, **config) == [state()["value"]]
    assert time.waits == [15 * 60]
    assert set(inbox.table("orders")) == {"1"}
    assert pending(out) == []


def test_without_an_output_folder_all_is_sent_again(inbox, caplog):
    time = Time(end_after=60)
    messages = [*orders((1, 1)), *people(1), state()]
    with pytest.raises(SystemExit):
        sync(messages, time, **waiting(inbox))
    assert "the next run sends it again" in caplog.text
    time.end_after = None
    assert sync(messages, time, **waiting(inbox)) == [state()["value"]]
    assert [each.type for each in inbox.files] == ["customers", "customers", "orders"]


def test_a_folder_of_this_machine_needs_no_wait(out):
    time = Time()
    sync([*people(1), *orders((1, 1))], time, output_dir=str(out))
    assert time.waits == []
    assert [row["PERIDX"] for row in sent(out, "orders")] == ["1"]


# Without a host, without sending


def test_files_without_a_host_are_those_that_would_be_sent(inbox, out):
    messages = [*people(1, 2), *orders((1, 1)), *REWARDS, state()]
    assert sync(messages, Time(), output_dir=str(out)) == [state()["value"]]
    sync(messages, Time(), **to_inbox(inbox))
    for each in inbox.files:
        assert (out / each.name).read_bytes() == inbox.read(each.processed)


def test_a_run_that_only_validates_sends_nothing(inbox, out):
    messages = [*people(1), *people(2, EMAIL="?"), *orders((1, 1)), state()]
    config = to_inbox(inbox, output_dir=str(out), validate_only=True)
    assert sync(messages, Time(), **config) == []
    assert inbox.log.connections == 0
    (path,) = (out / "manifests").iterdir()
    manifest = json.loads(path.read_text())
    assert [(each["key"], each["rows"], each["status"]) for each in manifest["files"]] == [
        ("/pending/customers_20260301T120030Z.csv", 1, "valid"),
        ("/pending/orders_20260301T120030Z.csv", 1, "valid"),
    ]
    assert manifest["rejects"]["count"] == 1
    assert list(out.glob("*.csv")) == []


# Faults


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("disk_full", {}),
        ("deny", {"operation": "rename"}),
        ("unsupported", {"operation": "rename", "times": None}),
        ("lose", {"after_bytes": 3}),
        ("deny", {"operation": "open", "times": None}),
        ("refuse_auth", {}),
    ],
    ids=str,
)
@pytest.mark.parametrize("after", [0, 1], ids=["customers", "orders"])
def test_what_a_server_refuses_waits_and_goes_first_next_time(inbox, out, kind, options, after):
    # What befalls files that are written would befall the claim of the first one's name.
    after = 2 * after if kind in {"disk_full", "lose"} else after
    fault(inbox, kind, after=after, **options)
    config = to_inbox(inbox, output_dir=str(out))
    with pytest.raises(DeliveryError, match="No state was written"):
        sync([*people(1), *orders((1, 1)), state()], **config)
    assert "orders" in pending(out)
    assert inbox.ignored == []
    inbox.faults.clear()
    assert sync([*people(2), state()], **config) == [state()["value"]]
    assert pending(out) == []
    assert len(inbox.table("customers")) == 2
    assert set(inbox.table("orders")) == {"1"}
    assert (inbox.refused, inbox.warnings) == ([], [])


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("drop", {"after_bytes": 20}),
        ("lost_answer", {"operation": "rename"}),
        ("lost_answer", {"operation": "open"}),
        ("lost_answer", {"operation": "close"}),
        ("slow", {"bytes_per_second": 100_000}),
        ("latency", {"seconds": 0.2}),
        ("no_size", {"times": None}),
        ("deny", {"operation": "*stat", "times": None}),
    ],
    ids=str,
)
def test_what_passes_is_no_failure(inbox, out, kind, options):
    fault(inbox, kind, **options)
    config = to_inbox(inbox, output_dir=str(out))
    assert sync([*people(1), *orders((1, 1)), state()], **config) == [state()["value"]]
    assert [each.type for each in inbox.files] == ["customers", "orders"]
    assert set(inbox.table("orders")) == {"1"}
    assert (inbox.refused, inbox.warnings, inbox.ignored) == ([], [], [])


@pytest.mark.parametrize("denial", ["done_but_fails", "done_but_missing"])
def test_a_renaming_that_is_done_and_denied_is_not_sent_again_by_any_run(inbox, out, denial):
    """The importer has taken the file before anybody can look for it."""
    fault(inbox, denial, operation="rename", times=None)
    config = to_inbox(inbox, output_dir=str(out))
    for number in (1, 2):
        assert sync([*people(number), *orders((number, number)), state()], **config)
    assert [each.type for each in inbox.files] == ["customers", "orders"] * 2
    assert (pending(out), inbox.warnings, inbox.ignored) == ([], [], [])


def test_a_renaming_that_fails_once_is_done_under_another_name(inbox, out):
    fault(inbox, "fail", operation="rename")
    config = to_inbox(inbox, output_dir=str(out))
    assert sync([*people(1), state()], Time(), **config) == [state()["value"]]
    assert arrived(inbox) == ["customers_20260301T120031Z.csv"]
    assert (pending(out), inbox.ignored) == ([], [])


def test_a_renaming_that_fails_each_time_is_tried_twice_a_run_and_waits(inbox, out):
    fault(inbox, "fail", operation="rename", times=None)
    config = to_inbox(inbox, output_dir=str(out))
    for run in (1, 2):
        with pytest.raises(DeliveryError, match="No state was written"):
            sync(people(1) if run == 1 else [], **config)
        assert len(inbox.log.entries("rename")) == 2 * run
        assert pending(out) == ["customers"]
    assert inbox.files == inbox.ignored == []


def test_a_file_that_arrived_before_the_run_ended_is_not_sent_again(inbox, out):
    """The renaming was done, the run told to end before it knew: the next one looks."""
    config = to_inbox(inbox, output_dir=str(out))
    fault(inbox, "deny", operation="rename")
    with pytest.raises(DeliveryError):
        sync(people(1), **config)
    (path,) = (out / "pending").glob("*.csv")
    inbox.local(f"/processed/{path.name}").write_bytes(path.read_bytes())
    sync([], **config)
    assert pending(out) == []
    assert inbox.files == []


@pytest.mark.parametrize(
    ("folder", "archives"),
    [
        ("/pending", ("/processed",)),
        ("/pending/au", ("/processed/au", "/processed")),
        ("/pendings", ()),
        ("/bulk", ()),
    ],
)
def test_where_the_files_of_a_folder_are_once_they_were_processed(folder, archives):
    assert _archives(folder) == archives


def test_what_a_killed_run_left_there_is_removed_by_a_later_one(inbox, out):
    config = to_inbox(inbox, output_dir=str(out))
    sync(people(1), **config)
    now = datetime.now(timezone.utc)
    mine, others = owner_of(out), "0123456789abcdef"
    begun = now - timedelta(days=2)
    left = temporary.make(mine, begun)
    former = f".customers.{begun:%Y%m%dT%H%M%SZ}-{mine}-0123abcd.filedrop"
    kept = [
        temporary.make(mine, now),
        temporary.make(others, now - timedelta(days=2)),
    ]
    for each in (left, former, *kept):
        inbox.local(f"/pending/{each}").write_bytes(b"half")
    sync(people(2), **config)
    assert sorted(inbox.listing("/pending")) == sorted(kept)


def test_behind_openssh_it_is_the_same(sshd, tmp_path, out):
    folder = tmp_path / "pending"
    folder.mkdir()
    config = {
        "host": "127.0.0.1",
        "port": sshd.port,
        "username": sshd.user,
        "private_key_path": str(sshd.keys["ed25519"]),
        "host_key": sshd.host_keys["ed25519"],
        "path": str(folder),
        "output_dir": str(out),
        "orders_delay_minutes": 30,
    }
    time = Time()
    for _ in range(2):
        assert sync([*people(1), *orders((1, 1)), state()], time, **config) == [state()["value"]]
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 4
    assert all(re.fullmatch(r"(customers|orders)_\d{8}T\d{6}Z\.csv", name) for name in names)
    for name in names:
        assert len(table((folder / name).read_bytes())) == 1
    assert time.waits == [1800, 1800]


def test_a_server_that_is_not_known_is_told_nothing(inbox):
    with serving() as other, pytest.raises(DeliveryError, match="not the one"):
        sync(people(1), **to_inbox(inbox, host_key=other.host_key))
    assert inbox.log.auth == []
    assert inbox.files == []
