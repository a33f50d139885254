"""Two runs of one extractor at once: each does what it would alone, or it is refused."""

from __future__ import annotations

import csv
import time

from .support.books import TABLES, truth

STATE_ID = "dev:tap-ordergroove-to-target-csv"
OFFSETS = (0, 1.2)  # seconds


def start(meltano, folder, stream, suffix):
    """Start a run with a state, a selection and a folder of its own."""
    return meltano.start(
        "run",
        f"--state-id-suffix={suffix}",
        "tap-ordergroove",
        "target-csv",
        TAP_ORDERGROOVE__SELECT_FILTER=f'["{stream}"]',
        TARGET_CSV_OUTPUT_PATH=str(folder),
    )


def keys(folder, stream):
    """Return the keys of the records that a run has written, which are one stream's."""
    files = [*folder.glob("*.csv")]
    assert all(path.name.startswith(f"{stream}-") for path in files)
    (table,) = (each for each in TABLES if each.name == stream)
    found = set()
    for path in files:
        with path.open(newline="") as file:
            found |= {row[table.key] for row in csv.DictReader(file)}
    return found


def test_two_runs_at_once_do_what_each_would_alone_or_are_refused(meltano, merchant, tmp_path):
    shop = {table.name: truth(merchant, table).keys() for table in TABLES}
    orders, customers = shop["orders"], shop["customers"]
    with start(meltano, tmp_path / "before", "customers", "old") as running:
        assert running.finish().code == 0
    assert keys(tmp_path / "before", "customers") == customers
    for offset in OFFSETS:
        here = tmp_path / str(offset)
        with start(meltano, here / "new", "orders", f"new-{offset}") as new:
            time.sleep(offset)
            with start(meltano, here / "old", "customers", "old") as old:
                first, second = new.finish(), old.finish()

        # By the tap, or before it by Meltano, whose files are gone or broken.
        for done, folder in ((first, here / "new"), (second, here / "old")):
            assert done.code == 0 or not [*folder.glob("*.csv")], done.log
        # The one without a state reads all orders; the other one what changed since.
        assert keys(here / "new", "orders") == (orders if first.code == 0 else set())
        assert len(keys(here / "old", "customers")) < len(customers) / 2
        read = meltano.bookmarks(f"{STATE_ID}:new-{offset}").keys()
        assert read == ({"orders"} if first.code == 0 else set())
        assert meltano.bookmarks(f"{STATE_ID}:old").keys() == {"customers"}
