"""Writes a tap's output to a file: one SCHEMA, records, and a STATE now and then."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.delivered import Fingerprint, Messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

EXTRACTED = "2026-03-01T09:30:00.000000Z"
STATE_EVERY = 10_000
"""Records between two STATE messages: what the SDK's taps send by default."""


@dataclass(frozen=True)
class Stream:
    """What a tap says of a stream, and what a file target may make of it.

    Attributes:
        name: The stream.
        schema: Its JSON Schema.
        key: Its key properties.
        texts: Columns whose text any right CSV file has unchanged; null is empty there.
        forms: Columns that targets write in forms of their own: each with the function that makes
            one form of all of them.
    """

    name: str
    schema: Mapping[str, Any]
    key: Sequence[str]
    texts: Sequence[str]
    forms: Mapping[str, Callable[[str], str]] = field(default_factory=dict)


def write_messages(
    path: Path, stream: Stream, records: Iterable[tuple[str, Iterable[str]]]
) -> Messages:
    """Write a Singer message file.

    Args:
        path: The file.
        stream: The stream of all records.
        records: Each as JSON, and what a right CSV file has of it: its texts and forms, in the
            order in which the stream names them.

    Returns:
        The file, and what a right CSV file made of it holds.
    """
    wanted = Fingerprint()
    schema = {
        "type": "SCHEMA",
        "stream": stream.name,
        "schema": stream.schema,
        "key_properties": stream.key,
    }
    with path.open("w", encoding="utf-8") as file:
        print(to_json(schema), file=file)
        for record, cells in records:
            wanted.add(cells)
            file.write(
                f'{{"type":"RECORD","stream":"{stream.name}","record":{record},'
                f'"time_extracted":"{EXTRACTED}"}}\n'
            )
            if wanted.rows % STATE_EVERY == 0:
                print(_state(stream, wanted.rows), file=file)
        if wanted.rows % STATE_EVERY:
            print(_state(stream, wanted.rows), file=file)
    return Messages(path, wanted.rows, stream.texts, stream.forms, wanted)


def to_json(content: Mapping[str, Any]) -> str:
    """Return an object as a tap writes it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _state(stream: Stream, reached: int) -> str:
    state = {"bookmarks": {stream.name: {"replication_key_value": reached}}}
    return to_json({"type": "STATE", "value": state})
