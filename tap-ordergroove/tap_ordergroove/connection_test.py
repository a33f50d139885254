"""What ``--test`` does: one page of every stream, and a line that says whether it may be read."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from singer_commons.errors import PluginError, SettingError
from singer_commons.exact_json import MalformedError
from tap_ordergroove.errors import NOT_REACHED, NOT_TRUSTED
from tap_ordergroove.records import decode_records
from tap_ordergroove.windows import LARGEST, Window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tap_ordergroove.base import OrdergrooveStream

WITHOUT_BULK = "has the key the Bulk Operations permission?"


def try_streams(streams: Iterable[OrdergrooveStream]) -> bool:
    """Try every stream, print a line for each, and say whether those selected by default are well.

    A host that cannot be reached ends it: the other streams would only wait for it again.
    """
    good = True
    for stream in streams:
        failure = None
        try:
            verdict = f"ok      {_look(stream)}"
        except (PluginError, MalformedError) as error:
            word = "not tried:" if isinstance(error, SettingError) else "FAILED "
            failure, verdict = error, f"{word} {error}"
            good = good and not stream.selected_by_default
            verdict += "" if stream.selected_by_default else " (off unless selected)"
        click.echo(f"{stream.name:<22} {verdict}")
        cause = failure.facts.get("error", failure) if isinstance(failure, PluginError) else None
        if isinstance(cause, PluginError) and cause.kind in (NOT_REACHED, NOT_TRUSTED):
            click.echo("The other streams were not tried.")
            return False
    return good


def _look(stream: OrdergrooveStream) -> str:
    """Read the newest records that there are, and say what they are, or raise an error."""
    listing = stream.listing()
    asked: dict[str, dict[str, str]] = {}
    if slices := listing.slices:
        starts = [slices.range.until - size for size in (slices.size, LARGEST)]
        asked = {
            f" of what changed since {start:%Y-%m-%d}": slices.params(Window(start, None))
            for start in starts
        }
    with contextlib.closing(stream.run.client(stream.base_url, hasty=True)) as client:
        for words, params in {**asked, "": {}}.items():
            page = next(client.pages(listing.path, {**listing.params, **params}))
            records, _ = decode_records(page.results)
            if not all(isinstance(each, dict) for each in records):
                msg = f"{listing.path}: of the records not all are objects"
                raise MalformedError(msg, cut_off=False)
            customers = {record.get(stream.customer_field) for record in records}
            if len(customers) > 1 or (customers == {None} and records):
                return f"{len(records)} records on the first page{words}"
    if not records:
        return "no records"
    return f"{len(records)} records, all of one customer: {WITHOUT_BULK}"
