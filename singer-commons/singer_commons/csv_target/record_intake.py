"""The way in: a record becomes a row of its type's file, or a reject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.errors import BLANKS_WOULD_RESET
from singer_commons.csv_target.row_maker import BadRecordError, Reason
from singer_commons.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from singer_commons.csv_target.ledger import History
    from singer_commons.csv_target.rejects import RejectLog
    from singer_commons.csv_target.row_maker import RowMaker
    from singer_commons.csv_target.row_store import RowStore, Stream

Validate: TypeAlias = "Callable[[Mapping[str, Any]], Sequence[Reason]]"
"""A record → what its stream's own schema has against it."""

Take: TypeAlias = "Callable[[Mapping[str, Any]], None]"
"""Takes a record of one stream."""


class RecordIntake:
    """Takes the records of one stream."""

    def __init__(
        self,
        stream: Stream,
        store: RowStore,
        rejects: RejectLog,
        validate: Validate,
        row_maker: RowMaker | None = None,
    ) -> None:
        self._stream = stream
        self.store = store
        self._rejects = rejects
        self._validate = validate
        self._row = (row_maker or store.row_maker).row
        self._keys = frozenset(stream.key_properties)

    def take(self, record: Mapping[str, Any], also: Sequence[Reason] = ()) -> None:
        """Take a record.

        Args:
            record: The record.
            also: What is known already to be wrong with it.

        Raises:
            SettingError: If the stream lacks columns, and it was not said that they may be blank.
        """
        reasons = [*also, *self._validate(record)]
        if not record.keys() >= self._keys:
            missing = [name for name in self._stream.key_properties if name not in record]
            reasons += [Reason(name, "key", "is a key, and not in the record") for name in missing]
        try:
            cells = self._row(record)
        except BadRecordError as bad:
            self._check_columns(bad.reasons)
            reasons += bad.reasons
        if not reasons:
            self.store.add(cells, record, self._stream)
            return
        self.store.add_bad(record)
        self._rejects.add(self._stream, self.store.layout, record, reasons)

    def _check_columns(self, reasons: Sequence[Reason]) -> None:
        """Tell a stream that never has some columns from a record that lacks them."""
        declared = self._stream.schema.get("properties", {})
        absent = [
            str(each.column)
            for each in reasons
            if each.rule == "absent" and each.column not in declared
        ]
        if absent:
            raise SettingError(
                BLANKS_WOULD_RESET,
                "absent_columns",
                stream=self._stream.name,
                columns=", ".join(absent),
                type=self.store.layout.type,
            )


class RecordHold:
    """Where records may wait until all is known that they need. Here none does."""

    def take(self, intake: RecordIntake) -> Take:
        """Return what takes a stream's records, and hands them to its intake sooner or later."""
        return intake.take

    def release(self, kind: str, stores: Mapping[str, RowStore], history: History) -> None:
        """Hand on what waits of a type; all is decided about the types that come before it."""

    def remember(
        self, sent: Collection[str], stores: Mapping[str, RowStore], history: History
    ) -> None:
        """Note for later runs what they will need of the types that were sent."""

    def close(self) -> None:
        """Let go of what waits."""
