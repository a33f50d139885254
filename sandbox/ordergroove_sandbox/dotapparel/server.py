"""DotApparel's side on a real socket: an inbox on SFTP, and an importer of what arrives in it."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.dotapparel.inbox import ACCOUNTS, Inbox, utc_now
from ordergroove_sandbox.dotapparel.log import InboxLog
from ordergroove_sandbox.dotapparel.sftp import Behind, InboxSession
from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.sftp_server import (
    DEFAULT_PASSWORD,
    DEFAULT_USERNAME,
    Credentials,
    listening,
)

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from ordergroove_sandbox.dotapparel.faults import DotApparelFault
    from ordergroove_sandbox.dotapparel.rules import Rules


class DotApparel(Inbox):
    """A running stand-in for DotApparel's import: an inbox, and the server in front of it.

    Attributes:
        host: The server's address.
        port: Its port.
        username: The name that may sign in.
        password: That name's password.
        host_key: The server's public key, ``ssh-ed25519 AAAA…``.
        fingerprint: The same as ``SHA256:…``.
        faults: What goes wrong.
        log: What clients did.
    """

    host = ""
    port = 0
    username = DEFAULT_USERNAME
    password = DEFAULT_PASSWORD
    host_key = ""
    fingerprint = ""
    faults: Faults[DotApparelFault]
    log: InboxLog

    @property
    def url(self) -> str:
        """The address, ``sftp://host:port``."""
        return f"sftp://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @override
    def reset(self) -> None:
        """Forget everything, as if just started: files, tables, log and faults."""
        self.faults.clear()
        super().reset()
        self.log.clear()

    def state(self) -> dict[str, Any]:
        """Return where the inbox is and how much is in the tables, as JSON-ready data."""
        return {
            "url": self.url,
            "username": self.username,
            "host_key": self.host_key,
            "fingerprint": self.fingerprint,
            "folders": self.folders(),
            "rows": self.counts(),
        }


@contextmanager
def serving(  # noqa: PLR0913 - every one is a setting by name
    folder: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    username: str = DEFAULT_USERNAME,
    password: str = DEFAULT_PASSWORD,
    authorized_keys: Iterable[str] = (),
    host_keys: Sequence[str] = (),
    accounts: Iterable[str] = ACCOUNTS,
    rules: Rules | None = None,
    faults: Iterable[DotApparelFault] = (),
    clock: Callable[[], datetime] = utc_now,
) -> Iterator[DotApparel]:
    """Serve an inbox, and import what is dropped in it, until the block ends.

    Its tables can be asked after the block, too; so can its files, if the folder was given.

    Args:
        folder: The local folder that clients see as ``/``; None: a temporary one. What lies in its
            ``pending`` is picked up at once.
        host: An address of this machine.
        port: The port; 0 takes a free one.
        username: The name that may sign in.
        password: That name's password.
        authorized_keys: Public keys, ``ssh-ed25519 AAAA…``, that may sign in under that name too.
        host_keys: Private keys of the server, as from ``new_host_key``; by default a new one.
        accounts: The names of the further accounts, which have folders in ``/pending``.
        rules: How the importer reads what is agreed with each merchant, or left open.
        faults: Faults in force from the start.
        clock: Tells the present, aware; arrivals are dated by it.

    Yields:
        The running stand-in.

    Raises:
        OSError: The address or the folder cannot be had.
        ValueError: A key or an account that cannot be.
    """
    with ExitStack() as stack:
        root = folder or Path(stack.enter_context(TemporaryDirectory()))
        dotapparel = DotApparel(root, rules, accounts=accounts, clock=clock)
        stack.callback(dotapparel.close)
        log, in_force = InboxLog(), Faults(faults)
        behind = Behind(dotapparel, log, in_force)
        credentials = Credentials(
            username, password, authorized_keys, lambda: in_force.take(["refuse_auth"])
        )
        session = partial(InboxSession, behind=behind)
        dotapparel.log, dotapparel.faults = log, in_force
        dotapparel.sweep()
        dotapparel.port, keys = stack.enter_context(
            listening(session, credentials, log, host, port, host_keys, behind.close)
        )
        dotapparel.host, dotapparel.username, dotapparel.password = host, username, password
        dotapparel.host_key, dotapparel.fingerprint = keys[0]
        yield dotapparel
