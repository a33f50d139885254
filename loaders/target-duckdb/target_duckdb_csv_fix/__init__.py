"""target-duckdb 0.8.0, the newest release, with the fix that its next one will bring.

The loader writes each batch to a CSV file without a header, and leaves it to DuckDB to guess the
file's dialect. Since DuckDB 1.3 the guess is usually that the first row is a header, so that each
batch loses its first record, in silence (https://github.com/jwills/target-duckdb/pull/58, merged
and not released). Here the dialect is said, not guessed.

Once a release has the fix, this folder goes, and loaders/plugin.meltano.yml names that release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import target_duckdb

if TYPE_CHECKING:
    import duckdb

GUESSED = r"WITH (new_line '\r\n')"
SAID = (
    "WITH (auto_detect false, header false, "
    r"""delimiter ',', quote '"', escape '"', new_line '\r\n')"""
)


class Connection:
    """A DuckDB connection that reads the loader's CSV files as what they are."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Wrap a connection."""
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        """Hand everything else on."""
        return getattr(self._connection, name)

    def execute(self, query: str, *args: Any) -> duckdb.DuckDBPyConnection:
        """Run a statement, with the dialect said if it loads a CSV file.

        Raises:
            RuntimeError: The loader's statement is not the one that this fix was made for.
        """
        if query.startswith("COPY "):
            if not query.endswith(GUESSED):
                message = f"target-duckdb has changed; is this fix still needed? {query}"
                raise RuntimeError(message)
            query = query.removesuffix(GUESSED) + SAID
        return self._connection.execute(query, *args)


def main() -> None:
    """Run target-duckdb."""
    connect = target_duckdb.duckdb_connect
    target_duckdb.duckdb_connect = lambda config: Connection(connect(config))
    target_duckdb.main()
