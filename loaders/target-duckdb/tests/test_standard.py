"""The SDK's own suite for targets, each test with assertions on the tables."""

# ruff: noqa: RUF012 - what is expected, and changed by nobody

from __future__ import annotations

import json
from secrets import token_hex

import pytest
from singer_sdk.testing import get_target_test_class, target_tests
from singer_sdk.testing.suites import SingerTestSuite
from singer_sdk.testing.suites import target_tests as sdk_tests
from tests.support.duckdb_loader import Database

from ordergroove_target_duckdb.target import TargetDuckDB

CONFIG = {
    "filepath": "made by each test",
    "default_target_schema": "made by each test",
    "add_metadata_columns": True,
    "validate_records": False,
}


class Checked:
    """Loads into a file of its own, then compares tables and states."""

    folder = None
    tables = {}
    states = []

    def setup(self):
        self.database = Database(Checked.folder / f"{token_hex(4)}.duckdb")
        self.runner.config.update(self.database.config())

    def validate(self):
        assert self.database.tables() == self.tables.keys()
        for name, (columns, *rows) in self.tables.items():
            kinds = self.database.columns(name)
            assert {column: kinds[column] for column in columns} == columns
            assert self.database.rows(name, of=columns) == sorted(rows, key=repr)
        assert self.runner.state_messages == self.states


NUMBER, TEXT, TIME = "BIGINT", "VARCHAR", "TIMESTAMP"


class ArrayData(Checked, target_tests.TargetArrayData):
    tables = {
        "test_array_data": (
            {"id": NUMBER, "fruits": "JSON"},
            ("1", '["apple","orange","pear"]'),
            ("2", '["banana","apple"]'),
            ("3", '["pear"]'),
            ("4", '["orange","banana","apple","pear"]'),
        )
    }
    states = [{"test_array_data": 4}]

    def validate(self):
        # White space in JSON stays as it came.
        self.database.query("update test_array_data set fruits = json(fruits)")
        super().validate()


class Camelcase(Checked, target_tests.TargetCamelcaseTest):
    tables = {
        "TestCamelcase": (
            {"Id": TEXT, "clientName": TEXT},
            ("1", "Gitter Windows Desktop App"),
            ("2", "Gitter iOS App"),
        )
    }


class CamelcaseComplexSchema(Checked, target_tests.TargetCamelcaseComplexSchema):
    tables = {
        "ForecastingTypeToCategory": ({"Id": TEXT, "CreatedDate": TIME, "IsDeleted": "BOOLEAN"},)
    }


class DuplicateRecords(Checked, target_tests.TargetDuplicateRecords):
    tables = {
        "test_duplicate_records": ({"id": NUMBER, "metric": NUMBER}, ("1", "100"), ("2", "20"))
    }
    states = [{"test_duplicate_records": 2}]


TEXTS = [
    "simple string 2837",
    "απλή συμβολοσειρά",
    "简单的字串",
    "chaîne simple",
    'quoted "string"',
    'various " \\ / \n escape sequences',
    "\u006d",
    "\u0101",
    "\u0199",
    "Double quoting: \\u0000 \\u0041 \\u0001",
    "Control Characters in string: \u0000 \u0041 \u0001",
]


class EncodedStringData(Checked, target_tests.TargetEncodedStringData):
    """All comes through, NUL too."""

    states = [{"test_strings": 11, "test_strings_in_objects": 11, "test_strings_in_arrays": 6}]

    def validate(self):
        assert self.runner.state_messages == self.states
        texts = self.database.query("select info from test_strings order by id")
        assert [row[0] for row in texts] == TEXTS
        inside = self.database.query("select info from test_strings_in_objects order by id")
        values = [json.loads(row[0])["value"] for row in inside]
        assert values[:9] == TEXTS[:9]
        assert values[9:] == [r" \u0000 \u0041 \u0001", "\0 A \x01"]
        lists = self.database.query("select strings from test_strings_in_arrays order by id")
        lists = [json.loads(row[0]) for row in lists]
        assert [text for each in lists[:4] for text in each] == ["simple string", *TEXTS[1:9]]
        assert lists[5] == ["bbb", "Control Characters in string: \0 A \x01"]


