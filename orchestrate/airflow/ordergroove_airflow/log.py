"""What Meltano's JSON log says of a run: rows by stream, and the line that tells of a failure."""

from __future__ import annotations

import json
import re
from typing import Any

CODE = re.compile(r"\[[A-Z]+-\d+\]$")
"""How a line ends that says what failed, in this project's plugins; see docs/errors.md."""

REFUSED = "pipeline is already running"
"""Part of the line with which Meltano 4.4.1 refuses a state that another run has."""

NOT_STORED = "Failed to persist incremental state"
"""How Meltano 4.4.1 says that the state is not stored; it goes on, and ends as if all were well."""

STORED = "Incremental state has been updated"
"""How it says that a state is."""

BAD = {"error", "critical", None}
"""Levels of lines that tell of a failure; a line that is no JSON has none."""

PARTING = "Need help fixing this problem?"
"""How Meltano ends after an error of its own; the line before it says which."""


class Log:
    """The log of one start of Meltano, taken in line by line.

    Attributes:
        rows: Records that an extractor has emitted, by state id and stream.
        refused: Whether Meltano refused the run, since another has its state.
        not_stored: Whether the last state is not stored; the next run reads again what it was for.
    """

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], int] = {}
        self.refused = self.not_stored = False
        self._coded = self._said = self._error = self._last = ""

    def take(self, line: str) -> str:
        """Take a line in.

        Returns:
            What a person wants to read of it.
        """
        if REFUSED in line:
            self.refused = True
        told = _object(line)
        text = str(told.get("event") or "").strip() if told else line.strip()
        if not text:
            return ""
        plugin = str(told.get("string_id") or told.get("name") or "")
        if _is_metric(told):
            self._count(told)
            return ""
        if not told.get("stdio") and text.startswith((NOT_STORED, STORED)):
            self.not_stored = text.startswith(NOT_STORED)
        self._last = self._last if text.startswith(PARTING) else text
        failed = told.get("level") in BAD or text.startswith("Error: ")
        if failed and CODE.search(text):
            self._coded = text
        self._error = str(told.get("err") or self._error)
        if plugin and told.get("stdio") and failed:
            self._said = text
        return f"{plugin}: {text}" if plugin else text

    @property
    def failure(self) -> str:
        """What failed: the last line with a code, or else the last that tells of an error."""
        return self._coded or self._said or self._error or self._last or "Meltano said nothing"

    def _count(self, told: dict[str, Any]) -> None:
        metric = told["metric_info"]
        stream = (metric.get("tags") or {}).get("stream")
        value = metric.get("value")
        # `meltano run` says which plugin and state in other words than `meltano elt` does.
        extractor = told.get("producer") or told.get("cmd_type") == "extractor"
        if extractor and metric.get("metric") == "record_count" and stream:
            key = (str(told.get("job_name") or told.get("state_id")), str(stream))
            self.rows[key] = self.rows.get(key, 0) + (value if isinstance(value, int) else 0)


def _object(line: str) -> dict[str, Any]:
    """Return the mapping that a line holds, or an empty one: plugins may write anything."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_metric(told: dict[str, Any]) -> bool:
    return isinstance(told.get("metric_info"), dict)
