"""Faults of the inbox on request: what goes wrong, with which files and requests, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from posixpath import basename
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.faults import NUMBER, Armed, Faults, check_fault

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# What the requests of the SFTP protocol are called here; ``sign in`` is SSH's.
OPERATIONS = (
    "sign in", "open", "write", "close", "stat", "lstat", "fstat", "list", "rename", "posix_rename",
    "remove", "setstat", "fsetstat",
)  # fmt: skip
# kind: its parameters and the types they take
KINDS: dict[str, dict[str, tuple[type, ...]]] = {
    "deny": {},
    "fail": {},
    "unsupported": {},
    "lost_answer": {},
    "done_but_fails": {},
    "done_but_missing": {},
    "latency": {"seconds": NUMBER},
    "drop": {"after_bytes": (int,)},
    "disk_full": {"after_bytes": (int,)},
    "lose": {"after_bytes": (int,)},
    "corrupt": {},
    "slow": {"bytes_per_second": NUMBER},
    "no_size": {},
    "refuse_auth": {},
}
NEEDED = {"latency": ("seconds",), "slow": ("bytes_per_second",)}
# Kinds that keep no more of a file than so many bytes.
BREAKING = frozenset({"drop", "disk_full", "lose"})
# Kinds that befall a file while it is written, rather than one request.
WHILE_WRITING = BREAKING | {"corrupt", "slow"}
# Kinds that go with one other fault.
TOGETHER = frozenset({"latency", "corrupt", "slow", "no_size"})
SIGNING_IN = frozenset({"refuse_auth"})
AT_ONCE = frozenset(KINDS) - WHILE_WRITING - SIGNING_IN
# What asks for a size; "no_size" befalls nothing else.
_ASKING = frozenset({"stat", "lstat", "fstat", "list"})


@dataclass(frozen=True, slots=True)
class DotApparelFault:
    """Something that goes wrong.

    Attributes:
        kind: One of ``KINDS``.
        name: A pattern (``*`` is any text) of the names, without folders, of the files and folders
            that it befalls; of a renaming, either name. It has no meaning for ``refuse_auth``.
        operation: A pattern of the requests that it befalls: ``OPERATIONS``. It has no meaning for
            what befalls a file while it is written.
        times: How often; None means for ever.
        after: How many matching requests, or files, it leaves alone first.
        parameters: What the kind needs to know; see ``KINDS``.
    """

    kind: str
    name: str = "*"
    operation: str = "*"
    times: int | None = 1
    after: int = 0
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the kind, the operation, the counts and the parameters.

        Raises:
            ValueError: Something does not fit.
        """
        check_fault(self, KINDS, NEEDED, self.after)
        if not any(fnmatchcase(one, self.operation) for one in OPERATIONS):
            msg = f"no operation is called {self.operation!r}; there are {', '.join(OPERATIONS)}"
            raise ValueError(msg)
        for name, value in self.parameters.items():
            if value < 0 or (name == "bytes_per_second" and not value):
                msg = f"{self.kind} does not take {name}={value!r}"
                raise ValueError(msg)

    @classmethod
    def of(
        cls,
        kind: str,
        name: str = "*",
        times: int | None = 1,
        *,
        operation: str = "*",
        after: int = 0,
        **parameters: Any,
    ) -> DotApparelFault:
        """Make a fault with its parameters as keywords.

        Raises:
            ValueError: Something does not fit.
        """
        return cls(kind, name, operation, times, after, parameters)

    def befalls(self, operation: str, paths: Collection[str]) -> bool:
        """Tell whether a request is one of those that it is about."""
        if self.kind == "no_size" and operation not in _ASKING:
            return False
        at = self.kind in WHILE_WRITING | SIGNING_IN or fnmatchcase(operation, self.operation)
        return at and (
            self.kind in SIGNING_IN or any(fnmatchcase(basename(one), self.name) for one in paths)
        )


class DotApparelFaults(Faults[DotApparelFault]):
    """The faults of the inbox in force."""

    def take(self, kinds: Collection[str], operation: str, *paths: str) -> list[DotApparelFault]:
        """Return, and count as used, the faults of some kinds that befall a request now."""

        def strikes(armed: Armed[DotApparelFault]) -> bool:
            fault = armed.fault
            befalls = fault.kind in kinds and fault.befalls(operation, paths)
            return befalls and armed.strikes(fault.after)

        return self._take(strikes, TOGETHER)
