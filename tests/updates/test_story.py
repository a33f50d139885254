"""The fixtures and the shop still belong together, and no setting of old is gone."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from tests.support.journey import ROOT

from ordergroove_sandbox.drop import Drop

from . import world
from .programs import ask_meltano


def test_the_shop_tells_the_story_that_the_old_version_heard(old, merchant, tmp_path):
    # If this fails, nothing is wrong with an update: the sandbox tells another story now, and
    # the fixtures are to be made again with the old plugins. See make_fixtures.md.
    story = old.read("story.json")
    assert world.digest(merchant) == story["load"]
    files = Drop(merchant, tmp_path / "drop").deliver_days(world.REPORT_DAYS)
    assert [[each.name, each.size] for each in files] == story["reports"]
    world.live_until_the_update(merchant)
    assert world.digest(merchant) == story["update"]


RETIRED = {
    # No state goes out before all is written, whatever it said.
    "TARGET_DUCKDB_FLUSH_ALL_STREAMS",
    ".target-duckdb.flush_all_streams",
    # A delivery's line has the status of its order now, whose map is said once.
    "TARGET_BSPK_S3_STREAM_MAPS_SPECIAL_ORDER_DELIVERIES_STATUS",
    ".target-bspk-s3.stream_maps.special_order_deliveries.status",
    # The stream itself is called webhook_subscriber_events now, as its table was all along.
    "TAP_ORDERGROOVE_WEBHOOKS_STREAM_MAPS_SUBSCRIBER_EVENTS___ALIAS__",
    ".tap-ordergroove-webhooks.stream_maps",
    ".tap-ordergroove-webhooks.stream_maps.subscriber_events",
    ".tap-ordergroove-webhooks.stream_maps.subscriber_events.__alias__",
    # Fewer rows at once are as fast now, and take a fifth of the memory.
    ".target-duckdb.batch_size_rows",
    ".target-postgres.batch_size_rows",
}


def missing(old, new, where=""):
    """Return what a version has and a later one lacks or says otherwise."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return [] if old == new else [f"{where}: was {old!r}, is {new!r}"]
    return [
        line
        for name, value in old.items()
        for line in missing(value, new.get(name, "not there"), f"{where}.{name}")
    ]


def test_settings_jobs_and_schedules_of_old_are_still_there_and_mean_the_same(old):
    project = old.read("project.json")
    env_file = old.put_back("env")
    env_file = world.restore(old.kept / "env", old.folder / "env", world.NOWHERE)
    now = ask_meltano(Path(sys.executable), ROOT, env_file)
    for plugin, settings in project["settings"].items():
        assert set(settings) - RETIRED <= set(now["settings"][plugin]), plugin
    for config in now["config"].values():
        for name, value in config.items():
            if isinstance(value, str):
                config[name] = value.replace(str(ROOT), "<project>")
    lacking = missing(project["config"], now["config"])
    assert [each for each in lacking if each.split(":")[0] not in RETIRED] == []
    before, after = ({each["job_name"]: each for each in said["jobs"]} for said in (project, now))
    assert missing(before, after, "jobs") == []


def test_a_schedule_of_old_has_its_name_and_the_page_on_updating_says_whose_state_it_needs(old):
    now = yaml.safe_load((ROOT / "meltano.yml").read_text())
    tasks = {job["name"]: job["tasks"] for job in now["jobs"]}
    schedules = {each["name"]: tasks[each["job"]] for each in now["schedules"]}
    page = (ROOT / "docs" / "updating.md").read_text()
    for each in old.read("project.json")["schedules"]:
        for before, after in zip(each["job"]["tasks"], schedules[each["name"]], strict=True):
            ids = (f"prod:{pair.replace(' ', '-to-')}" for pair in (before, after))
            assert before == after or f"meltano state copy {' '.join(ids)}\n" in page
