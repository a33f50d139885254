"""One run: records in, files out."""

from __future__ import annotations

import contextlib
import functools
import secrets
import weakref
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.check import Checker
from singer_commons.csv_target.collect import Collector, Stream
from singer_commons.csv_target.deliver import Clock, Delivered, Delivery, words
from singer_commons.csv_target.index import RunIndex
from singer_commons.csv_target.inherit import HeirIntake, Heirs, cells
from singer_commons.csv_target.intake import Intake
from singer_commons.csv_target.layout import Inherited, Layout, facets, in_order, remembered
from singer_commons.csv_target.ledger import Ledger
from singer_commons.csv_target.manifest import Manifest
from singer_commons.csv_target.names import MakeName, Names
from singer_commons.csv_target.parts import finish
from singer_commons.csv_target.pending import Pending
from singer_commons.csv_target.rejects import RejectLog
from singer_commons.csv_target.settle import settle, strangers
from singer_commons.errors import DeliveryError, StreamError, TooManyRejectsError

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Generator, Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

    from singer_commons.csv_target.check import Reason
    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.inherit import Earlier
    from singer_commons.csv_target.intake import Validate
    from singer_commons.csv_target.parts import FinishedFile
    from singer_commons.csv_target.rejects import RejectsPlace

SHOWN_REASONS = 5


@dataclass(frozen=True)
class Plan:
    """What a run is to do.

    Attributes:
        layouts: All types of file.
        fit: Fits a type to a stream's JSON Schema, where its columns depend on that: takes both.
        name: Writes the name of a file.
        grain: The least time between two names of a type.
        destination: Where files go. None: nowhere, which only a run can that sends nothing.
        rejects: Where records that are held back are put.
        folder: The output folder, for the manifest, the ledger, and what could not be delivered.
        max_rejects: How many records may be held back.
        max_rows: How many rows a file may have.
        delay: Seconds between a parent's file and its children's.
        blank_absent: Whether columns that a record does not have are written as blank.
        validate_only: Whether nothing is to be sent.
    """

    layouts: Mapping[str, Layout]
    name: MakeName
    grain: timedelta
    destination: Destination | None
    rejects: RejectsPlace
    folder: Path | None = None
    max_rejects: int = 0
    max_rows: int = 1_000_000
    delay: float = 0
    blank_absent: bool = False
    validate_only: bool = False
    fit: Callable[[Layout, Mapping[str, Any]], Layout] | None = None


