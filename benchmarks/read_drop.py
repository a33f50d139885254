"""Reads a file of a drop through singer-commons, and prints how many bytes it was."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from benchmarks.children import MEGABYTE

from singer_commons.sftp import ResumingReader, SftpConnection, SftpSettings

SETTINGS = ("host", "port", "username", "private_key_path", "host_key")


def main() -> None:
    """Read to the end, as fast as told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path, help="a configuration of tap-ordergroove-sftp")
    parser.add_argument("file")
    parser.add_argument("--most", type=float, default=float("inf"), help="megabytes a second")
    arguments = parser.parse_args()
    config = json.loads(arguments.config.read_text())
    settings = SftpSettings(**{name: config[name] for name in SETTINGS})
    most = arguments.most * MEGABYTE
    with SftpConnection(settings) as connection:
        began, read = time.monotonic(), 0
        for block in ResumingReader(connection, arguments.file).blocks():
            read += len(block)
            if (early := read / most - (time.monotonic() - began)) > 0:
                time.sleep(early)
    print(read)


if __name__ == "__main__":
    main()
