"""One shop's story, told in the same steps to an old version of this project and to this one.

What an old version left behind is in a folder of its name beside this file. Ports and folders that
differ from run to run stand in it as words in angle brackets.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox import Merchant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIXTURES = Path(__file__).resolve().parent
VERSIONS = sorted(each.name for each in FIXTURES.iterdir() if (each / "story.json").is_file())

API_KEY = "sandbox-key-of-the-updates"
WEBHOOK_KEY = "sandbox-verification-key-of-the-updates"
NOW = datetime(2026, 6, 15, 17, tzinfo=timezone.utc)  # noon in Chicago
REPORT_DAYS = 3
SPOILT = "spoilt"  # stands in a record that a target holds back
PATIENCE = 120  # seconds that any program may take
TABLES = (
    *("customers", "subscriptions", "orders", "items", "addresses", "payments", "products"),
    *("offer_profiles", "one_time_incentives"),
)
SQLITE_TEXT = ".sqlite.sql"  # what ends the name of a SQLite database that is kept as text
# Words in angle brackets where nothing is asked of anyone.
NOWHERE = {
    "api": "http://127.0.0.1:1",
    "bucket": "127.0.0.1:2",
    "drop key": "SHA256:drop",
    "drop port": "3",
    "folder": "/nowhere",
    "inbox key": "SHA256:inbox",
    "inbox port": "4",
    "postgres": "postgresql://127.0.0.1:5/nowhere",
}


def begin() -> Merchant:
    """Return the shop on its first day."""
    return Merchant(seed=22, customers=12, days=90, now=NOW)


def live_until_the_load(merchant: Merchant) -> None:
    """Let two days go by, after which the old version loads everything and sends all files."""
    merchant.advance(2)


def live_until_the_update(merchant: Merchant) -> None:
    """Let a day go by, after which the old version cannot send its files."""
    merchant.advance(1)


def live_on(merchant: Merchant) -> None:
    """Let three days go by, after which the new version begins."""
    merchant.advance(3)


def digest(merchant: Merchant) -> dict[str, str]:
    """Return what tells one state of the shop from any other, by table."""
    texts = {table: json.dumps(merchant.truth(table), sort_keys=True) for table in TABLES}
    return {name: hashlib.sha256(text.encode()).hexdigest()[:16] for name, text in texts.items()}


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what it said."""

    code: int
    out: str
    log: str

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The lines of its output, parsed."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def state(self) -> dict[str, Any]:
        """The last state of a tap's output."""
        found: dict[str, Any] = next(
            each["value"] for each in reversed(self.messages) if each["type"] == "STATE"
        )
        return found

    def records(self, stream: str) -> list[dict[str, Any]]:
        """The records of a stream in a tap's output."""
        return [
            each["record"]
            for each in self.messages
            if each["type"] == "RECORD" and each["stream"] == stream
        ]


def run(
    program: Path,
    *arguments: str,
    folder: Path,
    config: Mapping[str, Any],
    state: Mapping[str, Any] | None = None,
    fed: str = "",
) -> Ended:
    """Run a plugin to its end.

    Args:
        program: The executable.
        arguments: What follows `--config` and `--state`.
        folder: Where it runs, and where these two files are made.
        config: Its settings.
        state: What an earlier run left; a tap's.
        fed: Its standard input.
    """
    command = [str(program), *_files(folder, config=config, state=state), *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        input=fed,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def _files(folder: Path, **contents: Mapping[str, Any] | None) -> Iterable[str]:
    for name, content in contents.items():
        if content is not None:
            path = folder / f"{name}.json"
            path.write_text(json.dumps(content))
            yield from (f"--{name}", str(path))


def environment() -> dict[str, str]:
    """Return the environment without a developer's own settings."""
    theirs = ("MELTANO_", "TAP_", "TARGET_", "ORDERGROOVE_", "AWS_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    return kept | {"NO_COLOR": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def without_nulls(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record says; a column that is null may as well not be there."""
    return {name: value for name, value in record.items() if value is not None}


def read_json(path: Path) -> Any:
    return json.loads(path.read_text())


def write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def to_text(database: Path) -> str:
    """Return a SQLite database as SQL."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def restore(source: Path, target: Path, words: Mapping[str, str]) -> Path:
    """Put what an old version left where a program will find it.

    Args:
        source: A file, or a folder with all that is in it.
        target: Its new place.
        words: What to write for the words in angle brackets.
    """
    if source.is_dir():
        for each in source.iterdir():
            restore(each, target / each.name, words)
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_bytes()
    for word, value in words.items():
        text = text.replace(f"<{word}>".encode(), value.encode())
    if source.name.endswith(SQLITE_TEXT):
        target = target.with_name(target.name.removesuffix(SQLITE_TEXT))
        with closing(sqlite3.connect(target)) as connection:
            connection.executescript(text.decode())
    else:
        target.write_bytes(text)
    shutil.copystat(source, target)
    return target


def keep(source: Path, target: Path, words: Mapping[str, str]) -> None:
    """Do the reverse of `restore`; files of no bytes and locks are left out."""
    if source.is_dir():
        for each in sorted(source.iterdir()):
            keep(each, target / each.name, words)
        return
    if not source.stat().st_size or source.name.startswith(".lock"):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_bytes()
    if text.startswith(b"SQLite format 3"):
        target = target.with_name(target.name + SQLITE_TEXT)
        text = to_text(source).encode()
    for word, value in words.items():
        text = text.replace(value.encode(), f"<{word}>".encode())
    target.write_bytes(text)
