"""The main story once more, against the server that most hosts run: OpenSSH's."""

from __future__ import annotations

from tests.support.sftp_tap import STREAMS, Loader, differences, expected_book, sync

from ordergroove_sandbox.drop import FORMS, Defect, Drop, Style

EVENTS = "crm_subscriber_events"


def settings_of(sshd, drop, **config):
    return {
        "host": "127.0.0.1",
        "port": sshd.port,
        "username": sshd.user,
        "private_key_path": str(sshd.keys["ed25519"]),
        "host_key": sshd.host_keys["ed25519"],
        "path": str(drop.outgoing),
        **config,
    }


def test_full_files_deltas_a_late_one_and_one_that_comes_again(sshd, merchant, tmp_path):
    style = Style(names=FORMS["N1-separated"], reports=("orders", "subscription", EVENTS))
    drop = Drop(merchant, tmp_path / "drop", style)
    config = settings_of(sshd, drop)
    secrets = drop.clutter()
    current = {}

    def arrived(files):
        current.update((file.name, file) for file in files)

    begin = merchant.now
    tokens = ("orders", "subscription")
    arrived(drop.deliver_days(2))
    arrived(drop.deliver_full(token) for token in tokens)
    loader, state = Loader(), {}
    for _ in range(2):
        merchant.advance(1)
        arrived(drop.deliver(defects=[Defect("extra_column", EVENTS)]))
    merchant.touch("subscriptions", 99)
    for change in (
        lambda: None,
        # comes again, with other rows
        lambda: arrived([drop.deliver_full("subscription", begin, [Defect("redropped")])]),
        # comes late
        lambda: arrived([drop.deliver_full("orders", begin, [Defect("late")])]),
    ):
        change()
        outcome = sync(config, state=state)
        assert outcome.error is None
        assert outcome.read()
        loader.take(outcome.messages)
        state = outcome.state
        for token in tokens:
            mine = [file for file in current.values() if file.report == token]
            stream = STREAMS[token]
            assert differences(stream, expected_book(mine), loader.book(stream)) == []
        again = sync(config, state=state)
        assert {message["type"] for message in again.messages} == {"SCHEMA", "STATE"}
    assert not any(name in str(outcome.lines) for name in secrets)


def test_the_folder_may_be_written_in_other_letters(sshd, drop):
    [file] = drop.deliver(reports=["orders"])
    outgoing = drop.outgoing.rename(drop.root / "OutGoing")
    outcome = sync(settings_of(sshd, drop, path=str(drop.root / "outgoing")))
    assert (outcome.error, outcome.read()) == (None, [file.name])
    assert [path.name for path in outgoing.iterdir()] == [file.name]


def test_a_stranger_and_a_wrong_host_key_are_turned_away(sshd, drop):
    drop.deliver(reports=["orders"])
    outcome = sync(settings_of(sshd, drop, private_key_path=str(sshd.keys["stranger"])))
    assert "private_key" in outcome.error
    outcome = sync(settings_of(sshd, drop, host_key="SHA256:" + "A" * 43))
    assert "host_key" in outcome.error
    assert {each["type"] for each in outcome.messages} <= {"SCHEMA", "STATE"}
