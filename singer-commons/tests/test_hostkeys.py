"""Which servers are talked to, and that nothing is sent to the others."""

from __future__ import annotations

import logging
import subprocess

import pytest

from singer_commons.errors import SettingError
from singer_commons.sftp import SftpConnection, hostkeys
from singer_commons.sftp.errors import HostKeyError


def fingerprint(line):
    return next(iter(hostkeys.pinned(line).trusted))


def connect(settings, **options):
    with SftpConnection(settings, **options) as connection:
        return connection.list("/")


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
@pytest.mark.parametrize("form", ["line", "with host", "fingerprint"])
def test_any_of_a_servers_keys_may_be_pinned(sshd, kind, form):
    line = sshd.host_keys[kind].strip()
    pin = {"line": line, "with host": f"drop.example {line}", "fingerprint": fingerprint(line)}
    assert connect(sshd.settings(host_key=pin[form]))


def test_the_fingerprint_is_openssh_s(sshd, tmp_path):
    path = tmp_path / "key.pub"
    path.write_text(sshd.host_keys["rsa"])
    said = subprocess.run(["ssh-keygen", "-lf", path], capture_output=True, text=True, check=True)
    assert said.stdout.split()[1] == fingerprint(sshd.host_keys["rsa"])


@pytest.mark.parametrize("form", ["line", "fingerprint"])
def test_a_changed_key_names_both_fingerprints(sshd, form):
    other = sshd.keys["stranger"].with_suffix(".pub").read_text()
    pin = other if form == "line" else fingerprint(other)
    with pytest.raises(HostKeyError) as caught:
        connect(sshd.settings(host_key=pin, retry_budget=60))
    kind = f" ({other.split()[0]})" if form == "line" else ""  # a fingerprint does not say it
    assert f"{fingerprint(other)}{kind}" in caught.value.facts["expected"].split(" or ")
    assert fingerprint(other) in str(caught.value)
    assert fingerprint(sshd.host_keys["ed25519"]) in str(caught.value)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("plain", "ed25519"),
        ("plain", "rsa"),
        ("hashed", "rsa"),
        ("pattern", "rsa"),
        ("two", "ed25519"),
    ],
)
def test_known_hosts(sshd, tmp_path, kind, form):
    name = f"[127.0.0.1]:{sshd.port}"
    path = tmp_path / "known_hosts"
    host = f"[127.*]:{sshd.port},other" if form == "pattern" else name
    path.write_text(f"# comment\n\n{host} {sshd.host_keys[kind]}")
    if form == "plain":
        path.write_text(f"broken\nhost ssh-ed25519 broken\n{path.read_text()}")
    if form == "two":
        stranger = sshd.keys["stranger"].with_suffix(".pub").read_text()
        path.write_text(f"{host} {stranger}{path.read_text()}")
    if form == "hashed":
        subprocess.run(["ssh-keygen", "-q", "-H", "-f", path], check=True, capture_output=True)
        assert "127.0.0.1" not in path.read_text()
    assert connect(sshd.settings(host_key=None, known_hosts_path=str(path)))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("elsewhere {own}", "does not list it"),
        ("127.0.0.1 {own}", "does not list it"),
        ("!{name},* {own}", "does not list it"),
        ("{name} {other}", "is not the one"),
        ("@revoked * {own}\n{name} {own}", "@revoked"),
        ("@cert-authority * {own}", "does not list it"),
    ],
    ids=["elsewhere", "no-port", "negated", "changed", "revoked", "authority"],
)
def test_known_hosts_refuses(sshd, tmp_path, line, says):
    path = tmp_path / "known_hosts"
    other = sshd.keys["stranger"].with_suffix(".pub").read_text()
    name = f"[127.0.0.1]:{sshd.port}"
    path.write_text(line.format(own=sshd.host_keys["ed25519"], other=other, name=name))
    with pytest.raises(HostKeyError, match=says) as caught:
        connect(sshd.settings(host_key=None, known_hosts_path=str(path)))
    assert fingerprint(sshd.host_keys["ed25519"]) in str(caught.value)


@pytest.mark.parametrize("pin", ["nothing", "another"])
def test_nothing_is_sent_to_an_unknown_server(sshd, fake, pin):
    host_key = None if pin == "nothing" else sshd.host_keys["ed25519"]
    with pytest.raises(HostKeyError, match=r"SHA256:.*ssh-ed25519"):
        connect(fake.settings(host_key=host_key))
    assert fake.connections == 1
    assert fake.logins == []


def test_an_unknown_key_may_be_allowed_and_is_named(fake, caplog):
    connect(fake.settings(host_key=None, allow_unknown_host_key=True))
    (warning,) = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert fingerprint(fake.host_key) in warning.getMessage()


def test_allowing_unknown_keys_does_not_allow_changed_ones(sshd, fake):
    with pytest.raises(HostKeyError, match="is not the one"):
        connect(fake.settings(host_key=sshd.host_keys["rsa"], allow_unknown_host_key=True))
    assert fake.logins == []


@pytest.mark.parametrize(
    "text",
    ["nonsense", "SHA256:short", "MD5:aa:bb", "ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3M="],
)
def test_a_pin_that_is_none(text):
    with pytest.raises(SettingError, match="host_key"):
        hostkeys.pinned(text)
