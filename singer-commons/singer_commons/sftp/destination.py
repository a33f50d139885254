"""An SFTP server as a destination: a file has its name when it is whole, and not before.

It is uploaded under a temporary name in the same folder, checked, and renamed. The plain rename of
SFTP is asked for, which does not replace a file (draft-ietf-secsh-filexfer-02, 6.5); since some
servers' does, and some servers take files away at once, whether the name is taken is looked at
before, by one writer at a time: it holds an empty file that only one can make. What a server does
not rename is not sent at all: written under its final name, it could be picked up half-written.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from singer_commons.csv_target.errors import DeliveryError, NameTakenError
from singer_commons.errors import PluginError
from singer_commons.sftp import errors, temporary
from singer_commons.sftp.connection import NO_TIME, SftpConnection
from singer_commons.sftp.errors import NotFoundError, NotRenamedError, RemoteFileError
from singer_commons.sftp.upload import Upload, remove

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from singer_commons.csv_target.output_files import OutputFile
    from singer_commons.sftp.connection import Entry
    from singer_commons.sftp.settings import SftpSettings

STANDARD_PORT = 22
NOBODY = "0"
"""Whose temporary files are that nobody will know again."""
HASTE = 5.0
"""Seconds without an answer after which a program that was told to end gives up tidying."""


class SftpDestination:
    """A folder on an SFTP server. Each file has a connection of its own: hours may lie between."""

    def __init__(  # noqa: PLR0913 - the last four have defaults
        self,
        settings: SftpSettings,
        folder: str,
        logger: logging.Logger,
        now: Callable[[], datetime],
        *,
        archives: Sequence[str] = (),
        owner: Callable[[], str] | None = None,
        temporary_name: str = temporary.DEFAULT,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Deliver into a folder; nothing is asked of the server yet.

        Args:
            settings: The server and the credentials.
            folder: The folder; it is there.
            logger: Where to warn.
            now: Tells the time, aware.
            archives: Folders that the server moves files to: a name that is there is taken, too.
            owner: Says whose temporary files may be cleaned away: hexadecimal digits that no other
                writer has. None: none are.
            temporary_name: The form of the names that files have while they are uploaded.
            sleep: Waits that many seconds before another try.
        """
        self._settings = settings
        self._folder = folder.rstrip("/")
        self._logger = logger
        self._now = now
        self._archives = tuple(each.rstrip("/") for each in archives)
        self._owner = owner
        self._temporary_name = temporary_name
        self._sleep = sleep
        self._is_clean = False
        self._not_renamed = ""

    @property
    def where(self) -> str:
        """Its address; the password is not in it."""
        settings = self._settings
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        port = "" if settings.port == STANDARD_PORT else f":{settings.port}"
        return f"sftp://{settings.username}@{host}{port}{self.key('')}"

    def key(self, name: str) -> str:
        """Return the path of a file."""
        return f"{self._folder}/{name}"

    def put(self, name: str, file: OutputFile) -> None:
        """Put a file there, whole or not at all, and never over another.

        Raises:
            NameTakenError: If there is, or may be, another file of this name: the server refused
                it. Said once of a file, since there may be none, too.
            DeliveryError: If it cannot be put there.
        """
        owner = NOBODY if self._owner is None else self._owner()
        upload = Upload(
            self.key(name),
            tuple(f"{folder}/{name}" for folder in (self._folder, *self._archives)),
            file,
            self.key(temporary.claim(name, self._temporary_name)),
            lambda: self.key(temporary.make(owner, self._now(), self._temporary_name)),
            self._logger,
        )
        connection = self._connection(self._settings)
        try:
            with connection:
                self._look_at_folder(connection)
                self._clean(connection, owner)
                connection.retrying(lambda: upload.attempt(connection.session()))
        except NameTakenError:
            raise
        except PluginError as error:
            if isinstance(error, NotRenamedError) and self._not_renamed != file.id:
                self._not_renamed = file.id
                raise NameTakenError(error.kind, **error.facts) from None
            raise DeliveryError(errors.NOT_DELIVERED, error=error, where=self.where) from None
        except BaseException:
            # Told to end, in the middle of a question, perhaps: only a new connection is in order.
            if upload.temporary is not None or upload.is_claimed:
                hasty = replace(self._settings, timeout=HASTE, retry_budget=0)
                with contextlib.suppress(PluginError), self._connection(hasty) as other:
                    upload.tidy(other.session())
            raise

    def _connection(self, settings: SftpSettings) -> SftpConnection:
        return SftpConnection(settings, self._logger, sleep=self._sleep)

    def _is_old_claim(self, entry: Entry) -> bool:
        """Whether a file claims a name, and no upload can need that any more, whoever made it."""
        is_old = NO_TIME < entry.modified < self._now() - temporary.OLD
        return is_old and not entry.size and temporary.is_claim(entry.name, self._temporary_name)

    def _look_at_folder(self, connection: SftpConnection) -> None:
        """Check that the folder is there."""
        folder = self._folder or "/"
        try:
            is_folder = connection.stat(folder).is_folder
        except NotFoundError:
            is_folder = False
        except RemoteFileError:
            return  # may not be asked; writing will tell
        if not is_folder:
            raise RemoteFileError(errors.NO_FOLDER, path=folder)

    def _clean(self, connection: SftpConnection, owner: str) -> None:
        """Remove what uploads of this owner left behind that were killed long ago."""
        if self._is_clean or owner == NOBODY:
            return
        self._is_clean = True
        try:
            entries = connection.list(self._folder or "/")
        except RemoteFileError:
            return  # a folder that may only be written to
        known = owner, self._now(), self._temporary_name
        paths = [
            self.key(each.name)
            for each in entries
            if temporary.is_left_over(each.name, *known) or self._is_old_claim(each)
        ]
        for path in paths:
            connection.retrying(lambda path=path: remove(connection.session(), path))  # type: ignore[misc]
        if paths:
            self._logger.info("Removed what earlier runs left there: %s.", ", ".join(paths))
