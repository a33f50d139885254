"""How events are delivered: retries in simulated time, rotation, and all that goes wrong."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import pairwise

import pytest

from ordergroove_sandbox import Merchant, webhooks
from ordergroove_sandbox.webhooks import FIVE, LEGACY, NEWEST, WebhookFault

KEY = "sandbox-verification-key"
HOUR = timedelta(hours=1)
# A slow machine is no failure.
sending = partial(webhooks.sending, timeout=60)


@pytest.fixture
def merchant():
    return Merchant(customers=10, days=60)


def event(number=1, type_="item.remove"):
    return {
        "id": f"event-{number}",
        "type": type_,
        "created": 1_760_450_400,
        "data": {"object": {}},
    }


def announce(sender, count, type_="item.remove"):
    return [sender.announce(event(number, type_)) for number in range(count)]


def gaps(sender):
    """Return the minutes from the first attempt to each."""
    return [(each.at - sender.log[0].at) / timedelta(minutes=1) for each in sender.log]


def test_everything_arrives_signed_and_once(merchant, receiver):
    with sending(merchant, receiver.url, KEY) as sender:
        merchant.advance(2)
        assert receiver.got == []
        counts = sender.drain()
        assert sender.drain() == counts
    assert receiver.refused == 0
    assert receiver.ids == [record.event.id for record in sender.records]
    assert receiver.raw == [record.event.body for record in sender.records]
    assert counts == {
        "events": len(receiver.got), "pending": 0, "success": len(receiver.got), "failed": 0,
        "canceled": 0, "lost": 0, "attempts": len(receiver.got),
    }  # fmt: skip
    assert receiver.headers[0]["Content-Type"] == "application/json"


def test_only_the_wanted_types_are_sent(merchant, receiver):
    with sending(merchant, receiver.url, KEY, events="order.*|item.remove") as sender:
        merchant.advance(5)
        sender.drain()
    assert {each.split(".")[0] for each in receiver.types} == {"order", "item"}
    assert {each for each in receiver.types if each.startswith("item.")} == {"item.remove"}


def test_newest_tries_sixty_times_within_ten_hours(merchant, receiver):
    receiver.status = 404
    with sending(merchant, receiver.url, KEY, NEWEST) as sender:
        sender.announce(event())
        counts = sender.drain()
    assert (counts["failed"], counts["attempts"]) == (1, 60)
    minutes = gaps(sender)
    assert minutes[1] == 1
    assert 9 * HOUR <= sender.log[-1].at - sender.log[0].at <= 10 * HOUR
    pauses = [later - sooner for sooner, later in pairwise(minutes)]
    assert pauses == sorted(pauses)
    assert max(pauses) == 10
    assert [each.outcome for each in sender.log] == ["retry"] * 59 + ["failed"]


def test_five_tries_five_times(merchant, receiver):
    receiver.status = 503
    with sending(merchant, receiver.url, KEY, FIVE) as sender:
        sender.announce(event())
        assert sender.drain()["failed"] == 1
    assert gaps(sender) == [0, 1, 4, 14, 24]


def test_five_does_not_repeat_what_was_refused(merchant, receiver):
    receiver.status = 400
    with sending(merchant, receiver.url, KEY, FIVE) as sender:
        sender.announce(event())
        assert sender.drain()["attempts"] == 1


def test_legacy_doubles_for_three_days_then_switches_the_route_off(merchant, receiver):
    receiver.status = 500
    with sending(merchant, receiver.url, KEY, LEGACY) as sender:
        sender.announce(event(1))
        assert sender.drain()["failed"] == 1
        minutes = gaps(sender)
        assert minutes[:5] == [0, 1, 3, 7, 15]
        assert minutes[-1] <= 3 * 24 * 60 < 2 * minutes[-1]
        assert sender.enabled

        merchant.pass_time(timedelta(days=3))
        sender.announce(event(2))
        assert sender.drain()["canceled"] == 1
        assert not sender.enabled
        sender.announce(event(3))
        assert sender.counts["canceled"] == 2

        receiver.status = 200
        sender.enable()
        sender.announce(event(4))
        sender.drain()
    assert receiver.ids == ["event-4"]


def test_legacy_starts_to_count_again_with_every_success(merchant, receiver):
    with sending(merchant, receiver.url, KEY, LEGACY) as sender:
        for status in (500, 200, 500):
            receiver.status = status
            sender.announce(event(status + len(sender.records)))
            sender.drain(later=False)
            merchant.pass_time(timedelta(days=2))
        assert sender.enabled


@pytest.mark.parametrize("status", [301, 302, 404, 429, 500, 503])
def test_only_2xx_is_a_success(merchant, receiver, status):
    receiver.status = status
    with sending(merchant, receiver.url, KEY) as sender:
        sender.announce(event())
        sender.drain(later=False)
        receiver.status = 200
        sender.drain()
        assert [each.status for each in sender.log] == [status, 200]


@pytest.mark.parametrize("status", [201, 202, 204])
def test_any_2xx_is_one(merchant, receiver, status):
    receiver.status = status
    with sending(merchant, receiver.url, KEY) as sender:
        sender.announce(event())
        assert sender.drain()["success"] == 1


def test_nobody_there_is_a_failure_like_others(merchant, receiver):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with sending(merchant, f"http://127.0.0.1:{port}/", KEY, FIVE) as sender:
        sender.announce(event())
        assert sender.drain()["failed"] == 1
        assert [each.status for each in sender.log] == [None] * 5


def test_who_does_not_answer_in_time_has_failed(merchant):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with sending(merchant, url, KEY, FIVE, timeout=0.05) as sender:
            sender.announce(event())
            assert sender.drain()["failed"] == 1


def test_nothing_is_due_before_its_time(merchant, receiver):
    receiver.status = 500
    with sending(merchant, receiver.url, KEY) as sender:
        sender.announce(event())
        sender.drain(later=False)
        receiver.status = 200
        sender.drain(later=False)
        assert (receiver.got, sender.counts["pending"]) == ([], 1)
        merchant.pass_time(timedelta(minutes=1))
        sender.drain(later=False)
        assert len(receiver.got) == 1


def test_a_retry_comes_though_the_merchant_stands_still(merchant, receiver):
    receiver.status, present = 500, merchant.now
    with sending(merchant, receiver.url, KEY) as sender:
        sender.announce(event())
        for seconds, attempts in ((0, 1), (59, 1), (60, 2)):
            counts = sender.drain(later=False, ahead=timedelta(seconds=seconds))
            assert counts["attempts"] == attempts
        assert [each.at - present for each in sender.log] == [timedelta(0), timedelta(minutes=1)]
    assert merchant.now == present


def test_an_outage_lasts_so_many_simulated_minutes(merchant, receiver):
    outage = WebhookFault.of("outage", minutes=15, times=1)
    with sending(merchant, receiver.url, KEY, FIVE, faults=[outage]) as sender:
        announce(sender, 3)
        assert sender.drain()["success"] == 3
        # At 0, 1, 4 and 14 minutes nobody was there.
        assert gaps(sender)[-3:] == [24, 24, 24]
        assert sender.faults.report()[0]["used"] == 1
    longer = WebhookFault.of("outage", minutes=25, times=1)
    with sending(merchant, receiver.url, KEY, FIVE, faults=[longer]) as sender:
        announce(sender, 3)
        assert sender.drain()["failed"] == 3
    assert len(receiver.got) == 3


def test_an_outage_that_is_cleared_is_over(merchant, receiver):
    with sending(merchant, receiver.url, KEY) as sender:
        sender.faults.add(WebhookFault.of("outage", minutes=1e6, times=1))
        sender.announce(event())
        sender.drain(later=False)
        sender.faults.clear()
        assert sender.drain()["success"] == 1


def test_a_lost_answer_brings_the_same_event_again(merchant, receiver):
    fault = WebhookFault.of("lost_answer", times=1)
    with sending(merchant, receiver.url, KEY, faults=[fault], clock=None) as sender:
        sender.announce(event())
        sender.drain()
    assert receiver.raw[0] == receiver.raw[1]
    assert receiver.stamps[1] - receiver.stamps[0] == 60
    assert [(each.status, each.faults) for each in sender.log] == [
        (None, ("lost_answer",)),
        (200, ()),
    ]


def test_a_corrupt_signature_is_refused_and_the_next_is_good(merchant, receiver):
    fault = WebhookFault.of("corrupt_signature", times=2)
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        sender.announce(event())
        sender.drain()
    assert (receiver.refused, receiver.ids) == (2, ["event-1"])
    assert [each.status for each in sender.log] == [401, 401, 200]


def test_a_share_of_the_events_is_lost_the_same_each_time(merchant, receiver):
    lost = []
    for seed in (1, 1, 2):
        fault = WebhookFault.of("lose", share=0.3)
        with sending(merchant, receiver.url, KEY, faults=[fault], seed=seed) as sender:
            announce(sender, 300)
            counts = sender.drain()
            lost.append([each.event.id for each in sender.records if each.state == "lost"])
        assert 40 < counts["lost"] < 140
        assert counts["success"] == counts["attempts"] == 300 - counts["lost"]
    assert lost[0] == lost[1] != lost[2]


def test_faults_befall_the_types_that_they_name(merchant, receiver):
    fault = WebhookFault.of("lose", "item.remove|order.delete")
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        for number, type_ in enumerate(("item.remove", "order.delete", "order.create")):
            sender.announce(event(number, type_))
        sender.drain()
    assert receiver.types == ["order.create"]


def test_duplicates_arrive_beside_the_event(merchant, receiver):
    fault = WebhookFault.of("duplicate", times=1, copies=2, seconds=3600)
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        announce(sender, 2)
        counts = sender.drain()
    assert receiver.ids == ["event-0", "event-1", "event-0", "event-0"]
    assert (counts["events"], counts["success"], counts["attempts"]) == (2, 2, 4)
    assert gaps(sender) == [0, 0, 60, 120]


def test_disorder_changes_the_order_and_loses_nothing(merchant, receiver):
    with sending(
        merchant, receiver.url, KEY, faults=[WebhookFault.of("disorder", seconds=900)]
    ) as sender:
        sent = announce(sender, 50)
        sender.drain()
    assert receiver.ids != sent
    assert sorted(receiver.ids) == sorted(sent)
    assert sender.log[-1].at - sender.log[0].at <= timedelta(minutes=15)


def test_events_can_come_days_later(merchant, receiver):
    fault = WebhookFault.of("delay", times=1, days=5)
    with sending(merchant, receiver.url, KEY, faults=[fault]) as sender:
        announce(sender, 2)
        sender.drain(later=False)
        assert receiver.ids == ["event-1"]
        sender.drain()
    assert receiver.ids == ["event-1", "event-0"]
    assert sender.log[-1].at - sender.log[0].at == timedelta(days=5)


def test_after_a_rotation_both_keys_sign_for_a_day(merchant, receiver):
    with sending(merchant, receiver.url, KEY) as sender:
        sender.rotate("second-key")
        announce(sender, 1)
        sender.drain()
        assert len(receiver.got) == 1
        _, new, old = sender.log[-1].signature.split(",")
        receiver.key = "second-key"
        sender.redeliver("event-0")
        sender.drain()
        assert len(receiver.got) == 2
        assert new != old

        # Another rotation within the day does not prolong the life of the first key.
        merchant.pass_time(timedelta(hours=23))
        sender.rotate("third-key")
        receiver.key = KEY
        sender.announce(event(7))
        sender.drain()
        assert receiver.ids[-1] == "event-7"
        merchant.pass_time(timedelta(hours=1))
        sender.announce(event(8))
        sender.drain(later=False)
        assert (receiver.refused, receiver.ids[-1]) == (1, "event-7")
        receiver.key = "third-key"
        merchant.pass_time(timedelta(hours=1))
        sender.drain(later=False)
        assert receiver.ids[-1] == "event-8"
        assert sender.log[-1].signature.count("sig=") == 1


def test_what_waits_when_the_route_is_switched_off_is_lost(merchant, receiver):
    with sending(merchant, receiver.url, KEY) as sender:
        announce(sender, 2)
        sender.disable()
        sender.announce(event(5))
        counts = sender.drain()
        assert (counts["canceled"], counts["attempts"]) == (3, 0)
        with pytest.raises(ValueError, match="switched off"):
            sender.redeliver("event-0")
        sender.enable()
        sender.announce(event(6))
        sender.drain()
    assert receiver.ids == ["event-6"]


def test_any_event_can_be_delivered_again(merchant, receiver):
    with sending(merchant, receiver.url, KEY, faults=[WebhookFault.of("lose")]) as sender:
        announce(sender, 1)
        sender.redeliver("event-0")
        assert sender.drain()["success"] == 1
        sender.redeliver("event-0")
        assert sender.drain()["attempts"] == 2
        with pytest.raises(KeyError):
            sender.redeliver("nothing")
    assert receiver.ids == ["event-0"] * 2


def test_the_signature_shows_the_time_that_it_is_given(merchant, receiver):
    with sending(merchant, receiver.url, KEY) as sender:
        before = int(datetime.now(timezone.utc).timestamp())
        announce(sender, 1)
        sender.drain()
    assert before <= receiver.stamps[0] <= datetime.now(timezone.utc).timestamp()
    with sending(merchant, receiver.url, KEY, clock=None) as sender:
        announce(sender, 1)
        sender.drain()
    assert receiver.stamps[1] == int(merchant.now.timestamp())
    late = datetime(2030, 1, 1, tzinfo=timezone.utc)
    with sending(merchant, receiver.url, KEY, clock=lambda: late) as sender:
        announce(sender, 1)
        sender.drain()
    assert receiver.stamps[2] == int(late.timestamp())


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("earthquake", {}),
        ("outage", {}),
        ("lose", {"share": 2}),
        ("lose", {"days": 1}),
        ("delay", {"days": -1}),
        ("duplicate", {"copies": "two"}),
    ],
)
def test_faults_that_cannot_be_are_refused(kind, given):
    with pytest.raises(ValueError, match=kind):
        WebhookFault.of(kind, **given)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "127.0.0.1:80", "http://"])
def test_other_addresses_are_refused(merchant, url):
    with pytest.raises(ValueError, match="address"), sending(merchant, url, KEY):
        pass
