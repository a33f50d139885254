"""The target: settings in, a plan out."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from typing_extensions import override

from singer_commons.csv_target.destination import Folder
from singer_commons.csv_target.rejects import LocalRejects
from singer_commons.csv_target.run import Plan
from singer_commons.csv_target.sdk import FileTarget
from target_bspk_s3.declaration import DECLARATION
from target_bspk_s3.s3 import JSON_LINES, S3Destination, S3Rejects
from target_bspk_s3.settings import REJECTS_FOLDER, REJECTS_HERE, S3_URL, Settings

if TYPE_CHECKING:
    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.rejects import RejectsPlace

GRAIN = timedelta(minutes=1)
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class TargetBspkS3(FileTarget):
    """Singer target for BSPK: its import files, correct or not sent."""

    name = "target-bspk-s3"
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
        endpoint = urlsplit(settings.aws.endpoint_url or "")
        if endpoint.scheme == "http" and endpoint.hostname not in LOOPBACK:
            self.logger.warning(
                "endpoint_url is not https: your customers' data, and a session token if there is "
                "one, cross the network in the clear."
            )
        return Plan(
            layouts=settings.layouts,
            name=self._file_name,
            grain=GRAIN,
            destination=destination,
            rejects=self._rejects(),
            folder=settings.output_dir,
            max_rejects=settings.max_rejects,
            max_rows=settings.max_rows_per_file,
            delay=settings.type_delay,
            blank_absent=settings.blank_absent,
            validate_only=settings.validate_only,
        )

    def _file_name(self, layout: Layout, moment: datetime) -> str:
        time = moment.astimezone(self.settings.zone)
        return f"{layout.type}_{layout.version}_{self.settings.company_name}_{time:%Y%m%d%H%M}.csv"

    def _destination(self) -> Destination | None:
        settings = self.settings
        if settings.bucket is not None:
            return S3Destination(settings.aws, settings.bucket, settings.prefix, self.logger)
        return None if settings.output_dir is None else Folder(settings.output_dir)

    def _rejects(self) -> RejectsPlace:
        settings = self.settings
        given = settings.rejects_path
        if given.startswith(S3_URL):
            if not settings.validate_only:
                parts = urlsplit(given)
                folder = parts.path.strip("/")
                prefix = f"{folder}/" if folder else ""
                destination = S3Destination(
                    settings.aws, parts.netloc, prefix, self.logger, content_type=JSON_LINES
                )
                return S3Rejects(destination)
            # A run that only validates writes nothing far away.
            folder_here = settings.output_dir or Path()
            name = REJECTS_FOLDER if settings.output_dir else REJECTS_HERE
            return LocalRejects(folder_here / name, is_folder=True)
        path = Path(given).expanduser()
        return LocalRejects(path, is_folder=path.suffix != ".jsonl")
