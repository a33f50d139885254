"""What each schedule of a project means: when, what is run, with which environment and state.

Source: Meltano 4.4.1, `meltano/core/schedule.py` and `schedule_service.py`.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ordergroove_airflow.cron import CRON
from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.groups import check_groups, split
from ordergroove_airflow.options import DEFAULT_ADDRESS, Options, backfill, options
from ordergroove_airflow.plan import Block, Plan, Run
from ordergroove_airflow.plugins import Plugins, variable
from ordergroove_airflow.pools import Pool, Reader, pools
from ordergroove_airflow.shapes import (
    ID,
    INTERVAL,
    TEXT,
    ZONE,
    Rule,
    check,
    is_id,
    is_mapping,
    optional,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ordergroove_airflow.project import Json

RUN = ("run", "--no-install")
"""Plugins are installed before: two tasks would do it at once, under the eyes of a third."""


SCHEDULE = {
    "name": Rule(is_id, ID, needed=True),
    "interval": Rule(optional(INTERVAL.holds), INTERVAL.words),
    "env": Rule(optional(is_mapping), "mapping"),
    "annotations": Rule(optional(is_mapping), "mapping"),
    "job": Rule(is_id, ID),
}
ELT = {
    **dict.fromkeys(("extractor", "loader"), Rule(TEXT.holds, TEXT.words, needed=True)),
    "transform": Rule(lambda value: value in {"skip", "only", "run"}, "skip, only or run"),
}
"""What a schedule without a job needs."""

AIRFLOW = {"interval": SCHEDULE["interval"], "timezone": ZONE}
"""What a schedule's annotation for Airflow may say."""


def plans(content: Json, environment: str) -> list[Plan]:
    """Return what a project's schedules and backfills mean.

    Args:
        content: The project's files.
        environment: Meltano's environment.

    Raises:
        ProjectError: If something in the files cannot work.
    """
    found, refused = plans_and_errors(content, environment)
    if refused:
        raise ProjectError("\n".join(refused))
    return found


def plans_and_errors(content: Json, environment: str) -> tuple[list[Plan], list[str]]:
    """Return what a project's schedules and backfills mean, and what is wrong with the others.

    Raises:
        ProjectError: If something that all of them share cannot work.
    """
    return _Planner(content, environment).plans()


