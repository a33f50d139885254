"""The SDK's own suite for targets, each test with assertions on the files.

Stream maps bring its records into the shape of two of BSPK's types.
"""

# ruff: noqa: RUF012 - what is expected, and changed by nobody

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from singer_sdk.testing import get_target_test_class, target_tests
from singer_sdk.testing.suites import SingerTestSuite
from singer_sdk.testing.suites import target_tests as sdk_tests
from tests.support.bspk_target import rows
from tests.support.target_runs import rejects, rules

from target_bspk_s3.target import TargetBspkS3


def region(ref, name):
    """Return a stream map to STORE-REGION: a reference and a text."""
    return {"store_region_ref": ref, "name": name}


def product(categories):
    """Return a stream map to PRODUCT: a list, among others."""
    return {
        "product_ref": "str(id)",
        "name": "'a name'",
        "categories": categories,
        "published": "bool(1)",
    }


MAPS = {
    "test_array_data": product("fruits"),
    "TestCamelcase": region("Id", "clientName"),
    "ForecastingTypeToCategory": region("Id", "CreatedById"),
    "test_duplicate_records": region("str(id)", "str(metric)"),
    "test_strings": region("'s' + str(id)", "info"),
    "test_strings_in_objects": region("'o' + str(id)", "info['value']"),
    "test_strings_in_arrays": product("strings"),
    "test_invalid_schema": {},
    "test_no_pk": region("str(id)", "str(metric)"),
    "test_optional_attributes": region("str(id)", "record.get('optional')"),
    "example_stream": region("email", "name"),
    "test_record_before_schema": region("str(id)", "str(metric)"),
    "test_record_missing_key_property": region("'x'", "str(metric)"),
    "record_missing_fields": region("str(id)", "record.get('optional')"),
    "test_object_schema_with_properties": region(
        "'w' + str(object_store['id'])", "json.dumps(object_store)"
    ),
    "test_object_schema_no_properties": region(
        "'n' + str(object_store['id'])", "json.dumps(object_store)"
    ),
    "test_schema_updates": region("str(id)", "a2"),
    "test:SpecialChars!in?attributes": region("_['_id']", "_['d']['agent:type']"),
}
LISTS = ("test_array_data", "test_strings_in_arrays")
CONFIG = {
    "company_name": "NiceCo",
    "absent_columns": "blank",
    "output_dir": "made by each test",
    "stream_maps": MAPS,
    "file_types": {name: "PRODUCT" if name in LISTS else "STORE-REGION" for name in MAPS},
}


class Checked:
    """Runs in a folder of its own, then compares files, rejects and states."""

    regions = []
    products = []
    rejected = []
    states = []

    def setup(self):
        self.folder = tempfile.TemporaryDirectory()
        self.runner.config["output_dir"] = self.folder.name

    def teardown(self):
        self.folder.cleanup()

    def validate(self):
        folder = Path(self.folder.name)
        found = {"STORE-REGION": [], "PRODUCT": []}
        for path in folder.glob("*.csv"):
            assert found[path.name.split("_")[0]] == []  # one file a type
            found[path.name.split("_")[0]] = rows(path.read_bytes())[1]
        assert [row[:2] for row in found["STORE-REGION"]] == self.regions
        assert [(row[0], row[3]) for row in found["PRODUCT"]] == self.products
        held = rejects(folder / "rejects") if (folder / "rejects").exists() else []
        assert [rules(each) for each in held] == self.rejected
        assert self.runner.state_messages == self.states


class ArrayData(Checked, target_tests.TargetArrayData):
    products = [
        ("1", "apple;orange;pear"),
        ("2", "banana;apple"),
        ("3", "pear"),
        ("4", "orange;banana;apple;pear"),
    ]
    states = [{"test_array_data": 4}]


class Camelcase(Checked, target_tests.TargetCamelcaseTest):
    regions = [["1", "Gitter Windows Desktop App"], ["2", "Gitter iOS App"]]


class CamelcaseComplexSchema(Checked, target_tests.TargetCamelcaseComplexSchema):
    """Two schemas, and no record: no file."""


class DuplicateRecords(Checked, target_tests.TargetDuplicateRecords):
    regions = [["2", "20"], ["1", "100"]]
    states = [{"test_duplicate_records": 2}]


