"""Loads through Meltano into PostgreSQL, as meltano.yml says."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.children import Ran, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.database import Database

MELTANO = str(Path(sys.executable).parent / "meltano")


@dataclass(frozen=True)
class MeltanoLoad:
    """Loads with one extractor.

    Attributes:
        tap: Its name.
        config: Its settings.
        streams: The streams to load, all of their columns.
        folder: Where Meltano's system database is, apart from the project's own.
    """

    tap: str
    config: Mapping[str, Any]
    streams: Iterable[str]
    folder: Path

    def into(self, postgres: Database, schema: str) -> Ran:
        """Load once, from no state, into a schema that is not there yet."""
        prefix = self.tap.upper().replace("-", "_")
        settings = {f"{prefix}_{name.upper()}": str(value) for name, value in self.config.items()}
        settings |= {
            "MELTANO_DATABASE_URI": f"sqlite:///{self.folder}/meltano.db",
            f"{prefix}__SELECT": json.dumps([f"{stream}.*" for stream in self.streams]),
            "TARGET_POSTGRES_SQLALCHEMY_URL": postgres.sqlalchemy_url,
            "TARGET_POSTGRES_DEFAULT_TARGET_SCHEMA": schema,
        }
        command = [MELTANO, "run", f"--state-id-suffix={schema}", self.tap, "target-postgres"]
        return run(command, settings=settings)
