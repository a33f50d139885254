"""The drop on a real socket: an SFTP server in a thread of its own, on asyncssh."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ordergroove_sandbox.drop.access import AccessLog
from ordergroove_sandbox.drop.sftp import Behind, DropSession
from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.sftp_server import (
    DEFAULT_PASSWORD,
    DEFAULT_USERNAME,
    Credentials,
    listening,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ordergroove_sandbox.drop.faults import DropFault
    from ordergroove_sandbox.drop.writer import Drop


@dataclass(frozen=True, slots=True)
class DropServer:
    """A running server.

    Attributes:
        host: Its address.
        port: Its port.
        host_keys: Its public keys, ``ssh-ed25519 AAAA…``.
        fingerprints: The same as ``SHA256:…``.
        username: The name that may sign in.
        password: That name's password.
        drop: What it serves.
        log: What clients did.
        faults: What goes wrong.
    """

    host: str
    port: int
    host_keys: tuple[str, ...]
    fingerprints: tuple[str, ...]
    username: str
    password: str
    drop: Drop
    log: AccessLog
    faults: Faults[DropFault]

    @property
    def url(self) -> str:
        """The address, ``sftp://host:port``."""
        return f"sftp://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def host_key(self) -> str:
        """The first public key, ``ssh-ed25519 AAAA…``."""
        return self.host_keys[0]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the first key, ``SHA256:…``."""
        return self.fingerprints[0]


@contextmanager
def serving(  # noqa: PLR0913 - every one is a setting by name
    drop: Drop,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    username: str = DEFAULT_USERNAME,
    password: str = DEFAULT_PASSWORD,
    authorized_keys: Iterable[str] = (),
    host_keys: Sequence[str] = (),
    faults: Iterable[DropFault] = (),
) -> Iterator[DropServer]:
    """Serve a drop until the block ends.

    Args:
        drop: What is served, read-only.
        host: An address of this machine.
        port: The port; 0 takes a free one.
        username: The name that may sign in.
        password: That name's password.
        authorized_keys: Public keys, ``ssh-ed25519 AAAA…``, that may sign in under that name too.
        host_keys: Private keys of the server, as from ``new_host_key``; by default a new one.
        faults: Faults in force from the start.

    Yields:
        The running server.

    Raises:
        OSError: The address cannot be had.
        ValueError: A key that cannot be read.
    """
    behind = Behind(drop, AccessLog(), Faults(faults))
    credentials = Credentials(
        username, password, authorized_keys, lambda: behind.faults.take(["refuse_auth"])
    )
    with listening(
        partial(DropSession, behind=behind),
        credentials,
        behind.log,
        host,
        port,
        host_keys,
        behind.close,
    ) as (taken, keys):
        yield DropServer(
            host,
            taken,
            tuple(key.public for key in keys),
            tuple(key.fingerprint for key in keys),
            username,
            password,
            drop,
            behind.log,
            behind.faults,
        )
