"""Folders, files, speed's arithmetic, memory, and connections that break."""

from __future__ import annotations

import hashlib
import logging
import os
import resource
import socket
import threading
import time
from datetime import datetime, timezone
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from singer_commons.sftp import FileReader, ResumingReader, SftpConnection, SftpSettings
from singer_commons.sftp.errors import (
    ConnectionLostError,
    FileChangedError,
    NotFoundError,
    RemoteFileError,
)
from singer_commons.sftp.window import Window

MIB = 1024 * 1024


@pytest.fixture
def connection(sshd):
    with SftpConnection(sshd.settings()) as connection:
        yield connection


def resuming(fake, **changes):
    waits = []
    connection = SftpConnection(fake.settings(**changes), sleep=waits.append)
    return connection, waits


def test_listing(connection, tmp_path):
    (tmp_path / "b.csv").write_bytes(b"12345")
    os.utime(tmp_path / "b.csv", (0, 1_700_000_000))
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("b.csv")
    (tmp_path / "lost").symlink_to("nowhere")
    found = {entry.name: entry for entry in connection.list(str(tmp_path))}
    assert list(found) == ["a", "b.csv", "link", "lost"]
    assert found["b.csv"].size == found["link"].size == 5
    assert found["b.csv"].modified == datetime(2023, 11, 14, 22, 13, 20, tzinfo=timezone.utc)
    assert [entry.is_file for entry in found.values()] == [False, True, True, False]
    assert not found["lost"].is_folder
    assert connection.stat(str(tmp_path / "b.csv")) == found["b.csv"]


def test_the_case_of_a_folder_may_differ(connection, tmp_path):
    (tmp_path / "Outgoing" / "Deep").mkdir(parents=True)
    (tmp_path / "twin").mkdir()
    (tmp_path / "TWIN").mkdir()
    for asked in ("Outgoing/Deep", "outgoing/deep", "OUTGOING//DEEP/"):
        found = connection.resolve_folder(f"{tmp_path}/{asked}")
        assert found.rstrip("/") == f"{tmp_path}/Outgoing/Deep"
    assert connection.resolve_folder(f"{tmp_path}/twin") == f"{tmp_path}/twin"
    with pytest.raises(RemoteFileError, match=r"'TWIN' and 'twin'"):
        connection.resolve_folder(f"{tmp_path}/Twin")
    with pytest.raises(NotFoundError, match=r"no 'incoming'"):
        connection.resolve_folder(f"{tmp_path}/incoming")


def test_files_that_cannot_be_read_name_their_path(connection, fake):
    for call in (connection.stat, connection.list, partial(ResumingReader, connection)):
        with pytest.raises(NotFoundError, match=r"/no/such: no such file"):
            call("/no/such")
    assert connection.list("/"), "the connection stands"


