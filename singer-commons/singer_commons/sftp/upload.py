"""One file on its way to its name, over as many connections as it takes."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from singer_commons.csv_target.errors import NAME_TAKEN, NameTakenError
from singer_commons.errors import PluginError
from singer_commons.sftp import errors
from singer_commons.sftp.errors import (
    ConnectionLostError,
    FileChangedError,
    NotFoundError,
    NotRenamedError,
    RemoteFileError,
)
from singer_commons.sftp.reader import FileReader
from singer_commons.sftp.transfer import transfer
from singer_commons.sftp.window import UNDER_WAY

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Sequence

    import paramiko

    from singer_commons.csv_target.output_files import OutputFile
    from singer_commons.sftp.session import Session


@dataclass
class Upload:
    """One file on its way.

    Attributes:
        path: Its final path.
        places: Where a file of its name means that the name is taken; that path among them.
        file: What is in it.
        claim: The path of an empty file that only one writer of that final path can make: it has
            the name while that file is there. For to look and then to rename are two requests, and
            where the server takes files away at once, no renaming would fail.
        make_temporary: Returns a path that no file had.
        logger: Where to say what became clear later.
        temporary: The path that it has until then, if it has one.
        is_whole: Whether all of it is there.
        is_claimed: Whether the claim was made by this upload, and not removed since.
        is_asked: Whether the server was asked to rename it.
        is_named: Whether it was renamed if its temporary name is gone: the answer was lost, or was
            a refusal although the size had just been right.
        most: How many requests may be under way at once.
    """

    path: str
    places: Sequence[str]
    file: OutputFile
    claim: str
    make_temporary: Callable[[], str]
    logger: logging.Logger
    temporary: str | None = field(default=None, init=False)
    is_whole: bool = field(default=False, init=False)
    is_claimed: bool = field(default=False, init=False)
    is_asked: bool = field(default=False, init=False)
    is_named: bool = field(default=False, init=False)
    most: int = field(default=UNDER_WAY, init=False)

    def attempt(self, session: Session) -> None:
        """Do what is left to do; a `ConnectionLostError` means that another session may go on.

        Raises:
            NameTakenError: If there is another file of the final name.
            NotRenamedError: If the server does not rename it; it may under another name.
        """
        try:
            if not self._is_done(session):
                if not self.is_whole:
                    self._transfer(session)
                self._claim(session)
                if not self._is_done(session):
                    self._rename(session)
        except ConnectionLostError:
            raise
        except PluginError:
            self.tidy(session)
            raise
        with contextlib.suppress(ConnectionLostError):  # the file is there, whatever comes now
            self.tidy(session)

    def tidy(self, session: Session) -> None:
        """Remove the claim, and what has only its temporary name; what is gone is no failure."""
        if self.temporary is not None:
            remove(session, self.temporary)
            self.temporary = None
        if self.is_claimed:  # last: until then the name is this upload's
            # Once more if need be: it does not say whose it is, so it would stay for a day.
            _ = remove(session, self.claim) or remove(session, self.claim)
            self.is_claimed = False

    def _is_done(self, session: Session) -> bool:
        """Whether the file has arrived before: the answer was lost, or the run was ended then.

        It is known by its name and content together: such a file is there, whoever sent it.
        """
        if self.is_named and isinstance(_look(session, self.temporary or ""), NotFoundError):
            self.logger.info("%s was renamed, though the server did not say so.", self.path)
            self.temporary = None
            return True
        for path in self.places:
            found = _look(session, path)
            if isinstance(found, RemoteFileError):
                continue
            same = found.st_size == self.file.size and _has_content(session, path, self.file)
            # What may not be read, or is gone by now, was not there before the renaming.
            if not (self.is_asked if same is None else same):
                raise NameTakenError(NAME_TAKEN, path=path)
            self.logger.info("%s had arrived before.", path)
            self.tidy(session)
            return True
        return False

    def _transfer(self, session: Session) -> None:
        self.tidy(session)  # what a broken connection left
        self.temporary = self.make_temporary()
        try:
            transfer(session, self.temporary, self.file, self.most)
        except ConnectionLostError:
            # Too many requests at once may be what broke it.
            self.most = max(1, self.most // 2)
            raise
        except RemoteFileError as error:
            raise RemoteFileError(
                errors.NOT_UPLOADED, path=self.path, temporary=self.temporary, error=error
            ) from None
        self.is_whole = True

    def _claim(self, session: Session) -> None:
        """Claim the name against every writer that looks at it now.

        Raises:
            NameTakenError: If it is claimed: by another, or by a try whose answer was lost.
            NotRenamedError: If the claim cannot be made, or was another's and is gone by now.
        """
        if self.is_claimed:
            return
        try:
            with session.about(self.claim):
                handle = session.client.open_new(self.claim)
                self.is_claimed = True
                session.client.close_handle(handle)
        except RemoteFileError as error:
            if self.is_claimed:
                return  # it is there, however its closing went
            if not isinstance(_look(session, self.claim), RemoteFileError):
                raise NameTakenError(NAME_TAKEN, path=self.path) from None
            raise NotRenamedError(
                errors.NOT_UPLOADED, path=self.path, temporary=self.claim, error=error
            ) from None

    def _rename(self, session: Session) -> None:
        """Give the file its name. A server may take it away at once, so nothing is asked after."""
        found = _look(session, self.temporary or "")
        was_named, self.is_named, self.is_asked = self.is_named, True, True
        try:
            with session.about(self.path):
                session.client.rename(self.temporary or "", self.path)
        except RemoteFileError as error:
            if was_named and isinstance(error, NotFoundError):
                return  # the earlier request was still under way when it was looked for
            # Some servers say so of what is done, when somebody has taken the file away already.
            self.is_named = getattr(found, "st_size", None) == self.file.size
            if self._is_done(session):
                return
            is_sure = error.kind is errors.NO_PERMISSION
            refusal = RemoteFileError if is_sure else NotRenamedError
            raise refusal(errors.NOT_RENAMED, path=self.path, error=error) from None
        self.temporary = None


def _look(session: Session, path: str) -> paramiko.SFTPAttributes | RemoteFileError:
    """Return what there is of this name, or why it is not told."""
    try:
        with session.about(path):
            return session.client.lstat(path)
    except RemoteFileError as error:
        return error


def _has_content(session: Session, path: str, file: OutputFile) -> bool | None:
    """Whether a file holds the same; None, if it may not be read."""
    digest = hashlib.sha256()
    try:
        with contextlib.closing(FileReader(session, path)) as reader:
            for block in iter(reader.read_block, b""):
                digest.update(block)
    except (RemoteFileError, FileChangedError):
        return None
    return digest.hexdigest() == file.sha256


def remove(session: Session, path: str) -> bool:
    """Remove a file, if that is possible; return whether it was."""
    with contextlib.suppress(RemoteFileError), session.about(path):
        session.client.remove(path)
        return True
    return False
