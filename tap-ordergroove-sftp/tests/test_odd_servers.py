"""Entries that cannot be looked at, and servers that tell less, or other things, than OpenSSH."""

from __future__ import annotations

import os
import time

import asyncssh
import pytest
from tests.support.odd_server import HOUR_AGO, Plain, odd_server, put
from tests.support.sftp_tap import sync

from singer_commons.sftp.window import Window

STREAM = "subscriptions_report"
GOOD = "acme_subscription_20251008.csv"
ROWS = "Subscription ID,Status\n1,Live\n2,Live\n"


def test_one_entry_does_not_stop_the_folder(sshd, tmp_path, caplog):
    """OpenSSH: a name that is not UTF-8, a link to a name that is too long, and one to nowhere."""
    put(tmp_path, GOOD, ROWS)
    put(tmp_path, b"acme_subscription_\xff_20251008.csv", ROWS)
    (tmp_path / "acme_subscription_20251007.csv").symlink_to("x" * 300)
    (tmp_path / "nowhere").symlink_to("not there")
    (tmp_path / "acme_subscription_20251006.csv").symlink_to("not there")
    outcome = sync({
        "host": "127.0.0.1", "port": sshd.port, "username": sshd.user, "path": str(tmp_path),
        "private_key_path": str(sshd.keys["ed25519"]), "host_key": sshd.host_keys["ed25519"],
    })  # fmt: skip
    assert (outcome.error, outcome.read()) == (None, [GOOD])
    assert (
        r"left out b'acme_subscription_\xff_20251008.csv', a name that is not UTF-8" in caplog.text
    )
    assert "acme_subscription_20251007.csv: the server refuses" in caplog.text
    assert "that are no files: acme_subscription_20251006.csv." in caplog.text
    assert "nowhere" not in caplog.text


class BadLongNames(Plain):
    async def scandir(self, path):
        async for name in super().scandir(path):
            name.longname = b"-rw-r--r-- 1 M\xfcller " + name.filename
            yield name


def without(*missing):
    """A server that does not tell some of the attributes, in listings or elsewhere."""

    def strip(attrs):
        for each in missing:
            setattr(attrs, each, None)
        if "permissions" in missing:
            attrs.type = asyncssh.sftp.FILEXFER_TYPE_UNKNOWN
        return attrs

    class Without(Plain):
        async def scandir(self, path):
            async for name in super().scandir(path):
                strip(name.attrs)
                yield name

        def stat(self, path):
            return strip(asyncssh.SFTPAttrs.from_local(super().stat(path)))

        def lstat(self, path):
            return strip(asyncssh.SFTPAttrs.from_local(super().lstat(path)))

        def fstat(self, file_obj):
            return strip(asyncssh.SFTPAttrs.from_local(super().fstat(file_obj)))

    return Without


class RoundedFstat(Plain):
    def fstat(self, file_obj):
        attrs = asyncssh.SFTPAttrs.from_local(super().fstat(file_obj))
        attrs.mtime -= attrs.mtime % 60
        return attrs


class FstatWithoutTimes(Plain):
    def fstat(self, file_obj):
        attrs = asyncssh.SFTPAttrs.from_local(super().fstat(file_obj))
        attrs.mtime = attrs.atime = None
        return attrs


@pytest.mark.parametrize(
    "session",
    [BadLongNames, RoundedFstat, FstatWithoutTimes, without("permissions"),
     without("atime", "mtime"), without("permissions", "atime", "mtime")],
    ids=["ls", "rounded", "fstat without times", "without bits", "without times", "without both"],
)  # fmt: skip
def test_what_a_server_does_not_tell_is_not_needed(tmp_path, session):
    put(tmp_path, GOOD, ROWS)
    (tmp_path / "folder").mkdir()
    with odd_server(tmp_path, session) as config:
        outcome = sync(config)
        assert (outcome.error, outcome.read()) == (None, [GOOD])
        assert len(outcome.records(STREAM)) == 2
        again = sync(config, state=outcome.state)
        assert (again.error, again.read()) == (None, [])
        put(tmp_path, GOOD, ROWS + "3,Live\n", HOUR_AGO + 100)
        assert sync(config, state=again.state).read() == [GOOD]


