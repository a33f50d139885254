"""The receiver's log: one JSON object a line, on standard error.

No line holds a body, a signature, a key or a value of an object: only routes, types, event ids,
times, counts, and what a library says of its own trouble.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import datetime, timezone
from typing import Any

from typing_extensions import override

LOGGER = "ordergroove_webhooks"


class JsonFormatter(logging.Formatter):
    """Formats a record as one line of JSON; what was given as ``extra={"fields": …}`` is in it."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            # Where it happened, and not its message, which could quote a value.
            line["error"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.f_code.co_filename}:{number} {frame.f_code.co_name}"
                for frame, number in traceback.walk_tb(record.exc_info[2])
            ]
        return json.dumps(line)


def set_up(level: int = logging.INFO) -> logging.Logger:
    """Send the receiver's lines, and what libraries warn of, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    logger = logging.getLogger(LOGGER)
    logger.setLevel(level)
    return logger
