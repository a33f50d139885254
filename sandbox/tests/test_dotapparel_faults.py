"""Faults of DotApparel's inbox on request."""

from __future__ import annotations

import time

import paramiko
import pytest

from ordergroove_sandbox.dotapparel import SftpFault

PART, NAME = "/pending/.part", "/pending/customers_20230424T201230Z.csv"
BODY = b"PERIDX,EMAIL\r\n" + b"".join(b"%d,c%d@example.com\r\n" % (i, i) for i in range(9_000))
BROKEN = (OSError, EOFError, paramiko.SSHException)
of = SftpFault.of


@pytest.fixture
def faults(exporter):
    return exporter.inbox.faults


def used(faults):
    return [fault["used"] for fault in faults.report()]


def write(client, path, body=BODY):
    with client.open(path, "wb") as file:
        file.write(body)


def test_a_renaming_may_be_denied_or_fail(exporter, faults):
    client = exporter.client
    faults.add(
        of("deny", "customers_*", times=2, operation="*rename"), of("fail", operation="rename")
    )
    write(client, PART)
    write(client, "/pending/other", b"")
    with pytest.raises(PermissionError):
        client.rename(PART, NAME)
    with pytest.raises(PermissionError):
        client.posix_rename(PART, NAME)
    with pytest.raises(OSError, match="rename"):
        client.rename("/pending/other", "/pending/another")
    assert (exporter.inbox.files, used(faults)) == ([], [2, 1])
    assert client.stat(PART).st_size == len(BODY)
    client.rename(PART, NAME)
    assert [file.imported for file in exporter.inbox.files] == [9_000]
    assert [call.faults for call in exporter.inbox.log.entries("*rename")] == [
        ("deny",), ("deny",), ("fail",), (),
    ]  # fmt: skip


def test_a_server_without_posix_renaming_or_without_plain_renaming(exporter, faults):
    client = exporter.client
    for missing, there in (("posix_rename", "rename"), ("rename", "posix_rename")):
        faults.add(of("unsupported", operation=missing, times=None))
        write(client, PART, b"PERIDX,EMAIL\r\n")
        for _ in range(2):
            with pytest.raises(OSError, match=missing):
                getattr(client, missing)(PART, NAME)
        getattr(client, there)(PART, NAME)
        faults.clear()
    assert len(exporter.inbox.files) == 2


def test_a_disk_that_is_full(exporter, faults):
    client = exporter.client
    faults.add(of("disk_full", ".part", after_bytes=50_000))
    with client.open(PART, "wb") as file:
        with pytest.raises(OSError, match="No space left"):
            file.write(BODY)
        with pytest.raises(OSError, match="No space left"):
            file.write(b"more")
    assert client.stat(PART).st_size == 50_000
    assert exporter.inbox.read(PART) == BODY[:50_000]
    write(client, PART)
    assert exporter.inbox.read(PART) == BODY
    assert used(faults) == [1]


def test_a_connection_that_drops_in_the_middle_of_a_file(exporter, faults, eventually):
    faults.add(of("drop", ".part", after_bytes=100_000))
    with pytest.raises(BROKEN):
        write(exporter.client, PART)
    exporter.client = exporter.new_client()
    assert exporter.client.stat(PART).st_size == 100_000
    assert exporter.inbox.read(PART) == BODY[:100_000]
    assert exporter.inbox.files == []
    exporter.client.remove(PART)
    exporter.put(NAME, BODY)
    assert [file.imported for file in exporter.inbox.files] == [9_000]


def test_a_connection_that_drops_in_the_middle_of_a_file_with_its_final_name(
    exporter, faults, eventually
):
    """The disaster: half a file is imported, and its name is used up."""
    faults.add(of("drop", "customers_*", after_bytes=100_000))
    with pytest.raises(BROKEN):
        write(exporter.client, NAME)
    (file,) = eventually(lambda: exporter.inbox.files)
    assert (file.complete, file.size) == (False, 100_000)
    assert 0 < file.imported < 9_000
    exporter.client = exporter.new_client()
    exporter.put(NAME, BODY)
    assert exporter.inbox.counts()[""]["customers"] == file.imported


def test_a_connection_that_drops_at_the_first_byte_or_never_as_the_file_is_short(exporter, faults):
    faults.add(of("drop", "a"), of("drop", "b", after_bytes=100))
    write(exporter.client, "/test/b", b"short")
    with pytest.raises(BROKEN):
        write(exporter.client, "/test/a", b"short")
    assert (exporter.inbox.read("/test/a"), exporter.inbox.read("/test/b")) == (b"", b"short")


