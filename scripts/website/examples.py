"""The taps' streams, and what each says of an invented shop: the same in every build.

Each tap runs in this process, against the sandbox's servers or a log of sample events. All times
are the sandbox's own, which stand still.
"""

from __future__ import annotations

import dataclasses
import re
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox import Merchant, Sandbox, running
from ordergroove_sandbox.drop import FORMS, Defect, Drop, Style, serving
from singer_commons import testing
from tap_ordergroove.tap import TapOrdergroove
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp
from tap_ordergroove_webhooks.log.engine import parse_store
from tap_ordergroove_webhooks.log.event import make_events
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.receiver.samples import make_samples
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from singer_sdk import Tap

NOW = datetime(2026, 6, 15, 17, 0, tzinfo=timezone.utc)
SNAPSHOT = re.compile(r'"_snapshot_at": ?"([^"]+)"')
LOG = 1_760_450_400  # when the sample events happened, and arrived


@dataclasses.dataclass(frozen=True)
class Streams:
    """A tap's streams.

    Attributes:
        tap: The tap, which knows their schemas, keys and bookmarks.
        records: What it said of each, by the stream's name.
    """

    tap: Tap
    records: Mapping[str, list[dict[str, Any]]]

    def example(self, stream: str) -> dict[str, Any] | None:
        """Return the first of the records that have the most values, if there is one."""
        return max(self.records[stream], key=_values, default=None)


def _values(record: Mapping[str, Any]) -> int:
    return sum(value not in (None, "", [], {}) for value in record.values())


def all_streams() -> Iterator[tuple[str, Streams]]:
    """Yield each tap's streams, with the tap's name.

    Raises:
        RuntimeError: If a run failed.
    """
    merchant = Merchant(now=NOW)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running(Sandbox(merchant)) as api:
            config = {"api_key": "sandbox-key", "api_url": api.url}
            yield _read(TapOrdergroove, config | {"merchant_id": merchant.public_id})
        drop = Drop(merchant, folder / "drop", Style(names=FORMS["N1-separated"]))
        drop.deliver_days(2)
        drop.deliver_full("orders")  # for the stream of snapshots
        drop.deliver_full(
            "cancelled_subscriptions", defects=[Defect("long_row")]
        )  # for rejected_rows
        with serving(drop) as server:
            yield _read(TapOrdergrooveSftp, _login(server) | {"path": f"/{drop.style.folder_name}"})
        store = f"sqlite:///{folder / 'events.db'}"
        _fill(store)
        yield _read(TapOrdergrooveWebhooks, {"store": store})


def _login(server: Any) -> dict[str, Any]:
    names = ("host", "port", "username", "password", "host_key")
    return {name: getattr(server, name) for name in names}


def _fill(store: str) -> None:
    log = EventLog(parse_store(store))
    try:
        log.probe()
        received = datetime.fromtimestamp(LOG, timezone.utc)
        for sample in make_samples("", LOG):
            log.append(make_events("/ordergroove", "shop", sample.body, received))
    finally:
        log.close()


def _read(kind: type[Tap], config: Mapping[str, Any]) -> tuple[str, Streams]:
    listener = testing.Listener()
    tap = kind(config=dict(config), message_writer=listener)
    error = testing.sync(tap, tap.streams)
    if error:
        raise RuntimeError(error)
    # A run's start is the shop's time less the way of an answer, in milliseconds.
    text = "\n".join(listener.lines)
    for start in set(SNAPSHOT.findall(text)):
        text = text.replace(start, NOW.isoformat())
    outcome = testing.Outcome(text.split("\n"))
    return tap.name, Streams(tap, {name: outcome.records(name) for name in tap.streams})
