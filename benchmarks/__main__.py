"""``python -m benchmarks``: runs measurements and prints their tables; see docs/benchmarks.md."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import api, file_drop, file_target, loads, report_file, sftp_target, webhooks
from benchmarks.ab_rounds import Bench, say
from benchmarks.report import Section, machine, renewed

if TYPE_CHECKING:
    from collections.abc import Callable

    Measure = Callable[[Bench], Section]

README = Path(__file__).parent / "README.md"
SPEED: dict[str, Measure] = {
    "throughput": api.throughput,
    "latency": api.latency,
    "end-to-end": loads.end_to_end,
    "end-to-end-million": loads.end_to_end_million,
    "report-file": report_file.measure,
    "report-file-load": loads.report_file_load,
    "file-drop": file_drop.measure,
    "file-target": file_target.measure,
    "sftp-target": sftp_target.measure,
    "webhooks": webhooks.receiver,
    "webhooks-tap": webhooks.tap,
    "target-postgres": loads.postgres_alone,
    "target-duckdb": loads.duckdb_alone,
}
MEMORY: dict[str, Measure] = {
    "throughput": api.throughput_memory,
    "report-file": report_file.measure_memory,
    "file-target": file_target.measure_memory,
    "sftp-target": sftp_target.measure_memory,
}


def main() -> None:
    """Run the measurements that are asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure taps and targets beside others; see docs/benchmarks.md.",
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="MEASUREMENT",
        help=f"any of {', '.join(SPEED)}; without one, all, and all memory",
    )
    parser.add_argument(
        "--memory", action="store_true", help=f"memory, not speed: of {', '.join(MEMORY)}"
    )
    parser.add_argument("--repetitions", type=int, default=3, help="of each (default: 3)")
    parser.add_argument("--scale", type=float, default=1, help="part of the full size, 0.01 say")
    parser.add_argument("--write", action="store_true", help="also renew the tables in README.md")
    arguments = parser.parse_args()
    known = MEMORY if arguments.memory else SPEED
    if unknown := set(arguments.names) - set(known):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if arguments.write and arguments.scale != 1:
        parser.error("tables are of the full size: --write goes without --scale")
    measures = [known[name] for name in arguments.names or known]
    if not arguments.names and not arguments.memory:
        measures += MEMORY.values()
    facts = machine()
    for measure in measures:
        say(f"{measure.__module__.removeprefix('benchmarks.')}.{measure.__name__}:")
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            section = measure(Bench(Path(folder), arguments.repetitions, arguments.scale))
        print(section.markdown(facts), end="\n\n", flush=True)
        if arguments.write:
            README.write_text(renewed(README.read_text(), section, facts))


if __name__ == "__main__":
    main()
