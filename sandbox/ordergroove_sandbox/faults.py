"""What the faults of every service have in common: their check, and the list of those in force."""

from __future__ import annotations

from dataclasses import dataclass, fields
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    # kind: its parameters and the types they take
    Kinds = Mapping[str, Mapping[str, tuple[type, ...]]]

NUMBER = (int, float)


class AnyFault(Protocol):
    """Something that goes wrong; a frozen dataclass."""

    @property
    def kind(self) -> str:
        """What goes wrong."""

    @property
    def times(self) -> int | None:
        """How often; None means for ever."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """What the kind needs to know."""


F = TypeVar("F", bound=AnyFault)


def check_fault(
    fault: AnyFault, kinds: Kinds, needed: Mapping[str, tuple[str, ...]], after: int = 0
) -> None:
    """Check a fault's kind, counts and parameters.

    Args:
        fault: The fault.
        kinds: The kinds that there are.
        needed: The parameters that some kinds cannot do without.
        after: How many matching requests it leaves alone first.

    Raises:
        ValueError: Something does not fit.
    """
    if fault.kind not in kinds:
        msg = f"unknown kind {fault.kind!r}; one of {', '.join(kinds)}"
        raise ValueError(msg)
    counts = (0 if fault.times is None else fault.times, after)
    if any(type(count) is not int or count < 0 for count in counts):
        msg = "times (or null) and after must be whole numbers from 0"
        raise ValueError(msg)
    for name, value in fault.parameters.items():
        if not isinstance(value, kinds[fault.kind].get(name, ())):
            msg = f"{fault.kind} does not take {name}={value!r}"
            raise ValueError(msg)  # noqa: TRY004 - one kind of error for one kind of input
    for name in needed.get(fault.kind, ()):
        if name not in fault.parameters:
            msg = f"{fault.kind} needs {name}"
            raise ValueError(msg)


@dataclass(slots=True, eq=False)
class Armed(Generic[F]):
    """A fault in force: how often it was up, and how often it struck."""

    fault: F
    seen: int = 0
    used: int = 0

    def strikes(self, after: int = 0) -> bool:
        """Count an occasion, and tell whether the fault is to strike on it."""
        self.seen += 1
        left = self.fault.times is None or self.used < self.fault.times
        return left and self.seen > after


class Faults(Generic[F]):
    """The faults in force; may be used from any thread."""

    def __init__(self, faults: Iterable[F] = ()) -> None:
        self._lock = Lock()
        self._armed = [Armed(fault) for fault in faults]

    def add(self, *faults: F) -> None:
        """Put more faults in force, after those that are."""
        with self._lock:
            self._armed += [Armed(fault) for fault in faults]

    def clear(self) -> None:
        """End all faults; what has been struck already stays so."""
        with self._lock:
            self._armed.clear()

    def report(self) -> list[dict[str, Any]]:
        """Return the faults and how often they were met, as JSON-ready data."""
        with self._lock:
            return [
                {
                    **{
                        field.name: getattr(armed.fault, field.name)
                        for field in fields(armed.fault)  # type: ignore[arg-type]
                        if field.name != "parameters"
                    },
                    **armed.fault.parameters,
                    "seen": armed.seen,
                    "used": armed.used,
                }
                for armed in self._armed
            ]

    def _take(
        self, strikes: Callable[[Armed[F]], bool], together: Collection[str] | None = None
    ) -> list[F]:
        """Return, and count as used, the faults that strike now.

        Args:
            strikes: Whether one does.
            together: The kinds that go with others; of all other kinds only the first strikes.
                By default any number of any kind go together.
        """
        with self._lock:
            struck = [armed for armed in self._armed if strikes(armed)]
            if together is not None:
                alone = [armed for armed in struck if armed.fault.kind not in together][1:]
                struck = [armed for armed in struck if armed not in alone]
            for armed in struck:
                armed.used += 1
            return [armed.fault for armed in struck]
