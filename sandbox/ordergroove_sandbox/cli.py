"""The command line: ``ordergroove-sandbox serve`` and ``ordergroove-sandbox drop``."""

from __future__ import annotations

import argparse
import signal
import sys
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from threading import Event
from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk import command as bspk_command
from ordergroove_sandbox.bspk.control import controls as bspk_controls
from ordergroove_sandbox.clock import instant_of, wall_text
from ordergroove_sandbox.dotapparel import command as dotapparel_command
from ordergroove_sandbox.dotapparel.control import controls as dotapparel_controls
from ordergroove_sandbox.drop import command as drop_command
from ordergroove_sandbox.drop.control import controls as drop_controls
from ordergroove_sandbox.loopback import is_loopback
from ordergroove_sandbox.merchant import DEFAULT_NOW, Merchant
from ordergroove_sandbox.sandbox import DEFAULT_KEY, Sandbox
from ordergroove_sandbox.server import running
from ordergroove_sandbox.webhooks import command as webhooks_command
from ordergroove_sandbox.webhooks.control import controls as webhook_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ordergroove_sandbox.controls import Control


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ordergroove-sandbox",
        description="A stand-in for Ordergroove's API, drop and webhooks, for BSPK's bucket, and "
        "for DotApparel's inbox.",
    )
    told = f"%(prog)s {version('ordergroove-sandbox')}"
    parser.add_argument("--version", action="version", version=told)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve the API until stopped")
    serve.set_defaults(run=_serve)
    _add_merchant(serve)
    serve.add_argument("--api-key", default=DEFAULT_KEY, help=f"(default: {DEFAULT_KEY})")
    serve.add_argument(
        "--refuse",
        action="append",
        default=[],
        metavar="PATH",
        help="an endpoint, such as /customers/, that the key may not read; repeatable",
    )
    serve.add_argument(
        "--date",
        choices=("virtual", "real"),
        default="virtual",
        help="what the Date header shows (default: the merchant's present)",
    )
    serve.add_argument(
        "--date-skew", type=float, default=0, metavar="SECONDS", help="added to the Date header"
    )
    serve.add_argument("--sftp", action="store_true", help="serve the SFTP drop as well")
    serve.add_argument(
        "--sftp-port", type=int, default=0, help="its port; 0, the default, takes a free one"
    )
    drop_command.add_options(serve)
    bspk_command.add_options(serve)
    webhooks_command.add_options(serve)
    dotapparel_command.add_options(serve)
    drop = commands.add_parser("drop", help="serve the SFTP drop alone until stopped")
    drop.set_defaults(run=_drop)
    _add_merchant(drop)
    drop_command.add_options(drop)
    return parser


def _add_merchant(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: this machine only)"
    )
    parser.add_argument(
        "--port", type=int, default=0, help="port; 0, the default, takes a free one"
    )
    parser.add_argument("--seed", type=int, default=1, help="decides all rows (default: 1)")
    parser.add_argument(
        "--customers", type=int, default=60, help="customers at first (default: 60)"
    )
    parser.add_argument("--days", type=int, default=400, help="days of history (default: 400)")
    parser.add_argument(
        "--now",
        type=_wall_time,
        default=DEFAULT_NOW,
        help="the merchant's present in Chicago wall time, earlier than the real one "
        f"(default: {wall_text(DEFAULT_NOW)})",
    )


def _wall_time(text: str) -> datetime:
    wall = datetime.fromisoformat(text)
    return instant_of(wall) if wall.tzinfo is None else wall.astimezone(timezone.utc)


def _merchant(given: argparse.Namespace) -> Merchant:
    if given.now > datetime.now(timezone.utc):
        msg = "--now must be earlier than the real time"
        raise ValueError(msg)
    if not is_loopback(given.host):
        sys.stderr.write(f"warning: {given.host} can be reached from other machines\n")
    return Merchant(given.seed, given.customers, given.days, given.now)


def _stopped() -> Event:
    """Return what is set by the signals that stop a program."""
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    return stopped


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _serve(given: argparse.Namespace) -> None:
    merchant = _merchant(given)
    stopped = _stopped()
    controls: list[Control] = []
    greetings: list[str] = []
    with ExitStack() as stack:
        if given.sftp:
            drop = stack.enter_context(drop_command.dropping(merchant, given, given.sftp_port))
            controls += drop_controls(drop)
            greetings.append(drop_command.greeting(drop))
        if given.bspk:
            bspk = stack.enter_context(bspk_command.importing(given))
            controls += bspk_controls(bspk)
            greetings.append(bspk_command.greeting(bspk))
        if given.webhooks:
            controls += webhook_controls(
                stack.enter_context(webhooks_command.sending_for(merchant, given))
            )
        if given.dotapparel:
            inbox = stack.enter_context(dotapparel_command.importing(given))
            controls += dotapparel_controls(inbox)
            greetings.append(dotapparel_command.greeting(inbox))
        sandbox = Sandbox(
            merchant,
            controls=controls,
            api_key=given.api_key,
            refuse=given.refuse,
            date=given.date,
            date_skew=timedelta(seconds=given.date_skew),
        )
        server = stack.enter_context(running(sandbox, given.host, given.port))
        for line in (f"Listening on {server.url}", *greetings):
            _say(line)
        stopped.wait()


def _drop(given: argparse.Namespace) -> None:
    stopped = _stopped()
    with drop_command.dropping(_merchant(given), given, given.port) as server:
        _say(drop_command.greeting(server))
        stopped.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments; by default the process's own.

    Returns:
        The exit code.
    """
    given = _parser().parse_args(arguments)
    try:
        given.run(given)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"ordergroove-sandbox: {error}\n")
        return 1
    return 0
