"""The command line: runs measurements and prints their tables."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import end_to_end, latency, loader_settings, memory, throughput
from benchmarks.pairs import say
from benchmarks.report import Section, machine, renewed
from benchmarks.taps import TapCommands

if TYPE_CHECKING:
    from collections.abc import Callable

README = Path(__file__).parent / "README.md"
DEFAULTS = ["throughput", "memory", "latency", "end-to-end"]


def main() -> None:
    """Run the measurements that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure the tap beside others; see README.md."
    )
    names = [*DEFAULTS, "loader-settings"]
    parser.add_argument(
        "measurements",
        nargs="*",
        metavar="MEASUREMENT",
        help=f"any of {', '.join(names)}; without one, all but the last",
    )
    parser.add_argument("--repetitions", type=int, default=3, help="of each (default: 3)")
    parser.add_argument("--write", action="store_true", help="also renew the tables in README.md")
    arguments = parser.parse_args()
    chosen = arguments.measurements or DEFAULTS
    if unknown := set(chosen) - set(names):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    repetitions = arguments.repetitions
    facts = machine()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = Path(temporary)
        (folder / "taps").mkdir()
        taps = TapCommands(folder / "taps")
        measures: dict[str, Callable[[], Section]] = {
            "throughput": lambda: throughput.measure(taps, repetitions),
            "memory": lambda: memory.measure(taps),
            "latency": lambda: latency.measure(taps, repetitions),
            "end-to-end": lambda: end_to_end.measure(folder, repetitions),
            "loader-settings": lambda: loader_settings.measure(taps, folder, repetitions),
        }
        for name in chosen:
            say(f"{name}:")
            section = measures[name]()
            print(section.markdown(facts), end="\n\n", flush=True)
            if arguments.write:
                README.write_text(renewed(README.read_text(), section, facts))
