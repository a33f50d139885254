"""Credentials, sent only after the host key has been checked."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import paramiko
from paramiko.auth_handler import AuthOnlyHandler

from singer_commons.sftp import errors
from singer_commons.sftp.errors import AuthenticationError, ConnectionLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from singer_commons.sftp.settings import SftpSettings


class LaterAttempt(AuthOnlyHandler):
    """An attempt after the first: it does not ask for the log-in service again.

    paramiko's transport asks each time; servers such as asyncssh, and those that are made with
    Go's library, break off then.
    """

    @property  # type: ignore[explicit-override]
    def auth_event(self) -> threading.Event:
        """What an answer sets, which may come before paramiko would make it."""
        return self._answered

    @auth_event.setter
    def auth_event(self, _later: threading.Event | None) -> None:
        if "_answered" not in vars(self):
            self._answered = threading.Event()


def log_in(
    transport: paramiko.Transport, settings: SftpSettings, key: paramiko.PKey | None
) -> None:
    """Log in with the private key, then the password; a server that wants both gets both.

    Raises:
        AuthenticationError: If the server accepts none of them.
        ConnectionLostError: If it does not answer.
    """
    allowed: Sequence[str] = ()
    tried: dict[str, tuple[str, str]] = {}
    partly = True
    was_partly = False
    while partly:  # what is accepted in part may open the way for what was not allowed before
        partly = False
        for method, setting, credential, send in _attempts(transport, settings, key):
            # The same password by another method would only count as one more failure.
            if (allowed and method not in allowed) or credential in tried:
                continue
            try:
                allowed = send()
            except paramiko.BadAuthenticationType as error:
                allowed = error.allowed_types
                continue
            except (paramiko.SSHException, EOFError, OSError) as error:
                # A refusal, after which others may be tried; or the server is silent or gone.
                if "timeout" in str(error).lower():  # paramiko has no type of its own for it
                    raise ConnectionLostError(errors.LOGIN_SILENT, host=settings.host) from None
                if not transport.is_active():
                    # Not tried again: servers lock accounts out for that.
                    raise AuthenticationError(errors.BROKEN_OFF, credential=credential) from None
            else:
                if transport.is_authenticated():
                    return
                partly = was_partly = True
            tried[credential] = (method, setting)
    raise AuthenticationError(
        errors.WANTS_MORE if was_partly else errors.REFUSED if tried else errors.NOTHING_FITS,
        user=settings.username,
        tried=" and ".join(tried),
        settings=" and ".join(setting for _, setting in tried.values()),
        methods=", ".join(sorted(allowed)) or "nothing that it names",
    )


def _attempts(
    transport: paramiko.Transport, settings: SftpSettings, key: paramiko.PKey | None
) -> Iterator[tuple[str, str, str, Callable[[], Sequence[str]]]]:
    """Return ways to log in: method (RFC 4252), setting, credential in words, and its sending.

    None comes first, as every client has it: the refusal names the methods that are allowed.
    """
    user, password = settings.username, settings.password
    yield "none", "username", "the user name", lambda: transport.auth_none(user)

    def later(method: str, credential: Any) -> Callable[[], Sequence[str]]:
        def send() -> Sequence[str]:
            transport.auth_handler = handler = LaterAttempt(transport)
            allowed: Sequence[str] = getattr(handler, f"auth_{method}")(user, credential)
            return allowed

        return send

    if key is not None:
        what = f"the private key ({key.get_name()}, {key.fingerprint})"
        yield "publickey", "private_key", what, later("publickey", key)
    if password:

        def answer(_title: str, _text: str, prompts: list[tuple[str, bool]]) -> list[str]:
            # One hidden field is the password; anything else is a question for a person.
            if len(prompts) == 1 and not prompts[0][1]:
                return [password]
            return [""] * len(prompts)

        yield "password", "password", "the password", later("password", password)
        yield "keyboard-interactive", "password", "the password", later("interactive", answer)
