"""The file in which a batch is handed to DuckDB's reader of CSV."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from ordergroove_target_duckdb.errors import NO_TEMP
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@contextmanager
def scratch_file(chunks: Iterable[bytes], folder: str | None, table: str) -> Iterator[str]:
    """Write a file, and yield a path to read it by.

    On Linux it has no name: a run that is killed leaves nobody's data behind.

    Raises:
        PluginError: If it cannot be written.
    """
    nameless = sys.platform == "linux"
    make = tempfile.TemporaryFile if nameless else tempfile.NamedTemporaryFile
    with ExitStack() as stack:
        try:
            file = stack.enter_context(make(dir=folder or None))
            file.writelines(chunks)
            file.flush()
        except OSError as error:
            folder = folder or tempfile.gettempdir()
            raise PluginError(NO_TEMP, table=table, folder=folder, problem=error.strerror) from None
        yield f"/dev/fd/{file.fileno()}" if nameless else file.name
