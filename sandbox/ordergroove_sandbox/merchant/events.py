"""What happens at a merchant on any day, other than placing orders. Each changes the books now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text, wall_date
from ordergroove_sandbox.merchant import people, trade
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.chance import cents, chance, money
from ordergroove_sandbox.merchant.orders import schedule, skip

if TYPE_CHECKING:
    from ordergroove_sandbox.merchant.books import Books
    from ordergroove_sandbox.merchant.table import Row

CANCELLED = 4
_FEWEST_ON_SALE = 8


def sign_up(books: Books) -> None:
    """Add a customer with an address, a payment, and a subscription or two."""
    number = len(books.tables["customers"]) + 1
    stamp = books.stamp
    customer = people.customer_row(books.rng, books.merchant, number, stamp)
    address = people.address_row(books.rng, customer, stamp)
    payment = people.payment_row(books.rng, customer, address, stamp)
    key = books.add("customers", customer)["merchant_user_id"]
    books.address_of[key] = books.add("addresses", address)["public_id"]
    books.payment_of[key] = books.add("payments", payment)["public_id"]
    subscriptions = [subscribe(books, customer) for _ in range(1 + chance(books.rng, 0.35))]
    books.tell("subscriber.create", customer, subscription=subscriptions[0])
    books.tell("subscriber.subscriptions_created", customer, subscriptions=subscriptions)


def subscribe(books: Books, customer: Row) -> str:
    """Add a subscription to one of the products on sale, with its upcoming item and order.

    Returns:
        The subscription's id.
    """
    address, payment = books.home_of(customer["merchant_user_id"])
    on_sale = _on_sale(books)
    product = books.rng.choice(on_sale)
    profile = books.tables["offer_profiles"].pick(books.rng)
    parts = {"customer": customer, "product": product, "payment": payment, "address": address}
    row = trade.subscription_row(books.rng, parts, books.rng.choice(profile["offers"]), books.stamp)
    standard = [p["external_product_id"] for p in on_sale if p["product_type"] == "standard"]
    row["components"] = trade.components(books.rng, product, standard)
    books.add("subscriptions", row)
    books.live_subscriptions.append(row["public_id"])
    books.subscriptions_of[row["customer"]].append(row["public_id"])
    books.tell("subscription.create", row)
    schedule(books, row, wall_date(books.now))
    return str(row["public_id"])


def new_subscription(books: Books) -> None:
    """Let a customer of old subscribe to one more product."""
    customer = books.tables["customers"].pick(books.rng)
    created = subscribe(books, customer)
    books.tell("subscriber.subscriptions_created", customer, subscriptions=[created])


def cancel_subscription(books: Books) -> None:
    """End a subscription; its upcoming item, and an order left empty, vanish without trace."""
    subscription = _live_subscription(books)
    key = subscription["public_id"]
    code, text = books.rng.choice(words.CANCEL_REASONS)
    separator = books.rng.choice(("|", " | "))
    subscription["live"] = False
    subscription["cancelled"] = subscription["updated"] = books.stamp
    subscription["cancel_reason"] = books.rng.choice((f"{code}{separator}{text}", str(code)))
    subscription["cancel_reason_code"] = books.rng.choice((str(code), f"{code}|"))
    books.live_subscriptions.remove(key)
    books.tell("subscription.cancel", subscription)
    books.delete_item(books.get("items", books.next_item_of.pop(key)))
    if key in books.entitlement_of:
        entitlement = books.get("entitlements", books.entitlement_of.pop(key))
        entitlement["live"] = False
        entitlement["last_updated"] = utc_text(books.now)
        books.tell("entitlement.entitlements_voided", entitlement)
    customer = subscription["customer"]
    others = map(books.tables["subscriptions"].get, books.subscriptions_of[customer])
    if not any(other["live"] for other in others):
        books.tell("subscriber.cancel", books.get("customers", customer), subscription=key)


def skip_delivery(books: Books) -> None:
    """Skip a subscription's next delivery."""
    skip(books, _live_subscription(books))


def change_quantity(books: Books) -> None:
    """Change how much a subscription delivers; its upcoming item follows."""
    subscription = _live_subscription(books)
    subscription["quantity"] = subscription["quantity"] % 5 + 1
    subscription["updated"] = books.stamp
    item = books.get("items", books.next_item_of[subscription["public_id"]])
    trade.price_item(item, subscription["quantity"])
    books.touch_order(item["order"])
    books.tell("subscription.change_quantity", subscription)
    books.tell_item("item.change_quantity", item)


