"""Whose a tap's state and catalog are: another run's or pipeline's are refused.

Meltano 4 keeps them in ``.meltano/run/<plugin>/``, one file for all runs of a plugin; only the
configuration has a name of its own for each run, ``tap.<uuid>.config.json``, which goes with it.
A run looks its state up, discovers the catalog, and then starts the tap; the discovered catalog
can tell the tap how things were on the way.

A state says what it was written for: the marks lie beside the bookmarks under one key. A mark that
a state lacks is no hindrance: states of earlier versions have none.
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
    NOT_OF_THIS_RUN,
    STATE_FOREIGN,
    STATE_OF_ANOTHER,
    UNREADABLE_FILE,
    PluginError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

RUN = "run"
"""The key beside ``streams`` that says which run a catalog was discovered for."""
CONFIG_NAME = re.compile(r"tap\.[0-9a-f-]{36}\.config\.json")
MARGIN = 0.1
"""Two runs that begin within so many seconds may look up their states in either order."""
WRITTEN_FOR = "written_for"
TOLD = {
    "meltano_environment": "MELTANO_ENVIRONMENT",
    "extractor": "MELTANO_EXTRACTOR_NAME",
    "loader": "MELTANO_LOADER_NAME",
    "load_schema": "MELTANO_EXTRACT__LOAD_SCHEMA",
}
"""Marks of the pipeline, and the variables in which Meltano tells them, if it does."""


def run_mark(config_files: Iterable[str]) -> dict[str, Any]:
    """Return how this run stands in Meltano's folder, if one of its configurations lies there.

    That is the run, its state file's time of change, and the files of runs that began after it.
    """
    found = [path for path in map(Path, config_files) if CONFIG_NAME.fullmatch(path.name)]
    if not found:
        return {}
    ours = found[0]
    began = _changed(ours) - MARGIN
    beside = [each for each in ours.parent.glob("tap.*.config.json") if each.name != ours.name]
    return {
        "config": str(ours),
        "state": _changed(ours.with_name("state.json")),
        "others": sorted(str(each) for each in beside if _changed(each) > began),
    }


def check_run(mark: Mapping[str, Any], catalog: str | None) -> None:
    """Refuse to run beside another run that may have written or removed this one's files.

    Meltano always gives a catalog, unless another run has removed it.

    Raises:
        PluginError: If there is one.
    """
    if not mark:
        return
    found = simplejson.loads(catalog or "{}")
    discovered = (isinstance(found, dict) and found.get(RUN)) or mark
    own = discovered.get("config") == mark["config"]
    others = mark["others"] or (own and discovered["others"])
    if others:
        raise PluginError(BESIDE_ANOTHER, file=others[0])
    # The catalog may be an earlier run's: a user's, or one that Meltano keeps.
    keeper = Path(mark["config"]).with_name("tap.properties.cache_key")
    is_kept = os.environ.get("MELTANO_EXTRACT__CATALOG") or keeper.exists()
    if catalog is None or (discovered != mark and (own or not is_kept)):
        raise PluginError(NOT_OF_THIS_RUN)


def read(file: IO[str] | None, look: Callable[[Any], object], started: float | None) -> str | None:
    """Read a file of JSON, if one is given, unless it was written after this process began.

    Args:
        file: The state, or the catalog.
        look: Fails if the content has not the shape that it should have.
        started: When the process began, by the clock of `time.time`, if that is known.

    Raises:
        PluginError: If it was, or is not JSON, or of another shape.
    """
    if file is None:
        return None
    try:
        text = file.read()
        look(simplejson.loads(text))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise PluginError(UNREADABLE_FILE, file=file.name, problem=error) from None
    found = os.fstat(file.fileno())
    if started and stat.S_ISREG(found.st_mode) and found.st_mtime > started:
        raise PluginError(NEWER_FILE, file=file.name)
    return text


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0


def check_owner(known: Mapping[str, Any], marks: Mapping[str, str]) -> dict[str, Any]:
    """Return the next state's marks: this run's, and those of the last state that are others.

    Raises:
        PluginError: If the last state was written for something else.
    """
    for name, now in marks.items():
        if known.get(name, now) != now:
            raise PluginError(STATE_OF_ANOTHER, name=name, known=known[name], now=now)
    return {**known, **marks}


def mark(state: Any, written_for: dict[str, Any]) -> None:
    """Let a state say what it was written for."""
    if written_for:
        state[WRITTEN_FOR] = written_for


def check_shape(state: object, streams: Mapping[str, Collection[str]]) -> None:
    """Refuse what is no state of this tap, rather than take it for none and read everything.

    Args:
        state: The state; an empty one is fine.
        streams: The tap's streams, each with the keys of which a bookmark of its has one.

    Raises:
        PluginError: If it is of another shape.
    """
    for problem in _problems(state, streams):
        raise PluginError(STATE_FOREIGN, problem=problem)


def _problems(state: object, streams: Mapping[str, Collection[str]]) -> Iterator[str]:
    if not isinstance(state, dict):
        yield "it is not an object"
        return
    if not state:
        return
    bookmarks = state.get("bookmarks", {} if WRITTEN_FOR in state else None)
    if not isinstance(bookmarks, dict):
        yield f"it has no bookmarks, but {', '.join(map(repr, state))}"
        return
    if not isinstance(state.get(WRITTEN_FOR, {}), dict):
        yield f"its {WRITTEN_FOR} is not an object"
    for name, bookmark in bookmarks.items():
        keys = streams.get(name, ())
        if isinstance(bookmark, dict) and bookmark and keys and not bookmark.keys() & set(keys):
            yield f"its bookmark of {name} has {', '.join(map(repr, bookmark))}"
    if streams and bookmarks and not bookmarks.keys() & streams.keys():
        yield f"it speaks of {', '.join(bookmarks)}"
