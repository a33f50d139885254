"""BSPK's side on a real socket: a bucket, and an importer of what arrives in it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.arrivals import Arrivals
from ordergroove_sandbox.bspk.endpoint import Endpoint
from ordergroove_sandbox.bspk.importer import Finding, ImportedFile, Importer, Rules
from ordergroove_sandbox.server import listening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ordergroove_sandbox.bspk.faults import BspkFault
    from ordergroove_sandbox.bspk.log import BspkLog
    from ordergroove_sandbox.bspk.store import Store
    from ordergroove_sandbox.bspk.table import Key, Row
    from ordergroove_sandbox.faults import Faults

DEFAULT_BUCKET = "bspk-sandbox"
DEFAULT_ACCESS_KEY = "sandbox"
DEFAULT_SECRET_KEY = "sandbox-secret"  # noqa: S105 - of a stand-in, no secret
REGION = "us-east-1"


@dataclass(slots=True)
class Bspk:
    """A running stand-in for BSPK's import.

    What is asked of its tables waits until all that has arrived is imported.

    Attributes:
        endpoint_url: The S3 endpoint; buckets are in its path. It serves STS's AssumeRole as well.
        bucket: The bucket.
        region: Its region.
        access_key: The access key that is let in.
        secret_key: A secret to sign with; any other would do as well.
        faults: What goes wrong.
        log: What was asked of the bucket.
    """

    endpoint_url: str
    bucket: str
    region: str
    access_key: str
    secret_key: str
    faults: Faults[BspkFault]
    log: BspkLog
    _store: Store = field(repr=False)
    _imports: _Imports = field(repr=False)

    def table(self, kind: str) -> dict[Key, Row]:
        """Return the rows of a type as read, by key, those that were there first, first.

        Args:
            kind: The type, such as ``SPECIAL-ORDERS``. Its key is the value of its key column, or
                the values of its key columns; see the tables. Product references and SKUs are in
                lower case there, as letter case makes no difference; numbers have no leading zeros.

        Raises:
            KeyError: No such type.
        """
        with self._imports.settled() as importer:
            return {key: dict(row) for key, row in importer.tables[kind].rows.items()}

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each type."""
        with self._imports.settled() as importer:
            return {name: len(table.rows) for name, table in importer.tables.items()}

    @property
    def refused(self) -> list[Finding]:
        """Files and rows that were refused, in order: (file, line, reason), one for each reason."""
        with self._imports.settled() as importer:
            return list(importer.refused)

    @property
    def warnings(self) -> list[Finding]:
        """Rows that were ignored, as BSPK does with an event that it has: (file, line, reason)."""
        with self._imports.settled() as importer:
            return list(importer.warnings)

    @property
    def files(self) -> list[ImportedFile]:
        """The files imported, in order; those refused as a whole are not among them."""
        with self._imports.settled() as importer:
            return list(importer.files)

    def keys(self) -> list[str]:
        """Return the keys of all objects in the bucket, sorted."""
        return self._store.keys()

    def read(self, key: str) -> bytes:
        """Return what an object holds.

        Raises:
            KeyError: No such object.
        """
        return self._store.read(key)

    def reset(self) -> None:
        """Forget everything, as if just started: objects, tables, log and faults."""
        self.faults.clear()
        self._store.empty()
        self._imports.reset()
        self.log.clear()

    def state(self) -> dict[str, Any]:
        """Return where the bucket is and how much is in the tables, as JSON-ready data."""
        return {
            "endpoint_url": self.endpoint_url,
            "bucket": self.bucket,
            "region": self.region,
            "keys": self.keys(),
            "rows": self.counts(),
        }


class _Imports:
    """The importer, and what waits for it."""

    def __init__(self, store: Store, rules: Rules | None) -> None:
        self.arrivals = Arrivals()
        self._store = store
        self._rules = rules
        self._importer = Importer(rules)
        self._lock = Lock()

    def arrived(self, key: str, received: datetime) -> None:
        """Let an object be imported as it is now."""
        data = self._store.read(key)

        def read() -> None:
            with self._lock:
                self._importer.read(key, data, received)

        self.arrivals.put(read)

    def reset(self) -> None:
        """Start with empty tables, once nothing waits."""
        self.arrivals.settle()
        with self._lock:
            self._importer = Importer(self._rules)

    @contextmanager
    def settled(self) -> Iterator[Importer]:
        """Lend the importer once nothing waits for it."""
        self.arrivals.settle()
        with self._lock:
            yield self._importer


@contextmanager
def serving(  # noqa: PLR0913 - every one is a setting by name
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    bucket: str = DEFAULT_BUCKET,
    access_key: str = DEFAULT_ACCESS_KEY,
    secret_key: str = DEFAULT_SECRET_KEY,
    rules: Rules | None = None,
    faults: Iterable[BspkFault] = (),
) -> Iterator[Bspk]:
    """Serve a bucket, and import what arrives in it, until the block ends.

    Its tables can be asked after the block, too; its objects cannot.

    Args:
        host: An address of this machine.
        port: The port; 0 takes a free one.
        bucket: The bucket's name; a process cannot have two of one name at a time.
        access_key: The access key that is let in.
        secret_key: A secret to sign with.
        rules: How the importer reads what the documentation leaves open.
        faults: Faults in force from the start.

    Yields:
        The running stand-in.

    Raises:
        OSError: The address cannot be had.
        ValueError: A bucket that there is already, or cannot be.
    """
    from ordergroove_sandbox.bspk.store import Store  # noqa: PLC0415 - takes a second

    with ExitStack() as stack:
        store = Store(bucket, REGION)
        stack.callback(store.close)
        imports = _Imports(store, rules)
        stack.callback(imports.arrivals.settle)
        endpoint = Endpoint(store, bucket, access_key, faults, imports.arrived)
        url = stack.enter_context(listening(endpoint, endpoint.connections, host, port))
        yield Bspk(
            url,
            bucket,
            REGION,
            access_key,
            secret_key,
            endpoint.faults,
            endpoint.log,
            store,
            imports,
        )
