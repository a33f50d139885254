"""What an old version left behind, put back where this version finds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
from tests.support.journey import BIN

from . import world

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Remains:
    """The remains of one version.

    Attributes:
        kept: The folder in which they are kept.
        folder: Where a test puts them back.
        words: What stands for the words in angle brackets.
    """

    kept: Path
    folder: Path
    words: dict[str, str] = field(default_factory=lambda: dict(world.NOWHERE))

    def read(self, name: str) -> Any:
        """Return the content of a JSON file."""
        return world.read_json(self.kept / name)

    def state(self, name: str) -> Any:
        """Return a state."""
        return self.read(f"states/{name}.json")

    def config(self, plugin: str) -> dict[str, Any]:
        """Return a plugin's settings as the old Meltano gave them to it."""
        config: dict[str, Any] = self.read("project.json")["config"][plugin]
        return config

    def put_back(self, name: str) -> Path:
        """Restore a file or folder of this name; return where it is."""
        (source,) = (
            each
            for each in self.kept.iterdir()
            if each.name.removesuffix(world.SQLITE_TEXT) == name
        )
        words = self.words | {"folder": str(self.folder)}
        return world.restore(source, self.folder / source.name, words)

    def load_duckdb(self, path: Path) -> None:
        """Fill a new DuckDB file."""
        exported = self.put_back("duckdb")
        script = exported / "load.sql"
        script.write_text(script.read_text().replace("<exported>", str(exported)))
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"import database '{exported}'")
            connection.execute((self.kept / "views.sql").read_text())

    def load_postgres(self, url: str) -> None:
        """Fill an empty PostgreSQL database."""
        with psycopg.connect(url) as connection:
            connection.execute((self.kept / "postgres.sql").read_bytes())

    def tap(self, url: str, state: Any) -> world.Ended:
        """Run this version's tap-ordergroove with the old settings and a state."""
        config = self.config("tap-ordergroove") | {"api_url": url, "entitlements_url": url}
        program = BIN / "tap-ordergroove"
        return world.run(program, folder=self.folder, config=config, state=state)
