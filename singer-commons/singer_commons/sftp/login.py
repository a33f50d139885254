"""Credentials, sent only after the host key has been checked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import paramiko

from singer_commons.sftp import errors
from singer_commons.sftp.errors import AuthenticationError, ConnectionLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from singer_commons.sftp.settings import SftpSettings


def log_in(
    transport: paramiko.Transport, settings: SftpSettings, key: paramiko.PKey | None
) -> None:
    """Log in with the private key, then the password.

    A server that wants both gets both, in its order. Which methods there are is not asked for
    first: each request makes paramiko ask for the log-in service anew, and some servers (asyncssh)
    allow that once, so that the first credential should be the right one.

    Args:
        transport: Connected, its host key checked.
        settings: The credentials.
        key: The private key, unlocked.

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
                _check_alive(transport, error, credential, settings.host)
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
        methods=", ".join(sorted(allowed or {method for method, _ in tried.values()}))
        or "nothing that it names",
    )


def _attempts(
    transport: paramiko.Transport, settings: SftpSettings, key: paramiko.PKey | None
) -> Iterator[tuple[str, str, str, Callable[[], Sequence[str]]]]:
    """Return ways to log in: method (RFC 4252), setting, credential in words, and its sending."""
    user, password = settings.username, settings.password
    if key is not None:
        what = f"the private key ({key.get_name()}, {key.fingerprint})"
        yield "publickey", "private_key", what, partial(transport.auth_publickey, user, key)
    if password:

        def answer(_title: str, _text: str, prompts: list[tuple[str, bool]]) -> list[str]:
            # One hidden field is the password; anything else is a question for a person.
            if len(prompts) == 1 and not prompts[0][1]:
                return [password]
            return [""] * len(prompts)

        for method, send in (
            ("password", partial(transport.auth_password, user, password, fallback=False)),
            ("keyboard-interactive", partial(transport.auth_interactive, user, answer)),
        ):
            yield method, "password", "the password", send


def _check_alive(
    transport: paramiko.Transport, error: Exception, credential: str, host: str
) -> None:
    """Tell a refusal, after which others may be tried, from a server that is gone or silent."""
    if "timeout" in str(error).lower():  # paramiko has no type of its own for it
        raise ConnectionLostError(errors.LOGIN_SILENT, host=host) from None
    if not transport.is_active():
        # Not tried again: servers lock accounts out for that.
        raise AuthenticationError(errors.BROKEN_OFF, credential=credential) from None
