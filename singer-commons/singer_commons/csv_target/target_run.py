"""One run: records in, files out."""

from __future__ import annotations

import contextlib
import secrets
import weakref
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.conflicts import resolve_conflicts, unknown_parents
from singer_commons.csv_target.deliver import Clock, Delivery, explain_error
from singer_commons.csv_target.errors import OTHER_COLUMNS, SLIP_IN_A_MAP, TOO_MANY_REJECTS
from singer_commons.csv_target.layout import Layout, key_columns, remembered
from singer_commons.csv_target.ledger import Ledger
from singer_commons.csv_target.manifest import Manifest
from singer_commons.csv_target.output_files import output_files
from singer_commons.csv_target.pending import Pending
from singer_commons.csv_target.record_intake import RecordHold, RecordIntake
from singer_commons.csv_target.rejects import RejectLog
from singer_commons.csv_target.row_maker import RowMaker
from singer_commons.csv_target.row_store import RowStore, Stream, open_index
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Generator, Mapping, Sequence

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.names import Names
    from singer_commons.csv_target.output_files import DeliveryRecord, OutputFile
    from singer_commons.csv_target.record_intake import Take, Validate
    from singer_commons.csv_target.rejects import PutRejects
    from singer_commons.csv_target.row_maker import Reason
    from singer_commons.csv_target.settings import TargetSettings


