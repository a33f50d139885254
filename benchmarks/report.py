"""What was measured, as Markdown."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGES = (
    *("meltano", "singer-sdk", "msgspec", "uvicorn", "starlette", "sqlalchemy", "httptools"),
    *("uvloop", "moto", "paramiko", "meltanolabs-target-postgres", "dlt"),
    *("pipelinewise-target-s3-csv", "meltanolabs-target-csv"),
)
REQUIREMENTS = Path(__file__).parents[1] / "requirements"
GIGABYTE = 2**30


@dataclass(frozen=True)
class Section:
    """One measurement.

    Attributes:
        title: Its heading.
        setting: What was run, in a sentence or two.
        table: The table, its column names first.
        verdicts: What was wanted, and whether it held.
    """

    title: str
    setting: str
    table: Sequence[Sequence[str]]
    verdicts: Sequence[str] = field(default=())

    def markdown(self, facts: str) -> str:
        """Return the section as Markdown, with what it was measured on."""
        header, *rows = self.table
        table = [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *rows)]
        verdicts = [f"- {verdict}" for verdict in self.verdicts]
        parts = [f"## {self.title}", self.setting, "\n".join(table), "\n".join(verdicts), facts]
        return "\n\n".join(part for part in parts if part)


def renewed(text: str, section: Section, facts: str) -> str:
    """Return a text with a section in place of the one of the same title, or at its end."""
    heading = f"## {section.title}\n"
    before, _, rest = f"{text.rstrip()}\n".partition(heading)
    _, found, after = rest.partition("\n## ")
    return f"{before.rstrip()}\n\n{section.markdown(facts)}\n{found}{after}"


def verdict(what: str, measured: float, *, at_most: float = 0, at_least: float = 0) -> str:
    """Return a line that says whether a target was met."""
    held = measured <= at_most if at_most else measured >= at_least
    wanted = f"at most {at_most:,g}" if at_most else f"at least {at_least:,g}"
    return f"{'Held' if held else '**MISSED**'}: {what} {measured:,.2f}, wanted {wanted}."


def machine() -> str:
    """Return what the measurements run on."""
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    files = (*REQUIREMENTS.glob("*.txt"), REQUIREMENTS / "dev.txt")
    texts = "\n".join(file.read_text() for file in files)
    pins = dict(re.findall(r"^([\w.-]+)(?:\[.*?])?==(\S+)", texts, re.MULTILINE))
    processor = found[1].strip() if found else platform.machine()
    facts = [
        f"{processor}, {len(os.sched_getaffinity(0))} cores",
        f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / GIGABYTE:.0f} GB of memory",
        f"{platform.system()}, Python {platform.python_version()}",
        ", ".join(f"{name} {pins[name]}" for name in PACKAGES),
        f"load average before: {os.getloadavg()[0]:.1f}",
    ]
    return f"On {'; '.join(facts)}."
