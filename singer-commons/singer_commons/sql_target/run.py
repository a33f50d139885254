"""What the sinks of a run share, and ask of the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from singer_sdk.sinks import Sink

    from singer_commons.sql_target.background import Background
    from singer_commons.sql_target.tables import Table


class Run(Protocol):
    """A run, as its sinks see it.

    Attributes:
        background: Where batches are written, one after another.
        streams_of_files: Streams that BATCH messages have brought rows of.
        versions: The version that was activated last, by stream.
        sources: Whose rows come, as the SCHEMA message at hand says.
    """

    background: Background
    streams_of_files: set[str]
    versions: dict[str, int]
    sources: Sequence[str]

    @property
    def replaced_sinks(self) -> Sequence[Sink]:
        """Sinks that a changed schema has replaced; they may hold rows."""

    def drain_one(self, sink: Any) -> None:
        """Begin to write what a sink holds."""

    def look_for_gaps(self, stream: str, before: Table | None, after: Table) -> None:
        """Warn if a table lacks rows or columns that a stream's bookmark takes for loaded.

        Args:
            stream: The stream.
            before: Its table before this run, if there was one.
            after: Its table.
        """
