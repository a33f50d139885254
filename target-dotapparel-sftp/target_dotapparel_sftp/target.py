"""The target: where its files go, and what they are called."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from singer_commons.csv_target.destination import Folder
from singer_commons.csv_target.ledger import owner_of
from singer_commons.csv_target.sdk import FileTarget
from singer_commons.errors import PluginError
from singer_commons.sftp import SftpDestination
from target_dotapparel_sftp.declaration import DECLARATION
from target_dotapparel_sftp.errors import NO_COLUMNS
from target_dotapparel_sftp.formats import AS_BOOLEAN
from target_dotapparel_sftp.layouts import CUSTOMERS, PRIVACY, SUBSCRIBED
from target_dotapparel_sftp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.record_intake import Validate
    from singer_commons.csv_target.row_maker import Reason

PENDING, PROCESSED = "/pending", "/processed"


class TargetDotApparelSftp(FileTarget):
    """Singer target for DotApparel: its files, correct or not sent."""

    name = "target-dotapparel-sftp"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION
    grain = timedelta(seconds=1)

    @functools.cached_property
    @override
    def settings(self) -> Settings:
        return Settings.from_config(self.config)

    @override
    def file_name(self, layout: Layout, moment: datetime) -> str:
        return f"{layout.type}_{moment.astimezone(timezone.utc):%Y%m%dT%H%M%SZ}.csv"

    @override
    def make_validate(self, schema: dict[str, Any]) -> Validate:
        validate = super().make_validate(schema)

        def explained(record: Mapping[str, Any]) -> list[Reason]:
            """Say how to write a boolean where the map's schema calls it text."""
            return [
                replace(each, message=f"{each.message}; {AS_BOOLEAN}")
                if each.column == SUBSCRIBED
                else each
                for each in validate(record)
            ]

        return explained

    @override
    def columns_from_schema(self, layout: Layout, schema: Mapping[str, Any]) -> Layout:
        made = self.settings.merchant.make(layout.type, schema)
        if not made.columns:
            raise PluginError(NO_COLUMNS, type=layout.type)
        return made

    @override
    def make_destination(self) -> Destination | None:
        settings = self.settings
        columns = settings.layouts[CUSTOMERS].columns
        if not any(PRIVACY in column.sources for column in columns):
            self.logger.warning(
                "columns: customers has no column from PRIVACY, so its files do not say who has "
                "unsubscribed."
            )
        folder = settings.output_dir
        if settings.server is None:
            return None if folder is None else Folder(folder)
        return SftpDestination(
            settings.server,
            settings.path,
            self.logger,
            lambda: datetime.now(timezone.utc),
            archives=_archives(settings.path),
            temporary_name=settings.temporary_name,
            owner=None if folder is None else functools.partial(owner_of, folder),
        )


def _archives(path: str) -> tuple[str, ...]:
    """Return where DotApparel puts the files of a folder that it has processed.

    Documented is /processed; that accounts have folders of their own in it is a guess.
    """
    if path != PENDING and not path.startswith(f"{PENDING}/"):
        return ()
    return tuple(dict.fromkeys((path.replace(PENDING, PROCESSED, 1), PROCESSED)))
