"""File targets side by side: each reads the same messages, and what it delivered is looked at."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.ab_rounds import rounds, say, times_as_fast, typical
from benchmarks.children import Ran, run
from benchmarks.cpu_pinning import CLIENTS_CORE
from benchmarks.delivered import check_delivered
from benchmarks.peer_environment import PEERS
from benchmarks.report import verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.delivered import Messages

SETTINGS = {
    # What this machine's user has set for AWS and for text files is none of the targets' business.
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "PYTHONUTF8": "1",
}
WARM_UP = 1_000  # records
OUTPUT = "output"


@dataclass(frozen=True)
class Target:
    """A target that writes files, and where they arrive.

    Attributes:
        name: In tables.
        command: Returns the command, given an empty folder for what belongs to one run.
        arrived: Returns the files that it delivered, given that folder; the next run finds none of
            them.
    """

    name: str
    command: Callable[[Path], Sequence[str | Path]]
    arrived: Callable[[Path], Sequence[Path]]

    def deliver(self, messages: Messages) -> Ran:
        """Run it once, and check what it delivered.

        Args:
            messages: What to feed it.

        Returns:
            What it took, without the check.

        Raises:
            BenchmarkError: If it failed, or delivered anything but one file with all records.
        """
        with (
            tempfile.TemporaryDirectory(dir=messages.path.parent) as folder,
            tempfile.TemporaryDirectory(dir=messages.path.parent) as scratch,
        ):
            ran = run(
                self.command(Path(folder)),
                settings={**SETTINGS, "TMPDIR": scratch},
                stdin=messages.path,
                core=CLIENTS_CORE,
            )
            check_delivered(self.name, self.arrived(Path(folder)), messages)
        return ran


@dataclass(frozen=True)
class Comparison:
    """A target of this repository, beside others.

    Attributes:
        ours: The target.
        others: The others.
        write: Writes the file of so many messages that all are fed.
    """

    ours: Target
    others: Sequence[Target]
    write: Callable[[Path, int], Messages]

    @property
    def names(self) -> list[str]:
        """The names of all, ours first."""
        return [each.name for each in (self.ours, *self.others)]

    def warm_up(self, folder: Path) -> None:
        """Let each run once, so that all of its modules are compiled when it is measured."""
        few = self.write(folder / "few.jsonl", WARM_UP)
        for each in (self.ours, *self.others):
            each.deliver(few)

    def throughput(
        self, messages: Messages, repetitions: int, wanted: int | None = None
    ) -> tuple[list[list[str]], list[str]]:
        """Compare how fast they are.

        Args:
            messages: What all are fed.
            repetitions: How often.
            wanted: Records a second that ours should take; by default no number is wanted.

        Returns:
            Rows of a table (`THROUGHPUT`), and verdicts: the wanted speed, and ahead of each other.
        """
        measures = {
            each.name: partial(each.deliver, messages) for each in (self.ours, *self.others)
        }
        taken = rounds(measures, repetitions)
        ours = taken[self.ours.name]
        ahead = {name: times_as_fast(ours, runs) for name, runs in taken.items()}
        table = []
        for name, runs in taken.items():
            ran = typical(runs)
            table.append(
                [
                    name,
                    f"{ran.seconds:.1f}",
                    f"{messages.records / ran.seconds:,.0f}",
                    f"{ran.peak_mb:.0f}",
                    f"{ahead[name]:.2f}",
                ]
            )
        speed = messages.records / typical(ours).seconds
        return table, [
            *([] if wanted is None else [verdict("records/s:", speed, at_least=wanted)]),
            *(
                verdict(f"times as fast as {each.name}:", ahead[each.name], at_least=1)
                for each in self.others
            ),
        ]

    def memory(
        self, folder: Path, sizes: Sequence[int], growth: float
    ) -> tuple[list[list[str]], list[str]]:
        """Compare how much memory they take.

        Args:
            folder: Where the messages go.
            sizes: Numbers of records, growing.
            growth: How many times as much, for the last as for the first, ours may take.

        Returns:
            Rows of a table (records, then megabytes in the order of `names`), and the verdict.
        """
        table, ours = [], []
        for records in sizes:
            messages = self.write(folder / "messages.jsonl", records)
            peaks = [each.deliver(messages).peak_mb for each in (self.ours, *self.others)]
            ours.append(peaks[0])
            table.append([f"{records:,}", *(f"{peak:.0f}" for peak in peaks)])
            say(f"{records:,} records: {', '.join(f'{peak:.0f} MB' for peak in peaks)}")
        grown = f"times the memory for {sizes[-1]:,} records as for {sizes[0]:,}:"
        return table, [verdict(grown, ours[-1] / ours[0], at_most=growth)]


THROUGHPUT = ("", "seconds", "records/s", "peak MB", "against the first")
"""The header of `Comparison.throughput`'s table."""


def keep(folder: Path, config: Mapping[str, Any]) -> Path:
    """Return the path of a new file with a configuration."""
    path = folder / "config.json"
    path.write_text(json.dumps(config))
    return path


def target_csv() -> Target:
    """Return MeltanoLabs' target-csv, which writes files into a folder of this machine."""
    return Target(
        "MeltanoLabs target-csv, to a local folder",
        target_csv_command,
        lambda folder: sorted((folder / OUTPUT).iterdir()),
    )


def target_csv_command(folder: Path, **config: Any) -> list[str | Path]:
    """Return the command for target-csv, which writes into the folder's subfolder `OUTPUT`.

    Args:
        folder: An empty folder for what belongs to one run.
        config: Further settings.
    """
    settings = {"output_path": str(folder / OUTPUT), "validate_records": True, **config}
    return [PEERS.program("target-csv"), "--config", keep(folder, settings)]
