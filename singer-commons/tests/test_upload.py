"""Uploading: whole or not at all, never over another file, on three kinds of server."""

from __future__ import annotations

import os
import threading
from datetime import timedelta

import paramiko
import pytest
from tests.support.uploads import (
    CLAIM,
    LARGE,
    NAME,
    NOW,
    changed,
    destination,
    fault,
    is_temporary,
    of_inbox,
    parcel,
)

from singer_commons.csv_target.errors import DeliveryError, NameTakenError

OTHER_NAME = NAME.replace("120000", "120001")

# What holds on every server


@pytest.mark.parametrize("data", [b"", b"a\r\n", LARGE], ids=["empty", "small", "large"])
def test_a_file_arrives_as_it_is(inbox, data):
    destination(of_inbox(inbox), "/bulk").put(NAME, parcel(data))
    assert inbox.listing("/bulk") == [NAME]
    assert inbox.read(f"/bulk/{NAME}") == data


@pytest.mark.parametrize("data", [b"", b"a\r\n", LARGE], ids=["empty", "small", "large"])
def test_a_file_arrives_at_openssh_as_it_is(sshd, tmp_path, data):
    destination(sshd.settings(), tmp_path).put(NAME, parcel(data))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {NAME: data}


def test_it_is_written_under_a_name_that_nobody_picks_up_and_then_renamed(inbox):
    destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    (opened, *_) = changed(inbox, "open")
    assert is_temporary(opened)
    assert opened.rpartition("/")[0] == "/pending"
    (renamed,) = inbox.log.entries(operation="rename")
    assert (renamed.path, renamed.to) == (opened, f"/pending/{NAME}")
    assert [each.complete for each in inbox.files] == [True]


def test_a_file_that_is_taken_away_at_once_has_arrived(inbox):
    destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    *_, last = (each for each in inbox.log.entries() if f"/pending/{NAME}" in each.paths)
    assert last.operation == "rename"  # nothing is asked of a name that is gone
    assert [each.name for each in inbox.files] == [NAME]
    assert inbox.listing("/pending") == []


def test_another_file_is_never_replaced(inbox):
    there = destination(of_inbox(inbox), "/bulk")
    there.put(NAME, parcel(b"first\r\n"))
    with pytest.raises(NameTakenError, match=NAME):
        there.put(NAME, parcel(b"other\r\n"))
    assert inbox.listing("/bulk") == [NAME]
    assert inbox.read(f"/bulk/{NAME}") == b"first\r\n"


