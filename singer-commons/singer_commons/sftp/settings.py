"""How to reach a server, and the checks of it that need no server."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from singer_commons.errors import SettingError
from singer_commons.sftp import hostkeys, keys

if TYPE_CHECKING:
    import paramiko

HIGHEST_PORT = 65535


@dataclass(frozen=True)
class SftpSettings:
    """How to reach a server.

    Attributes:
        host: Name or address.
        port: TCP port.
        username: Whom to log in as.
        password: For the methods password and keyboard-interactive.
        private_key: A private key's text, in OpenSSH's or a PEM format.
        private_key_path: A file that holds it instead.
        private_key_passphrase: What unlocks the private key.
        host_key: The server's public key (``ssh-ed25519 AAAA…``), or its ``SHA256:…``
            fingerprint.
        known_hosts_path: A file in OpenSSH's known_hosts format instead.
        allow_unknown_host_key: Whether to go on with a server of which no key is known.
        use_agent: Whether keys of a running SSH agent may be used.
        timeout: Seconds without an answer.
        keepalive: Seconds of silence after which a sign of life is sent; 0 for never.
        retry_budget: Seconds for which a lost connection may be tried again.
    """

    host: str
    port: int = 22
    username: str = ""
    password: str | None = field(default=None, repr=False)
    private_key: str | None = field(default=None, repr=False)
    private_key_path: str | None = None
    private_key_passphrase: str | None = field(default=None, repr=False)
    host_key: str | None = None
    known_hosts_path: str | None = None
    allow_unknown_host_key: bool = False
    use_agent: bool = False
    timeout: float = 30.0
    keepalive: float = 30.0
    retry_budget: float = 300.0

    def check(self) -> None:
        """Check everything that can be checked without the server.

        Raises:
            SettingError: If a setting cannot work.
        """
        for setting, is_wrong, problem in self._problems():
            if is_wrong:
                raise SettingError(setting, problem)
        self.load_private_key()
        self.load_host_keys()

    def _problems(self) -> tuple[tuple[str, bool, str], ...]:
        """Each setting, whether it is wrong, and why."""
        has_key = bool(self.private_key or self.private_key_path)
        has_login = bool(self.password or has_key or self.use_agent)
        two_keys = bool(self.private_key and self.private_key_path)
        two_sources = bool(self.host_key and self.known_hosts_path)
        useless = bool(self.private_key_passphrase and not has_key)
        not_a_port = not 0 < self.port <= HIGHEST_PORT
        return (
            ("host", not self.host.strip(), "is needed."),
            ("port", not_a_port, f"{self.port} is not between 1 and {HIGHEST_PORT}."),
            ("username", not self.username.strip(), "is needed."),
            ("timeout", self.timeout <= 0, "must be more than 0 seconds."),
            ("keepalive", self.keepalive < 0, "must not be negative."),
            ("retry_budget", self.retry_budget < 0, "must not be negative."),
            ("private_key", two_keys, "is set, and private_key_path too; keep one."),
            ("private_key_passphrase", useless, "is set, but no private key."),
            ("password", not has_login, "set it, or private_key, or private_key_path."),
            ("host_key", two_sources, "is set, and known_hosts_path too; keep one."),
        )

    def load_private_key(self) -> paramiko.PKey | None:
        """Return the private key, unlocked, or None if none is set.

        Raises:
            SettingError: If it cannot be read or unlocked.
        """
        if self.private_key:
            return keys.load(self.private_key, self.private_key_passphrase, "private_key")
        if self.private_key_path:
            text = _read("private_key_path", self.private_key_path)
            return keys.load(text, self.private_key_passphrase, "private_key_path")
        return None

    def load_host_keys(self) -> hostkeys.HostKeys:
        """Return what is known of the server's keys.

        Raises:
            SettingError: If host_key or the known_hosts file cannot be read.
        """
        if self.host_key:
            return hostkeys.pinned(self.host_key)
        if self.known_hosts_path:
            text = _read("known_hosts_path", self.known_hosts_path)
            return hostkeys.from_known_hosts(text, self.host, self.port)
        return hostkeys.HostKeys()


def _read(setting: str, path: str) -> str:
    try:
        return Path(os.path.expanduser(path)).read_text(encoding="utf-8")  # noqa: PTH111 - an unknown user stays as written
    except UnicodeDecodeError:
        raise SettingError(setting, f"{path} is not a text file.") from None
    except OSError as error:
        raise SettingError(setting, f"{path} cannot be read: {error.strerror}.") from None
