"""The drop on the command line: its options, and a server set up by them."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ordergroove_sandbox.drop.defects import Defect
from ordergroove_sandbox.drop.files import FORMS
from ordergroove_sandbox.drop.reports import OPTIONAL
from ordergroove_sandbox.drop.server import serving
from ordergroove_sandbox.drop.style import Style
from ordergroove_sandbox.drop.writer import Drop
from ordergroove_sandbox.sftp_server import new_host_key

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from ordergroove_sandbox.drop.server import DropServer
    from ordergroove_sandbox.merchant import Merchant


def add_options(parser: ArgumentParser) -> None:
    """Add the drop's options to a command."""
    group = parser.add_argument_group("the SFTP drop")
    group.add_argument(
        "--folder", type=Path, metavar="DIR", help="the drop's root (default: a temporary one)"
    )
    group.add_argument(
        "--folder-name", default="outgoing", help="the delivery folder (default: outgoing)"
    )
    group.add_argument(
        "--names", choices=tuple(FORMS), default="N3", help="how files are called (default: N3)"
    )
    group.add_argument(
        "--merchant-name", default="acme", help="what leads file names (default: acme)"
    )
    group.add_argument(
        "--without-optional",
        action="store_true",
        help="leave out the columns that are there on request only",
    )
    group.add_argument(
        "--history", type=int, default=1, help="days of delivery there at first (default: 1)"
    )
    group.add_argument(
        "--full",
        action="append",
        default=[],
        metavar="REPORT",
        help="a report, such as orders, whose full file is there at first; repeatable",
    )
    group.add_argument(
        "--defect",
        action="append",
        default=[],
        metavar="KIND[:REPORT]",
        help="a defect of the latest day's files; repeatable",
    )
    group.add_argument(
        "--clutter", action="store_true", help="put the other things into the folder, too"
    )
    group.add_argument(
        "--host-key-type",
        choices=("ed25519", "rsa", "ecdsa"),
        default="ed25519",
        help="the kind of the server's new key (default: ed25519)",
    )


@contextmanager
def dropping(merchant: Merchant, given: Namespace, port: int) -> Iterator[DropServer]:
    """Serve a merchant's drop as the options say, until the block ends.

    Args:
        merchant: The merchant.
        given: The options.
        port: The port; 0 takes a free one.

    Yields:
        The running server.

    Raises:
        OSError: The address or the folder cannot be had.
        ValueError: An option that does not fit.
    """
    style = Style(
        folder_name=given.folder_name,
        merchant_name=given.merchant_name,
        names=FORMS[given.names],
        leave_out=OPTIONAL if given.without_optional else frozenset(),
    )
    defects = [Defect(*text.split(":", 1)) for text in given.defect]
    with ExitStack() as stack:
        folder = given.folder or stack.enter_context(TemporaryDirectory())
        drop = Drop(merchant, folder, style)
        if given.clutter:
            drop.clutter()
        for report in given.full:
            drop.deliver_full(report)
        if given.history:
            drop.deliver_days(given.history, defects)
        keys = [new_host_key(given.host_key_type)]
        yield stack.enter_context(serving(drop, given.host, port, host_keys=keys))


def greeting(server: DropServer) -> str:
    """Return the line that says where a server is and which key it shows."""
    return f"Listening on {server.url} host key {server.fingerprint}"
