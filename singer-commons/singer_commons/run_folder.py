"""Whether a tap's state and catalog are this run's: another run's are refused.

Meltano 4 keeps them in ``.meltano/run/<plugin>/``, one file for all runs of a plugin; only the
configuration has a name of its own for each run, ``tap.<uuid>.config.json``, which goes with it.
A run looks its state up, discovers the catalog, and then starts the tap; the discovered catalog
can tell the tap how things were on the way.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import simplejson

from singer_commons.errors import (
    BESIDE_ANOTHER,
    NEWER_FILE,
    NO_JSON_FILE,
    NOT_OF_THIS_RUN,
    PluginError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RUN = "run"
"""The key beside ``streams`` that says which run a catalog was discovered for."""
CONFIG_NAME = re.compile(r"tap\.[0-9a-f-]{36}\.config\.json")
MARGIN = 0.1
"""Two runs that begin within so many seconds may look up their states in either order."""


def run_mark(config_files: Iterable[str]) -> dict[str, Any]:
    """Return how this run stands in its folder; nothing outside of Meltano's.

    Args:
        config_files: What ``--config`` names.

    Returns:
        The run, its state file's time of change, and the files of runs that began after it.
    """
    ours = next(
        (Path(each) for each in config_files if CONFIG_NAME.fullmatch(Path(each).name)), None
    )
    if not ours:
        return {}
    began = _changed(ours) - MARGIN
    beside = [each for each in ours.parent.glob("tap.*.config.json") if each.name != ours.name]
    return {
        "config": str(ours),
        "state": _changed(ours.with_name("state.json")),
        "others": sorted(str(each) for each in beside if _changed(each) > began),
    }


def check_run(mark: Mapping[str, Any], catalog: str | None) -> None:
    """Refuse to run beside another run that may have written or removed this one's files.

    Args:
        mark: How this run stands in its folder.
        catalog: The catalog; Meltano always gives one, unless another run has removed it.

    Raises:
        PluginError: If so.
    """
    if not mark:
        return
    discovered = _discovered_for(catalog)
    own = discovered.get("config") == mark["config"]
    others = mark["others"] or (own and discovered["others"])
    if others:
        raise PluginError(BESIDE_ANOTHER, file=others[0])
    foreign = discovered and discovered != mark and (own or not _is_kept(Path(mark["config"])))
    if foreign or catalog is None:
        raise PluginError(NOT_OF_THIS_RUN)


def read(file: IO[str], started: float | None) -> str:
    """Read a file of JSON, unless it was written after this process began.

    Args:
        file: The state, or the catalog.
        started: When the process began, by the clock of `time.time`, if that is known.

    Raises:
        PluginError: If it was, or is not JSON.
    """
    try:
        text = file.read()
        simplejson.loads(text)
    except (ValueError, RecursionError) as error:
        raise PluginError(NO_JSON_FILE, file=file.name, problem=error) from None
    found = os.fstat(file.fileno())
    if started and stat.S_ISREG(found.st_mode) and found.st_mtime > started:
        raise PluginError(NEWER_FILE, file=file.name)
    return text


def _discovered_for(catalog: str | None) -> dict[str, Any]:
    """Return the mark of the run that a catalog was discovered for; empty if it says nothing."""
    found = simplejson.loads(catalog or "{}")
    mark = found.get(RUN) if isinstance(found, dict) else None
    return mark if isinstance(mark, dict) else {}


def _is_kept(config: Path) -> bool:
    """Return whether the catalog may be an earlier run's: a user's, or one that Meltano keeps."""
    kept = os.environ.get("MELTANO_EXTRACT__CATALOG")
    return bool(kept) or config.with_name("tap.properties.cache_key").exists()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0
