"""The commands that run taps."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from benchmarks.programs import ROOT, environment, keep

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from benchmarks.ab_rounds import Bench
    from benchmarks.programs import Command


def tap_command(
    bench: Bench,
    program: Command,
    config: Mapping[str, Any],
    streams: Collection[str],
) -> Command:
    """Return the command for a tap.

    Args:
        bench: Where the configuration and the catalog go.
        program: The tap, without arguments.
        config: Its configuration.
        streams: The streams to select.
    """
    configured = [*map(str, program), "--config", str(keep(bench.folder, config))]
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
    return [*configured, "--catalog", keep(bench.folder, catalog)]
