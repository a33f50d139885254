"""DotApparel's side on a real socket: an inbox on SFTP, and an importer of what arrives in it."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.dotapparel.inbox import ACCOUNTS, BULK, PENDING, TEST, Inbox, utc_now
from ordergroove_sandbox.sftp.server import SftpServer

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

# How deep files may lie in the folders in which clients may change them.
_DEPTHS = {PENDING: (2, 3), BULK: (2,), TEST: (2,)}


class DotApparel(Inbox, SftpServer):
    """A stand-in for DotApparel's import: an inbox, and the server in front of it."""

    def __init__(self, folder: Path, inbox: dict[str, Any], **given: Any) -> None:
        """Make both, with what is given by name for each."""
        Inbox.__init__(self, folder, **inbox)
        SftpServer.__init__(self, folder, **given)

    @override
    def may_change(self, local: Path) -> bool:
        parts = local.relative_to(self.folder).parts
        return bool(parts) and len(parts) in _DEPTHS.get(parts[0], ()) and not local.is_dir()

    @override
    def arrived(self, local: Path, whole: Callable[[], bool]) -> None:
        if self.takes(local):
            self.pick_up(local, whole)

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
    host_keys: Sequence[str] = (),
    accounts: Iterable[str] = ACCOUNTS,
    clock: Callable[[], datetime] = utc_now,
    **given: Any,
) -> Iterator[DotApparel]:
    """Serve an inbox, and import what is dropped in it, until the block ends.

    Its tables can be asked after the block, too; so can its files, if the folder was given.

    Args:
        folder: The local folder that clients see as ``/``; None: a temporary one. What lies in its
            ``pending`` is picked up at once.
        host: An address of this machine.
        port: The port; 0 takes a free one.
        host_keys: Private keys of the server, as from ``new_host_key``; by default a new one.
        accounts: The names of the further accounts, which have folders in ``/pending``.
        clock: Tells the present, aware; arrivals are dated by it.
        given: As for ``SftpServer``.

    Yields:
        The running stand-in.

    Raises:
        OSError: The address or the folder cannot be had.
        ValueError: A key or an account that cannot be.
    """
    with ExitStack() as stack:
        root = folder or Path(stack.enter_context(TemporaryDirectory()))
        dotapparel = DotApparel(root, {"accounts": accounts, "clock": clock}, **given)
        # The folder may be a temporary one.
        stack.callback(lambda: dotapparel.files)
        dotapparel.sweep()
        stack.enter_context(dotapparel.listening(host, port, host_keys))
        yield dotapparel
