"""Logging in, the errors when that fails, and what they must not say."""

from __future__ import annotations

import logging

import pytest
from cryptography.hazmat.primitives import serialization

from singer_commons.errors import SettingError
from singer_commons.sftp import SftpConnection, SftpSettings
from singer_commons.sftp.errors import AuthenticationError

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


def test_a_password_where_only_keys_are_allowed(sshd):
    connection = SftpConnection(sshd.settings(private_key_path=None, password=SECRET))
    with pytest.raises(AuthenticationError, match=r"nothing set fits.*publickey"):
        connection.connect()


@pytest.mark.parametrize("offers", ["password", "interactive"])
def test_passwords(fake, offers, caplog):
    caplog.set_level(logging.DEBUG)
    fake.offers = offers
    with SftpConnection(fake.settings()) as connection:
        assert connection.list("/") == ()
    assert fake.logins.count((offers, "merchant")) == 1
    with pytest.raises(
        AuthenticationError, match=r"the password for 'merchant'.*password"
    ) as caught:
        SftpConnection(fake.settings(password=SECRET)).connect()
    assert fake.logins.count((offers, "merchant")) == 2, "a refused password is not tried again"
    for text in (str(caught.value), repr(caught.value), caplog.text, repr(fake.settings())):
        assert SECRET not in text
        assert fake.password not in text


@pytest.mark.parametrize(
    ("setting", "changes"),
    [
        ("host", {"host": " "}),
        ("port", {"port": 0}),
        ("username", {"username": ""}),
        ("password", {"password": None}),
        ("timeout", {"timeout": 0}),
        ("keepalive", {"keepalive": -1}),
        ("retry_budget", {"retry_budget": -1}),
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
    assert caught.value.setting == setting
