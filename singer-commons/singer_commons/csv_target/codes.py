"""Codes that ISO keeps: countries, currencies, languages.

From pycountry: the lists of Debian's iso-codes, maintained and released with each change. (Babel's
come with every currency and region there ever was.)
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import pycountry

from singer_commons.csv_target.formats import Convert, one_of


@dataclass(frozen=True)
class Code:
    """A code of one of ISO's lists.

    Attributes:
        kind: What it stands for; another text breaks the rule of this name.
        example: A code, and the number of the standard.
        field: Where pycountry has it.
    """

    kind: str
    example: str
    field: str

    @property
    def words(self) -> frozenset[str]:
        """What is taken as it is."""
        return _codes(self.kind, self.field)

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        return one_of(self.kind, self.words, f"is not a {self.kind} code such as {self.example}")


COUNTRY_CODE = Code("country", "US (ISO 3166-1)", "alpha_2")
CURRENCY_CODE = Code("currency", "USD (ISO 4217)", "alpha_3")
LANGUAGE_CODE = Code("language", "en (ISO 639-1)", "alpha_2")


@functools.cache
def _codes(kind: str, field: str) -> frozenset[str]:
    lists = {
        "country": pycountry.countries,
        "currency": pycountry.currencies,
        "language": pycountry.languages,  # those that have a code of two letters
    }
    return frozenset(getattr(each, field) for each in lists[kind] if hasattr(each, field))
