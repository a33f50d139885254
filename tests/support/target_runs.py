"""Runs of a file target as a program or its command line, and what they left unsent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from singer_commons.testing import run_command


def as_lines(messages):
    if isinstance(messages, bytes):
        return messages
    return b"".join(json.dumps(message).encode() + b"\n" for message in messages)


def write_config(folder, config):
    path = folder / f"config-{os.urandom(4).hex()}.json"
    path.write_text(json.dumps(config))
    return str(path)


def start(module, folder, config, *arguments):
    """Start a target as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", module, "--config", write_config(folder, config), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
    )


def run(target, folder, messages, config, *arguments):
    """Run a target's command line; return exit code, output and log."""
    given, here = ("--config", write_config(folder, config), *arguments), Path.cwd()
    os.chdir(folder)
    try:
        done = run_command(target, *given, fed=as_lines(messages))
    finally:
        os.chdir(here)
    return done.code, done.out, done.log


def rejects(path):
    """Return the RECORD lines of a file of rejects, or of a folder of them."""
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    lines = [json.loads(line) for each in paths for line in each.read_bytes().splitlines()]
    return [line for line in lines if line["type"] == "RECORD"]


def rules(reject):
    return [f"{each['column']}:{each['rule']}" for each in reject["reasons"]]
