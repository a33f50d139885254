"""A real OpenSSH server on loopback, for what must hold against the software that most hosts run.

It logs in this user, with keys made for the occasion, and serves the whole file system by SFTP.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("ed25519", "ecdsa", "rsa")
_ATTEMPTS, _PAUSE = 100, 0.05
_CONFIG = """
Port {port}
ListenAddress 127.0.0.1
{host_keys}
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PidFile none
Subsystem sftp internal-sftp
"""


@dataclass(frozen=True, slots=True)
class OpenSsh:
    """A running server.

    Attributes:
        folder: Where its files are.
        port: Its port on 127.0.0.1.
        user: Who may log in.
        host_keys: Its public keys by kind, ``ssh-ed25519 AAAA…``.
        keys: The files of private keys that may log in, by kind; ``stranger`` may not.
    """

    folder: Path
    port: int
    user: str
    host_keys: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Path] = field(default_factory=dict)


def find_sshd() -> str | None:
    """Return the path of OpenSSH's server, a system package, if it is installed."""
    return shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def running_openssh(folder: Path) -> Iterator[OpenSsh]:
    """Run OpenSSH's server until the block ends.

    Args:
        folder: An empty folder for its keys and its log.

    Yields:
        The running server.

    Raises:
        RuntimeError: It is not installed, or does not start.
    """
    program = find_sshd()
    if program is None:
        msg = "OpenSSH's sshd is needed: install the package openssh-server."
        raise RuntimeError(msg)
    if os.geteuid() == 0:  # sshd, as root, wants its privilege separation folder
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    held, port = _held_port()
    server = OpenSsh(folder, port, pwd.getpwuid(os.geteuid()).pw_name)
    for kind in KINDS:
        server.host_keys[kind] = _public(_make_key(folder / f"host_{kind}", kind))
        server.keys[kind] = _make_key(folder / f"user_{kind}", kind)
    authorized = [f"{_public(server.keys[kind])}\n" for kind in KINDS]
    server.keys["stranger"] = _make_key(folder / "stranger", "ed25519")
    (folder / "authorized_keys").write_text("".join(authorized))
    host_keys = "\n".join(f"HostKey {folder / f'host_{kind}'}" for kind in KINDS)
    config = folder / "config"
    config.write_text(_CONFIG.format(port=server.port, folder=folder, host_keys=host_keys))
    with held, (folder / "log").open("w") as log:
        process = subprocess.Popen([program, "-D", "-e", "-f", str(config)], stderr=log)  # noqa: S603
        try:
            _wait_for(server.port, process, folder / "log")
            yield server
        finally:
            process.terminate()
            process.wait()


def _make_key(path: Path, kind: str) -> Path:
    command = ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "", "-f", str(path)]
    subprocess.run(command, check=True)  # noqa: S603
    return path


def _public(path: Path) -> str:
    return path.with_suffix(".pub").read_text().strip()


def _held_port() -> tuple[socket.socket, int]:
    """Find a port that nobody else gets while it is held; sshd, which shares addresses, does."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held, held.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_ATTEMPTS):
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(_PAUSE)
        else:
            return
    msg = f"sshd does not listen: {log.read_text()}"
    raise RuntimeError(msg)