class InvalidSchema(Checked, target_tests.TargetInvalidSchemaTest):
    """Refused, and no table."""


class NoPrimaryKeys(Checked, target_tests.TargetNoPrimaryKeys):
    tables = {
        "test_no_pk": ({"id": NUMBER, "metric": NUMBER}, ("1", "11"), ("2", "22"), ("3", "33"))
    }
    states = [{"test_no_pk": 3}]


class OptionalAttributes(Checked, target_tests.TargetOptionalAttributes):
    tables = {
        "test_optional_attributes": (
            {"id": NUMBER, "optional": TEXT},
            ("1", "This is optional"),
            ("2", None),
            ("3", "Also optional"),
            ("4", None),
        )
    }
    states = [{"test_optional_attributes": 4}]


class PrimaryKeyUpdates(Checked, target_tests.TargetPrimaryKeyUpdates):
    tables = {
        "example_stream": (
            {"email": TEXT, "name": TEXT},
            ("alice@example.com", "Alice"),
            ("bob@example.com", "Bob"),
        )
    }


class RecordBeforeSchema(Checked, target_tests.TargetRecordBeforeSchemaTest):
    """Refused, and no table."""


class RecordMissingKeyProperty(Checked, target_tests.TargetRecordMissingKeyProperty):
    """Refused, and a table without rows."""

    tables = {"test_record_missing_key_property": ({"id": NUMBER, "metric": NUMBER},)}


class RecordMissingOptionalFields(Checked, target_tests.TargetRecordMissingOptionalFields):
    tables = {
        "record_missing_fields": (
            {"id": NUMBER, "optional": TEXT},
            ("1", "now you see me"),
            ("2", None),
        )
    }


class SchemaNoProperties(Checked, target_tests.TargetSchemaNoProperties):
    tables = {
        "test_object_schema_with_properties": (
            {"object_store": "JSON"},
            ('{"id": 1, "metric": 187}',),
            ('{"id": 2, "metric": 203}',),
        ),
        "test_object_schema_no_properties": (
            {"object_store": "JSON"},
            ('{"id": 1, "metric": 1}',),
            ('{"id": 2, "metric": 2}',),
        ),
    }


class SchemaUpdates(Checked, target_tests.TargetSchemaUpdates):
    tables = {
        "test_schema_updates": (
            {
                "id": NUMBER,
                "a1": "DECIMAL(38,10)",
                "a2": TEXT,
                "a3": "BOOLEAN",
                "a4": "JSON",
                "a5": "JSON",
                "a6": NUMBER,
            },
            ("1", "101.0000000000", "string1", None, None, None, None),
            ("2", "102.0000000000", "string2", "true", None, None, None),
            (
                "3",
                "103.0000000000",
                "string3",
                "false",
                '{"id":1,"value":1}',
                '["banana","apple"]',
                None,
            ),
            (
                "4",
                "104.0000000000",
                "string4",
                "true",
                '{"id":2,"value":22}',
                '["orange","pear"]',
                None,
            ),
            ("5", "105.0000000000", "string5", "false", '{"id":3,"value":33}', '["apple"]', "985"),
            (
                "6",
                "106.0000000000",
                "string6",
                "true",
                '{"id":4,"value":444}',
                '["banana","orange"]',
                "341",
            ),
        )
    }
    states = [{"test_schema_updates": 6}]

    def validate(self):
        self.database.query("update test_schema_updates set a4 = json(a4), a5 = json(a5)")
        super().validate()


class SpecialCharsInAttributes(Checked, target_tests.TargetSpecialCharsInAttributes):
    tables = {
        "test:SpecialChars!in?attributes": (
            {"_id": TEXT, "d": "JSON"},
            ("a2e98886", '{"env":"prod","agent:type":"desktop","agent:os:version":"10.13.1"}'),
        )
    }

    def validate(self):
        self.database.query('update "test:SpecialChars!in?attributes" set d = json(d)')
        super().validate()


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


class TestTargetDuckDB(
    get_target_test_class(
        TargetDuckDB,
        config=CONFIG,
        custom_suites=[SingerTestSuite(kind="target", tests=TESTS)],
        include_target_tests=False,
    )
):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path):
        Checked.folder = tmp_path
