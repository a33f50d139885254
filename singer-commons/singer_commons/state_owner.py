"""Whose a state is: it says what it was written for, and is refused to anything else.

The marks lie beside the bookmarks under one key. A mark that a state lacks is no hindrance: states
of earlier versions have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_commons.errors import STATE_FOREIGN, STATE_OF_ANOTHER, PluginError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

WRITTEN_FOR = "written_for"
TOLD = {
    "meltano_environment": "MELTANO_ENVIRONMENT",
    "extractor": "MELTANO_EXTRACTOR_NAME",
    "loader": "MELTANO_LOADER_NAME",
    "load_schema": "MELTANO_EXTRACT__LOAD_SCHEMA",
}
"""Marks of the pipeline, and the variables in which Meltano tells them, if it does."""


def told_by(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what is known of the pipeline."""
    return {name: environment[key] for name, key in TOLD.items() if environment.get(key)}


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
