"""Run the command line with ``python -m ordergroove_views``."""

from __future__ import annotations

import sys

from ordergroove_views.cli import main

if __name__ == "__main__":
    sys.exit(main())
