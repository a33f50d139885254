"""One page of a list endpoint, by cursor or by page number. Pure functions of the tables."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from ordergroove_sandbox.rest.filters import since, until, wall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ordergroove_sandbox.merchant.table import Entry, Row, Run
    from ordergroove_sandbox.merchant.tables import Tables
    from ordergroove_sandbox.rest.endpoints import Endpoint

_PLACES = ("cursor", "page")
# Earlier and later than any time that is written down.
_ALWAYS = ("0", "9999-12-31 23:59:59")


class RefusedError(Exception):
    """A request that the API answers with an error."""

    def __init__(self, status: int, body: dict[str, str]) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows, in order of creation.

    Attributes:
        position: The position of the row next to the place.
        created: That row's creation time, naive Chicago text.
        backwards: Whether the page lies before the place instead of after it.
        hops: Tells apart cursors to the same place.
    """

    position: int
    created: str = ""
    backwards: bool = False
    hops: int = 0

    def text(self) -> str:
        """Write the cursor in the form of Django REST framework: base64 of a query string."""
        parts = {"p": f"{self.created}.{self.position}"}
        if self.backwards:
            parts["r"] = "1"
        if self.hops:
            parts["o"] = str(self.hops)
        return base64.b64encode(urlencode(parts).encode()).decode()

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Read what ``text`` wrote.

        Raises:
            RefusedError: No cursor of this server.
        """
        try:
            parts = dict(parse_qsl(base64.b64decode(text, validate=True).decode("ascii")))
            created, _, position = parts["p"].rpartition(".")
            return cls(int(position), created, "r" in parts, int(parts.get("o", 0)))
        except (binascii.Error, ValueError, KeyError):
            raise RefusedError(404, {"detail": "Invalid cursor"}) from None


@dataclass(frozen=True, slots=True)
class Request:
    """What a list request asks for.

    Attributes:
        url: The whole URL as the client sees it; links keep its origin and parameters.
        cursor_mode: Whether the version header asked for pages by cursor.
    """

    url: str
    cursor_mode: bool

    @property
    def query(self) -> dict[str, list[str]]:
        """The query parameters."""
        return parse_qs(urlsplit(self.url).query, keep_blank_values=True)

    def link(self, **place: str) -> str:
        """Return this request's URL at another page, all other parameters kept."""
        url = urlsplit(self.url)
        kept = [
            (name, value)
            for name, value in parse_qsl(url.query, keep_blank_values=True)
            if name not in _PLACES
        ]
        return url._replace(query=urlencode([*place.items(), *kept], quote_via=quote)).geturl()


def list_page(tables: Tables, endpoint: Endpoint, request: Request) -> dict[str, Any]:
    """Return one page of an endpoint as the JSON body of the answer.

    Raises:
        RefusedError: A parameter missing or unreadable, or no such page.
    """
    query = request.query
    for name in endpoint.required:
        if not any(query.get(name, ())):
            raise RefusedError(400, {name: "This field is required."})
    matches = _matcher(tables, endpoint, query)
    size = _page_size(endpoint, query)
    if request.cursor_mode or endpoint.always_cursor:
        envelope, entries = _by_cursor(tables, endpoint, request, matches, size)
    else:
        envelope, entries = _by_number(tables, endpoint, request, matches, size)
    return {**envelope, "results": _shown(tables, endpoint, query, entries)}


def _by_cursor(
    tables: Tables,
    endpoint: Endpoint,
    request: Request,
    matches: Callable[[Iterable[Entry]], Iterator[Entry]],
    size: int,
) -> tuple[dict[str, Any], list[Entry]]:
    candidates = _candidates(tables, endpoint, request.query)
    given = request.query.get("cursor")
    cursor = Cursor.parse(given[-1]) if given else None
    backwards = cursor is not None and cursor.backwards
    start = cursor.position if cursor else 0
    walk = candidates.before(start) if backwards else candidates.after(start)
    found = list(islice(matches(walk), size + 1))
    more = len(found) > size
    entries = found[:size][::-1] if backwards else found[:size]
    previous = following = None
    if entries and (more if backwards else cursor is not None):
        previous = Cursor(entries[0].position, entries[0].created, backwards=True).text()
    if entries and (more or backwards):
        following = Cursor(entries[-1].position, entries[-1].created).text()
    links = {
        "next": request.link(cursor=following) if following else None,
        "previous": request.link(cursor=previous) if previous else None,
    }
    return links, entries


def _by_number(
    tables: Tables,
    endpoint: Endpoint,
    request: Request,
    matches: Callable[[Iterable[Entry]], Iterator[Entry]],
    size: int,
) -> tuple[dict[str, Any], list[Entry]]:
    found = list(matches(_candidates(tables, endpoint, request.query).after(0)))
    text = request.query.get("page", ["1"])[-1]
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


def _matcher(
    tables: Tables, endpoint: Endpoint, query: dict[str, list[str]]
) -> Callable[[Iterable[Entry]], Iterator[Entry]]:
    """Return the reduction of entries to those that pass every filter of the query."""
    tests = []
    for name, chosen in endpoint.filters.items():
        texts = query.get(name) or ([chosen.default] if chosen.default is not None else [])
        if not texts:
            continue
        try:
            tests.append(chosen.test(texts, tables))
        except ValueError as error:
            raise RefusedError(400, {name: str(error)}) from None

    def matches(entries: Iterable[Entry]) -> Iterator[Entry]:
        found = iter(entries)
        for test in tests:
            found = filter(test, found)
        return found

    return matches


def _candidates(tables: Tables, endpoint: Endpoint, query: dict[str, list[str]]) -> Run:
    """Return the entries worth testing: those in a range of time, if the query names one."""
    ranges: dict[str, tuple[str, str]] = {}
    for name, chosen in endpoint.filters.items():
        if name in query and chosen.reader in (since, until):
            bound = wall(query[name][-1])
            low, high = ranges.get(chosen.field, _ALWAYS)
            ranges[chosen.field] = (bound, high) if chosen.reader is since else (low, bound)
    table = tables[endpoint.table]
    for field, (low, high) in ranges.items():
        return table.between(field, low, high)
    return table.all()


def _page_size(endpoint: Endpoint, query: dict[str, list[str]]) -> int:
    """Return the asked-for size, cut down to the cap; nonsense counts as not asked."""
    text = query.get("page_size", [""])[-1]
    size = int(text) if text.isdecimal() else 0
    return min(size or endpoint.page_size, endpoint.page_cap)


def _shown(
    tables: Tables, endpoint: Endpoint, query: dict[str, list[str]], entries: list[Entry]
) -> list[Row]:
    """Return rows as the query wants to see them."""
    rows = [entry.row for entry in entries]
    for name, shape in endpoint.shapers.items():
        if query.get(name, [""])[-1].lower() == "true":
            rows = [shape(tables, row) for row in rows]
    return rows
