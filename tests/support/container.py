"""Runs the image as `docker run` does, without an engine: `python -m tests.support.container …`.

It takes the flags that docs/image.md has. The program is process 1 of its own namespace, its root
is read-only, and its user has no name; it shares the network, so that it reaches a test's servers.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# Inside of new namespaces of mounts and processes. `exec`, so that the program is process 1.
START = """
set -eu
root=$1 user=$2 group=$3 folder=$4; shift 4
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
  case "$1" in
    tmpfs:*) mount -t tmpfs -o mode=1777 tmpfs "$root/${1#tmpfs:}" ;;
    *) mount --bind "${1%%:*}" "$root/${1#*:}" ;;
  esac
  shift
done
shift
exec chroot --userspec="$user:$group" --groups="$group" "$root" env -i -C "$folder" "$@"
"""


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read what follows `docker`."""
    parser = argparse.ArgumentParser(prog="docker", allow_abbrev=False)
    parser.add_argument("command", choices=["run"])
    parser.add_argument("--rm", action="store_true")
    parser.add_argument("-d", "--detach", action="store_true")
    parser.add_argument("--name")
    parser.add_argument("--restart")
    parser.add_argument("--stop-timeout", type=int)
    parser.add_argument("--publish", "-p")
    parser.add_argument("--health-cmd")
    parser.add_argument("--read-only", action="store_true", required=True)
    parser.add_argument("--cap-drop", choices=["ALL"])
    parser.add_argument("--security-opt", choices=["no-new-privileges"])
    parser.add_argument("--tmpfs", action="append", default=[])
    parser.add_argument("--volume", "-v", action="append", default=[])
    parser.add_argument("--env", "-e", action="append", default=[])
    parser.add_argument("--env-file", type=Path)
    parser.add_argument("--user")
    parser.add_argument("--entrypoint")
    parser.add_argument("image")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser.parse_args(arguments)


def command(given: argparse.Namespace, root: str, image: dict[str, Any]) -> list[str]:
    """Return what starts the program.

    Args:
        given: The options.
        root: Where the image's files are.
        image: The image's own settings, as it has them.
    """
    user, _, group = (given.user or image["User"]).partition(":")
    file = given.env_file.read_text().splitlines() if given.env_file else []
    known = [each if "=" in each else f"{each}={os.environ[each]}" for each in given.env]
    mounts = [f"tmpfs:{place}" for place in given.tmpfs]
    entry = [given.entrypoint] if given.entrypoint else image["Entrypoint"]
    return [
        *("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", START, "sh"),
        *(root, user, group or "0", image["WorkingDir"]),
        *(*mounts, *given.volume, "--"),
        *(*image["Env"], *(line for line in file if line and line[0] != "#"), *known),
        *(*entry, *given.arguments),
    ]


def first_process(unshare: int) -> int:
    """Return the id that process 1 of the container has outside."""
    children = Path(f"/proc/{unshare}/task/{unshare}/children")
    return int(children.read_text().split()[0])


def main() -> int:
    """Run the container to its end, and return its exit code; SIGTERM goes to its process 1."""
    place = json.loads(Path(os.environ["CONTAINER"]).read_text())
    started = command(options(sys.argv[1:]), place["root"], place["config"])
    with subprocess.Popen(started, stdin=subprocess.DEVNULL) as process:
        signal.signal(
            signal.SIGTERM, lambda *_: os.kill(first_process(process.pid), signal.SIGTERM)
        )
        return process.wait()


if __name__ == "__main__":
    sys.exit(main())