def test_another_file_is_never_replaced_by_a_server_that_would(odd_server, tmp_path):
    settings, odd = odd_server
    odd.replaces = True
    (tmp_path / NAME).write_bytes(b"first\r\n")
    with pytest.raises(NameTakenError, match=NAME):
        destination(settings, "/").put(NAME, parcel(b"other\r\n"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {NAME: b"first\r\n"}


def test_of_many_writers_at_once_one_gets_the_name(sshd, tmp_path):
    results = []

    def put(number):
        try:
            destination(sshd.settings(), tmp_path).put(NAME, parcel(b"%d\r\n" % number))
        except NameTakenError:
            results.append(None)
        else:
            results.append(number)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = [number for number in results if number is not None]
    assert len(results) == 6
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        NAME: b"%d\r\n" % winner
    }


def test_the_same_file_under_the_same_name_has_arrived_before(sshd, tmp_path):
    (tmp_path / NAME).write_bytes(b"the same\r\n")
    destination(sshd.settings(), tmp_path).put(NAME, parcel(b"the same\r\n"))
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_name_that_the_server_has_put_away_is_taken_too(inbox):
    there = destination(of_inbox(inbox), "/pending", archives=["/processed"])
    there.put(NAME, parcel(b"first\r\n"))
    with pytest.raises(NameTakenError, match=f"/processed/{NAME}"):
        there.put(NAME, parcel(b"other\r\n"))
    there.put(NAME, parcel(b"first\r\n"))
    assert len(inbox.files) == 1


# Broken connections


def test_a_connection_that_breaks_in_the_middle_is_made_again(inbox):
    fault(inbox, "drop", after_bytes=1 << 20)
    waits = []
    destination(of_inbox(inbox), "/bulk", waits).put(NAME, parcel(LARGE))
    assert inbox.read(f"/bulk/{NAME}") == LARGE
    assert inbox.listing("/bulk") == [NAME]
    assert len(waits) == 1
    assert len(set(filter(is_temporary, changed(inbox, "open"))) - {f"/bulk/{CLAIM}"}) == 2


def test_there_is_an_end_to_trying_and_nothing_has_the_name(inbox):
    fault(inbox, "drop", times=None)
    with pytest.raises(DeliveryError, match="gave up"):
        destination(of_inbox(inbox, retry_budget=0), "/bulk").put(NAME, parcel(LARGE))
    assert NAME not in inbox.listing("/bulk")


def test_a_renaming_whose_answer_is_lost_has_happened_once(inbox):
    fault(inbox, "lost_answer", operation="rename")
    destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    assert [each.name for each in inbox.files] == [NAME]
    assert inbox.warnings == []
    assert len(changed(inbox, "rename")) == 1


def test_a_renaming_whose_answer_is_lost_is_not_taken_for_another_writers(inbox):
    fault(inbox, "lost_answer", operation="rename")
    destination(of_inbox(inbox), "/bulk").put(NAME, parcel())  # where it stays
    assert inbox.listing("/bulk") == [NAME]


def test_a_connection_that_breaks_before_renaming_is_made_again(odd_server, tmp_path):
    settings, odd = odd_server
    odd.cut_before_rename = 2
    destination(settings, "/").put(NAME, parcel(LARGE))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {NAME: LARGE}


def test_a_broken_renaming_gives_way_to_another_file(odd_server, tmp_path):
    settings, odd = odd_server
    odd.cut_before_rename = 1

    def somebody_else(_seconds):
        (tmp_path / NAME).write_bytes(b"another\r\n")

    there = destination(settings, "/")
    there._sleep = somebody_else
    with pytest.raises(NameTakenError):
        there.put(NAME, parcel())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {NAME: b"another\r\n"}


DENIALS = ["done_but_fails", "done_but_missing"]


@pytest.mark.parametrize("folder", ["/pending", "/bulk"], ids=["taken", "left"])
@pytest.mark.parametrize("denial", DENIALS)
def test_a_renaming_that_is_done_and_denied_has_happened_once(inbox, denial, folder):
    fault(inbox, denial, operation="rename", times=None)
    destination(of_inbox(inbox), folder).put(NAME, parcel())
    there = inbox.listing(folder) if folder == "/bulk" else [each.name for each in inbox.files]
    assert there == [NAME]
    assert len(changed(inbox, "rename")) == 1
    assert inbox.warnings == []


@pytest.mark.parametrize("denial", DENIALS)
def test_a_file_of_the_right_size_that_may_not_be_read_is_the_one_that_was_renamed(inbox, denial):
    fault(inbox, denial, operation="rename", times=None)
    fault(inbox, "deny", ".*", operation="lstat", times=None)
    fault(inbox, "deny", NAME, operation="open", times=None)
    destination(of_inbox(inbox), "/bulk").put(NAME, parcel())
    assert inbox.listing("/bulk") == [NAME]


@pytest.mark.parametrize("denial", DENIALS)
def test_a_denial_that_nothing_disproves_is_met_with_one_more_name_and_no_third(inbox, denial):
    fault(inbox, denial, operation="rename", times=None)
    fault(inbox, "deny", operation="lstat", times=None)
    there, file = destination(of_inbox(inbox), "/pending"), parcel()
    with pytest.raises(NameTakenError, match="could not be renamed"):
        there.put(NAME, file)
    with pytest.raises(DeliveryError, match="could not be renamed"):
        there.put(f"next_{NAME}", file)
    assert len(set(changed(inbox, "rename"))) == 2


def test_a_file_that_is_half_there_when_it_is_to_be_renamed_is_not_taken_for_done(inbox):
    """Its size was right, then somebody emptied it, and the denial may be the truth."""
    fault(inbox, "done_but_missing", operation="rename")
    there = destination(of_inbox(inbox), "/pending")
    looked = inbox.local("/pending")

    def emptied(_client, path):
        for left in looked.glob(".*"):
            left.write_bytes(b"")
        return stat(_client, path)

    stat, paramiko.SFTPClient.lstat = paramiko.SFTPClient.lstat, emptied
    try:
        with pytest.raises(NameTakenError):
            there.put(NAME, parcel())
    finally:
        paramiko.SFTPClient.lstat = stat


# Two writers of one name


def put_meanwhile(monkeypatch, there, after=lambda: None):
    """Let another writer put a file of the same name just before the first one is renamed."""
    client, results = paramiko.SFTPClient, []
    rename = client.rename

    def late(self, old, new):
        monkeypatch.setattr(client, "rename", rename)
        try:
            there().put(NAME, parcel(b"other\r\n"))
        except NameTakenError as taken:
            results.append(taken)
        after()
        return rename(self, old, new)

    monkeypatch.setattr(client, "rename", late)
    return results


def test_who_looks_while_another_is_about_to_rename_gets_another_name(inbox, monkeypatch):
    def there():
        return destination(of_inbox(inbox), "/pending", archives=["/processed"])

    refused = put_meanwhile(monkeypatch, there)
    there().put(NAME, parcel(b"first\r\n"))
    assert [inbox.read(each.processed) for each in inbox.files] == [b"first\r\n"]
    assert [NAME in str(each) for each in refused] == [True]
    assert inbox.ignored == []


def test_so_it_is_behind_openssh_where_somebody_takes_files_away(sshd, tmp_path, monkeypatch):
    pending, processed = tmp_path / "pending", tmp_path / "processed"
    pending.mkdir()
    processed.mkdir()

    def there():
        return destination(sshd.settings(), pending, archives=[str(processed)])

    def take_away():
        for number, path in enumerate(pending.glob("*.csv")):
            path.rename(processed / f"{path.name}.{number}")

    refused = put_meanwhile(monkeypatch, there, after=take_away)
    there().put(NAME, parcel(b"first\r\n"))
    take_away()
    assert [path.read_bytes() for path in processed.iterdir()] == [b"first\r\n"]
    assert [NAME in str(each) for each in refused] == [True]
    assert list(pending.iterdir()) == []


def test_so_it_is_where_a_renaming_replaces(odd_server, tmp_path, monkeypatch):
    settings, odd = odd_server
    odd.replaces = True
    refused = put_meanwhile(monkeypatch, lambda: destination(settings, "/"))
    destination(settings, "/").put(NAME, parcel(b"first\r\n"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {NAME: b"first\r\n"}
    assert [NAME in str(each) for each in refused] == [True]


def test_a_claim_that_may_be_anothers_is_left_alone_and_its_name_too(inbox):
    fault(inbox, "lost_answer", operation="open", after=2)  # it is written, read, claimed
    there = destination(of_inbox(inbox), "/pending")
    with pytest.raises(NameTakenError, match=NAME):
        there.put(NAME, parcel())
    assert inbox.ignored == [f"/pending/{CLAIM}"]
    there.put(OTHER_NAME, parcel())
    assert [each.name for each in inbox.files] == [OTHER_NAME]


def test_a_name_that_cannot_be_claimed_is_said_and_nothing_is_sent(inbox):
    fault(inbox, "deny", operation="open", times=None, after=1)
    with pytest.raises(NameTakenError, match=CLAIM):
        destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    assert (inbox.files, inbox.ignored) == ([], [])


def test_an_empty_claim_goes_after_a_day_and_nothing_else_of_such_a_name(inbox):
    kept = [CLAIM.replace("mfcc", "aaaa"), CLAIM.replace("mfcc", "bbbb"), f".{'a' * 63}.part"]
    for name, content in ((CLAIM, b""), *zip(kept, (b"", b"half", b""), strict=True)):
        inbox.local(f"/pending/{name}").write_bytes(content)
        moment = NOW - timedelta(hours=23 if name == kept[0] else 25)
        os.utime(inbox.local(f"/pending/{name}"), (moment.timestamp(),) * 2)
    destination(of_inbox(inbox), "/pending", owner=lambda: "0123").put(NAME, parcel())
    assert sorted(inbox.listing("/pending")) == sorted(kept)
    assert [each.name for each in inbox.files] == [NAME]
