"""What the tests share: messages, an S3 over HTTP, a proxy before it with faults, and runs."""

from __future__ import annotations

import base64
import contextlib
import csv
import functools
import hashlib
import http.client
import io
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from botocore.session import Session

from singer_commons.testing import run_command
from target_bspk_s3.target import TargetBspkS3

DATA = Path(__file__).parents[2] / "target-bspk-s3" / "tests" / "data"
REGION = "us-east-1"
KEY_ID, SECRET = "key-id-for-tests", "a-secret-that-must-never-be-printed"

ORDER = {
    "order_ref": "103495",
    "shopper_id": "SHOPPER-1",
    "store_id": "STORE-1",
    "sales_associate_id": "SA-1",
    "description": None,
    "total_amount": 456.39,
    "currency_code": "USD",
    "created_at": "2022-01-17T19:23:22Z",
    "type": "repair",
    "status": "open",
}
ITEM = {
    "order_ref": "103495",
    "line_item_ref": "103495-1",
    "product_ref": None,
    "sku": None,
    "barcode": None,
    "name": "Ring",
    "description": None,
    "image_url": None,
    "quantity": 1,
    "price": None,
    "currency_code": None,
    "status": "open",
}
EVENT = {
    "order_ref": "103495",
    "line_item_ref": "103495-1",
    "sequence": 1,
    "description": "Received",
    "created_at": "2022-01-17T19:23:22Z",
    "reference": None,
    "action_required": False,
}
GOOD = {
    "special_orders": (ORDER, "order_ref"),
    "special_order_line_items": (ITEM, "line_item_ref"),
    "special_order_events": (EVENT, "sequence"),
}


def schema(stream, properties=None, keys=()):
    given = properties or {name: {} for name in GOOD[stream][0]}
    message = {"type": "SCHEMA", "stream": stream, "schema": {"properties": given}}
    return message | {"key_properties": list(keys)}


def record(stream, **changes):
    return {"type": "RECORD", "stream": stream, "record": GOOD[stream][0] | changes}


def orders(*refs, **changes):
    given = [record("special_orders", order_ref=ref, **changes) for ref in refs]
    return [schema("special_orders"), *given]


def state(value="read"):
    return {"type": "STATE", "value": {"bookmarks": {"special_orders": value}}}


def as_lines(messages):
    if isinstance(messages, bytes):
        return messages
    return b"".join(json.dumps(message).encode() + b"\n" for message in messages)


def rows(data):
    """Return header and rows of a file."""
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *rest = csv.reader(io.StringIO(data.decode(), newline=""))
    assert all(len(row) == len(header) for row in rest)
    return header, rest


def sync(messages, **config):
    """Run the target in this process; return the states that it wrote."""
    config = {"company_name": "NiceCo", **config}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        target = TargetBspkS3(config=config)
        target.process_lines(io.BytesIO(as_lines(messages)))
        target.process_endofpipe()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def write_config(tmp_path, config):
    path = tmp_path / f"config-{os.urandom(4).hex()}.json"
    path.write_text(json.dumps({"company_name": "NiceCo", **config}))
    return str(path)


