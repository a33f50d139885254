"""How events are delivered: again and again in simulated time, with all that goes wrong."""

from __future__ import annotations

import socket
import time
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest

from ordergroove_sandbox import Merchant, webhooks
from ordergroove_sandbox.webhooks import WebhookFault

KEY = "sandbox-verification-key"
HOUR = timedelta(hours=1)
# A slow machine is no failure.
sending = partial(webhooks.sending, timeout=60)


@pytest.fixture
def merchant():
    return Merchant(customers=10, days=60)


def tell(merchant, count):
    """Let so many events come about now."""
    merchant.touch("items", count)


def minutes(sender):
    """Return the minutes from the first attempt to each."""
    return [(each.at - sender.log[0].at) / timedelta(minutes=1) for each in sender.log]


def ids(sender):
    return [event.id for event in sender.events]


def test_everything_arrives_signed_and_once(merchant, receiver):
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(2)
        assert receiver.got == []
        counts = sender.drain()
        assert sender.drain() == counts
    assert receiver.refused == 0
    assert receiver.ids == ids(sender)
    assert receiver.raw == [event.body for event in sender.events]
    assert counts == {
        "events": len(receiver.got), "waiting": 0, "success": len(receiver.got), "failed": 0,
        "lost": 0, "transmissions": len(receiver.got),
    }  # fmt: skip
    assert receiver.headers[0]["Content-Type"] == "application/json"


def test_who_never_says_yes_is_asked_sixty_times_within_ten_hours(merchant, receiver):
    receiver.status = 404
    with sending(merchant, receiver.url, KEY) as sender:
        tell(merchant, 1)
        counts = sender.drain()
    assert (counts["failed"], counts["transmissions"]) == (1, 60)
    assert minutes(sender)[:6] == [0, 1, 3, 7, 15, 25]
    assert 9 * HOUR <= sender.log[-1].at - sender.log[0].at <= 10 * HOUR
    pauses = [later - sooner for sooner, later in pairwise(minutes(sender))]
    assert max(pauses) == 10


@pytest.mark.parametrize("status", [301, 404, 500])
def test_only_2xx_is_a_success(merchant, receiver, status):
    receiver.status = status
    with sending(merchant, receiver.url, KEY) as sender:
        tell(merchant, 1)
        sender.drain(later=False)
        receiver.status = 204
        assert sender.drain()["success"] == 1
    assert [each.status for each in sender.log] == [status, 204]


def test_nobody_there_is_a_failure_like_others(merchant):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with sending(merchant, f"http://127.0.0.1:{port}/", KEY) as sender:
        tell(merchant, 1)
        assert sender.drain(later=False)["waiting"] == 1
    assert [each.status for each in sender.log] == [None]


def test_who_does_not_answer_in_time_has_failed(merchant):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with sending(merchant, url, KEY, timeout=0.05) as sender:
            tell(merchant, 1)
            assert sender.drain(later=False)["waiting"] == 1


def test_nothing_is_due_before_its_time(merchant, receiver):
    receiver.status = 500
    with sending(merchant, receiver.url, KEY) as sender:
        tell(merchant, 1)
        sender.drain(later=False)
        receiver.status = 200
        assert sender.drain(later=False)["waiting"] == 1
        assert receiver.got == []
        merchant.pass_time(timedelta(minutes=1))
        assert sender.drain(later=False)["success"] == 1


def test_a_repetition_comes_though_the_merchant_stands_still(merchant, receiver):
    receiver.status, present = 500, merchant.now
    with sending(merchant, receiver.url, KEY) as sender:
        tell(merchant, 1)
        for seconds, attempts in ((0, 1), (59, 1), (60, 2)):
            counts = sender.drain(later=False, ahead=timedelta(seconds=seconds))
            assert counts["transmissions"] == attempts
        assert minutes(sender) == [0, 1]
    assert merchant.now == present


def test_a_lost_answer_brings_the_same_event_again(merchant, receiver):
    fault = WebhookFault.of("lost_answer", times=1)
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        tell(merchant, 1)
        sender.drain()
    assert receiver.raw[0] == receiver.raw[1]
    assert minutes(sender) == [0, 1]
    assert [(each.status, each.faults) for each in sender.log] == [
        (None, ("lost_answer",)),
        (200, ()),
    ]


def test_a_share_of_the_events_is_lost_the_same_each_time(merchant, receiver):
    arrived = []
    for _ in range(2):
        fault = WebhookFault.of("lose", share=0.3)
        with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
            for _ in range(30):
                tell(merchant, 10)
            counts = sender.drain()
        assert 40 < counts["lost"] < 140
        assert counts["success"] == counts["transmissions"] == 300 - counts["lost"]
        arrived.append(receiver.ids)
        receiver.got.clear()
    assert arrived[0] == arrived[1]


def test_faults_befall_the_types_that_they_name(merchant, receiver):
    fault = WebhookFault.of("lose", "item.*|order.delete")
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        merchant.advance(5)
        sender.drain()
    lost = {event.type for event in sender.events} - {*receiver.types}
    assert lost >= {"item.create", "order.delete"}
    assert "order.create" in receiver.types
    assert not any(each.startswith("item.") for each in receiver.types)


def test_duplicates_arrive_later_than_the_event(merchant, receiver):
    fault = WebhookFault.of("duplicate", times=1, seconds=3600)
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        tell(merchant, 2)
        counts = sender.drain()
    one, two = ids(sender)
    assert receiver.ids == [one, two, one]
    assert (counts["events"], counts["transmissions"]) == (2, 3)


def test_disorder_changes_the_order_and_loses_nothing(merchant, receiver):
    fault = WebhookFault.of("disorder", seconds=900)
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        for _ in range(5):
            tell(merchant, 10)
        sender.drain(later=False)
        assert receiver.got == []
        merchant.pass_time(timedelta(minutes=15))
        sender.drain(later=False)
    assert receiver.ids != ids(sender)
    assert sorted(receiver.ids) == sorted(ids(sender))


def test_the_signature_shows_the_real_time(merchant, receiver):
    before = int(time.time())
    with sending(merchant, receiver.url, KEY) as sender:
        tell(merchant, 1)
        sender.drain()
    assert before <= receiver.stamps[0] <= time.time()


@pytest.mark.parametrize(
    ("kind", "given"),
    [("earthquake", {}), ("lose", {"share": 2}), ("lose", {"days": 1}), ("disorder", {})],
)
def test_faults_that_cannot_be_are_refused(kind, given):
    with pytest.raises(ValueError, match=kind):
        WebhookFault.of(kind, **given)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "127.0.0.1:80", "http://"])
def test_other_addresses_are_refused(merchant, url):
    with pytest.raises(ValueError, match="address"), sending(merchant, url, KEY):
        pass
