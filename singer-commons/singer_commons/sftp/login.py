"""Credentials, sent only after the host key has been checked."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import paramiko
from paramiko.auth_handler import AuthOnlyHandler
from paramiko.common import cMSG_USERAUTH_REQUEST
from paramiko.transport import ServiceRequestingTransport
from typing_extensions import override

from singer_commons.sftp.errors import AuthenticationError, ConnectionLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from singer_commons.sftp.settings import SftpSettings

KEY = "publickey"
PASSWORD = "password"  # noqa: S105 - a method's name
INTERACTIVE = "keyboard-interactive"


class LoginHandler(AuthOnlyHandler):
    """Waits for answers to log-in requests without missing the quick ones."""

    @override
    def send_auth_request(
        self,
        username: str,
        method: str,
        finish_message: Callable[[paramiko.Message], object] | None = None,
    ) -> list[str]:
        """Send a request and wait for its answer.

        As paramiko 5.1 does it, but the event that the answer sets is there before the request is
        sent. Paramiko makes it afterwards: an answer that is already there by then is never
        noticed, and the log-in stands still until its time-out.
        """
        self.auth_method = method
        self.username = username
        message = paramiko.Message()
        message.add_byte(cMSG_USERAUTH_REQUEST)
        message.add_string(username)
        message.add_string("ssh-connection")
        message.add_string(method)
        if finish_message is not None:
            finish_message(message)
        self.auth_event = threading.Event()
        with self.transport.lock:
            # As in paramiko's own; there is no public way.
            self.transport._send_message(message)  # type: ignore[attr-defined]  # noqa: SLF001
        allowed: list[str] = self.wait_for_response(self.auth_event)
        return allowed


class LoginTransport(ServiceRequestingTransport):
    """A transport that asks for the log-in service once, as some servers demand."""

    @override
    def get_auth_handler(self) -> LoginHandler:
        """Return what waits for answers."""
        return LoginHandler(self)

    @override
    def ensure_session(self) -> None:
        """Ask for the service; paramiko waits for the answer for ever, this does not."""

        def give_up() -> None:
            self.close()
            self._service_userauth_accepted = True  # what paramiko's loop looks at

        watch = threading.Timer(self.auth_timeout, give_up)
        watch.daemon = True
        watch.start()
        try:
            super().ensure_session()
        finally:
            watch.cancel()

    @override
    def auth_none(self, username: str) -> list[str]:
        """Ask which methods there are; paramiko 5.1's own fails on a missing argument."""
        self.ensure_session()
        handler = self.get_auth_handler() if self.auth_handler is None else self.auth_handler
        allowed: list[str] = handler.send_auth_request(username, "none")  # type: ignore[attr-defined]
        return allowed


def log_in(transport: LoginTransport, settings: SftpSettings, key: paramiko.PKey | None) -> None:
    """Log in with the private key, then the agent's keys, then the password.

    A server that wants two of them gets both.

    Args:
        transport: Connected, its host key checked.
        settings: The credentials.
        key: The private key, unlocked.

    Raises:
        AuthenticationError: If the server accepts none of them.
        ConnectionLostError: If it does not answer.
    """
    user = settings.username
    allowed = _allowed(transport, user)
    tried: list[str] = []
    partly = False
    for what, method, attempt in _attempts(transport, settings, key):
        if transport.is_authenticated():
            return
        # The same password by another method would only count as one more failure.
        if (allowed and method not in allowed) or what in tried:
            continue
        tried.append(what)
        try:
            allowed, partly = attempt(), True
        except paramiko.BadAuthenticationType as error:
            allowed = error.allowed_types
        except (paramiko.SSHException, EOFError, OSError) as error:
            _check_alive(transport, error, what)
    if not transport.is_authenticated():
        raise AuthenticationError(_refusal(user, allowed, tried, partly=partly))


def _refusal(user: str, allowed: Sequence[str], tried: Sequence[str], *, partly: bool) -> str:
    methods = ", ".join(sorted(allowed)) or "nothing that it names"
    if not tried:
        return f"nothing set fits: the server lets {user!r} log in with {methods}."
    if partly:
        return f"the server wants more than {' and '.join(tried)}: also {methods}."
    return (
        f"the server refuses {' and '.join(tried)} for {user!r}; it allows {methods}. "
        f"Check username and {_settings(tried)}."
    )


def _allowed(transport: LoginTransport, user: str) -> Sequence[str]:
    """Ask which methods the server offers; no credential is sent (RFC 4252, 5.2)."""
    try:
        transport.auth_none(user)
    except paramiko.BadAuthenticationType as error:
        return error.allowed_types
    except paramiko.AuthenticationException as error:
        _check_alive(transport, error, "the user name")
    return ()


def _attempts(
    transport: LoginTransport, settings: SftpSettings, key: paramiko.PKey | None
) -> Iterator[tuple[str, str, Callable[[], Sequence[str]]]]:
    user, password = settings.username, settings.password
    if key is not None:
        what = f"the private key ({key.get_name()}, {key.fingerprint})"
        yield what, KEY, partial(transport.auth_publickey, user, key)
    if settings.use_agent:
        for found in paramiko.Agent().get_keys():
            what = f"the agent's key ({found.get_name()}, {found.fingerprint})"
            yield what, KEY, partial(transport.auth_publickey, user, found)
    if password:

        def answer(_title: str, _text: str, prompts: list[tuple[str, bool]]) -> list[str]:
            # One hidden field is the password; anything else is a question for a person.
            if len(prompts) == 1 and not prompts[0][1]:
                return [password]
            return [""] * len(prompts)

        yield (
            "the password",
            PASSWORD,
            partial(transport.auth_password, user, password, fallback=False),
        )
        yield "the password", INTERACTIVE, partial(transport.auth_interactive, user, answer)


def _check_alive(transport: LoginTransport, error: Exception, what: str) -> None:
    """Tell a refusal, after which others may be tried, from a server that is gone or silent."""
    if "timeout" in str(error).lower():  # paramiko has no type of its own for it
        msg = "the server did not answer the log-in in time"
        raise ConnectionLostError(msg) from None
    if not transport.is_active():
        # Not tried again: servers lock accounts out for that.
        msg = f"the server broke the connection off when it was sent {what}."
        raise AuthenticationError(msg) from None


def _settings(tried: Sequence[str]) -> str:
    names = {
        "the password": "password",
        "the private key": "private_key",
        "the agent's key": "the agent",
    }
    found = [name for start, name in names.items() if any(w.startswith(start) for w in tried)]
    return " and ".join(found)
