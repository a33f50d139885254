"""The target's settings, once checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from singer_commons.errors import SettingError
from target_bspk_s3.declaration import DECLARATION
from target_bspk_s3.extras import with_extras
from target_bspk_s3.layouts import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from singer_commons.csv_target.layout import Layout

DEFAULTS = {
    name: definition["default"]
    for name, definition in DECLARATION["properties"].items()
    if "default" in definition
}
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

COMPANY_NAME = re.compile(r"[A-Za-z0-9]+")
BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}|arn:[^\s/]+(?:/[^\s/]+)?")
VERSION = re.compile(r"(?P<type>[A-Z-]+)(?:_(?P<version>V[0-9]+))?")
NOT_IN_KEYS = re.compile(r"[\x00-\x1f\x7f\\]")
S3_URL = "s3://"
REJECTS_FOLDER = "rejects"
REJECTS_HERE = "bspk-rejects"


@dataclass(frozen=True)
class AwsSettings:
    """How to reach S3.

    Attributes:
        region: The region.
        profile: A profile of AWS's configuration files.
        access_key_id: An access key.
        secret_access_key: Its secret.
        session_token: Its token, if it is a temporary one.
        role_arn: A role to assume.
        external_id: What the role asks for.
        endpoint_url: Another store's address.
        kms_key_id: A key to encrypt with.
    """

    region: str | None = None
    profile: str | None = None
    access_key_id: str | None = field(default=None, repr=False)
    secret_access_key: str | None = field(default=None, repr=False)
    session_token: str | None = field(default=None, repr=False)
    role_arn: str | None = None
    external_id: str | None = field(default=None, repr=False)
    endpoint_url: str | None = None
    kms_key_id: str | None = None


@dataclass(frozen=True)
class Settings:
    """Checked settings.

    Attributes:
        bucket: Where files go; None: to the output folder, or nowhere.
        prefix: What keys begin with; empty, or ending in a slash.
        company_name: As it stands in names.
        file_types: Streams and their types; None for those that are left out.
        layouts: All types, with the user's columns and versions.
        zone: The zone of the time in names.
        max_rows_per_file: Rows.
        type_delay: Seconds.
        blank_absent: Whether absent columns are blank.
        validate_only: Whether nothing is sent.
        output_dir: The output folder.
        rejects_path: Where rejects are kept: a path, or an s3 address.
        max_rejects: How many there may be.
        aws: How to reach S3.
    """

    bucket: str | None
    prefix: str
    company_name: str
    file_types: Mapping[str, str | None]
    layouts: Mapping[str, Layout]
    zone: tzinfo
    max_rows_per_file: int
    type_delay: float
    blank_absent: bool
    validate_only: bool
    output_dir: Path | None
    rejects_path: str
    max_rejects: int
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
        given = {name: value for name, value in config.items() if value not in (None, "")}
        config = {**DEFAULTS, **given}
        output_dir = Path(config["output_dir"]).expanduser() if "output_dir" in config else None
        _check(config)
        layouts = with_extras(LAYOUTS, config.get("extra_columns", {}))
        file_types, layouts = _file_types(config.get("file_types", {}), layouts)
        folder = Path(REJECTS_HERE) if output_dir is None else output_dir / REJECTS_FOLDER
        return cls(
            bucket=config.get("bucket"),
            prefix=_prefix(config.get("prefix", "")),
            company_name=config["company_name"],
            file_types=file_types,
            layouts=layouts,
            zone=_zone(config["name_timezone"]),
            max_rows_per_file=config["max_rows_per_file"],
            type_delay=float(config["type_delay_seconds"]),
            blank_absent=config["absent_columns"] == "blank",
            validate_only=config["validate_only"],
            output_dir=output_dir,
            rejects_path=config.get("rejects_path", str(folder)),
            max_rejects=config["max_rejects"],
            aws=AwsSettings(
                region=config.get("aws_region"),
                profile=config.get("aws_profile"),
                access_key_id=config.get("aws_access_key_id"),
                secret_access_key=config.get("aws_secret_access_key"),
                session_token=config.get("aws_session_token"),
                role_arn=config.get("aws_role_arn"),
                external_id=config.get("aws_external_id"),
                endpoint_url=config.get("endpoint_url"),
                kms_key_id=config.get("kms_key_id"),
            ),
        )


def _check(config: Mapping[str, Any]) -> None:
    """Check what settings must be, alone and together."""
    has = config.keys()
    half_a_key = ("aws_access_key_id" in has) is not ("aws_secret_access_key" in has)
    has_key = "aws_access_key_id" in has
    sends = "bucket" in has or "output_dir" in has or config["validate_only"]
    is_bucket = BUCKET.fullmatch(config.get("bucket", "any"))
    output_dir, rejects = config.get("output_dir"), config.get("rejects_path", "")
    name = config["company_name"] if "company_name" in has else ""
    problems: tuple[tuple[str, bool, str], ...] = (
        (
            "company_name",
            not COMPANY_NAME.fullmatch(name),
            f"{name!r} is not a name of letters and digits; an underscore would end it",
        ),
        ("bucket", not sends, "is needed, or output_dir to write files to"),
        ("bucket", not is_bucket, f"{config.get('bucket')!r} is no bucket's name"),
        ("prefix", bool(NOT_IN_KEYS.search(config.get("prefix", ""))), "holds odd characters"),
        (
            "aws_access_key_id" if "aws_secret_access_key" in has else "aws_secret_access_key",
            half_a_key,
            "is needed too: a key is an ID and a secret",
        ),
        ("aws_session_token", "aws_session_token" in has and not has_key, "needs an access key"),
        (
            "aws_profile",
            "aws_profile" in has and has_key,
            "is set, and an access key too; keep one",
        ),
        (
            "aws_external_id",
            "aws_external_id" in has and "aws_role_arn" not in has,
            "is for a role; set aws_role_arn",
        ),
        (
            "endpoint_url",
            not _is_web_address(config.get("endpoint_url")),
            "is no http(s) address; a user name or password in it is not taken either",
        ),
        ("output_dir", output_dir is not None and Path(output_dir).is_file(), "is a file"),
        (
            "rejects_path",
            rejects.startswith(S3_URL) and not urlsplit(rejects).netloc,
            "names no bucket",
        ),
    )
    for setting, is_wrong, problem in problems:
        if is_wrong:
            raise SettingError(setting, problem)


def _file_types(
    given: Mapping[str, str | None], layouts: Mapping[str, Layout]
) -> tuple[dict[str, str | None], dict[str, Layout]]:
    """Return streams with their types, and the types in the versions asked for."""
    setting = "file_types"
    types, versions = dict(FILE_TYPES), dict[str, str]()
    for stream, name in given.items():
        found = VERSION.fullmatch(name or "")
        if name is not None and (found is None or found["type"] not in layouts):
            problem = f"BSPK has no type {name!r}; its types are {', '.join(layouts)}"
            raise SettingError(setting, problem)
        if name is not None and stream == "*":
            raise SettingError(setting, "all other streams (*) can only be left out: null")
        types[stream] = None if found is None or name is None else found["type"]
        if (
            found
            and name
            and versions.setdefault(found["type"], found["version"]) != found["version"]
        ):
            raise SettingError(setting, f"names two versions of {found['type']}")
    changed = {
        kind: replace(layout, version=versions.get(kind) or layout.version)
        for kind, layout in layouts.items()
    }
    return types, changed


def _prefix(given: str) -> str:
    prefix = given.strip("/")
    return f"{prefix}/" if prefix else ""


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        setting = "name_timezone"
        problem = f"{name!r} is not an IANA zone name such as UTC or Europe/Paris"
        raise SettingError(setting, problem) from None


def _is_web_address(url: str | None) -> bool:
    if url is None:
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and "@" not in parts.netloc
