"""The target: settings in, a plan out."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import override

from singer_commons.csv_target.destination import Folder
from singer_commons.csv_target.ledger import owner_of
from singer_commons.csv_target.rejects import LocalRejects
from singer_commons.csv_target.run import Plan
from singer_commons.csv_target.sdk import FileTarget
from singer_commons.errors import StreamError
from singer_commons.sftp import SftpDestination
from target_dotapparel_sftp.declaration import DECLARATION
from target_dotapparel_sftp.layouts import CUSTOMERS, KINDS, PRIVACY
from target_dotapparel_sftp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout

GRAIN = timedelta(seconds=1)
PENDING, PROCESSED = "/pending", "/processed"


class TargetDotApparelSftp(FileTarget):
    """Singer target for DotApparel: its files, correct or not sent."""

    name = "target-dotapparel-sftp"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION

    @functools.cached_property
    @override
    def settings(self) -> Settings:
        return Settings.from_config(self.config)

    @override
    def make_plan(self) -> Plan:
        settings = self.settings
        destination = self._destination()
        if destination is not None:
            self.logger.info("Files go to %s.", destination.where)
        layouts = {kind: settings.layouts.make(kind, {}) for kind in KINDS}
        if not any(PRIVACY in column.sources for column in layouts[CUSTOMERS].columns):
            self.logger.warning(
                "columns: customers has no column from PRIVACY, so its files do not say who has "
                "unsubscribed."
            )
        rejects = settings.rejects_path
        return Plan(
            layouts=layouts,
            fit=self._fit,
            name=_file_name,
            grain=GRAIN,
            destination=destination,
            rejects=LocalRejects(rejects, is_folder=rejects.suffix != ".jsonl"),
            folder=settings.output_dir,
            max_rejects=settings.max_rejects,
            max_rows=settings.max_rows_per_file,
            blank_absent=True,
            validate_only=settings.validate_only,
        )

    def _fit(self, layout: Layout, schema: Mapping[str, Any]) -> Layout:
        fitted = self.settings.layouts.make(layout.type, schema)
        if not fitted.columns:
            msg = (
                f"a stream for {layout.type} declares no columns; name them in the setting columns"
            )
            raise StreamError(msg)
        return fitted

    def _destination(self) -> Destination | None:
        settings = self.settings
        folder = settings.output_dir
        if settings.server is None:
            return None if folder is None else Folder(folder)

        return SftpDestination(
            settings.server,
            settings.path,
            self.logger,
            lambda: datetime.now(timezone.utc),
            archives=_archives(settings.path),
            owner=None if folder is None else functools.partial(owner_of, folder),
        )


def _file_name(layout: Layout, moment: datetime) -> str:
    return f"{layout.type}_{moment.astimezone(timezone.utc):%Y%m%dT%H%M%SZ}.csv"


def _archives(path: str) -> tuple[str, ...]:
    """Return where DotApparel puts the files of a folder that it has processed.

    Documented is /processed; that accounts have folders of their own in it is a guess.
    """
    if path != PENDING and not path.startswith(f"{PENDING}/"):
        return ()
    return tuple(dict.fromkeys((path.replace(PENDING, PROCESSED, 1), PROCESSED)))
