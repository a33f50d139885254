"""Uploading: whole or not at all, never over another file, on three kinds of server."""

from __future__ import annotations

import os
import re
import threading
from dataclasses import replace

import paramiko
import pytest

from ordergroove_sandbox.dotapparel import DotApparelFault, serving
from singer_commons.csv_target.errors import DeliveryError, NameTakenError
from singer_commons.csv_target.output_files import OutputFile
from singer_commons.sftp import temporary

from .uploadharness import (
    NAME,
    NOW,
    PASSWORD,
    TEMPORARY,
    Interrupted,
    destination,
    of_inbox,
    paramiko_server,
    parcel,
)

LARGE = os.urandom(3 << 20) + b"the end"


@pytest.fixture
def inbox():
    """Serve DotApparel's inbox: what is renamed in /pending is taken away at once."""
    with serving() as server:
        yield server


@pytest.fixture
def odd_server(tmp_path):
    with paramiko_server(tmp_path) as (settings, odd):
        yield settings, odd


def fault(inbox, kind, *args, **options):
    inbox.faults.add(DotApparelFault.of(kind, *args, **options))


def changed(inbox, operation):
    return [call.path for call in inbox.log.entries(operation=operation)]


def is_temporary(path):
    return TEMPORARY.fullmatch(path.rpartition("/")[2]) is not None


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
    *_, last = inbox.log.entries()
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
    assert len(set(filter(is_temporary, changed(inbox, "open")))) == 2


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


# Servers that refuse


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("disk_full", {}, "Is there room left"),
        ("deny", {"operation": "open"}, "permission denied"),
        ("deny", {"operation": "rename"}, "could not be renamed"),
        ("lose", {"after_bytes": 5}, "5 bytes on the server, not the 10"),
    ],
    ids=["full", "no-writing", "no-renaming", "cut"],
)
def test_what_a_server_refuses_is_said_and_leaves_nothing_there(inbox, kind, options, said):
    fault(inbox, kind, **options)
    with pytest.raises(DeliveryError, match=said) as raised:
        destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    assert f"/pending/{NAME}" in str(raised.value)
    assert inbox.ignored == []
    assert inbox.files == []


@pytest.mark.parametrize("kind", ["fail", "unsupported"])
def test_what_is_not_renamed_under_two_names_is_not_sent(inbox, kind):
    fault(inbox, kind, operation="rename", times=None)
    there, file = destination(of_inbox(inbox), "/pending"), parcel()
    for problem in (NameTakenError, DeliveryError):
        with pytest.raises(problem, match=r"could not be renamed.*nothing is sent"):
            there.put(NAME, file)
    assert inbox.ignored == inbox.files == []


def test_a_disk_that_is_full_at_the_end_is_noticed(inbox):
    fault(inbox, "disk_full", after_bytes=len(LARGE) - 1)
    with pytest.raises(DeliveryError, match="Is there room left"):
        destination(of_inbox(inbox), "/bulk").put(NAME, parcel(LARGE))
    assert inbox.listing("/bulk") == []


@pytest.mark.parametrize("operation", ["stat", "lstat", "list"])
def test_a_server_that_does_not_answer_questions_is_written_to_all_the_same(inbox, operation):
    fault(inbox, "deny", operation=operation, times=None)
    there = destination(of_inbox(inbox), "/pending", owner=lambda: "abc")
    there.put(NAME, parcel())
    assert [each.name for each in inbox.files] == [NAME]


def test_a_server_that_tells_no_sizes_is_written_to_all_the_same(inbox):
    fault(inbox, "no_size", times=None)
    destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    assert [each.name for each in inbox.files] == [NAME]


def test_without_answers_to_questions_a_lost_renaming_is_asked_for_again(inbox):
    fault(inbox, "deny", operation="lstat", times=None)
    fault(inbox, "lost_answer", operation="rename")
    destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    assert [each.name for each in inbox.files] == [NAME]
    assert len(changed(inbox, "rename")) == 2


def test_a_folder_that_is_not_there_is_named(inbox):
    with pytest.raises(DeliveryError, match=r"/pending/nowhere: is no folder .* path"):
        destination(of_inbox(inbox), "/pending/nowhere").put(NAME, parcel())


def test_a_wrong_password_is_said_and_not_repeated(inbox):
    settings = replace(of_inbox(inbox), password=PASSWORD)
    with pytest.raises(DeliveryError) as raised:
        destination(settings, "/pending").put(NAME, parcel())
    assert PASSWORD not in str(raised.value)
    assert "sftp://sandbox@" in str(raised.value)


# Hashes