TEXTS = [
    "simple string 2837",
    "απλή συμβολοσειρά",
    "简单的字串",
    "chaîne simple",
    'quoted "string"',
    'various " \\ / \n escape sequences',
    "m",
    "ā",
    "ƙ",
]


class EncodedStringData(Checked, target_tests.TargetEncodedStringData):
    """All comes through; but for NUL, which no CSV reader takes."""

    regions = [
        *(["s" + str(n), text] for n, text in enumerate(TEXTS, start=1)),
        ["s10", "Double quoting: \\u0000 \\u0041 \\u0001"],
        *(["o" + str(n), text] for n, text in enumerate(TEXTS, start=1)),
        ["o10", " \\u0000 \\u0041 \\u0001"],
    ]
    products = [
        ("1", "simple string;απλή συμβολοσειρά;简单的字串"),
        ("2", 'chaîne simple;quoted "string"'),
        ("3", 'various " \\ / \n escape sequences'),
        ("4", "m;ā;ƙ"),
        ("5", "aaa;Double quoting: \\u0000 \\u0041 \\u0001"),
    ]
    rejected = [["name:nul"], ["name:nul"], ["categories:nul"]]
    states = [{"test_strings": 11, "test_strings_in_objects": 11, "test_strings_in_arrays": 6}]


class InvalidSchema(Checked, target_tests.TargetInvalidSchemaTest):
    """Refused, and no file."""


class NoPrimaryKeys(Checked, target_tests.TargetNoPrimaryKeys):
    regions = [["1", "11"], ["2", "22"], ["3", "33"]]
    states = [{"test_no_pk": 3}]


class OptionalAttributes(Checked, target_tests.TargetOptionalAttributes):
    regions = [["1", "This is optional"], ["2", ""], ["3", "Also optional"], ["4", ""]]
    states = [{"test_optional_attributes": 4}]


class PrimaryKeyUpdates(Checked, target_tests.TargetPrimaryKeyUpdates):
    regions = [["alice@example.com", "Alice"], ["bob@example.com", "Bob"]]


class RecordBeforeSchema(Checked, target_tests.TargetRecordBeforeSchemaTest):
    """Refused, and no file."""


class RecordMissingKeyProperty(Checked, target_tests.TargetRecordMissingKeyProperty):
    """The SDK ends the run here; this target holds the one record back, and goes on."""

    rejected = [["id:key"]]

    def test(self):
        self.runner.sync_all()


class RecordMissingOptionalFields(Checked, target_tests.TargetRecordMissingOptionalFields):
    regions = [["1", "now you see me"], ["2", ""]]


class SchemaNoProperties(Checked, target_tests.TargetSchemaNoProperties):
    regions = [
        *(["w" + str(n), json.dumps({"id": n, "metric": m})] for n, m in ((1, 187), (2, 203))),
        *(["n" + str(n), json.dumps({"id": n, "metric": n})] for n in (1, 2)),
    ]


class SchemaUpdates(Checked, target_tests.TargetSchemaUpdates):
    regions = [[str(n), f"string{n}"] for n in range(1, 7)]
    states = [{"test_schema_updates": 6}]


class SpecialCharsInAttributes(Checked, target_tests.TargetSpecialCharsInAttributes):
    regions = [["a2e98886", "desktop"]]


TESTS = [
    ArrayData,
    Camelcase,
    CamelcaseComplexSchema,
    target_tests.TargetCliPrintsTest,
    DuplicateRecords,
    EncodedStringData,
    InvalidSchema,
    NoPrimaryKeys,
    OptionalAttributes,
    PrimaryKeyUpdates,
    RecordBeforeSchema,
    RecordMissingKeyProperty,
    RecordMissingOptionalFields,
    SchemaNoProperties,
    SchemaUpdates,
    SpecialCharsInAttributes,
]


def test_none_of_the_sdks_tests_is_left_out():
    assert {each.name for each in TESTS} == {each.name for each in sdk_tests.tests}


TestTargetBspkS3 = get_target_test_class(
    TargetBspkS3,
    config=CONFIG,
    custom_suites=[SingerTestSuite(kind="target", tests=TESTS)],
    include_target_tests=False,
)
