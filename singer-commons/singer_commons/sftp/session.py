"""One logged-in connection: socket → transport → host key → log-in → SFTP channel."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
import threading
from typing import TYPE_CHECKING

import paramiko
from paramiko.sftp import SFTPError

from singer_commons.network import reason_of
from singer_commons.sftp import errors
from singer_commons.sftp.client import PipelinedClient, WideChannel
from singer_commons.sftp.errors import (
    ConnectionLostError,
    HostKeyError,
    NoSftpError,
    NotFoundError,
    RemoteFileError,
)
from singer_commons.sftp.hostkeys import HostKey, HostKeys
from singer_commons.sftp.login import log_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from singer_commons.sftp.settings import SftpSettings

CHANNEL_WINDOW = 2 * 1024 * 1024
"""Bytes that a server may send before they are taken: it bounds what paramiko holds."""
LARGEST_PACKET = 64 * 1024
LOG_CHANNEL = "singer_commons.paramiko"
"""Where paramiko logs to: errors come out as exceptions here, its tracebacks are left out."""


class Session:
    """A logged-in SFTP channel. Belongs to one thread.

    Attributes:
        client: What speaks SFTP on it.
        hashes: Whether the server may know how to hash a file, as far as is known here.
    """

    def __init__(self, transport: paramiko.Transport, settings: SftpSettings) -> None:
        """Open the channel on a transport that is logged in, and is closed with the session."""
        timeout = settings.timeout
        self._where = f"{settings.host}:{settings.port}"
        if settings.keepalive:
            transport.set_keepalive(max(1, round(settings.keepalive)))
        self._transport = transport
        self._channel = transport.open_session(CHANNEL_WINDOW, LARGEST_PACKET, timeout)
        self._channel.settimeout(timeout)
        # paramiko waits for this answer for ever: the transport is closed under it instead.
        watch = threading.Timer(timeout, transport.close)
        watch.daemon = True
        watch.start()
        wide = WideChannel(self._channel)
        try:
            self._channel.invoke_subsystem("sftp")
            self.client = PipelinedClient(wide)
        except (paramiko.SSHException, SFTPError, EOFError) as error:
            if not (transport.is_active() or isinstance(error, SFTPError)):
                raise
            said = f"it says {wide.first[:200]!r}" if wide.first else _explain_error(error)
            where, user = f"{settings.host}:{settings.port}", settings.username
            raise NoSftpError(errors.NO_SFTP, where=where, error=said, user=user) from None
        finally:
            watch.cancel()
        self.hashes = True

    @property
    def is_alive(self) -> bool:
        """Whether the connection stands, as far as is known here."""
        return self._transport.is_active() and not self._channel.closed

    def close(self) -> None:
        """Close the connection; never fails."""
        _close(self._transport)

    @contextlib.contextmanager
    def about(self, path: str) -> Iterator[None]:
        """Turn paramiko's errors about a path into ours.

        Raises:
            ConnectionLostError: If the connection broke or fell silent.
            NotFoundError: If there is no such file or folder.
            RemoteFileError: If the server refuses.
        """
        try:
            yield
        except TimeoutError:
            raise ConnectionLostError(errors.SILENT, path=path, where=self._where) from None
        except UnicodeDecodeError:
            raise RemoteFileError(errors.NOT_UTF8, path=path) from None
        # ValueError: an answer longer than what was asked for.
        except (paramiko.SSHException, SFTPError, EOFError, OSError, ValueError) as error:
            number = getattr(error, "errno", None)
            if number == errno.ENOENT:
                raise NotFoundError(errors.NOT_FOUND, path=path) from None
            if number == errno.EACCES:
                raise RemoteFileError(errors.NO_PERMISSION, path=path) from None
            words = _explain_error(error)
            if self.is_alive and isinstance(error, OSError):
                raise RemoteFileError(errors.SERVER_REFUSES, path=path, error=words) from None
            place = f"{path} on {self._where}"
            raise ConnectionLostError(errors.BROKEN, place=place, error=words) from None


def open_session(
    settings: SftpSettings,
    key: paramiko.PKey | None,
    known: HostKeys,
    logger: logging.Logger,
) -> Session:
    """Connect, check the host key, and only then log in with an unlocked key.

    Raises:
        HostKeyError: If the server's key is not the one that is known.
        AuthenticationError: If the server does not accept the credentials.
        NoSftpError: If it speaks no SFTP.
        ConnectionLostError: If the server cannot be reached or does not answer.
    """
    where = f"{settings.host}:{settings.port}"
    shown: list[HostKey] = []
    while algorithms := known.algorithms(tuple(key.kind for key in shown)):
        transport = _transport(settings, where)
        transport.get_security_options().key_types = algorithms
        with contextlib.ExitStack() as undo:
            undo.callback(_close, transport)
            offers = undo.enter_context(_overhear(transport))
            try:
                transport.start_client(timeout=settings.timeout)
                remote = transport.get_remote_server_key()
                shown.append(HostKey(remote.get_name(), remote.asbytes()))
                if _accepts(shown, known, settings, logger, where):
                    log_in(transport, settings, key)
                    session = Session(transport, settings)
                    undo.pop_all()
                    return session
            except paramiko.ssh_exception.IncompatiblePeer as error:
                if shown:
                    break
                raise _nothing_in_common(error, where, transport, offers) from None
            except (paramiko.SSHException, SFTPError, EOFError, OSError) as error:
                words = _explain_error(error)
                raise ConnectionLostError(errors.BROKEN, place=where, error=words) from None
    raise _changed(shown, known, where)


@contextlib.contextmanager
def _overhear(transport: paramiko.Transport) -> Iterator[list[str]]:
    """Gather what paramiko says of the lists of algorithms: it keeps the server's nowhere."""
    name = f"{LOG_CHANNEL}.{threading.get_ident()}"
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger(name)
    log.propagate = False
    log.setLevel(logging.DEBUG)
    log.addHandler(handler)
    transport.set_log_channel(name)
    try:
        yield heard
    finally:
        log.removeHandler(handler)
        log.setLevel(logging.CRITICAL)
        transport.set_log_channel(LOG_CHANNEL)


