"""File targets side by side: each reads the same messages, and what it delivered is looked at."""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import memory
from benchmarks.ab_rounds import say
from benchmarks.peer_environment import PEERS, program
from benchmarks.programs import CLIENTS_CORE, MEGABYTE, Ran, keep, run
from benchmarks.report import Section, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.ab_rounds import Bench
    from benchmarks.memory import Measures
    from benchmarks.messages import Kind, Messages
    from benchmarks.programs import Command

SETTINGS = {
    # What this machine's user has set for AWS and for text files is none of the targets' business.
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "PYTHONUTF8": "1",
}
WARM_UP = 1_000
RECORDS, MEMORY_RECORDS = 200_000, (50_000, 200_000, 1_000_000)
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
    command: Callable[[Path], Command]
    arrived: Callable[[Path], Sequence[Path]]

    def deliver(self, messages: Messages) -> Ran:
        """Run it once, and return what it took; then check what it delivered.

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
            messages.check(self.name, self.arrived(Path(folder)))
        return ran


@dataclass(frozen=True)
class Comparison:
    """A target of this repository and others, all of which are fed messages of one kind.

    Attributes:
        kind: The kind.
        targets: The targets, ours first.
    """

    kind: Kind
    targets: Sequence[Target]

    def speed(self, bench: Bench, title: str, setting: str, wanted: int | None = None) -> Section:
        """Compare how fast they are.

        Args:
            bench: Where and how.
            title: The table's heading.
            setting: What is run, beside how much.
            wanted: Records a second that ours should take; by default no number is wanted.
        """
        records = bench.size(RECORDS)
        with self._fed(bench, records) as measures:
            runs = bench.compare(measures)
            size = (bench.folder / "messages.jsonl").stat().st_size
        ours = runs.typical(self.targets[0].name)
        speed = records / ours.seconds
        return Section(
            title,
            f"{records:,} records, {size / MEGABYTE:.0f} MB on standard input, {setting}",
            runs.table("records", records),
            [
                *([] if wanted is None else [verdict("records/s:", speed, at_least=wanted)]),
                *runs.ahead(),
            ],
        )

    def memory(self, bench: Bench, title: str) -> Section:
        """Compare how much memory they take."""
        what = f"for {self.kind.stream.replace('_', ' ')} on standard input."
        return memory.growth(bench, title, what, MEMORY_RECORDS, partial(self._fed, bench))

    @contextlib.contextmanager
    def _fed(self, bench: Bench, records: int) -> Iterator[Measures]:
        # Each runs once before, so that all of its modules are compiled when it is measured.
        few = self.kind.write(bench.folder / "few.jsonl", WARM_UP)
        for target in self.targets:
            target.deliver(few)
        say(f"writing {records:,} records")
        messages = self.kind.write(bench.folder / "messages.jsonl", records)
        yield {each.name: partial(each.deliver, messages) for each in self.targets}


def target_csv() -> Target:
    """Return MeltanoLabs' target-csv, which writes files into a folder of this machine."""
    return Target(
        "MeltanoLabs target-csv, to a local folder",
        target_csv_command,
        lambda folder: sorted((folder / OUTPUT).iterdir()),
    )


def target_csv_command(folder: Path, **config: Any) -> list[object]:
    """Return the command for target-csv, which writes into the folder's subfolder `OUTPUT`.

    Args:
        folder: An empty folder for what belongs to one run.
        config: Further settings.
    """
    settings = {"output_path": str(folder / OUTPUT), "validate_records": True, **config}
    return [program(PEERS, "target-csv"), "--config", keep(folder, settings)]
