"""Codes that ISO keeps: countries, currencies, languages.

From pycountry: the lists of Debian's iso-codes, maintained and released with each change. (Babel's
come with every currency and region there ever was.)
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import pycountry

from singer_commons.csv_target.formats import Convert, FormatError, show


@functools.cache
def countries() -> frozenset[str]:
    """Return the ISO 3166-1 codes of two letters."""
    return frozenset(each.alpha_2 for each in pycountry.countries)


@functools.cache
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes."""
    return frozenset(each.alpha_3 for each in pycountry.currencies)


@functools.cache
def languages() -> frozenset[str]:
    """Return the ISO 639-1 codes, of two letters."""
    return frozenset(
        each.alpha_2 for each in pycountry.languages if getattr(each, "alpha_2", None) is not None
    )


@dataclass(frozen=True)
class Country:
    """A country, ISO 3166-1 alpha-2: ``US``."""

    @property
    def words(self) -> frozenset[str]:
        """What is taken as it is."""
        return countries()

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        return _one_of("country", self.words, "is not a country code such as US (ISO 3166-1)")


@dataclass(frozen=True)
class Currency:
    """A currency, ISO 4217: ``USD``."""

    @property
    def words(self) -> frozenset[str]:
        """What is taken as it is."""
        return currencies()

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        return _one_of("currency", self.words, "is not a currency code such as USD (ISO 4217)")


@dataclass(frozen=True)
class Language:
    """A language, ISO 639-1: ``en``."""

    @property
    def words(self) -> frozenset[str]:
        """What is taken as it is."""
        return languages()

    def compile(self) -> Convert:
        """Return the function that writes a value."""
        return _one_of("language", self.words, "is not a language code such as en (ISO 639-1)")


def _one_of(rule: str, codes: frozenset[str], problem: str) -> Convert:
    def to_text(value: Any) -> str:
        if isinstance(value, str) and value in codes:
            return value
        raise FormatError(rule, f"{show(value)} {problem}")

    return to_text