def test_the_folder_is_found_by_a_server_that_does_not_tell_folders_from_files(tmp_path):
    (tmp_path / "OutGoing").mkdir()
    put(tmp_path / "OutGoing", GOOD, ROWS)
    with odd_server(tmp_path, without("permissions")) as config:
        assert sync({**config, "path": "/outgoing"}).read() == [GOOD]


class EverChanging(Plain):
    """Tells another size of an open file each time."""

    told = 0

    def fstat(self, file_obj):
        attrs = asyncssh.SFTPAttrs.from_local(super().fstat(file_obj))
        EverChanging.told += 1
        attrs.mtime += EverChanging.told
        return attrs


def test_a_file_that_three_runs_left_though_it_is_listed_unchanged_fails_the_run(tmp_path):
    put(tmp_path, GOOD, ROWS)
    state = {}
    with odd_server(tmp_path, EverChanging) as config:
        for run in (1, 2, 3, 4):
            outcome = sync(config, state=state)
            assert (outcome.error is not None) == (run >= 3)
            state = outcome.state
        assert f"{GOOD}: 4 runs have left it for the next one" in outcome.error
        assert outcome.statuses() == {GOOD: "failed"}
        # Listed anew, it is waited for again.
        put(tmp_path, GOOD, ROWS, HOUR_AGO + 100)
        assert sync(config, state=state).error is None


class AlwaysNow(Plain):
    ticks = 0

    async def scandir(self, path):
        async for name in super().scandir(path):
            AlwaysNow.ticks += 1
            name.attrs.mtime = int(time.time()) - 30 + AlwaysNow.ticks
            yield name

    def fstat(self, file_obj):
        attrs = asyncssh.SFTPAttrs.from_local(super().fstat(file_obj))
        AlwaysNow.ticks += 1
        attrs.mtime = int(time.time()) + AlwaysNow.ticks
        return attrs


def test_a_file_whose_time_is_always_now_is_read_once_its_size_stays(tmp_path):
    state, read = {}, []
    with odd_server(tmp_path, AlwaysNow) as config:
        for content in (ROWS, ROWS + "3,Live\n", None, None, ROWS, None, None):
            if content:
                put(tmp_path, GOOD, content)
            outcome = sync(config, state=state)
            assert outcome.error is None
            state = outcome.state
            read.append(len(outcome.records(STREAM)))
    assert read == [0, 0, 3, 0, 0, 2, 0]


class LastBlockLater(Plain):
    """Has the end of a file only when it is asked for it again."""

    def __init__(self, chan, folder):
        super().__init__(chan, folder)
        self.asked = set()

    def read(self, file_obj, offset, size):
        data = super().read(file_obj, offset, size)
        if offset + len(data) == os.fstat(file_obj.fileno()).st_size and offset not in self.asked:
            self.asked.add(offset)
            return b""
        return data


def test_a_last_block_that_comes_only_when_asked_for_again_is_asked_for_again(tmp_path):
    put(tmp_path, GOOD, ROWS + "3,Live\n" * 20_000)
    with odd_server(tmp_path, LastBlockLater) as config:
        outcome = sync(config)
    assert outcome.error is None
    assert len(outcome.records(STREAM)) == 20_002


def test_no_more_than_64_requests_are_under_way_however_small_the_answers():
    window, asked = Window(0, 10 << 20, 4 << 20), []
    for _ in range(2000):
        while window.has_room and (piece := window.ask()) is not None:
            asked.append(piece)
        assert len(asked) <= 64
        window.answer(asked.pop(), b"x" * 1024)
        while window.take() is not None:
            pass
