"""Orders and items without ghosts: the API, webhooks as they come, and the views over both."""

from __future__ import annotations

from ordergroove_sandbox.webhooks import WebhookFault, sending

from .books import INCREMENTAL, by_key, differences, truth
from .receiver import KEY, receiving

WEEKS = 2
TABLES = [table for table in INCREMENTAL if table.name in {"orders", "items"}]
# What webhooks are documented to be like, besides those that are lost.
AS_USUAL = [
    WebhookFault.of("duplicate", share=0.2, seconds=3600),
    WebhookFault.of("disorder", share=0.5, seconds=7200),
    WebhookFault.of("lost_answer", share=0.1),
]


def wrong(store, merchant):
    """Return what is in the current views and not in the shop, or the other way round."""
    return [
        line
        for table in TABLES
        for line in differences(
            table,
            truth(merchant, table),
            by_key(table, store.read(f"{table.name}_current")),
            store.blank,
        )
    ]


def learnt_from(store):
    return {
        row["deletion_learnt_from"]
        for table in TABLES
        for row in store.read(f"{table.name}_deleted")
    }


def live_on(meltano, merchant, store, job, faults):
    """Let weeks go by, with a sync after each; return how deletions were learnt."""
    with (
        receiving(meltano.folder) as receiver,
        sending(merchant, receiver.url, KEY, faults=[*faults, *AS_USUAL]) as sender,
    ):
        for week in range(WEEKS + 1):
            if week:
                merchant.advance(7)
                sender.drain(later=True)
            done = meltano.run(job, TAP_ORDERGROOVE_WEBHOOKS_STORE=receiver.store)
            assert done.code == 0, done.log
            assert wrong(store, merchant) == [], f"week {week}"
    assert merchant.deleted("orders")
    assert merchant.deleted("items")
    return learnt_from(store)


def test_with_no_webhook_at_all(meltano, merchant, duck):
    faults = [WebhookFault.of("lose")]
    found = live_on(meltano, merchant, duck, "ordergroove-current-to-duckdb", faults)
    assert "snapshot" in found
    assert "webhook" not in found


def test_postgres_with_all_webhooks(meltano, merchant, postgres):
    found = live_on(meltano, merchant, postgres, "ordergroove-current-to-postgres", [])
    assert "webhook" in found


def test_with_a_third_of_them_lost(meltano, merchant, duck):
    faults = [WebhookFault.of("lose", share=1 / 3)]
    found = live_on(meltano, merchant, duck, "ordergroove-current-to-duckdb", faults)
    assert {"webhook", "snapshot"} <= found
