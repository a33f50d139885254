"""The part of an SDK target that every file destination shares."""

from __future__ import annotations

import abc
import functools
import signal
import sqlite3
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ClassVar

import click
from singer_sdk import Target, metrics
from singer_sdk.exceptions import RecordsWithoutSchemaException, SingerSDKError
from singer_sdk.mapper import PluginMapper, RemoveRecordTransform, SameRecordTransform
from singer_sdk.singerlib.exceptions import SingerError
from typing_extensions import override

from singer_commons.csv_target import errors
from singer_commons.csv_target.deliver import Clock
from singer_commons.csv_target.jsonl import encode_all
from singer_commons.csv_target.names import Names
from singer_commons.csv_target.record_intake import RecordHold
from singer_commons.csv_target.rejects import before_maps, local_rejects
from singer_commons.csv_target.sdk.batch import batch_records
from singer_commons.csv_target.sdk.incoming_schema import not_mapped, read_schema, unusable
from singer_commons.csv_target.sdk.reader import Reader
from singer_commons.csv_target.sdk.validator import CompiledValidator
from singer_commons.csv_target.target_run import TargetRun
from singer_commons.errors import PluginError
from singer_commons.plugin import SIGNALLED, CheckedPlugin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta
    from types import FrameType

    from singer_sdk.mapper import StreamMap

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.record_intake import Take, Validate
    from singer_commons.csv_target.rejects import PutRejects
    from singer_commons.csv_target.row_store import Origin
    from singer_commons.csv_target.settings import TargetSettings

WITHOUT_MEANING = ("add_record_metadata", "load_method", "batch_size_rows")
"""Settings that the SDK gives every target."""

DESCRIBED = ("schema", "key_properties")
"""What of a SCHEMA message rejects must say, so that their records can be mapped once more."""


