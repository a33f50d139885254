"""The part of an SDK target that every file destination shares."""

from __future__ import annotations

import abc
import functools
import math
import os
import signal
import sqlite3
import sys
import time
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import click
from singer_sdk import Target
from singer_sdk.exceptions import ConfigValidationError, SingerSDKError
from singer_sdk.mapper import PluginMapper, RemoveRecordTransform, SameRecordTransform
from singer_sdk.singerlib.exceptions import SingerError
from typing_extensions import override

from singer_commons.csv_target.deliver import Clock
from singer_commons.csv_target.jsonl import encode_all
from singer_commons.csv_target.rejects import LocalRejects
from singer_commons.csv_target.run import Plan, Run
from singer_commons.csv_target.sdk.batch import batch_records
from singer_commons.csv_target.sdk.environment import problems
from singer_commons.csv_target.sdk.reader import Reader
from singer_commons.csv_target.sdk.sink import FileSink, IgnoringSink, RemovedSink
from singer_commons.errors import PluginError, SettingError, StreamError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

    from singer_sdk import Sink
    from singer_sdk.plugin_base import _ConfigInput

SIGNALLED = 128
"""Added to a signal's number, it is the exit code of a program that the signal ended."""

WITHOUT_MEANING = ("add_record_metadata", "load_method", "batch_size_rows")
"""Settings that the SDK gives every target."""

OTHERS = "*"
"""In file_types: all streams that are not named."""


class FileSettings(Protocol):
    """What must be known of any file target's settings."""

    @property
    def file_types(self) -> Mapping[str, str | None]:
        """Streams and the types of file that they are for; None for those to be left out."""


