"""What the bucket was asked: a bounded log of requests, without secrets."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ordergroove_sandbox.bspk.calls import Call

CAPACITY = 20_000
# Whoever looks for signatures, keys or tokens finds none: only these are kept.
_HEADERS = (
    "content-encoding",
    "content-length",
    "content-md5",
    "content-type",
    "expect",
    "if-match",
    "if-none-match",
    "user-agent",
)
_HEADERS_BEGIN = (
    "x-amz-acl",
    "x-amz-checksum-",
    "x-amz-meta-",
    "x-amz-sdk-checksum-algorithm",
    "x-amz-server-side-encryption",
    "x-amz-storage-class",
    "x-amz-tagging",
)
_PARAMETERS = frozenset(
    {"list-type", "prefix", "partNumber", "uploadId", "RoleArn", "RoleSessionName", "ExternalId"}
)


@dataclass(slots=True)
class LoggedCall:
    """One request.

    Attributes:
        method: The HTTP method.
        operation: What S3's documentation calls it, such as ``PutObject``.
        bucket: The bucket.
        key: The object's key.
        part: The number of the part, of an upload of one.
        parameters: Parameters of interest.
        headers: Headers of interest, their names in lower case.
        temporary: Whether it was signed with a temporary key and its token.
        received: Bytes of the body that arrived.
        started: Monotonic seconds when it arrived.
        ended: Monotonic seconds when its answer was given away, None while it runs.
        status: The answer's HTTP status; None while it runs, and for a connection cut before.
        faults: The kinds of fault that were applied.
    """

    method: str
    operation: str
    bucket: str
    key: str
    part: int | None
    parameters: dict[str, str]
    headers: dict[str, str]
    temporary: bool
    received: int = 0
    started: float = 0.0
    ended: float | None = None
    status: int | None = None
    faults: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, call: Call) -> LoggedCall:
        """Write a request down."""
        return cls(
            call.method,
            call.operation,
            call.bucket,
            call.key,
            call.part,
            {name: value for name, value in call.query.items() if name in _PARAMETERS},
            {
                name: value
                for name, value in call.headers.items()
                if name in _HEADERS or name.startswith(_HEADERS_BEGIN)
            },
            temporary="x-amz-security-token" in call.headers,
        )

    def add(self, parameters: Iterable[tuple[str, str]]) -> None:
        """Add those of interest among the parameters of a request's body."""
        self.parameters.update(pair for pair in parameters if pair[0] in _PARAMETERS)


class BspkLog:
    """The latest requests; may be used from any thread."""

    def __init__(self, monotonic: Callable[[], float], capacity: int = CAPACITY) -> None:
        """Start an empty log.

        Args:
            monotonic: The clock, in seconds.
            capacity: How many requests are kept.
        """
        self._monotonic = monotonic
        self._lock = Lock()
        self._entries: deque[LoggedCall] = deque(maxlen=capacity)

    @contextmanager
    def watch(self, entry: LoggedCall) -> Iterator[LoggedCall]:
        """Log a request; it has ended when the block has."""
        entry.started = self._monotonic()
        with self._lock:
            self._entries.append(entry)
        try:
            yield entry
        finally:
            entry.ended = self._monotonic()

    def entries(self, operation: str = "*", key: str = "*") -> list[LoggedCall]:
        """Return the logged requests, oldest first.

        Args:
            operation: A pattern of the operation.
            key: A pattern of the key.
        """
        with self._lock:
            return [
                entry
                for entry in self._entries
                if fnmatchcase(entry.operation, operation) and fnmatchcase(entry.key, key)
            ]

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._entries.clear()

    def report(self) -> list[dict[str, Any]]:
        """Return the log as JSON-ready data."""
        return [asdict(entry) for entry in self.entries()]
