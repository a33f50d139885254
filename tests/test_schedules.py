"""`make lint`: schedules that can overlap share no plugin, and run at the recommended hours."""

from __future__ import annotations

import shutil
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest
import yaml

from .support.journey import ROOT
from .test_settings_written import load

FILES = [ROOT / "meltano.yml", *ROOT.glob("*/plugin.meltano.yml")]
TWO_MERCHANTS = """\
plugins:
  extractors:
  - {name: tap-ordergroove-a, inherit_from: tap-ordergroove, load_schema: shop_a}
  - {name: tap-ordergroove-b, inherit_from: tap-ordergroove%s}
  loaders:
  - {name: target-postgres-b, inherit_from: target-postgres%s}
jobs:
- name: a
  tasks: [tap-ordergroove-a target-postgres]
- name: b
  tasks: [tap-ordergroove-b target-postgres-b]
"""


@pytest.fixture
def found(tmp_path, monkeypatch, capsys):
    """A copy of the project, and what the check finds in it once it was changed."""

    def find(**changes):
        for path in FILES:
            copied = tmp_path / path.relative_to(ROOT)
            copied.parent.mkdir(exist_ok=True)
            shutil.copy(path, copied)
        for name, text in changes.items():
            file = tmp_path / name / "plugin.meltano.yml"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        check = load("check_meltano")
        monkeypatch.setattr(check, "ROOT", tmp_path)
        check.main()
        return capsys.readouterr().out.splitlines()

    return find


def test_nothing_is_found_in_the_project(found):
    assert found() == ["meltano.yml: no findings"]


@pytest.mark.parametrize(
    ("schedule", "other", "shared"),
    [
        ("job: ordergroove-to-duckdb", "ordergroove-daily", "tap-ordergroove"),
        ("job: ordergroove-to-bspk", "ordergroove-bspk-daily", "target-bspk-s3"),
        ("extractor: tap-ordergroove-sftp\n  loader: target-csv\n  transform: skip",
         "ordergroove-sftp-daily", "tap-ordergroove-sftp"),
    ],
)  # fmt: skip
def test_a_schedule_that_shares_a_plugin_with_another_is_found(found, schedule, other, shared):
    text = f"schedules:\n- name: mine\n  interval: 0 19 * * *\n  {schedule}\n"
    assert f"{other} and mine can overlap and share {shared}: inherit_from" in found(mine=text)
    assert found(mine=text.replace("0 19 * * *", "'@once'")) == ["meltano.yml: no findings"]


@pytest.mark.parametrize(
    ("interval", "outside"),
    [
        ("0 18,0 * * *", []),
        ("0 17 * * *", ["11:00"]),  # in winter; in summer it is noon
        ("30 1 * * *", ["20:30"]),  # in summer; in winter it is 19:30
        ("0 8 * * 1-5", ["02:00", "03:00"]),
        ("'@daily'", []),
        ("'@hourly'", []),
        ('"*/5 * * * *"', []),
    ],
)
def test_a_daily_schedule_outside_of_the_recommended_hours_is_found(found, interval, outside):
    lines = found(
        mine=f"schedules:\n- name: mine\n  interval: {interval}\n  job: ordergroove-full-refresh\n"
    )
    times = [line.split()[1] for line in lines if line.startswith("mine: ")]
    assert times == outside


def test_dotapparel_gets_both_types_every_half_hour_and_orders_half_an_hour_after_customers():
    """A customer and an order of each minute, by the intervals; runs take up to ten minutes."""
    project = yaml.safe_load((ROOT / "meltano.yml").read_text())
    intervals = {each["name"]: each["interval"].split() for each in project["schedules"]}
    customers, orders = (
        [int(minute) for minute in intervals[f"ordergroove-dotapparel-{kind}"][0].split(",")]
        for kind in ("customers", "orders")
    )
    (lag,) = (
        each["config"]["lag_minutes"]
        for path in FILES
        for each in yaml.safe_load(path.read_text()).get("plugins", {}).get("extractors", ())
        if each["name"] == "tap-ordergroove-dotapparel-orders"
    )
    for minutes in (customers, orders):
        assert [each - minutes[0] for each in minutes] == [0, 30]
    # None begins while another may still run.
    assert min((a - b) % 60 for a in orders for b in customers) >= 10
    assert min((b - a) % 60 for a in orders for b in customers) >= 10
    for placed in range(60):
        lands = next(at for at in range(placed, 999) if at % 60 in customers) + 10
        sent = next(at for at in range(placed + lag, 999) if at % 60 in orders)
        assert sent - lands >= 30
        assert sent - placed < 90


def test_the_schedules_that_run_daily_do_so_from_noon_to_eight_central():
    """By a second route: each hour of the intervals, in every month."""
    schedules = yaml.safe_load((ROOT / "meltano.yml").read_text())["schedules"]
    checked = 0
    regular = [each["interval"] for each in schedules if each["interval"] != "@once"]
    for minute, hours, *_ in map(str.split, regular):
        for month in range(1, 13):
            for hour in [] if hours == "*" else hours.split(","):
                utc = datetime(2026, month, 14, int(hour), int(minute), tzinfo=timezone.utc)
                assert 12 <= utc.astimezone(ZoneInfo("America/Chicago")).hour < 20
                checked += 1
    assert checked == 12 * 5  # two a day for report files; daily, BSPK, DotApparel


@pytest.mark.parametrize(
    ("heir", "loader", "both", "schema"),
    [
        # Without a schema of its own, it is the one that daily runs write to.
        ("", "", "tap-ordergroove and tap-ordergroove-b", "ordergroove"),
        (", load_schema: shop_b", "", "", ""),
        (", load_schema: shop_a", "", "tap-ordergroove-a and tap-ordergroove-b", "shop_a"),
        (", load_schema: shop_a", ", config: {database: b}", "", ""),
    ],
)
def test_two_merchants_in_one_schema_of_one_loader_are_found(found, heir, loader, both, schema):
    lines = found(mine=TWO_MERCHANTS % (heir, loader))
    finding = f"{both} write to target-postgres's schema {schema}: load_schema"
    assert lines == [finding if both else "meltano.yml: no findings"]