class FileTarget(Target):
    """A target that sends files, all of them at the end of its input.

    Nothing is sent before the last message is read, and no state is written before the last file
    is delivered.
    """

    message_reader_class = Reader
    # The SDK's drain would write the state of records that are not delivered yet.
    _MAX_RECORD_AGE_IN_MINUTES = math.inf

    def __init__(self, **kwargs: Any) -> None:
        """Make the target.

        Args:
            kwargs: As for `singer_sdk.Target`.

        Raises:
            ConfigValidationError: If a setting cannot work, unless `validate_config` is false; or
                if its environment variable cannot be read.
        """
        if kwargs.get("parse_env_config"):
            prefix = f"{self.name.upper().replace('-', '_')}_"
            errors = problems(self.config_jsonschema, prefix, os.environ)
            if errors:
                msg = "An environment variable cannot be read"
                raise ConfigValidationError(msg, errors=errors)
        try:
            super().__init__(**kwargs)
        except ConfigValidationError as error:
            # Its messages quote the values that do not fit.
            errors = [self._without_secrets(message) for message in error.errors]
            raise ConfigValidationError(str(error), errors=errors) from None
        if kwargs.get("validate_config", True):
            try:
                _ = self.settings
            except SettingError as error:
                msg = "A setting cannot work"
                raise ConfigValidationError(msg, errors=[str(error)]) from None
        self.max_parallelism = 1
        self._versioned: set[str] = set()
        self.replayed: Path | None = None
        self._straight: dict[str, Callable[[dict[str, Any]], None]] = {}

    @abc.abstractmethod
    def make_plan(self) -> Plan:
        """Return what a run is to do."""

    @functools.cached_property
    @abc.abstractmethod
    def settings(self) -> FileSettings:
        """The checked settings.

        Raises:
            SettingError: If one cannot work.
        """

    @functools.cached_property
    def run(self) -> Run:
        """This run; it starts when this is first asked for."""
        clock = Clock(lambda: datetime.now(timezone.utc), time.monotonic, time.sleep)
        plan = self.make_plan()
        if self.replayed is not None and isinstance(plan.rejects, LocalRejects):
            # Not into the file that is replayed: whoever is done with it removes it.
            plan = replace(plan, rejects=plan.rejects.beside(self.replayed))
        return Run(plan, self.logger, clock)

    def _without_secrets(self, message: str) -> str:
        config = vars(self).get("_config", {})  # not there yet, if variables cannot be read
        for name, definition in self.config_jsonschema["properties"].items():
            value = config.get(name) if definition.get("secret", False) else None
            if value:
                message = message.replace(repr(value), "***").replace(str(value), "***")
        return message

    def file_type(self, stream_name: str) -> str | None:
        """Return the type of file that a stream is for; None if it is to be left out.

        Raises:
            SettingError: If nobody said.
        """
        types = self.settings.file_types
        for name in (stream_name, OTHERS):
            if name in types:
                return types[name]
        setting = "file_types"
        problem = (
            f"does not say what the stream {stream_name!r} is for. Name a type of file for it, or "
            "null to leave it out."
        )
        raise SettingError(setting, problem)

    @override
    def get_sink_class(self, stream_name: str) -> type[Sink]:
        """Return the sink for a stream.

        Raises:
            SettingError: If nobody said what the stream is for.
        """
        if self._is_removed(stream_name):
            return RemovedSink
        return IgnoringSink if self.file_type(stream_name) is None else FileSink

    def _is_removed(self, stream_name: str) -> bool:
        """Whether stream maps leave a stream out; the SDK makes a sink for it all the same."""
        maps = [each for some in self.mapper.stream_maps.values() for each in some]
        named = [each for each in maps if each.stream_alias == stream_name]
        return bool(named) and all(isinstance(each, RemoveRecordTransform) for each in named)

    @override
    def process_endofpipe(self) -> None:
        """Deliver everything; only then is the state written.

        Raises:
            DeliveryError: If not all could be delivered.
            TooManyRejectsError: If too many records are held back.
        """
        self.run.finish()
        if not self.run.delivers:
            self._latest_state = None
        super().process_endofpipe()

    @override
    def _process_schema_message(self, message_dict: dict[str, Any]) -> None:
        """Note whether the stream's records go to one sink as they are.

        Raises:
            StreamError: If the message is none.
        """
        _check_schema_message(message_dict)
        super()._process_schema_message(message_dict)
        name = message_dict["stream"]
        maps = self.mapper.stream_maps[name]
        sink = self.get_sink(maps[0].stream_alias) if len(maps) == 1 else None
        self._straight.pop(name, None)
        if (
            isinstance(sink, FileSink)
            and isinstance(maps[0], SameRecordTransform)
            and not maps[0].flattening_enabled
        ):
            self._straight[name] = sink.take

    @override
    def _process_record_message(self, message_dict: dict[str, Any]) -> None:
        """Hand a record to its sink.

        The SDK's way there costs a fifth of a run: a copy for stream maps that are not there, the
        removal of columns that no layout has, a look at the clock. It is kept for the rest.

        Raises:
            StreamError: If there is no record.
        """
        name, record = message_dict.get("stream", ""), message_dict.get("record")
        if record.__class__ is not dict or name.__class__ is not str:
            msg = f"a RECORD message of the stream {name!r} holds no record"
            raise StreamError(msg)
        take = self._straight.get(name)
        if take is None:
            self._take_around(name, message_dict)
        else:
            take(record)

    def _take_around(self, name: str, message_dict: dict[str, Any]) -> None:
        """Hand a record on by the SDK's way, through stream maps."""
        try:
            super()._process_record_message(message_dict)
        except (PluginError, SingerError, SingerSDKError, OSError, sqlite3.Error):
            raise
        except Exception as error:  # noqa: BLE001 - see below
            # An expression can raise anything, in words that quote what it was given.
            kind = type(error).__name__
            msg = f"stream_maps: a record of the stream {name!r} cannot be mapped ({kind})"
            raise StreamError(msg) from None

    @override
    def _process_activate_version_message(self, message_dict: dict[str, Any]) -> None:
        """Pass over a version: a file cannot say that what it does not hold is gone."""
        name = str(message_dict.get("stream"))
        if name not in self._versioned:
            self._versioned.add(name)
            self.logger.info("ACTIVATE_VERSION of %s is passed over: files delete nothing.", name)

    @override
    def _process_batch_message(self, message_dict: dict[str, Any]) -> None:
        """Take a batch as its records, one by one, so that stream maps see them too.

        Raises:
            StreamError: If its files cannot be read.
        """
        stream = message_dict.get("stream")
        for record in batch_records(message_dict):
            self._process_record_message({"stream": stream, "record": record})

    @override
    def _write_state_message(self, state: dict[str, Any]) -> None:
        """Write a state with the numbers that came in; the SDK's way takes no decimals."""
        sys.stdout.write(f"{encode_all(state).decode()}\n")
        sys.stdout.flush()

    @override
    def _handle_termination(self, signum: int, frame: FrameType | None) -> None:
        """End without sending what is not sent, and without a state.

        The SDK would drain and write the state here.
        """
        signal.signal(signum, signal.SIG_IGN)  # once is enough; what follows must not be cut off
        self.logger.warning("Told to end (signal %d): no state is written.", signum)
        sys.exit(SIGNALLED + signum)

    @classmethod
    @override
    def append_builtin_config(cls, config_jsonschema: dict[str, Any]) -> None:
        """Add the SDK's own settings, but for those that mean nothing to files."""
        super().append_builtin_config(config_jsonschema)
        for name in WITHOUT_MEANING:
            config_jsonschema["properties"].pop(name, None)

    @classmethod
    @override
    def invoke(  # type: ignore[override]
        cls,
        *,
        about: bool = False,
        about_format: str | None = None,
        config: _ConfigInput | None = None,
        file_input: IO[str] | None = None,
        replay: IO[bytes] | None = None,
    ) -> None:
        """Run the target.

        Args:
            about: Describe it instead.
            about_format: How.
            config: Where settings come from.
            file_input: Where messages come from instead of standard input.
            replay: A file of rejects to take as input. Stream maps are left out, since these
                records have been through them.
        """
        super(Target, cls).invoke(about=about, about_format=about_format)
        cls.print_version(print_fn=cls.logger.info)
        target = cls(
            config={} if config is None else config.config,
            parse_env_config=config is not None and config.parse_env,
            setup_mapper=replay is None,
        )
        if replay is not None:
            target.mapper = PluginMapper(plugin_config={}, logger=cls.logger)
            target.replayed = Path(str(replay.name))
        try:
            target.listen(replay or file_input)  # type: ignore[arg-type]
        except PluginError as error:
            cls.logger.error("%s", error)  # noqa: TRY400 - the message says it all
            raise click.ClickException(str(error)) from None
        except (SingerError, SingerSDKError) as error:
            # The SDK may quote a whole message after the colon, and so personal data.
            cause = str(error).partition(": {")[0].partition("\n")[0]
            msg = f"The input cannot be followed: {type(error).__name__}: {cause}"
            raise click.ClickException(msg) from None
        except (OSError, sqlite3.Error) as error:  # no room left for temporary files, above all
            cls.logger.exception("Files of this machine")
            msg = f"Files of this machine cannot be written or read: {error}"
            raise click.ClickException(msg) from None

    @classmethod
    @override
    def get_singer_command(cls) -> click.Command:
        """Return the command line."""
        command = super().get_singer_command()
        command.params.append(
            click.Option(
                ["--replay"],
                help="A file of rejects to send again, once they or the settings are right.",
                type=click.File("rb"),
            )
        )
        return command


def _check_schema_message(message: Mapping[str, Any]) -> None:
    """Check the forms that the SDK takes for granted; what is missing, it says itself."""
    name, keys = message.get("stream", ""), message.get("key_properties")
    is_list = isinstance(keys, list) and all(isinstance(each, str) for each in keys)
    forms = (
        ("stream", isinstance(name, str)),
        ("schema", isinstance(message.get("schema", {}), dict)),
        ("key_properties", keys is None or is_list),
    )
    for field, is_right in forms:
        if not is_right:
            msg = f"a SCHEMA message of the stream {name!r} has a wrong {field}"
            raise StreamError(msg)
