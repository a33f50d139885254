"""What happens at a merchant on any day, other than placing orders. Each changes the tables now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_sandbox.clock import utc_text
from ordergroove_sandbox.merchant import order_book, people
from ordergroove_sandbox.merchant import vocabulary as words
from ordergroove_sandbox.merchant.orders import follow_up, schedule, skip
from ordergroove_sandbox.merchant.random_draws import cents, chance, money

if TYPE_CHECKING:
    from ordergroove_sandbox.merchant.table import Row
    from ordergroove_sandbox.merchant.tables import Tables

CANCELLED = 4
_FEWEST_ON_SALE = 8


def sign_up(tables: Tables) -> None:
    """Add a customer with an address, a payment, and a subscription or two."""
    number = len(tables["customers"]) + 1
    stamp = tables.stamp
    customer = people.customer_row(tables.rng, tables.merchant, number, stamp)
    address = people.address_row(tables.rng, customer, stamp)
    payment = people.payment_row(tables.rng, customer, address, stamp)
    tables.add("customers", customer)
    tables.add("addresses", address)
    tables.add("payments", payment)
    tables.home_of[customer["merchant_user_id"]] = address, payment
    subscriptions = [subscribe(tables, customer) for _ in range(1 + chance(tables.rng, 0.35))]
    tables.tell("subscriber.create", customer, subscription=subscriptions[0])
    tables.tell("subscriber.subscriptions_created", customer, subscriptions=subscriptions)


def subscribe(tables: Tables, customer: Row) -> str:
    """Add a subscription to one of the products on sale; return its id."""
    address, payment = tables.home_of[customer["merchant_user_id"]]
    on_sale = _on_sale(tables)
    product = tables.rng.choice(on_sale)
    profile = tables["offer_profiles"].pick(tables.rng)
    parts = {"customer": customer, "product": product, "payment": payment, "address": address}
    row = order_book.subscription_row(
        tables.rng, parts, tables.rng.choice(profile["offers"]), tables.stamp
    )
    standard = [p["external_product_id"] for p in on_sale if p["product_type"] == "standard"]
    row["components"] = order_book.components(tables.rng, product, standard)
    tables.add("subscriptions", row)
    tables.live_subscriptions.append(row)
    tables.subscriptions_of[row["customer"]].append(row)
    tables.tell("subscription.create", row)
    schedule(tables, row)
    return str(row["public_id"])


def new_subscription(tables: Tables) -> None:
    """Let a customer of old subscribe to one more product."""
    customer = tables["customers"].pick(tables.rng)
    created = subscribe(tables, customer)
    tables.tell("subscriber.subscriptions_created", customer, subscriptions=[created])


def cancel_subscription(tables: Tables) -> None:
    """End a subscription; its upcoming item, and an order left empty, vanish without trace."""
    subscription = _live_subscription(tables)
    key, customer = subscription["public_id"], subscription["customer"]
    code, text = tables.rng.choice(words.CANCEL_REASONS)
    separator = tables.rng.choice(("|", " | "))
    subscription |= {
        "live": False,
        "cancelled": tables.stamp,
        "updated": tables.stamp,
        "cancel_reason": tables.rng.choice((f"{code}{separator}{text}", str(code))),
        "cancel_reason_code": tables.rng.choice((str(code), f"{code}|")),
    }
    tables.live_subscriptions.remove(subscription)
    tables.tell("subscription.cancel", subscription)
    tables.delete_item(tables.next_item_of.pop(key))
    if entitlement := tables.entitlement_of.pop(key, None):
        entitlement |= {"live": False, "last_updated": utc_text(tables.now)}
        tables.tell("entitlement.entitlements_voided", entitlement)
    if not any(other["live"] for other in tables.subscriptions_of[customer]):
        tables.tell("subscriber.cancel", tables.row("customers", customer), subscription=key)


def skip_delivery(tables: Tables) -> None:
    """Skip a subscription's next delivery."""
    skip(tables, _live_subscription(tables))


def change_quantity(tables: Tables) -> None:
    """Change how much a subscription delivers; its upcoming item follows."""
    subscription = _live_subscription(tables)
    quantity = subscription["quantity"] % 5 + 1
    subscription |= {"quantity": quantity, "updated": tables.stamp}
    item = order_book.price_item(tables.next_item_of[subscription["public_id"]], quantity)
    tables.touch_order(item["order"])
    tables.tell("subscription.change_quantity", subscription)
    tables.tell_item("item.change_quantity", item)


