"""Servers that let in and then speak no SFTP, or speak no language that is known here."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from tests.support.sftp_servers import Sshd, make_key
from tests.support.uploads import destination, parcel

from ordergroove_sandbox import openssh
from singer_commons.errors import SettingError
from singer_commons.sftp import ResumingReader, SftpConnection, SftpSettings
from singer_commons.sftp.client import Requests
from singer_commons.sftp.errors import HostKeyError, NoSftpError, RemoteFileError


@pytest.fixture
def sshd_with(tmp_path, monkeypatch):
    """Return a real sshd whose configuration was changed."""
    opened = []

    def start(*changes):
        config = openssh._CONFIG
        for old, new in changes:
            config = config.replace(old, new)
        monkeypatch.setattr(openssh, "_CONFIG", config)
        running = openssh.running_openssh(tmp_path)
        opened.append(running)
        return Sshd(running.__enter__())

    yield start
    for each in opened:
        each.__exit__(None, None, None)


SUBSYSTEM = "Subsystem sftp internal-sftp"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((SUBSYSTEM, ""), "does not begin to speak SFTP"),
        ((SUBSYSTEM, "Subsystem sftp /bin/echo Welcome to the files"), "Welcome to the files"),
        ((SUBSYSTEM, SUBSYSTEM + "\nForceCommand /bin/false"), "does not begin to speak SFTP"),
    ],
)
def test_a_server_that_speaks_no_sftp_is_told_at_once(sshd_with, change, says):
    waits = []
    settings = sshd_with(change).settings(retry_budget=60)
    with pytest.raises(NoSftpError, match=says):
        SftpConnection(settings, sleep=waits.append).connect()
    assert waits == []


def test_the_text_before_sftp_is_told(sshd_with, tmp_path):
    script = tmp_path / "welcoming"
    script.write_text("echo Welcome to ACME; sleep 0.1; exec head -c 999 /dev/zero")
    settings = sshd_with((SUBSYSTEM, f"Subsystem sftp /bin/sh {script}")).settings()
    with pytest.raises(NoSftpError, match="Welcome to ACME"):
        SftpConnection(settings).connect()


@pytest.mark.parametrize(
    ("line", "theirs", "ours"),
    [
        ("Ciphers chacha20-poly1305@openssh.com", "chacha20-poly1305@openssh.com", "aes128-ctr"),
        ("KexAlgorithms sntrup761x25519-sha512@openssh.com", "sntrup761x25519", "curve25519"),
    ],
)
def test_with_no_common_algorithm_both_sides_lists_are_told(sshd_with, line, theirs, ours):
    settings = sshd_with((SUBSYSTEM, f"{SUBSYSTEM}\n{line}")).settings()
    with pytest.raises(HostKeyError, match="no method in common") as caught:
        SftpConnection(settings).connect()
    _, told = str(caught.value).split("It offers ")
    assert theirs in told.split("here are")[0]
    assert ours in told.split("here are")[1]


@pytest.fixture
def under_way(monkeypatch):
    """The most requests that were under way on each connection."""
    peaks, send = {}, Requests._send

    def send_counted(self, *given):
        send(self, *given)
        peaks[self._client] = max(peaks.get(self._client, 0), len(self._asked))

    monkeypatch.setattr(Requests, "_send", send_counted)
    return lambda: list(peaks.values())


@pytest.mark.parametrize("way", ["read", "write"])
def test_fewer_requests_are_under_way_after_a_failure(fake, under_way, way):
    data, waits = os.urandom(4 << 20), []
    fake.drop_at = [1 << 20, 2 << 20]
    if way == "read":
        (fake.folder / "in.bin").write_bytes(data)
        with SftpConnection(fake.settings(), sleep=waits.append) as connection:
            assert b"".join(ResumingReader(connection, "/in.bin").blocks()) == data
    else:
        destination(fake.settings(), "/", waits).put("out.bin", parcel(data))
        assert (fake.folder / "out.bin").read_bytes() == data
    assert len(waits) == 2
    first, second, third = under_way()
    assert 32 < first <= 64
    assert 16 < second <= 32
    assert 8 < third <= 16


@pytest.mark.parametrize("refusals", [1, 200])
def test_fewer_are_under_way_after_a_refusal_too(fake, under_way, refusals):
    data = os.urandom(4 << 20)
    (fake.folder / "in.bin").write_bytes(data)
    fake.refusals = refusals
    with SftpConnection(fake.settings()) as connection:
        read = ResumingReader(connection, "/in.bin").blocks()
        if refusals == 1:
            assert b"".join(read) == data
        else:
            with pytest.raises(RemoteFileError, match="too many"):
                list(read)
    assert fake.connections == 1


def test_a_wrong_passphrase_of_a_key_under_aes256_gcm(sshd, tmp_path):
    key = make_key(tmp_path / "key", "ed25519", "right", "-Z", "aes256-gcm@openssh.com")
    settings = replace(sshd.settings(), private_key_path=str(key))
    for wrong, says in (("wrong", "does not unlock"), (None, "is needed")):
        with pytest.raises(SettingError, match=says):
            replace(settings, private_key_passphrase=wrong).check()
    replace(settings, private_key_passphrase="right").check()  # noqa: S106


@pytest.mark.parametrize(
    "host",
    ["sftp://feeds.example.com", "feeds.example.com:22", "[::1]", "[::1]:22", "a@feeds.example.com",
     "feeds.example.com/outgoing", "two names"],
)  # fmt: skip
def test_a_host_that_is_more_than_a_host_is_refused_at_once(host):
    with pytest.raises(SettingError, match=r"host: .*the port has its own setting"):
        SftpSettings(host, username="u", password="p").check()  # noqa: S106


def test_a_password_in_a_host_is_not_told():
    host = "sftp://me:hunter2@feeds.example.com"
    with pytest.raises(SettingError) as caught:
        SftpSettings(host, username="u", password="p").check()  # noqa: S106
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("host", ["feeds.example.com", "127.0.0.1", "::1", "fe80::1%eth0"])
def test_a_name_or_an_address_is_a_host(host):
    SftpSettings(host, username="u", password="p").check()  # noqa: S106
