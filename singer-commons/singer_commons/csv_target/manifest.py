"""What a run did, in one JSON object: logged, and kept in the output folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.destination import write_whole

if TYPE_CHECKING:
    import logging
    from collections.abc import Mapping
    from pathlib import Path

    from singer_commons.csv_target.output_files import DeliveryRecord

FOLDER = "manifests"
SHOWN_REASONS = 5


@dataclass
class Manifest:
    """The manifest of one run, in the order of its JSON.

    Attributes:
        run: What tells the run from others.
        destination: Where its files go.
        started_at: When it began, ISO 8601, UTC.
        finished_at: When it ended, or None.
        validate_only: Whether nothing was to be sent.
        error: Why it failed, if it did.
        files: What became of each file.
        rejects: How many records are held back, of which types, why, and where they are.
        repeated: For each type, how many rows were left out for another of their key.
        warnings: What else somebody should look at.
    """

    run: str
    destination: str
    started_at: str
    finished_at: str | None = None
    validate_only: bool = False
    error: str | None = None
    files: list[DeliveryRecord] = field(default_factory=list)
    rejects: Mapping[str, Any] = field(default_factory=dict)
    repeated: Mapping[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def types(self) -> list[str]:
        """The types of which this run made files."""
        return list(dict.fromkeys(each.type for each in self.files if each.run == self.run))

    def to_json(self, indent: int | None = None) -> str:
        """Return it as JSON."""
        rejects = self.rejects.get("by_type", {})
        files = [
            {
                "key": each.key,
                "type": each.type,
                "rows": each.rows,
                "bytes": each.size,
                "sha256": each.sha256,
                "status": each.status,
                "rejects": rejects.get(each.type, 0),
                **({"from_run": each.run} if each.run != self.run else {}),
            }
            for each in self.files
        ]
        content = {**vars(self), "files": files}
        return json.dumps(content, indent=indent, ensure_ascii=False)

    def reasons(self) -> str:
        """Return the most frequent reasons of rejects in words."""
        reasons = self.rejects["reasons"]
        shown = [
            f"{each['type']}.{each['column'] or '-'}: {each['rule']} ({each['records']})"
            for each in reasons[:SHOWN_REASONS]
        ]
        return "; ".join([*shown, *(["…"] if len(reasons) > SHOWN_REASONS else [])])

    def report(self, logger: logging.Logger, folder: Path | None) -> None:
        """Log it and what somebody should look at, and write it into the output folder."""
        logger.info("Manifest: %s", self.to_json())
        if folder is not None:
            path = folder / FOLDER / f"manifest_{self.run}.json"
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, [f"{self.to_json(indent=2)}\n".encode()])
            except OSError as error:
                logger.warning("The manifest could not be written: %s", error)
        for warning in self.warnings:
            logger.warning("%s.", warning)
        if self.rejects.get("count") and self.error is None:
            logger.warning(
                "%d records are held back; they are in %s. %s. Send them again with --replay; with "
                "--replay and --remap once stream_maps are corrected.",
                self.rejects["count"],
                self.rejects["path"],
                self.reasons(),
            )
