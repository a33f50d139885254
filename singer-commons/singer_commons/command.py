"""How a plugin's command line is run."""

from __future__ import annotations

import gc
import io
import os
import sys
import time
from typing import TYPE_CHECKING

import click

from singer_commons.plugin import settings_in_one_line
from singer_commons.sync import UNWRITABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from singer_sdk.plugin_base import PluginBase

MANY_OBJECTS = 100_000


def run(
    plugin: type[PluginBase], arguments: Sequence[str] | None = None, begun: float | None = None
) -> None:
    """Run a plugin's command line.

    Records are made and dropped by the million and hold no cycles: the garbage collector would
    only look through them, and through the libraries, again and again.

    Standard output that nobody reads, or that is full, ends the program with status 1, and without
    a traceback. One that was closed before the start is made such a one. One without a buffer gets
    one: to a pipe, it would write a part of a message when a signal comes.

    Args:
        plugin: The tap or target.
        arguments: What follows its name; by default what the program was given.
        begun: When the command began, in Unix seconds; by default the program's start.
    """
    if begun is None:
        # Waiting for the processor counts as younger: what is newer than this is surely newer.
        begun = time.time() - time.process_time()
    if sys.stdout is None:
        unread, written = os.pipe()
        os.close(unread)
        sys.stdout = os.fdopen(written, "w")
    if isinstance(sys.stdout.buffer, io.RawIOBase):  # of `PYTHONUNBUFFERED`, usual in images
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer), sys.stdout.encoding)
    if arguments is None:  # a process of its own
        gc.freeze()
        gc.set_threshold(MANY_OBJECTS, 50, 100)
    command = plugin.cli
    command.callback = settings_in_one_line()(plugin.invoke)
    output = sys.stdout  # Click hides a broken pipe behind an object of its own
    try:
        try:
            command(arguments, obj=begun)
        finally:
            output.flush()
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        if not getattr(error.__context__, "code", 0):  # or the command has ended with its own words
            words = error if error.filename else f"standard output ({error.strerror})"
            click.echo(f"Error: cannot write {words}", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())  # Python flushes once more
        sys.exit(1)
