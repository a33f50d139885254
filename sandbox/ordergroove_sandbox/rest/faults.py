"""Faults on request: which answers go wrong, how, and how often. Declarative; see ``breakage``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.faults import NUMBER, Armed, Faults, check_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

# kind: its parameters and the types they take
KINDS: dict[str, dict[str, tuple[type, ...]]] = {
    "latency": {"seconds": NUMBER},
    "status": {
        "status": (int,),
        "retry_after": (int, float, str),
        "retry_after_date": NUMBER,
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
        check_fault(self, KINDS, NEEDED, self.after)

    @classmethod
    def of(
        cls, kind: str, path: str = "", times: int | None = 1, after: int = 0, **parameters: Any
    ) -> Fault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, path, times, after, parameters)


class FaultList(Faults[Fault]):
    """The faults of the API in force."""

    def take(self, path: str) -> list[Fault]:
        """Return the faults of one request: all delays, and the first of the others."""

        def strikes(armed: Armed[Fault]) -> bool:
            fault = armed.fault
            return path.startswith(fault.path) and armed.strikes(fault.after)

        return self._take(strikes, DELAYS)
