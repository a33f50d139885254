"""Sync a made-up shop into DuckDB, let it live on, sync again, compare with the shop's own books.

`make demo` runs this. It needs no key and no network, and leaves its results in .demo/.
"""

from __future__ import annotations

import shutil
import sys
import time

from demo import api, bspk, dotapparel, reports, webhooks
from demo.places import DEMO, DemoError
from demo.receiver import open_receiver
from demo.shop import open_shop


def main() -> int:
    """Run the demo.

    Returns:
        The exit code: 0 if everything held, else 1.
    """
    begun = time.monotonic()
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    (DEMO / "no.env").touch()
    wrong: list[str] = []
    try:
        with open_receiver() as receiver, open_shop(receiver) as shop:
            print(f"\n1. A made-up shop with 60 customers and 400 days of history, at {shop.url}")
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
