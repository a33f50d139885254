"""What imports of files have in common: a form, rows, findings, and a thread of their own."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import datetime
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


I = TypeVar("I", bound=FileImporter[Any])  # noqa: E741 - an importer


class Importing(Generic[I]):
    """An importer at work in a thread of its own, where it is asked as well: one thing at a time.

    What is asked waits until all that came before is imported.
    """

    def __init__(self, make: Callable[[], I]) -> None:
        """Start with a new importer."""
        self._make, self._importer = make, make()
        self._failure: Exception | None = None
        self._closed = False
        self._pool = ThreadPoolExecutor(1)

    def put(self, task: Callable[[I], None]) -> None:
        """Let a task be done after those that were put before.

        What it raises is raised to whoever asks next.
        """

        def run() -> None:
            try:
                task(self._importer)
            except Exception as error:  # noqa: BLE001 - told to whoever asks for the result
                self._failure = error

        self._pool.submit(run)

    def ask(self, question: Callable[[I], T]) -> T:
        """Return what the importer answers."""

        def answer() -> T:
            if self._failure is not None:
                raise self._failure
            return question(self._importer)

        return answer() if self._closed else self._pool.submit(answer).result()

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

        def renew(_: I) -> None:
            self._importer = self._make()

        self.ask(renew)

    def close(self) -> None:
        """Import what is left, and end the thread; the importer can still be asked."""
        self._pool.shutdown()
        self._closed = True
