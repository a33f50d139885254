"""The answers to docs/questions.md, worked out from the shop's books, not by SQL."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from .books import CENTRAL, TABLES, truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ordergroove_sandbox import Merchant
    from ordergroove_sandbox.merchant.events import MerchantEvent

    from .books import Row

    Answer = list[tuple[Any, ...]]
    Deletion = tuple[str, datetime, str]  # how an order is known to be gone, since when, which

PERIODS = {1: "days", 2: "weeks", 3: "months", 4: "years"}
STATUSES = {
    1: "unsent",
    3: "rejected",
    4: "cancelled",
    5: "success",
    13: "connection error during placement",
    14: "response processing error",
    15: "generic error response",
    18: "credit card retry",
}
FAILED = {3, 13, 14, 15, 18}
TRIED_AGAIN = {13, 15, 18}


class Books:
    """The rows of a shop as they are now, and what its webhooks told."""

    def __init__(
        self,
        merchant: Merchant,
        told: list[MerchantEvent],
        deletions: list[Deletion],
    ) -> None:
        """Copy the rows.

        Args:
            merchant: The shop.
            told: What happened while webhooks were received.
            deletions: The orders that are known to be gone.
        """
        rows = {table.name: list(truth(merchant, table).values()) for table in TABLES}
        self.subscriptions: list[Row] = rows["subscriptions"]
        self.live: list[Row] = [row for row in self.subscriptions if row["live"]]
        self.orders: dict[str, Row] = {row["public_id"]: row for row in rows["orders"]}
        self.placed: list[Row] = [row for row in rows["orders"] if row["status"] == 5]
        self.unsent: list[Row] = [row for row in rows["orders"] if row["status"] == 1]
        self.items: list[Row] = rows["items"]
        self.filled: set[str] = {item["order"] for item in self.items}
        self.products: dict[str, str] = {
            row["external_product_id"]: row["name"] for row in rows["products"]
        }
        self.payments: dict[str, Row] = {row["public_id"]: row for row in rows["payments"]}
        self.incentives: list[Row] = rows["one_time_incentives"]
        self.told = told
        self.deletions = deletions
        self.today = day(merchant.now)

    def sold(self) -> list[tuple[Row, Row]]:
        """Return the items of placed orders, each with its order."""
        pairs = ((item, self.orders[item["order"]]) for item in self.items)
        return [(item, order) for item, order in pairs if order["status"] == 5]


ANSWERS: list[Callable[[Books], Answer]] = []


def answer(function: Callable[[Books], Answer]) -> Callable[[Books], Answer]:
    """Append the answer to the next question."""
    ANSWERS.append(function)
    return function


def day(time: datetime) -> date:
    return time.astimezone(CENTRAL).date()


def month(time: datetime) -> date:
    return day(time).replace(day=1)


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def rounded(number: Any, places: str) -> Decimal:
    return Decimal(number).quantize(Decimal(places), ROUND_HALF_UP)


def percent(part: int, whole: int) -> Decimal:
    return rounded(Decimal(100 * part) / whole, "0.1")


def counted(keys: Iterable[Any]) -> Answer:
    return [(*(key if isinstance(key, tuple) else (key,)), n) for key, n in Counter(keys).items()]


def summed(pairs: Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> Answer:
    """Add up tuples of amounts by key."""
    totals: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for key, amounts in pairs:
        before = totals.get(key, (0,) * len(amounts))
        totals[key] = tuple(map(sum, zip(before, amounts, strict=True)))
    return [(*key, *amounts) for key, amounts in totals.items()]


@answer
def active(books):
    return [(len(books.live), len({row["customer"] for row in books.live}))]


@answer
def products(books):
    return summed(
        ((row["product"], books.products.get(row["product"])), (1, row["quantity"]))
        for row in books.live
    )


@answer
def frequencies(books):
    return counted((row["every"], PERIODS[row["every_period"]]) for row in books.live)


@answer
def began(books):
    return counted(month(row["created"]) for row in books.subscriptions)


def by_customer(books):
    found = defaultdict(list)
    for row in books.subscriptions:
        found[row["customer"]].append(row)
    return found.values()


@answer
def new_subscribers(books):
    return counted(month(min(row["created"] for row in rows)) for rows in by_customer(books))


@answer
def lost_subscribers(books):
    return counted(
        month(max(row["cancelled"] for row in rows))
        for rows in by_customer(books)
        if not any(row["live"] for row in rows)
    )


@answer
def churn(books):
    lives = [
        (day(row["created"]), date.max if row["live"] else day(row["cancelled"]))
        for row in books.subscriptions
    ]
    found, start = [], next_month(min(lives)[0].replace(day=1))
    while start <= books.today:
        ends = [end for begin, end in lives if begin < start <= end]
        gone = sum(end < next_month(start) for end in ends)
        found.append((start, len(ends), gone, percent(gone, len(ends))))
        start = next_month(start)
    return found


@answer
def cohorts(books):
    return summed(((month(row["created"]),), (1, int(row["live"]))) for row in books.subscriptions)


@answer
def reasons(books):
    codes: list[str] = []
    words: dict[str, str | None] = {}
    for row in books.subscriptions:
        if not row["live"]:
            code, _, text = row["cancel_reason"].partition("|")
            codes.append(code.strip())
            words[codes[-1]] = text.strip() or words.get(codes[-1])
    return [(code, words[code], n) for code, n in Counter(codes).items()]


@answer
def prepaid(books):
    remaining = [
        row["prepaid_subscription_context"]["prepaid_orders_remaining"]
        for row in books.live
        if row["prepaid_subscription_context"]
    ]
    return [(len(remaining), sum(remaining))]


@answer
def next_deliveries(books):
    due = defaultdict(list)
    for item in books.items:
        order = books.orders[item["order"]]
        if order["status"] == 1:
            due[item["subscription"]].append(day(order["place"]))
    return [(row["public_id"], min(due[row["public_id"]], default=None)) for row in books.live]


@answer
def revenue_by_day(books):
    return summed(
        ((day(row["place"]), row["currency_code"]), (1, row["total"])) for row in books.placed
    )


@answer
def revenue_by_month(books):
    names = ("sub_total", "shipping_total", "tax_total", "total", "discount_total")
    return summed(
        ((month(row["place"]), row["currency_code"]), tuple(row[name] for name in names))
        for row in books.placed
    )


@answer
def average_order(books):
    totals = summed(((row["currency_code"],), (1, row["total"])) for row in books.placed)
    return [(currency, n, rounded(total / n, "0.01")) for currency, n, total in totals]


@answer
def items_an_order(books):
    sizes = [item["quantity"] for item, _ in books.sold()]
    orders = len(books.placed)
    return [
        (
            orders,
            rounded(Decimal(len(sizes)) / orders, "0.01"),
            rounded(Decimal(sum(sizes)) / orders, "0.01"),
        )
    ]


@answer
def one_time(books):
    return summed(
        ((order["currency_code"], item["one_time"]), (1, item["total_price"]))
        for item, order in books.sold()
    )


@answer
def best_sellers(books):
    return summed(
        (
            (item["product"], books.products.get(item["product"]), order["currency_code"]),
            (item["quantity"], item["total_price"]),
        )
        for item, order in books.sold()
    )


@answer
def best_customers(books):
    totals = summed(
        ((row["customer"], row["currency_code"]), (1, row["total"])) for row in books.placed
    )
    return sorted(totals, key=lambda row: (-row[3], row[0]))[:10]


@answer
def first_and_further_orders(books):
    numbers = Counter(row["customer"] for row in books.placed).values()
    return counted(n for number in numbers for n in range(1, number + 1))


@answer
def statuses(books):
    return counted((row["status"], STATUSES[row["status"]]) for row in books.orders.values())


@answer
def failures(books):
    failed = [row for row in books.orders.values() if row["status"] in FAILED]
    told = [(row, row["rejected_message"] or {}) for row in failed]
    return [
        (row["public_id"], row["status"], why.get("code"), why.get("message", why.get("_value")))
        for row, why in told
    ]


@answer
def failure_rate(books):
    tried = summed(
        ((month(row["place"]),), (1, int(row["status"] in FAILED)))
        for row in books.orders.values()
        if row["status"] in FAILED | {5}
    )
    return [(first, n, failed, percent(failed, n)) for first, n, failed in tried]


@answer
def tried_again(books):
    return summed(
        ((row["currency_code"], row["status"]), (1, row["total"]))
        for row in books.orders.values()
        if row["status"] in TRIED_AGAIN
    )


@answer
def upcoming_revenue(books):
    return summed(
        (
            (
                day(row["place"]) - timedelta(days=day(row["place"]).weekday()),
                row["currency_code"],
            ),
            (1, row["total"]),
        )
        for row in books.unsent
        if row["public_id"] in books.filled
    )


@answer
def units_needed(books):
    orders = {
        row["public_id"]
        for row in books.unsent
        if books.today <= day(row["place"]) <= books.today + timedelta(days=13)
    }
    return summed(
        ((item["product"],), (item["quantity"],)) for item in books.items if item["order"] in orders
    )


@answer
def empty(books):
    unsent = {row["public_id"] for row in books.unsent}
    without = len(unsent - books.filled)
    return [(len(unsent), without, percent(without, len(unsent)))]


@answer
def expired_cards(books):
    found = []
    for row in books.unsent:
        expiry = books.payments[row["payment"]]["cc_exp_date"]
        if expiry and row["public_id"] in books.filled:
            due = day(row["place"])
            last, year = map(int, expiry.split("/"))
            if (due.year, due.month) > (year, last):
                found.append((row["public_id"], row["customer"], due, expiry))
    return found


@answer
def moves_and_skips(books):
    return summed(
        (
            (month(event.at),),
            (int(event.type == "item.change_order"), int(event.type == "order.skip_order")),
        )
        for event in books.told
        if event.type in {"item.change_order", "order.skip_order"}
    )


@answer
def incentives(books):
    return summed(
        (
            (row["external_code"], row["incentive"]["discount_type"]),
            (1, int(row["applied_at"] is not None)),
        )
        for row in books.incentives
    )


@answer
def deleted_orders(books):
    return [
        (order, learnt_from, day(learnt_at))
        for learnt_from, learnt_at, order in books.deletions
        if month(learnt_at) == books.today.replace(day=1)
    ]
