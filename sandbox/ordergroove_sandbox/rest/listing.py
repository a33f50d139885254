"""One page of a list endpoint, by cursor or by page number. Pure functions of the tables."""

from __future__ import annotations

import base64
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ordergroove_sandbox.merchant.table import Entry
    from ordergroove_sandbox.merchant.tables import Tables
    from ordergroove_sandbox.rest.endpoints import Endpoint


class RefusedError(Exception):
    """A request that the API answers with an error."""

    def __init__(self, status: int, body: dict[str, str]) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body


class Cursor(NamedTuple):
    """A place after a row, by the row's position; ``hops`` tells apart cursors to one place."""

    position: int = 0
    hops: int = 0

    def text(self) -> str:
        """Write the cursor in the form of Django REST framework: base64 of a query string."""
        return base64.b64encode(urlencode({"p": self.position, "o": self.hops}).encode()).decode()

    @classmethod
    def of(cls, request: Request) -> Cursor:
        """Read a request's cursor; without one it begins at the beginning.

        Raises:
            RefusedError: No cursor of this server.
        """
        if "cursor" not in request.query:
            return cls()
        try:
            text = base64.b64decode(request.query["cursor"][-1], validate=True).decode()
            parts = dict(parse_qsl(text))
            return cls(int(parts["p"]), int(parts["o"]))
        except (ValueError, KeyError):
            raise RefusedError(404, {"detail": "Invalid cursor"}) from None


class Request:
    """What a list request asks for.

    Attributes:
        url: The whole URL as the client sees it; links keep its origin and parameters.
        cursor_mode: Whether the version header asked for pages by cursor.
        query: The query parameters.
    """

    def __init__(self, url: str, *, cursor_mode: bool) -> None:
        self.url = url
        self.cursor_mode = cursor_mode
        self.query = parse_qs(urlsplit(url).query, keep_blank_values=True)

    def last(self, name: str, default: str = "") -> str:
        """Return the last value of a query parameter."""
        return self.query.get(name, [default])[-1]

    def link(self, **place: str) -> str:
        """Return this request's URL at another page, all other parameters kept."""
        url = urlsplit(self.url)
        kept = [
            (name, value)
            for name, value in parse_qsl(url.query, keep_blank_values=True)
            if name not in {"cursor", "page"}
        ]
        return url._replace(query=urlencode([*place.items(), *kept], quote_via=quote)).geturl()


def list_page(
    tables: Tables, endpoint: Endpoint, request: Request, *, by_number: bool = False
) -> dict[str, Any]:
    """Return one page of an endpoint as the JSON body of the answer.

    Args:
        tables: The merchant's.
        endpoint: The endpoint.
        request: What is asked for.
        by_number: Whether pages go by number, whatever was asked for.

    Raises:
        RefusedError: A parameter missing or unreadable, or no such page.
    """
    query = request.query
    for name in endpoint.required:
        if not any(query.get(name, ())):
            raise RefusedError(400, {name: "This field is required."})
    given = request.last("page_size")
    # Nonsense counts as not asked.
    size = min((given.isdecimal() and int(given)) or endpoint.page_size, endpoint.page_cap)
    if (request.cursor_mode or endpoint.always_cursor) and not by_number:
        found = _found(tables, endpoint, query, Cursor.of(request).position)
        envelope, entries = _by_cursor(request, list(islice(found, size + 1)), size)
    else:
        envelope, entries = _by_number(request, list(_found(tables, endpoint, query)), size)
    rows = [entry.row for entry in entries]
    for name, shape in endpoint.shapers.items():
        if request.last(name).lower() == "true":
            rows = [shape(tables, row) for row in rows]
    return {**envelope, "results": rows}


def _found(
    tables: Tables, endpoint: Endpoint, query: dict[str, list[str]], after: int = 0
) -> Iterator[Entry]:
    """Find the entries after a position that pass every filter.

    Of a repeated parameter any value may match.
    """
    chosen = []
    for name, (reader, value, default) in endpoint.filters.items():
        texts = query.get(name) or ([default] if default is not None else [])
        try:
            tests = [reader(text) for text in texts]
        except ValueError as error:
            raise RefusedError(400, {name: str(error)}) from None
        if tests:
            chosen.append((value, tests))
    for entry in tables[endpoint.table].entries():
        if entry.position > after and all(
            any(test(value(tables, entry)) for test in tests) for value, tests in chosen
        ):
            yield entry


def _by_cursor(
    request: Request, found: list[Entry], size: int
) -> tuple[dict[str, Any], list[Entry]]:
    more = len(found) > size
    link = request.link(cursor=Cursor(found[size - 1].position).text()) if more else None
    return {"next": link, "previous": None}, found[:size]  # nobody walks back


def _by_number(
    request: Request, found: list[Entry], size: int
) -> tuple[dict[str, Any], list[Entry]]:
    text = request.last("page", "1")
    pages = max(1, -(-len(found) // size))
    page = int(text) if text.isdecimal() else 0
    if not 1 <= page <= pages:
        raise RefusedError(404, {"detail": "Invalid page."})
    envelope = {
        "count": len(found),
        "next": request.link(page=str(page + 1)) if page < pages else None,
        "previous": request.link(page=str(page - 1)) if page > 1 else None,
    }
    return envelope, found[(page - 1) * size : page * size]
