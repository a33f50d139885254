"""The file copied by the `sftp` command, then counted by a bare ``csv.reader``.

The least that can be done: no types, no JSON, no names for values. Prints the number of rows.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
from pathlib import Path


def main() -> None:
    """Copy a file, count its rows, and remove the copy."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("remote", help="the file to copy")
    parser.add_argument("local", type=Path, help="where to")
    parser.add_argument("sftp", nargs=argparse.REMAINDER, help="the command, for a batch on stdin")
    arguments = parser.parse_args()
    subprocess.run(  # noqa: S603 - our own command
        arguments.sftp,
        input=f'get "{arguments.remote}" "{arguments.local}"\n',
        text=True,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    with arguments.local.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        print(sum(1 for _ in reader))
    arguments.local.unlink()


if __name__ == "__main__":
    main()
