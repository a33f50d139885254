"""A tap whose run ends as it went: its last line says what failed, and so does its exit code."""

from __future__ import annotations

import abc
import functools
import io
import os
import sys
from typing import IO, TYPE_CHECKING, Any

import click
from singer_sdk import Tap
from singer_sdk.singerlib import Catalog
from singer_sdk.tap_base import CliTestOptionValue
from typing_extensions import override

from singer_commons import state_owner
from singer_commons.message_writer import MessageWriter
from singer_commons.plugin import SIGNALLED, CheckedPlugin, settings_in_one_line
from singer_commons.settings import ADOPT_STATE
from singer_commons.state_owner import TOLD, WRITTEN_FOR, check_shape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType

    from singer_sdk import Stream

    from singer_commons.sync import Sync

SDKS_OWN = ("partitions", "progress_markers")
"""What the SDK looks for in a bookmark; streams that set their state by `commit` have none."""

CONFIG_FILES = f"{__name__}.config_files"
"""Where the command line's context keeps what ``--config`` names."""


class CommonTap(CheckedPlugin, Tap):
    """What the taps share: checked settings, ``--test``, and the end by a signal."""

    message_writer_class = MessageWriter

    def __init__(self, *, state: Any = None, **kwargs: Any) -> None:
        check_shape(state or {}, {})  # the SDK would take a text for a path
        super().__init__(state=state, **kwargs)

    @functools.cached_property
    @abc.abstractmethod
    def run(self) -> Sync[Any]:
        """What the streams of this run share."""

    @property
    def marks(self) -> Mapping[str, str]:
        """What this run is for: a state that was written for something else is refused."""
        return {}

    @classmethod
    @override
    def cb_config(cls, ctx: click.Context, param: click.Option, value: tuple[str, ...]) -> Any:
        ctx.meta[CONFIG_FILES] = value
        return super().cb_config(ctx, param, value)

    @property
    @override
    def catalog_dict(self) -> dict[str, Any]:
        """The catalog; in Meltano's folder, with the mark of the run that it is for."""
        ctx = click.get_current_context(silent=True)
        mark = state_owner.run_mark(ctx.meta.get(CONFIG_FILES, ())) if ctx else {}
        return {**super().catalog_dict, **({state_owner.RUN: mark} if mark else {})}

    @classmethod
    @override
    def invoke(
        cls, *, state: IO[str] | None = None, catalog: IO[str] | None = None, **options: Any
    ) -> None:
        """Run the tap, unless state or catalog are another run's."""
        ctx = click.get_current_context()
        states = state_owner.read(state, lambda found: check_shape(found, {}), ctx.obj)
        catalogs = state_owner.read(catalog, Catalog.from_dict, ctx.obj)
        mark = state_owner.run_mark(ctx.meta.get(CONFIG_FILES, ()))
        state_owner.check_run(mark, catalogs)
        options["state"] = states and io.StringIO(states)
        options["catalog"] = catalogs and io.StringIO(catalogs)
        super().invoke(**options)

    @override
    def load_state(self, state: dict[str, Any]) -> None:
        """Take a state over; the SDK trips over what no bookmark is, a stream says so by itself.

        Raises:
            PluginError: If it is none of this tap's, or was written for something else.
        """
        keys = {name: getattr(each, "state_keys", ()) for name, each in self.streams.items()}
        check_shape(state, keys)
        bookmarks: dict[str, Any] = {}
        for name, found in (state.get("bookmarks") or {}).items():
            bookmark = found if isinstance(found, dict) else {"replication_key_value": found}
            bookmarks[name] = {key: bookmark[key] for key in bookmark if key not in SDKS_OWN}
        super().load_state({**state, "bookmarks": bookmarks})
        known = state.get(WRITTEN_FOR) or {}
        told = {name: os.environ[key] for name, key in TOLD.items() if os.environ.get(key)}
        if self.config.get(ADOPT_STATE.name):
            known = {**known, **told}
        self.run.written_for = state_owner.check_owner(known, {**told, **self.marks})
        if self.state:
            state_owner.mark(self.state, self.run.written_for)

    @property
    @override
    def streams(self) -> dict[str, Stream]:
        """The streams in the order of emission; the SDK's own is by name alone."""
        streams = super().streams.items()
        return dict(sorted(streams, key=lambda each: getattr(each[1], "place", 0)))

    # Final in the SDK, which has no other place where a run is over.
    @override  # type: ignore[misc]
    def sync_all(self) -> None:
        try:
            super().sync_all()
        finally:
            self.run.close()
        self.run.finish()

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
        with settings_in_one_line():
            tap = cls(config=given.config, parse_env_config=given.parse_env)
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
