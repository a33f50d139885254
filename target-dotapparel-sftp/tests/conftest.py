"""DotApparel's inbox for the tests, and an OpenSSH server."""

from __future__ import annotations

import os

import pytest

from ordergroove_sandbox.dotapparel import serving


@pytest.fixture(autouse=True)
def _quiet(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.startswith("TARGET_DOTAPPAREL_SFTP_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def inbox():
    with serving() as server:
        yield server
