"""The way in: a record becomes a row of its type's file, or a reject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.errors import BLANKS_WOULD_RESET, NO_COLUMN_FITS
from singer_commons.csv_target.row_maker import BadRecordError, Reason
from singer_commons.errors import PluginError, SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from singer_commons.csv_target.ledger import Ledger
    from singer_commons.csv_target.rejects import RejectLog
    from singer_commons.csv_target.row_maker import RowMaker
    from singer_commons.csv_target.row_store import Origin, RowStore, Stream

Validate: TypeAlias = "Callable[[Mapping[str, Any]], Sequence[Reason]]"
"""A record → what its stream's own schema has against it."""

Take: TypeAlias = "Callable[[Mapping[str, Any], Origin], None]"
"""Takes a record of one stream, and where it came from."""

SDK_FIELDS = "_sdc_"
"""What the names of fields begin with that are for databases."""


class RecordIntake:
    """Takes the records of one stream.

    Attributes:
        stream: The stream.
        store: Where the rows go.
        count: How many records there were.
        unused: The fields of its records that no column takes.
    """

    def __init__(
        self,
        stream: Stream,
        store: RowStore,
        rejects: RejectLog,
        validate: Validate,
        row_maker: RowMaker,
    ) -> None:
        layout = store.layout
        self.stream = stream
        self.store = store
        self.count = 0
        self.unused: set[str] = set()
        self._rejects = rejects
        self._validate = validate
        self._row = row_maker.row
        self._blanks = row_maker.blank_absent
        self._keys = frozenset(stream.key_properties)
        self._sources = row_maker.sources
        self._content = tuple(
            place for place, name in enumerate(layout.header) if name not in layout.key
        )
        self._seen = set(self._sources)
        self._fits = False

    def take(
        self, record: Mapping[str, Any], origin: Origin = None, also: Sequence[Reason] = ()
    ) -> None:
        """Take a record.

        Args:
            record: The record.
            origin: Where it came from.
            also: What is known already to be wrong with it.

        Raises:
            SettingError: If the stream lacks columns, and it was not said that they may be blank.
        """
        self.count += 1
        if not self._seen.issuperset(record):
            new = record.keys() - self._seen
            self._seen |= new
            self.unused |= {name for name in new if not name.startswith(SDK_FIELDS)}
        self._fits = self._fits or not self._sources.isdisjoint(record)
        reasons = [*also, *self._validate(record)]
        if not record.keys() >= self._keys:
            missing = [name for name in self.stream.key_properties if name not in record]
            reasons += [Reason(name, "key", "is a key, and not in the record") for name in missing]
        try:
            cells = self._row(record)
            if self._is_empty(cells, record):
                reasons.append(Reason(None, "empty", "a row of it would hold nothing"))
        except BadRecordError as bad:
            self._check_columns(bad.reasons)
            reasons += bad.reasons
        if not reasons:
            self.store.add(cells, record, self.stream, origin)
            return
        self.store.add_bad(record)
        self._rejects.add(self.stream, self.store.layout, record, reasons, origin)

    def check_fields(self) -> None:
        """Check that the stream's records are about its type at all.

        Raises:
            PluginError: If they have no field of it, and their blanks would reset all.
        """
        if self._blanks and self.unused and not self._fits:
            fields = ", ".join(sorted(self.unused))
            type_ = self.store.layout.type
            raise PluginError(NO_COLUMN_FITS, stream=self.stream.name, fields=fields, type=type_)

    def _is_empty(self, cells: Sequence[str], record: Mapping[str, Any]) -> bool:
        """Whether a row would say nothing, though its record does."""
        if any(cells[place].strip() for place in self._content):
            return False
        if not any(map(str.strip, cells)):
            return True
        named = self._sources.intersection(record)
        is_key_alone = named <= set(self.store.layout.fields(self.store.layout.key))
        return self._blanks and is_key_alone and len(named) < len(record)

    def _check_columns(self, reasons: Sequence[Reason]) -> None:
        """Tell a stream that never has some columns from a record that lacks them."""
        declared = self.stream.schema.get("properties", {})
        absent = [
            str(each.column)
            for each in reasons
            if each.rule == "absent" and each.column not in declared
        ]
        if absent:
            raise SettingError(
                BLANKS_WOULD_RESET,
                "absent_columns",
                stream=self.stream.name,
                columns=", ".join(absent),
                type=self.store.layout.type,
            )


class RecordHold:
    """Where records may wait until all is known that they need. Here none does."""

    def take(self, intake: RecordIntake) -> Take:
        """Return what takes a stream's records, and hands them to its intake sooner or later."""
        return intake.take

    def release(self, kind: str, stores: Mapping[str, RowStore], ledger: Ledger) -> None:
        """Hand on what waits of a type; all is decided about the types that come before it."""

    def remember(
        self, sent: Collection[str], stores: Mapping[str, RowStore], ledger: Ledger
    ) -> None:
        """Note for later runs what they will need of the types that were sent."""

    def close(self) -> None:
        """Let go of what waits."""
