"""A webhook receiver as tutorials show one: verify, one transaction a request, answer.

Starlette and SQLAlchemy on uvicorn with its defaults. The settings of SQLite are those of
ordergroove-webhooks, so that an event is as durable when it is acknowledged.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from tap_ordergroove_webhooks.log.engine import SQLITE_PRAGMAS

if TYPE_CHECKING:
    from starlette.requests import Request

metadata = MetaData()
events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, unique=True),
    Column("type", Text),
    Column("created", BigInteger),
    Column("body", Text),
)


def is_signed(header: str, body: bytes, key: str) -> bool:
    """Tell whether a header holds the body's signature."""
    parts = dict(part.split("=", 1) for part in header.split(","))
    expected = hmac.new(key.encode(), f"{parts['ts']}.".encode() + body, hashlib.sha256)
    return hmac.compare_digest(expected.hexdigest(), parts["sig"])


def make_app() -> Starlette:
    """Return the application; `STORE`, `KEY` and `WEBHOOK_PATH` come from the environment."""
    engine = create_engine(os.environ["STORE"])

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)

    metadata.create_all(engine)
    key = os.environ["KEY"]

    async def receive(request: Request) -> Response:
        body = await request.body()
        if not is_signed(request.headers["Ordergroove-Signature"], body, key):
            return Response(status_code=401)
        received = json.loads(body)
        row = {
            "event_id": received["id"],
            "type": received["type"],
            "created": received["created"],
            "body": body.decode(),
        }
        with engine.begin() as connection:
            connection.execute(insert(events).values(row).on_conflict_do_nothing())
        return Response(status_code=204)

    return Starlette(routes=[Route(os.environ["WEBHOOK_PATH"], receive, methods=["POST"])])
