"""A tap whose run ends as it went: its last line says what failed, and so does its exit code."""

from __future__ import annotations

import abc
import sys
from typing import TYPE_CHECKING, Any

import click
from singer_sdk import Tap
from singer_sdk.exceptions import ConfigValidationError
from singer_sdk.tap_base import CliTestOptionValue
from typing_extensions import override

from singer_commons.message_writer import MessageWriter
from singer_commons.plugin import SIGNALLED, CheckedPlugin
from singer_commons.stream import RunStream

if TYPE_CHECKING:
    from types import FrameType

    from singer_sdk import Stream

SDKS_OWN = ("partitions", "progress_markers")
"""What the SDK looks for in a bookmark; streams that set their state by `commit` have none."""


class CommonTap(CheckedPlugin, Tap):
    """What the taps share: checked settings, ``--test``, and the end by a signal."""

    message_writer_class = MessageWriter

    @override
    def load_state(self, state: dict[str, Any]) -> None:
        """Take a state over; the SDK trips over what no bookmark is, a stream says so by itself."""
        bookmarks: dict[str, Any] = {}
        for name, found in (state.get("bookmarks") or {}).items():
            bookmark = found if isinstance(found, dict) else {"replication_key_value": found}
            bookmarks[name] = {key: bookmark[key] for key in bookmark if key not in SDKS_OWN}
        super().load_state({**state, "bookmarks": bookmarks})

    @property
    @override
    def streams(self) -> dict[str, Stream]:
        """The streams; those about the run first, since their rows come among all others."""
        streams = super().streams.items()
        return dict(sorted(streams, key=lambda each: not isinstance(each[1], RunStream)))

    @abc.abstractmethod
    def test_connection(self) -> bool:
        """Try the source, print a line for each thing tried, and say whether all is well."""

    @classmethod
    @override
    def cb_test(cls, ctx: click.Context, param: click.Option, value: str) -> None:
        """Run ``--test``; it ends with status 1 unless all is well."""
        if value != CliTestOptionValue.All.value:
            super().cb_test(ctx, param, value)
            return
        given = ctx.params["config"]
        try:
            tap = cls(config=given.config, parse_env_config=given.parse_env)
        except ConfigValidationError as error:
            raise click.ClickException("; ".join(error.errors)) from None
        ctx.exit(0 if tap.test_connection() else 1)

    @override
    def _handle_termination(self, signum: int, frame: FrameType | None) -> None:
        """Write the state, as the SDK does, but do not say that all went well."""

        def end() -> None:
            try:
                super(CommonTap, self)._handle_termination(signum, frame)
            finally:
                sys.exit(SIGNALLED + signum)

        if isinstance(self.message_writer, MessageWriter):
            self.message_writer.after_message(end)
        else:
            end()
