"""What imports of files have in common: a form, rows, findings, and that they are put off."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from ordergroove_sandbox.rfc4180 import MalformedError, records

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]
T = TypeVar("T")
_BOM = b"\xef\xbb\xbf"


class Finding(NamedTuple):
    """A refusal, or something to know.

    Attributes:
        file: The file's name, without folders, but after its account if it has one.
        line: The line on which the row begins, the header being line 1; 0: the whole file.
        reason: What is wrong, or to be known.
    """

    file: str
    line: int
    reason: str


class File(Protocol):
    """A file that is read, and how many rows it has, and how many were refused."""

    rows: int
    refused: int

    @property
    def shown(self) -> str:
        """What findings call it."""


F = TypeVar("F", bound=File)


def file_problem(data: bytes) -> tuple[int, str] | None:
    """Return the line and what is wrong with a file's encoding or form, if anything is."""
    if data.startswith(_BOM):
        return 1, "begins with a byte order mark"
    if not data:
        return 1, "is empty: it has no header"
    try:
        deque(records(data.decode()), maxlen=0)
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1, "is not UTF-8"
    except MalformedError as error:
        return error.line, str(error)
    return None


class FileImporter(Generic[F]):
    """Reads files, one after another.

    What is wrong with a file as such refuses all of it before any of its rows is read; what is
    wrong with a row refuses that row, with every reason.

    Attributes:
        files: The files, in order.
        refused: What was refused, and why.
        warnings: What was not refused, but has something about it.
    """

    def __init__(self) -> None:
        """Start without files."""
        self.files: list[F] = []
        self.refused: list[Finding] = []
        self.warnings: list[Finding] = []
        self._used: set[str] = set()

    def _rows(self, file: F, text: str, take: Callable[[int, Row], list[str]]) -> None:
        """Let each row be taken, by its line, or hear why not."""
        found = records(text)
        header = next(found).values
        for line, values in found:
            file.rows += 1
            if len(values) == len(header):
                problems = take(line, dict(zip(header, values, strict=True)))
            else:
                problems = [f"has {len(values)} values for {len(header)} columns"]
            file.refused += bool(problems)
            self.refused += [Finding(file.shown, line, problem) for problem in problems]


ImporterT = TypeVar("ImporterT", bound=FileImporter[Any])


class Importing(Generic[ImporterT]):
    """An importer, and what waits for it until somebody asks what came of it.

    So nobody who sends a file waits for its import.
    """

    def __init__(self, make: Callable[[], ImporterT]) -> None:
        """Start with a new importer."""
        self._make, self._importer = make, make()
        self._waiting: deque[Callable[[ImporterT], None]] = deque()
        self._turn = RLock()

    def put(self, task: Callable[[ImporterT], None]) -> None:
        """Let a task be done after those that were put before."""
        self._waiting.append(task)

    def ask(self, question: Callable[[ImporterT], T]) -> T:
        """Let all be imported that waits, and return what the importer then answers."""
        with self._turn:
            while self._waiting:
                self._waiting.popleft()(self._importer)
            return question(self._importer)

    @property
    def files(self) -> list[Any]:
        """The files that were read, in order."""
        return self.ask(lambda importer: list(importer.files))

    @property
    def refused(self) -> list[Finding]:
        """Files and rows that were refused, in order: (file, line, reason), one for each reason."""
        return self.ask(lambda importer: list(importer.refused))

    @property
    def warnings(self) -> list[Finding]:
        """What was not refused, but has something about it: (file, line, reason)."""
        return self.ask(lambda importer: list(importer.warnings))

    def report(self, name: str) -> list[Any]:
        """Return ``files``, ``refused`` or ``warnings`` as JSON-ready data."""
        if name == "files":
            return [
                {
                    key: value.isoformat() if isinstance(value, datetime) else value
                    for key, value in asdict(file).items()
                }
                for file in self.files
            ]
        return [each._asdict() for each in getattr(self, name)]

    def reset(self) -> None:
        """Start anew, once all that came before is imported."""

        def renew(_: ImporterT) -> None:
            self._importer = self._make()

        self.ask(renew)
