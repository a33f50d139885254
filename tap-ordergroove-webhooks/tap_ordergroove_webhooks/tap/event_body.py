"""What an event says besides its object: who caused it, and what was there then.

`context` and `snapshot` stand in one of three places: beside ``data``, in it, or in its object.
The documentation shows all three, so all are looked at; what stands further out goes before.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
ENVELOPE_FIELDS = ("id", "type", "created", "data", "context", "snapshot")
ACTORS = (("customer", "merchant_user_id"), ("api_key", "public_id"), ("user", "public_id"))
"""Where the actor's id is, by what acted."""


@dataclass(frozen=True)
class EventBody:
    """An event's body, taken apart.

    Attributes:
        object: What `data.object` says, without context and snapshot; None if it is no object.
        data: What stands beside it in `data`.
        context: Who or what caused the event.
        snapshot: Other records at that time.
        unknown: All that has no place, by its path in the body.
        texts_fit: Whether all its texts are known to fit databases.
    """

    object: Json | None = None
    data: Json = field(default_factory=dict)
    context: Json | None = None
    snapshot: Json | None = None
    unknown: Json = field(default_factory=dict)
    texts_fit: bool = False

    @classmethod
    def of(cls, body: Json, *, texts_fit: bool = False) -> EventBody:
        """Take a decoded body apart."""
        unknown = {
            f"envelope.{name}": value for name, value in body.items() if name not in ENVELOPE_FIELDS
        }
        data = dict(_object(body.get("data")))
        object_ = data.pop("object", None)
        unknown |= {
            path: value
            for path, value in (("envelope.data", body.get("data")), ("data.object", object_))
            if value is not None and not isinstance(value, dict)
        }
        object_ = dict(object_) if isinstance(object_, dict) else None
        context, snapshot = (
            _merge(body.get(name), data.pop(name, None), object_ and object_.pop(name, None))
            for name in ("context", "snapshot")
        )
        return cls(object_, data, context, snapshot, unknown, texts_fit)

    @property
    def actor_type(self) -> str | None:
        """Who acted: customer, user, apikey, og-system-account or og-system-process."""
        return _text(self._actor.get("type"))

    @property
    def actor_id(self) -> str | None:
        """The id of the customer, user or API key that acted."""
        for who, name in ACTORS:
            if found := _text(_object(self._actor.get(who)).get(name)):
                return found
        return None

    @property
    def source(self) -> str | None:
        """Where a subscription came from: PurchasePOST or XML IMPORT."""
        return _text(_object(self.context).get("source"))

    @functools.cached_property
    def _actor(self) -> Json:
        return _object(_object(self.context).get("actor"))


def _merge(*found: Any) -> Json | None:
    """Return what was found, the first first; what is no object goes under ``_value``."""
    merged: Json = {}
    for each in found:
        if each is None:
            continue
        for name, value in (each if isinstance(each, dict) else {"_value": each}).items():
            merged.setdefault(name, value)
    return merged or None


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
