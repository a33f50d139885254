from __future__ import annotations

import csv
import hashlib
import hmac
import io
import json
import socket
import time
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import boto3
import paramiko
import pytest
import requests
from botocore.config import Config

from ordergroove_sandbox import DEFAULT_KEY, Merchant, Sandbox, Server, running
from ordergroove_sandbox.bspk import Bspk, serving
from ordergroove_sandbox.dotapparel import DotApparel
from ordergroove_sandbox.dotapparel import serving as serving_dotapparel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


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
    with running(Sandbox(Merchant())) as server:
        yield server


@pytest.fixture
def reader(shared_server: Server) -> Client:
    """A client of a merchant that no test changes."""
    return Client(shared_server)


@pytest.fixture
def client() -> Iterator[Client]:
    """A client of a merchant of the test's own."""
    with running(Sandbox(Merchant(customers=20, days=200))) as server:
        yield Client(server)


class Sender:
    """A company that sends files to BSPK, each in a minute of its own."""

    def __init__(self, bspk: Bspk) -> None:
        self.bspk = bspk
        self.client = self.new_client()
        self._minute = datetime(2022, 9, 23, 14, 0)

    def new_client(self, service: str = "s3", **given: Any) -> Any:
        """A client of the bucket that tries once, and sees no settings of this machine."""
        given = {
            "aws_access_key_id": self.bspk.access_key,
            "aws_secret_access_key": self.bspk.secret_key,
            "config": Config(retries={"total_max_attempts": 1}, read_timeout=20, proxies={}),
            **given,
        }
        return boto3.client(
            service, endpoint_url=self.bspk.endpoint_url, region_name=self.bspk.region, **given
        )

    def close(self) -> None:
        self.client.close()

    def put(self, key: str, body: bytes, **given: Any) -> Any:
        return self.client.put_object(Bucket=self.bspk.bucket, Key=key, Body=body, **given)

    def name(self, kind: str) -> str:
        self._minute += timedelta(minutes=1)
        version = "V3" if kind.startswith("SHOPPER") else "V2"
        return f"{kind}_{version}_NiceCo_{self._minute:%Y%m%d%H%M}.csv"

    def send(self, kind: str, *rows: dict[str, str], header: Any = None) -> str:
        """Send rows under the header that they all have, and return the file's name."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, header or list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.send_bytes(kind, text.getvalue().encode())

    def send_bytes(self, kind: str, body: bytes) -> str:
        name = self.name(kind)
        self.put(name, body)
        return name

    def reasons(self, name: str) -> list[tuple[int, str]]:
        """What was refused of a file: line and reason."""
        return [(line, reason) for file, line, reason in self.bspk.refused if file == name]


@contextmanager
def _sending(**given: Any) -> Iterator[Sender]:
    with serving(**given) as bspk, closing(Sender(bspk)) as sender:
        yield sender


@pytest.fixture
def sending() -> Callable[..., AbstractContextManager[Sender]]:
    """Starts BSPK's side as told, with a company that sends files to it."""
    return _sending


@pytest.fixture(scope="session")
def own_sender() -> Iterator[Sender]:
    with _sending() as sender:
        yield sender


@pytest.fixture
def sender(own_sender: Sender) -> Sender:
    """A company that sends files to a BSPK that knows nothing yet."""
    own_sender.bspk.reset()
    return own_sender


@pytest.fixture(scope="session")
def busy_sender() -> Iterator[Sender]:
    """A company that many tests share, which look at their own files only."""
    with _sending(bucket="bspk-busy") as sender:
        yield sender


class Receiver:
    """A merchant's own server: it checks the signature in its own few lines, and keeps the rest.

    Attributes:
        key: The only key that it knows.
        status: What it answers to a good signature; a redirect leads to itself.
        got: The bodies whose signature was good, read.
        raw: The same, as bytes.
        stamps: The `ts` of each of them.
        headers: The headers of every request.
        refused: How many requests had no good signature.
    """

    def __init__(self) -> None:
        self.key = "sandbox-verification-key"
        self.status = 200
        self.got: list[dict[str, Any]] = []
        self.raw: list[bytes] = []
        self.stamps: list[int] = []
        self.headers: list[dict[str, str]] = []
        self.refused = 0
        self.url = ""

    def take(self, headers: dict[str, str], body: bytes) -> int:
        self.headers.append(headers)
        parts = [part.split("=") for part in headers["Ordergroove-Signature"].split(",")]
        ((_, stamp), *signatures) = parts
        text = stamp.encode() + b"." + body
        expected = hmac.new(self.key.encode(), text, hashlib.sha256).hexdigest()
        if ["sig", expected] not in signatures:
            self.refused += 1
            return 401
        if self.status == 200:
            self.got.append(json.loads(body))
            self.raw.append(body)
            self.stamps.append(int(stamp))
        return self.status

    @property
    def ids(self) -> list[str]:
        return [event["id"] for event in self.got]

    @property
    def types(self) -> list[str]:
        return [event["type"] for event in self.got]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver of webhooks that listens on this machine."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(dict(self.headers), body)
            self.send_response(status)
            if status // 100 == 3:
                self.send_header("Location", receiver.url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}/ordergroove?shop=1"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


