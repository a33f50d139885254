"""Numbers as taps write them: never another one, never a blank, whatever their size."""

from __future__ import annotations

from decimal import Decimal

import pytest

from singer_commons.csv_target.jsonl import decode, encode, encode_all
from singer_commons.csv_target.sdk.validator import CompiledValidator

HUGE = "9" * 5000


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", HUGE, "1e400", "-0.0", "1.10"])
@pytest.mark.parametrize("write", [encode, encode_all])
def test_a_number_comes_through_a_file_as_it_is(text, write):
    back = decode(write(decode(f'{{"n": {text}, "half": "\\ud83d"}}')))
    again = decode(write(decode(f'{{"n": {text}}}')))
    for found in (back["n"], again["n"]):
        assert str(found) == str(Decimal(text)) or found == Decimal(text)
    assert back["half"] == "\ud83d"


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ('{"multipleOf":1e-38}', ["456.39", "5", "1e22", "9" * 100], []),
        ('{"multipleOf":0.01}', ["456.39", "0.10", "12345678901234567890.12"], ["456.391"]),
        ('{"multipleOf":0.01,"maximum":1e62}', ["1"], ["1e63"]),
        ('{"type":"number","maximum":10}', ["1", "-1e400"], ["11", "1e400", HUGE, "NaN"]),
        ('{"type":["number","null"]}', ["1e400", "null"], ['"1"', "true"]),
    ],
)
def test_numbers_are_checked_exactly(schema, good, bad):
    check = CompiledValidator(decode(f'{{"properties":{{"n":{schema}}}}}')).reasons
    for text in good:
        assert check(decode(f'{{"n": {text}}}')) == [], text[:20]
    for text in bad:
        assert check(decode(f'{{"n": {text}}}')), text[:20]
