"""What holds for every test of this repository."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import settings
from singer_sdk.plugin_base import PluginBase

from ordergroove_sandbox.openssh import find_sshd

if TYPE_CHECKING:
    import pytest

# A slow machine is no failure, so examples have no deadline; in CI they are the same every time.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")

# A tap or target that a test makes would take Ctrl-C: it would end that test, and the run go on.
PluginBase._setup_signal_handlers = lambda _plugin: None  # noqa: SLF001 - there is no public way


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs OpenSSH's server, a system package, where it is missing.

    asyncssh, a package like any other, stands for SFTP there. With OPENSSH=required, as in CI,
    nothing is left out.
    """
    if find_sshd() or os.environ.get("OPENSSH") == "required":
        return
    left_out = [item for item in items if "sshd" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
