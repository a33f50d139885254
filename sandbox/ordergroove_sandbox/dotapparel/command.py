"""DotApparel's side on the command line: its options, and a server set up by them."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ordergroove_sandbox.dotapparel.inbox import ACCOUNTS
from ordergroove_sandbox.dotapparel.rules import Rules
from ordergroove_sandbox.dotapparel.server import serving

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from ordergroove_sandbox.dotapparel.server import DotApparel


def add_options(parser: ArgumentParser) -> None:
    """Add DotApparel's options to a command."""
    group = parser.add_argument_group("DotApparel's inbox")
    group.add_argument(
        "--dotapparel", action="store_true", help="serve DotApparel's inbox and importer, too"
    )
    group.add_argument(
        "--dotapparel-port", type=int, default=0, help="its port; 0, the default, takes a free one"
    )
    group.add_argument(
        "--dotapparel-folder",
        type=Path,
        metavar="DIR",
        help="the inbox's root (default: a temporary one)",
    )
    group.add_argument(
        "--dotapparel-account",
        action="append",
        default=[],
        metavar="NAME",
        help="a further account with a folder in /pending; repeatable "
        f"(default: {', '.join(ACCOUNTS)})",
    )
    group.add_argument(
        "--dotapparel-delay",
        type=float,
        default=0,
        metavar="SECONDS",
        help="note orders files that come sooner after the customers file (default: 0)",
    )


@contextmanager
def importing(given: Namespace) -> Iterator[DotApparel]:
    """Serve DotApparel's inbox as the options say, until the block ends.

    Yields:
        The running stand-in.

    Raises:
        OSError: The address or the folder cannot be had.
        ValueError: An option that does not fit.
    """
    with serving(
        given.dotapparel_folder,
        given.host,
        given.dotapparel_port,
        accounts=given.dotapparel_account or ACCOUNTS,
        rules=Rules(orders_delay_seconds=given.dotapparel_delay),
    ) as dotapparel:
        yield dotapparel


def greeting(dotapparel: DotApparel) -> str:
    """Return the line that says where the inbox is, which key its server shows, and to whom."""
    key, user = dotapparel.fingerprint, dotapparel.username
    return f"Listening on {dotapparel.url} host key {key} user {user} inbox /pending"
