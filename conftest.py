"""What holds for every test of this repository."""

from __future__ import annotations

import os

from hypothesis import settings

# A slow machine is no failure, so examples have no deadline; in CI they are the same every time.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")
