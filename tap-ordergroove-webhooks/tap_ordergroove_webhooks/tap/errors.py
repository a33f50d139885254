"""What ends a run, with one line that says why."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from sqlalchemy.exc import SQLAlchemyError

from tap_ordergroove_webhooks.log.store import StoreError, describe

if TYPE_CHECKING:
    from collections.abc import Iterator


class LogError(click.ClickException):
    """The log cannot be read; the command line ends with the message and status 1."""


@contextmanager
def telling() -> Iterator[None]:
    """End the run where the store is the trouble.

    Raises:
        LogError: Instead of any error of the store.
    """
    try:
        yield
    except StoreError as error:
        raise LogError(str(error)) from None
    except (SQLAlchemyError, OSError) as error:
        msg = f"The event log cannot be read: {describe(error)}"
        raise LogError(msg) from None
