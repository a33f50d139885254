"""How to reach a server, and the checks of it that need no server."""

from __future__ import annotations

import os
import re
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from singer_commons import errors as common
from singer_commons.errors import SettingError
from singer_commons.sftp import errors, hostkeys, keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    import paramiko
    from typing_extensions import Self

NOT_IN_A_HOST = re.compile(r"[/@\[\]\s]|^[^:]*:[^:]*$")
"""Of a URL, a port or brackets; an address of IPv6 has two colons at least."""


def _declared(
    title: str, description: str, default: Any = MISSING, *, secret: bool = False, example: str = ""
) -> Any:
    """Return a field that is a setting of plugins too, under the same name."""
    said = {"title": title, "description": description, "examples": [example] if example else None}
    return field(default=default, repr=not secret, metadata=said)


@dataclass(frozen=True)
class SftpSettings:
    """How to reach a server.

    Attributes:
        timeout: Seconds without an answer.
        keepalive: Seconds of silence after which a sign of life is sent; 0 for never.
        retry_budget: Seconds for which a lost connection may be tried again.
    """

    host: str = _declared("Host", "Name of the SFTP server.")
    port: int = _declared("Port", "Port of the SFTP server.", 22)
    username: str = _declared("User name", "User name that {giver} gave you.", "")
    password: str | None = _declared("Password", "Password of that user.", None, secret=True)
    private_key: str | None = _declared(
        "Private key", "Private SSH key instead of a password, as text.", None, secret=True
    )
    private_key_path: str | None = _declared(
        "Private key path", "File with the private SSH key.", None, example="~/.ssh/id_ed25519"
    )
    private_key_passphrase: str | None = _declared(
        "Private key passphrase", "What unlocks the private key.", None, secret=True
    )
    host_key: str | None = _declared(
        "Host key",
        "The server's public key (ssh-ed25519 AAAA...), or its SHA256:... fingerprint.",
        None,
        example="SHA256:...",
    )
    known_hosts_path: str | None = _declared(
        "Known hosts path",
        "File in OpenSSH's known_hosts format that lists the server's key.",
        None,
        example="~/.ssh/known_hosts",
    )
    allow_unknown_host_key: bool = _declared(
        "Allow unknown host key",
        "Go on although the server's key is not known, and say in the log which it is.",
        False,  # noqa: FBT003 - a default
    )
    timeout: float = 30.0
    keepalive: float = 30.0
    retry_budget: float = 300.0

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """Return the settings of a plugin's configuration, null ones left out, and `check` them."""
        names = [each.name for each in fields(cls) if each.metadata]
        settings = cls(**{name: config[name] for name in names if name in config})
        settings.check()
        return settings

    def check(self) -> tuple[paramiko.PKey | None, hostkeys.HostKeys]:
        """Check everything that can be checked without the server.

        Returns:
            The private key, unlocked, if one is set; and what is known of the server's keys.

        Raises:
            SettingError: If a setting cannot work.
        """
        has_key = bool(self.private_key or self.private_key_path)
        for setting, is_wrong, kind in (
            ("host", not self.host.strip(), common.MISSING),
            ("host", NOT_IN_A_HOST.search(self.host), errors.NOT_A_HOST),
            ("username", not self.username.strip(), common.MISSING),
            ("private_key", self.private_key and self.private_key_path, common.ONE_TOO_MANY),
            ("private_key_passphrase", self.private_key_passphrase and not has_key, errors.NO_KEY),
            ("password", not (self.password or has_key), errors.NO_CREDENTIALS),
            ("host_key", self.host_key and self.known_hosts_path, common.ONE_TOO_MANY),
        ):
            if is_wrong:
                other = {"private_key": "private_key_path"}.get(setting, "known_hosts_path")
                raise SettingError(kind, setting, other=other)
        return self._private_key(), self._host_keys()

    def _private_key(self) -> paramiko.PKey | None:
        if self.private_key:
            return keys.load(self.private_key, self.private_key_passphrase, "private_key")
        if self.private_key_path:
            text = _read("private_key_path", self.private_key_path)
            return keys.load(text, self.private_key_passphrase, "private_key_path")
        return None

    def _host_keys(self) -> hostkeys.HostKeys:
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
        raise SettingError(errors.NOT_TEXT, setting, path=path) from None
    except OSError as error:
        raise SettingError(errors.NO_FILE, setting, path=path, error=error.strerror) from None
