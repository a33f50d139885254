"""The sandbox: a merchant, and the API in front of it with its faults, its log and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from ordergroove_sandbox.clock import wall_text
from ordergroove_sandbox.faults import Faults
from ordergroove_sandbox.merchant import Merchant
from ordergroove_sandbox.rest.endpoints import ENDPOINTS
from ordergroove_sandbox.rest.requestlog import RequestLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ordergroove_sandbox.connections import Connections
    from ordergroove_sandbox.controls import Control
    from ordergroove_sandbox.rest.faults import Fault

DEFAULT_KEY = "sandbox-key"


@dataclass(slots=True)
class _Hook:
    """Something to do once a number of further API requests were served."""

    left: int
    action: Callable[[], object]


class Sandbox:
    """Everything behind one stand-in server.

    Attributes:
        merchant: The rows and the virtual present.
        faults: What goes wrong.
        requests: What was asked.
        api_key: The key that the API accepts.
        refused_paths: Endpoints that the key may not read (no Bulk Operations permission).
        controls: What drives the other services.
        connections: Open connections by the client's address; the server keeps it.
    """

    def __init__(  # noqa: PLR0913 - every one is a setting by name
        self,
        merchant: Merchant | None = None,
        *,
        controls: Iterable[Control] = (),
        api_key: str = DEFAULT_KEY,
        faults: Iterable[Fault] = (),
        refuse: Iterable[str] = (),
        date: Literal["virtual", "real"] = "virtual",
        date_skew: timedelta = timedelta(0),
    ) -> None:
        """Put an API in front of a merchant.

        Args:
            merchant: The merchant; by default a new one with its defaults.
            controls: What drives the services beside the API, such as ``bspk.controls(running)``.
            api_key: The key that is accepted.
            faults: Faults in force from the start.
            refuse: Paths of endpoints, such as ``/customers/``, that the key may not read.
            date: Whether the ``Date`` header shows the merchant's present or the real one.
            date_skew: Added to the ``Date`` header.

        Raises:
            ValueError: A refused path that is no endpoint.
        """
        self.merchant = merchant or Merchant()
        self.controls = tuple(controls)
        self.api_key = api_key
        self.faults = Faults(faults)
        self.requests = RequestLog(monotonic)
        self.refused_paths = frozenset(refuse)
        if not self.refused_paths <= ENDPOINTS.keys():
            msg = f"no such endpoint: {', '.join(sorted(self.refused_paths - ENDPOINTS.keys()))}"
            raise ValueError(msg)
        self.connections: Connections = {}
        self._date = date
        self._date_skew = date_skew
        self._hooks: list[_Hook] = []

    def server_time(self) -> datetime:
        """Return what the ``Date`` header shows, aware."""
        now = self.merchant.now if self._date == "virtual" else datetime.now(timezone.utc)
        return now + self._date_skew

    def state(self) -> dict[str, Any]:
        """Return the merchant's id, present and row counts as JSON-ready data."""
        now = self.merchant.now
        return {
            "merchant": self.merchant.public_id,
            "now": now.isoformat(timespec="seconds"),
            "now_wall": wall_text(now),
            "rows": self.merchant.counts(),
        }

    def add_hook(
        self,
        after_requests: int,
        advance_hours: float | None = None,
        touch: dict[str, Any] | None = None,
    ) -> None:
        """Let something happen once more API requests were served, as in mid-sync.

        Args:
            after_requests: How many requests, one or more.
            advance_hours: How long the merchant then lives on.
            touch: What is then touched: ``{"table": …, "n": …}``.

        Raises:
            ValueError: Not exactly one thing to do, or no requests to wait for.
            KeyError: No such table, or none named.
        """
        if (advance_hours is None) == (touch is None) or after_requests < 1:
            msg = "a hook takes after_requests >= 1 and one of advance_hours, touch"
            raise ValueError(msg)
        if touch is not None:
            table, n = touch["table"], int(touch.get("n", 1))
            self.merchant.touch(table, 0)  # fails now rather than in the middle of a sync
            self._hooks.append(_Hook(after_requests, lambda: self.merchant.touch(table, n)))
        elif advance_hours is not None:
            days = advance_hours / 24
            self._hooks.append(_Hook(after_requests, lambda: self.merchant.advance(days)))

    def request_served(self) -> None:
        """Count a served API request, and do what was to happen after it."""
        for hook in list(self._hooks):
            hook.left -= 1
            if hook.left == 0:
                self._hooks.remove(hook)
                hook.action()
