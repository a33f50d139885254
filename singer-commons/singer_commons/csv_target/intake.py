"""The way in: a record becomes a row of its type's file, or a reject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.check import BadRecordError, Reason
from singer_commons.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from singer_commons.csv_target.check import Checker
    from singer_commons.csv_target.collect import Collector, Stream
    from singer_commons.csv_target.rejects import RejectLog

Validate: TypeAlias = "Callable[[Mapping[str, Any]], Sequence[Reason]]"
"""A record → what its stream's own schema has against it."""


class Intake:
    """Takes the records of one stream."""

    def __init__(
        self,
        stream: Stream,
        collector: Collector,
        rejects: RejectLog,
        validate: Validate,
        checker: Checker | None = None,
    ) -> None:
        """Begin.

        Args:
            stream: The stream.
            collector: Where good rows go.
            rejects: Where bad records go.
            validate: The stream's own schema.
            checker: The layout, compiled for this stream, if it is not the collector's.
        """
        self._stream = stream
        self._collector = collector
        self._rejects = rejects
        self._validate = validate
        self._row = (checker or collector.checker).row
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
            self._collector.add(cells, record, self._stream)
            return
        self._collector.add_bad(record)
        self._rejects.add(self._stream, self._collector.layout, record, reasons)

    def _check_columns(self, reasons: Sequence[Reason]) -> None:
        """Tell a stream that never has some columns from a record that lacks them."""
        declared = self._stream.schema.get("properties", {})
        absent = [
            str(each.column)
            for each in reasons
            if each.rule == "absent" and each.column not in declared
        ]
        if absent:
            names = ", ".join(absent)
            problem = (
                f"the stream {self._stream.name!r} has no {names}, and a blank cell would reset "
                f"what {self._collector.layout.type} rows hold there. Let the stream have them "
                "(null resets on purpose), or set absent_columns to blank."
            )
            setting = "absent_columns"
            raise SettingError(setting, problem)
