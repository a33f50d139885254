"""The command line: runs measurements and prints their tables."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    end_to_end,
    file_drop,
    file_target,
    file_target_memory,
    latency,
    loader_settings,
    memory,
    report_file,
    report_file_load,
    report_file_memory,
    sftp_target,
    sftp_target_memory,
    throughput,
    webhooks,
    webhooks_tap,
)
from benchmarks.ab_rounds import say
from benchmarks.report import Section, machine, renewed
from benchmarks.taps import TapCommands

if TYPE_CHECKING:
    from collections.abc import Callable

README = Path(__file__).parent / "README.md"
MEASURES: dict[str, Callable[[TapCommands, Path, int], Section]] = {
    "throughput": lambda taps, _, repetitions: throughput.measure(taps, repetitions),
    "memory": lambda taps, _, __: memory.measure(taps),
    "latency": lambda taps, _, repetitions: latency.measure(taps, repetitions),
    "end-to-end": lambda _, folder, repetitions: end_to_end.measure(folder, repetitions),
    "report-file": report_file.measure,
    "report-file-memory": lambda taps, folder, _: report_file_memory.measure(taps, folder),
    "report-file-load": lambda _, folder, repetitions: report_file_load.measure(
        folder, repetitions
    ),
    "file-drop": file_drop.measure,
    "file-target": lambda _, folder, repetitions: file_target.measure(folder, repetitions),
    "file-target-memory": lambda _, folder, __: file_target_memory.measure(folder),
    "sftp-target": lambda _, folder, repetitions: sftp_target.measure(folder, repetitions),
    "sftp-target-memory": lambda _, folder, __: sftp_target_memory.measure(folder),
    "webhooks": lambda _, folder, repetitions: webhooks.measure(folder, repetitions),
    "webhooks-tap": webhooks_tap.measure,
    "loader-settings": loader_settings.measure,
}
DEFAULTS = [name for name in MEASURES if name != "loader-settings"]


def main() -> None:
    """Run the measurements that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure taps and targets beside others; see README.md.",
    )
    parser.add_argument(
        "measurements",
        nargs="*",
        metavar="MEASUREMENT",
        help=f"any of {', '.join(MEASURES)}; without one, all but the last",
    )
    parser.add_argument("--repetitions", type=int, default=3, help="of each (default: 3)")
    parser.add_argument("--write", action="store_true", help="also renew the tables in README.md")
    arguments = parser.parse_args()
    chosen = arguments.measurements or DEFAULTS
    if unknown := set(chosen) - set(MEASURES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    facts = machine()
    for name in chosen:
        say(f"{name}:")
        with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
            folder = Path(temporary)
            (folder / "taps").mkdir()
            taps = TapCommands(folder / "taps")
            section = MEASURES[name](taps, folder, arguments.repetitions)
        print(section.markdown(facts), end="\n\n", flush=True)
        if arguments.write:
            README.write_text(renewed(README.read_text(), section, facts))
