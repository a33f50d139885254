"""Sync a made-up shop into DuckDB, let it live on, sync again, compare with the shop's own books.

`make demo` runs this. It needs no key and no network, and leaves its results in .demo/.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time

from demo import api, bspk, dotapparel, reports, webhooks
from demo.paths import DEMO, DemoError
from demo.receiver import open_receiver
from demo.shop import open_shop

# Long past, so that the days that go by in the demo are past, too.
NOW = "2025-06-15T12:00:00"


def main() -> int:
    """Run the demo.

    Returns:
        The exit code: 0 if everything held, else 1.
    """
    parser = argparse.ArgumentParser(prog="demo", description=__doc__)
    parser.add_argument(
        "--now", default=NOW, help=f"the shop's present, Chicago wall time (default: {NOW})"
    )
    now = parser.parse_args().now
    begun = time.monotonic()
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    (DEMO / "no.env").touch()
    wrong: list[str] = []
    try:
        with open_receiver() as receiver, open_shop(receiver, now) as shop:
            print(
                f"\n1. A made-up shop at {shop.url}: 60 customers, 400 days of history until {now}"
            )
            for part in (api, reports, bspk, dotapparel, webhooks):
                wrong += part.show(shop)
    except DemoError as error:
        wrong.append(str(error))
    for line in wrong[:20]:
        print(f"   WRONG  {line}")
    verdict = f"{len(wrong)} things are WRONG" if wrong else "Everything held"
    print(f"\n{verdict}. {time.monotonic() - begun:.0f} s; database and logs are in {DEMO.name}/\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
