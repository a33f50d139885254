"""The command line: ``ordergroove-webhooks serve``, and the commands around it."""

from __future__ import annotations

import json
import os
import secrets
import time
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sqlalchemy.exc import SQLAlchemyError

from singer_commons.about import about
from tap_ordergroove_webhooks.log import upkeep
from tap_ordergroove_webhooks.log.event import stored_bytes
from tap_ordergroove_webhooks.log.reading import LogReader
from tap_ordergroove_webhooks.log.store import StoreError, describe, reading_engine
from tap_ordergroove_webhooks.log.writing import EventLog
from tap_ordergroove_webhooks.receiver import logs
from tap_ordergroove_webhooks.receiver.samples import make_samples
from tap_ordergroove_webhooks.receiver.sending import Sender
from tap_ordergroove_webhooks.receiver.server import serve as run_server
from tap_ordergroove_webhooks.receiver.settings import (
    DECLARATION,
    Route,
    SettingError,
    Settings,
    read_config,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

FEWEST_DAYS = 7
"""An event that was pruned and is sent again is stored again; retries last for days."""

TIME = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"])


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--config``."""
    return click.option(
        "--config",
        "path",
        type=click.Path(dir_okay=False, path_type=Path),
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
def serve(path: Path | None) -> None:
    """Receive webhooks until told to stop."""
    settings = load(path)
    if not settings.routes:
        msg = "routes is empty: there is no webhook to receive"
        raise click.ClickException(msg)
    run_server(settings, logs.set_up())


@main.command()
@with_settings
@click.option("--since", type=TIME, help="Received at this time or later (UTC).")
@click.option("--until", type=TIME, help="Received before this time (UTC).")
@click.option("--type", "types", multiple=True, help="Only events of this type; repeatable.")
@click.option("--route", help="Only events of this route.")
@click.option("--event-id", "ids", multiple=True, help="Only this event; repeatable.")
@click.option("--to", "url", help="Send them to this URL instead, signed with their route's key.")
def replay(path: Path | None, url: str | None, **chosen: Any) -> None:
    """Feed stored events again, by default to the taps that read this log.

    Their bodies are read anew, and they get numbers at the log's end, as if they had just come.
    """
    settings = load(path)
    for bound in ("since", "until"):
        chosen[bound] = chosen[bound] and chosen[bound].replace(tzinfo=timezone.utc)
    selection = upkeep.Selection(**chosen)
    if url is None:
        with writing(settings) as engine:
            click.echo(f"{upkeep.replay(engine, selection)} events replayed")
        return
    keys = {route.path: route.keys[0] for route in settings.routes}
    sent = 0
    with reading(settings) as engine, closing(Sender(url)) as sender:
        for rows in upkeep.read_selection(engine, selection):
            for row in rows:
                if row["route"] not in keys:
                    msg = f"routes does not have {row['route']}, so there is no key to sign with"
                    raise click.ClickException(msg)
                body = stored_bytes(row["encoding"], row["body"])
                trouble = sender.send(body, [keys[row["route"]]], int(time.time()))
                if trouble:
                    msg = f"{row['event_id']}: {trouble}; {sent} events were sent before it"
                    raise click.ClickException(msg)
                sent += 1
    click.echo(f"{sent} events sent")


@main.command("send-test")
@with_settings
@click.argument("url", required=False)
@click.option("--route", "route_path", help="Route whose key signs; the first one by default.")
@click.option("--type", "types", multiple=True, help="Only events of this type; repeatable.")
@click.option("--rotated", is_flag=True, help="Sign twice, as Ordergroove does during a rotation.")
def send_test(
    path: Path | None,
    url: str | None,
    route_path: str | None,
    types: tuple[str, ...],
    rotated: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Send a made-up event of every type to URL, by default to this receiver's own.

    Their ids begin with "test-". They are stored like any other: use a log that is for tests.
    """
    settings = load(path)
    route = _route(settings, route_path)
    if url is None:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        url = f"http://{host}:{settings.port}{route.path}"
    samples = make_samples(secrets.token_hex(4), int(time.time()))
    unknown = set(types) - {sample.type for sample in samples}
    if unknown:
        msg = f"there is no type {', '.join(sorted(unknown))}"
        raise click.ClickException(msg)
    keys = [secrets.token_hex(16), route.keys[0]] if rotated else [route.keys[0]]
    failed = 0
    with closing(Sender(url)) as sender:
        for sample in samples:
            if types and sample.type not in types:
                continue
            trouble = sender.send(sample.body, keys, int(time.time()))
            failed += trouble is not None
            click.echo(f"{sample.type:<44} {trouble or 'ok'}")
    if failed:
        msg = f"{failed} events were not taken"
        raise click.ClickException(msg)


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
    path: Path | None,
    days: int,
    removals: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    """Delete old events from the log. Make sure that every tap has read them."""
    before = datetime.now(timezone.utc) - timedelta(days=days)
    with writing(load(path)) as engine:
        click.echo(f"{upkeep.prune(engine, before, removals=removals)} events deleted")


@main.command()
@with_settings
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(path: Path | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Say how the log stands."""
    with reading(load(path)) as engine:
        found = asdict(upkeep.read_status(engine))
    if as_json:
        click.echo(json.dumps(found, default=datetime.isoformat))
        return
    types = found.pop("types")
    created = found.pop("last_created")
    found["last_created"] = (
        datetime.fromtimestamp(created, timezone.utc).isoformat() if created is not None else None
    )
    for name, value in {**found, **types}.items():
        shown = value.isoformat() if isinstance(value, datetime) else value
        click.echo(f"{name:<44} {'-' if shown is None else shown}")


def load(path: Path | None) -> Settings:
    """Return the checked settings.

    Raises:
        click.ClickException: If one cannot work.
    """
    try:
        return Settings.from_config(read_config(path, os.environ))
    except SettingError as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def writing(settings: Settings) -> Iterator[Engine]:
    """Give the log's engine for writing.

    Raises:
        click.ClickException: If the store fails.
    """
    with _telling(), closing(EventLog(settings.store)) as log:
        yield log.engine


@contextmanager
def reading(settings: Settings) -> Iterator[Engine]:
    """Give the log's engine for reading.

    Raises:
        click.ClickException: If the store fails, or holds no log.
    """
    with _telling():
        _ = LogReader(settings.store).identity()
        engine = reading_engine(settings.store)
        try:
            yield engine
        finally:
            engine.dispose()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    except (SQLAlchemyError, OSError) as error:
        msg = f"store: {describe(error)}"
        raise click.ClickException(msg) from None


def _route(settings: Settings, path: str | None) -> Route:
    for route in settings.routes:
        if path in (None, route.path):
            return route
    msg = f"routes does not have {path}" if path else "routes is empty"
    raise click.ClickException(msg)