class Run:
    """A run. What it has not delivered is gone with it, but for what waits in the output folder."""

    def __init__(self, plan: Plan, logger: logging.Logger, clock: Clock) -> None:
        """Begin; nothing is written yet but temporary files.

        Args:
            plan: What to do.
            logger: Where to say what is done.
            clock: The time.
        """
        self._plan = plan
        self._logger = logger
        self._clock = clock
        self._started = clock.now()
        # Sorts by time: what waits in the output folder is delivered in this order.
        self.name = f"{self._started:%Y%m%dT%H%M%S%fZ}-{secrets.token_hex(2)}"
        self._layouts = dict(plan.layouts)
        self._order = in_order(plan.layouts)
        self._streams: list[Stream] = []
        self._names: dict[str, set[str]] = {}
        self._collectors: dict[str, Collector] = {}
        self._heirs: dict[str, Heirs] = {}
        self._resources = contextlib.ExitStack()
        self._rejects = RejectLog(self.name)
        self._resources.callback(self._rejects.close)
        self._index = RunIndex()
        self._resources.callback(self._index.close)
        self.close = weakref.finalize(self, self._resources.close)

    @property
    def delivers(self) -> bool:
        """Whether files are sent at all."""
        return self._plan.destination is not None and not self._plan.validate_only

    def open_stream(
        self,
        kind: str,
        name: str,
        schema: Mapping[str, Any],
        key_properties: Sequence[str],
        validate: Validate,
    ) -> Intake | HeirIntake:
        """Return what takes a stream's records; ask again when its schema changes.

        Args:
            kind: The type of file that its records are for.
            name: Its name.
            schema: Its JSON Schema.
            key_properties: The fields that tell its records apart.
            validate: What its schema has against a record.

        Raises:
            StreamError: If its schema asks for columns that the file, which is begun, lacks.
        """
        layout, fit = self._plan.layouts[kind], self._plan.fit
        if fit is not None:
            layout = fit(layout, schema)
        checker = None
        names = self._names.setdefault(kind, set())
        names.add(name)
        begun = self._collectors.get(kind)
        # A schema that follows another of its stream, with no record in between, takes its place.
        if begun is None or (fit is not None and begun.is_empty and names == {name}):
            self._collectors[kind] = self._collector(layout)
        elif fit is not None:
            layout = _reconcile(self._layouts[kind], layout, name)
            checker = Checker(layout, blank_absent=self._plan.blank_absent)
        stream = Stream(len(self._streams), name, schema, tuple(key_properties))
        self._streams.append(stream)
        collector = self._collectors[kind]
        intake = Intake(stream, collector, self._rejects, validate, checker)
        if not collector.layout.inherited:
            return intake
        if kind not in self._heirs:
            self._heirs[kind] = Heirs(collector)
            self._resources.callback(self._heirs[kind].close)
        return self._heirs[kind].stream(intake)

    def _collector(self, layout: Layout) -> Collector:
        self._layouts[layout.type] = layout
        wanted = facets(self._layouts)[layout.type]
        checker = Checker(layout, wanted, blank_absent=self._plan.blank_absent)
        collector = Collector(layout, wanted, checker, self._index.table(len(wanted)))
        self._resources.callback(collector.close)
        return collector

    def finish(self) -> None:
        """Decide about all rows, deliver the files, and say what was done.

        Raises:
            DeliveryError: If not all could be delivered.
            TooManyRejectsError: If too many records are held back; nothing was sent.
        """
        destination = self._plan.destination
        manifest = Manifest(
            run=self.name,
            destination="" if destination is None else destination.where,
            started_at=self._started.isoformat(),
            validate_only=self._plan.validate_only,
        )
        try:
            self._finish(manifest)
        except BaseException as error:
            manifest.error = words(error)
            raise
        finally:
            manifest.finished_at = self._clock.now().isoformat()
            self._tell(manifest)
            self.close()

    def _finish(self, manifest: Manifest) -> None:
        plan = self._plan
        with contextlib.ExitStack() as stack:
            ledger = self._open_ledger()
            if ledger is not None:
                stack.callback(ledger.close)

            def known(kind: str, keys: Sequence[str]) -> Mapping[str, bytes | None]:
                return {} if ledger is None else ledger.known(manifest.destination, kind, keys)

            def earlier(inherited: Inherited, key: str) -> str | None:
                if ledger is None:
                    return None
                where, parent = manifest.destination, inherited.parent
                return ledger.cell(where, parent, inherited.column, key)

            release = functools.partial(self._release, earlier)
            manifest.repeated = settle(
                self._collectors, self._order, known, release, self._reject_late
            )
            for kind, parent, count, shown in strangers(self._collectors, known):
                where = (
                    "nor known from an earlier run" if ledger else "; earlier runs are not known"
                )
                manifest.warnings.append(
                    f"{kind}: {count} values of {', '.join(parent.columns)} are neither in "
                    f"{parent.type} of this run {where}, such as {', '.join(map(repr, shown))}"
                )
            self._put_rejects(manifest)
            names = Names(plan.name, plan.grain)
            files = stack.enter_context(contextlib.closing(self._files()))
            if plan.destination is None or not self.delivers:
                manifest.files = [self._describe(file, names) for file in files]
                self._warn_of_incomplete(manifest)
                return
            pending = None if plan.folder is None else Pending(plan.folder)
            delivery = Delivery(
                destination=plan.destination,
                names=names,
                layouts=plan.layouts,
                clock=self._clock,
                logger=self._logger,
                run=self.name,
                ledger=ledger,
                pending=pending,
                delay=plan.delay,
            )
            manifest.files = delivery.results
            try:
                delivery.deliver(files)
            finally:
                self._warn_of_incomplete(manifest)
                if ledger is not None:
                    self._remember(ledger, manifest)

    def _files(self) -> Generator[FinishedFile]:
        for kind in self._order:
            if kind in self._collectors:
                yield from finish(self._collectors[kind], self._plan.max_rows)

    def _open_ledger(self) -> Ledger | None:
        folder = self._plan.folder
        if folder is None:
            return None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Ledger(folder)
        except OSError as error:
            msg = f"output_dir: {folder} cannot be written: {error}"
            raise DeliveryError(msg) from None

    def _release(self, earlier: Earlier, kind: str) -> None:
        if kind in self._heirs:
            self._heirs[kind].release(self._collectors, earlier)

    def _reject_late(self, collector: Collector, source: int, reasons: Sequence[Reason]) -> None:
        number, record = collector.record(source)
        self._rejects.add(self._streams[number], collector.layout, record, reasons)

    def _put_rejects(self, manifest: Manifest) -> None:
        """Put the rejects where they are kept, before anything is sent.

        Raises:
            TooManyRejectsError: If there are too many.
        """
        count, limit = self._rejects.count, self._plan.max_rejects
        manifest.rejects = {"count": count}
        if not count:
            return
        place = self._rejects.put(self._plan.rejects)
        manifest.rejects = {
            "count": count,
            "by_type": dict(self._rejects.types),
            "reasons": self._rejects.summary(),
            "path": place,
        }
        if count > limit:
            msg = (
                f"{count} records are held back, more than max_rejects allows ({limit}): nothing "
                f"was sent. They are in {place}. {_summary(manifest)}"
            )
            raise TooManyRejectsError(msg)

    def _describe(self, file: FinishedFile, names: Names) -> Delivered:
        """Return what would become of a file."""
        name = next(names.candidates(file.layout, self._clock.now()))
        destination = self._plan.destination
        key = name if destination is None else destination.key(name)
        return Delivered(key, file.layout.type, file.rows, file.size, file.sha256, "valid")

    def _warn_of_incomplete(self, manifest: Manifest) -> None:
        """Warn of columns that this run's files may lack, since nobody could look them up."""
        for kind in dict.fromkeys(each.type for each in manifest.files if not each.from_run):
            if not self._plan.layouts[kind].is_complete:
                manifest.warnings.append(
                    f"{kind}: not all columns of this type are publicly documented, and a file "
                    "that lacks one may be refused; ask which there are"
                )

    def _remember(self, ledger: Ledger, manifest: Manifest) -> None:
        done = {each.type for each in manifest.files if not each.from_run}
        for kind in sorted(done & remembered(self._plan.layouts.values())):
            rows = self._collectors[kind].table.kept_contents()
            changed = ledger.remember(manifest.destination, kind, rows)
            if changed:
                manifest.warnings.append(
                    f"{kind}: another run at the same time sent {changed} of these rows with other "
                    "content; the destination keeps those that came first"
                )
        for layout in self._plan.layouts.values():
            for each in layout.inherited:
                if each.parent in done:
                    found = cells(self._collectors[each.parent], each, layout)
                    ledger.remember_cells(manifest.destination, each.parent, each.column, found)

    def _tell(self, manifest: Manifest) -> None:
        self._logger.info("Manifest: %s", manifest.to_json())
        if self._plan.folder is not None:
            try:
                manifest.write(self._plan.folder)
            except OSError as error:
                self._logger.warning("The manifest could not be written: %s", error)
        for warning in manifest.warnings:
            self._logger.warning("%s.", warning)
        if manifest.rejects.get("count") and manifest.error is None:
            self._logger.warning(
                "%d records are held back; they are in %s. %s",
                manifest.rejects["count"],
                manifest.rejects["path"],
                _summary(manifest),
            )


def _reconcile(begun: Layout, layout: Layout, stream: str) -> Layout:
    """Return a layout with the columns of a file that is begun.

    Raises:
        StreamError: If it has others.
    """
    columns = {column.name: column for column in layout.columns}
    more = sorted(set(columns) - set(begun.header))
    if more:
        msg = (
            f"the stream {stream!r} brings {', '.join(more)}, which the file of {begun.type} does "
            "not have: an earlier schema began it. Name its columns in the settings."
        )
        raise StreamError(msg)
    return replace(begun, columns=tuple(columns.get(each.name, each) for each in begun.columns))


def _summary(manifest: Manifest) -> str:
    """Return the most frequent reasons in words."""
    reasons = manifest.rejects["reasons"]
    told = [
        f"{each['type']}.{each['column'] or '-'}: {each['rule']} ({each['records']})"
        for each in reasons[:SHOWN_REASONS]
    ]
    more = ["…"] if len(reasons) > SHOWN_REASONS else []
    return "; ".join(told + more)
