"""DotApparel's import of files, by the documented rules; what is open is said in ``Rules``."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from ordergroove_sandbox.dotapparel.rules import Rules
from ordergroove_sandbox.dotapparel.tables import Tables
from ordergroove_sandbox.dotapparel.template import CHECKS, email
from ordergroove_sandbox.rfc4180 import MalformedError, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ordergroove_sandbox.dotapparel.names import FileType
    from ordergroove_sandbox.dotapparel.tables import Row

_BOM = b"\xef\xbb\xbf"


class Finding(NamedTuple):
    """A refusal, or something to know.

    Attributes:
        file: The file's name, after its account and a slash if it has one: ``au/orders_….csv``.
        line: The line on which the row begins, the header being line 1; 0: the whole file.
        reason: What is wrong, or to be known.
    """

    file: str
    line: int
    reason: str


@dataclass(slots=True)
class ArrivedFile:
    """A file that was picked up.

    Attributes:
        folder: Where it was dropped, such as ``/pending/au``.
        name: Its name.
        type: Its type.
        account: The account that its folder stands for, such as ``au``; empty for ``/pending``.
        arrived_at: When it was picked up, aware.
        complete: Whether its writer had closed it. False: its connection broke off, or it was
            renamed while it was open; what was read may be half of it. None: it cannot be told, as
            the server is not the sandbox's own.
        processed: Where it went, such as ``/processed/au/orders_….csv``.
        size: Its bytes.
        sha256: Their SHA-256, in hexadecimal digits.
        rows: How many rows it has.
        imported: How many were taken.
        repeated: How many were there before and stay as they are.
        refused: How many were refused.
    """

    folder: str
    name: str
    type: FileType
    account: str
    arrived_at: datetime
    complete: bool | None
    processed: str
    size: int = 0
    sha256: str = ""
    rows: int = 0
    imported: int = 0
    repeated: int = 0
    refused: int = 0

    @property
    def shown(self) -> str:
        """What findings call it."""
        return f"{self.account}/{self.name}" if self.account else self.name

    def as_json(self) -> dict[str, Any]:
        """Return the same as JSON-ready data."""
        return {**asdict(self), "arrived_at": self.arrived_at.isoformat()}


class _Header(NamedTuple):
    """What a header tells of the rows under it."""

    columns: list[str]
    customer: str
    key: str


class Importer:
    """Reads files, one after another, into its tables.

    What is wrong with a file as such (encoding, form, header) refuses all of it before any of its
    rows is read; what is wrong with a row refuses that row, with every reason.

    Attributes:
        tables: The tables by account.
        files: The files that were picked up, in order.
        refused: What was refused, and why.
        warnings: What was not refused, but has something about it.
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self.rules = rules or Rules()
        self.tables: dict[str, Tables] = {}
        self.files: list[ArrivedFile] = []
        self.refused: list[Finding] = []
        self.warnings: list[Finding] = []
        self._used: set[str] = set()
        self._latest_customers: dict[str, datetime] = {}

    def account(self, name: str) -> Tables:
        """Return the tables of an account."""
        return self.tables.setdefault(name, Tables())

    def read(self, file: ArrivedFile, data: bytes) -> None:
        """Import a file, unless one of its name was there before in its folder.

        Args:
            file: What is known of it; the rest is added.
            data: What it holds.
        """
        self.files.append(file)
        file.size, file.sha256 = len(data), sha256(data).hexdigest()
        if file.complete is False:
            self._note(file, 0, "was picked up though its writer had not closed it")
        if file.shown in self._used:
            self._note(file, 0, "a file of this name was here before: not imported")
            return
        self._used.add(file.shown)
        self._check_delay(file)
        problem = _file_problem(data)
        if problem is not None:
            self._refuse(file, *problem)
            return
        text = data.decode()
        columns = next(records(text)).values
        problems = list(self._header_problems(file.type, columns))
        for reason in problems:
            self._refuse(file, 1, reason)
        if not problems:
            self._rows(file, text, self._header(file.type, columns))

    def _check_delay(self, file: ArrivedFile) -> None:
        if file.type == "customers":
            self._latest_customers[file.account] = file.arrived_at
            return
        latest = self._latest_customers.get(file.account)
        wanted = timedelta(seconds=self.rules.orders_delay_seconds)
        if file.type == "orders" and latest is not None and file.arrived_at - latest < wanted:
            passed = (file.arrived_at - latest).total_seconds()
            self._note(
                file, 0, f"came {passed:g} s after a customers file, not {wanted.total_seconds():g}"
            )

    def _header_problems(self, kind: FileType, columns: list[str]) -> Iterator[str]:
        rules = self.rules
        if "" in columns:
            yield "a column has no name"
        for name in sorted({name for name in columns if name and columns.count(name) > 1}):
            yield f"column {name} is there twice"
        needed = [rules.primary_key, rules.email]
        if kind != "customers":
            if rules.customer is None and not set(needed) & set(columns):
                yield f"neither column {rules.email} nor {rules.primary_key} is there"
            keys = rules.order_key if kind == "orders" else rules.reward_key
            needed = [name for name in (rules.customer, keys) if name]
        for name in needed:
            if name not in columns:
                yield f"column {name} is missing"

    def _header(self, kind: FileType, columns: list[str]) -> _Header:
        rules = self.rules
        if kind == "customers":
            return _Header(columns, rules.email, rules.primary_key)
        customer = rules.customer or (rules.email if rules.email in columns else rules.primary_key)
        naming = {customer, rules.email, rules.primary_key}
        key = rules.order_key if kind == "orders" else rules.reward_key
        return _Header(
            columns, customer, key or next((one for one in columns if one not in naming), customer)
        )

    def _rows(self, file: ArrivedFile, text: str, header: _Header) -> None:
        take = self._customer if file.type == "customers" else self._event
        met: set[str] = set()
        found = records(text)
        next(found)
        for line, values in found:
            file.rows += 1
            if len(values) != len(header.columns):
                problems = [f"has {len(values)} values for {len(header.columns)} columns"]
            else:
                row = dict(zip(header.columns, values, strict=True))
                problems = take(file, line, row, header, met)
            file.refused += bool(problems)
            for reason in problems:
                self._refuse(file, line, reason)

    def _customer(
        self, file: ArrivedFile, line: int, row: Row, header: _Header, met: set[str]
    ) -> list[str]:
        """Take a customer into the tables, or return why not."""
        tables = self.account(file.account)
        key, address = row[header.key], row[header.customer]
        problems = [
            f"{name} {row[name]!r} {problem}"
            for name, check in CHECKS.items()
            if name in row and (problem := check(row[name]))
        ]
        problems += [f"{name} is blank" for name in (header.key, header.customer) if not row[name]]
        if address and email(address):
            problems.append(f"{header.customer} {address!r} {email(address)}")
        if key and key in met:
            problems.append(f"{header.key} {key!r} is there twice")
        met.add(key)
        if problems:
            return problems
        profile, other = tables.with_email(address), tables.with_key(key)
        if profile is not None and profile.primary_key != key:
            self._note(
                file, line, f"{address} had {header.key} {profile.primary_key!r}, now {key!r}"
            )
        if other is not None and other is not profile:
            self._note(file, line, f"{header.key} {key!r} had {other.email}, now {address}")
        tables.put_customer(address, key, row)
        file.imported += 1
        return []

    def _event(
        self, file: ArrivedFile, line: int, row: Row, header: _Header, _: set[str]
    ) -> list[str]:
        """Take an order's or a reward's row into the tables, or return why not."""
        tables = self.account(file.account)
        customer, key = row[header.customer], row[header.key]
        problems = []
        if not self._knows(tables, header.customer, customer):
            problems.append(f"{header.customer} {customer!r} is no customer in the tables")
        if not key:
            problems.append(f"{header.key} is blank")
        if problems:
            return problems
        if tables.add_event(file.type, key, row):
            file.imported += 1
        else:
            file.repeated += 1
            self._note(file, line, "a row like this was here before: repeated, not doubled")
        return []

    def _knows(self, tables: Tables, column: str, value: str) -> bool:
        by_email = column != self.rules.primary_key and tables.with_email(value)
        by_key = column != self.rules.email and tables.with_key(value)
        return bool(by_email or by_key)

    def _refuse(self, file: ArrivedFile, line: int, reason: str) -> None:
        self.refused.append(Finding(file.shown, line, reason))

    def _note(self, file: ArrivedFile, line: int, reason: str) -> None:
        self.warnings.append(Finding(file.shown, line, reason))


def _file_problem(data: bytes) -> tuple[int, str] | None:
    """Return the line and what is wrong with a file's encoding or form, if anything is."""
    if data.startswith(_BOM):
        return 1, "begins with a byte order mark"
    if not data:
        return 1, "is empty: it has no header"
    try:
        deque(records(data.decode()), maxlen=0)
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1, "is not UTF-8"
    except MalformedError as error:
        return error.line, str(error)
    return None
