"""Faults of the bucket on request: what goes wrong, with which objects, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.bspk.calls import BY_PUT_OBJECT, COMPLETING
from ordergroove_sandbox.faults import NUMBER, Armed, Faults, check_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ordergroove_sandbox.bspk.calls import Call

# Kinds that are answered with an error of S3, and that error's code.
CODES = {
    "access_denied": "AccessDenied",
    "put_only": "AccessDenied",
    "slow_down": "SlowDown",
    "internal_error": "InternalError",
    "expired_token": "ExpiredToken",
    "precondition_failed": "PreconditionFailed",
    "conflict": "ConditionalRequestConflict",
    "conditions_refused": "NotImplemented",
}
# kind: its parameters and the types they take
KINDS: dict[str, dict[str, tuple[type, ...]]] = {
    **{kind: {} for kind in CODES},
    "slow_down": {"retry_after": NUMBER},
    "drop": {"after_bytes": (int,)},
    "lost_answer": {},
    "latency": {"seconds": NUMBER},
    "slow": {"bytes_per_second": NUMBER},
    "corrupt": {},
    "conditions_ignored": {},
    "late_import": {"seconds": NUMBER},
}
NEEDED = {
    "latency": ("seconds",),
    "slow": ("bytes_per_second",),
    "late_import": ("seconds",),
}
# Kinds that go with one other fault.
TOGETHER = frozenset({"latency", "slow", "corrupt", "conditions_ignored", "late_import"})
CONDITION = "if-none-match"


def _has_condition(call: Call) -> bool:
    return CONDITION in call.headers


# Kinds that befall some requests only.
_BEFALLS: dict[str, Callable[[Call], bool]] = {
    "put_only": lambda call: call.operation not in {*BY_PUT_OBJECT, "AssumeRole"},
    "conditions_refused": _has_condition,
    "conditions_ignored": _has_condition,
    "late_import": lambda call: call.operation in COMPLETING,
}


@dataclass(frozen=True, slots=True)
class BspkFault:
    """Something that goes wrong with some requests.

    Attributes:
        kind: One of ``KINDS``.
        key: A pattern (``*`` is any text) of the whole key.
        operation: A pattern of S3's name for what is asked, such as ``PutObject``.
        part: The number of the part whose upload it befalls; None: requests of any sort.
        times: How many requests it befalls; None means all to come.
        after: How many matching requests it leaves alone first.
        parameters: What the kind needs to know; see ``KINDS``.
    """

    kind: str
    key: str = "*"
    operation: str = "*"
    part: int | None = None
    times: int | None = 1
    after: int = 0
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the kind, the counts and the parameters.

        Raises:
            ValueError: Something does not fit.
        """
        check_fault(self, KINDS, NEEDED, self.after)
        for name, value in self.parameters.items():
            if value < 0 or (name == "bytes_per_second" and not value):
                msg = f"{self.kind} does not take {name}={value!r}"
                raise ValueError(msg)

    @classmethod
    def of(  # noqa: PLR0913 - every one is a setting by name
        cls,
        kind: str,
        key: str = "*",
        times: int | None = 1,
        *,
        operation: str = "*",
        part: int | None = None,
        after: int = 0,
        **parameters: Any,
    ) -> BspkFault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, key, operation, part, times, after, parameters)

    def befalls(self, call: Call) -> bool:
        """Tell whether a request is one of those that it is about."""
        return (
            fnmatchcase(call.key, self.key)
            and fnmatchcase(call.operation, self.operation)
            and self.part in {None, call.part}
            and _BEFALLS.get(self.kind, bool)(call)
        )


class BspkFaults(Faults[BspkFault]):
    """The faults of the bucket in force."""

    def take(self, call: Call) -> list[BspkFault]:
        """Return the faults of one request: of those that go alone, the first."""

        def strikes(armed: Armed[BspkFault]) -> bool:
            fault = armed.fault
            return fault.befalls(call) and armed.strikes(fault.after)

        return self._take(strikes, TOGETHER)
