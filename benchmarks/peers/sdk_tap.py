"""A plain Singer SDK tap on the same API, as the SDK's cookiecutter would begin it.

Defaults everywhere: `RESTStream`, its writer, its type conformance. It reads the same schema files
as tap-ordergroove and leaves records as they come, which is less work than tap-ordergroove does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import ParseResult

from singer_sdk import RESTStream, SchemaDirectory, StreamSchema, Tap
from singer_sdk import typing as th
from singer_sdk.authenticators import APIKeyAuthenticator
from singer_sdk.pagination import BaseHATEOASPaginator

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    import requests
    from singer_sdk.streams.rest import HTTPRequest, PageContext

SCHEMAS = SchemaDirectory(
    Path(__file__).parents[2] / "tap-ordergroove" / "tap_ordergroove" / "schemas"
)


STREAMS = {
    "customers": ("merchant_user_id", "last_updated"),
    "subscriptions": ("public_id", "updated"),
    "orders": ("public_id", "updated"),
    "items": ("public_id", "order_updated"),
    "addresses": ("public_id", "updated"),
}
"""Each stream's key and replication key."""


class NextPaginator(BaseHATEOASPaginator):
    """Follows ``next``."""

    @override
    def get_next_url(self, response: requests.Response) -> str | None:
        following: str | None = response.json().get("next")
        return following


class PlainStream(RESTStream[ParseResult]):
    """A list endpoint."""

    records_jsonpath = "$.results[*]"
    schema: ClassVar = StreamSchema(SCHEMAS)

    @property
    @override
    def url_base(self) -> str:
        return str(self.config["api_url"])

    @property
    @override
    def authenticator(self) -> APIKeyAuthenticator:
        return APIKeyAuthenticator(key="x-api-key", value=self.config["api_key"])

    @override
    def get_new_paginator(self) -> NextPaginator:
        return NextPaginator()

    @override
    def get_http_request(self, *, page: PageContext[ParseResult]) -> HTTPRequest:
        request = super().get_http_request(page=page)
        if page.next_page_token:
            request.url = page.next_page_token.geturl()
            return request
        request.params["page_size"] = 100
        if start := self.get_starting_timestamp(page.stream_context):
            request.params["updated_start"] = start.isoformat()
        return request


class PlainTap(Tap):
    """The tap."""

    name = "plain-sdk-tap"
    config_jsonschema: ClassVar[dict[str, Any]] = th.PropertiesList(
        th.Property("api_key", th.StringType, required=True, secret=True),
        th.Property("api_url", th.StringType, required=True),
        th.Property("start_date", th.DateTimeType),
    ).to_dict()

    @override
    def discover_streams(self) -> Sequence[PlainStream]:
        streams = []
        for name, (key, replication_key) in STREAMS.items():
            fields = {"name": name, "path": f"/{name}/", "primary_keys": (key,)}
            own = type(name, (PlainStream,), {**fields, "replication_key": replication_key})
            streams.append(own(self))
        return streams


if __name__ == "__main__":
    PlainTap.cli()
