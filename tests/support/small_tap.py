"""A tap of two streams of numbers."""

from __future__ import annotations

import functools
from typing import ClassVar

import click

from singer_commons.errors import ErrorKind, PluginError
from singer_commons.stream import CommonStream
from singer_commons.sync import Sync
from singer_commons.tap import CommonTap

FAILED = ErrorKind("TEST-01", "one of {streams} streams failed.")


class Numbers(CommonStream):
    """Six numbers; what came before a commit counts as read."""

    primary_keys = ("number",)
    replication_key = "number"
    schema: ClassVar = {"properties": {"number": {"type": "integer"}}}

    def get_records(self, context):
        for number in range(6):
            yield {"number": number}
            if number in (1, 4):
                self.commit({"read": number})
        self.commit({"read": "all"})


class Run(Sync):
    def __init__(self, *args):
        super().__init__(*args)
        self.ends = []

    def close(self):
        self.ends.append("closed")

    def finish(self):
        self.ends.append("finished")
        if self.settings.get("fails"):
            raise PluginError(FAILED, streams=2)


class TapUnderTest(CommonTap):
    name = "tap-under-test"
    config_jsonschema: ClassVar = {"properties": {"fails": {"type": "boolean"}}}

    @functools.cached_property
    def settings(self):
        return dict(self.config)

    @functools.cached_property
    def run(self):
        return Run(lambda: self.settings, self.logger)

    def discover_streams(self):
        return [Numbers(self, self.run, name=name) for name in ("one", "two")]

    def test_connection(self):
        click.echo("one: reached")
        return not self.config.get("fails")
