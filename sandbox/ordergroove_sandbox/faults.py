"""Faults on request, alike for every service: what goes wrong, with what, and how often."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

if sys.version_info >= (3, 11):
    from typing import Self
else:
    from typing_extensions import Self

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and value >= 0


def _whole(value: Any) -> bool:
    return type(value) is int and value >= 0


def _text(value: Any) -> bool:
    return isinstance(value, str)


# What the parameters of faults must be, whatever the service.
_PARAMETERS: dict[str, Callable[[Any], bool]] = {
    "after_bytes": _whole,
    "body": lambda value: isinstance(value, (str, dict, list)),
    "bytes_per_second": lambda value: _number(value) and value > 0,
    "host": _text,
    "location": _text,
    "name": _text,
    "period": _whole,
    "port": _whole,
    "retry_after": lambda value: _number(value) or _text(value),
    "retry_after_date": _number,
    "scheme": _text,
    "seconds": _number,
    "share": lambda value: _number(value) and value <= 1,
    "status": _whole,
    "value": lambda _: True,
}


def matches(patterns: str, names: str | Collection[str]) -> bool:
    """Tell whether a name, or one of several, fits a pattern, or one of several between ``|``."""
    given = [names] if isinstance(names, str) else names
    return any(fnmatchcase(one, each.strip()) for one in given for each in patterns.split("|"))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong. Each service derives a class with the table of its kinds.

    Attributes:
        KINDS: The kinds, and the names of their parameters; one with ``?`` may be left out.
        MATCHES: What a fault can be confined to, and the values that there are; none: any.
        TIMES: How often a fault happens of which that is not said.
        TOGETHER: The kinds that go with others; of all other kinds one strikes at a time.
        kind: One of ``KINDS``.
        matches: Patterns of what it befalls, by the names in ``MATCHES``. ``*`` is any text, ``|``
            stands between several patterns, and what is not said may be anything.
        times: How often it happens; None means for ever.
        after: How many matching occasions it leaves alone first.
        parameters: What the kind needs to know.
    """

    KINDS: ClassVar[Mapping[str, str]] = {}
    MATCHES: ClassVar[Mapping[str, Collection[str]]] = {}
    TIMES: ClassVar[int | None] = 1
    TOGETHER: ClassVar[Collection[str]] = ()

    kind: str
    matches: Mapping[str, str] = field(default_factory=dict)
    times: int | None = 1
    after: int = 0
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str, at: str = "*", **given: Any) -> Self:
        """Make a fault with all that belongs to it by name.

        Args:
            kind: The kind.
            at: The pattern of the first of ``MATCHES``; it may be given by its name as well.
            given: Patterns of the others, ``times``, ``after``, and the kind's parameters.

        Raises:
            ValueError: Something does not fit.
        """
        first = next(iter(cls.MATCHES))
        patterns = {first: at} | {
            name: str(given.pop(name)) for name in cls.MATCHES if name in given
        }
        times, after = given.pop("times", cls.TIMES), given.pop("after", 0)
        return cls(kind, patterns, times, after, given)

    def __post_init__(self) -> None:
        """Check all of it.

        Raises:
            ValueError: Something does not fit.
        """
        for problem in self._problems():
            raise ValueError(problem)

    def _problems(self) -> Iterator[str]:
        if self.kind not in self.KINDS:
            yield f"unknown kind {self.kind!r}; one of {', '.join(self.KINDS)}"
            return
        if not (self.times is None or _whole(self.times)) or not _whole(self.after):
            yield "times (or null) and after must be whole numbers from 0"
        for name, pattern in self.matches.items():
            there = self.MATCHES[name]
            if there and not any(matches(pattern, one) for one in there):
                yield f"no {name} is called {pattern!r}; there are {', '.join(there)}"
        takes = self.KINDS[self.kind].split()
        for name, value in self.parameters.items():
            if not {name, f"{name}?"} & {*takes} or not _PARAMETERS[name](value):
                yield f"{self.kind} does not take {name}={value!r}"
        for name in takes:
            if not name.endswith("?") and name not in self.parameters:
                yield f"{self.kind} needs {name}"

    def befalls(self, facts: Mapping[str, str | Collection[str]]) -> bool:
        """Tell whether an occasion is one of those that it is about; see ``Faults.take``."""
        return all(matches(self.matches.get(name, "*"), fact) for name, fact in facts.items())


F = TypeVar("F", bound=Fault)


@dataclass(slots=True, eq=False)
class _Armed(Generic[F]):
    """A fault in force: how often it was up, and how often it struck."""

    fault: F
    seen: int = 0
    used: int = 0

    def is_due(self) -> bool:
        """Count an occasion, and tell whether the fault is to strike on it."""
        self.seen += 1
        left = self.fault.times is None or self.used < self.fault.times
        return left and self.seen > self.fault.after


class Faults(Generic[F]):
    """The faults of a service in force; may be used from any thread."""

    def __init__(self, faults: Iterable[F] = ()) -> None:
        self._lock = Lock()
        self._armed = [_Armed(fault) for fault in faults]

    def add(self, *faults: F) -> None:
        """Put more faults in force, after those that are."""
        with self._lock:
            self._armed += [_Armed(fault) for fault in faults]

    def clear(self) -> None:
        """End all faults; what has been struck already stays so."""
        with self._lock:
            self._armed.clear()

    def report(self) -> list[dict[str, Any]]:
        """Return the faults and how often they were met, as JSON-ready data."""
        with self._lock:
            return [
                {
                    "kind": armed.fault.kind,
                    **{name: armed.fault.matches.get(name, "*") for name in armed.fault.MATCHES},
                    "times": armed.fault.times,
                    "after": armed.fault.after,
                    **armed.fault.parameters,
                    "seen": armed.seen,
                    "used": armed.used,
                }
                for armed in self._armed
            ]

    def take(
        self,
        kinds: Collection[str],
        allows: Callable[[F], bool] | None = None,
        **facts: str | Collection[str],
    ) -> list[F]:
        """Return, and count as used, the faults that strike now.

        Args:
            kinds: The kinds that may strike on such an occasion.
            allows: Is asked of each fault that matches; what it does not allow is not counted.
            facts: What the occasion is about, by the names in ``MATCHES``: a text, or several of
                which one has to fit.
        """
        with self._lock:
            struck = [
                armed
                for armed in self._armed
                if armed.fault.kind in kinds
                and armed.fault.befalls(facts)
                and (allows is None or allows(armed.fault))
                and armed.is_due()
            ]
            alone = [armed for armed in struck if armed.fault.kind not in armed.fault.TOGETHER]
            struck = [armed for armed in struck if armed not in alone[1:]]
            for armed in struck:
                armed.used += 1
            return [armed.fault for armed in struck]
