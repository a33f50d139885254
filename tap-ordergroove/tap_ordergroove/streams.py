"""The streams: what each endpoint is called, keyed and filtered by.

Source: Ordergroove's API reference and its guide to data pipelines,
https://developer.ordergroove.com.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from singer_sdk import StreamSchema
from typing_extensions import override

from singer_commons.errors import SettingError
from singer_commons.stream import CommonStream, RunStream
from singer_commons.values import format_time
from tap_ordergroove.base import SCHEMAS, OrdergrooveStream
from tap_ordergroove.errors import NEEDED_BY
from tap_ordergroove.sync import OrdergrooveSync
from tap_ordergroove.window_reader import Filter, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from singer_sdk.helpers.types import Context, Record

UPDATED = Filter("updated_start", "updated_end")


class Customers(OrdergrooveStream):
    """Customers; the filter's name differs from the field's."""

    name = "customers"
    primary_keys = ("merchant_user_id",)
    customer_field = "merchant_user_id"
    replication_key = "last_updated"
    time_filter = UPDATED


class Subscriptions(OrdergrooveStream):
    """Subscriptions, live and cancelled."""

    name = "subscriptions"
    replication_key = "updated"
    time_filter = UPDATED


class Orders(OrdergrooveStream):
    """Orders, placed and upcoming."""

    name = "orders"
    replication_key = "updated"
    time_filter = UPDATED
    switched_params: ClassVar = {"include_optional_fields": {"include_has_plan": "true"}}


class Items(OrdergrooveStream):
    """Items have no time of their own: any change to one touches its order."""

    name = "items"
    replication_key = "order_updated"
    time_filter = Filter("order_updated_start", "order_updated_end")
    switched_params: ClassVar = {"omit_price_calculation": {"omit_price_calculation": "true"}}


class Addresses(OrdergrooveStream):
    """Shipping and billing addresses."""

    name = "addresses"
    replication_key = "updated"
    time_filter = UPDATED


class Payments(OrdergrooveStream):
    """Payment methods."""

    name = "payments"


class Products(OrdergrooveStream):
    """Products, also those that the list hides: not enabled for subscription, discontinued."""

    name = "products"
    primary_keys = ("external_product_id",)
    params: ClassVar = {"autoship_enabled": "all", "allow_discontinued": "true"}
    switched_params: ClassVar = {
        "include_optional_fields": {
            "include_product_selection_rules": "true",
            "include_product_resource_grants": "true",
            "include_product_free_trials": "true",
        }
    }


class OfferProfiles(OrdergrooveStream):
    """Offer profiles, also those that the list hides: archived, standard flex incentives."""

    name = "offer_profiles"
    params: ClassVar = {
        "status": "all",
        "offer_profile_category": "all_with_standard_flex_incentives",
    }


class OneTimeIncentives(OrdergrooveStream):
    """One-time incentives, in full: the guide says that they have no filter by time of change."""

    name = "one_time_incentives"


class IncrementalOneTimeIncentives(OneTimeIncentives):
    """One-time incentives by time of change, as the API reference says."""

    replication_key = "last_updated"
    time_filter = Filter("last_updated_start", "last_updated_end")


class UpcomingOrders(OrdergrooveStream):
    """Orders not yet sent, in full: only they can be deleted, and deletion leaves no trace.

    They come before the orders: one that is sent in between then counts as sent, not as missing.
    """

    name = "upcoming_orders"
    place = -1
    schema_name = "orders"
    path = "/orders/"
    params: ClassVar = {"status": "1"}
    switched_params: ClassVar = Orders.switched_params


class UpcomingItems(OrdergrooveStream):
    """Items of orders not yet sent, in full."""

    name = "upcoming_items"
    place = -1
    schema_name = "items"
    path = "/items/"
    params: ClassVar = {"status": "1"}
    switched_params: ClassVar = Items.switched_params


class ProductGroups(OrdergrooveStream):
    """Groups of products."""

    name = "product_groups"
    primary_keys = ("group_type", "name")
    selected_by_default = False


class Resources(OrdergrooveStream):
    """Resources that entitlements give access to."""

    name = "resources"
    selected_by_default = False


class CancelReasons(OrdergrooveStream):
    """Cancellation reasons that the merchant offers."""

    name = "cancel_reasons"
    path = "/merchant/cancel_reason/"
    primary_keys = ("application", "cancel_reason")
    selected_by_default = False


class PlacementResponses(OrdergrooveStream):
    """Answers of the shop to placed orders; the API lists them by time without showing it."""

    name = "placement_responses"
    path = "/placement_logs/responses/"
    replication_key = "_window_start"
    time_filter = Filter("start_date", "end_date", "%Y-%m-%d %H:%M:%S")
    selected_by_default = False

    @override
    def enrich(self, record: Record, window_start: datetime | None) -> None:
        record["_window_start"] = format_time(window_start) if window_start else None


class Entitlements(OrdergrooveStream):
    """Entitlements; they live on a host of their own and are listed by merchant."""

    name = "entitlements"
    selected_by_default = False

    @property
    @override
    def base_url(self) -> str:
        return self.run.settings.entitlements_url or ""

    @override
    def listing(self) -> Listing:
        merchant = self.run.settings.merchant_id
        if not merchant or not self.base_url:
            missing = "entitlements_url" if merchant else "merchant_id"
            raise SettingError(NEEDED_BY, missing, stream=self.name)
        listing = super().listing()
        return Listing(listing.path, {**listing.params, "merchant": merchant})


class Snapshots(RunStream[OrdergrooveSync]):
    """One row for each full table that this run has read to its end; emitted last."""

    name = "snapshots"
    place = 1
    primary_keys = ("stream", "snapshot_at")
    schema: ClassVar = StreamSchema(SCHEMAS)

    @override
    def get_records(self, context: Context | None) -> Iterable[Record]:
        yield from self.run.snapshots


STREAMS: tuple[type[CommonStream[OrdergrooveSync]], ...] = (
    Customers,
    Subscriptions,
    Orders,
    Items,
    Addresses,
    Payments,
    Products,
    OfferProfiles,
    UpcomingOrders,
    UpcomingItems,
    ProductGroups,
    Resources,
    CancelReasons,
    PlacementResponses,
    Entitlements,
    Snapshots,
)
