"""The sender's records: what became of each event, and every transmission."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from ordergroove_sandbox.webhooks.events import Event

    # As in the delivery log of Ordergroove's admin, and "lost": never tried.
    State = Literal["pending", "success", "failed", "canceled", "lost"]

CAPACITY = 50_000


@dataclass(slots=True)
class Record:
    """What became of an event.

    Attributes:
        event: The event.
        state: ``pending``, ``success`` (a 2xx was seen), ``failed`` (given up), ``canceled`` (the
            route was off) or ``lost`` (by a fault, without a try).
        attempts: How often it was transmitted.
    """

    event: Event
    state: State = "pending"
    attempts: int = 0

    def become(self, state: State) -> None:
        """Change the state; what was delivered once stays so."""
        if self.state != "success":
            self.state = state

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON-ready data, without the body."""
        return {
            "id": self.event.id,
            "type": self.event.type,
            "created": self.event.created,
            "state": self.state,
            "attempts": self.attempts,
        }


@dataclass(slots=True)
class Delivery:
    """An event on its way; a copy of it is on a way of its own.

    Attributes:
        record: The event's record.
        first: When the first attempt was, aware; None before it.
        attempts: How many attempts there were.
    """

    record: Record
    first: datetime | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Transmission:
    """One attempt.

    Attributes:
        id: The event's id.
        type: Its type.
        attempt: The attempt's number, from 1.
        at: When it was made in the merchant's time, aware.
        signature: The header.
        status: The answer as the sender saw it; None for none.
        outcome: ``success``, ``retry``, ``failed``; ``canceled`` if it switched the route off.
        faults: The kinds of fault that were applied.
    """

    id: str
    type: str
    attempt: int
    at: datetime
    signature: str
    status: int | None
    outcome: str
    faults: tuple[str, ...]


class Records:
    """All events of a sender, and its latest transmissions. The sender sees to one user a time."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._attempts = 0
        self.transmissions: deque[Transmission] = deque(maxlen=CAPACITY)

    def open(self, event: Event) -> Record:
        """Return an event's record: a new one, unless its id is known."""
        return self._records.setdefault(event.id, Record(event))

    def get(self, id_: str) -> Record:
        """Return a record.

        Raises:
            KeyError: No such event.
        """
        return self._records[id_]

    def all(self) -> list[Record]:
        """Return all records, in the order in which the events came about."""
        return list(self._records.values())

    def write(self, transmission: Transmission) -> None:
        """Write down an attempt."""
        self._attempts += 1
        self._records[transmission.id].attempts += 1
        self.transmissions.append(transmission)

    def counts(self) -> dict[str, int]:
        """Return how many events there are, by state, and how many attempts were made."""
        states: Counter[str] = Counter(record.state for record in self._records.values())
        names = ("pending", "success", "failed", "canceled", "lost")
        return {
            "events": len(self._records),
            **{name: states[name] for name in names},
            "attempts": self._attempts,
        }

    def report(self) -> list[dict[str, Any]]:
        """Return the transmissions as JSON-ready data."""
        return [{**asdict(each), "at": each.at.isoformat()} for each in self.transmissions]
