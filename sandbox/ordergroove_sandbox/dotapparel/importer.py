"""DotApparel's import of files, by the documented rules.

What is agreed with each merchant is here as in DotApparel's own examples: customers have ``PERIDX``
as their primary key and ``EMAIL``; orders and rewards name the customer by either, by the e-mail
address where they have both; and their first other column is what tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ordergroove_sandbox.dotapparel.tables import Tables
from ordergroove_sandbox.dotapparel.template import CHECKS, email
from ordergroove_sandbox.imports import FileImporter, Finding, file_problem
from ordergroove_sandbox.rfc4180 import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ordergroove_sandbox.dotapparel.names import FileType
    from ordergroove_sandbox.imports import Row

PRIMARY_KEY, EMAIL = "PERIDX", "EMAIL"


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


class Importer(FileImporter[ArrivedFile]):
    """Reads files into its tables.

    Attributes:
        tables: The tables by account.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, Tables] = {}

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
        problem = file_problem(data)
        header = [] if problem else next(records(data.decode())).values
        problems = [problem] if problem else [(1, one) for one in _header_problems(file, header)]
        if problems:
            self.refused += [Finding(file.shown, *each) for each in problems]
            return
        met: set[str] = set()

        def take(line: int, row: Row) -> list[str]:
            if file.type == "customers":
                return self._customer(file, line, row, met)
            return self._event(file, line, row)

        self._rows(file, data.decode(), take)

    def _customer(self, file: ArrivedFile, line: int, row: Row, met: set[str]) -> list[str]:
        """Take a customer into the tables, or return why not."""
        tables = self.account(file.account)
        key, address = row[PRIMARY_KEY], row[EMAIL]
        problems = [
            f"{name} {row[name]!r} {problem}"
            for name, check in CHECKS.items()
            if name in row and (problem := check(row[name]))
        ]
        problems += [f"{name} is blank" for name in (PRIMARY_KEY, EMAIL) if not row[name]]
        if address and email(address):
            problems.append(f"{EMAIL} {address!r} {email(address)}")
        if key and key in met:
            problems.append(f"{PRIMARY_KEY} {key!r} is there twice")
        met.add(key)
        if problems:
            return problems
        profile, other = tables.with_email(address), tables.with_key(key)
        if profile is not None and profile.primary_key != key:
            before = f"{PRIMARY_KEY} {profile.primary_key!r}"
            self._note(file, line, f"{address} had {before}, now {key!r}")
        if other is not None and other is not profile:
            self._note(file, line, f"{PRIMARY_KEY} {key!r} had {other.email}, now {address}")
        tables.put_customer(address, key, row)
        file.imported += 1
        return []

    def _event(self, file: ArrivedFile, line: int, row: Row) -> list[str]:
        """Take an order's or a reward's row into the tables, or return why not."""
        tables = self.account(file.account)
        customer = EMAIL if EMAIL in row else PRIMARY_KEY
        key = next((name for name in row if name not in {EMAIL, PRIMARY_KEY}), customer)
        known = tables.with_email if customer == EMAIL else tables.with_key
        problems = []
        if not known(row[customer]):
            problems.append(f"{customer} {row[customer]!r} is no customer in the tables")
        if not row[key]:
            problems.append(f"{key} is blank")
        if problems:
            return problems
        if tables.add_event(file.type, row[key], row):
            file.imported += 1
        else:
            file.repeated += 1
            self._note(file, line, "a row like this was here before: repeated, not doubled")
        return []

    def _note(self, file: ArrivedFile, line: int, reason: str) -> None:
        self.warnings.append(Finding(file.shown, line, reason))


def _header_problems(file: ArrivedFile, columns: Sequence[str]) -> Iterator[str]:
    if "" in columns:
        yield "a column has no name"
    for name in sorted({name for name in columns if name and columns.count(name) > 1}):
        yield f"column {name} is there twice"
    missing = [name for name in (PRIMARY_KEY, EMAIL) if name not in columns]
    if file.type == "customers":
        yield from (f"column {name} is missing" for name in missing)
    elif len(missing) > 1:
        yield f"neither column {EMAIL} nor {PRIMARY_KEY} is there"
