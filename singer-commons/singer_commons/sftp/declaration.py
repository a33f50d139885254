"""The settings of a plugin that speaks to an SFTP server, declared once; needs the Singer SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_sdk import typing as th

from singer_commons.sftp.settings import SftpSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = (
    "host",
    "port",
    "username",
    "password",
    "private_key",
    "private_key_path",
    "private_key_passphrase",
    "host_key",
    "known_hosts_path",
    "allow_unknown_host_key",
)
SECRETS = ("password", "private_key", "private_key_passphrase")


def declare(
    giver: str,
    *,
    host: str | None = None,
    host_description: str = "Name of the SFTP server.",
    username_required: bool = False,
) -> tuple[th.Property[Any], ...]:
    """Return the declarations of `NAMES`, in this order.

    Args:
        giver: Who hands out user names.
        host: The default of the host.
        host_description: What the host is, and what its absence means.
        username_required: Whether nothing works without a user name.
    """
    return (
        th.Property(
            "host",
            th.StringType,
            default=host,
            title="Host",
            description=host_description,
        ),
        th.Property(
            "port",
            th.IntegerType(minimum=1, maximum=65535),
            default=22,
            title="Port",
            description="Port of the SFTP server.",
        ),
        th.Property(
            "username",
            th.StringType,
            required=username_required,
            title="User name",
            description=f"User name that {giver} gave you.",
        ),
        th.Property(
            "password",
            th.StringType,
            secret=True,
            title="Password",
            description="Password of that user.",
        ),
        th.Property(
            "private_key",
            th.StringType,
            secret=True,
            title="Private key",
            description="Private SSH key instead of a password, as text.",
        ),
        th.Property(
            "private_key_path",
            th.StringType,
            title="Private key path",
            description="File with the private SSH key.",
        ),
        th.Property(
            "private_key_passphrase",
            th.StringType,
            secret=True,
            title="Private key passphrase",
            description="What unlocks the private key.",
        ),
        th.Property(
            "host_key",
            th.StringType,
            title="Host key",
            description=(
                "The server's public key (ssh-ed25519 AAAA...), or its SHA256:... fingerprint."
            ),
        ),
        th.Property(
            "known_hosts_path",
            th.StringType,
            title="Known hosts path",
            description="File in OpenSSH's known_hosts format that lists the server's key.",
        ),
        th.Property(
            "allow_unknown_host_key",
            th.BooleanType,
            default=False,
            title="Allow unknown host key",
            description=(
                "Go on although the server's key is not known, and say in the log which it is."
            ),
        ),
    )


def settings_of(config: Mapping[str, Any]) -> SftpSettings:
    """Return the checked settings of a configuration, in which null ones are left out.

    Raises:
        SettingError: If one cannot work.
    """
    settings = SftpSettings(**{name: config[name] for name in NAMES if name in config})
    settings.check()
    return settings
