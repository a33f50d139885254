"""Which keys a server may show. Pure functions and plain data.

known_hosts is read here, as sshd(8) describes it, since paramiko's ``HostKeys`` stops at a line
with ``@revoked``, knows no patterns, and keeps one key a type: plain and hashed names, patterns
(``*``, ``?``, ``!``), ``[host]:port`` and ``@revoked``. Not read: ``@cert-authority``; a server
that shows a certificate is asked for its plain key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import TYPE_CHECKING

import paramiko

from singer_commons.errors import SettingError
from singer_commons.sftp import errors

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SETTING = "host_key"
DEFAULT_PORT = 22
ALGORITHMS: dict[str, tuple[str, ...]] = {
    "ssh-ed25519": ("ssh-ed25519",),
    "ecdsa-sha2-nistp256": ("ecdsa-sha2-nistp256",),
    "ecdsa-sha2-nistp384": ("ecdsa-sha2-nistp384",),
    "ecdsa-sha2-nistp521": ("ecdsa-sha2-nistp521",),
    "ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256"),
}
"""A key's type → the names under which it is asked for (RFC 8332: one RSA key, two signatures)."""

FINGERPRINT = re.compile(r"SHA256:([A-Za-z0-9+/]{43})=?")
PLAIN_FIELDS = 3


@dataclass(frozen=True)
class HostKey:
    """A public key: its type and its bytes (RFC 4253, 6.6)."""

    kind: str
    blob: bytes

    @property
    def fingerprint(self) -> str:
        """As OpenSSH writes it: ``SHA256:…``."""
        digest = base64.b64encode(hashlib.sha256(self.blob).digest()).decode().rstrip("=")
        return f"SHA256:{digest}"

    @property
    def line(self) -> str:
        """As OpenSSH's ``.pub`` files write it."""
        return f"{self.kind} {base64.b64encode(self.blob).decode()}"


@dataclass(frozen=True)
class HostKeys:
    """What is known of a server's keys.

    Attributes:
        trusted: Fingerprints of those that it may show, with their types; the type is empty if
            there is nothing but a fingerprint.
        revoked: Fingerprints of those that must never be accepted.
        source: The setting that this comes from, for messages.
    """

    trusted: Mapping[str, str] = field(default_factory=dict)
    revoked: Collection[str] = ()
    source: str = SETTING

    @property
    def expected(self) -> str:
        """What the server should show, for messages."""
        known = self.trusted.items()
        return " or ".join(f"{shown} ({kind})" if kind else shown for shown, kind in known)

    def algorithms(self, shown: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return what to ask the server for, in order, without types that it has shown before.

        A server with several keys shows the first type that both sides name, so the known ones
        come first. A fingerprint does not say its type.
        """
        known = [kind for kind in ALGORITHMS if kind in self.trusted.values()]
        rest = [kind for kind in ALGORITHMS if kind not in known]
        return tuple(
            name for kind in known + rest if kind not in shown for name in ALGORITHMS[kind]
        )


def pinned(text: str) -> HostKeys:
    """Read the setting host_key: a public key, with or without a host before it, or a fingerprint.

    Raises:
        SettingError: If it is neither.
    """
    if match := FINGERPRINT.fullmatch(text.strip()):
        return HostKeys({f"SHA256:{match[1]}": ""})
    for kind, encoded in pairwise(text.split()[:3]):
        if key := _parse_key(kind, encoded):
            return HostKeys({key.fingerprint: kind})
    raise SettingError(errors.NOT_A_HOST_KEY, SETTING)


def from_known_hosts(text: str, host: str, port: int) -> HostKeys:
    """Return what a known_hosts file's text says about one server.

    Lines that cannot be read are passed over, as OpenSSH does.
    """
    name = host.lower() if port == DEFAULT_PORT else f"[{host.lower()}]:{port}"
    trusted: dict[str, str] = {}
    revoked: dict[str, str] = {}
    for line in text.splitlines():
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        marker = fields.pop(0) if fields[0].startswith("@") else ""
        if len(fields) < PLAIN_FIELDS or marker not in {"", "@revoked"}:
            continue
        key = _parse_key(fields[1], fields[2])
        if key is not None and _names(fields[0], name):
            (revoked if marker else trusted)[key.fingerprint] = key.kind
    return HostKeys(trusted, revoked, "known_hosts_path")


def _names(patterns: str, name: str) -> bool:
    """Whether a known_hosts line is about this name."""
    if patterns.startswith("|1|"):
        try:
            hashed = paramiko.HostKeys.hash_host(name, patterns)
        except (binascii.Error, AssertionError, IndexError):  # damaged
            return False
        return hmac.compare_digest(hashed, patterns)
    # In known_hosts, unlike in fnmatch, brackets are just brackets: [host]:port.
    fitting = [
        pattern
        for pattern in patterns.lower().split(",")
        if fnmatchcase(name, pattern.lstrip("!").replace("[", "[[]"))
    ]
    return bool(fitting) and not any(pattern.startswith("!") for pattern in fitting)


def _parse_key(kind: str, encoded: str) -> HostKey | None:
    try:
        blob = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
    # The bytes begin with the type once more; RFC 4253, 6.6.
    named = kind.encode()
    if kind not in ALGORITHMS or not blob.startswith(len(named).to_bytes(4, "big") + named):
        return None
    return HostKey(kind, blob)
