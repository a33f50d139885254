"""The target's settings, once checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from singer_commons.csv_target.settings import TargetSettings, check_file_types, read_common
from singer_commons.errors import ONE_TOO_MANY, SettingError
from singer_commons.settings import read_zone, with_defaults
from target_bspk_s3 import errors
from target_bspk_s3.declaration import DECLARATION, REJECTS_HERE
from target_bspk_s3.extras import with_extras
from target_bspk_s3.special_orders import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from singer_commons.csv_target.layout import Layout
    from singer_commons.errors import ErrorKind

FILE_TYPES: dict[str, str | None] = {
    "special_orders": "SPECIAL-ORDERS",
    "special_order_line_items": "SPECIAL-ORDER-LINE-ITEMS",
    "special_order_events": "SPECIAL-ORDER-EVENTS",
    "store_regions": "STORE-REGION",
    "stores": "STORE",
    "sales_associates": "SALES-ASSOCIATE",
    "shoppers": "SHOPPER",
    "shopper_addresses": "SHOPPER-ADDRESS",
    "metafields": "METAFIELDS",
    "products": "PRODUCT",
    "product_variants": "PRODUCT-VARIANTS",
    "product_prices": "PRODUCT-PRICES",
    "product_inventory": "PRODUCT-INVENTORY",
    "product_images": "PRODUCT-IMAGES",
    "sales": "SALE",
}
"""What streams of these names are for, unless the setting file_types says otherwise."""

NAME = re.compile(r"[A-Za-z0-9]+")
BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}|arn:[^\s/]+(?:/[^\s/]+)?")
VERSION = re.compile(r"(?P<type>[A-Z-]+)_(?P<version>V[0-9]+)")
NOT_IN_KEYS = re.compile(r"[\x00-\x1f\x7f\\]|^\s|\s$")
S3_URL = "s3://"


@dataclass(frozen=True)
class AwsSettings:
    """How to reach S3: what the settings of these names say."""

    region: str | None = None
    profile: str | None = None
    access_key_id: str | None = field(default=None, repr=False)
    secret_access_key: str | None = field(default=None, repr=False)
    session_token: str | None = field(default=None, repr=False)
    role_arn: str | None = None
    external_id: str | None = field(default=None, repr=False)
    endpoint_url: str | None = None
    kms_key_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Settings(TargetSettings):
    """Checked settings.

    Attributes:
        bucket: Where files go; None: to the output folder, or nowhere.
        prefix: What keys begin with; empty, or ending in a slash.
        company_name: As it stands in names.
        zone: The zone of the time in names.
        aws: How to reach S3.
    """

    bucket: str | None
    prefix: str
    company_name: str
    zone: tzinfo
    aws: AwsSettings

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Settings:
        """Check what a JSON Schema cannot.

        Args:
            config: The configuration, valid by `DECLARATION`; null and "" count as not set.

        Returns:
            The settings.

        Raises:
            SettingError: If a setting cannot work.
        """
        config = with_defaults(DECLARATION, config)
        _check(config)
        common = read_common(config, "bucket", REJECTS_HERE)
        layouts = with_extras(LAYOUTS, config.get("extra_columns", {}))
        file_types, layouts = _file_types(config.get("file_types", {}), layouts)
        return cls(
            **common,
            layouts=layouts,
            file_types=file_types,
            type_delay=float(config["type_delay_seconds"]),
            blank_absent=config["absent_columns"] == "blank",
            bucket=config.get("bucket"),
            prefix=as_prefix(config.get("prefix", "")),
            company_name=config["company_name"],
            zone=read_zone(config, "name_timezone"),
            aws=AwsSettings(
                endpoint_url=config.get("endpoint_url"),
                kms_key_id=config.get("kms_key_id"),
                **{
                    name.removeprefix("aws_"): value
                    for name, value in config.items()
                    if name.startswith("aws_")
                },
            ),
        )


def _check(config: Mapping[str, Any]) -> None:
    """Check what settings must be, alone and together."""
    has, get = config.keys(), config.get
    has_key, has_secret = "aws_access_key_id" in has, "aws_secret_access_key" in has
    rejects = get("rejects_path", "")
    is_nowhere = rejects.startswith(S3_URL) and not urlsplit(rejects).netloc
    is_loose = "aws_session_token" in has and not has_key
    is_roleless = "aws_external_id" in has and "aws_role_arn" not in has
    problems: tuple[tuple[str, bool, ErrorKind], ...] = (
        ("company_name", not NAME.fullmatch(get("company_name", "")), errors.COMPANY_NAME),
        ("bucket", not BUCKET.fullmatch(get("bucket", "any")), errors.BUCKET_NAME),
        ("prefix", bool(NOT_IN_KEYS.search(get("prefix", ""))), errors.PREFIX),
        ("aws_access_key_id", has_secret and not has_key, errors.HALF_A_KEY),
        ("aws_secret_access_key", has_key and not has_secret, errors.HALF_A_KEY),
        ("aws_session_token", is_loose, errors.TOKEN_WITHOUT_KEY),
        ("aws_profile", "aws_profile" in has and has_key, ONE_TOO_MANY),
        ("aws_external_id", is_roleless, errors.EXTERNAL_ID),
        ("endpoint_url", not _is_web_address(get("endpoint_url")), errors.ENDPOINT),
        ("rejects_path", is_nowhere, errors.REJECTS_BUCKET),
    )
    for setting, is_wrong, kind in problems:
        if is_wrong:
            raise SettingError(kind, setting, value=get(setting, ""), other="an access key")


def _file_types(
    given: Mapping[str, str | None], layouts: Mapping[str, Layout]
) -> tuple[dict[str, str | None], dict[str, Layout]]:
    """Return streams with their types, and the types in the versions asked for."""
    setting = "file_types"
    types, versions = dict(FILE_TYPES), dict[str, str]()
    for stream, name in given.items():
        found = VERSION.fullmatch(name or "")
        kind, version = found.groups() if found and found["type"] in layouts else (name, "")
        types |= check_file_types({stream: kind}, layouts, "BSPK")
        if kind is not None and versions.setdefault(kind, version) != version:
            raise SettingError(errors.TWO_VERSIONS, setting, type=kind)
    changed = {
        kind: replace(layout, version=versions.get(kind) or layout.version)
        for kind, layout in layouts.items()
    }
    return types, changed


def as_prefix(folder: str) -> str:
    """Return what the keys of a folder begin with."""
    folder = folder.strip("/")
    return f"{folder}/" if folder else ""


def _is_web_address(url: str | None) -> bool:
    if url is None:
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and "@" not in parts.netloc
