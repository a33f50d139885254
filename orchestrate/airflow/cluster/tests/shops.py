"""Three merchants, each behind an API of its own, and the warehouse that they share."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.journey import NOW
from tests.support.stores import Postgres
from tests.support.warehouse import compare

from ordergroove_sandbox import Fault, Merchant, Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ordergroove_sandbox import Server

NAMES = ("shop-a", "shop-b", "shop-c")


@dataclass(frozen=True)
class Shop:
    """A merchant: its books, its API, its schema in the warehouse."""

    name: str
    key: str
    server: Server
    store: Postgres

    @property
    def merchant(self) -> Merchant:
        return self.server.sandbox.merchant

    def wrong(self) -> list[str]:
        """Return how its tables differ from its books: rows missing, too much, or other ones."""
        return compare(self.merchant, self.store)

    def settings(self) -> dict[str, str]:
        """Return the environment variables of its extractor."""
        own = self.name.upper().replace("-", "_")
        return {
            f"{own}_KEY": self.key,
            f"TAP_ORDERGROOVE_{own}_API_URL": self.server.url,
            f"TAP_ORDERGROOVE_{own}_PAGE_SIZE": "5",  # a sync that dies leaves pages unread
        }

    def slow_down(self, seconds: float) -> None:
        """Let every request take its time from now on."""
        self.hurry()
        self.server.sandbox.faults.add(Fault.of("latency", times=None, seconds=seconds))

    def hurry(self) -> None:
        """Answer at once again."""
        self.server.sandbox.faults.clear()

    def asked(self) -> int:
        """Return how many pages of items have been asked for."""
        return len(self.server.sandbox.requests.entries("/items/"))


@contextmanager
def open_shops(warehouse: str) -> Iterator[dict[str, Shop]]:
    """Open the shops; their sizes differ, so that no two could be taken for each other."""
    with ExitStack() as stack:
        shops = {}
        for seed, name in enumerate(NAMES, start=1):
            key = f"key-of-{name}"
            sandbox = Sandbox(
                Merchant(seed=seed, customers=8 + 4 * seed, days=90, now=NOW), api_key=key
            )
            server = stack.enter_context(running(sandbox))
            shops[name] = Shop(name, key, server, Postgres(warehouse, name.replace("-", "_")))
        yield shops
