"""Orders and items without ghosts: the API, webhooks as they come, and the views over both.

With all webhooks: test_questions.py.
"""

from __future__ import annotations

from ordergroove_sandbox.webhooks import WebhookFault, sending

from .support.receiver import KEY, receiving
from .support.warehouse import CURRENT, ghosts

WEEKS = 2
# What webhooks are documented to be like, besides those that are lost.
AS_USUAL = [
    WebhookFault.of("duplicate", share=0.2, seconds=3600),
    WebhookFault.of("disorder", share=0.5, seconds=7200),
    WebhookFault.of("lost_answer", share=0.1),
]


def learnt_from(store):
    return {
        row["deletion_learnt_from"]
        for table in CURRENT
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
            assert ghosts(merchant, store) == [], f"week {week}"
    assert merchant.deleted("orders")
    assert merchant.deleted("items")
    return learnt_from(store)


def test_with_no_webhook_at_all(meltano, merchant, postgres):
    faults = [WebhookFault.of("lose")]
    found = live_on(meltano, merchant, postgres, "ordergroove-current-to-postgres", faults)
    assert "snapshot" in found
    assert "webhook" not in found


def test_with_a_third_of_them_lost(meltano, merchant, duck):
    faults = [WebhookFault.of("lose", share=1 / 3)]
    found = live_on(meltano, merchant, duck, "ordergroove-current-to-duckdb", faults)
    assert {"webhook", "snapshot"} <= found
