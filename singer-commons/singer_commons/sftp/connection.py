"""A connection that comes back: listing, looking and reading, with retries."""

from __future__ import annotations

import logging
import posixpath
import random
import stat
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, TypeVar

from singer_commons.sftp import errors
from singer_commons.sftp.errors import (
    AuthenticationError,
    ConnectionLostError,
    NotFoundError,
    RemoteFileError,
)
from singer_commons.sftp.session import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Callable

    import paramiko
    from typing_extensions import Self

    from singer_commons.sftp.settings import SftpSettings

T = TypeVar("T")

LONGEST_WAIT = 60.0


NO_TIME = datetime.fromtimestamp(0, timezone.utc)


@dataclass(frozen=True)
class Entry:
    """A file or folder.

    Attributes:
        name: Its name, without its folder.
        size: In bytes.
        modified: The time of its last change, in UTC, to the second (all that SFTP tells);
            `NO_TIME` if the server does not tell it, or it says nothing.
        is_file: Whether it is a file, or a link to one. A server that does not tell what an entry
            is, leaves that to those who open it: it may then be either.
        is_folder: Whether it is a folder, or a link to one.
    """

    name: str
    size: int
    modified: datetime
    is_file: bool
    is_folder: bool = False


class SftpConnection:
    """Reads from one server. Belongs to one thread: no call may run beside another.

    Every call connects where need be, and tries again, with growing waits and a warning each
    time, until the retry budget is spent: then it raises a `ConnectionLostError`. It raises a
    `RemoteFileError` for what the server refuses, a `NotFoundError` for what is not there.

    Attributes:
        settings: The server and the credentials.
        sleep: Waits that many seconds.
        standing: The connection that stands, as far as is known.
    """

    def __init__(
        self,
        settings: SftpSettings,
        logger: logging.Logger | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Check the settings, and raise a `SettingError` if one cannot work; connect later."""
        self.settings = settings
        self._key, self._known = settings.check()
        self._logger = logger or logging.getLogger(__name__)
        self.sleep = sleep
        self._was_in = False
        self.standing: Session | None = None

    def __enter__(self) -> Self:
        """Connect."""
        self.connect()
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()

    def connect(self) -> None:
        """Connect, if that has not been done; raises what `session` does, too."""
        self.retrying(self.session)

    def close(self) -> None:
        """Close the connection; the next call opens another."""
        if self.standing is not None:
            self.standing.close()
            self.standing = None

    def list(self, path: str) -> tuple[Entry, ...]:
        """Return what is in a folder, by name; links are followed, one to nowhere is no file.

        What cannot be looked at, or has a name that is not UTF-8, is left out with a warning.
        """
        return self.retrying(lambda: self._list(path))

    def stat(self, path: str) -> Entry:
        """Return what the server says of a file or folder; a link is followed."""
        return self.retrying(lambda: self._stat(path))

    def resolve_folder(self, path: str) -> str:
        """Return a folder's path as the server writes it, whatever the case of the letters.

        Raises:
            RemoteFileError: If several differ in case only, too.
        """
        try:
            if self.stat(path).is_folder:
                return path
        except NotFoundError:
            pass
        found = "/" if path.startswith("/") else "."
        for part in filter(None, path.split("/")):
            found = self._resolve_part(path, found, part)
        return posixpath.normpath(found)

    def look_again(self, path: str) -> Entry | None:
        """Return what the listing of its folder says of a file, None if it is gone; try once."""
        folder, name = posixpath.split(path)
        return next((entry for entry in self._list(folder) if entry.name == name), None)

    def session(self) -> Session:
        """Return the connection that stands, or a new one; try once.

        Raises:
            HostKeyError: If the server's key is not the one that is known.
            AuthenticationError: If the server does not accept the credentials.
            ConnectionLostError: If it cannot be reached.
        """
        if self.standing is None or not self.standing.is_alive:
            self.close()
            try:
                self.standing = open_session(self.settings, self._key, self._known, self._logger)
            except AuthenticationError as error:
                if not self._was_in:
                    raise
                # The credentials were right: a server that allows few log-ins counts the one that
                # broke for a while.
                raise ConnectionLostError(errors.NOT_AGAIN, error=error) from None
            self._was_in = True
        return self.standing

    def retrying(self, call: Callable[[], T]) -> T:
        """Call what uses `session`, and call again while that may help.

        The retry budget begins when it first fails: the call itself may take hours.
        """
        budget, end, tries = self.settings.retry_budget, 0.0, 0
        while True:
            try:
                return call()
            except ConnectionLostError as error:
                self.close()
                end = end or time.monotonic() + budget
                wait = min(LONGEST_WAIT, 2**tries + random.uniform(0, 1))  # noqa: S311 - no secret
                if time.monotonic() + wait > end:
                    raise ConnectionLostError(errors.GAVE_UP, error=error, seconds=budget) from None
                tries += 1
                self._logger.warning(
                    "%s; connecting again in %.1f s (try %d).", error, wait, tries + 1
                )
            self.sleep(wait)

    def _list(self, path: str) -> tuple[Entry, ...]:
        session = self.session()
        with session.about(path):
            found = session.client.list_folder(path)
        entries = []
        for raw, attributes in found:
            mode = attributes.st_mode
            try:
                name = raw.decode()
                if mode is None or stat.S_ISLNK(mode) or not _is_whole(attributes):
                    entries.append(self._stat(posixpath.join(path, name)))
                else:
                    entries.append(_entry(path, name, attributes))
            except NotFoundError:
                if mode is not None and stat.S_ISLNK(mode):  # to nowhere; else it is gone since
                    entries.append(Entry(name, 0, NO_TIME, is_file=False))
            except UnicodeDecodeError:
                self._logger.warning("%s: left out %r, a name that is not UTF-8.", path, raw)
            except RemoteFileError as error:
                self._logger.warning("%s It is left out.", error)
        return tuple(sorted(entries, key=lambda entry: entry.name))

    def _stat(self, path: str) -> Entry:
        session = self.session()
        with session.about(path):
            found = session.client.stat(path)
        return _entry(path, posixpath.basename(path.rstrip("/")), found)

    def _resolve_part(self, path: str, folder: str, part: str) -> str:
        if part in {".", ".."}:
            return posixpath.join(folder, part)
        names = [entry.name for entry in self.list(folder) if entry.is_folder]
        if part in names:
            return posixpath.join(folder, part)
        like = [name for name in names if name.casefold() == part.casefold()]
        if not like:
            raise NotFoundError(errors.NO_SUCH_FOLDER, path=path, part=part, folder=folder)
        if len(like) > 1:
            found = " and ".join(map(repr, like))
            raise RemoteFileError(errors.AMBIGUOUS, path=path, folder=folder, names=found)
        return posixpath.join(folder, like[0])


def _is_whole(found: paramiko.SFTPAttributes) -> bool:
    return found.st_size is not None and found.st_mtime is not None


def _entry(path: str, name: str, found: paramiko.SFTPAttributes) -> Entry:
    mode, size, mtime = found.st_mode, found.st_size, found.st_mtime
    if size is None:
        raise RemoteFileError(errors.NO_ATTRIBUTES, path=path, name=name)
    modified = datetime.fromtimestamp(mtime, timezone.utc) if mtime else NO_TIME
    if mode is None:
        return Entry(name, size, modified, is_file=True, is_folder=True)
    return Entry(name, size, modified, stat.S_ISREG(mode), stat.S_ISDIR(mode))