class _Planner:
    def __init__(self, content: Json, environment: str) -> None:
        self._content = content
        self._options: Options = options(content)
        check_groups(self._options.groups)
        self._plugins = Plugins(content, environment)
        self._jobs = {each["name"]: each for each in content.get("jobs") or []}

    def plans(self) -> tuple[list[Plan], list[str]]:
        found: list[Plan] = []
        refused: list[str] = []
        makers: list[tuple[Any, Callable[[Any], Plan]]] = [
            *((each, self._schedule) for each in self._content.get("schedules") or []),
            *((each, self._backfill) for each in self._options.backfills),
        ]
        for said, make in makers:
            try:
                found.append(make(said))
            except ProjectError as error:  # noqa: PERF203 - one must not take the others along
                refused.append(str(error))
        names = [each.name for each in found]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            refused.append(f"More than one schedule or backfill is called {', '.join(twice)}")
            found = [each for each in found if each.name not in twice]
        known = pools([run.reader for each in found for run in each.runs], self._options.addresses)
        return [self._pooled(each, known) for each in found], refused

    def _schedule(self, schedule: Json) -> Plan:
        name = schedule.get("name") if isinstance(schedule, dict) else schedule
        where = f"schedule {name}"
        check(schedule, SCHEDULE, where, others=True)
        own = (schedule.get("annotations") or {}).get("airflow") or {}
        check(own, AIRFLOW, f"{where}: airflow")
        interval = own.get("interval", schedule.get("interval"))
        env = dict(schedule.get("env") or {})
        for variable_, value in env.items():
            if not isinstance(value, str):
                message = f"{where}: env: {variable_} is no text; write '{value}' in quotes"
                raise ProjectError(message)
        if "job" in schedule:
            runs = self._runs(schedule["job"], self._tasks(schedule), env)
        else:
            check(schedule, ELT, f"{where}, without a job", others=True)
            runs = (self._elt(schedule, env),)
        return Plan(
            schedule["name"],
            CRON.get(interval, interval) if interval else None,
            own.get("timezone", self._options.timezone),
            runs,
            _moment(schedule.get("start_date"), where),
        )

    def _tasks(self, schedule: Json) -> list[str]:
        """Return the plugins of a job, one after another: Meltano joins all tasks."""
        job = self._jobs.get(schedule["job"])
        if not job:
            message = f"schedule {schedule['name']}: there is no job {schedule['job']}"
            raise ProjectError(message)
        names = _names(job.get("tasks") or [])
        for name in names:
            if not self._plugins.kind(name):
                message = f"job {schedule['job']}: there is no plugin {name}"
                raise ProjectError(message)
        return names

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
        members_of = split(streams, self._options.groups)
        if not members_of:
            message = f"{pair[0]} reads no stream, so that {name} would do nothing in groups"
            raise ProjectError(message)
        given = self._suffix(env)
        for group, members in members_of.items():
            own = dict(env)
            told, more = options_, given
            if group:
                own[f"{variable(pair[0])}__SELECT_FILTER"] = json.dumps(members)
                more = "-".join(each for each in (given, group) if each)
            if more:
                told = (*told, f"--state-id-suffix={more}")
            made = self._blocks([pair], own, more)
            reader = self._reader([pair], group or "")
            yield Run(group or name, (*told, *blocks), own, made, reader)

    def _suffix(self, env: Mapping[str, str]) -> str:
        """Return what state ids end with; a run's own goes before the environment's."""
        return env.get(SUFFIX) or self._plugins.suffix

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

    def _backfill(self, said: Json) -> Plan:
        """Return a backfill; a window adds its dates, and its state ids' suffixes."""
        told = backfill(said)
        pair = (told.extractor, told.loader)
        for name, kind in zip(pair, ("extractors", "loaders"), strict=True):
            if self._plugins.kind(name) != kind:
                message = f"backfill {told.name}: {name} is none of the {kind}"
                raise ProjectError(message)
        if not self._plugins.reads_the_api(told.extractor):
            message = f"backfill {told.name}: {told.extractor} is no heir of tap-ordergroove"
            raise ProjectError(message)
        runs = self._grouped("windows", RUN, {}, pair, pair)
        return Plan(told.name, None, self._options.timezone, tuple(runs), backfill=told)

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
        more = more or self._suffix(env)
        found = []
        for extractor, loader in pairs:
            schema = self._plugins.value(extractor, "load_schema") or extractor
            place = f"{here}/{self._plugins.root(loader)}/{schema}"
            streams = self._plugins.streams(extractor, env)
            assets = {each: f"{place}/{each}" for each in streams}
            state_id = ":".join([here, f"{extractor}-to-{loader}", *([more] if more else [])])
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

    def _pooled(self, plan: Plan, known: Mapping[Reader, Pool]) -> Plan:
        """Return a plan whose runs have their pool, queue, and share of the requests."""
        runs = []
        for run in plan.runs:
            pool, env = known[run.reader], dict(run.env)
            for block in run.blocks if pool.requests_per_minute else ():
                name = f"{variable(block.extractor)}_REQUESTS_PER_MINUTE"
                own: Any = env.get(name) or self._plugins.requests_per_minute(block.extractor)
                share = pool.requests_per_minute
                env[name] = str(min(share, int(own)) if str(own).isdecimal() else share)
            address = self._options.addresses.get(run.reader.address)
            queue = address.queue if address else None
            runs.append(replace(run, env=env, pool=pool, queue=queue))
        return replace(plan, runs=tuple(runs))


SUFFIX = "MELTANO_RUN_STATE_ID_SUFFIX"
"""Meltano's variable for `--state-id-suffix`."""


def _names(tasks: str | list[Any]) -> list[str]:
    return tasks.split() if isinstance(tasks, str) else [n for each in tasks for n in _names(each)]


def _moment(said: object, where: str) -> datetime | None:
    """Return a date, or a date and time, perhaps with a `Z`."""
    if said is None:
        return None
    try:
        return datetime.fromisoformat(re.sub("[zZ]$", "+00:00", str(said)))
    except ValueError as error:
        message = f"{where}: start_date is no date"
        raise ProjectError(message) from error
