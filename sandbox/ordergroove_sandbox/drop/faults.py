"""Faults of the SFTP server on request: what goes wrong, with which file, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from posixpath import basename
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.faults import NUMBER, Armed, Faults, check_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

# kind: its parameters and the types they take
KINDS: dict[str, dict[str, tuple[type, ...]]] = {
    "drop": {"after_bytes": (int,)},
    "stall": {"after_bytes": (int,), "seconds": NUMBER},
    "slow": {"bytes_per_second": NUMBER},
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
        check_fault(self, KINDS, NEEDED)
        for name, value in self.parameters.items():
            if value < 0 or (name == "bytes_per_second" and not value):
                msg = f"{self.kind} does not take {name}={value!r}"
                raise ValueError(msg)

    @classmethod
    def of(cls, kind: str, name: str = "*", times: int | None = 1, **parameters: Any) -> DropFault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, name, times, parameters)


class DropFaults(Faults[DropFault]):
    """The faults of the drop in force."""

    def take(self, path: str, *kinds: str) -> list[DropFault]:
        """Return, and count as used, the faults of some kinds that befall a path now."""

        def strikes(armed: Armed[DropFault]) -> bool:
            fault = armed.fault
            befalls = fault.kind in kinds and fnmatchcase(basename(path), fault.name)
            return befalls and armed.strikes()

        return self._take(strikes)
