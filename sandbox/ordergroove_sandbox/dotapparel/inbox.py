"""DotApparel's folders on a disk, and the importer of what is dropped in them.

- ``/pending``, and a folder in it for each further Klaviyo account, such as ``/pending/au``: files
  are picked up and moved to ``/processed`` (``/processed/au``).
- ``/bulk`` and ``/test``: files stay, for somebody to look at.

https://docs.dotapparel.com.au/customers/getting-started/configuration
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from shutil import rmtree
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.arrivals import Arrivals
from ordergroove_sandbox.dotapparel.importer import ArrivedFile, Finding, Importer
from ordergroove_sandbox.dotapparel.names import TYPES, parse_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ordergroove_sandbox.dotapparel.names import FileType
    from ordergroove_sandbox.dotapparel.rules import Rules

PENDING, PROCESSED, BULK, TEST = "pending", "processed", "bulk", "test"
ACCOUNTS = ("au", "nz")  # those of the documentation's example


def utc_now() -> datetime:
    """Return the present, aware UTC."""
    return datetime.now(timezone.utc)


class Inbox:
    """A tree of folders, and the tables of what was dropped in it; may be used from any thread.

    It does not watch the folders: the sandbox's own server tells it what happens, and behind
    another one ``sweep`` is to be called. What is asked of the tables waits until all that was
    picked up is imported.

    Attributes:
        folder: The local folder that has the others.
    """

    def __init__(
        self,
        folder: Path,
        rules: Rules | None = None,
        *,
        accounts: Iterable[str] = ACCOUNTS,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Make the folders, as far as they are not there.

        Args:
            folder: The local folder for them.
            rules: How files are read.
            accounts: The names of the further accounts.
            clock: Tells the present, aware.

        Raises:
            OSError: The folders cannot be made.
            ValueError: No folder can be called as an account is.
        """
        self.folder = Path(folder).resolve()
        self._rules = rules
        self._accounts = tuple(accounts)
        self._clock = clock
        if any(name in {"", ".."} or Path(name).name != name for name in self._accounts):
            msg = f"accounts need plain names, not {', '.join(self._accounts)}"
            raise ValueError(msg)
        self._make_folders()
        self._importer = Importer(rules)
        self._arrivals = Arrivals()
        self._reading = Lock()
        self._picking = Lock()

    def table(self, kind: FileType, account: str = "") -> dict[str, Any]:
        """Return one of the tables, as it is now.

        Args:
            kind: ``customers``: the profiles (``Profile``) by e-mail address in lower case.
                ``orders``, ``rewards``: the rows as read, in a list for each key.
            account: The account, such as ``au``; empty for the one of ``/pending``.

        Raises:
            KeyError: No such type or account.
        """
        with self._settled() as importer:
            return importer.account(self._known(account)).copy(_kind(kind))

    def table_as_json(self, kind: FileType, account: str = "") -> list[Any]:
        """Return the profiles, or the rows, as JSON-ready data.

        Raises:
            KeyError: No such type or account.
        """
        with self._settled() as importer:
            return importer.account(self._known(account)).as_json(_kind(kind))

    @property
    def files(self) -> list[ArrivedFile]:
        """The files that were picked up, in order."""
        with self._settled() as importer:
            return list(importer.files)

    @property
    def refused(self) -> list[Finding]:
        """Files and rows that were refused, in order: (file, line, reason), one for each reason."""
        with self._settled() as importer:
            return list(importer.refused)

    @property
    def warnings(self) -> list[Finding]:
        """What was not refused, but has something about it: (file, line, reason)."""
        with self._settled() as importer:
            return list(importer.warnings)

    @property
    def ignored(self) -> list[str]:
        """The paths of files that lie in ``/pending`` under names that do not follow the rule."""
        self._arrivals.settle()
        return sorted(
            f"/{path.relative_to(self.folder).as_posix()}"
            for folder in self._pending()
            for path in folder.iterdir()
            if path.is_file() and parse_name(path.name) is None
        )

    def listing(self, folder: str) -> list[str]:
        """Return the names of the files in a folder such as ``/bulk``, sorted; not of folders.

        Raises:
            OSError: No such folder.
        """
        return sorted(path.name for path in self.local(folder).iterdir() if path.is_file())

    def read(self, path: str) -> bytes:
        """Return what a file holds, such as ``/bulk/customers.csv``.

        Raises:
            OSError: No such file.
        """
        return self.local(path).read_bytes()

    def local(self, path: str) -> Path:
        """Return where a path is on this machine's disk."""
        return self.folder / path.lstrip("/")

    def takes(self, local: Path) -> bool:
        """Tell whether a file of this local path is to be picked up."""
        return local.parent in self._pending() and parse_name(local.name) is not None

    def pick_up(self, local: Path, whole: Callable[[], bool | None]) -> bool:
        """Move a file away at once, and let it be imported; return False if it has gone.

        Args:
            local: Where it is; see ``takes``.
            whole: Tells, in another thread and by and by, whether its writer had closed it.
        """
        with self._picking:
            processed = self._place_for(local)
            try:
                local.rename(processed)
            except FileNotFoundError:
                if local.exists():
                    raise
                return False
            file = self._described(local, processed)
        self._arrivals.put(lambda: self._import(file, processed, whole))
        return True

    def sweep(self) -> list[ArrivedFile]:
        """Pick up what lies in ``/pending`` now, customers first, then by name; for another server.

        Returns:
            The files that were picked up, imported.
        """
        lying = sorted(
            (
                path
                for folder in self._pending()
                for path in folder.iterdir()
                if path.is_file() and self.takes(path)
            ),
            key=lambda path: (parse_name(path.name), path),
        )
        before = len(self.files)
        for path in lying:
            self.pick_up(path, lambda: None)
        return self.files[before:]

    @contextmanager
    def sweeping(self, seconds: float = 0.1) -> Iterator[None]:
        """Sweep again and again, with a pause of so many seconds, until the block ends."""
        ending = Event()
        failures: list[Exception] = []

        def work() -> None:
            try:
                self.sweep()
                while not ending.wait(seconds):
                    self.sweep()
                self.sweep()
            except Exception as error:  # noqa: BLE001 - raised where it is seen
                failures.append(error)

        thread = Thread(target=work, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ending.set()
            thread.join()
        if failures:
            raise failures[0]

    def reset(self) -> None:
        """Forget everything, as if just started: files and tables."""
        self._arrivals.settle()
        with self._picking, self._reading:
            for name in (PENDING, PROCESSED, BULK, TEST):
                rmtree(self.folder / name)
            self._make_folders()
            self._importer = Importer(self._rules)

    def close(self) -> None:
        """Import what is left; the tables can still be asked then."""
        self._arrivals.settle()

    def folders(self) -> dict[str, list[str]]:
        """Return the names of the files in each folder."""
        pending = [f"/{path.relative_to(self.folder).as_posix()}" for path in self._pending()]
        processed = [f"/{PROCESSED}{path.removeprefix(f'/{PENDING}')}" for path in pending]
        return {name: self.listing(name) for name in (*pending, *processed, f"/{BULK}", f"/{TEST}")}

    def counts(self) -> dict[str, dict[FileType, int]]:
        """Return how many profiles and rows each account has; that of ``/pending`` has no name."""
        with self._settled() as importer:
            return {name: importer.account(name).counts() for name in ("", *self._accounts)}

    def _import(self, file: ArrivedFile, processed: Path, whole: Callable[[], bool | None]) -> None:
        file.complete = whole()
        data = processed.read_bytes()
        with self._reading:
            self._importer.read(file, data)

    def _described(self, local: Path, processed: Path) -> ArrivedFile:
        name = parse_name(local.name)
        if name is None:
            msg = f"{local.name} is not to be picked up"
            raise ValueError(msg)
        folder, account = local.parent, ""
        if folder != self.folder / PENDING:
            account = folder.name
        return ArrivedFile(
            f"/{folder.relative_to(self.folder).as_posix()}",
            local.name,
            name.type,
            account,
            self._clock(),
            complete=None,
            processed=f"/{processed.relative_to(self.folder).as_posix()}",
        )

    def _place_for(self, local: Path) -> Path:
        """Return a free place in ``/processed``; a name that comes again gets a number."""
        folder = self.folder / PROCESSED / local.parent.relative_to(self.folder / PENDING)
        place, number = folder / local.name, 1
        while place.exists():
            number += 1
            place = folder / f"{local.name}.{number}"
        return place

    def _make_folders(self) -> None:
        for name in (PENDING, PROCESSED, BULK, TEST):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for account in self._accounts:
            (self.folder / PENDING / account).mkdir(exist_ok=True)
            (self.folder / PROCESSED / account).mkdir(exist_ok=True)

    def _pending(self) -> list[Path]:
        pending = self.folder / PENDING
        return [pending, *(pending / account for account in self._accounts)]

    def _known(self, account: str) -> str:
        if account and account not in self._accounts:
            raise KeyError(account)
        return account

    @contextmanager
    def _settled(self) -> Iterator[Importer]:
        """Lend the importer once nothing waits for it."""
        self._arrivals.settle()
        with self._reading:
            yield self._importer


def _kind(kind: FileType) -> FileType:
    if kind not in TYPES:
        raise KeyError(kind)
    return kind


def sweep(folder: Path, rules: Rules | None = None, **given: Any) -> Inbox:
    """Pick up, once, what lies in a folder's ``pending``, and return the inbox with its tables.

    For more than once, keep the inbox: ``Inbox(folder)`` and its ``sweep``.

    Args:
        folder: The local folder.
        rules: How files are read.
        given: As for ``Inbox``.
    """
    inbox = Inbox(folder, rules, **given)
    inbox.sweep()
    inbox.close()
    return inbox
