"""The drop on a real socket: read-only, and with files that grow while they are looked at."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.sftp.server import SftpServer

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ordergroove_sandbox.drop.writer import Drop


class DropServer(SftpServer):
    """A server of a drop."""

    def __init__(self, drop: Drop, **given: Any) -> None:
        """Set it up with ``given`` as for ``SftpServer``."""
        super().__init__(drop.root, **given)
        self.drop = drop

    @override
    def looked_at(self, local: Path) -> None:
        self.drop.grow(local)


@contextmanager
def serving(
    drop: Drop,
    host: str = "127.0.0.1",
    port: int = 0,
    host_keys: Sequence[str] = (),
    **given: Any,
) -> Iterator[DropServer]:
    """Serve a drop until the block ends, as ``SftpServer`` and its ``listening`` say."""
    server = DropServer(drop, **given)
    with server.listening(host, port, host_keys):
        yield server
