"""What can go wrong with a request or a setting, and what the user should check.

No error holds a header, so none can hold the API key; a server's own words are cut short and have
the key struck out by the client.
"""

from __future__ import annotations

from singer_commons.errors import ErrorKind, PluginError


class OrdergrooveError(PluginError):
    """A stream cannot go on."""


class TransientError(OrdergrooveError):
    """A request failed in a way that may pass; a fact is for how long the server asks to wait."""


class TimedOutError(TransientError):
    """The server took too long: a smaller window may help."""


_REFUSED = "{path}: status {status}. The server said: {quote!r}."
_REPORT = "Report it to Ordergroove."

# A status that no second try will change
NOT_ACCEPTED = ErrorKind(
    "REST-01",
    _REFUSED,
    "Ordergroove did not accept a filter; check start_date, end_date and timezone.",
)
KEY_UNKNOWN = ErrorKind(
    "REST-02", _REFUSED, "Check api_key and environment: a key belongs to one environment."
)
NOT_PERMITTED = ErrorKind(
    "REST-03",
    _REFUSED,
    "Check that api_key belongs to this environment and has the Bulk Operations permission.",
)
NO_ENDPOINT = ErrorKind(
    "REST-04", _REFUSED, "Check environment and api_url: this endpoint does not exist there."
)
REFUSED = ErrorKind("REST-05", _REFUSED, "Check environment and api_url.")
LINK_REFUSED = (400, 404, 410)
REFUSALS = {400: NOT_ACCEPTED, 401: KEY_UNKNOWN, 403: NOT_PERMITTED, 404: NO_ENDPOINT}

# What may pass

BUSY = ErrorKind(
    "REST-10",
    "{path}: status {status}, {reason}",
    hint="The tap tries again by itself, until REST-15. If it comes for hours, ask Ordergroove.",
)
BUSY_REASONS = {
    408: "the server waited too long for the request",
    421: "the request went to the wrong server",
    423: "the resource is in use",
    425: "too early",
    429: "too many requests",
    500: "the server failed",
    502: "the server could not be reached behind its gateway",
    503: "the server is not available",
    504: "the server took too long behind its gateway",
}
"""Statuses that are worth another try, https://developer.ordergroove.com (status codes)."""
NO_ANSWER = ErrorKind(
    "REST-11",
    "{path}: no answer within {seconds:g} s from {host}",
    hint="The tap tries again by itself, until REST-15. If it comes often, a smaller "
    "page_size or a shorter window makes answers smaller.",
)
STALLED = ErrorKind(
    "REST-12",
    "{path}: the answer of {host} stalled for {seconds:g} s",
    hint="The tap tries again by itself, until REST-15. If it comes often, look at the "
    "network between; a smaller page_size makes answers smaller.",
)
NOT_CONNECTED = ErrorKind(
    "REST-13",
    "{path}: the connection failed ({host}: {problem})",
    hint="The tap tries again by itself, until REST-15. If it comes often, look at "
    "proxies and firewalls between.",
)
NOT_REACHED = ErrorKind(
    "REST-16",
    "{path}: no connection to {host} ({problem})",
    hint="The tap tries again by itself, until REST-15. Check api_url, the name "
    "service and the firewall.",
)
NOT_JSON = ErrorKind(
    "REST-14",
    "{path}: the answer ({size} bytes, {content_type}) is cut off or not JSON: {problem}",
    hint="The tap tries again by itself; an answer that stays the same ends as REST-29 "
    "or REST-15. A page in HTML comes from a proxy in between, or from another "
    "server than api_url means.",
)
GAVE_UP = ErrorKind(
    "REST-15",
    "{error}; gave up, more waiting would exceed retry_budget_seconds ({seconds:g}).",
    "Run again later; what was read is kept.",
)

# An answer that is not what the documentation says

NOT_TRUSTED = ErrorKind(
    "REST-20",
    "{path}: the certificate of {host} cannot be trusted ({problem}).",
    "Check the environment's certificates (REQUESTS_CA_BUNDLE).",
)
NOT_SENT = ErrorKind("REST-21", "{path}: {problem}", "Check api_url and proxies.")
NOT_A_LIST = ErrorKind(
    "REST-22", "{path}: the answer is not a list of records: {problem}", "Check api_url."
)
LINK_NOT_A_URL = ErrorKind("REST-23", "{path}: {link} is not a URL.", _REPORT)
OTHER_ORIGIN = ErrorKind(
    "REST-24",
    "{path}: {link} leads from {origin} to {other}; refused, the API key stays where it belongs.",
    "If that is Ordergroove's new address, set api_url.",
)
TOO_MANY_REDIRECTS = ErrorKind("REST-25", "{path}: more than {most} redirects.", "Check api_url.")
PAGES_LOOP = ErrorKind(
    "REST-26", "{path}: the server sent the same next link twice; its pages loop.", _REPORT
)
NONSENSE = ErrorKind(
    "REST-29", "{path}: the same answer came twice, and is no JSON: {problem}.", _REPORT
)

SAID = ErrorKind(
    "REST-38",
    "{path}: the server answered 200, and that is no list. It said: {quote!r}.",
    "Run again later; what was read is kept.",
)
NO_NEXT = ErrorKind(
    "REST-37",
    "{path}: a page does not say whether another one follows: it has no next.",
    "Run again later; if it stays so, tell Ordergroove.",
)

# The run

ENDING = ErrorKind(
    "REST-31",
    "the run is ending",
    hint="Nothing: another error or a signal has ended the run, and the line before says which.",
)
NOT_A_BOOKMARK = ErrorKind(
    "REST-32",
    "{stream}: the state's {name} is not a time: {value!r}.",
    "Correct it, or remove the stream from the state to read it from its beginning.",
)
AHEAD = ErrorKind(
    "REST-34",
    "{stream}: its bookmark {bookmark} is more than a day ahead of Ordergroove's clock ({now}).",
    "Correct it, or remove the stream from the state to read it from its beginning.",
)
OTHER_SHOP = ErrorKind(
    "REST-35",
    "the key reads rows of the merchant {merchant}, and the state was written for {known}.",
    "Give each merchant a state and a schema of its own (in Meltano, an extractor of its own by "
    "inherit_from). If both are one shop, add the merchant to {where} in the state.",
)
OTHER_KEY = ErrorKind(
    "REST-36",
    "{stream}: the state's bookmark is one of {key}, not of {own}; another tap wrote it.",
    "Remove the stream from the state to read it from its beginning.",
)

# Settings

KEY_UNUSABLE = ErrorKind(
    "REST-40", "is empty, or holds characters that no key has.", "Copy the key anew."
)
ENDS_TOO_EARLY = ErrorKind(
    "REST-41",
    "must be later than start_date.",
    hint="Correct one of the two; windows that lie in order begin where the one before ends.",
)
NEEDED_BY = ErrorKind(
    "REST-42",
    "the stream {stream} needs it.",
    "Set it; or leave the stream out, in Meltano by '!{stream}.*' below select.",
)
