"""Whose rows a key reads: a state must not go on with the rows of another shop."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import msgspec

from singer_commons.errors import STATE_FOREIGN
from singer_commons.state_owner import WRITTEN_FOR
from tap_ordergroove.errors import OTHER_SHOP, OrdergrooveError

if TYPE_CHECKING:
    from tap_ordergroove.client import Client

ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("/products/", {"autoship_enabled": "all", "allow_discontinued": "true"}),
    ("/customers/", {}),
    ("/orders/", {}),
)
"""Lists whose rows name their merchant, those first that the most keys may read."""


class _Row(msgspec.Struct):
    merchant: str | None = None


_decode = msgspec.json.Decoder(list[_Row]).decode


class Shop:
    """The merchants whose rows a state speaks of. Belongs to the emitter's thread."""

    def __init__(self, written_for: dict[str, Any]) -> None:
        """Begin with those in the state's marks; where it has none, it learns them."""
        self._merchants: list[str] = written_for.setdefault("merchants", [])
        if type(self._merchants) is not list or any(
            type(each) is not str for each in self._merchants
        ):
            problem = f"the merchants in {WRITTEN_FOR} are no list of names"
            raise OrdergrooveError(STATE_FOREIGN, problem=problem)
        self._is_known = bool(self._merchants)
        self._stranger: OrdergrooveError | None = None

    def check(self, merchant: str | None) -> None:
        """Look at whom a record belongs to.

        Raises:
            OrdergrooveError: If that is not whom the state was written for.
        """
        if not merchant or merchant in self._merchants:
            return
        if self._is_known:
            known = ", ".join(self._merchants)
            self._stranger = OrdergrooveError(
                OTHER_SHOP, merchant=merchant, known=known, where=WRITTEN_FOR
            )
            raise self._stranger
        self._merchants.append(merchant)

    def meet(self, client: Client) -> None:
        """Ask for one row, to see whose it is before anything is emitted.

        What else goes wrong is left to the streams to say.

        Raises:
            OrdergrooveError: See `check`.
        """
        for path, params in ASKED:
            rows: list[_Row] = []
            with contextlib.suppress(OrdergrooveError, msgspec.DecodeError):
                rows = _decode(next(client.pages(path, {"page_size": "1", **params})).results)
            for row in rows:
                self.check(row.merchant)
                return

    def refuse_stranger(self) -> None:
        """Let no stream go on once a row was another's.

        Raises:
            OrdergrooveError: If one was.
        """
        if self._stranger:
            raise self._stranger
