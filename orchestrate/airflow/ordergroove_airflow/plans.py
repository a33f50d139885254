"""What each schedule of a project means: when, what is run, with which environment and state.

Source: Meltano 4.4.1, `meltano/core/schedule.py` and `schedule_service.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.groups import check_groups, split
from ordergroove_airflow.options import DEFAULT_ADDRESS, Backfill, Options, options
from ordergroove_airflow.plugins import Plugins, variable
from ordergroove_airflow.pools import Pool, Reader, pools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ordergroove_airflow.project import Json

CRON = {
    "@once": None,
    "@manual": None,
    "@none": None,
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
"""Meltano's names for intervals; None is started by hand."""

RUN = ("run", "--no-install")
"""Plugins are installed before: two tasks would do it at once, under the eyes of a third."""


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
        start_date: Before it, nothing is run; as it was written.
        backfill: Where the DAG reads the past: each run is then done once a window.
    """

    name: str
    cron: str | None
    timezone: str
    runs: tuple[Run, ...]
    start_date: str | None = None
    backfill: Backfill | None = None


def plans(content: Json, environment: str) -> list[Plan]:
    """Return what a project's schedules and backfills mean.

    Args:
        content: The project's files.
        environment: Meltano's environment.

    Raises:
        ProjectError: If something in the files cannot work.
    """
    return _Planner(content, environment).plans()


class _Planner:
    def __init__(self, content: Json, environment: str) -> None:
        self._content = content
        self._options: Options = options(content)
        check_groups(self._options.groups)
        self._plugins = Plugins(content, environment)
        self._jobs = {each["name"]: each for each in content.get("jobs") or []}

    def plans(self) -> list[Plan]:
        found = [self._schedule(each) for each in self._content.get("schedules") or []]
        found += [self._backfill(each) for each in self._options.backfills]
        names = [each.name for each in found]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            message = f"More than one schedule or backfill is called {', '.join(twice)}"
            raise ProjectError(message)
        known = pools([run.reader for each in found for run in each.runs], self._options.addresses)
        return [_pooled(each, known, self._options) for each in found]

    def _schedule(self, schedule: Json) -> Plan:
        name = schedule["name"]
        own = (schedule.get("annotations") or {}).get("airflow") or {}
        unknown = sorted({*own} - {"interval", "timezone"})
        if unknown:
            message = (
                f"schedule {name}: airflow: {', '.join(unknown)} is none of interval, timezone"
            )
            raise ProjectError(message)
        interval = own.get("interval", schedule.get("interval"))
        env = dict(schedule.get("env") or {})
        for variable_, value in env.items():
            if not isinstance(value, str):
                message = f"schedule {name}: env: {variable_} is no text; write '{value}' in quotes"
                raise ProjectError(message)
        if "job" in schedule:
            runs = self._runs(schedule["job"], self._tasks(schedule), env)
        else:
            runs = (self._elt(schedule, env),)
        return Plan(
            name,
            CRON.get(interval, interval) if interval else None,
            own.get("timezone", self._options.timezone),
            runs,
            schedule.get("start_date"),
        )

    def _tasks(self, schedule: Json) -> list[str]:
        """Return the plugins of a job, one after another: Meltano joins all tasks."""
        job = self._jobs.get(schedule["job"])
        if not job:
            message = f"schedule {schedule['name']}: there is no job {schedule['job']}"
            raise ProjectError(message)
        return _names(job["tasks"])

    def _runs(self, job: str, names: list[str], env: dict[str, str]) -> tuple[Run, ...]:
        """Return the starts of Meltano for a job: one, or one a group of streams."""
        pairs = self._pairs(names)
        rest = [pair for pair in pairs if self._plugins.reads_the_api(pair[0])]
        if not self._options.groups or not rest:
            return (Run(job, (*RUN, job), env, self._blocks(pairs, env), self._reader(pairs)),)
        if len(pairs) > 1:
            message = f"job {job}: a job with groups of streams has one extractor and one loader"
            raise ProjectError(message)
        return tuple(self._grouped(job, RUN, env, rest[0], (job,)))

    def _grouped(
        self,
        name: str,
        options_: tuple[str, ...],
        env: Mapping[str, str],
        pair: tuple[str, str],
        blocks: tuple[str, ...],
    ) -> Iterator[Run]:
        """Yield a run a group, or the one of all streams."""
        streams = self._plugins.streams(pair[0], env)
        for group, members in split(streams, self._options.groups).items():
            own = dict(env)
            suffix = (f"--state-id-suffix={group}",) if group else ()
            more = f":{group}" if group else ""
            if group:
                own[f"{variable(pair[0])}__SELECT_FILTER"] = json.dumps(members)
            made = self._blocks([pair], own, more)
            reader = self._reader([pair], group or "")
            yield Run(group or name, (*options_, *suffix, *blocks), own, made, reader)

    def _elt(self, schedule: Json, env: dict[str, str]) -> Run:
        """Return the start of a schedule without a job; Meltano calls its state as the schedule."""
        pair = (schedule["extractor"], schedule["loader"])
        if self._options.groups and self._plugins.reads_the_api(pair[0]):
            message = f"schedule {schedule['name']}: groups of streams need a job"
            raise ProjectError(message)
        (block,) = self._blocks([pair], env)
        block = Block(*pair, schedule["name"], block.assets)
        told = (
            f"--transform={schedule.get('transform', 'skip')}",
            f"--state-id={schedule['name']}",
        )
        return Run(
            schedule["name"], ("elt", *RUN[1:], *pair, *told), env, (block,), self._reader([pair])
        )

    def _backfill(self, backfill: Backfill) -> Plan:
        """Return a backfill; a window adds its dates, and its state ids' suffixes."""
        pair = (backfill.extractor, backfill.loader)
        for name in pair:
            if not self._plugins.kind(name):
                message = f"backfill {backfill.name}: there is no plugin {name}"
                raise ProjectError(message)
        if not self._plugins.reads_the_api(backfill.extractor):
            message = (
                f"backfill {backfill.name}: {backfill.extractor} is no heir of tap-ordergroove"
            )
            raise ProjectError(message)
        runs = self._grouped("windows", RUN, {}, pair, pair)
        return Plan(backfill.name, None, self._options.timezone, tuple(runs), backfill=backfill)

    def _pairs(self, names: list[str]) -> list[tuple[str, str]]:
        """Return the extractors of a job, each with the loader that follows it."""
        found, extractor = [], None
        for name in names:
            kind = self._plugins.kind(name)
            if kind == "extractors":
                extractor = name
            elif kind == "loaders" and extractor:
                found.append((extractor, name))
                extractor = None
        return found

    def _blocks(
        self, pairs: Iterable[tuple[str, str]], env: Mapping[str, str], more: str = ""
    ) -> tuple[Block, ...]:
        here = self._plugins.environment
        more = more or (f":{env[SUFFIX]}" if env.get(SUFFIX) else "")
        found = []
        for extractor, loader in pairs:
            schema = self._plugins.value(extractor, "load_schema") or extractor
            place = f"{here}/{self._plugins.root(loader)}/{schema}"
            streams = self._plugins.streams(extractor, env)
            assets = {each: f"{place}/{each}" for each in streams}
            state_id = f"{here}:{extractor}-to-{loader}{more}"
            found.append(Block(extractor, loader, state_id, assets))
        return tuple(found)

    def _reader(self, pairs: list[tuple[str, str]], group: str = "") -> Reader:
        """Return whom a job's extractors ask, of whom one may be Ordergroove's REST API."""
        extractors = [extractor for extractor, _ in pairs]
        rest = [each for each in extractors if self._plugins.reads_the_api(each)]
        keys = sorted({self._plugins.key(each) for each in rest})
        if len(keys) > 1:
            message = (
                f"A job reads with two keys, {' and '.join(keys)}: each needs a job of its own"
            )
            raise ProjectError(message)
        if not rest:
            return Reader("", self._plugins.key(extractors[0]) if extractors else "other")
        address = self._plugins.annotation(rest[0], "address") or DEFAULT_ADDRESS
        if address not in self._options.addresses:
            message = f"{rest[0]}: airflow: addresses has no {address}"
            raise ProjectError(message)
        return Reader(address, keys[0], group)


SUFFIX = "MELTANO_RUN_STATE_ID_SUFFIX"
"""Meltano's variable for `--state-id-suffix`."""


def _names(tasks: str | list[Any]) -> list[str]:
    return tasks.split() if isinstance(tasks, str) else [n for each in tasks for n in _names(each)]


def _pooled(plan: Plan, known: Mapping[Reader, Pool], told: Options) -> Plan:
    """Return a plan whose runs have their pool, queue, and share of the requests."""
    runs = []
    for run in plan.runs:
        pool, env = known[run.reader], dict(run.env)
        for block in run.blocks if pool.requests_per_minute else ():
            name = f"{variable(block.extractor)}_REQUESTS_PER_MINUTE"
            env.setdefault(name, str(pool.requests_per_minute))
        address = told.addresses.get(run.reader.address)
        queue = address.queue if address else None
        runs.append(Run(run.name, run.arguments, env, run.blocks, run.reader, pool, queue))
    return Plan(plan.name, plan.cron, plan.timezone, tuple(runs), plan.start_date, plan.backfill)
