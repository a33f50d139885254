"""A private key: text → the object that paramiko logs in with."""

from __future__ import annotations

import io
import re
from typing import TypeAlias

import paramiko
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from singer_commons.errors import SettingError
from singer_commons.sftp import errors

PrivateKey: TypeAlias = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

KINDS: tuple[tuple[type[PrivateKey], type[paramiko.PKey]], ...] = (
    (ed25519.Ed25519PrivateKey, paramiko.Ed25519Key),
    (ec.EllipticCurvePrivateKey, paramiko.ECDSAKey),
    (rsa.RSAPrivateKey, paramiko.RSAKey),
)
"""Every current type. DSS is not among them: OpenSSH refuses it since 7.0 (2015)."""

PASSPHRASE = "private_key_passphrase"  # noqa: S105 - a setting's name


def load(text: str, passphrase: str | None, setting: str) -> paramiko.PKey:
    r"""Read and unlock a private key in OpenSSH's format, PKCS#1, SEC1 or PKCS#8.

    Where an environment variable could not hold line ends, ``\n`` may stand for them.

    Raises:
        SettingError: If it cannot be read or unlocked; the message names the setting, and quotes
            neither key nor passphrase.
    """
    body = text.strip()
    if "\n" not in body:
        body = body.replace("\\r", "").replace("\\n", "\n")
    body = body.replace("\r\n", "\n") + "\n"
    if body.startswith("PuTTY-User-Key-File"):
        raise SettingError(errors.PUTTY_KEY, setting)
    if re.match(r"(ssh-|ecdsa-|-----BEGIN PUBLIC)", body):
        raise SettingError(errors.PUBLIC_KEY, setting)
    if "PRIVATE KEY-----" not in body:
        raise SettingError(errors.NOT_A_KEY, setting)
    secret = passphrase.encode() if passphrase else None
    key = _parse(body.encode(), secret, setting)
    for kind, wanted in KINDS:
        if isinstance(key, kind):
            plain = key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.OpenSSH,
                serialization.NoEncryption(),
            )
            return wanted.from_private_key(io.StringIO(plain.decode()))
    raise SettingError(errors.OLD_KEY_TYPE, setting)


def _parse(body: bytes, secret: bytes | None, setting: str) -> object:
    in_openssh_format = b"BEGIN OPENSSH" in body
    parse = (
        serialization.load_ssh_private_key
        if in_openssh_format
        else serialization.load_pem_private_key
    )
    try:
        try:
            return parse(body, secret)
        except (TypeError, ValueError, InvalidTag):
            if secret is None:
                raise
            return parse(body, None)  # an unlocked key needs no passphrase
    except UnsupportedAlgorithm:
        raise SettingError(errors.OTHER_KEY_TYPE, setting) from None
    except (TypeError, ValueError, InvalidTag) as error:
        # InvalidTag: of a cipher that authenticates, as aes256-gcm.
        if secret is not None:
            raise SettingError(errors.WRONG_PASSPHRASE, PASSPHRASE, key=setting) from None
        if isinstance(error, TypeError):  # "Password was not given but private key is encrypted"
            raise SettingError(errors.KEY_LOCKED, PASSPHRASE) from None
        raise SettingError(errors.DAMAGED_KEY, setting) from None
