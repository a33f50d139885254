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

from singer_commons.sftp.client import PipelinedClient, WideChannel
from singer_commons.sftp.errors import (
    ConnectionLostError,
    HostKeyError,
    NotFoundError,
    RemoteFileError,
)
from singer_commons.sftp.hostkeys import HostKey, HostKeys
from singer_commons.sftp.login import LoginTransport, log_in

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

    def __init__(self, transport: paramiko.Transport, timeout: float) -> None:
        """Open the channel on a transport that is logged in.

        Args:
            transport: The transport; closed with the session.
            timeout: Seconds without an answer.
        """
        self._transport = transport
        self._channel = transport.open_session(CHANNEL_WINDOW, LARGEST_PACKET, timeout)
        self._channel.settimeout(timeout)
        # paramiko waits for this answer for ever: the transport is closed under it instead.
        watch = threading.Timer(timeout, transport.close)
        watch.daemon = True
        watch.start()
        try:
            self._channel.invoke_subsystem("sftp")
        finally:
            watch.cancel()
        self.client = PipelinedClient(WideChannel(self._channel))
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
        """Turn paramiko's errors into ours.

        Args:
            path: What the calls inside are about.

        Raises:
            ConnectionLostError: If the connection broke or fell silent.
            NotFoundError: If there is no such file or folder.
            RemoteFileError: If the server refuses.
        """
        try:
            yield
        except TimeoutError:
            msg = f"{path}: the server fell silent"
            raise ConnectionLostError(msg) from None
        except UnicodeDecodeError:
            raise RemoteFileError(path, "holds a name that is not UTF-8.") from None
        except (paramiko.SSHException, SFTPError, EOFError) as error:
            msg = f"{path}: the connection broke ({_words(error)})"
            raise ConnectionLostError(msg) from None
        except OSError as error:
            if error.errno == errno.ENOENT:
                raise NotFoundError(path, "no such file or folder.") from None
            if error.errno == errno.EACCES:
                raise RemoteFileError(path, "permission denied.") from None
            if not self.is_alive:
                msg = f"{path}: the connection broke ({_words(error)})"
                raise ConnectionLostError(msg) from None
            raise RemoteFileError(path, f"the server refuses: {_words(error)}.") from None


def open_session(
    settings: SftpSettings,
    key: paramiko.PKey | None,
    known: HostKeys,
    logger: logging.Logger,
) -> Session:
    """Connect, check the host key, and only then log in.

    Args:
        settings: The server and the credentials.
        key: The private key, unlocked.
        known: What is known of the server's keys.
        logger: Where an unknown host key is warned of.

    Raises:
        HostKeyError: If the server's key is not the one that is known.
        AuthenticationError: If the server does not accept the credentials.
        ConnectionLostError: If the server cannot be reached or does not answer.
    """
    shown: list[HostKey] = []
    while True:
        transport = _transport(settings)
        try:
            found = _shake_hands(transport, settings, known, shown)
            if found is not None and _accept(found, known, settings, logger, shown):
                log_in(transport, settings, key)
                return Session(transport, settings.timeout)
        except (paramiko.SSHException, SFTPError, EOFError, OSError) as error:
            _close(transport)
            msg = f"{_where(settings)}: the connection broke ({_words(error)})"
            raise ConnectionLostError(msg) from None
        except BaseException:
            _close(transport)
            raise
        _close(transport)
        if found is None:
            raise HostKeyError(_changed(settings, known, shown))
        shown.append(found)


def _transport(settings: SftpSettings) -> LoginTransport:
    try:
        connected = socket.create_connection((settings.host, settings.port), settings.timeout)
    except TimeoutError:
        msg = f"{_where(settings)}: no answer within {settings.timeout:g} s"
        raise ConnectionLostError(msg) from None
    except (OSError, UnicodeError) as error:
        msg = f"{_where(settings)}: cannot be reached ({_words(error)})"
        raise ConnectionLostError(msg) from None
    # Requests are small: without this each waits for the answer to the one before it.
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    logging.getLogger(LOG_CHANNEL).setLevel(logging.CRITICAL)
    # The kind that asks for the log-in service once: some servers (asyncssh) allow no second time.
    transport = LoginTransport(connected)
    transport.daemon = True
    transport.set_log_channel(LOG_CHANNEL)
    options = transport.get_security_options()
    options.ciphers = sorted(options.ciphers, key=lambda name: "gcm" not in name)
    transport.banner_timeout = settings.timeout
    transport.handshake_timeout = settings.timeout
    transport.auth_timeout = settings.timeout
    transport.channel_timeout = settings.timeout
    transport.clear_to_send_timeout = settings.timeout
    return transport


def _shake_hands(
    transport: LoginTransport, settings: SftpSettings, known: HostKeys, shown: list[HostKey]
) -> HostKey | None:
    """Agree on keys and return the server's; None if it has none but those shown before."""
    algorithms = known.algorithms(tuple(key.kind for key in shown))
    if not algorithms:
        return None
    transport.get_security_options().key_types = algorithms
    try:
        transport.start_client(timeout=settings.timeout)
        remote = transport.get_remote_server_key()
    except paramiko.ssh_exception.IncompatiblePeer as error:
        if shown:
            return None
        msg = f"{_where(settings)}: no method in common with the server: {_words(error)}."
        raise HostKeyError(msg) from None
    if settings.keepalive:
        transport.set_keepalive(max(1, round(settings.keepalive)))
    return HostKey(remote.get_name(), remote.asbytes())


def _accept(
    found: HostKey,
    known: HostKeys,
    settings: SftpSettings,
    logger: logging.Logger,
    shown: list[HostKey],
) -> bool:
    """Decide about the key that the server shows.

    Returns:
        True to go on; False to ask for another of its keys.
    """
    where = _where(settings)
    if found in known.revoked:
        msg = f"{where}: its key {found.fingerprint} is marked @revoked in {known.source}."
        raise HostKeyError(msg)
    if known.accept(found):
        return True
    if known.fingerprint is not None:
        return False  # the fingerprint may be that of another type of key
    if not known.is_empty:
        raise HostKeyError(_changed(settings, known, [*shown, found]))
    if settings.allow_unknown_host_key:
        logger.warning(
            "%s: unknown host key %s (%s) accepted, since allow_unknown_host_key is set. "
            "Set host_key to %r to accept no other.",
            where,
            found.fingerprint,
            found.kind,
            found.line,
        )
        return True
    listed = f", and {known.source} does not list it" if settings.known_hosts_path else ""
    msg = (
        f"{where}: the server's key is not known{listed}. It shows {found.fingerprint} "
        f"({found.kind}). If its owner confirms that, set host_key to {found.line!r}."
    )
    raise HostKeyError(msg)


def _changed(settings: SftpSettings, known: HostKeys, shown: list[HostKey]) -> str:
    seen = " and ".join(f"{key.fingerprint} ({key.kind})" for key in shown)
    return (
        f"{_where(settings)}: the server's key is not the one in {known.source}: expected "
        f"{known.expected}, it shows {seen}. It was replaced, or somebody else answers: ask its "
        "owner. Nothing was sent."
    )


def _close(transport: paramiko.Transport) -> None:
    # A handshake that failed leaves its timer behind, which would hold up the end of the program.
    transport.packetizer.complete_handshake()
    with contextlib.suppress(Exception):
        transport.close()
    transport.sock.close()


def _where(settings: SftpSettings) -> str:
    return f"{settings.host}:{settings.port}"


def _words(error: Exception) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or error).strip(" .") or type(error).__name__
