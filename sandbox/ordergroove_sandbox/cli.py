"""The command line: ``ordergroove-sandbox serve``."""

from __future__ import annotations

import argparse
import signal
import sys
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox import bspk, dotapparel, drop, webhooks
from ordergroove_sandbox.clock import instant_of, wall_text
from ordergroove_sandbox.loopback import is_loopback
from ordergroove_sandbox.merchant import DEFAULT_NOW, Merchant
from ordergroove_sandbox.sandbox import DEFAULT_KEY, Sandbox
from ordergroove_sandbox.server import running

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from ordergroove_sandbox.controls import Control

    # What starts a service, and returns the line that tells where it is, and its controls.
    Start = Callable[[ExitStack, Merchant, Namespace], tuple[str, Sequence[Control]]]

_EVERY = 0.2  # seconds between two looks for events that are due


def _wall_time(text: str) -> datetime:
    wall = datetime.fromisoformat(text)
    return instant_of(wall) if wall.tzinfo is None else wall.astimezone(timezone.utc)


_PORT: dict[str, Any] = {"type": int, "default": 0, "help": "its port (default: a free one)"}
_DIR: dict[str, Any] = {"type": Path, "metavar": "DIR", "help": "its root (default: temporary)"}
_WHOLE: dict[str, Any] = {"type": int, "help": "(default: %(default)s)"}
_TEXT: dict[str, Any] = {"help": "(default: %(default)s)"}

# service: its options; but for the API, the first of them asks for it
_OPTIONS: dict[str, dict[str, dict[str, Any]]] = {
    "the API": {
        "--host": {"default": "127.0.0.1", "help": "address to listen on (default: %(default)s)"},
        "--port": _PORT,
        "--seed": {"type": int, "default": 1, "help": "decides all rows (default: %(default)s)"},
        "--customers": {**_WHOLE, "default": 60},
        "--days": {**_WHOLE, "default": 400},
        "--now": {
            "type": _wall_time,
            "default": DEFAULT_NOW,
            "help": "the merchant's present in Chicago wall time, earlier than the real one "
            f"(default: {wall_text(DEFAULT_NOW)})",
        },
        "--api-key": {**_TEXT, "default": DEFAULT_KEY},
    },
    "Ordergroove's SFTP drop": {
        "--sftp": {"action": "store_true", "help": "serve it as well"},
        "--sftp-port": _PORT,
        "--folder": _DIR,
        "--names": {
            "choices": tuple(drop.FORMS),
            "default": "N3",
            "help": "how files are called (default: %(default)s)",
        },
        "--history": {
            "type": int,
            "default": 1,
            "help": "days of delivery there at first (default: %(default)s)",
        },
        "--clutter": {"action": "store_true", "help": "put other things into the folder, too"},
    },
    "Ordergroove's webhooks": {
        "--webhooks": {"metavar": "URL", "help": "send signed events there"},
        "--webhook-key": {**_TEXT, "default": "sandbox-verification-key"},
    },
    "BSPK's bucket": {
        "--bspk": {"action": "store_true", "help": "serve it and its importer as well"},
        "--bspk-port": _PORT,
    },
    "DotApparel's inbox": {
        "--dotapparel": {"action": "store_true", "help": "serve it and its importer as well"},
        "--dotapparel-port": _PORT,
        "--dotapparel-folder": _DIR,
    },
}


def _drop(stack: ExitStack, merchant: Merchant, given: Namespace) -> tuple[str, Sequence[Control]]:
    folder = given.folder or stack.enter_context(TemporaryDirectory())
    files = drop.Drop(merchant, folder, drop.Style(names=drop.FORMS[given.names]))
    if given.clutter:
        files.clutter()
    if given.history:
        files.deliver_days(given.history)
    server = stack.enter_context(drop.serving(files, given.host, given.sftp_port))
    return f"{server.url} host key {server.fingerprint}", drop.controls(server)


def _bspk(stack: ExitStack, _: Merchant, given: Namespace) -> tuple[str, Sequence[Control]]:
    server = stack.enter_context(bspk.serving(given.host, given.bspk_port))
    return f"{server.endpoint_url} bucket {server.bucket}", bspk.controls(server)


def _inbox(stack: ExitStack, _: Merchant, given: Namespace) -> tuple[str, Sequence[Control]]:
    server = stack.enter_context(
        dotapparel.serving(given.dotapparel_folder, given.host, given.dotapparel_port)
    )
    where = f"{server.url} host key {server.fingerprint} user {server.username} inbox /pending"
    return where, dotapparel.controls(server)


def _webhooks(
    stack: ExitStack, merchant: Merchant, given: Namespace
) -> tuple[str, Sequence[Control]]:
    sender = stack.enter_context(webhooks.sending(merchant, given.webhooks, given.webhook_key))
    stopped, started = Event(), monotonic()

    def deliver() -> None:
        while not stopped.wait(_EVERY):
            sender.drain(later=False, ahead=timedelta(seconds=monotonic() - started))

    Thread(target=deliver, name="webhooks", daemon=True).start()
    stack.callback(stopped.set)
    return "", webhooks.controls(sender)


_SERVICES: dict[str, Start] = {
    "sftp": _drop, "bspk": _bspk, "webhooks": _webhooks, "dotapparel": _inbox,
}  # fmt: skip


def _serve(given: Namespace) -> None:
    if given.now > datetime.now(timezone.utc):
        msg = "--now must be earlier than the real time"
        raise ValueError(msg)
    if not is_loopback(given.host):
        sys.stderr.write(f"warning: {given.host} can be reached from other machines\n")
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    merchant = Merchant(given.seed, given.customers, given.days, given.now)
    controls: list[Control] = []
    places: list[str] = []
    with ExitStack() as stack:
        for name, start in _SERVICES.items():
            if getattr(given, name):
                place, own = start(stack, merchant, given)
                places.append(place)
                controls += own
        sandbox = Sandbox(merchant, controls=controls, api_key=given.api_key)
        server = stack.enter_context(running(sandbox, given.host, given.port))
        for place in filter(None, [server.url, *places]):
            sys.stdout.write(f"Listening on {place}\n")
        sys.stdout.flush()
        stopped.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments; by default the process's own.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(
        prog="ordergroove-sandbox",
        description="A stand-in for Ordergroove's API, drop and webhooks, for BSPK's bucket, and "
        "for DotApparel's inbox. It runs until it is stopped.",
    )
    told = f"%(prog)s {version('ordergroove-sandbox')}"
    parser.add_argument("--version", action="version", version=told)
    parser.add_argument("command", choices=("serve",))
    for service, options in _OPTIONS.items():
        group = parser.add_argument_group(service)
        for name, described in options.items():
            group.add_argument(name, **described)
    given = parser.parse_args(arguments)
    try:
        _serve(given)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"ordergroove-sandbox: {error}\n")
        return 1
    return 0
