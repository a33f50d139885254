"""The tables of one Klaviyo account: profiles by e-mail, and the events that name them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.dotapparel.template import NO, PRIVACY

if TYPE_CHECKING:
    from ordergroove_sandbox.dotapparel.names import FileType
    from ordergroove_sandbox.imports import Row


@dataclass(slots=True)
class Profile:
    """A customer.

    Attributes:
        email: The e-mail address, as the latest file writes it.
        primary_key: The primary key of the latest file.
        subscribed: Whether this customer agreed to be written to: ``PRIVACY`` = ``No``. None: no
            file has said.
        columns: All columns, as read; those that the latest file does not have stay as they were.
    """

    email: str
    primary_key: str
    subscribed: bool | None = None
    columns: Row = field(default_factory=dict)


class Tables:
    """What is known of one account's customers, and their orders and rewards.

    Attributes:
        customers: The profiles by e-mail address in lower case, those that were there first, first.
        orders: The rows of each order by its key; as read, in the order of arrival.
        rewards: The same of rewards.
    """

    def __init__(self) -> None:
        self.customers: dict[str, Profile] = {}
        self.orders: dict[str, list[Row]] = {}
        self.rewards: dict[str, list[Row]] = {}
        self._by_key: dict[str, Profile] = {}
        self._known: dict[str, set[tuple[tuple[str, str], ...]]] = {
            "orders": set(),
            "rewards": set(),
        }

    def with_email(self, email: str) -> Profile | None:
        """Return the profile with an e-mail address; letter case does not count."""
        return self.customers.get(email.casefold())

    def with_key(self, key: str) -> Profile | None:
        """Return the profile that a primary key means: the latest that came with it."""
        return self._by_key.get(key)

    def put_customer(self, email: str, key: str, row: Row) -> None:
        """Make or update the profile with an e-mail address."""
        profile = self.customers.setdefault(email.casefold(), Profile(email, key))
        if profile.primary_key != key and self._by_key.get(profile.primary_key) is profile:
            del self._by_key[profile.primary_key]
        profile.email, profile.primary_key = email, key
        profile.columns = {**profile.columns, **row}
        if PRIVACY in row:
            profile.subscribed = row[PRIVACY] == NO
        self._by_key[key] = profile

    def add_event(self, kind: FileType, key: str, row: Row) -> bool:
        """Add a row of an orders or rewards file; return whether it was not there before."""
        known, whole = self._known[kind], tuple(sorted(row.items()))
        if whole in known:
            return False
        known.add(whole)
        self.events(kind).setdefault(key, []).append(row)
        return True

    def events(self, kind: FileType) -> dict[str, list[Row]]:
        """Return the orders or the rewards."""
        return self.orders if kind == "orders" else self.rewards

    def copy(self, kind: FileType) -> dict[str, Any]:
        """Return one of the tables, as it is now."""
        if kind == "customers":
            return {
                email: Profile(one.email, one.primary_key, one.subscribed, dict(one.columns))
                for email, one in self.customers.items()
            }
        return {key: [dict(row) for row in rows] for key, rows in self.events(kind).items()}

    def as_json(self, kind: FileType) -> list[Any]:
        """Return what is in one of the tables as JSON-ready data: profiles, or all rows."""
        if kind == "customers":
            return [asdict(profile) for profile in self.customers.values()]
        return [row for rows in self.events(kind).values() for row in rows]

    def counts(self) -> dict[FileType, int]:
        """Return how many profiles and rows there are."""
        return {
            "customers": len(self.customers),
            "orders": sum(map(len, self.orders.values())),
            "rewards": sum(map(len, self.rewards.values())),
        }
