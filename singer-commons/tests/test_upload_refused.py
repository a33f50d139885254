"""Uploading to servers that refuse, or do not tell; hashes, tidying, and names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.support.uploads import (
    LARGE,
    NAME,
    NOW,
    PASSWORD,
    TEMPORARY,
    Interrupted,
    changed,
    destination,
    fault,
    is_temporary,
    of_inbox,
    parcel,
)

from singer_commons.csv_target.errors import DeliveryError, NameTakenError
from singer_commons.csv_target.output_files import OutputFile
from singer_commons.sftp import temporary

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
