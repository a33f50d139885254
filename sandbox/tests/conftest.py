from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests

from ordergroove_sandbox import DEFAULT_KEY, Merchant, Sandbox, Server, running

if TYPE_CHECKING:
    from collections.abc import Iterator


class Client:
    """A plain client of a running server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.sandbox = server.sandbox
        self.merchant = server.sandbox.merchant
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, path: str, *, versioned: bool = True, **query: Any) -> requests.Response:
        url = path if "://" in path else self.server.url + path
        headers = {"x-api-key": DEFAULT_KEY}
        if versioned:
            headers["X-OG-API-VERSION"] = "2"
        return self.session.get(
            url, params=query, headers=headers, allow_redirects=False, timeout=10
        )

    def pages(self, path: str, **query: Any) -> list[dict[str, Any]]:
        pages, url = [], path
        while url:
            response = self.get(url, **query)
            assert response.status_code == 200, response.text
            pages.append(response.json())
            url, query = pages[-1]["next"], {"versioned": query.get("versioned", True)}
        return pages

    def rows(self, path: str, **query: Any) -> list[dict[str, Any]]:
        return [row for page in self.pages(path, **query) for row in page["results"]]

    def control(self, method: str, path: str, data: Any = None) -> requests.Response:
        url = f"{self.server.url}/_sandbox/{path}"
        return self.session.request(method, url, json=data, timeout=10)


@pytest.fixture(scope="session")
def shared_server() -> Iterator[Server]:
    with running(Sandbox(Merchant(), ticking=False)) as server:
        yield server


@pytest.fixture
def reader(shared_server: Server) -> Client:
    """A client of a merchant that no test changes."""
    return Client(shared_server)


@pytest.fixture
def client() -> Iterator[Client]:
    """A client of a merchant of the test's own."""
    with running(Sandbox(Merchant(customers=20, days=200), ticking=False)) as server:
        yield Client(server)
