"""Logging in, the errors when that fails, and what they must not say."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives import serialization
from tests.support.uploads import of_inbox, paramiko_server

from ordergroove_sandbox.dotapparel import serving
from singer_commons.errors import SettingError
from singer_commons.sftp import SftpConnection, SftpSettings
from singer_commons.sftp.errors import AuthenticationError, ConnectionLostError

SECRET = "correct horse battery"  # noqa: S105


def locked(path, form):
    key = serialization.load_ssh_private_key(path.read_bytes(), None)
    return key.private_bytes(
        serialization.Encoding.PEM,
        getattr(serialization.PrivateFormat, form),
        serialization.BestAvailableEncryption(SECRET.encode()),
    ).decode()


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
@pytest.mark.parametrize("form", ["path", "text", "one line", "crlf", "unneeded passphrase"])
def test_keys(sshd, kind, form):
    changes = {}
    text = sshd.keys[kind].read_text()
    if form == "unneeded passphrase":
        changes = {"private_key_passphrase": SECRET}
    elif form != "path":
        text = {
            "text": text,
            "one line": text.replace("\n", "\\n"),
            "crlf": text.replace("\n", "\r\n"),
        }[form]
        changes = {"private_key": text, "private_key_path": None}
    with SftpConnection(sshd.settings(kind, **changes)) as connection:
        assert connection.list("/")


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (kind, form)
        for kind in ("ed25519", "ecdsa", "rsa")
        for form in ("OpenSSH", "PKCS8", "TraditionalOpenSSL")
        if (kind, form) != ("ed25519", "TraditionalOpenSSL")  # there is no such format
    ],
)
def test_locked_keys(sshd, kind, form):
    text = locked(sshd.keys[kind], form)
    settings = sshd.settings(private_key_path=None, private_key=text, private_key_passphrase=SECRET)
    with SftpConnection(settings) as connection:
        assert connection.list("/")
    for wrong, says in (("not it", "does not unlock"), (None, "is needed")):
        with pytest.raises(SettingError, match=rf"private_key_passphrase: {says}") as caught:
            SftpConnection(
                sshd.settings(private_key_path=None, private_key=text, private_key_passphrase=wrong)
            )
        assert SECRET not in str(caught.value)


def test_a_key_that_the_server_does_not_know(sshd):
    connection = SftpConnection(sshd.settings("stranger", retry_budget=60))
    with pytest.raises(
        AuthenticationError, match=r"the private key .*allows .*publickey.*private_key"
    ):
        connection.connect()


def test_openssh_is_asked_again_with_the_password_after_a_refused_key(sshd):
    connection = SftpConnection(sshd.settings("stranger", password=SECRET))
    with pytest.raises(AuthenticationError, match=r"refuses the private key .*allows publickey\."):
        connection.connect()


def test_a_password_where_only_keys_are_allowed(sshd):
    connection = SftpConnection(sshd.settings(private_key_path=None, password=SECRET))
    with pytest.raises(AuthenticationError, match=r"nothing set fits.*publickey"):
        connection.connect()


def test_passwords(fake, caplog):
    caplog.set_level(logging.DEBUG)
    with SftpConnection(fake.settings()) as connection:
        assert connection.list("/") == ()
    assert fake.logins.count(("password", "merchant")) == 1
    with pytest.raises(
        AuthenticationError, match=r"the password for 'merchant'.*password"
    ) as caught:
        SftpConnection(fake.settings(password=SECRET)).connect()
    assert fake.logins.count(("password", "merchant")) == 2, "it is not tried again"
    for text in (str(caught.value), repr(caught.value), caplog.text, repr(fake.settings())):
        assert SECRET not in text
        assert fake.password not in text


@pytest.fixture
def asking(tmp_path):
    """A server that can ask for several methods, one after another."""
    with paramiko_server(tmp_path) as (settings, odd):
        yield settings, odd


@pytest.mark.parametrize(
    "methods",
    [
        ["publickey"],
        ["password"],
        ["keyboard-interactive"],
        ["publickey", "password"],
        ["publickey", "keyboard-interactive"],
        ["password", "publickey"],
        ["keyboard-interactive", "publickey"],
    ],
    ids=" and ".join,
)
def test_a_server_gets_the_methods_that_it_asks_for(asking, sshd, methods):
    settings, odd = asking
    odd.methods = methods
    key = str(sshd.keys["ed25519"])
    with SftpConnection(replace(settings, private_key_path=key)) as connection:
        assert connection.stat("/").is_folder
    assert odd.logins == methods, "each once"


@pytest.mark.parametrize("method", ["password", "keyboard-interactive"])
def test_a_wrong_password_is_sent_once_and_the_message_names_what_to_check(asking, method):
    settings, odd = asking
    odd.methods = [method]
    with pytest.raises(
        AuthenticationError, match=rf"the password for 'merchant'; it allows {method}.*password"
    ) as caught:
        SftpConnection(replace(settings, password=SECRET, retry_budget=60)).connect()
    assert odd.logins == [method]
    assert SECRET not in str(caught.value)


def test_a_second_method_of_which_nothing_is_set_is_named(asking, sshd):
    settings, odd = asking
    odd.methods = ["publickey", "password"]
    key = str(sshd.keys["ed25519"])
    with pytest.raises(AuthenticationError, match=r"more than the private key .*: also password"):
        SftpConnection(replace(settings, private_key_path=key, password=None)).connect()


def test_a_key_that_is_refused_is_followed_by_the_password(asking, sshd):
    settings, _ = asking
    key = str(sshd.keys["rsa"])  # the server knows no such key, and allows passwords
    with SftpConnection(replace(settings, private_key_path=key)) as connection:
        assert connection.stat("/").is_folder


def test_a_server_that_grants_the_log_in_service_once_is_asked_for_it_once(fake, sshd):
    """As asyncssh does, and Go's library: it breaks off at a second request."""
    fake.takes_keys = True
    key = str(sshd.keys["ed25519"])  # one that it does not know
    with SftpConnection(fake.settings(private_key_path=key)) as connection:
        assert connection.list("/") == ()
    assert fake.connections == 1


