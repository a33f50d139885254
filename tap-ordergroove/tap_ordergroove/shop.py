"""Whose rows a key reads: a state must not go on with the rows of another shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from singer_commons.errors import STATE_FOREIGN
from singer_commons.state_owner import WRITTEN_FOR
from tap_ordergroove.errors import GAVE_UP, OTHER_SHOP, OrdergrooveError
from tap_ordergroove.records import decode_records

if TYPE_CHECKING:
    from tap_ordergroove.client import Client

ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("/products/", {"autoship_enabled": "all", "allow_discontinued": "true"}),
    ("/customers/", {}),
    ("/orders/", {}),
)
"""Lists whose rows name their merchant, those first that the most keys may read."""


class Shop:
    """The merchants whose rows a state speaks of. Belongs to the emitter's thread.

    Attributes:
        is_known: Whether the state names them; otherwise they are learnt.
        refusal: Why no stream may go on, once there is a reason.
    """

    def __init__(self, written_for: dict[str, Any]) -> None:
        """Begin with the state's marks."""
        self.refusal: OrdergrooveError | None = None
        self._environment = written_for.get("environment")
        self._merchants = merchants = written_for.setdefault("merchants", [])
        self.is_known = bool(merchants)
        if type(merchants) is not list or any(type(each) is not str for each in merchants):
            problem = f"the merchants in {WRITTEN_FOR} are no list of names"
            raise OrdergrooveError(STATE_FOREIGN, problem=problem)

    @property
    def names(self) -> list[str]:
        """What loaders know the merchants by."""
        return [f"Ordergroove's merchant {each} ({self._environment})" for each in self._merchants]

    def check(self, merchant: str | None) -> None:
        """Look at whom a record belongs to.

        Raises:
            OrdergrooveError: If that is not whom the state was written for.
        """
        if not merchant or merchant in self._merchants:
            return
        if self.is_known:
            known = ", ".join(self._merchants)
            self.refusal = OrdergrooveError(
                OTHER_SHOP, merchant=merchant, known=known, where=WRITTEN_FOR
            )
            raise self.refusal
        self._merchants.append(merchant)

    def meet(self, client: Client) -> OrdergrooveError | None:
        """Ask for a row, to see whose it is before anything is emitted.

        Returns:
            What went wrong, if there is an answer, but not now.

        Raises:
            OrdergrooveError: See `check`.
        """
        failure = None
        for path, params in ASKED:
            try:
                page = next(client.pages(path, {"page_size": "1", **params}))
            except OrdergrooveError as error:  # a key need not be allowed to read each of them
                failure = error if error.kind is GAVE_UP else failure
                continue
            for row in decode_records(page.results)[0]:
                if merchant := isinstance(row, dict) and row.get("merchant"):
                    self.check(str(merchant))
                    return None
        return failure
