"""The commands that run taps."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.api import STREAMS
from benchmarks.children import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

TAP = (str(Path(sys.executable).parent / "tap-ordergroove"),)
PLAIN_TAP = (sys.executable, "-m", "benchmarks.peers.sdk_tap")

UNLIMITED = 10_000_000
"""Requests a minute. The default, below Ordergroove's own limit, would be what is measured."""


def start_date() -> str:
    """Return a date so recent that a stream is read in one window: all tools ask alike."""
    return f"{datetime.now(timezone.utc) - timedelta(days=20):%Y-%m-%dT%H:%M:%SZ}"


def settings(url: str, **others: Any) -> dict[str, Any]:
    """Return the tap's configuration for an API, with settings added."""
    return {
        "api_key": "bench",
        "api_url": url,
        "start_date": start_date(),
        "requests_per_minute": UNLIMITED,
        **others,
    }


@dataclass(frozen=True)
class TapCommands:
    """Makes commands; configurations and catalogs go into `folder`."""

    folder: Path

    def tap(self, url: str, streams: Collection[str] = STREAMS, **others: Any) -> list[str]:
        """Return the command for tap-ordergroove, with settings added."""
        return self.command(TAP, settings(url, **others), streams)

    def plain_tap(self, url: str) -> list[str]:
        """Return the command for the plain SDK tap."""
        config = settings(url)
        del config["requests_per_minute"]
        return self.command(PLAIN_TAP, config, STREAMS)

    def command(
        self, program: Sequence[str], config: Mapping[str, Any], streams: Collection[str]
    ) -> list[str]:
        """Return the command for a tap.

        Args:
            program: The tap, without arguments.
            config: Its configuration.
            streams: The streams to select.
        """
        configured = [*program, "--config", self.keep(config)]
        # This is also the program's warm-up: its modules are compiled when it is measured.
        discovered = subprocess.run(  # noqa: S603 - our own command
            [*configured, "--discover"],
            cwd=ROOT,
            env=environment(),
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        catalog = json.loads(discovered.stdout)
        for entry in catalog["streams"]:
            for metadata in entry["metadata"]:
                if not metadata["breadcrumb"]:
                    metadata["metadata"]["selected"] = entry["tap_stream_id"] in streams
        return [*configured, "--catalog", self.keep(catalog)]

    def keep(self, content: Mapping[str, Any]) -> str:
        """Return the path of a new JSON file."""
        path = self.folder / f"{len(list(self.folder.iterdir()))}.json"
        path.write_text(json.dumps(content))
        return str(path)
