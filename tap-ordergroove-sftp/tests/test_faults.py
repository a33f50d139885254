"""A server that is not the right one, does not let us in, or breaks off in the middle."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from datetime import timedelta

import asyncssh
import pytest
from tests.support.sftp_tap import NOW, Loader, hasty, run_tap, settings_for, sync

from ordergroove_sandbox.drop import SftpFault, new_host_key, serving
from tap_ordergroove_sftp.report_reader import ReportParser
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

SUBSCRIPTIONS = "subscriptions_report"
BIG = "acme_subscription_06142026080530.csv"
ROWS = 30_000
SECRET = "sandbox-password"  # noqa: S105 - of a stand-in


def write_big(drop, name=BIG, rows=ROWS):
    """Drop a file of more than a megabyte; return its ids."""
    ids = [f"{name[-6]}{number:07}" for number in range(rows)]
    content = "Subscription ID,Status,SKU\n" + "".join(
        f'{each},Live,"number {each}, ""big"""\n' for each in ids
    )
    path = drop.outgoing / name
    path.write_text(content)
    os.utime(path, ((NOW - timedelta(days=1)).timestamp(),) * 2)
    return ids


def ids_of(outcome):
    return [each["ordergroove_subscription_id"] for each in outcome.records(SUBSCRIPTIONS)]


def fails(server, tap_class=TapOrdergrooveSftp, **config):
    """Sync, which must fail before anything is read; return what is said."""
    outcome = sync(settings_for(server, **config), tap_class=tap_class)
    assert outcome.error
    assert SECRET not in outcome.error
    assert server.log.opened == []
    assert [each for each in outcome.messages if each["type"] == "RECORD"] == []
    return outcome.error


def test_a_wrong_host_key_ends_the_run_before_anything_is_sent(server, drop):
    drop.deliver()
    other = "SHA256:" + "A" * 43
    said = fails(server, host_key=other)
    assert other in said
    assert server.fingerprint in said
    assert "host_key" in said
    assert (server.log.auth, server.log.listed) == ([], [])


def test_a_changed_host_key_ends_the_run(drop):
    drop.deliver()
    with serving(drop) as first:
        known = first.host_key
    with serving(drop, host_keys=[new_host_key()]) as changed:
        said = fails(changed, host_key=known)
        assert first.fingerprint in said
        assert changed.fingerprint in said
        assert changed.log.auth == []


def test_an_unknown_host_key_ends_the_run_and_is_shown(server, drop):
    drop.deliver()
    said = fails(server, host_key=None)
    assert server.fingerprint in said
    assert "set host_key to" in said
    assert server.log.auth == []


def test_an_unknown_host_key_may_be_allowed_and_is_shown(server, drop, caplog):
    drop.deliver(reports=["orders"])
    outcome = run_tap(server, host_key=None, allow_unknown_host_key=True, select=["orders_report"])
    assert outcome.error is None
    assert server.fingerprint in caplog.text
    # One that is known and wrong is not allowed by that.
    server.log.clear()
    fails(server, host_key="SHA256:" + "A" * 43, allow_unknown_host_key=True)
    assert server.log.auth == []


def test_a_known_hosts_file(server, drop, tmp_path):
    [file] = drop.deliver(reports=["orders"])
    known = tmp_path / "known_hosts"
    known.write_text(f"[127.0.0.1]:{server.port} {server.host_key}\n")
    config = {"host_key": None, "known_hosts_path": str(known)}
    assert run_tap(server, select=["orders_report"], **config).read() == [file.name]
    server.log.clear()
    known.write_text(f"[127.0.0.1]:{server.port + 1} {server.host_key}\n")
    assert "known_hosts" in fails(server, **config)
    assert server.log.auth == []


def test_a_wrong_password_is_tried_once(server, drop):
    drop.deliver()
    said = fails(server, password="wrong-and-secret")  # noqa: S106
    assert "wrong-and-secret" not in said
    for words in ("password", "sandbox", "username"):
        assert words in said
    assert [(each.method, each.accepted) for each in server.log.auth] == [("password", False)]


def test_a_private_key(drop, tmp_path):
    [file] = drop.deliver(reports=["orders"])
    text = new_host_key()
    path = tmp_path / "id_ed25519"
    path.write_text(text)
    public = asyncssh.import_private_key(text).export_public_key().decode()
    with serving(drop, authorized_keys=[public]) as server:
        for login in ({"private_key": text}, {"private_key_path": str(path)}):
            outcome = run_tap(server, password=None, select=["orders_report"], **login)
            assert outcome.read() == [file.name]
        assert "private_key" in fails_after(server, private_key=new_host_key(), password=None)


def fails_after(server, **config):
    server.log.clear()
    return fails(server, **config)


def test_a_folder_that_may_not_be_listed(server, drop):
    drop.deliver()
    server.faults.add(SftpFault.of("deny", "outgoing", times=None))
    assert "/outgoing: permission denied" in fails(server)


def test_nobody_listens(drop):
    with serving(drop) as server:
        pass
    said = fails(server, hasty(retry_budget=0))
    assert f"127.0.0.1:{server.port}" in said


def test_one_file_may_be_denied(server, drop):
    good = drop.deliver(drop.latest_day() - timedelta(days=1), reports=["orders", "subscription"])
    [bad] = drop.deliver(reports=["subscription"])
    server.faults.add(SftpFault.of("deny", bad.name, times=None))
    outcome = run_tap(server)
    assert f"{bad.name}: " in outcome.error
    assert "permission denied" in outcome.error
    assert outcome.statuses() == {bad.name: "failed", **{file.name: "loaded" for file in good}}
    server.faults.clear()
    outcome = run_tap(server, state=outcome.state)
    assert (outcome.error, outcome.read()) == (None, [bad.name])


