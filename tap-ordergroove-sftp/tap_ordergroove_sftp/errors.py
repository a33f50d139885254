"""What ends a run, with one line that says why."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator


class DropError(click.ClickException):
    """The run cannot go on; the command line ends with the message and status 1."""


class FilesFailedError(click.ClickException):
    """Some files could not be read; the command line ends with the message and status 1."""


@contextmanager
def telling() -> Iterator[None]:
    """End the run where the server, or the folder, is the trouble.

    Raises:
        DropError: Instead of any error of singer-commons.
    """
    try:
        yield
    except PluginError as error:
        raise DropError(str(error)) from None