def test_the_sandbox_lets_the_password_be_tried_after_a_refused_key_as_openssh_does(sshd):
    public = sshd.keys["stranger"].with_suffix(".pub").read_text()
    with serving(authorized_keys=[public]) as inbox:
        settings = of_inbox(inbox, private_key_path=str(sshd.keys["ed25519"]))
        with SftpConnection(settings) as connection:
            assert connection.stat("/pending").is_folder
        assert [attempt.accepted for attempt in inbox.log.auth] == [False, True]


@pytest.mark.parametrize("silent_at", ["password", "channel"])
def test_a_server_that_falls_silent_at_the_log_in_is_waited_for_as_long_as_set(asking, silent_at):
    settings, odd = asking
    odd.silent_at = silent_at
    began = time.monotonic()
    with pytest.raises(ConnectionLostError, match=r"did not answer|connection broke"):
        SftpConnection(replace(settings, timeout=0.5, retry_budget=0)).connect()
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("setting", "changes"),
    [
        ("host", {"host": " "}),
        ("username", {"username": ""}),
        ("password", {"password": None}),
        ("private_key", {"private_key": "a", "private_key_path": "b"}),
        ("private_key", {"private_key": "ssh-ed25519 AAAA"}),
        ("private_key", {"private_key": "PuTTY-User-Key-File-3: ssh-ed25519"}),
        (
            "private_key",
            {"private_key": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"},
        ),
        ("private_key_path", {"private_key_path": "/no/such/key"}),
        ("private_key_passphrase", {"private_key_passphrase": "x"}),
        ("host_key", {"host_key": "x"}),
        ("host_key", {"host_key": "x", "known_hosts_path": "y"}),
        ("known_hosts_path", {"known_hosts_path": "/no/such/file"}),
    ],
    ids=str,
)
def test_settings_that_cannot_work(setting, changes):
    good = {"host": "drop.example", "username": "me", "password": "x"}
    SftpSettings(**good).check()
    with pytest.raises(SettingError) as caught:
        SftpSettings(**(good | changes)).check()
    assert caught.value.facts["setting"] == setting
