"""For tests of plugins: their command line in the test's own process, and what a tap says."""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click
from click.testing import CliRunner
from typing_extensions import override

from singer_commons.command import run
from singer_commons.message_writer import MessageWriter, RecordLines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from singer_sdk import Tap
    from singer_sdk.plugin_base import PluginBase
    from singer_sdk.singerlib.encoding.simple import Message


@dataclass(frozen=True)
class Finished:
    """How a command ended, and what it wrote to standard output and standard error."""

    code: int
    out: str
    log: str


def run_command(
    plugin: type[PluginBase],
    *arguments: str,
    fed: bytes = b"",
    environment: Mapping[str, str | None] | None = None,
) -> Finished:
    """Run a plugin's command line to its end; to start a program would take a second.

    Signals, limits and closed streams are a process's own, and need one.

    Args:
        plugin: The tap or target.
        *arguments: What would follow its name.
        fed: What it reads from standard input.
        environment: Variables to set for it, or to take away.
    """
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = [*root.handlers], root.level
    with warnings.catch_warnings(), CliRunner().isolation(fed, environment) as (out, log, _):
        try:
            run(plugin, arguments, time.time())
            code: Any = 0
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            logging.captureWarnings(capture=False)
            root.handlers[:], root.level = handlers, level
            sys.excepthook = hook
        return Finished(code, out.getvalue().decode(), log.getvalue().decode())


class Listener(MessageWriter):
    """Keeps every line that a tap would write."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    @override
    def write_message(self, message: Message) -> None:
        many = message.lines if isinstance(message, RecordLines) else None
        text = bytes(self.format_message(message)) if many is None else many
        self.lines += text.decode().split("\n")[:-1]  # what has no end is none


class Outcome:
    """What a tap said, as a loader would read it, and the error that its run ended with.

    Attributes:
        lines: Its lines; more may come.
        error: The words of the error.
    """

    def __init__(self, lines: Sequence[str], error: str | None = None) -> None:
        self.lines = lines
        self.error = error
        self._messages: list[dict[str, Any]] = []

    @property
    def messages(self) -> list[dict[str, Any]]:
        """All messages; numbers keep all their digits."""
        new = self.lines[len(self._messages) :]
        self._messages += [json.loads(line, parse_float=Decimal) for line in new]
        return self._messages

    def records(self, stream: str) -> list[dict[str, Any]]:
        """Return a stream's records in their order."""
        return [
            message["record"]
            for message in self.messages
            if message["type"] == "RECORD" and message["stream"] == stream
        ]

    @property
    def state(self) -> dict[str, Any]:
        """The latest state."""
        states = [message["value"] for message in self.messages if message["type"] == "STATE"]
        return states[-1] if states else {}

    def bookmark(self, stream: str) -> dict[str, Any]:
        """Return a stream's bookmark in the latest state."""
        found: dict[str, Any] = self.state.get("bookmarks", {}).get(stream, {})
        return found


def sync(tap: Tap, select: Collection[str] | None = None) -> str | None:
    """Sync the selected streams, by default those that the tap selects.

    Returns:
        The words of the error that the run ended with, if one ended it.
    """
    if select is not None:
        for stream in tap.streams.values():
            stream.selected = stream.name in select
    try:
        tap.sync_all()
    except click.ClickException as failed:
        return failed.message
    return None
