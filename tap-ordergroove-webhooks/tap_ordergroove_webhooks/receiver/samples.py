"""Sample events, one of each of Ordergroove's 45 types, from `samples.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

DESCRIBED = json.loads((resources.files(__package__) / "samples.json").read_bytes())
KNOWN_TYPES = frozenset(event["type"] for event in DESCRIBED["events"])

TEST_ID = "test-"
"""What leads the ids of sample events."""


@dataclass(frozen=True)
class Sample:
    """An event to send: its type, its id, and its body."""

    type: str
    id: str
    body: bytes


def make_samples(run: str, created: int) -> list[Sample]:
    """Return an event of every type, created then; `run` tells them from those of other runs."""
    samples = []
    for number, event in enumerate(DESCRIBED["events"], start=1):
        type_ = event["type"]
        object_ = {**DESCRIBED["objects"][type_.split(".")[0]], **event.get("object", {})}
        envelope: dict[str, Any] = {
            "id": f"{TEST_ID}{run}-{number}",
            "type": type_,
            "created": created,
            "data": {"object": object_, **event.get("data", {})},
            **{name: event[name] for name in ("context", "snapshot") if name in event},
        }
        samples.append(Sample(type_, envelope["id"], json.dumps(envelope).encode()))
    return samples