def start_program(tmp_path, config, *arguments):
    """Start the target as a program of its own."""
    path = write_config(tmp_path, config)
    return subprocess.Popen(
        [sys.executable, "-m", "target_bspk_s3", "--config", path, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )


def run_program(tmp_path, messages, config, *arguments):
    """Run the target's command line; return exit code, output and log."""
    given, here = ("--config", write_config(tmp_path, config), *arguments), Path.cwd()
    os.chdir(tmp_path)
    try:
        done = run_command(TargetBspkS3, *given, fed=as_lines(messages))
    finally:
        os.chdir(here)
    return done.code, done.out, done.log


def rejects(path):
    """Return the RECORD lines of a file of rejects, or of a folder of them."""
    paths = sorted(path.iterdir()) if path.is_dir() else [path]
    lines = [json.loads(line) for each in paths for line in each.read_bytes().splitlines()]
    return [line for line in lines if line["type"] == "RECORD"]


def rules(reject):
    return [f"{each['column']}:{each['rule']}" for each in reject["reasons"]]


@functools.cache
def client_of(endpoint):
    session = Session()
    session.set_credentials(KEY_ID, SECRET)
    return session.create_client("s3", REGION, endpoint_url=endpoint)


@dataclass
class Bucket:
    """A bucket of a test, and the settings that lead to it."""

    name: str
    endpoint: str

    @property
    def client(self):
        return client_of(self.endpoint)

    @property
    def config(self):
        return {
            "bucket": self.name,
            "endpoint_url": self.endpoint,
            "aws_access_key_id": KEY_ID,
            "aws_secret_access_key": SECRET,
            "aws_region": REGION,
        }

    def list(self):
        found = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return sorted(each["Key"] for each in found)

    def read(self, key):
        return self.client.get_object(Bucket=self.name, Key=key)["Body"].read()

    def put(self, key, data):
        self.client.put_object(Bucket=self.name, Key=key, Body=data)

    def all_rows(self, kind):
        return [row for key in self.list() if f"{kind}_V" in key for row in rows(self.read(key))[1]]

    def uploads(self):
        found = self.client.list_multipart_uploads(Bucket=self.name)
        return found.get("Uploads", [])


@dataclass
class Request:
    method: str
    path: str
    query: str
    headers: dict
    body: bytes = field(repr=False)

    @property
    def name(self):
        return self.path.rpartition("/")[2]

    @property
    def step(self):
        """What is asked for, in S3's own words."""
        if self.method == "POST":
            return "create" if "uploads" in self.query else "complete"
        if self.method == "PUT":
            return "part" if "partNumber" in self.query else "put"
        return self.method.lower()


class Proxy:
    """Stands before S3: notes what is asked, does what S3 does and moto does not, and faults.

    A fault is a function of a request. It returns None to let it pass; ("answer", status, code)
    to answer in S3's stead; ("say", status, headers, body) to say anything; ("tell", headers) to
    let it pass and change headers of the answer, None takes one away; "reset" to break the
    connection off; "swallow" to let it pass, and then break the connection off.
    """

    def __init__(self, upstream):  # noqa: C901 - a handler needs its proxy
        self.requests = []
        self.faults = []
        proxy, target = self, urlsplit(upstream)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                parts = urlsplit(self.path)
                request = Request(self.command, parts.path, parts.query, dict(self.headers), body)
                proxy.requests.append(request)
                verdict = proxy.judge(request)
                kind, *how = verdict if isinstance(verdict, tuple) else (verdict,)
                if kind == "answer":
                    self.answer(*how)
                elif kind == "say":
                    self.say(*how)
                elif kind == "reset":
                    self.cut()
                else:
                    told = how[0] if kind == "tell" else {}
                    self.forward(request, told, cut=kind == "swallow")

            do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = handle_any  # noqa: N815

            def forward(self, request, told, *, cut):
                upstream = http.client.HTTPConnection(target.hostname, target.port, timeout=60)
                try:
                    headers = {k: v for k, v in request.headers.items() if k != "Expect"}
                    upstream.request(request.method, self.path, request.body, headers)
                    response = upstream.getresponse()
                    body = response.read()
                finally:
                    upstream.close()
                if cut:
                    self.cut()
                    return
                self.send_response(response.status)
                headers = {k.lower(): v for k, v in response.getheaders()} | told
                for name, value in headers.items():
                    if value is not None and name not in (
                        "transfer-encoding",
                        "content-length",
                        "connection",
                    ):
                        self.send_header(name, value)
                is_head = request.method == "HEAD"
                length = response.getheader("Content-Length") if is_head else len(body)
                self.send_header("Content-Length", str(length or 0))
                self.end_headers()
                if not is_head:
                    self.wfile.write(body)

            def answer(self, status, code):
                error = f"<Error><Code>{code}</Code><Message>As told.</Message></Error>"
                if self.path == "/":  # STS says it in other words than S3
                    error = f"<ErrorResponse>{error}</ErrorResponse>"
                self.say(status, {"Content-Type": "application/xml"}, error.encode())

            def say(self, status, headers, body):
                body = b"" if self.command == "HEAD" or status == 204 else body
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def cut(self):
                self.close_connection = True
                with contextlib.suppress(OSError):
                    self.connection.shutdown(2)

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                """Say nothing of clients that went away."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def judge(self, request):
        for fault in self.faults:
            verdict = fault(request)
            if verdict is not None:
                return verdict
        # As S3 does, and moto does not: what arrives must be what was sent.
        checksum = request.headers.get("x-amz-checksum-sha256")
        if (
            checksum
            and base64.b64encode(hashlib.sha256(request.body).digest()).decode() != checksum
        ):
            return ("answer", 400, "BadDigest")
        return None

    def fault(self, step, verdict, times=None, name=""):
        """Fault the first so many requests of a step."""
        left = [times]

        def judge(request):
            if request.step != step or name not in request.path or left[0] == 0:
                return None
            if left[0] is not None:
                left[0] -= 1
            return verdict

        self.faults.append(judge)

    def steps(self, *kinds):
        return [each.step for each in self.requests if not kinds or each.step in kinds]

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