@pytest.mark.parametrize("times", [1, 3])
def test_connections_that_drop_inside_a_file_lose_no_row_and_double_none(
    server, drop, waits, times
):
    ids = write_big(drop)
    server.faults.add(SftpFault.of("drop", BIG, times=times, after_bytes=300_000))
    outcome = run_tap(server, select=[SUBSCRIPTIONS])
    assert outcome.error is None
    assert ids_of(outcome) == ids
    assert len(waits) == times
    assert server.log.opened == [f"/outgoing/{BIG}"] * (times + 1)
    content = (drop.outgoing / BIG).read_bytes()
    assert outcome.files()[BIG]["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_stalled_connection_is_given_up_and_reading_goes_on(server, drop, waits):
    ids = write_big(drop)
    server.faults.add(SftpFault.of("stall", BIG, after_bytes=400_000, seconds=3))
    outcome = sync(settings_for(server), select=[SUBSCRIPTIONS], tap_class=hasty(timeout=0.5))
    assert outcome.error is None
    assert ids_of(outcome) == ids
    assert len(waits) == 1


def test_a_file_that_is_replaced_while_the_connection_is_down_is_left_for_the_next_run(
    server, drop, waits, caplog
):
    write_big(drop)
    heard = server.log.add
    ids = []

    def replace(call):
        if call.operation == "open" and call.path.endswith(BIG) and server.log.opened:
            ids[:] = write_big(drop, rows=ROWS + 1)
        heard(call)

    server.log.add = replace
    server.faults.add(SftpFault.of("drop", BIG, after_bytes=400_000))
    first = run_tap(server, select=[SUBSCRIPTIONS])
    assert first.error is None
    assert first.statuses() == {}
    assert "left for the next run" in caplog.text
    server.log.add = heard
    second = run_tap(server, select=[SUBSCRIPTIONS], state=first.state)
    assert ids_of(second) == ids
    loader = Loader().take([*first.messages, *second.messages])
    assert {key for (key,) in loader.tables[SUBSCRIPTIONS]} == set(ids)


def test_a_server_that_goes_away_for_good_ends_the_run_and_keeps_what_was_read(server, drop, waits):
    first_name = "acme_subscription_06132026080530.csv"
    first_ids = write_big(drop, first_name, rows=10)
    write_big(drop)
    server.faults.add(SftpFault.of("drop", BIG, times=None, after_bytes=400_000))
    heard = server.log.add

    def shut(call):
        heard(call)
        if server.log.opened.count(f"/outgoing/{BIG}") > 1:
            server.faults.clear()
            server.faults.add(SftpFault.of("drop", BIG, times=None))

    server.log.add = shut
    outcome = sync(settings_for(server), select=[SUBSCRIPTIONS], tap_class=hasty(retry_budget=2))
    assert "gave up" in outcome.error
    assert BIG in outcome.error
    loader = outcome.loaded
    assert {key for (key,) in loader.tables[SUBSCRIPTIONS]} >= set(first_ids)
    server.log.add = heard
    server.faults.clear()
    again = run_tap(server, select=[SUBSCRIPTIONS], state=outcome.state)
    assert again.error is None
    assert again.read() == [BIG]
    assert len(ids_of(again)) == ROWS


def test_a_connection_that_drops_while_a_header_is_looked_at(server, drop, monkeypatch):
    [file] = drop.deliver(reports=["orders"])
    monkeypatch.setattr("tap_ordergroove_sftp.sync.time.sleep", lambda _seconds: None)
    server.faults.add(SftpFault.of("drop", file.name, after_bytes=0))
    outcome = run_tap(server, select=["orders_report"])
    assert outcome.error is None
    assert outcome.read() == [file.name]


def test_a_look_at_a_header_does_not_fetch_the_file(server, drop):
    content = "Order Item ID,SKU\n" + "".join(f"{n},{'x' * 100}\n" for n in range(20_000))
    path = drop.outgoing / "acme_orders_06142026080512.csv"
    path.write_text(content)
    os.utime(path, ((NOW - timedelta(days=1)).timestamp(),) * 2)
    outcome = run_tap(server, select=["orders_report"])
    assert len(outcome.records("orders_report")) == 20_000
    assert sum(call.sent for call in server.log.entries("open")) < 1.5 * len(content)


def test_other_reports_are_fetched_while_one_is_parsed(server, drop, monkeypatch):
    files = drop.deliver_days(3)
    ahead = []
    read = ReportParser.read

    def read_when_others_are_open(*given):
        deadline = time.monotonic() + 30
        while not ahead and time.monotonic() < deadline:
            opened = {re.sub(r"_\d+\.csv$", "", path) for path in server.log.opened}
            ahead.extend(opened if len(opened) >= 3 else ())
            time.sleep(0.002)
        return read(*given)

    monkeypatch.setattr(ReportParser, "read", read_when_others_are_open)
    outcome = run_tap(server)
    assert outcome.error is None
    assert len(outcome.read()) == len(files)
    assert len(ahead) >= 3


def test_what_the_log_says_holds_no_secret_and_no_row(server, drop, caplog):
    caplog.set_level("DEBUG")
    drop.clutter()
    drop.deliver_full("orders")
    server.faults.add(SftpFault.of("refuse_auth"))
    with contextlib.suppress(Exception):
        run_tap(server)
    run_tap(server)
    assert "not-a-secret" not in caplog.text
    assert SECRET not in caplog.text
    assert "@example.com" not in caplog.text
