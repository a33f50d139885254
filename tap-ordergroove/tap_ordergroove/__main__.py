"""Run the tap as ``python -m tap_ordergroove``."""

from __future__ import annotations

from tap_ordergroove.tap import TapOrdergroove

TapOrdergroove.cli()
