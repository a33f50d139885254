"""What the tests share: messages, an S3 over HTTP, a proxy before it with faults, and runs."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import json
from dataclasses import dataclass, field
from pathlib import Path

from botocore.session import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from tests.support import target_runs
from tests.support.target_runs import as_lines

from ordergroove_sandbox.bspk.endpoint import Endpoint
from target_bspk_s3.target import TargetBspkS3

DATA = Path(__file__).parents[2] / "target-bspk-s3" / "tests" / "data"
REGION = "us-east-1"
COMPANY = {"company_name": "NiceCo"}
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


def rows(data):
    """Return header and rows of a file."""
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *rest = csv.reader(io.StringIO(data.decode(), newline=""))
    assert all(len(row) == len(header) for row in rest)
    return header, rest


def sync(messages, **config):
    """Run the target in this process; return the states that it wrote."""
    config = COMPANY | config
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        target = TargetBspkS3(config=config)
        target.process_lines(io.BytesIO(as_lines(messages)))
        target.process_endofpipe()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def start_program(tmp_path, config, *arguments):
    """Start the target as a program of its own."""
    return target_runs.start("target_bspk_s3", tmp_path, COMPANY | config, *arguments)


def run_program(tmp_path, messages, config, *arguments):
    """Run the target's command line; return exit code, output and log."""
    return target_runs.run(TargetBspkS3, tmp_path, messages, COMPANY | config, *arguments)


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
    headers: Headers
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


class Proxy(Endpoint):
    """The sandbox's S3, which notes what is asked, and faults as it is told.

    A fault is a function of a request. It returns None to let it pass; ("answer", status, code)
    to answer in S3's stead; ("say", status, headers, body) to say anything; ("tell", headers) to
    let it pass and change headers of the answer, None takes one away; "reset" to break the
    connection off; "swallow" to let it pass, and then break the connection off.
    """

    def __init__(self, store):
        super().__init__(store)
        self.requests = []
        self.functions = []
        self.url = ""

    async def answer(self, call, body, faults):
        headers = Headers(call.headers)
        request = Request(call.method, call.path, call.query_string, headers, body)
        self.requests.append(request)
        verdict = await run_in_threadpool(self.judge, request)
        kind, *how = verdict if isinstance(verdict, tuple) else (verdict,)
        if kind == "answer":
            status, code = how
            error = f"<Error><Code>{code}</Code><Message>As told.</Message></Error>"
            if call.path == "/":  # STS says it in other words than S3
                error = f"<ErrorResponse>{error}</ErrorResponse>"
            kind, how = "say", (status, {"Content-Type": "application/xml"}, error.encode())
        if kind == "say":
            status, given, told = how
            return Response(b"" if call.method == "HEAD" or status == 204 else told, status, given)
        if kind == "reset":
            return None
        answer = await super().answer(call, body, faults)
        for name, value in how[0].items() if kind == "tell" else ():
            del answer.headers[name]
            if value is not None:
                answer.headers[name] = value
        return None if kind == "swallow" else answer

    def judge(self, request):
        return next(filter(None, (function(request) for function in self.functions)), None)

    def fault(self, step, verdict, times=None, name=""):
        """Fault the first so many requests of a step."""
        left = [times]

        def judge(request):
            if request.step != step or name not in request.path or left[0] == 0:
                return None
            if left[0] is not None:
                left[0] -= 1
            return verdict

        self.functions.append(judge)

    def steps(self, *kinds):
        return [each.step for each in self.requests if not kinds or each.step in kinds]
