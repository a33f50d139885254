"""The tap's settings: their declaration, and their values once checked."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from singer_sdk import typing as th

from singer_commons.errors import SettingError
from singer_commons.sftp import declaration as sftp
from tap_ordergroove_sftp.names import ORDERS, SUFFIX
from tap_ordergroove_sftp.reports import BY_LINE, REPORTS, Report, snake_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from singer_commons.sftp import SftpSettings

AUTO = "auto"

DECLARATION = th.PropertiesList(
    *sftp.declare("Ordergroove", host="feeds.ordergroove.com", username_required=True),
    th.Property(
        "path",
        th.StringType,
        default="/outgoing",
        title="Path",
        description="Folder of the report files; the case of its letters may differ.",
    ),
    th.Property(
        "merchant_name",
        th.StringType,
        title="Merchant name",
        description="What leads your file names. Default: anything may.",
    ),
    th.Property(
        "date_order",
        th.StringType,
        default=AUTO,
        allowed_values=[AUTO, *ORDERS],
        title="Date order",
        description=(
            "Order of month, day and year in file names. With auto, the reading that is closest to "
            "the file's time counts."
        ),
    ),
    th.Property(
        "timezone",
        th.StringType,
        default="America/Chicago",
        title="Time zone",
        description="IANA name of the zone of the times in file names and files.",
    ),
    th.Property(
        "start_date",
        th.StringType,
        title="Start date",
        description="Read files that were made on this date or later. Default: all.",
    ),
    th.Property(
        "min_age_seconds",
        th.IntegerType(minimum=0),
        default=60,
        title="Minimum age",
        description="Seconds since its last change before a file is read.",
    ),
    th.Property(
        "encoding",
        th.StringType,
        default="utf-8",
        title="Encoding",
        description="Encoding of the files; lines that are not UTF-8 are read as cp1252.",
    ),
    th.Property(
        "max_rejected_rows",
        th.IntegerType(minimum=0),
        default=100,
        title="Rejected rows",
        description="Rows of one file that may be rejected; one more, and the file fails.",
    ),
    th.Property(
        "reports",
        th.ArrayType(
            th.ObjectType(
                th.Property(
                    "name", th.StringType, required=True, description="Name of the stream."
                ),
                th.Property(
                    "pattern",
                    th.StringType,
                    required=True,
                    description="File names, * for any text; must end in .csv.",
                ),
                th.Property(
                    "primary_key",
                    th.ArrayType(th.StringType),
                    description="Columns that name a row. Default: file and line.",
                ),
                th.Property(
                    "columns",
                    th.ArrayType(th.StringType),
                    description="Columns to have as fields; others go into _unknown_columns.",
                ),
                additional_properties=False,
            )
        ),
        default=[],
        title="Reports",
        description="Further reports, each with name, pattern, primary_key and columns.",
    ),
    th.Property(
        "expect_daily",
        th.ArrayType(th.StringType),
        default=[],
        title="Expect daily",
        description="Streams of which a day without a file is reported.",
    ),
).to_dict()

DEFAULTS = {
    name: definition["default"]
    for name, definition in DECLARATION["properties"].items()
    if "default" in definition
}
SECRETS = sftp.SECRETS
RUN_STREAMS = ("export_files", "rejected_rows")


@dataclass(frozen=True)
class Settings:
    """Checked settings.

    Attributes:
        sftp: The server and the credentials.
        path: The folder.
        reports: All reports, the configured ones first.
        merchant_name: What leads file names, if that is known.
        date_order: A key of `ORDERS`, or ``auto``.
        zone: Of the times in names and files.
        start_date: Wall time of the oldest stamp that counts.
        min_age: How long a file must have been left alone.
        encoding: Of the files.
        max_rejected_rows: Of one file.
        expect_daily: The streams of which a file a day is expected.
    """

    sftp: SftpSettings
    path: str
    reports: tuple[Report, ...]
    merchant_name: str | None
    date_order: str
    zone: tzinfo
    start_date: datetime | None
    min_age: timedelta
    encoding: str
    max_rejected_rows: int
    expect_daily: tuple[str, ...]

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """Check what a JSON Schema cannot.

        Args:
            config: The configuration, valid by `DECLARATION`; null and empty text count as not set.

        Returns:
            The settings.

        Raises:
            SettingError: If a setting cannot work.
        """
        given = {name: value for name, value in config.items() if value not in (None, "")}
        config = {**DEFAULTS, **given}
        server = sftp.settings_of(config)
        reports = (*map(_report, config["reports"]), *REPORTS)
        names = [report.name for report in reports] + list(RUN_STREAMS)
        twice = {name for place, name in enumerate(names) if name in names[:place]}
        if twice:
            refuse("reports", f"there is a stream {', '.join(sorted(twice))} already.")
        expected = tuple(config["expect_daily"])
        for name in expected:
            if name not in names or name in RUN_STREAMS:
                refuse("expect_daily", f"no such report: {name!r}.")
        return cls(
            sftp=server,
            path=config["path"],
            reports=reports,
            merchant_name=config.get("merchant_name"),
            date_order=config["date_order"],
            zone=_zone(config["timezone"]),
            start_date=_start(config.get("start_date")),
            min_age=timedelta(seconds=config["min_age_seconds"]),
            encoding=_encoding(config["encoding"]),
            max_rejected_rows=config["max_rejected_rows"],
            expect_daily=expected,
        )


def refuse(setting: str, words: str) -> NoReturn:
    """Say what is wrong with a setting.

    Raises:
        SettingError: With that.
    """
    raise SettingError(setting, words) from None


def _report(given: Mapping[str, Any]) -> Report:
    name, pattern = given["name"], given["pattern"]
    if name != snake_case(name):
        refuse("reports", f"{name!r} must be lower case with underscores.")
    if not pattern.lower().endswith(SUFFIX):
        # What does not end so is no report: the merchant's secret key lies in the same folder.
        refuse("reports", f"the pattern of {name} must end in {SUFFIX}: {pattern!r}.")
    key, columns = given.get("primary_key") or (), given.get("columns") or ()
    if nameless := [column for column in (*key, *columns) if not snake_case(column)]:
        refuse("reports", f"not a column: {nameless[0]!r}.")
    return Report(
        name,
        keys=(tuple(map(snake_case, key)),) if key else BY_LINE,
        pattern=pattern,
        columns=tuple({snake_case(column): column for column in (*key, *columns)}.values()),
    )


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse("timezone", f"{name!r} is not an IANA zone name such as America/Chicago.")


def _start(text: str | None) -> datetime | None:
    try:
        # A time of day, which some loaders of configuration add, does not count.
        return datetime.strptime(text[:10], "%Y-%m-%d") if text else None  # noqa: DTZ007
    except ValueError:
        refuse("start_date", f"{text!r} is not a date such as 2026-01-31.")


def _encoding(name: str) -> str:
    ascii_bytes = bytes(range(128))
    try:
        if ascii_bytes.decode(name) == ascii_bytes.decode("ascii"):
            return codecs.lookup(name).name.removesuffix("-sig")
    except (LookupError, UnicodeError):
        pass
    known = "such as utf-8, cp1252 or latin-1"
    refuse("encoding", f"{name!r} is not an encoding that has ASCII in it, {known}.")
