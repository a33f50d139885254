"""What the tests share: messages, runs in this process and as programs, a clock by hand."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from datetime import datetime, timedelta, timezone

from tests.support import target_runs
from tests.support.target_runs import as_lines, rejects, rules

from singer_commons.csv_target.deliver import Clock
from target_dotapparel_sftp.target import TargetDotApparelSftp

NOON = datetime(2026, 3, 1, 12, 0, 30, tzinfo=timezone.utc)

# docs.dotapparel.com.au, customers/apparel21-export-templates: as the page lists them.
HEADER = [
    *("PERIDX", "PERSON_CODE", "FIRSTNAME", "SURNAME", "ADRS1", "ADRS2", "CITY", "STATE"),
    *("POSTCODE", "COUNTRY", "MOBILE", "EMAIL", "DOB", "PRIVACY", "RETAIL_REP", "LAST_UPDATED"),
    *("CREATED_DATE", "JOINED_STORE_ID", "JOINED_STORE_CODE", "STORE_ID", "STORE_CODE"),
    *("STORE_NUMBER", "REF1_GROUP", "REF1_ID", "REF1_CODE", "LOYALTY_CODE"),
]

ORDER = {"ORDER_ID": {"type": "string"}, "PERIDX": {}, "EMAIL": {}, "TOTAL": {}}


def any_of(*names):
    """Return properties of which a schema says nothing."""
    return {name: {} for name in names}


def schema(stream, properties=None, keys=()):
    given = properties or any_of(*HEADER)
    message = {"type": "SCHEMA", "stream": stream, "schema": {"properties": given}}
    return message | {"key_properties": list(keys)}


def record(stream, **fields):
    return {"type": "RECORD", "stream": stream, "record": fields}


def person(number, **changes):
    given = {"PERIDX": str(number), "EMAIL": f"p{number}@example.com", "PRIVACY": "No"}
    return {name: each for name, each in (given | changes).items() if each is not ...}


def people(*numbers, **changes):
    """Return customers; a change to ... leaves a field out."""
    return [
        schema("customers"),
        *(record("customers", **person(number, **changes)) for number in numbers),
    ]


def order(number, customer, **changes):
    given = {"ORDER_ID": str(number), "PERIDX": str(customer), "TOTAL": 1}
    return record("orders", **given | {"EMAIL": f"p{customer}@example.com"} | changes)


def orders(*pairs, stream="orders", **changes):
    """Return orders: pairs of an order's number and its customer's."""
    given = [order(number, customer, **changes) for number, customer in pairs]
    return [schema(stream, ORDER, ["ORDER_ID"]), *(each | {"stream": stream} for each in given)]


def state(value="read"):
    return {"type": "STATE", "value": {"bookmarks": {"orders": value}}}


def table(data):
    """Return the rows of a file as dictionaries."""
    assert not data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def sent(folder, kind):
    """Return the rows of a type in a folder of this machine, file by file."""
    paths = sorted(folder.glob(f"{kind}_*.csv"))
    return [row for path in paths for row in table(path.read_bytes())]


class Time:
    """A clock that moves when it is waited on, and may end the program then."""

    def __init__(self, now=NOON, end_after=None):
        self.now = now
        self.end_after = end_after
        self.waits = []

    def wait(self, seconds):
        if self.end_after is not None and seconds > self.end_after:
            self.now += timedelta(seconds=self.end_after)
            raise SystemExit(143)
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)

    def seconds(self):
        return self.now.timestamp()

    @property
    def clock(self):
        return Clock(lambda: self.now, self.seconds, self.wait)


def sync(messages, time=None, **config):
    """Run the target in this process; return the states that it wrote."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        target = TargetDotApparelSftp(config=config)
        if time is not None:
            target.__dict__["run"] = target.make_run(time.clock)
        target.process_lines(io.BytesIO(as_lines(messages)))
        target.process_endofpipe()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def start_program(tmp_path, config, *arguments):
    """Start the target as a program of its own."""
    return target_runs.start("target_dotapparel_sftp", tmp_path, config, *arguments)


def run_program(tmp_path, messages, config, *arguments):
    """Run the target's command line; return exit code, output and log."""
    return target_runs.run(TargetDotApparelSftp, tmp_path, messages, config, *arguments)


def to_inbox(inbox, **changes):
    """Return the settings that lead to a sandbox's inbox, without a delay."""
    given = {
        "host": inbox.host,
        "port": inbox.port,
        "username": inbox.username,
        "password": inbox.password,
        "host_key": inbox.host_key,
        "orders_delay_minutes": 0,
    }
    return given | changes


def held(folder):
    """Return the rules that the rejects in an output folder broke."""
    path = folder / "rejects"
    return [rules(each) for each in rejects(path)] if path.exists() else []


def pending(folder):
    return sorted(path.name.split("_")[0] for path in (folder / "pending").glob("*.csv"))
