"""What can go wrong with a request, and what the user should check.

No message holds a header, so none can hold the API key; a server's own words are cut short and
have the key struck out by the client.
"""

from __future__ import annotations


class OrdergrooveError(Exception):
    """A stream cannot go on."""


class TransientError(OrdergrooveError):
    """A request failed in a way that may pass.

    Attributes:
        retry_after: Seconds that the server asked to wait, if it did.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        """Keep the message and the wait that the server asked for, in seconds."""
        super().__init__(message)
        self.retry_after = retry_after


class TimedOutError(TransientError):
    """The server took too long: a smaller window may help."""


RETRIED_STATUSES = {
    423: "the resource is in use",
    429: "too many requests",
    500: "the server failed",
    502: "the server could not be reached behind its gateway",
    503: "the server is not available",
    504: "the server took too long behind its gateway",
}
"""Statuses that are worth another try, https://developer.ordergroove.com (status codes)."""

REMEDIES = {
    400: "Ordergroove did not accept a filter; check start_date, end_date and timezone.",
    401: "Check api_key and environment: a key belongs to one environment.",
    403: ("Check that api_key belongs to this environment and has the Bulk Operations permission."),
    404: "Check environment and api_url: this endpoint does not exist there.",
}
"""What to check after a status that no second try will change."""
