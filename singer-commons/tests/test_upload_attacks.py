"""Uploading, attacked at every step: what arrives does so once and whole, and the rest is said."""

from __future__ import annotations

import hashlib
import logging
import os
import random
from dataclasses import replace

import pytest
from tests.support.uploads import (
    CLAIM,
    LOGGER,
    NAME,
    NOW,
    PASSWORD,
    TEMPORARY,
    destination,
    of_inbox,
    parcel,
)

from ordergroove_sandbox.dotapparel import SftpFault, serving
from singer_commons.csv_target.errors import DeliveryError, NameTakenError
from singer_commons.sftp import temporary

DATA = os.urandom(300_000) + b"the end"
STEPS = ("open", "write", "close", "stat", "lstat", "list", "rename")


@pytest.fixture(scope="module")
def server():
    """Serve one inbox for all: it is emptied before each test."""
    with serving() as running:
        yield running


@pytest.fixture
def inbox(server):
    server.reset()
    server.log.clear()
    return server


def fault(inbox, kind, *args, **options):
    inbox.faults.add(SftpFault.of(kind, *args, **options))


def there(inbox, folder="/pending", **options):
    settings = of_inbox(inbox, **options.pop("settings", {}))
    given = {"archives": ["/processed"], "owner": lambda: "abc"} | options
    return destination(settings, folder, **given)


def check_arrived_once(inbox):
    (file,) = inbox.files
    assert (file.name, file.complete) == (NAME, True)
    assert file.sha256 == hashlib.sha256(DATA).hexdigest()
    assert inbox.warnings == []
    assert inbox.ignored == []


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_that_is_lost_twice_at_any_step_costs_nothing(inbox, step):
    fault(inbox, "lost_answer", operation=step, times=2)
    there(inbox).put(NAME, parcel(DATA))
    check_arrived_once(inbox)


def test_answers_that_are_lost_at_every_step_cost_nothing(inbox):
    for step in STEPS:
        fault(inbox, "lost_answer", operation=step)
    there(inbox).put(NAME, parcel(DATA))
    check_arrived_once(inbox)


def test_a_connection_may_break_anywhere_in_a_file(inbox):
    dice = random.Random(5)  # noqa: S311 - the same places each time
    offsets = {0, 1, len(DATA) - 1, 32_768, *(dice.randrange(len(DATA)) for _ in range(4))}
    for after in sorted(offsets):
        fault(inbox, "drop", after_bytes=after)
    there(inbox, settings={"retry_budget": 3600}).put(NAME, parcel(DATA))
    check_arrived_once(inbox)
    opened = {call.path for call in inbox.log.entries("open")} - {f"/pending/{CLAIM}"}
    assert len(opened) == len(offsets) + 1


@pytest.mark.parametrize(("kind", "times"), [("deny", None), ("fail", 1)], ids=["always", "once"])
@pytest.mark.parametrize("step", [*STEPS, "remove"])
def test_a_step_that_is_refused_is_a_failure_or_none_but_never_half(inbox, step, kind, times):
    fault(inbox, kind, operation=step, times=times)
    try:
        there(inbox).put(NAME, parcel(DATA))
    except (DeliveryError, NameTakenError) as error:
        assert NAME in str(error)  # noqa: PT017 - some are failures, some are not
        assert step in {"open", "write", "close", "rename"}
        assert inbox.files == []
        assert inbox.ignored == []
        inbox.faults.clear()
        there(inbox).put(NAME, parcel(DATA))
    if step == "remove" and times is None:
        assert inbox.listing("/pending") == [CLAIM]
        assert inbox.read(f"/pending/{CLAIM}") == b""
        inbox.local(f"/pending/{CLAIM}").unlink()
    check_arrived_once(inbox)


@pytest.mark.parametrize("first", ["drop", "lost_answer", "lose", "disk_full"])
@pytest.mark.parametrize("then", ["fail", "lost_answer"])
def test_two_faults_one_after_the_other(inbox, first, then):
    options = {"operation": "write"} if first == "lost_answer" else {}
    fault(inbox, first, **options)
    fault(inbox, then, operation="rename")
    for _ in range(3):
        try:
            there(inbox).put(NAME, parcel(DATA))
        except (DeliveryError, NameTakenError):
            assert inbox.files == []
            continue
        break
    check_arrived_once(inbox)


def test_what_cannot_be_removed_stays_under_a_name_that_nobody_picks_up(inbox):
    fault(inbox, "deny", operation="remove", times=None)
    fault(inbox, "deny", operation="rename")
    with pytest.raises(DeliveryError):
        there(inbox).put(NAME, parcel(DATA))
    assert inbox.files == []
    left = inbox.listing("/pending")
    assert CLAIM in left
    assert [TEMPORARY.fullmatch(name) is not None for name in left] == [True, True]


