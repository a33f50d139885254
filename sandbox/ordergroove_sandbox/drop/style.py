"""How a drop is set up, and what is known of a file that was delivered to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ordergroove_sandbox.drop.files import CsvForm, NameForm
from ordergroove_sandbox.drop.reports import REPORTS

if TYPE_CHECKING:
    from datetime import datetime

# The developer guide's names for columns; the others it would write in lower case and underscores.
_GUIDE_NAMES = {
    "Ordergroove Order ID": "order_id",
    "Ordergroove User ID": "customer_id",
    "Ordergroove Subscription ID": "subscription_id",
    "External Product ID": "product_id",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a merchant's drop is set up.

    Attributes:
        folder_name: The delivery folder, in the letter case wanted.
        merchant_name: What leads file names.
        names: How files are called.
        csv: How files are written.
        reports: The tokens of the reports that are switched on.
        leave_out: Labels of columns that are switched off, such as those in ``OPTIONAL``.
        guide_names: Whether headers are spelled as in the developer guide (``order_id``).
    """

    folder_name: str = "outgoing"
    merchant_name: str = "acme"
    names: NameForm = field(default_factory=NameForm)
    csv: CsvForm = field(default_factory=CsvForm)
    reports: tuple[str, ...] = tuple(REPORTS)
    leave_out: frozenset[str] = frozenset()
    guide_names: bool = False

    def spelled(self, label: str) -> str:
        """Return a column's label as headers show it."""
        if not self.guide_names:
            return label
        return _GUIDE_NAMES.get(label, label.lower().replace(" ", "_"))


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivered file, and the truth about it.

    Attributes:
        name: The file's name.
        report: The report's token.
        full: Whether it holds everything rather than a day's changes.
        stamp: The time in its name, Chicago wall time to the second.
        modified: The time that the server shows, aware UTC.
        size: Its bytes, once all of them have arrived.
        header: The names of its columns.
        rows: The rows that a reader should take, by column name.
        broken: The lines that a reader should reject.
    """

    name: str
    report: str
    full: bool
    stamp: datetime
    modified: datetime
    size: int
    header: tuple[str, ...]
    rows: list[dict[str, str]]
    broken: list[list[str]]

    def as_json(self) -> dict[str, Any]:
        """Return the same as JSON-ready data."""
        times = {"stamp": self.stamp.isoformat(), "modified": self.modified.isoformat()}
        return {**asdict(self), **times}
