"""Faults on request: which answers go wrong, how, and how often. Declarative; see ``breakage``."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBER = (int, float)

# kind: its parameters and the types they take
KINDS: dict[str, dict[str, tuple[type, ...]]] = {
    "latency": {"seconds": _NUMBER},
    "status": {
        "status": (int,),
        "retry_after": (int, float, str),
        "retry_after_date": _NUMBER,
        "body": (str, dict, list),
    },
    "drop": {},
    "cut_body": {},
    "truncated_json": {},
    "html": {"status": (int,)},
    "redirect": {"location": (str,), "status": (int,)},
    "hostile_next": {"scheme": (str,), "host": (str,), "port": (int,)},
    "repeated_cursor": {"period": (int,)},
    "empty_page": {},
    "bare_array": {},
    "old_envelope": {},
    "extra_field": {"name": (str,), "value": (object,)},
    "missing_results": {},
}
NEEDED: dict[str, tuple[str, ...]] = {"latency": ("seconds",), "status": ("status",)}
# Kinds that only delay; any number of them goes with one other fault.
DELAYS = frozenset({"latency"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong with some requests.

    Attributes:
        kind: One of ``KINDS``.
        path: Only requests whose path begins with this; empty means any.
        times: How many requests it befalls; None means all to come.
        after: How many matching requests it leaves alone first.
        parameters: What the kind needs to know; see ``KINDS``.
    """

    kind: str
    path: str = ""
    times: int | None = 1
    after: int = 0
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the kind, the counts and the parameters.

        Raises:
            ValueError: Something does not fit.
        """
        if self.kind not in KINDS:
            msg = f"unknown kind {self.kind!r}; one of {', '.join(KINDS)}"
            raise ValueError(msg)
        counts = (0 if self.times is None else self.times, self.after)
        if any(type(count) is not int or count < 0 for count in counts):
            msg = "times (or null) and after must be whole numbers from 0"
            raise ValueError(msg)
        for name, value in self.parameters.items():
            if not isinstance(value, KINDS[self.kind].get(name, ())):
                msg = f"{self.kind} does not take {name}={value!r}"
                raise ValueError(msg)  # noqa: TRY004 - one kind of error for one kind of input
        for name in NEEDED.get(self.kind, ()):
            if name not in self.parameters:
                msg = f"{self.kind} needs {name}"
                raise ValueError(msg)

    @classmethod
    def of(
        cls, kind: str, path: str = "", times: int | None = 1, after: int = 0, **parameters: Any
    ) -> Fault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, path, times, after, parameters)

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Fault:
        """Read a fault from a JSON object: the attributes and the parameters side by side.

        Raises:
            ValueError: Something does not fit.
        """
        if not isinstance(data.get("kind"), str):
            msg = "a fault is an object with a kind"
            raise ValueError(msg)  # noqa: TRY004 - one kind of error for one kind of input
        return cls.of(**data)


@dataclass(slots=True)
class _Armed:
    fault: Fault
    seen: int = 0
    used: int = 0

    def strikes(self, path: str) -> bool:
        """Count a request and tell whether the fault is to befall it."""
        if not path.startswith(self.fault.path):
            return False
        self.seen += 1
        left = self.fault.times is None or self.used < self.fault.times
        return left and self.seen > self.fault.after


class FaultList:
    """The faults in force."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        """Start with some faults."""
        self._lock = Lock()
        self._armed = [_Armed(fault) for fault in faults]

    def add(self, *faults: Fault) -> None:
        """Put more faults in force, after those that are."""
        with self._lock:
            self._armed += [_Armed(fault) for fault in faults]

    def clear(self) -> None:
        """End all faults."""
        with self._lock:
            self._armed.clear()

    def take(self, path: str) -> list[Fault]:
        """Return the faults of one request: all delays, and the first of the others."""
        taken: list[Fault] = []
        with self._lock:
            striking = [armed for armed in self._armed if armed.strikes(path)]
            others = [armed for armed in striking if armed.fault.kind not in DELAYS][:1]
            for armed in striking:
                if armed.fault.kind in DELAYS or armed in others:
                    armed.used += 1
                    taken.append(armed.fault)
        return taken

    def report(self) -> list[dict[str, Any]]:
        """Return the faults and how often they were met, as JSON-ready data."""
        with self._lock:
            return [
                {
                    "kind": armed.fault.kind,
                    "path": armed.fault.path,
                    "times": armed.fault.times,
                    "after": armed.fault.after,
                    **armed.fault.parameters,
                    "seen": armed.seen,
                    "used": armed.used,
                }
                for armed in self._armed
            ]
