"""The target: where its files go, and what they are called."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from typing_extensions import override

from singer_commons.csv_target.destination import Folder
from singer_commons.csv_target.rejects import local_rejects
from singer_commons.csv_target.schema import ValueStyle
from singer_commons.csv_target.sdk import FileTarget
from singer_commons.csv_target.settings import default_rejects
from singer_commons.settings import LOOPBACK
from target_bspk_s3.core_data import BOOLEAN, UTC_TIME
from target_bspk_s3.declaration import DECLARATION, REJECTS_HERE
from target_bspk_s3.s3 import JSON_LINES, S3Destination
from target_bspk_s3.settings import S3_URL, Settings, as_prefix
from target_bspk_s3.special_orders import STATUS_OF_ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from singer_commons.csv_target.destination import Destination
    from singer_commons.csv_target.layout import Layout
    from singer_commons.csv_target.record_intake import RecordHold
    from singer_commons.csv_target.rejects import PutRejects


class TargetBspkS3(FileTarget):
    """Singer target for BSPK: its import files, correct or not sent."""

    name = "target-bspk-s3"
    config_jsonschema: ClassVar[dict[str, Any]] = DECLARATION
    grain = timedelta(minutes=1)

    @functools.cached_property
    @override
    def settings(self) -> Settings:
        return Settings.from_config(self.config)

    @override
    def file_name(self, layout: Layout, moment: datetime) -> str:
        time = moment.astimezone(self.settings.zone)
        return f"{layout.type}_{layout.version}_{self.settings.company_name}_{time:%Y%m%d%H%M}.csv"

    @override
    def columns_from_schema(self, layout: Layout, schema: Mapping[str, Any]) -> Layout:
        return ValueStyle(BOOLEAN, UTC_TIME).fit(layout, schema)

    @override
    def make_destination(self) -> Destination | None:
        settings = self.settings
        endpoint = urlsplit(settings.aws.endpoint_url or "")
        if endpoint.scheme == "http" and endpoint.hostname not in LOOPBACK:
            self.logger.warning(
                "endpoint_url is not https: your customers' data, and a session token if there is "
                "one, cross the network in the clear."
            )
        if settings.bucket is not None:
            return S3Destination(settings.aws, settings.bucket, settings.prefix, self.logger)
        return None if settings.output_dir is None else Folder(settings.output_dir)

    @override
    def make_rejects(self) -> PutRejects:
        settings = self.settings
        if not settings.rejects_path.startswith(S3_URL):
            return super().make_rejects()
        if settings.validate_only:  # such a run writes nothing far away
            return local_rejects(default_rejects(settings.output_dir, REJECTS_HERE))
        place = urlsplit(settings.rejects_path)
        destination = S3Destination(
            settings.aws,
            place.netloc,
            as_prefix(place.path),
            self.logger,
            content_type=JSON_LINES,
        )
        return destination.put_rejects

    @override
    def make_hold(self) -> RecordHold:
        return STATUS_OF_ORDER()