def test_an_answer_to_a_renaming_that_is_lost(exporter, faults):
    faults.add(of("lost_answer", operation="*rename"))
    write(exporter.client, PART)
    with pytest.raises(BROKEN):
        exporter.client.rename(PART, NAME)
    assert [(file.complete, file.imported) for file in exporter.inbox.files] == [(True, 9_000)]
    assert [call.done for call in exporter.inbox.log.entries("rename")] == [True]
    client = exporter.client = exporter.new_client()
    for path in (PART, NAME):
        with pytest.raises(FileNotFoundError):
            client.stat(path)


@pytest.mark.parametrize(
    ("kind", "said"), [("done_but_fails", OSError), ("done_but_missing", FileNotFoundError)]
)
def test_a_renaming_that_is_done_and_denied(exporter, faults, kind, said):
    faults.add(of(kind, operation="rename"))
    write(exporter.client, PART)
    with pytest.raises(said):
        exporter.client.rename(PART, NAME)
    assert [(file.complete, file.imported) for file in exporter.inbox.files] == [(True, 9_000)]


def test_sizes_that_nobody_may_see(exporter, faults):
    client = exporter.client
    write(client, PART)
    faults.add(of("deny", ".part", operation="stat"), of("no_size", times=None))
    with pytest.raises(PermissionError):
        client.stat(PART)
    assert client.stat(PART).st_size is None
    assert client.lstat(PART).st_size is None
    assert [entry.st_size for entry in client.listdir_attr("/pending")] == [None] * 3
    with client.open(PART) as file:
        assert file.stat().st_size is None
        assert file.read(14) == BODY[:14]
    assert client.stat(PART).st_mtime is not None
    faults.clear()
    assert client.stat(PART).st_size == len(BODY)


def test_bytes_that_get_lost_or_change_without_a_word(exporter, faults):
    faults.add(of("lose", "short", after_bytes=60_000), of("corrupt", "changed"))
    for path in ("/test/short", "/test/changed", "/test/good"):
        write(exporter.client, path)
    assert exporter.inbox.read("/test/short") == BODY[:60_000]
    changed = exporter.inbox.read("/test/changed")
    assert changed != BODY
    assert (len(changed), changed[1:]) == (len(BODY), BODY[1:])
    assert exporter.inbox.read("/test/good") == BODY


def test_a_slow_server(exporter, faults):
    faults.add(
        of("slow", "slow", bytes_per_second=len(BODY) / 0.4),
        of("latency", "slow", operation="stat", seconds=0.2),
        of("disk_full", "slow", after=1),
    )
    started = time.monotonic()
    write(exporter.client, "/test/slow")
    exporter.client.stat("/test/slow")
    assert time.monotonic() - started >= 0.6
    assert exporter.inbox.read("/test/slow") == BODY
    with pytest.raises(OSError, match="No space"):
        write(exporter.client, "/test/slow")


def test_a_writer_that_goes_while_the_server_is_slow(exporter, faults, eventually):
    faults.add(of("slow", "slow", bytes_per_second=len(BODY) / 10))
    client = exporter.new_client()
    file = client.open("/test/slow", "wb")
    file.set_pipelined(pipelined=True)
    file.write(BODY)
    exporter.hang_up(client)
    eventually(lambda: exporter.inbox.log.entries("close"))
    assert BODY.startswith(exporter.inbox.read("/test/slow"))


@pytest.mark.parametrize(
    ("operation", "call"),
    [
        ("open", lambda client: client.open(PART)),
        ("list", lambda client: client.listdir("/pending")),
        ("remove", lambda client: client.remove(PART)),
        ("setstat", lambda client: client.chmod(PART, 0o600)),
        ("lstat", lambda client: client.lstat(PART)),
    ],
)
def test_any_request_may_be_denied(exporter, faults, operation, call):
    write(exporter.client, PART)
    faults.add(of("deny", operation=operation))
    with pytest.raises(PermissionError):
        call(exporter.client)
    assert used(faults) == [1]
    call(exporter.client)


def test_a_write_or_a_close_may_fail(exporter, faults):
    faults.add(of("fail", operation="write"), of("fail", operation="close"))
    file = exporter.client.open(PART, "wb")
    with pytest.raises(OSError, match="write"):
        file.write(b"x")
    file.write(b"y")
    file.close()  # paramiko keeps it to itself
    assert [(call.done, call.error) for call in exporter.inbox.log.entries("close")] == [
        (False, "close")
    ]
    assert exporter.inbox.read(PART) == b"y"


def test_the_right_proof_may_be_refused(exporter, faults):
    faults.add(of("refuse_auth"))
    with pytest.raises(paramiko.AuthenticationException):
        exporter.new_client()
    exporter.hang_up(exporter.new_client())


def test_after_so_many_and_for_ever(exporter, faults):
    write(exporter.client, PART)
    faults.add(of("deny", operation="stat", times=None, after=1))
    exporter.client.stat(PART)
    for _ in range(3):
        with pytest.raises(PermissionError):
            exporter.client.stat(PART)
    assert [(fault["seen"], fault["used"]) for fault in faults.report()] == [(4, 3)]
