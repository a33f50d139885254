"""A tap whose run ends as it went: its last line says what failed, and so does its exit code."""

from __future__ import annotations

import abc
import io
import json
import os
import sys
from typing import IO, TYPE_CHECKING, Any, cast

import click
from singer_sdk import Tap
from singer_sdk.exceptions import ConfigValidationError
from singer_sdk.tap_base import CliTestOptionValue
from typing_extensions import override

from singer_commons import state_owner
from singer_commons.message_writer import MessageWriter
from singer_commons.plugin import SIGNALLED, CheckedPlugin
from singer_commons.settings import ADOPT_STATE

if TYPE_CHECKING:
    from types import FrameType


CONFIG_FILES = f"{__name__}.config_files"
"""Where the command line's context keeps what ``--config`` names."""


class CommonTap(CheckedPlugin, Tap):
    """What the taps share: checked settings, ``--test``, and the end by a signal."""

    message_writer_class = MessageWriter

    @abc.abstractmethod
    def test_connection(self) -> bool:
        """Try the source, print a line for each thing tried, and say whether all is well."""

    @classmethod
    @override
    def cb_config(cls, ctx: click.Context, param: click.Option, value: tuple[str, ...]) -> Any:
        ctx.meta[CONFIG_FILES] = value
        return super().cb_config(ctx, param, value)

    @override
    def run_discovery(self) -> str:
        """Write the catalog; in Meltano's folder, with the mark of the run that it is for."""
        ctx = click.get_current_context(silent=True)
        mark = state_owner.run_mark(ctx.meta.get(CONFIG_FILES, ())) if ctx else {}
        if not mark:
            return super().run_discovery()
        text = json.dumps({**self.catalog_dict, state_owner.RUN: mark}, indent=2)
        click.echo(text)
        return text

    @classmethod
    @override
    def invoke(
        cls, *, state: IO[str] | None = None, catalog: IO[str] | None = None, **options: Any
    ) -> None:
        """Run the tap, unless state or catalog are another run's."""
        ctx = click.get_current_context()
        texts = [each.read() if each else None for each in (state, catalog)]
        for each in (state, catalog):
            state_owner.check_age(each, ctx.obj)
        mark = state_owner.run_mark(ctx.meta.get(CONFIG_FILES, ()))
        state_owner.check_run(mark, texts[1])
        given = [None if each is None else io.StringIO(each) for each in texts]
        super().invoke(state=given[0], catalog=given[1], **options)

    @override
    def load_state(self, state: dict[str, Any]) -> None:
        """Take over a state, unless another pipeline wrote it."""
        told = state_owner.told_by(os.environ)
        if not self.config.get(ADOPT_STATE.name):
            state_owner.check_owner(state, told)
        super().load_state(state)
        owner = {**state.get(state_owner.WRITTEN_FOR, {}), **told}
        if owner:
            cast("dict[str, Any]", self.state)[state_owner.WRITTEN_FOR] = owner

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