@dataclass(eq=False)
class TargetRun:
    """A run. What it has not delivered is gone with it, but for what waits in the output folder.

    Nothing is written at its beginning but temporary files.

    Attributes:
        settings: What to do.
        destination: Where files go. None: nowhere, which only a run can that sends nothing.
        names: What files may be called.
        rejects: Where records that are held back are put.
        logger: Where to say what is done.
        clock: The time.
        columns_from_schema: Returns a type as it is for a stream, where its columns depend on the
            stream's JSON Schema: takes both.
        hold: Where records wait for others.
        origins: The SCHEMA messages of streams before stream maps, by name: schema and keys.
    """

    settings: TargetSettings
    destination: Destination | None
    names: Names
    rejects: PutRejects
    logger: logging.Logger
    clock: Clock
    columns_from_schema: Callable[[Layout, Mapping[str, Any]], Layout] = lambda layout, _: layout
    hold: RecordHold = field(default_factory=RecordHold)
    origins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin."""
        self._started = self.clock.now()
        # Sorts by time: what waits in the output folder is delivered in this order.
        self.name = f"{self._started:%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(2)}"
        self._layouts = dict(self.settings.layouts)
        self._stores: dict[str, RowStore] = {}
        self._intakes: list[RecordIntake] = []
        self._reject_log = RejectLog(self.name, self.origins)
        self._index = open_index()
        self._resources = contextlib.ExitStack()
        for each in (self._reject_log, self._index, self.hold):
            self._resources.callback(each.close)
        self.close = weakref.finalize(self, self._resources.close)

    @property
    def delivers(self) -> bool:
        """Whether files are sent at all."""
        return self.destination is not None and not self.settings.validate_only

    @property
    def taken(self) -> Counter[str]:
        """How many records were taken of each stream."""
        counts: Counter[str] = Counter()
        for each in self._intakes:
            counts[each.stream.name] += each.count
        return counts

    def open_stream(
        self,
        kind: str,
        name: str,
        schema: Mapping[str, Any],
        key_properties: Sequence[str],
        validate: Validate,
    ) -> Take:
        """Return what takes a stream's records; ask again when its schema changes.

        Args:
            kind: The type of file that its records are for.
            name: Its name.
            schema: Its JSON Schema.
            key_properties: The fields that tell its records apart.
            validate: What its schema has against a record.

        Raises:
            PluginError: If its schema asks for columns that the file, which is begun, lacks.
        """
        layout = self.columns_from_schema(self.settings.layouts[kind], schema)
        begun = self._stores.get(kind)
        others = {each.stream.name for each in self._intakes if each.store is begun} - {name}
        is_sole = begun is None or (begun.is_empty and not others)
        if begun is None or (is_sole and begun.layout.header != layout.header):
            # A schema may follow another of its stream, with no record in between.
            begun = self._stores[kind] = self._store(layout)
            row_maker = begun.row_maker
        else:
            layout = _reconcile(begun.layout, layout, name)
            row_maker = RowMaker(layout, blank_absent=self.settings.blank_absent)
        stream = Stream(len(self._intakes), name, schema, tuple(key_properties))
        intake = RecordIntake(stream, begun, self._reject_log, validate, row_maker)
        self._intakes.append(intake)
        return self.hold.take(intake)

    def _store(self, layout: Layout) -> RowStore:
        self._layouts[layout.type] = layout
        keys = key_columns(self._layouts)[layout.type]
        row_maker = RowMaker(layout, keys, blank_absent=self.settings.blank_absent)
        store = RowStore(layout, keys, row_maker, self._index, len(self._intakes))
        self._resources.callback(store.close)
        return store

    def finish(self) -> None:
        """Decide about all rows, deliver the files, and say what was done.

        Raises:
            DeliveryError: If not all could be delivered.
            PluginError: If too many records are held back; nothing was sent.
        """
        manifest = Manifest(
            run=self.name,
            destination="" if self.destination is None else self.destination.where,
            started_at=self._started.isoformat(),
            validate_only=self.settings.validate_only,
        )
        try:
            book = Ledger(self.settings.output_dir, manifest.destination)
            with contextlib.closing(book) as ledger:
                self._finish(manifest, ledger)
        except BaseException as error:
            manifest.error = explain_error(error)
            raise
        finally:
            manifest.finished_at = self.clock.now().isoformat()
            manifest.report(self.logger, self.settings.output_dir)
            self.close()

    def _finish(self, manifest: Manifest, ledger: Ledger) -> None:
        manifest.repeated = resolve_conflicts(
            self._stores,
            self._layouts,
            ledger,
            lambda kind: self.hold.release(kind, self._stores, ledger),
            self._reject_late,
        )
        known = (
            "nor known from an earlier run" if ledger.is_kept else "; earlier runs are not known"
        )
        for kind, parent, count, shown in unknown_parents(self._stores, ledger):
            manifest.warnings.append(
                f"{kind}: {count} values of {', '.join(parent.columns)} are neither in "
                f"{parent.type} of this run {known}, such as {', '.join(map(repr, shown))}"
            )
        manifest.warnings += self._unused()
        self._put_rejects(manifest)
        for intake in self._intakes:
            intake.check_fields()
        with contextlib.closing(self._files()) as files:
            try:
                if self.destination is None or not self.delivers:
                    manifest.files = [self._describe(record) for record, _ in files]
                    return
                output_dir = self.settings.output_dir
                delivery = Delivery(
                    destination=self.destination,
                    names=self.names,
                    layouts=self._layouts,
                    clock=self.clock,
                    logger=self.logger,
                    ledger=ledger,
                    pending=None if output_dir is None else Pending(output_dir),
                    delay=self.settings.type_delay,
                    results=manifest.files,
                )
                try:
                    delivery.deliver(files)
                finally:
                    if ledger.is_kept:
                        self._remember(ledger, manifest)
            finally:
                self._warn_of_incomplete(manifest)

    def _files(self) -> Generator[tuple[DeliveryRecord, OutputFile]]:
        for kind in self._layouts:
            if kind in self._stores:
                yield from output_files(
                    self._stores[kind], self.settings.max_rows_per_file, self.name
                )

    def _reject_late(self, store: RowStore, source: int, reasons: Sequence[Reason]) -> None:
        number, record, origin = store.record(source)
        self._reject_log.add(self._intakes[number].stream, store.layout, record, reasons, origin)

    def _unused(self) -> list[str]:
        """Return a warning for each stream that has fields that no column takes."""
        found: dict[tuple[str, str], set[str]] = {}
        for intake in self._intakes:
            if intake.unused:
                key = (intake.stream.name, intake.store.layout.type)
                found.setdefault(key, set()).update(intake.unused)
        return [
            f"{stream}: no column of {kind} takes {', '.join(sorted(fields))}; they are not sent"
            for (stream, kind), fields in found.items()
        ]

    def _put_rejects(self, manifest: Manifest) -> None:
        """Put the rejects where they are kept, before anything is sent.

        Raises:
            PluginError: If there are too many.
        """
        manifest.rejects = self._reject_log.put(self.rejects)
        count, limit = self._reject_log.count, self.settings.max_rejects
        if not count:
            return
        facts = {"place": manifest.rejects["path"], "reasons": manifest.reasons()}
        if count > limit:
            raise PluginError(TOO_MANY_REJECTS, count=count, limit=limit, **facts)
        slip = self._reject_log.slip(lambda kind: self._stores[kind].kept_count > 0)
        if slip is not None:
            count, column = slip
            raise PluginError(SLIP_IN_A_MAP, count=count, column=column, **facts)

    def _describe(self, record: DeliveryRecord) -> DeliveryRecord:
        """Return what would become of a file."""
        name = next(self.names.candidates(self._layouts[record.type], self.clock.now()))
        key = name if self.destination is None else self.destination.key(name)
        return replace(record, name=name, key=key, status="valid")

    def _warn_of_incomplete(self, manifest: Manifest) -> None:
        """Warn of columns that this run's files may lack, since nobody could look them up."""
        for kind in manifest.types:
            if not self.settings.layouts[kind].is_complete:
                manifest.warnings.append(
                    f"{kind}: not all columns of this type are publicly documented, and a file "
                    "that lacks one may be refused; ask which there are"
                )

    def _remember(self, ledger: Ledger, manifest: Manifest) -> None:
        for kind in sorted(remembered(self.settings.layouts.values()).intersection(manifest.types)):
            changed = ledger.remember(kind, self._stores[kind].kept_contents())
            if changed:
                manifest.warnings.append(
                    f"{kind}: another run at the same time sent {changed} of these rows with other "
                    "content; the destination keeps those that came first"
                )
        for kind, store in self._stores.items():
            for (name,) in self._layouts[kind].referenced_by:
                lost = [key for (key,) in store.run(store.lost_keys(name))]
                sent = [key for key in ledger.held(kind, name) if store.keeps(key, name)]
                if lost or sent:
                    ledger.remember_held(kind, name, lost, sent)
        self.hold.remember(manifest.types, self._stores, ledger)


def _reconcile(begun: Layout, layout: Layout, stream: str) -> Layout:
    """Return a layout with the columns of a file that is begun.

    Raises:
        PluginError: If it has others.
    """
    columns = {column.name: column for column in layout.columns}
    more = sorted(set(columns) - set(begun.header))
    if more:
        raise PluginError(OTHER_COLUMNS, stream=stream, columns=", ".join(more), type=begun.type)
    return replace(begun, columns=tuple(columns.get(each.name, each) for each in begun.columns))
