"""The tap's settings: their declaration, and their values once checked."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from singer_sdk import typing as th

from singer_commons.errors import NOT_A_TIME, SettingError
from singer_commons.settings import ADOPT_STATE, read_zone, setting, with_defaults
from singer_commons.sftp import declaration as sftp
from tap_ordergroove_sftp import errors
from tap_ordergroove_sftp.file_names import ORDERS, SUFFIX
from tap_ordergroove_sftp.reports import BY_LINE, REPORTS, Report, snake_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from singer_commons.sftp import SftpSettings

AUTO = "auto"

DECLARATION = th.PropertiesList(
    *sftp.declare("Ordergroove", host="feeds.ordergroove.com", username_required=True),
    setting(
        "path",
        "Path",
        "Folder of the report files; the case of its letters may differ.",
        default="/outgoing",
    ),
    setting(
        "start_date",
        "Start date",
        "Read files that were made on this date or later. Default: all.",
        examples=["2026-01-01"],
    ),
    setting(
        "merchant_name",
        "Merchant name",
        "What leads your file names. Default: anything may.",
        examples=["acme"],
    ),
    setting(
        "date_order",
        "Date order",
        "Order of month, day and year in file names. With auto, names that can be read in one "
        "way only settle it for the folder.",
        default=AUTO,
        allowed_values=[AUTO, *ORDERS],
    ),
    setting(
        "timezone",
        "Time zone",
        "IANA name of the zone of the times in file names and files.",
        default="America/Chicago",
    ),
    setting(
        "reports",
        "Reports",
        "Further reports, each with name, pattern, primary_key and columns.",
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
    ),
    setting(
        "expect_daily",
        "Expect daily",
        "Streams of which a day without a file is reported.",
        th.ArrayType(th.StringType),
        default=[],
        examples=[["orders_report"]],
    ),
    setting(
        "max_rejected_rows",
        "Rejected rows",
        "Rows of one file that may be rejected; one more, and the file fails.",
        th.IntegerType(minimum=0),
        default=100,
    ),
    setting(
        "min_age_seconds",
        "Minimum age",
        "Seconds since its last change before a file is read.",
        th.IntegerType(minimum=0),
        default=60,
    ),
    setting(
        "connections",
        "Connections",
        "Connections at a time; fewer if the server allows fewer.",
        th.IntegerType(minimum=1),
        default=3,
    ),
    setting(
        "encoding",
        "Encoding",
        "Encoding of the files; bytes that are not UTF-8 are read as cp1252.",
        default="utf-8",
    ),
    ADOPT_STATE,
).to_dict()

RUN_STREAMS = ("export_files", "rejected_rows", "snapshots")


@dataclass(frozen=True)
class Settings:
    """Checked settings: what those of `DECLARATION` mean.

    Attributes:
        reports: All reports, the configured ones first.
        start_date: Wall time of the oldest stamp that counts.
    """

    sftp: SftpSettings
    path: str
    reports: tuple[Report, ...]
    merchant_name: str | None
    date_order: str
    zone: tzinfo
    start_date: datetime | None
    min_age: timedelta
    connections: int
    encoding: str
    max_rejected_rows: int
    expect_daily: tuple[str, ...]

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """Check what a JSON Schema cannot; null and empty text count as not set.

        Raises:
            SettingError: If a setting cannot work.
        """
        config = with_defaults(DECLARATION, config)
        server = sftp.settings_of(config)
        reports = (*map(_report, config["reports"]), *REPORTS)
        names = [*RUN_STREAMS, *(report.name for report in reports)]
        if twice := {name for name in names if names.count(name) > 1}:
            raise SettingError(errors.STREAM_TAKEN, "reports", names=", ".join(sorted(twice)))
        expected = tuple(config["expect_daily"])
        for name in {*expected}.difference(names[len(RUN_STREAMS) :]):
            raise SettingError(errors.NO_SUCH_REPORT, "expect_daily", name=name)
        return cls(
            sftp=server,
            path=config["path"],
            reports=reports,
            merchant_name=config.get("merchant_name"),
            date_order=config["date_order"],
            zone=read_zone(config, "timezone"),
            start_date=_start_date(config.get("start_date")),
            min_age=timedelta(seconds=config["min_age_seconds"]),
            connections=config["connections"],
            encoding=_encoding(config["encoding"]),
            max_rejected_rows=config["max_rejected_rows"],
            expect_daily=expected,
        )


def _report(given: Mapping[str, Any]) -> Report:
    name, pattern = given["name"], given["pattern"]
    if name != snake_case(name):
        raise SettingError(errors.NOT_A_STREAM_NAME, "reports", name=name)
    if not pattern.lower().endswith(SUFFIX):
        # What does not end so is no report: the merchant's secret key lies in the same folder.
        raise SettingError(
            errors.NOT_A_PATTERN, "reports", name=name, suffix=SUFFIX, pattern=pattern
        )
    key, columns = given.get("primary_key") or (), given.get("columns") or ()
    if nameless := [column for column in (*key, *columns) if not snake_case(column)]:
        raise SettingError(errors.NOT_A_COLUMN, "reports", column=nameless[0])
    return Report(
        name,
        keys=(tuple(map(snake_case, key)),) if key else BY_LINE,
        pattern=pattern,
        columns=tuple({snake_case(column): column for column in (*key, *columns)}.values()),
    )


def _start_date(text: str | None) -> datetime | None:
    try:
        # A time of day, which some loaders of configuration add, does not count.
        return datetime.strptime(text[:10], "%Y-%m-%d") if text else None  # noqa: DTZ007 - a wall time
    except ValueError:
        raise SettingError(NOT_A_TIME, "start_date", value=text) from None


def _encoding(name: str) -> str:
    ascii_bytes = bytes(range(128))
    try:
        if ascii_bytes.decode(name) == ascii_bytes.decode("ascii"):
            return codecs.lookup(name).name.removesuffix("-sig")
    except (LookupError, UnicodeError):
        pass
    raise SettingError(errors.NOT_AN_ENCODING, "encoding", name=name)
