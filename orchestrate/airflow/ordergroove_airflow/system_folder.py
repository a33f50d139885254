"""A system folder of Meltano for one run, so that no two runs share what is one run's.

Meltano 4.4.1 keeps catalog and state of a run in `.meltano/run/<plugin>/`, one file for all runs of
that plugin: two that begin within seconds read each other's. A run that is started here has a
`run/` of its own; all else leads to the project's: plugins, the system database in SQLite, logs.
A `meltano` that somebody starts by hand beside it uses the project's `run/`, and meets nobody.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = "run"
FOLDERS = ("extractors", "loaders", "mappers", "utilities", "logs", "state")
"""What a run may make first; `state` is where `file:///$MELTANO_SYS_DIR_ROOT/state` leads."""

DATABASE = "meltano.db"


@contextmanager
def own_system_folder(shared: Path) -> Iterator[Path]:
    """Make a folder, for as long as the block lasts.

    If this process is killed, the folder stays, and with it what a Meltano that lives on uses.

    Args:
        shared: The project's own, `.meltano`.
    """
    for name in FOLDERS:
        with suppress(OSError):  # a project that is read-only, as in an image
            (shared / name).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="meltano-run-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        names = {each.name for each in shared.iterdir()} - {OWN}
        # A link to a database that is not there yet: SQLite makes it where the link leads.
        for name in sorted(names | {DATABASE}):
            (folder / name).symlink_to(shared.resolve() / name)
        yield folder