def test_content_is_compared_where_the_server_can(odd_server, tmp_path):
    settings, odd = odd_server
    destination(settings, "/").put(NAME, parcel(LARGE))
    assert odd.checked
    assert (tmp_path / NAME).read_bytes() == LARGE


def test_other_content_of_the_same_size_is_noticed(odd_server, tmp_path):
    settings, odd = odd_server
    odd.corrupt = True
    with pytest.raises(DeliveryError, match="has other content"):
        destination(settings, "/").put(NAME, parcel(LARGE))
    assert list(tmp_path.iterdir()) == []


# Tidying


def test_told_to_end_in_the_middle_nothing_stays_there(inbox):
    content = OutputFile(Interrupted(LARGE, after=2 << 20), len(LARGE), "unused")
    with pytest.raises(SystemExit):
        destination(of_inbox(inbox), "/pending").put(NAME, content)
    assert any(map(is_temporary, changed(inbox, "open")))
    assert inbox.ignored == []
    assert inbox.files == []


def test_only_ones_own_old_temporary_files_are_removed(inbox):
    old = NOW.replace(day=1, month=2)
    mine, others, form = "abc", "def", "up-{id}.csv"
    kept = [
        temporary.make(mine, NOW.replace(hour=1)),  # a run under way, perhaps
        temporary.make(others, old),
        temporary.make(mine, old, "other-{id}.csv"),
        f".{NAME}.tmp",
        "orders_20260101T120000Z.csv.part",
        ".orders.20260228T130000Z-abc-12345678.filedrop",
    ]
    removed = [
        temporary.make(mine, old),
        temporary.make(mine, old, form),
        ".orders.20260201T000000Z-abc-12345678.filedrop",  # of an earlier version
    ]
    for name in (*kept, *removed):
        inbox.local(f"/bulk/{name}").write_bytes(b"half")
    there = destination(of_inbox(inbox), "/bulk", owner=lambda: mine, temporary_name=form)
    there.put(NAME, parcel())
    assert sorted(inbox.listing("/bulk")) == sorted([*kept, NAME])


def test_without_an_owner_nothing_is_removed(inbox):
    name = temporary.make("abc", NOW.replace(day=1, month=2))
    inbox.local(f"/pending/{name}").write_bytes(b"half")
    destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    assert inbox.listing("/pending") == [name]


def test_no_two_temporary_names_are_the_same_and_none_holds_a_word_or_a_time():
    names = {temporary.make("0123456789abcdef", NOW) for _ in range(100)}
    assert len(names) == 100
    for name in names:
        assert TEMPORARY.fullmatch(name)
        assert not re.search(r"[0-9_]|csv|customers|orders|rewards", name, re.IGNORECASE)


def test_a_server_that_takes_only_some_names_is_named_the_setting(inbox):
    fault(inbox, "deny", ".*", operation="open", times=None)
    with pytest.raises(DeliveryError, match=r"as /pending/\.[a-p]+\.part .*temporary_name"):
        destination(of_inbox(inbox), "/pending").put(NAME, parcel())
    destination(of_inbox(inbox), "/pending", temporary_name="{id}.csv").put(NAME, parcel())
    assert [each.name for each in inbox.files] == [NAME]


@pytest.mark.parametrize(
    "name",
    [
        NAME,
        ".orders.20260201T000000Z-abc-12345678.filedrop.csv",
        ".orders.20269901T000000Z-abc-12345678.filedrop",
        ".orders.20260201T000000Z-abcd-12345678.filedrop",
        "orders.20260201T000000Z-abc-12345678.filedrop",
        ".orders.20260201T000000Z-abc-1234567.filedrop",
        ".orders.30260201T000000Z-abc-12345678.filedrop",
        # "klm" is the owner in letters; the time before it is that of 1970
        ".aaaaaaaaklmaaaaaaaa",
        "aaaaaaaaklmaaaaaaaa.part",
        ".aaaaaaaaklmnaaaaaaaa.part",
        ".aaaaaaaklmaaaaaaaa.part",
        ".ppppppppklmaaaaaaaa.part",  # 2106
    ],
)
def test_names_that_are_not_left_over(name):
    assert not temporary.is_left_over(name, "abc", NOW)


def test_a_name_of_1970_is_left_over():
    assert temporary.is_left_over(".aaaaaaaaklmaaaaaaaa.part", "abc", NOW)


# Addresses


def test_where_it_is_says_whose_and_no_secret(inbox):
    there = destination(of_inbox(inbox), "/pending/")
    assert there.where == f"sftp://sandbox@127.0.0.1:{inbox.port}/pending/"
    assert there.key(NAME) == f"/pending/{NAME}"
    plain = replace(of_inbox(inbox), host="::1", port=22)
    assert destination(plain, "/").where == "sftp://sandbox@[::1]/"
