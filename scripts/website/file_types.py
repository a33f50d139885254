"""What BSPK's types of file hold, from the target's layouts: a section of its page."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from singer_commons.csv_target import formats, times
from target_bspk_s3.special_orders import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from singer_commons.csv_target.layout import Column, Layout

MOMENT = datetime(2022, 1, 17, 19, 23, 22, tzinfo=timezone.utc)
WORDS = {
    "country": "country code, such as `US`",
    "currency": "currency code, such as `USD`",
    "language": "language code, such as `en`",
    "phone": "phone number, such as `+14155550123`",
    "url": "http or https address",
}
HEAD = """
## Columns of each type

What a cell holds, how many characters it may have, and whether it must be there. Where no length
stands, none is documented.
"""


def holds(form: formats.Format) -> str:
    """Return in words what a cell of this format holds."""
    if isinstance(form, formats.Integer):
        return "integer" + (f", {form.lowest} to {form.highest}" if form.highest else "")
    if isinstance(form, formats.Boolean):
        return f"`{form.true}` or `{form.false}`"
    if isinstance(form, formats.ListOf):
        return f"list of {holds(form.item)}, with `{form.separator}` between them"
    if isinstance(form, (times.Date, times.DateTime)):
        day = isinstance(form, times.Date)
        return (
            f"date, such as `{form(MOMENT.date())}`" if day else f"time, such as `{form(MOMENT)}`"
        )
    rule: str = getattr(form, "rule", type(form).__name__.lower())
    if isinstance(form, formats.Enum) and rule == "enum":
        return ", ".join(f"`{each}`" for each in form.values)
    return WORDS.get(rule, rule)


def length(column: Column) -> str:
    """Return how many characters a column's cells have."""
    least, most = column.min_length, column.max_length
    if most is None or least == most:
        return str(most or "")
    return f"{least} to {most}" if least else f"up to {most}"


def needed(column: Column) -> str:
    """Return when a column must not be blank."""
    if column.required_with:
        return "with " + " or ".join(f"`{name}`" for name in column.required_with)
    return "yes" if column.required else ""


def section(layout: Layout, vendor: str | None) -> str:
    """Return a type's section."""
    key = ", ".join(f"`{name}`" for name in layout.key)
    told = [f"A row is {key}." if key else "A row is what the stream's key says."]
    told += [] if layout.is_complete else ["BSPK's public page does not show all columns."]
    told += [f"[BSPK's page]({vendor})."] if vendor else []
    rows = [
        f"| `{each.name}` | {holds(each.format)} | {length(each)} | {needed(each)} |"
        for each in layout.columns
    ]
    head = [f"### {layout.type} {layout.version}\n", " ".join(told), ""]
    head += ["| column | what it holds | length | required |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def all_types(vendors: Mapping[str, str], layouts: Iterable[Layout] = LAYOUTS.values()) -> str:
    """Return the sections of all types.

    Args:
        vendors: The addresses of BSPK's pages, by type.
        layouts: The types.
    """
    return "\n".join([HEAD, *(section(each, vendors.get(each.type)) for each in layouts)])
