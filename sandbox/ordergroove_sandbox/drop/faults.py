"""Faults of the SFTP server on request: what goes wrong, with which file, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from posixpath import basename
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBER = (int, float)

# kind: its parameters and the types they take
KINDS: dict[str, dict[str, tuple[type, ...]]] = {
    "drop": {"after_bytes": (int,)},
    "stall": {"after_bytes": (int,), "seconds": _NUMBER},
    "slow": {"bytes_per_second": _NUMBER},
    "deny": {},
    "refuse_auth": {},
}
NEEDED = {"stall": ("seconds",), "slow": ("bytes_per_second",)}
# Kinds that befall a file while it is read, rather than a request.
WHILE_READING = ("drop", "stall", "slow")


@dataclass(frozen=True, slots=True)
class DropFault:
    """Something that goes wrong.

    Attributes:
        kind: One of ``KINDS``.
        name: A pattern (``*`` is any text) of the names of files and folders that it befalls; it
            has no meaning for ``refuse_auth``.
        times: How often; None means for ever.
        parameters: What the kind needs to know; see ``KINDS``.
    """

    kind: str
    name: str = "*"
    times: int | None = 1
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the kind, the count and the parameters.

        Raises:
            ValueError: Something does not fit.
        """
        if self.kind not in KINDS:
            msg = f"unknown kind {self.kind!r}; one of {', '.join(KINDS)}"
            raise ValueError(msg)
        if self.times is not None and (type(self.times) is not int or self.times < 0):
            msg = "times (or null) must be a whole number from 0"
            raise ValueError(msg)
        for name, value in self.parameters.items():
            fits = isinstance(value, KINDS[self.kind].get(name, ()))
            if not fits or value < 0 or (name == "bytes_per_second" and not value):
                msg = f"{self.kind} does not take {name}={value!r}"
                raise ValueError(msg)
        for name in NEEDED.get(self.kind, ()):
            if name not in self.parameters:
                msg = f"{self.kind} needs {name}"
                raise ValueError(msg)

    @classmethod
    def of(cls, kind: str, name: str = "*", times: int | None = 1, **parameters: Any) -> DropFault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, name, times, parameters)


@dataclass(slots=True)
class _Armed:
    fault: DropFault
    used: int = 0


class DropFaults:
    """The faults in force."""

    def __init__(self, faults: Iterable[DropFault] = ()) -> None:
        """Start with some faults."""
        self._lock = Lock()
        self._armed = [_Armed(fault) for fault in faults]

    def add(self, *faults: DropFault) -> None:
        """Put more faults in force."""
        with self._lock:
            self._armed += [_Armed(fault) for fault in faults]

    def clear(self) -> None:
        """End all faults; files already open keep theirs."""
        with self._lock:
            self._armed.clear()

    def take(self, path: str, *kinds: str) -> list[DropFault]:
        """Return, and count as used, the faults of some kinds that befall a path now."""
        taken: list[DropFault] = []
        with self._lock:
            for armed in self._armed:
                fault = armed.fault
                left = fault.times is None or armed.used < fault.times
                if left and fault.kind in kinds and fnmatchcase(basename(path), fault.name):
                    armed.used += 1
                    taken.append(fault)
        return taken

    def report(self) -> list[dict[str, Any]]:
        """Return the faults and how often they were met, as JSON-ready data."""
        with self._lock:
            return [
                {
                    "kind": armed.fault.kind,
                    "name": armed.fault.name,
                    "times": armed.fault.times,
                    **armed.fault.parameters,
                    "used": armed.used,
                }
                for armed in self._armed
            ]
