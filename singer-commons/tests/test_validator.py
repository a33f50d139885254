"""A stream's own schema: compiled, with the verdicts of the SDK's validator."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from singer_sdk.exceptions import InvalidJSONSchema
from singer_sdk.sinks.core import JSONSchemaValidator

from singer_commons.csv_target.sdk.validator import CompiledValidator

ORDER = {
    "type": "object",
    "properties": {
        "order_ref": {"type": "string", "maxLength": 5},
        "total": {"type": ["number", "null"]},
        "count": {"type": "integer"},
        "created_at": {"type": "string", "format": "date-time"},
        "status": {"enum": ["open", "closed", None]},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
        "customer": {
            "type": ["object", "null"],
            "properties": {"name": {"type": "string"}},
            "required": ["name"],
            "additionalProperties": False,
        },
        "either": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "required": ["order_ref"],
}


def verdicts(schema, record):
    compiled = CompiledValidator(schema)
    return (not compiled.reasons(record), JSONSchemaValidator(schema).validator.is_valid(record))


BAD = [
    ({}, None, "required"),
    ({"order_ref": 5}, "order_ref", "string"),
    ({"order_ref": "toolong"}, "order_ref", "long"),
    ({"order_ref": "A", "total": "5"}, "total", "number"),
    ({"order_ref": "A", "total": True}, "total", "number"),
    ({"order_ref": "A", "count": Decimal("1.5")}, "count", "integer"),
    ({"order_ref": "A", "count": Decimal("1.0")}, "count", "integer"),  # as the SDK sees it
    ({"order_ref": "A", "count": None}, "count", "integer"),
    ({"order_ref": "A", "created_at": 5}, "created_at", "string"),
    ({"order_ref": "A", "status": "Open"}, "status", "one of"),
    ({"order_ref": "A", "tags": "a"}, "tags", "array"),
    ({"order_ref": "A", "tags": ["a", 5]}, "tags", "string"),
    ({"order_ref": "A", "tags": ["a", "b", "c"]}, "tags", "long"),
    ({"order_ref": "A", "customer": {}}, "customer", "required"),
    ({"order_ref": "A", "customer": {"name": "a", "age": 5}}, "customer", "unexpected"),
    ({"order_ref": "A", "either": 5}, "either", "valid under any"),
]


@pytest.mark.parametrize(("record", "column", "words"), BAD, ids=range(len(BAD)))
def test_a_bad_record_is_bad_for_both(record, column, words):
    assert verdicts(ORDER, record) == (False, False)
    (reason,) = CompiledValidator(ORDER).reasons(record)
    assert (reason.column, reason.rule) == (column, "schema")
    assert words in reason.message


def test_everything_that_does_not_fit_is_said():
    reasons = CompiledValidator(ORDER).reasons({"order_ref": 5, "total": "x", "count": "y"})
    assert [each.column for each in reasons] == ["order_ref", "total", "count"]


def test_a_good_record_is_checked_by_compiled_code_alone():
    validator = CompiledValidator(ORDER | {"x-source": "a tap's own word"})
    validator._exact = None
    record = {"order_ref": "A", "total": Decimal("1.5"), "created_at": "whenever", "extra": 1}
    assert validator.reasons(record) == []


UNUSUAL = [
    ({"properties": {"a": {"const": 1}}}, [{"a": True}, {"a": 1}, {"a": Decimal(1)}]),
    ({"properties": {"a": {"enum": [1, False]}}}, [{"a": True}, {"a": 0}, {"a": 1}]),
    ({"properties": {"a": {"pattern": "^a$"}}}, [{"a": "a\n"}, {"a": "a"}, {"a": "b"}]),
    (
        {"properties": {"a": {"multipleOf": Decimal("0.01")}}},
        [{"a": Decimal("0.07")}, {"a": Decimal("0.075")}],
    ),
    (
        {"properties": {"a": {"minimum": Decimal("0.5")}}},
        [{"a": True}, {"a": Decimal("0.4")}, {"a": 1}],
    ),
    ({"properties": {"a": {"uniqueItems": True}}}, [{"a": [1, True]}, {"a": [1, 1]}]),
    ({"$defs": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/$defs/t"}}}, [{"a": 5}]),
    ({"properties": {"a": {"prefixItems": [{"type": "string"}]}}}, [{"a": [5]}, {"a": ["b"]}]),
    ({"dependentRequired": {"a": ["b"]}}, [{"a": 1}, {"a": 1, "b": 1}]),
    ({"patternProperties": {"^a": {"type": "string"}}}, [{"ab": 5}, {"b": 5}]),
    ({"$schema": "http://json-schema.org/draft-04/schema#", "type": "object"}, [{}, {"a": 1}]),
]


@pytest.mark.parametrize(("schema", "records"), UNUSUAL, ids=range(len(UNUSUAL)))
def test_what_the_libraries_see_differently_is_left_to_the_sdks(schema, records):
    for record in records:
        ours, theirs = verdicts(schema, record)
        assert ours is theirs


def test_what_the_sdks_validator_stumbles_over_is_a_reason():
    schema = {"properties": {"a": {"multipleOf": 0.01}}}
    (reason,) = CompiledValidator(schema).reasons({"a": Decimal("0.07")})
    assert "cannot be checked" in reason.message


@pytest.mark.parametrize("schema", [{"type": "nonsense"}, {"properties": 5}], ids=["type", "list"])
def test_what_is_no_schema_is_refused_as_the_sdk_does(schema):
    with pytest.raises(InvalidJSONSchema):
        CompiledValidator(schema)


NAMES = ["a", "b", "c"]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]
counts = st.integers(0, 3)
leaves = st.one_of(
    st.booleans(),
    st.fixed_dictionaries({"type": st.sampled_from(TYPES)}),
    st.fixed_dictionaries({"type": st.lists(st.sampled_from(TYPES), min_size=1, unique=True)}),
    st.fixed_dictionaries({"enum": st.lists(st.sampled_from([*NAMES, None]), min_size=1)}),
    st.fixed_dictionaries(
        {},
        optional={
            "minLength": counts,
            "maxLength": counts,
            "minItems": counts,
            "maxItems": counts,
            "minProperties": counts,
            "maxProperties": counts,
            "minimum": counts,
            "maximum": counts,
            "exclusiveMinimum": counts,
            "exclusiveMaximum": counts,
            "required": st.lists(st.sampled_from(NAMES), unique=True),
            "format": st.just("date-time"),
            "default": st.just("x"),
        },
    ),
)
schemas = st.recursive(
    leaves,
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(TYPES),
            "properties": st.dictionaries(st.sampled_from(NAMES), inner),
            "additionalProperties": inner,
            "items": inner,
            "not": inner,
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "oneOf": st.lists(inner, min_size=1, max_size=2),
        },
    ),
    max_leaves=6,
)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False)
    | st.floats(allow_nan=False)
    | st.text(max_size=4)
    | st.sampled_from(NAMES),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=100)
@given(
    st.dictionaries(st.sampled_from(NAMES), schemas),
    st.lists(st.sampled_from(NAMES), unique=True),
    st.lists(st.dictionaries(st.sampled_from([*NAMES, "d"]), values), min_size=1, max_size=3),
)
def test_compiled_code_says_what_the_sdk_says(properties, required, records):
    schema = {"type": "object", "properties": properties, "required": required}
    assert CompiledValidator(schema).quick is not None
    for record in records:
        ours, theirs = verdicts(schema, record)
        assert ours is theirs
