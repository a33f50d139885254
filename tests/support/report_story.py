"""Stories of the Subscription report: its files by day, and a table that upserts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .report_folder import Folder
from .sftp_tap import Loader

STREAM = "subscriptions_report"
HEADER = "Subscription ID,Status\n"


def delta(day, suffix=".csv"):
    return f"acme_subscription_202510{day:02}_delta{suffix}"


def full(day):
    return f"acme_subscription_202510{day:02}_full.csv"


def content(**rows):
    return HEADER + "".join(f"{key},{value}\n" for key, value in rows.items())


@dataclass
class Story:
    """A folder, a target that upserts, and the state between runs."""

    folder: Folder = field(default_factory=Folder)
    loader: Loader = field(default_factory=Loader)
    outcome: Any = None

    def put(self, name, modified=None, trouble="", **rows):
        self.folder.put(name, content(**rows), modified, trouble)

    def run(self, **config):
        """Sync, and return the names of the files that were read, in order."""
        self.outcome = self.folder.sync(select=[STREAM], state=self.loader.state, **config)
        self.loader.take(self.outcome.messages)
        return self.outcome.read()

    def crash(self, where, **config):
        """Sync, but the target receives the messages before the given one only."""
        outcome = self.folder.sync(select=[STREAM], state=self.loader.state, **config)
        self.loader.take(outcome.messages[: where(outcome.messages)])

    @property
    def table(self):
        rows = self.loader.rows(STREAM)
        return {row["ordergroove_subscription_id"]: row["subscription_status"] for row in rows}
