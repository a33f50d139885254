"""The SDK's own suite for targets, each test with assertions on the files.

Most of its streams are orders here, as they come: their columns are those of their schemas. A few
are customers, whose shape a stream map gives them.
"""

# ruff: noqa: RUF012 - what is expected, and changed by nobody

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from singer_sdk.testing import get_target_test_class, target_tests
from singer_sdk.testing.suites import SingerTestSuite
from singer_sdk.testing.suites import target_tests as sdk_tests
from tests.support.dotapparel_target import table
from tests.support.target_runs import rejects, rules

from target_dotapparel_sftp.target import TargetDotApparelSftp


def customer(person, email, name):
    """Return a stream map to customers."""
    return {
        "PERIDX": person,
        "EMAIL": email,
        "FIRSTNAME": name,
        "subscribed": "bool(1)",
    }


MAPS = {
    "test_duplicate_records": customer("str(id)", "str(id) + '@example.com'", "str(metric)"),
    "test_optional_attributes": customer(
        "str(id)", "str(id) + '@example.com'", "record.get('optional')"
    ),
    "test_schema_updates": customer("str(id)", "str(id) + '@example.com'", "a2"),
    "example_stream": customer("email", "email", "name"),
}
KINDS = {
    "test_strings_in_objects": "rewards",
    "test_strings_in_arrays": "customers",
    "test_object_schema_no_properties": "rewards",
    "*": None,
}
ORDERS = [
    "test_array_data",
    "TestCamelcase",
    "ForecastingTypeToCategory",
    "test_strings",
    "test_no_pk",
    "test_record_missing_key_property",
    "record_missing_fields",
    "test_object_schema_with_properties",
    "test:SpecialChars!in?attributes",
]
CONFIG = {
    "output_dir": "made by each test",
    "stream_maps": MAPS
    | {
        "test_strings_in_arrays": customer(
            "str(id)", "str(id) + '@example.com'", "json.dumps(strings)"
        )
    },
    "file_types": dict.fromkeys(ORDERS, "orders") | dict.fromkeys(MAPS, "customers") | KINDS,
}


class Checked:
    """Runs in a folder of its own, then compares files, rejects and states."""

    customers = []
    orders = []
    rewards = []
    rejected = []
    states = []

    def setup(self):
        self.folder = tempfile.TemporaryDirectory()
        self.runner.config["output_dir"] = self.folder.name

    def teardown(self):
        self.folder.cleanup()

    def read(self, kind, row):
        """Return what is compared of a row."""
        return (row["PERIDX"], row["FIRSTNAME"]) if kind == "customers" else tuple(row.values())

    def validate(self):
        folder = Path(self.folder.name)
        found = {"customers": [], "orders": [], "rewards": []}
        for path in folder.glob("*.csv"):
            kind = path.name.split("_")[0]
            assert found[kind] == []  # one file a type
            found[kind] = table(path.read_bytes())
        assert {row["PRIVACY"] for row in found["customers"]} <= {"No"}
        for kind, rows in found.items():
            assert [self.read(kind, row) for row in rows] == getattr(self, kind)
        held = rejects(folder / "rejects") if (folder / "rejects").exists() else []
        assert [rules(each) for each in held] == self.rejected
        assert self.runner.state_messages == self.states


class ArrayData(Checked, target_tests.TargetArrayData):
    orders = [
        ("1", '["apple","orange","pear"]'),
        ("2", '["banana","apple"]'),
        ("3", '["pear"]'),
        ("4", '["orange","banana","apple","pear"]'),
    ]
    states = [{"test_array_data": 4}]


class Camelcase(Checked, target_tests.TargetCamelcaseTest):
    orders = [
        ("1", "Gitter Windows Desktop App"),
        ("2", "Gitter iOS App"),
    ]


class CamelcaseComplexSchema(Checked, target_tests.TargetCamelcaseComplexSchema):
    """Two schemas, and no record: no file."""


class DuplicateRecords(Checked, target_tests.TargetDuplicateRecords):
    customers = [("2", "20"), ("1", "100")]
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
    """All comes through; but for NUL, which no CSV reader takes as it is. JSON can write it."""

    orders = [
        *((str(n), text) for n, text in enumerate(TEXTS, start=1)),
        ("10", "Double quoting: \\u0000 \\u0041 \\u0001"),
    ]
    rewards = [
        *((str(n), text) for n, text in enumerate(TEXTS, start=1)),
        ("10", " \\u0000 \\u0041 \\u0001"),
        ("11", "\0 A \1"),
    ]
    customers = [
        ("1", ["simple string", "απλή συμβολοσειρά", "简单的字串"]),
        ("2", ["chaîne simple", 'quoted "string"']),
        ("3", ['various " \\ / \n escape sequences']),
        ("4", ["m", "ā", "ƙ"]),
        ("5", ["aaa", "Double quoting: \\u0000 \\u0041 \\u0001"]),
        ("6", ["bbb", "Control Characters in string: \0 A \1"]),
    ]
    rejected = [["info:nul"]]
    states = [{"test_strings": 11, "test_strings_in_objects": 11, "test_strings_in_arrays": 6}]

    def read(self, kind, row):
        if kind == "orders":
            return super().read(kind, row)
        if kind == "customers":
            return row["PERIDX"], json.loads(row["FIRSTNAME"])
        return row["id"], json.loads(row["info"])["value"]


class InvalidSchema(Checked, target_tests.TargetInvalidSchemaTest):
    """Refused, and no file."""


class NoPrimaryKeys(Checked, target_tests.TargetNoPrimaryKeys):
    orders = [("1", "11"), ("2", "22"), ("3", "33")]
    states = [{"test_no_pk": 3}]


class OptionalAttributes(Checked, target_tests.TargetOptionalAttributes):
    customers = [("1", "This is optional"), ("2", ""), ("3", "Also optional"), ("4", "")]
    states = [{"test_optional_attributes": 4}]


class PrimaryKeyUpdates(Checked, target_tests.TargetPrimaryKeyUpdates):
    customers = [("alice@example.com", "Alice"), ("bob@example.com", "Bob")]


class RecordBeforeSchema(Checked, target_tests.TargetRecordBeforeSchemaTest):
    """Refused, and no file."""


class RecordMissingKeyProperty(Checked, target_tests.TargetRecordMissingKeyProperty):
    """The SDK ends the run here; this target holds the one record back, and goes on."""

    rejected = [["id:key"]]

    def test(self):
        self.runner.sync_all()


class RecordMissingOptionalFields(Checked, target_tests.TargetRecordMissingOptionalFields):
    orders = [("1", "now you see me"), ("2", "")]


class SchemaNoProperties(Checked, target_tests.TargetSchemaNoProperties):
    orders = [('{"id":1,"metric":187}',), ('{"id":2,"metric":203}',)]
    rewards = [('{"id":1,"metric":1}',), ('{"id":2,"metric":2}',)]


class SchemaUpdates(Checked, target_tests.TargetSchemaUpdates):
    customers = [(str(n), f"string{n}") for n in range(1, 7)]
    states = [{"test_schema_updates": 6}]


class SpecialCharsInAttributes(Checked, target_tests.TargetSpecialCharsInAttributes):
    orders = [("a2e98886", '{"env":"prod","agent:type":"desktop","agent:os:version":"10.13.1"}')]


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


TestTargetDotApparelSftp = get_target_test_class(
    TargetDotApparelSftp,
    config=CONFIG,
    custom_suites=[SingerTestSuite(kind="target", tests=TESTS)],
    include_target_tests=False,
)