def test_permission_denied(fake, monkeypatch):
    def denied(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    (fake.folder / "f").write_bytes(b"x")
    connection, _ = resuming(fake)
    with connection:
        monkeypatch.setattr("asyncssh.SFTPServer.open", denied)
        with pytest.raises(RemoteFileError, match=r"/f: permission denied"):
            ResumingReader(connection, "/f")


@pytest.mark.parametrize("size", [0, 1, 32767, 32768, 32769, 5 * MIB + 7])
def test_sizes_and_offsets(connection, tmp_path, size):
    data = os.urandom(size)
    (tmp_path / "f").write_bytes(data)
    for offset in sorted({0, size // 2, size, size + 5}):
        reader = FileReader(connection.session(), str(tmp_path / "f"), offset)
        assert b"".join(iter(reader.read_block, b"")) == data[offset:]
        assert reader.size == size


def test_a_big_file_is_equal(connection, tmp_path):
    whole, got = hashlib.sha256(), hashlib.sha256()
    with (tmp_path / "big").open("wb") as file:
        for _ in range(50):
            part = os.urandom(MIB)
            whole.update(part)
            file.write(part)
    for block in ResumingReader(connection, str(tmp_path / "big")).blocks():
        got.update(block)
    assert got.digest() == whole.digest()


def test_memory_stays_flat_behind_a_slow_consumer(connection, tmp_path):
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(300 * MIB)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = 0
    for number, block in enumerate(ResumingReader(connection, str(tmp_path / "sparse")).blocks()):
        count += len(block)
        if number % 200 == 0:
            time.sleep(0.03)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert count == 300 * MIB
    assert grown < 40 * 1024, f"{grown} KiB more"


def test_a_broken_connection_goes_on_at_its_byte(fake, caplog):
    data = os.urandom(3 * MIB)
    (fake.folder / "f").write_bytes(data)
    fake.drop_at = [MIB, MIB, 2 * MIB + 5]
    connection, waits = resuming(fake)
    with connection:
        reader = ResumingReader(connection, "/f", expected=connection.stat("/f"))
        assert b"".join(reader.blocks()) == data
        # Reads that were under way together may each use up a fault, or one connection several.
        assert fake.connections == len(waits) + 1 >= 3
        assert reader.position == len(data)
        reader.close()
    warnings = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert len(warnings) == len(waits)
    assert all("connecting again" in text for text in warnings)


@pytest.mark.parametrize("change", ["size", "time", "gone"])
def test_a_file_that_changed_in_between_is_left(fake, change):
    path = fake.folder / "f"
    path.write_bytes(os.urandom(2 * MIB))

    def spoil():
        if change == "size":
            path.write_bytes(os.urandom(2 * MIB + 1))
            os.utime(path, (1, 1))
        elif change == "time":
            os.utime(path, (1, 1))
        else:
            path.unlink()

    fake.drop_at, fake.before_drop = [MIB], spoil
    connection, _ = resuming(fake)
    with connection:
        reader = ResumingReader(connection, "/f")
        wanted = NotFoundError if change == "gone" else FileChangedError
        with pytest.raises(wanted, match=r"/f: "):
            list(reader.blocks())
        reader.close()


@pytest.mark.parametrize("change", ["shorter", "longer", "touched"])
def test_a_file_that_changes_without_a_break_is_left_too(fake, change):
    path = fake.folder / "f"
    path.write_bytes(os.urandom(8 * MIB))
    connection, _ = resuming(fake)
    with connection:
        reader = ResumingReader(connection, "/f", read_ahead=MIB)
        blocks = reader.blocks()
        next(blocks)
        if change == "touched":
            os.utime(path, (1, 1))
        else:
            os.truncate(path, MIB if change == "shorter" else 9 * MIB)
        with pytest.raises(FileChangedError):
            list(blocks)
        reader.close()


def test_a_file_other_than_listed_is_not_begun(fake):
    (fake.folder / "f").write_bytes(b"abc")
    connection, _ = resuming(fake)
    with connection:
        listed = connection.stat("/f")
        (fake.folder / "f").write_bytes(b"abcd")
        with pytest.raises(FileChangedError, match=r"3 bytes .* became 4 bytes"):
            ResumingReader(connection, "/f", expected=listed)


def test_a_server_that_answers_less_than_asked(fake):
    data = os.urandom(200_001)
    (fake.folder / "f").write_bytes(data)
    fake.most = 5000
    connection, _ = resuming(fake)
    with connection:
        assert b"".join(ResumingReader(connection, "/f").blocks()) == data


def test_a_server_that_stalls(fake):
    (fake.folder / "f").write_bytes(bytes(MIB))
    fake.stall_at = MIB // 2
    connection, waits = resuming(fake, timeout=0.5, retry_budget=2)
    with connection:
        reader = ResumingReader(connection, "/f")
        with pytest.raises(ConnectionLostError, match=r"fell silent.*retry budget \(2 s\)"):
            list(reader.blocks())
        reader.close()
    assert reader.position >= MIB // 2 - 32768
    assert waits


@pytest.mark.parametrize("silent_at", ["banner", "handshake"])
def test_a_server_that_says_nothing(silent_at):
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = threading.Event()

        def greet():
            peer, _ = server.accept()
            with peer:
                if silent_at == "handshake":
                    peer.sendall(b"SSH-2.0-quiet\r\n")
                done.wait(10)

        thread = threading.Thread(target=greet)
        thread.start()
        settings = SftpSettings(
            "127.0.0.1", server.getsockname()[1], "me", "x", timeout=0.5, retry_budget=0
        )
        began = time.monotonic()
        with pytest.raises(ConnectionLostError):
            SftpConnection(settings).connect()
        assert time.monotonic() - began < 5
        done.set()
        thread.join()


def test_a_server_that_refuses_is_tried_again_and_given_up(fake):
    fake.refuse = True
    connection, waits = resuming(fake, retry_budget=10)
    with pytest.raises(ConnectionLostError, match=r"retry budget"):
        connection.connect()
    assert len(waits) >= 2
    assert waits == sorted(waits)
    fake.refuse = False
    with connection:
        assert connection.list("/") == ()


@given(
    size=st.integers(0, 5000),
    start=st.integers(0, 6000),
    limit=st.integers(1, 3000),
    chunk=st.integers(1, 700),
    data=st.data(),
)
def test_the_window_gives_each_byte_once_in_order(size, start, limit, chunk, data):
    whole = bytes(i * 7 % 256 for i in range(size))
    window = Window(start, size, limit, chunk)
    asked, got = [], b""
    while not window.done:
        while (piece := window.ask()) is not None:
            asked.append(piece)
        assert sum(piece.length for piece in asked) <= max(limit, chunk)
        piece = asked.pop(data.draw(st.integers(0, len(asked) - 1)))
        length = data.draw(st.integers(1, piece.length))
        window.answer(piece, whole[piece.offset : piece.offset + length])
        while (block := window.take()) is not None:
            got += block
    assert got == whole[start:]
    assert window.ask() is None
    assert window.take() is None
