"""Write, then put: a target that writes a CSV file, then that file uploaded with paramiko.

What hotgluexyz/target-sftp does with files that are there: any host key will do; ``put`` under a
temporary name, which ends with paramiko's comparison of sizes; then the rename. It also has the
connection compressed. Between two programs of one machine that only costs time, and is left out.
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import paramiko

HOST = "127.0.0.1"


def main() -> None:
    """Feed the target standard input, then upload all files of its folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--username", required=True)
    parser.add_argument("--key", required=True, help="the file of the private key (ed25519)")
    parser.add_argument("--path", required=True, help="where to, on the server")
    parser.add_argument("folder", type=Path, help="where the target writes")
    parser.add_argument("target", nargs=argparse.REMAINDER, help="the target's command")
    arguments = parser.parse_args()
    subprocess.run(arguments.target, check=True)  # noqa: S603 - our own command
    with paramiko.Transport((HOST, arguments.port)) as transport:
        key = paramiko.Ed25519Key.from_private_key_file(arguments.key)
        transport.connect(username=arguments.username, pkey=key)
        with transport.open_sftp_client() as client:
            for file in sorted(arguments.folder.iterdir()):
                name = f"{arguments.path}/{file.name}"
                client.put(str(file), f"{name}.tmp")
                client.rename(f"{name}.tmp", name)


if __name__ == "__main__":
    main()
