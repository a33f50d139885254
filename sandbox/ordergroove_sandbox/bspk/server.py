"""BSPK's side on a real socket: a bucket, and an importer of what arrives in it."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.bspk.endpoint import Endpoint
from ordergroove_sandbox.bspk.importer import Importer, Rules
from ordergroove_sandbox.imports import Importing
from ordergroove_sandbox.server import listening

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ordergroove_sandbox.bspk.faults import BspkFault
    from ordergroove_sandbox.bspk.store import Store
    from ordergroove_sandbox.bspk.table import Key
    from ordergroove_sandbox.imports import Row

DEFAULT_BUCKET = "bspk-sandbox"


class Bspk(Importing[Importer]):
    """A stand-in for BSPK's import.

    Attributes:
        endpoint_url: The S3 endpoint; buckets are in its path. It serves STS's AssumeRole as well.
        bucket: The bucket.
        region: Its region.
        access_key: The access key that is let in.
        secret_key: A secret to sign with; any other would do as well.
        faults: What goes wrong.
        log: What was asked of the bucket.
    """

    region = "us-east-1"
    access_key = "sandbox"
    secret_key = "sandbox-secret"  # noqa: S105 - of a stand-in, no secret

    def __init__(
        self, store: Store, bucket: str, rules: Rules, faults: Iterable[BspkFault]
    ) -> None:
        """Import what arrives in a bucket; see ``serving``."""
        super().__init__(lambda: Importer(rules))
        self.endpoint_url = ""
        self.bucket = bucket
        self.endpoint = Endpoint(store, bucket, self.access_key, faults, self._arrived)
        self.faults, self.log = self.endpoint.faults, self.endpoint.log
        self._store = store

    def table(self, kind: str) -> dict[Key, Row]:
        """Return the rows of a type as read, by key, those that were there first, first.

        Args:
            kind: The type, such as ``SPECIAL-ORDERS``. Its key is the value of its key column, or
                the values of its key columns; see ``types``. Product references and SKUs are in
                lower case there, as letter case makes no difference; numbers have no leading zeros.

        Raises:
            KeyError: No such type.
        """
        return self.ask(
            lambda importer: {key: dict(row) for key, row in importer.tables[kind].rows.items()}
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each type."""
        return self.ask(
            lambda importer: {name: len(table.rows) for name, table in importer.tables.items()}
        )

    def keys(self) -> list[str]:
        """Return the keys of all objects in the bucket, sorted."""
        return self._store.keys()

    def read(self, key: str) -> bytes:
        """Return what an object holds.

        Raises:
            KeyError: No such object.
        """
        return self._store.read(key)

    @override
    def reset(self) -> None:
        """Forget everything, as if just started: objects, tables, log and faults."""
        self.faults.clear()
        self._store.empty()
        super().reset()
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

    def _arrived(self, key: str, received: datetime) -> None:
        """Let an object be imported as it is now."""
        data = self._store.read(key)
        self.put(lambda importer: importer.read(key, data, received))


@contextmanager
def serving(
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    bucket: str = DEFAULT_BUCKET,
    rules: Rules | None = None,
    faults: Iterable[BspkFault] = (),
) -> Iterator[Bspk]:
    """Serve a bucket, and import what arrives in it, until the block ends.

    Its tables can be asked after the block, too; its objects cannot.

    Args:
        host: An address of this machine.
        port: The port; 0 takes a free one.
        bucket: The bucket's name; a process cannot have two of one name at a time.
        rules: What differs between companies.
        faults: Faults in force from the start.

    Yields:
        The running stand-in.

    Raises:
        OSError: The address cannot be had.
        ValueError: A bucket that there is already, or cannot be.
    """
    from ordergroove_sandbox.bspk.store import Store  # noqa: PLC0415 - takes a second

    with ExitStack() as stack:
        store = Store(bucket, Bspk.region)
        stack.callback(store.close)
        bspk = Bspk(store, bucket, rules or Rules(), faults)
        url = listening(bspk.endpoint, bspk.endpoint.connections, host, port)
        bspk.endpoint_url = stack.enter_context(url)
        yield bspk
