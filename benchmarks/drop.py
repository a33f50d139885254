"""A file drop: OpenSSH's server on this machine, on a processor of its own where there are two."""

from __future__ import annotations

import contextlib
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.programs import CORES, SERVERS_CORE

from ordergroove_sandbox.openssh import OpenSsh, running_openssh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "127.0.0.1"
KEY_KIND = "ed25519"


@dataclass(frozen=True)
class Drop:
    """A running server and the folder of it that is read or written."""

    folder: Path
    server: OpenSsh

    @property
    def key(self) -> str:
        """The file of the private key that may log in."""
        return str(self.server.keys[KEY_KIND])

    def access(self) -> dict[str, Any]:
        """Return the settings for SFTP that this repository's tap and target have alike."""
        return {
            "host": HOST,
            "port": self.server.port,
            "username": self.server.user,
            "private_key_path": self.key,
            "host_key": self.server.host_keys[KEY_KIND],
            "path": str(self.folder),
        }

    def settings(self) -> dict[str, Any]:
        """Return the configuration of tap-ordergroove-sftp."""
        return {**self.access(), "merchant_name": "acme", "min_age_seconds": 60}

    def take(self, folder: Path) -> list[Path]:
        """Move all files, hidden and temporary ones too, to a new folder of the same disk."""
        folder.mkdir()
        return [file.rename(folder / file.name) for file in sorted(self.folder.iterdir())]

    def sftp(self, batch: str) -> list[str]:
        """Return the `sftp` command, given the file of its commands; ``-`` for standard input."""
        known_hosts = self.folder.with_name("known_hosts")
        given = {
            "UserKnownHostsFile": known_hosts,
            "GlobalKnownHostsFile": os.devnull,
            "StrictHostKeyChecking": "yes",
            "IdentitiesOnly": "yes",
        }
        known_hosts.write_text(f"[{HOST}]:{self.server.port} {self.server.host_keys[KEY_KIND]}\n")
        options = [part for name, value in given.items() for part in ("-o", f"{name}={value}")]
        where = ["-P", str(self.server.port), "-i", self.key, "-b", batch]
        return ["sftp", "-q", "-F", "none", *options, *where, f"{self.server.user}@{HOST}"]


@contextlib.contextmanager
def dropping(folder: Path) -> Iterator[Drop]:
    """Serve a folder's subfolder `drop`, which is made; the server's keys go beside it."""
    files, ssh = folder / "drop", folder / "ssh"
    files.mkdir()
    ssh.mkdir()
    os.sched_setaffinity(0, {SERVERS_CORE})  # the server inherits it
    with running_openssh(ssh) as server:
        os.sched_setaffinity(0, CORES)
        yield Drop(files, server)


def openssh_version() -> str:
    """Return what the server's side is, as it says: ``OpenSSH_9.9p1``."""
    asked = subprocess.run(["ssh", "-V"], capture_output=True, text=True, check=True)  # noqa: S607
    return asked.stderr.partition(",")[0]
