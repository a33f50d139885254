"""Where things are, and what goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / ".demo"
DATABASE = DEMO / "warehouse.duckdb"
BIN = Path(sys.executable).parent


class DemoError(Exception):
    """The demo cannot go on."""
