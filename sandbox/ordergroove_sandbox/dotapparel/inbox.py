"""DotApparel's folders on a disk, and the importer of what is dropped in them.

- ``/pending``, and a folder in it for each further Klaviyo account, such as ``/pending/au``: files
  are picked up and moved to ``/processed`` (``/processed/au``).
- ``/bulk`` and ``/test``: files stay, for somebody to look at.

https://docs.dotapparel.com.au/customers/getting-started/configuration
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from shutil import rmtree
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.dotapparel.importer import ArrivedFile, Importer
from ordergroove_sandbox.dotapparel.names import TYPES, parse_name
from ordergroove_sandbox.imports import Importing

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ordergroove_sandbox.dotapparel.names import FileType
    from ordergroove_sandbox.dotapparel.tables import Tables

PENDING, PROCESSED, BULK, TEST = "pending", "processed", "bulk", "test"
ACCOUNTS = ("au", "nz")  # those of the documentation's example


def utc_now() -> datetime:
    """Return the present, aware UTC."""
    return datetime.now(timezone.utc)


class Inbox(Importing[Importer]):
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
        *,
        accounts: Iterable[str] = ACCOUNTS,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Make the folders, as far as they are not there.

        Args:
            folder: The local folder for them.
            accounts: The names of the further accounts.
            clock: Tells the present, aware.

        Raises:
            OSError: The folders cannot be made.
            ValueError: No folder can be called as an account is.
        """
        super().__init__(Importer)
        self.folder = Path(folder).resolve()
        self._accounts = tuple(accounts)
        self._clock = clock
        if any(name in {"", ".."} or Path(name).name != name for name in self._accounts):
            msg = f"accounts need plain names, not {', '.join(self._accounts)}"
            raise ValueError(msg)
        self._make_folders()
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
        return self.ask(lambda importer: self._tables(importer, kind, account).copy(kind))

    def table_as_json(self, kind: FileType, account: str = "") -> list[Any]:
        """Return the profiles, or the rows, as JSON-ready data.

        Raises:
            KeyError: No such type or account.
        """
        return self.ask(lambda importer: self._tables(importer, kind, account).as_json(kind))

    @property
    def ignored(self) -> list[str]:
        """The paths of files that lie in ``/pending`` under names that do not follow the rule."""
        return sorted(
            f"/{path.relative_to(self.folder).as_posix()}"
            for path in self._lying()
            if parse_name(path.name) is None
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

        def read(importer: Importer) -> None:
            file.complete = whole()
            importer.read(file, processed.read_bytes())

        self.put(read)
        return True

    def sweep(self) -> list[ArrivedFile]:
        """Pick up what lies in ``/pending`` now, customers first, then by name; for another server.

        Returns:
            The files that were picked up, imported.
        """
        lying = [path for path in self._lying() if self.takes(path)]
        before = len(self.files)
        for path in sorted(lying, key=lambda path: (parse_name(path.name), path)):
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

    @override
    def reset(self) -> None:
        """Forget everything, as if just started: files and tables."""
        with self._picking:
            super().reset()
            for name in (PENDING, PROCESSED, BULK, TEST):
                rmtree(self.folder / name)
            self._make_folders()

    def folders(self) -> dict[str, list[str]]:
        """Return the names of the files in each folder."""
        pending = [f"/{path.relative_to(self.folder).as_posix()}" for path in self._pending()]
        processed = [f"/{PROCESSED}{path.removeprefix(f'/{PENDING}')}" for path in pending]
        return {name: self.listing(name) for name in (*pending, *processed, f"/{BULK}", f"/{TEST}")}

    def counts(self) -> dict[str, dict[FileType, int]]:
        """Return how many profiles and rows each account has; that of ``/pending`` has no name."""
        names = ("", *self._accounts)
        return self.ask(lambda importer: {name: importer.account(name).counts() for name in names})

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

    def _lying(self) -> list[Path]:
        return [path for folder in self._pending() for path in folder.iterdir() if path.is_file()]

    def _tables(self, importer: Importer, kind: FileType, account: str) -> Tables:
        if kind not in TYPES or account not in {"", *self._accounts}:
            raise KeyError(kind, account)
        return importer.account(account)