def _nothing_in_common(
    error: Exception, where: str, transport: paramiko.Transport, offers: list[str]
) -> HostKeyError:
    words = _explain_error(error)
    options = transport.get_security_options()
    said = dict(line.split(": ", 1) for line in offers if ": " in line)
    lists = {
        "kex": ("kex algos", options.kex),
        "cipher": ("client encrypt", options.ciphers),
        "mac": ("client mac", options.digests),
    }
    theirs, ours = next(
        (each for word, each in lists.items() if word in words), ("server key", options.key_types)
    )
    return HostKeyError(
        errors.NOTHING_IN_COMMON,
        where=where,
        error=words,
        theirs=said.get(theirs, "nothing that is known"),
        ours=", ".join(ours),
    )


def _transport(settings: SftpSettings, where: str) -> paramiko.Transport:
    seconds = settings.timeout
    try:
        connected = socket.create_connection((settings.host, settings.port), seconds)
    except TimeoutError:
        raise ConnectionLostError(errors.NO_ANSWER, where=where, seconds=seconds) from None
    except (OSError, UnicodeError) as error:
        words = reason_of(error)
        raise ConnectionLostError(errors.NOT_REACHED, where=where, error=words) from None
    # Requests are small: without this each waits for the answer to the one before it.
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    logging.getLogger(LOG_CHANNEL).setLevel(logging.CRITICAL)
    transport = paramiko.Transport(connected)
    transport.daemon = True
    transport.set_log_channel(LOG_CHANNEL)
    options = transport.get_security_options()
    options.ciphers = sorted(options.ciphers, key=lambda name: "gcm" not in name)
    transport.banner_timeout = transport.handshake_timeout = transport.auth_timeout = seconds
    transport.channel_timeout = transport.clear_to_send_timeout = seconds
    return transport


def _accepts(
    shown: list[HostKey],
    known: HostKeys,
    settings: SftpSettings,
    logger: logging.Logger,
    where: str,
) -> bool:
    """Whether to go on with the key that the server has shown last, or to ask for another."""
    found = shown[-1]
    if found.fingerprint in known.revoked:
        raise HostKeyError(
            errors.KEY_REVOKED, where=where, fingerprint=found.fingerprint, source=known.source
        )
    if found.fingerprint in known.trusted:
        return True
    if "" in known.trusted.values():
        return False  # the fingerprint may be that of another type of key
    if known.trusted:
        raise _changed(shown, known, where)
    if settings.allow_unknown_host_key:
        logger.warning(
            "%s: unknown host key %s (%s) accepted, since allow_unknown_host_key is set. "
            "Set host_key to %r to accept no other.",
            *(where, found.fingerprint, found.kind, found.line),
        )
        return True
    listed = f", and {known.source} does not list it" if settings.known_hosts_path else ""
    raise HostKeyError(errors.KEY_UNKNOWN, where=where, listed=listed, key=found)


def _changed(shown: list[HostKey], known: HostKeys, where: str) -> HostKeyError:
    return HostKeyError(
        errors.KEY_CHANGED,
        where=where,
        source=known.source,
        expected=known.expected,
        shown=" and ".join(f"{key.fingerprint} ({key.kind})" for key in shown),
    )


def _close(transport: paramiko.Transport) -> None:
    # A handshake that failed leaves its timer behind, which would hold up the end of the program.
    transport.packetizer.complete_handshake()
    with contextlib.suppress(Exception):
        transport.close()


def _explain_error(error: Exception) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or error).strip(" .") or type(error).__name__
