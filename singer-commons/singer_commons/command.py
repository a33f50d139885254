"""How a plugin's command line is run."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from singer_sdk.plugin_base import PluginBase

MANY_OBJECTS = 100_000


def run(plugin: type[PluginBase]) -> None:
    """Run a plugin's command line.

    Records are made and dropped by the million and hold no cycles: the garbage collector would
    only look through them, and through the libraries, again and again.
    """
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS, 50, 100)
    # Waiting for the processor counts as younger: what is newer than this is surely newer.
    plugin.cli(obj=time.time() - time.process_time())
