"""Run the command line with ``python -m ordergroove_sandbox``."""

from __future__ import annotations

import sys

from ordergroove_sandbox.cli import main

if __name__ == "__main__":
    sys.exit(main())
