"""Records that are held back, with every reason, as messages that can be sent again.

A file of rejects is itself a Singer stream: a SCHEMA line before the first record of a stream, and
RECORD lines that also say which file the record was for, its key and the reasons. A target that is
given the file reads them like any others, and passes over what it does not know. The ``origin`` of
a record is what it was before stream maps, so that they can be applied again.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from singer_commons.csv_target.destination import open_private
from singer_commons.csv_target.errors import NOT_WITH_ORIGINS, REJECTS_PATH, DeliveryError
from singer_commons.csv_target.jsonl import decode, encode_all
from singer_commons.csv_target.scratch import BUFFER, discard, open_scratch
from singer_commons.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from io import FileIO

    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.row_maker import Reason
    from singer_commons.csv_target.row_store import Origin, Stream

MOST_REASONS = 20
SLIP = 20
"""So many rejects that agree come from a slip in a map, and from no record."""
CONSEQUENCES = frozenset({"parent", "together"})
"""Rules that hold a good record back for another's sake."""


PutRejects: TypeAlias = "Callable[[IO[bytes], str], str]"
"""Puts whole lines where they are kept, for a run of that name; returns where that is, in words.

Raises `DeliveryError` if that is not possible.
"""


def local_rejects(path: str | Path, replayed: Path | None = None) -> PutRejects:
    """Return what puts rejects on this machine.

    Args:
        path: A file, to which each run adds, if it ends as one; or a folder, in which each run has
            a file of its own. It need not exist.
        replayed: A file that may be removed soon. If it is the same, its folder is meant.
    """
    place = Path(path).expanduser()
    is_folder = place.suffix != ".jsonl"
    if replayed is not None and place.exists() and replayed.exists() and place.samefile(replayed):
        place, is_folder = place.parent, True

    def put(content: IO[bytes], run: str) -> str:
        path = place / f"rejects_{run}.jsonl" if is_folder else place
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with open_private(path, "ab") as file:
                _append(file, content)
        except OSError as error:
            raise DeliveryError(REJECTS_PATH, path=path, error=error.strerror) from None
        return str(path)

    return put


class RejectLog:
    """The rejects of one run, in a temporary file until they are put where they are kept."""

    def __init__(self, run: str, origins: Mapping[str, Mapping[str, Any]]) -> None:
        """Begin; origins are the schemas of streams before stream maps, by name."""
        self._run = run
        self._origins = origins
        self._told: dict[str, Mapping[str, Any]] = {}
        self._slips: dict[str, tuple[int, set[str]]] = {}
        self._file = open_scratch()
        self._described: dict[str, int] = {}
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self.types: Counter[str] = Counter()

    @property
    def count(self) -> int:
        """How many records there are."""
        return self.types.total()

    def add(
        self,
        stream: Stream,
        layout: Layout,
        record: Mapping[str, Any],
        reasons: Sequence[Reason],
        origin: Origin = None,
    ) -> None:
        """Add a record, and what it came from."""
        if self._described.get(stream.name) != stream.number:
            self._described[stream.name] = stream.number
            self._write(
                {
                    "type": "SCHEMA",
                    "stream": stream.name,
                    "schema": stream.schema,
                    "key_properties": list(stream.key_properties),
                }
            )
        self._write(
            {
                "type": "RECORD",
                "stream": stream.name,
                "file_type": layout.type,
                "run": self._run,
                "key": {
                    name: record.get(name)
                    for name in layout.fields(layout.key) or stream.key_properties
                },
                "reasons": [asdict(reason) for reason in reasons],
                "record": record,
                "origin": self._describe(origin) if origin else {"stream": stream.name},
            }
        )
        if not CONSEQUENCES.issuperset(reason.rule for reason in reasons):
            columns = {reason.column for reason in reasons if reason.column}
            count, common = self._slips.get(layout.type, (0, columns))
            self._slips[layout.type] = (count + 1, common & columns)
        self.types[layout.type] += 1
        self._counts.update({(layout.type, reason.column or "", reason.rule) for reason in reasons})

    def slip(self, is_sent: Callable[[str], bool]) -> tuple[int, str] | None:
        """Return how many records a slip seems to hold back, and what they have in common.

        Args:
            is_sent: Says whether any row of a type is to be sent.
        """
        for kind, (count, columns) in self._slips.items():
            if count >= SLIP and (columns or not is_sent(kind)):
                return count, ".".join([kind, *([", ".join(sorted(columns))] if columns else [])])
        return None

    def _describe(self, origin: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return an origin, with the schema of its stream where that is not written yet."""
        name = origin["stream"]
        known = self._origins.get(name, {})
        if self._told.get(name) is known:
            return origin
        self._told[name] = known
        return {**origin, **known}

    def put(self, place: PutRejects) -> dict[str, Any]:
        """Put all where they are kept; return what the manifest says of them.

        Raises:
            DeliveryError: If that is not possible.
        """
        if not self.count:
            return {"count": 0}
        self._file.seek(0)
        return {
            "count": self.count,
            "by_type": dict(self.types),
            "reasons": [
                {"type": kind, "column": column or None, "rule": rule, "records": count}
                for (kind, column, rule), count in self._counts.most_common(MOST_REASONS)
            ],
            "path": place(self._file, self._run),
        }

    def close(self) -> None:
        """Remove the temporary file."""
        discard(self._file)

    def _write(self, message: Mapping[str, Any]) -> None:
        self._file.write(encode_all(message) + b"\n")


def before_maps(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Return the messages that came in, from those of a file of rejects.

    A RECORD also says (``only``) for which stream it is wanted.

    Raises:
        PluginError: If a record does not have what it was.
    """
    schemas: dict[str, Any] = {}
    for number, line in enumerate(lines, start=1):
        try:
            message = decode(line)
            if message["type"] == "SCHEMA":
                schemas[message["stream"]] = message
                continue
            stream, record, origin = (message[each] for each in ("stream", "record", "origin"))
            name = origin["stream"]
        except (ValueError, TypeError, KeyError):
            raise PluginError(NOT_WITH_ORIGINS, number=number) from None
        schema = schemas.pop(name, None) if "record" not in origin else None
        if "schema" in origin:
            known = {each: origin.get(each) for each in ("schema", "key_properties")}
            schema = {"type": "SCHEMA", "stream": name, **known}
        if schema is not None:
            yield encode_all(schema)
        found = {"stream": name, "record": origin.get("record", record), "only": stream}
        yield encode_all({"type": "RECORD", **found})


def _append(file: FileIO, content: IO[bytes]) -> None:
    """Append whole lines, all of them or, where there is no room, none.

    Raises:
        OSError: If that is not possible.
    """
    before, written = os.fstat(file.fileno()).st_size, 0
    try:
        for block in _whole_lines(content):
            left = memoryview(block)
            while left:  # a disk that is nearly full takes a part, without a word
                taken = file.write(left) or 0
                written += taken
                left = left[taken:]
        os.fsync(file.fileno())
    except OSError:
        # Half a line would spoil what comes after it, unless another run has added to it already.
        if os.fstat(file.fileno()).st_size == before + written:
            file.truncate(before)
        raise


def _whole_lines(content: IO[bytes]) -> Iterator[bytes]:
    """Return blocks of whole lines: what one write appends, no other run's can fall into."""
    while block := content.read(BUFFER):
        yield block + (b"" if block.endswith(b"\n") else content.readline())