def cancel_order(books: Books) -> None:
    """Cancel one upcoming order, which stays with status 4; the next one is created."""
    item = books.get("items", books.next_item_of[_live_subscription(books)["public_id"]])
    order = books.get("orders", item["order"])
    order["status"] = CANCELLED
    order["cancelled"] = books.stamp
    books.close_order(order)
    books.touch_order(order["public_id"])
    books.tell("order.skip_order", order)
    for other in books.items_in(order["public_id"]):
        if other["subscription"]:
            schedule(books, books.get("subscriptions", other["subscription"]), wall_date(books.now))


def add_one_time_item(books: Books) -> None:
    """Put a product into an upcoming order for one time."""
    subscription = _live_subscription(books)
    upcoming = books.get("items", books.next_item_of[subscription["public_id"]])
    order = books.get("orders", upcoming["order"])
    product = books.rng.choice(_on_sale(books))
    books.add_item(trade.item_row(books.rng, subscription, product, order, one_time=True))


def grant_incentive(books: Books) -> None:
    """Give a customer an incentive on an upcoming order or on one of its items."""
    item = books.get("items", books.next_item_of[_live_subscription(books)["public_id"]])
    order = books.get("orders", item["order"])
    scope = item if chance(books.rng, 0.3) else None
    row = trade.incentive_row(books.rng, order, scope, books.stamp)
    books.add("one_time_incentives", row)
    books.incentives_of[row["item"] or row["order"]].append(row["public_id"])


def move_home(books: Books) -> None:
    """Give a customer a new address; the old one is kept, no longer live."""
    customer = books.tables["customers"].pick(books.rng)
    old, _ = books.home_of(customer["merchant_user_id"])
    old["live"] = False
    old["updated"] = books.stamp
    new = books.add("addresses", people.address_row(books.rng, customer, books.stamp))
    books.address_of[customer["merchant_user_id"]] = new["public_id"]
    _redirect(books, customer["merchant_user_id"], "shipping_address", new["public_id"])


def correct_address(books: Books) -> None:
    """Correct the second line of an address."""
    address = books.tables["addresses"].pick(books.rng)
    address["address2"] = f"Floor {books.rng.randrange(1, 30)}"
    address["updated"] = books.stamp


def replace_payment(books: Books) -> None:
    """Give a customer a new payment; the old one is kept, no longer live."""
    customer = books.tables["customers"].pick(books.rng)
    address, old = books.home_of(customer["merchant_user_id"])
    old["live"] = False
    old["last_updated"] = books.stamp
    new = books.add("payments", people.payment_row(books.rng, customer, address, books.stamp))
    books.payment_of[customer["merchant_user_id"]] = new["public_id"]
    _redirect(books, customer["merchant_user_id"], "payment", new["public_id"])


def log_in(books: Books) -> None:
    """Let a customer log in."""
    customer = books.tables["customers"].pick(books.rng)
    customer["last_login"] = customer["last_updated"] = books.stamp


def edit_product(books: Books) -> None:
    """Change a product's price, or stop or resume selling it."""
    product = books.tables["products"].pick(books.rng)
    product["last_update"] = books.stamp
    if chance(books.rng, 0.2) and (
        product["discontinued"] or len(_on_sale(books)) > _FEWEST_ON_SALE
    ):
        product["discontinued"] = not product["discontinued"]
        return
    product["price"] = money(cents(product["price"]) + books.rng.randrange(1, 50))


def _live_subscription(books: Books) -> Row:
    return books.get("subscriptions", books.rng.choice(books.live_subscriptions))


def _on_sale(books: Books) -> list[Row]:
    return [
        product
        for product in books.tables["products"].rows()
        if product["autoship_enabled"] and not product["discontinued"]
    ]


def _redirect(books: Books, customer: str, field: str, key: str) -> None:
    """Point a customer's live subscriptions and upcoming orders to a new address or payment."""
    for subscription in map(books.tables["subscriptions"].get, books.subscriptions_of[customer]):
        if subscription["live"]:
            subscription[field] = key
            subscription["updated"] = books.stamp
            books.tell(f"subscription.change_{field}", subscription)
    for key_of_order in books.upcoming_of[customer]:
        order = books.get("orders", key_of_order)
        order[field] = key
        books.touch_order(key_of_order)
        books.tell(f"order.change_{field}", order)