def cancel_order(tables: Tables) -> None:
    """Cancel one upcoming order, which stays with status 4; the next one is created."""
    _, order = _upcoming(tables, _live_subscription(tables))
    order |= {"status": CANCELLED, "cancelled": tables.stamp}
    tables.close_order(order)
    tables.touch_order(order["public_id"])
    tables.tell("order.skip_order", order)
    follow_up(tables, order)


def add_one_time_item(tables: Tables) -> None:
    """Put a product into an upcoming order for one time."""
    subscription = _live_subscription(tables)
    _, order = _upcoming(tables, subscription)
    product = tables.rng.choice(_on_sale(tables))
    tables.add_item(order_book.item_row(tables.rng, subscription, product, order, one_time=True))


def grant_incentive(tables: Tables) -> None:
    """Give a customer an incentive on an upcoming order or on one of its items."""
    item, order = _upcoming(tables, _live_subscription(tables))
    scope = item if chance(tables.rng, 0.3) else None
    row = order_book.incentive_row(tables.rng, order, scope, tables.stamp)
    tables.add("one_time_incentives", row)
    tables.incentives_of[row["item"] or row["order"]].append(row)


def move_home(tables: Tables) -> None:
    """Give a customer a new address; the old one is kept, no longer live."""
    customer = tables["customers"].pick(tables.rng)
    old, payment = tables.home_of[customer["merchant_user_id"]]
    old |= {"live": False, "updated": tables.stamp}
    new = tables.add("addresses", people.address_row(tables.rng, customer, tables.stamp))
    tables.home_of[customer["merchant_user_id"]] = new, payment
    _redirect(tables, customer["merchant_user_id"], "shipping_address", new["public_id"])


def replace_payment(tables: Tables) -> None:
    """Give a customer a new payment; the old one is kept, no longer live."""
    customer = tables["customers"].pick(tables.rng)
    address, old = tables.home_of[customer["merchant_user_id"]]
    old |= {"live": False, "last_updated": tables.stamp}
    new = tables.add("payments", people.payment_row(tables.rng, customer, address, tables.stamp))
    tables.home_of[customer["merchant_user_id"]] = address, new
    _redirect(tables, customer["merchant_user_id"], "payment", new["public_id"])


def correct_address(tables: Tables) -> None:
    """Correct the second line of an address."""
    address = tables["addresses"].pick(tables.rng)
    address |= {"address2": f"Floor {tables.rng.randrange(1, 30)}", "updated": tables.stamp}


def log_in(tables: Tables) -> None:
    """Let a customer log in."""
    customer = tables["customers"].pick(tables.rng)
    customer["last_login"] = customer["last_updated"] = tables.stamp


def edit_product(tables: Tables) -> None:
    """Change a product's price, or stop or resume selling it."""
    product = tables["products"].pick(tables.rng)
    product["last_update"] = tables.stamp
    if chance(tables.rng, 0.2) and (
        product["discontinued"] or len(_on_sale(tables)) > _FEWEST_ON_SALE
    ):
        product["discontinued"] = not product["discontinued"]
        return
    product["price"] = money(cents(product["price"]) + tables.rng.randrange(1, 50))


def _live_subscription(tables: Tables) -> Row:
    return tables.rng.choice(tables.live_subscriptions)


def _upcoming(tables: Tables, subscription: Row) -> tuple[Row, Row]:
    """Return a live subscription's upcoming item, and its order."""
    item = tables.next_item_of[subscription["public_id"]]
    return item, tables.row("orders", item["order"])


def _on_sale(tables: Tables) -> list[Row]:
    return [
        product
        for product in tables["products"].rows()
        if product["autoship_enabled"] and not product["discontinued"]
    ]


def _redirect(tables: Tables, customer: str, field: str, key: str) -> None:
    """Point a customer's live subscriptions and upcoming orders to a new address or payment."""
    for subscription in tables.subscriptions_of[customer]:
        if subscription["live"]:
            subscription |= {field: key, "updated": tables.stamp}
            tables.tell(f"subscription.change_{field}", subscription)
    for order in tables.upcoming_of[customer]:
        order[field] = key
        tables.touch_order(order["public_id"])
        tables.tell(f"order.change_{field}", order)
