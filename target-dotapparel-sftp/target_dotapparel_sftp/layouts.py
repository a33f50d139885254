"""DotApparel's types of file.

From docs.dotapparel.com.au, customers/apparel21-export-templates. The columns of customers are its
default template, as far as the public page shows it. Those of orders and rewards are each
merchant's own: they are named in the setting `columns`, or are those of the stream. Merchants map
columns to Klaviyo on DotApparel's side, so customers may have others too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from singer_commons.csv_target.errors import WRONG_COLUMNS
from singer_commons.csv_target.layout import (
    Column,
    Layout,
    LayoutError,
    Parent,
    UniquePer,
)
from singer_commons.csv_target.schema import ValueStyle, properties
from singer_commons.errors import SettingError
from target_dotapparel_sftp.formats import FORMATS, YES_OR_NO, moment, person, privacy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from singer_commons.csv_target.formats import Format

CUSTOMERS, ORDERS, REWARDS = "customers", "orders", "rewards"
KINDS = (CUSTOMERS, REWARDS, ORDERS)
"""All types, in the order in which they go: orders last, since they wait."""

PERSON, EMAIL, PRIVACY, SUBSCRIBED = "PERIDX", "EMAIL", "PRIVACY", "subscribed"
TEMPLATE = {
    PERSON: "person",
    "PERSON_CODE": "text",
    "FIRSTNAME": "text",
    "SURNAME": "text",
    "ADRS1": "text",
    "ADRS2": "text",
    "CITY": "text",
    "STATE": "text",
    "POSTCODE": "text",  # with its zeros: 0800
    "COUNTRY": "text",
    "MOBILE": "text",
    EMAIL: "email",  # [guess] the stored page lost this column's name
    "DOB": "date",
    PRIVACY: "privacy",  # Yes: unsubscribed
    "RETAIL_REP": "boolean",
    "LAST_UPDATED": "datetime",
    "CREATED_DATE": "datetime",
    "JOINED_STORE_ID": "text",
    "JOINED_STORE_CODE": "text",
    "STORE_ID": "text",
    "STORE_CODE": "text",
    "STORE_NUMBER": "text",
    "REF1_GROUP": "text",
    "REF1_ID": "text",
    "REF1_CODE": "text",
    "LOYALTY_CODE": "text",
}
"""The documented columns of customers in their order, and what they hold."""

OWN: dict[str, Format] = {"person": person, "privacy": privacy}
"""What no column of one's own may be."""

FREE = ("text", "person")
"""What is written as a stream's schema says, if it names a format."""

REQUIRED = (PERSON, EMAIL, PRIVACY)
"""The first two say who it is. Consent is never guessed, so the third is required too."""

SETTING = "columns"


@dataclass(frozen=True)
class ColumnSetting:
    """A column as a user names it.

    Attributes:
        name: In the header.
        source: The field of the record.
        format: What it holds, a key of `FORMATS`. None: the documented, or what the schema says.
    """

    name: str
    source: str
    format: str | None = None


@dataclass(frozen=True)
class Layouts:
    """The types of one merchant.

    Attributes:
        columns: The columns of types that have their own.
        zone: The zone in which times are written.
        delay: Seconds between customers and orders.
    """

    columns: Mapping[str, Sequence[ColumnSetting]]
    zone: tzinfo
    delay: float

    def make(self, kind: str, schema: Mapping[str, Any]) -> Layout:
        """Return a type as it is for a stream.

        Args:
            kind: The type.
            schema: The stream's JSON Schema.

        Raises:
            SettingError: If the columns contradict themselves.
        """
        names = TEMPLATE if kind == CUSTOMERS else properties(schema)
        settings = self.columns.get(kind) or [ColumnSetting(name, name) for name in names]
        columns = tuple(self._column(kind, each, properties(schema)) for each in settings)
        try:
            if kind == CUSTOMERS:
                return self._customers(columns)
            return Layout(
                kind,
                columns,
                parents=self._parents(columns),
                after=((CUSTOMERS, self.delay if kind == ORDERS else 0),),
            )
        except LayoutError as error:
            raise SettingError(WRONG_COLUMNS, SETTING, problem=error) from None

    def _column(self, kind: str, given: ColumnSetting, declared: Mapping[str, Any]) -> Column:
        name, source = given.name, given.source
        style = ValueStyle(YES_OR_NO, moment(self.zone))
        if kind != CUSTOMERS or source not in TEMPLATE:
            if kind != CUSTOMERS and self._names(given, PERSON):
                form = style.of_text(declared.get(source), person)
            elif given.format is None:
                form = style.format(declared.get(source))
            else:
                form = FORMATS[given.format](self.zone)
            fold = kind != CUSTOMERS and self._names(given, EMAIL)
            return Column(name, form, fold=fold, sources=(source,))
        documented = TEMPLATE[source]
        form = OWN.get(documented) or FORMATS[documented](self.zone)
        return Column(
            name,
            style.of_text(declared.get(source), form) if documented in FREE else form,
            required=source in REQUIRED,
            fold=source == EMAIL,
            sources=(source, SUBSCRIBED) if source == PRIVACY else (source,),
        )

    def _customers(self, columns: tuple[Column, ...]) -> Layout:
        person, email, privacy = map(self._header, (PERSON, EMAIL, PRIVACY))
        names = [column.name for column in columns]
        return Layout(
            CUSTOMERS,
            columns,
            key=(person,),
            # Two people of one address would be one profile: with whose consent?
            unique=(UniquePer(email, person, must_agree=privacy if privacy in names else ""),),
            referenced_by=((person,), (email,)),
        )

    def _parents(self, columns: Sequence[Column]) -> tuple[Parent, ...]:
        """Return whose a row is, by the columns that say it."""
        parents = []
        for source in (PERSON, EMAIL):
            link = next((each for each in columns if self._names(each, source)), None)
            if link is not None:
                header = (self._header(source),)
                parents.append(Parent(CUSTOMERS, (link.name,), header, remembered=True))
        return tuple(parents)

    def _names(self, column: Column | ColumnSetting, source: str) -> bool:
        """Whether a column of another type holds a customer's field."""
        wanted = {source.casefold(), self._header(source).casefold()}
        return not wanted.isdisjoint((column.name.casefold(), column.source.casefold()))

    def _header(self, source: str) -> str:
        """Return how the column of customers with this field is called."""
        settings = self.columns.get(CUSTOMERS) or ()
        return next((each.name for each in settings if each.source == source), source)
