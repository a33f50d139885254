"""An SFTP server on a real socket, in a thread of its own, on asyncssh: who may come in.

What a session may then do is for each service to say.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hmac import compare_digest
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import asyncssh

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    SessionFactory = Callable[[asyncssh.SSHServerChannel[bytes]], asyncssh.SFTPServer]

DEFAULT_USERNAME = "sandbox"
DEFAULT_PASSWORD = "sandbox-password"  # noqa: S105 - of a stand-in, no secret
_ALGORITHMS = {"ed25519": "ssh-ed25519", "rsa": "ssh-rsa", "ecdsa": "ecdsa-sha2-nistp256"}
_START = 30  # seconds


@dataclass(frozen=True, slots=True)
class AuthAttempt:
    """An attempt to sign in. What was sent as proof is not kept.

    Attributes:
        username: The name given.
        method: ``password`` or ``publickey``; clients may offer a key before they sign with it.
        accepted: Whether it was right.
    """

    username: str
    method: str
    accepted: bool


class HostKey(NamedTuple):
    """A server's key, as clients come to know it.

    Attributes:
        public: The public key, ``ssh-ed25519 AAAA…``.
        fingerprint: The same as ``SHA256:…``.
    """

    public: str
    fingerprint: str


class ServerLog(Protocol):
    """Who is told of connections and of attempts to sign in."""

    def connected(self) -> None:
        """Count a connection, before anybody signed in."""

    def add(self, entry: AuthAttempt, /) -> None:
        """Log an attempt to sign in."""


class Credentials:
    """Who may come in, by password or by key."""

    def __init__(
        self,
        username: str,
        password: str,
        authorized_keys: Iterable[str],
        refuses: Callable[[], object],
    ) -> None:
        """Know the one who may come in.

        Args:
            username: The name.
            password: That name's password.
            authorized_keys: Public keys, ``ssh-ed25519 AAAA…``, that may sign in as well.
            refuses: Tells whether somebody with the right proof is refused all the same.

        Raises:
            ValueError: A key that cannot be read.
        """
        self.keys = {asyncssh.import_public_key(text).public_data for text in authorized_keys}
        self._username = username
        self._password = password
        self._refuses = refuses

    def password(self, username: str, password: str) -> AuthAttempt:
        """Decide on a password."""
        right = compare_digest(password.encode(), self._password.encode())
        return self._decide("password", username, right=right)

    def key(self, username: str, key: asyncssh.SSHKey) -> AuthAttempt:
        """Decide on a key."""
        return self._decide("publickey", username, right=key.public_data in self.keys)

    def _decide(self, method: str, username: str, *, right: bool) -> AuthAttempt:
        right = right and username == self._username
        return AuthAttempt(username, method, accepted=right and not self._refuses())


def new_host_key(kind: str = "ed25519") -> str:
    """Make a private key as OpenSSH writes it.

    Args:
        kind: ``ed25519``, ``rsa`` or ``ecdsa``.

    Raises:
        ValueError: Another kind.
    """
    if kind not in _ALGORITHMS:
        msg = f"no such kind of key: {kind}; one of {', '.join(_ALGORITHMS)}"
        raise ValueError(msg)
    return asyncssh.generate_private_key(_ALGORITHMS[kind], "sandbox").export_private_key().decode()


@contextmanager
def listening(  # noqa: PLR0913, PLR0917 - the parts of a server
    session: SessionFactory,
    credentials: Credentials,
    log: ServerLog,
    host: str,
    port: int,
    host_keys: Sequence[str],
    close: Callable[[], None],
) -> Iterator[tuple[int, tuple[HostKey, ...]]]:
    """Serve SFTP sessions until the block ends.

    Args:
        session: Makes a session on a channel.
        credentials: Who may come in.
        log: Who is told of it.
        host: An address of this machine.
        port: The port; 0 takes a free one.
        host_keys: Private keys of the server, as from ``new_host_key``; if none, a new one.
        close: Is called when all connections are cut.

    Yields:
        The port, and the server's keys.

    Raises:
        OSError: The address cannot be had.
        ValueError: A key that cannot be read.
    """
    keys = [asyncssh.import_private_key(text) for text in host_keys or [new_host_key()]]
    shown = (
        HostKey(" ".join(key.export_public_key().decode().split()[:2]), key.get_fingerprint())
        for key in keys
    )
    server = _Server(credentials, log)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        starting = asyncio.run_coroutine_threadsafe(server.open(session, host, port, keys), loop)
        yield starting.result(_START), tuple(shown)
    finally:
        asyncio.run_coroutine_threadsafe(server.shut(), loop).result(_START)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        close()


class _Server:
    """The listening socket and the connections made through it; lives in the event loop."""

    def __init__(self, credentials: Credentials, log: ServerLog) -> None:
        self.credentials = credentials
        self.log = log
        self.connections: set[asyncssh.SSHServerConnection] = set()
        self._listener: asyncssh.SSHAcceptor | None = None

    async def open(
        self, session: SessionFactory, host: str, port: int, keys: Sequence[asyncssh.SSHKey]
    ) -> int:
        """Listen, and return the port."""
        self._listener = await asyncssh.listen(
            host,
            port,
            server_factory=partial(_Connection, self),
            server_host_keys=keys,
            sftp_factory=session,
            config=(),
            gss_host=None,
            agent_forwarding=False,
        )
        return self._listener.get_port()

    async def shut(self) -> None:
        """Stop listening and cut every connection."""
        if self._listener is not None:
            self._listener.close()
        for connection in list(self.connections):
            connection.abort()
        if self._listener is not None:  # since Python 3.12 it waits for connections
            await self._listener.wait_closed()
        others: set[asyncio.Task[Any]] = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


class _Connection(asyncssh.SSHServer):
    """One connection, and whether it may come in."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._connection: asyncssh.SSHServerConnection | None = None

    @override
    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._server.connections.add(conn)
        self._server.log.connected()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self._connection is not None:
            self._server.connections.discard(self._connection)

    @override
    def password_auth_supported(self) -> bool:
        # Asked after each refusal. paramiko asks for the log-in service before each method, which
        # OpenSSH grants every time, and asyncssh once; it has no public way to be told otherwise.
        if self._connection is not None:
            self._connection._next_service = b"ssh-userauth"  # noqa: SLF001 - see above
        return True

    @override
    def public_key_auth_supported(self) -> bool:
        return bool(self._server.credentials.keys)

    @override
    def validate_password(self, username: str, password: str) -> bool:
        return self._logged(self._server.credentials.password(username, password))

    @override
    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return self._logged(self._server.credentials.key(username, key))

    def _logged(self, attempt: AuthAttempt) -> bool:
        self._server.log.add(attempt)
        return attempt.accepted