def test_posix_rename_which_replaces_is_never_asked_for(inbox):
    fault(inbox, "unsupported", operation="rename", times=None)
    inbox.local(f"/bulk/{NAME}").write_bytes(b"somebody else's\r\n")
    with pytest.raises(NameTakenError):
        there(inbox, "/bulk").put(NAME, parcel(DATA))
    with pytest.raises(NameTakenError, match="without renaming, nothing is sent"):
        there(inbox).put(NAME, parcel(DATA))
    assert inbox.log.entries("posix_rename") == []
    assert inbox.read(f"/bulk/{NAME}") == b"somebody else's\r\n"


def test_somebody_else_may_take_the_name_while_the_file_is_uploaded(inbox):
    """Nothing was there when it was looked at; at the renaming there is."""
    local = inbox.local(f"/bulk/{NAME}")

    class Slow(type(parcel(DATA).content)):
        def read(self, size=-1):
            local.write_bytes(b"somebody else's\r\n")
            return super().read(size)

    mine = replace(parcel(DATA), content=Slow(DATA))
    with pytest.raises(NameTakenError):
        there(inbox, "/bulk").put(NAME, mine)
    assert inbox.listing("/bulk") == [NAME]
    assert local.read_bytes() == b"somebody else's\r\n"


@pytest.mark.parametrize("age", [23, 25])
@pytest.mark.parametrize("whose", ["abc", "abcd", "ABC"])
def test_leftovers_are_removed_if_they_are_old_and_ones_own(inbox, age, whose):
    stamp = NOW.fromtimestamp(NOW.timestamp() - 3600 * age, NOW.tzinfo).strftime("%Y%m%dT%H%M%SZ")
    name = f".orders.{stamp}-{whose}-00112233.filedrop"
    inbox.local(f"/pending/{name}").write_bytes(b"half")
    there(inbox).put(NAME, parcel(DATA))
    is_there = inbox.local(f"/pending/{name}").exists()
    inbox.local(f"/pending/{name}").unlink(missing_ok=True)
    assert is_there is not (age > 24 and whose == "abc")


@pytest.mark.parametrize(
    "name", ["x.tmp", "customers.csv.tmp", ".x.filedrop", "a.old.tmp", ".part"]
)
def test_other_writers_temporary_files_are_left_alone(inbox, name):
    inbox.local(f"/pending/{name}").write_bytes(b"half")
    there(inbox, now=NOW.replace(year=2099)).put(NAME, parcel(DATA))
    assert inbox.local(f"/pending/{name}").read_bytes() == b"half"
    inbox.local(f"/pending/{name}").unlink()


# Who is there


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"password": PASSWORD}, "password"),
        ({"username": "nobody"}, "username"),
        ({"host_key": "SHA256:" + "A" * 43}, "host_key"),
        ({"host_key": None}, "host_key"),
    ],
    ids=["password", "username", "other-key", "unknown-key"],
)
def test_who_is_not_known_gets_nothing_and_the_setting_is_named(inbox, caplog, changes, named):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(DeliveryError, match=named) as raised:
        there(inbox, settings=changes).put(NAME, parcel(DATA))
    said = caplog.text + str(raised.value)
    assert PASSWORD not in said
    assert inbox.password not in said
    assert inbox.log.entries("open") == []
    if "host_key" in changes:
        assert inbox.log.auth == []  # not even a name was told
    else:
        assert len(inbox.log.auth) <= 2  # asking what there is, and one try


# OpenSSH


def test_openssh_keeps_others_files_and_names(sshd, tmp_path):
    (tmp_path / NAME).write_bytes(b"somebody else's\r\n")
    (tmp_path / "x.tmp").write_bytes(b"half")
    old = temporary.make("abc", NOW.replace(year=2020))
    (tmp_path / old).write_bytes(b"half")
    mine = destination(sshd.settings(), tmp_path, owner=lambda: "abc")
    with pytest.raises(NameTakenError):
        mine.put(NAME, parcel(DATA))
    mine.put(f"next_{NAME}", parcel(DATA))
    assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == {
        NAME: 17,
        "x.tmp": 4,
        f"next_{NAME}": len(DATA),
    }


@pytest.mark.parametrize("where", ["nowhere", "a-file"])
def test_openssh_without_the_folder_is_told_of(sshd, tmp_path, where):
    (tmp_path / "a-file").write_bytes(b"")
    with pytest.raises(DeliveryError, match="path"):
        destination(sshd.settings(), tmp_path / where).put(NAME, parcel(DATA))
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


@pytest.mark.skipif(os.getuid() == 0, reason="the superuser may write everywhere")
def test_openssh_with_a_folder_that_may_only_be_read_is_told_of(sshd, tmp_path):
    folder = tmp_path / "pending"
    folder.mkdir(mode=0o500)
    with pytest.raises(DeliveryError, match="permission denied"):
        destination(sshd.settings(), folder).put(NAME, parcel(DATA))
    assert list(folder.iterdir()) == []


def test_a_logger_at_debug_hears_no_secret(inbox, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("paramiko").setLevel(logging.DEBUG)
    LOGGER.setLevel(logging.DEBUG)
    fault(inbox, "drop", after_bytes=10)
    there(inbox).put(NAME, parcel(DATA))
    assert "connecting again" in caplog.text
    assert inbox.password not in caplog.text