class FileTarget(CheckedPlugin, Target):
    """A target that sends files, all of them at the end of its input.

    Nothing is sent before the last message is read, and no state is written before the last file
    is delivered.

    Attributes:
        grain: The least time between two names of a type.
        replayed: The file of rejects that is the input, if it is one.
        remapped: Whether its records are mapped once more.
    """

    grain: ClassVar[timedelta]

    message_reader_class = Reader

    def __init__(
        self, *, replayed: Path | None = None, remapped: bool = False, **kwargs: Any
    ) -> None:
        """Make the target; records that are replayed have been through stream maps already."""
        self.replayed, self.remapped = replayed, remapped
        super().__init__(setup_mapper=replayed is None or remapped, **kwargs)
        if replayed is not None and not remapped:
            self.mapper = PluginMapper(plugin_config={}, logger=self.logger)
        self._versioned: set[str] = set()
        self._origins: dict[str, Mapping[str, Any]] = {}
        self._ways: dict[str, list[tuple[str, Take | None]]] = {}

    @functools.cached_property
    @abc.abstractmethod
    @override
    def settings(self) -> TargetSettings: ...

    @abc.abstractmethod
    def file_name(self, layout: Layout, moment: datetime) -> str:
        """Return the name of a file of a type that is made at an aware time."""

    @abc.abstractmethod
    def make_destination(self) -> Destination | None:
        """Return where files go. None: nowhere, if nothing is to be sent."""

    def make_rejects(self) -> PutRejects:
        """Return where records that are held back are put."""
        return local_rejects(self.settings.rejects_path, self.replayed)

    def make_hold(self) -> RecordHold:
        """Return where records wait for others."""
        return RecordHold()

    @abc.abstractmethod
    def columns_from_schema(self, layout: Layout, schema: Mapping[str, Any]) -> Layout:
        """Return a type as it is for a stream of a JSON Schema."""

    @functools.cached_property
    def run(self) -> TargetRun:
        """This run; it starts when this is first asked for."""
        return self.make_run(Clock(lambda: datetime.now(timezone.utc), time.monotonic, time.sleep))

    def make_run(self, clock: Clock) -> TargetRun:
        """Begin a run."""
        destination = self.make_destination()
        if destination is not None:
            self.logger.info("Files go to %s.", destination.where)
        return TargetRun(
            settings=self.settings,
            destination=destination,
            names=Names(self.file_name, self.grain),
            rejects=self.make_rejects(),
            logger=self.logger,
            clock=clock,
            columns_from_schema=self.columns_from_schema,
            hold=self.make_hold(),
            origins=self._origins,
        )

    def make_validate(self, schema: dict[str, Any]) -> Validate:
        """Return what a stream's own schema has against a record."""
        if not self.config.get("validate_records", True):
            return lambda _: ()
        return CompiledValidator(schema).reasons

    @override
    def process_endofpipe(self) -> None:
        """Deliver everything; only then is the state written."""
        self.run.finish()
        for name, count in self.run.taken.items():
            with metrics.record_counter(name) as counter:
                counter.increment(count)
        if self.run.delivers and self._latest_state:
            self._write_state_message(self._latest_state)

    @override
    def _process_schema_message(self, message_dict: dict[str, Any]) -> None:
        """Note what takes the stream's records: for each of its maps, unless nobody wants them.

        The SDK's sinks do the same in a fifth more time: a copy of each record, the removal of
        fields that no layout has, a look at the clock. They also turn text into times.
        """
        name, modern = read_schema(message_dict)
        origin = {each: message_dict.get(each) for each in DESCRIBED}
        if name in self._ways and self._origins.get(name) == origin:
            return
        self._origins[name] = origin
        try:
            self.mapper.register_raw_stream_schema(name, modern, origin["key_properties"])
            maps = self.mapper.stream_maps[name]
            self._ways[name] = [(each.stream_alias, self._way(name, each)) for each in maps]
        except (PluginError, OSError, sqlite3.Error):
            raise
        except Exception as error:  # noqa: BLE001 - each library fails in its own way on a schema
            raise unusable(name, message_dict["schema"], error) from None

    def _way(self, stream: str, stream_map: StreamMap) -> Take | None:
        """Return what takes a stream's records through one of its maps."""
        name = stream_map.stream_alias
        is_removed = isinstance(stream_map, RemoveRecordTransform)
        kind = None if is_removed else self.settings.file_type(name)
        if kind is None:
            return None
        schema, keys = stream_map.transformed_schema, stream_map.transformed_key_properties
        take = self.run.open_stream(kind, name, schema, keys or (), self.make_validate(schema))
        if isinstance(stream_map, SameRecordTransform) and not stream_map.flattening_enabled:
            return take

        def take_mapped(record: Mapping[str, Any], _: Origin) -> None:
            try:
                mapped = stream_map.transform(dict(record))
            except Exception as error:  # noqa: BLE001 - an expression can raise anything
                raise not_mapped(stream, error) from None
            if mapped is not None:
                take(mapped, {"stream": stream, "record": record})

        return take_mapped

    @override
    def _process_record_message(self, message_dict: dict[str, Any]) -> None:
        name, record = message_dict.get("stream", ""), message_dict.get("record")
        if record.__class__ is not dict or name.__class__ is not str:
            raise PluginError(errors.NO_RECORD, stream=name)
        ways = self._ways.get(name)
        if ways is None:
            msg = f"A record of the stream {name!r} came before its schema."
            raise RecordsWithoutSchemaException(msg)
        origin = None if self.replayed is None else self._known_origin(message_dict)
        if self.remapped:  # one of what its maps gave was held back; the others were sent
            ways = [each for each in ways if each[0] == message_dict.get("only")] or ways
        for _, take in ways:
            if take is not None:
                take(record, origin)

    def _known_origin(self, message: Mapping[str, Any]) -> Origin:
        """Return the origin that a reject has, so that it keeps it where it is held back again."""
        origin = message.get("origin") or {}
        if "schema" in origin:
            self._origins[origin["stream"]] = {each: origin.get(each) for each in DESCRIBED}
        if "record" not in origin:
            return None
        return {each: origin[each] for each in ("stream", "record")}

    @override
    def _process_activate_version_message(self, message_dict: dict[str, Any]) -> None:
        """Pass over a version: a file cannot say that what it does not hold is gone."""
        name = str(message_dict.get("stream"))
        if name not in self._versioned:
            self._versioned.add(name)
            self.logger.info("ACTIVATE_VERSION of %s is passed over: files delete nothing.", name)

    @override
    def _process_batch_message(self, message_dict: dict[str, Any]) -> None:
        """Take a batch as its records, one by one, so that stream maps see them too."""
        stream = str(message_dict.get("stream"))
        ways = self._ways.get(stream)
        if ways and not any(take for _, take in ways):
            return  # nor is it opened
        for record in batch_records(message_dict):
            self._process_record_message({"stream": stream, "record": record})

    @override
    def _write_state_message(self, state: dict[str, Any]) -> None:
        """Write a state with the numbers that came in; the SDK's way takes no decimals."""
        try:
            sys.stdout.write(f"{encode_all(state).decode()}\n")
            sys.stdout.flush()
        except (OSError, ValueError, AttributeError) as error:  # closed, also from the beginning
            raise PluginError(errors.STATE_UNWRITTEN, error=error) from None

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
    def invoke(cls, *, replay: IO[bytes] | None = None, remap: bool = False, **given: Any) -> None:
        """Run the target as the SDK does, or on rejects.

        Args:
            replay: A file of rejects to take as input.
            remap: Whether to take what they were before stream maps, and map that.
            given: What the SDK's own options give.

        Raises:
            PluginError: If the input cannot be followed, or files of this machine not be used.
        """
        config, messages = given.pop("config", None), given.pop("file_input", None)
        super(Target, cls).invoke(**given)
        cls.print_version(print_fn=cls.logger.info)
        target = cls(
            config={} if config is None else config.config,
            parse_env_config=config is not None and config.parse_env,
            replayed=None if replay is None else Path(str(replay.name)),
            remapped=remap,
        )
        if replay is not None:
            messages = before_maps(replay) if remap else replay
        try:
            target.listen(messages)
        except (SingerError, SingerSDKError) as error:
            # The SDK may quote a whole message after the colon, and so personal data.
            cause = str(error).partition(": {")[0].partition("\n")[0]
            raise PluginError(errors.NOT_FOLLOWED, kind=type(error).__name__, cause=cause) from None
        except (OSError, sqlite3.Error) as error:  # no room left for temporary files, above all
            cls.logger.exception("Files of this machine")
            raise PluginError(errors.THIS_MACHINE, error=error) from None

    @classmethod
    @override
    def get_singer_command(cls) -> click.Command:
        command = super().get_singer_command()
        what = "A file of rejects to send again, once they or the settings are right."
        anew = "With --replay: map what the records were before stream_maps once more."
        command.params += [
            click.Option(["--replay"], help=what, type=click.File("rb")),
            click.Option(["--remap"], help=anew, is_flag=True),
        ]
        return command
