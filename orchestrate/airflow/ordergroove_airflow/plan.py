"""What a schedule comes to: a DAG, its tasks, and what each of them loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ordergroove_airflow.pools import Pool, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ordergroove_airflow.options import Backfill


@dataclass(frozen=True)
class Block:
    """An extractor and a loader, between which there is one state.

    Attributes:
        state_id: Under which Meltano keeps it.
        assets: The asset of each stream that the files name.
    """

    extractor: str
    loader: str
    state_id: str
    assets: Mapping[str, str]


@dataclass(frozen=True)
class Run:
    """One start of Meltano, which is one task.

    Attributes:
        name: The task's id.
        arguments: What follows `meltano --environment=…`.
        env: What is added to the environment.
        blocks: What it loads.
        reader: Whom it asks.
    """

    name: str
    arguments: tuple[str, ...]
    env: Mapping[str, str]
    blocks: tuple[Block, ...]
    reader: Reader
    pool: Pool = field(default=Pool("default_pool", 0))
    queue: str | None = None


@dataclass(frozen=True)
class Plan:
    """A schedule, which is one DAG.

    Attributes:
        cron: When; None: by hand.
        timezone: The zone that `cron` means.
        start_date: Before it, nothing is run; in `timezone`, unless it says another.
        backfill: Where the DAG reads the past: each run is then done once a window.
    """

    name: str
    cron: str | None
    timezone: str
    runs: tuple[Run, ...]
    start_date: datetime | None = None
    backfill: Backfill | None = None
