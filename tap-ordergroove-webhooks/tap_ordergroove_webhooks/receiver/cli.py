"""The command line: ``ordergroove-webhooks serve``, and the commands around it."""

from __future__ import annotations

import json
import os
import secrets
import time
from contextlib import closing
from datetime import datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import requests

from singer_commons.about import about
from singer_commons.errors import PluginError, SettingError
from tap_ordergroove_webhooks.errors import (
    NO_ROUTES,
    NO_SUCH_ROUTE,
    NO_SUCH_TYPE,
    NOT_SENT,
    NOT_TAKEN,
)
from tap_ordergroove_webhooks.log import backups, maintenance
from tap_ordergroove_webhooks.log.event import stored_bytes
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.log.log_reader import LogReader, Selection
from tap_ordergroove_webhooks.receiver import logs
from tap_ordergroove_webhooks.receiver.samples import make_samples
from tap_ordergroove_webhooks.receiver.sending import send
from tap_ordergroove_webhooks.receiver.server import serve as run_server
from tap_ordergroove_webhooks.receiver.settings import DECLARATION, Route, Settings, read_config

if TYPE_CHECKING:
    from collections.abc import Callable

FEWEST_DAYS = 7
"""An event that was pruned and is sent again is stored again; retries last for days."""

TIME = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"])


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--config``, and with it the checked settings."""
    return click.option(
        "--config",
        "settings",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=lambda _context, _option, path: Settings.from_config(
            read_config(path, os.environ)
        ),
        help="JSON file of settings; environment variables ORDERGROOVE_WEBHOOKS_… go before it.",
    )(command)


def _describe(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click passes flags so
    if wanted:
        click.echo(about("ordergroove-webhooks", "tap-ordergroove-webhooks", DECLARATION))
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tap-ordergroove-webhooks")
@click.option(
    "--about", is_flag=True, is_eager=True, expose_value=False, callback=_describe, help="Settings."
)
@click.option("--format", type=click.Choice(["json"]), expose_value=False, help="Of --about.")
def main() -> None:
    """Receive Ordergroove's webhooks into a durable event log."""


@main.command()
@with_settings
def serve(settings: Settings) -> None:
    """Receive webhooks until told to stop."""
    if not settings.routes:
        raise SettingError(NO_ROUTES, "routes")
    run_server(settings, logs.set_up())


@main.command()
@with_settings
@click.option("--since", type=TIME, help="Received at this time or later (UTC).")
@click.option("--until", type=TIME, help="Received before this time (UTC).")
@click.option("--type", "types", multiple=True, help="Only events of this type; repeatable.")
@click.option("--route", help="Only events of this route.")
@click.option("--event-id", "ids", multiple=True, help="Only this event; repeatable.")
@click.option("--to", "url", help="Send them to this URL instead, signed with their route's key.")
def replay(settings: Settings, url: str | None, **chosen: Any) -> None:
    """Feed stored events again, by default to the taps that read this log.

    Their bodies are read anew, and they get numbers at the log's end, as if they had just come.
    """
    for bound in ("since", "until"):
        chosen[bound] = chosen[bound] and chosen[bound].replace(tzinfo=timezone.utc)
    selection = Selection(**chosen)
    if url is None:
        with closing(EventLog(settings.store)) as log:
            click.echo(f"{maintenance.replay(log.engine, selection)} events replayed")
        return
    reader = LogReader(settings.store)
    sent = 0
    with requests.Session() as session:
        for row in chain.from_iterable(reader.batches(selection, 0, reader.identity().highest)):
            body = stored_bytes(row["encoding"], row["body"])
            problem = send(session, url, body, _route(settings, row["route"]).keys[:1])
            if problem:
                raise PluginError(NOT_SENT, event=row["event_id"], reason=problem, sent=sent)
            sent += 1
    click.echo(f"{sent} events sent")


@main.command("send-test")
@with_settings
@click.argument("url", required=False)
@click.option("--route", "route_path", help="Route whose key signs; the first one by default.")
@click.option("--type", "types", multiple=True, help="Only events of this type; repeatable.")
@click.option("--rotated", is_flag=True, help="Sign twice, as Ordergroove does during a rotation.")
def send_test(
    settings: Settings,
    url: str | None,
    route_path: str | None,
    types: tuple[str, ...],
    rotated: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Send a made-up event of every type to URL, by default to this receiver's own.

    Their ids begin with "test-". They are stored like any other: use a log that is for tests.
    """
    route = _route(settings, route_path)
    if url is None:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        url = f"http://{host}:{settings.port}{route.path}"
    samples = make_samples(secrets.token_hex(4), int(time.time()))
    unknown = set(types) - {sample.type for sample in samples}
    if unknown:
        raise PluginError(NO_SUCH_TYPE, types=", ".join(sorted(unknown)))
    keys = [secrets.token_hex(16), route.keys[0]] if rotated else [route.keys[0]]
    failed = 0
    with requests.Session() as session:
        for sample in samples:
            if types and sample.type not in types:
                continue
            problem = send(session, url, sample.body, keys)
            failed += problem is not None
            click.echo(f"{sample.type:<44} {problem or 'ok'}")
    if failed:
        raise PluginError(NOT_TAKEN, count=failed)


@main.command()
@with_settings
@click.option(
    "--days",
    type=click.IntRange(min=FEWEST_DAYS),
    required=True,
    help=f"Delete events that were received longer ago; at least {FEWEST_DAYS}.",
)
@click.option("--removals", is_flag=True, help="Also order.delete and item.remove, kept otherwise.")
def prune(
    settings: Settings,
    days: int,
    removals: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Delete old events from the log. Make sure that every tap has read them."""
    before = datetime.now(timezone.utc) - timedelta(days=days)
    with closing(EventLog(settings.store)) as log:
        count = maintenance.prune(log.engine, before, removals=removals)
    click.echo(f"{count} events deleted")


@main.command()
@with_settings
@click.argument("file", type=click.Path(path_type=Path))
def backup(settings: Settings, file: Path) -> None:
    """Copy the log into FILE, a SQLite database, while the receiver runs.

    From SQLite and from PostgreSQL alike. FILE must not be there yet; it is complete or not there.
    """
    count = backups.backup(settings.store, file)
    click.echo(f"{count} events copied from {settings.store!r} to {file}")


@main.command()
@with_settings
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(settings: Settings, file: Path) -> None:
    """Copy the log in FILE, a backup, into the store, SQLite or PostgreSQL, that has none yet."""
    count = backups.restore(file, settings.store)
    click.echo(f"{count} events restored into {settings.store!r}")


@main.command()
@with_settings
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(settings: Settings, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Say how the log stands."""
    found = maintenance.read_status(LogReader(settings.store))
    if as_json:
        click.echo(json.dumps(found, default=datetime.isoformat))
        return
    if found["last_created"] is not None:
        found["last_created"] = datetime.fromtimestamp(found["last_created"], timezone.utc)
    for name, value in {**found, **found.pop("types")}.items():
        shown = value.isoformat() if isinstance(value, datetime) else value
        click.echo(f"{name:<44} {'-' if shown is None else shown}")


def _route(settings: Settings, path: str | None = None) -> Route:
    """Return the route of a path, by default the first one."""
    for route in settings.routes:
        if path in (None, route.path):
            return route
    if path is None:
        raise SettingError(NO_ROUTES, "routes")
    raise SettingError(NO_SUCH_ROUTE, "routes", path=path)
