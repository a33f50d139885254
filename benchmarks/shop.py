"""Records of a made-up shop, in the shapes that Ordergroove's API sends.

No two records are alike, times neither: a repeated value would be cheaper to read than real data.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Record = dict[str, Any]

PAGE_SIZE = 100
FIRST_DAY = datetime(2023, 1, 1)  # noqa: DTZ001 - the API's wall clock names no zone
SECONDS = 700 * 24 * 3600
CITIES = ("Springfield", "Winston-Salem", "Saint Paul", "Nashville", "Española")
NAMES = ("Ada", "Zoë", "Miguel", "Priya", "Siobhán", "Jun", "Fatima", "Lars")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Shop:
    """Makes records; the same seed makes the same ones."""

    def __init__(self, seed: int = 1) -> None:
        """Begin with a seed."""
        self._random = random.Random(seed)  # noqa: S311 - nothing secret
        self._merchant = self._id()

    def records(self, stream: str, count: int) -> list[Record]:
        """Return records of a stream, each with a key of its own."""
        make = MAKERS[stream]
        return [make(self) for _ in range(count)]

    def customer(self) -> Record:
        """Return a row of ``/customers/``."""
        first, last = self._name(), self._word().title()
        created = self._seconds()
        return {
            "merchant": self._merchant,
            "merchant_user_id": f"00{self._random.getrandbits(48):015d}",
            "session_id": f"{self._id()}.{self._below(999999)}.{self._below(1700000000)}",
            "user_token_id": "",
            "first_name": first,
            "last_name": last,
            "email": f"{self._word()}.{last.lower()}@example.com",
            "phone_number": f"+1555{self._below(9999999):07d}",
            "phone_type": self._sometimes(2),
            "live": self._chance(0.8),
            "created": self._time(created),
            "last_updated": self._later(created),
            "last_login": self._sometimes(self._later(created)),
            "extra_data": self._sometimes(f'{{"shopify_customer_id": "{self._below(10**12)}"}}'),
            "locale": 1,
            "price_code": None,
        }

    def address(self) -> Record:
        """Return a row of ``/addresses/``."""
        created = self._seconds()
        return {
            "customer": f"00{self._random.getrandbits(48):015d}",
            "public_id": self._id(),
            "label": self._sometimes("home"),
            "first_name": self._name(),
            "last_name": self._word().title(),
            "company_name": None,
            "address": f"{self._below(9999)} {self._word().title()} Street",
            "address2": self._sometimes(f"Apt {self._below(99)}"),
            "city": CITIES[self._below(len(CITIES))],
            "state_province_code": "NC",
            "zip_postal_code": f"{self._below(99999):05d}",
            "phone": f"+1555{self._below(9999999):07d}",
            "fax": None,
            "country_code": "US",
            "live": self._chance(0.9),
            "created": self._time(created),
            "updated": self._later(created),
            "token_id": None,
            "store_public_id": None,
        }

    def subscription(self) -> Record:
        """Return a row of ``/subscriptions/``."""
        created = self._seconds()
        live = self._chance(0.6)
        return {
            "customer": f"00{self._random.getrandbits(48):015d}",
            "merchant": self._merchant,
            "product": f"SKU-{self._below(5000)}",
            "payment": self._id(),
            "shipping_address": self._id(),
            "offer": self._id(),
            "subscription_type": "replenishment",
            "raw_subscription_type": "replenishment",
            "components": [],
            "extra_data": {"shopify_contract_id": str(self._below(10**12))},
            "public_id": self._id(),
            "quantity": 1 + self._below(4),
            "price": self._sometimes(self._money(9000)),
            "frequency_days": 30,
            "reminder_days": 10,
            "every": 1,
            "every_period": 3,
            "start_date": self._time(created)[:10],
            "cancelled": None if live else self._later(created),
            "cancel_reason": None if live else "8|I have too much of this product",
            "cancel_reason_code": None if live else "8",
            "iteration": None,
            "sequence": None,
            "session_id": f"{self._id()}.{self._below(999999)}.{self._below(1700000000)}",
            "merchant_order_id": f"#{self._below(999999)}",
            "created": self._time(created),
            "updated": self._later(created),
            "live": live,
            "external_id": None,
            "product_attribute": None,
            "customer_rep": None,
            "club": None,
            "prepaid_subscription_context": None,
            "free_trial_subscription_context": None,
            "currency_code": "USD",
        }

    def order(self) -> Record:
        """Return a row of ``/orders/``."""
        created = self._seconds()
        rejected = self._chance(0.05)
        return {
            "merchant": self._merchant,
            "customer": f"00{self._random.getrandbits(48):015d}",
            "payment": self._id(),
            "shipping_address": self._id(),
            "public_id": self._id(),
            "sub_total": self._money(20000),
            "tax_total": "0.00",
            "shipping_total": self._money(1500),
            "discount_total": self._money(2000),
            "total": self._money(20000),
            "created": self._time(created),
            "updated": self._later(created),
            "place": self._later(created),
            "cancelled": self._later(created) if self._chance(0.1) else None,
            "tries": self._below(3),
            "generic_error_count": 0,
            "status": 3 if rejected else 5,
            "type": 1,
            "order_merchant_id": f"#{self._below(999999)}",
            "rejected_message": '{"code": "140", "message": "declined"}' if rejected else None,
            "extra_data": None,
            "locked": False,
            "oos_free_shipping": False,
            "currency_code": "USD",
            "has_plan": False,
        }

    def item(self) -> Record:
        """Return a row of ``/items/``."""
        created = self._seconds()
        return {
            "order": self._id(),
            "offer": self._id(),
            "subscription": self._id(),
            "product": f"SKU-{self._below(5000)}",
            "quantity": 1 + self._below(4),
            "subscription_component": None,
            "components": [],
            "public_id": self._id(),
            "price": self._money(9000),
            "extra_cost": "0.00",
            "total_price": self._money(9000),
            "one_time": self._chance(0.1),
            "order_updated": self._later(created),
            "frozen": False,
            "first_placed": self._sometimes(self._later(created)),
            "product_attribute": None,
            "incentives": [],
        }

    def _id(self) -> str:
        return f"{self._random.getrandbits(128):032x}"

    def _below(self, limit: int) -> int:
        return int(self._random.random() * limit)

    def _chance(self, part: float) -> bool:
        return self._random.random() < part

    def _sometimes(self, value: Any) -> Any:
        return value if self._chance(0.5) else None

    def _name(self) -> str:
        return NAMES[self._below(len(NAMES))]

    def _word(self) -> str:
        return "".join(self._random.choices(LETTERS, k=5 + self._below(5)))

    def _money(self, most_cents: int) -> str:
        cents = self._below(most_cents)
        return f"{cents // 100}.{cents % 100:02d}"

    def _seconds(self) -> int:
        return self._below(SECONDS)

    def _later(self, seconds: int) -> str:
        return self._time(seconds + self._below(SECONDS - seconds))

    def _time(self, seconds: int) -> str:
        return f"{FIRST_DAY + timedelta(seconds=seconds):%Y-%m-%d %H:%M:%S}"


MAKERS: dict[str, Callable[[Shop], Record]] = {
    "addresses": Shop.address,
    "customers": Shop.customer,
    "items": Shop.item,
    "orders": Shop.order,
    "subscriptions": Shop.subscription,
}
"""The five large streams, in the order in which a Singer tap emits them."""
