"""Codes that ISO keeps: countries, currencies, languages.

From pycountry: the lists of Debian's iso-codes, maintained and released with each change. (Babel's
come with every currency and region there ever was.)
"""

from __future__ import annotations

import functools

import pycountry
from typing_extensions import override

from singer_commons.csv_target.formats import Enum


class Code(Enum):
    """A code of one of pycountry's lists; the values are the list's and the code's names there."""

    @functools.cached_property
    @override
    def words(self) -> frozenset[str]:
        listed, field = self.values
        each_one = getattr(pycountry, listed)
        return frozenset(getattr(each, field) for each in each_one if hasattr(each, field))


COUNTRY_CODE = Code(
    ("countries", "alpha_2"), "country", "is not a country code such as US (ISO 3166-1)"
)
CURRENCY_CODE = Code(
    ("currencies", "alpha_3"), "currency", "is not a currency code such as USD (ISO 4217)"
)
# Those that have a code of two letters.
LANGUAGE_CODE = Code(
    ("languages", "alpha_2"), "language", "is not a language code such as en (ISO 639-1)"
)