class Exporter:
    """A merchant who drops files in DotApparel's inbox, each in a second of its own."""

    def __init__(self, inbox: DotApparel) -> None:
        self.inbox = inbox
        self._second = datetime(2023, 4, 24, 20, 12, 30)
        self._transports: dict[paramiko.SFTPClient, paramiko.Transport] = {}
        self.client = self.new_client()

    def new_client(self, key: paramiko.PKey | None = None, **given: str) -> paramiko.SFTPClient:
        """A client on a connection of its own."""
        inbox = self.inbox
        transport = paramiko.Transport(socket.create_connection((inbox.host, inbox.port), 20))
        try:
            transport.start_client(timeout=20)
            username = given.get("username", inbox.username)
            if key:
                transport.auth_publickey(username, key)
            else:
                transport.auth_password(username, given.get("proof", inbox.password))
            client = paramiko.SFTPClient.from_transport(transport)
            assert client
        except BaseException:
            transport.close()
            raise
        channel = client.get_channel()
        assert channel
        channel.settimeout(20)
        self._transports[client] = transport
        return client

    def hang_up(self, client: paramiko.SFTPClient) -> None:
        """Break a client's connection off."""
        self._transports.pop(client).close()

    def close(self) -> None:
        for client in list(self._transports):
            self.hang_up(client)

    def name(self, kind: str) -> str:
        self._second += timedelta(seconds=1)
        return f"{kind}_{self._second:%Y%m%dT%H%M%S}Z.csv"

    def drop(self, kind: str, *rows: dict[str, str], header: Any = None, account: str = "") -> str:
        """Drop rows under the header that they all have; return what findings call the file."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, header or list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.drop_bytes(kind, text.getvalue().encode(), account)

    def drop_bytes(self, kind: str, body: bytes, account: str = "") -> str:
        path = f"{account}/{self.name(kind)}".lstrip("/")
        self.put(f"/pending/{path}", body)
        return path

    def put(self, path: str, body: bytes) -> None:
        """Write under a temporary name, then rename."""
        self.write(f"{path}.part", body)
        self.client.rename(f"{path}.part", path)

    def write(self, path: str, body: bytes) -> None:
        with self.client.open(path, "wb") as file:
            file.write(body)

    def reasons(self, path: str) -> list[tuple[int, str]]:
        """What was refused of a file: line and reason."""
        return [(line, reason) for file, line, reason in self.inbox.refused if file == path]

    def notes(self, path: str) -> list[tuple[int, str]]:
        """What was warned of in a file: line and reason."""
        return [(line, reason) for file, line, reason in self.inbox.warnings if file == path]


@contextmanager
def _exporting(**given: Any) -> Iterator[Exporter]:
    with serving_dotapparel(**given) as inbox, closing(Exporter(inbox)) as exporter:
        yield exporter


@pytest.fixture
def exporting() -> Callable[..., AbstractContextManager[Exporter]]:
    """Starts DotApparel's side as told, with a merchant who drops files there."""
    return _exporting


@pytest.fixture(scope="session")
def own_exporter() -> Iterator[Exporter]:
    with _exporting() as exporter:
        yield exporter


@pytest.fixture
def exporter(own_exporter: Exporter) -> Exporter:
    """A merchant with an inbox that has nothing yet, and a connection of the test's own."""
    own_exporter.inbox.reset()
    own_exporter.close()
    own_exporter.client = own_exporter.new_client()
    own_exporter.inbox.log.clear()
    return own_exporter


@pytest.fixture(scope="session")
def eventually() -> Callable[[Callable[[], Any]], Any]:
    """Waits until something is so, and returns it."""

    def wait(condition: Callable[[], Any]) -> Any:
        end = time.monotonic() + 60
        while not (found := condition()):
            assert time.monotonic() < end
            time.sleep(0.01)
        return found

    return wait
