"""What can be set, and the order of the types."""

from __future__ import annotations

from target_bspk_s3.special_orders import LAYOUTS
from target_bspk_s3.target import TargetBspkS3

DECLARED = TargetBspkS3.config_jsonschema["properties"]
WANTED = {
    "bucket",
    "prefix",
    "company_name",
    "file_types",
    "extra_columns",
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_profile",
    "aws_region",
    "aws_role_arn",
    "aws_external_id",
    "endpoint_url",
    "kms_key_id",
    "name_timezone",
    "max_rows_per_file",
    "type_delay_seconds",
    "absent_columns",
    "validate_only",
    "output_dir",
    "rejects_path",
    "max_rejects",
}


def test_the_target_declares_what_it_should():
    assert DECLARED.keys() >= WANTED


def test_the_types_stand_in_the_order_in_which_they_go_parents_first():
    names = list(LAYOUTS)
    for place, layout in enumerate(LAYOUTS.values()):
        assert {parent.type for parent in layout.parents} <= set(names[:place]), layout.type
