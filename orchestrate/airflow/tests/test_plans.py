"""What schedules mean is what `meltano schedule run` does; pools and groups keep readers apart."""

from __future__ import annotations

import json

import pytest
from tests.support.airflow_schedules import DAILY, FILTER, GROUPS

from ordergroove_airflow.options import Address
from ordergroove_airflow.plans import plans
from ordergroove_airflow.pools import Reader, pools
from ordergroove_airflow.project import read

RATE = "TAP_ORDERGROOVE_REQUESTS_PER_MINUTE"


@pytest.mark.parametrize(
    ("interval", "cron"),
    [
        ("0 20 * * *", "0 20 * * *"),
        ("'@daily'", "0 0 * * *"),
        ("'@midnight'", "0 0 * * *"),
        ("'@hourly'", "0 * * * *"),
        ("'@weekly'", "0 0 * * 0"),
        ("'@monthly'", "0 0 1 * *"),
        ("'@yearly'", "0 0 1 1 *"),
        ("'@annually'", "0 0 1 1 *"),
        ("'@once'", None),
        ("'@manual'", None),
        ("'@none'", None),
        ("null", None),
    ],
)
def test_intervals_are_those_of_meltano(planned, interval, cron):
    assert planned(DAILY % interval)["daily"].cron == cron


def test_a_schedule_is_one_run_of_its_job_with_the_state_that_meltano_run_uses(planned):
    plan = planned(DAILY % "0 20 * * *" + "  env: {MELTANO_RUN_FULL_REFRESH: 'true'}\n")["daily"]
    (run,) = plan.runs
    assert run.arguments == ("run", "--no-install", "to-postgres")
    assert run.env == {"MELTANO_RUN_FULL_REFRESH": "true"}
    (block,) = run.blocks
    assert block.state_id == "prod:tap-ordergroove-to-target-postgres"
    assert block.assets["orders"] == "prod/target-postgres/ordergroove/orders"
    assert [*block.assets] == ["orders", "upcoming_orders", "customers", "rejected_records"]
    assert plan.timezone == "UTC"


def test_a_schedule_s_annotation_moves_it_into_a_zone(planned):
    more = "  annotations: {airflow: {interval: 0 14 * * *, timezone: America/Chicago}}\n"
    plan = planned(DAILY % "0 20 * * *" + more)["daily"]
    assert (plan.cron, plan.timezone) == ("0 14 * * *", "America/Chicago")


def test_a_suffix_in_the_environment_is_part_of_the_state_id(planned):
    plan = planned(DAILY % "'@daily'" + "  env: {MELTANO_RUN_STATE_ID_SUFFIX: mine}\n")["daily"]
    assert plan.runs[0].blocks[0].state_id == "prod:tap-ordergroove-to-target-postgres:mine"


def test_a_schedule_without_a_job_is_meltano_elt_whose_state_has_its_name(planned):
    plan = planned(
        "schedules:\n- {name: old, interval: '@daily', extractor: tap-ordergroove,"
        " loader: target-postgres, transform: skip}\n"
    )["old"]
    (run,) = plan.runs
    assert run.arguments == (
        *("elt", "--no-install", "tap-ordergroove", "target-postgres"),
        *("--transform=skip", "--state-id=old"),
    )
    assert run.blocks[0].state_id == "old"


def test_groups_share_no_endpoint_and_have_state_pool_and_selection_of_their_own(planned):
    runs = {run.name: run for run in planned(DAILY % "'@daily'" + GROUPS)["daily"].runs}
    assert {name: json.loads(run.env[FILTER]) for name, run in runs.items()} == {
        "a": ["orders", "upcoming_orders", "rejected_records"],  # one endpoint
        "b": ["customers", "rejected_records"],
    }
    assert runs["a"].arguments == ("run", "--no-install", "--state-id-suffix=a", "to-postgres")
    assert runs["a"].blocks[0].state_id == "prod:tap-ordergroove-to-target-postgres:a"
    assert runs["a"].pool.name == "ordergroove.tap-ordergroove.a"
    # 5000 a minute for both.
    assert {run.env[RATE] for run in runs.values()} == {"2500"}


def test_what_no_group_names_is_a_group(planned):
    more = GROUPS.replace("{a: [orders], b: [customers]}", "{b: [customers]}")
    runs = {run.name: run for run in planned(DAILY % "'@daily'" + more)["daily"].runs}
    assert json.loads(runs["rest"].env[FILTER]) == [
        *("orders", "upcoming_orders", "rejected_records"),
    ]


def test_schedules_of_one_key_share_a_pool_and_other_sources_have_their_own(planned):
    found = planned(
        DAILY % "'@daily'"
        + "- {name: again, interval: '@once', job: to-postgres}\n"
        + "- {name: files, interval: '@once', job: files}\n"
    )
    names = {name: plan.runs[0].pool.name for name, plan in found.items()}
    assert names == {
        "daily": "ordergroove.tap-ordergroove",
        "again": "ordergroove.tap-ordergroove",
        "files": "ordergroove.tap-ordergroove-sftp",
    }
    assert not any(run.env for plan in found.values() for run in plan.runs)


def merchants(count):
    """Return a project of merchants who have a key each, and one address with two places."""
    heirs, jobs, schedules = [], [], []
    for place in range(count):
        heirs += [
            (
                f"  - {{name: tap-ordergroove-{place}, inherit_from: tap-ordergroove,"
                f" load_schema: s{place}, config: {{api_key: $KEY_{place}}}}}\n"
            )
        ]
        jobs += [f"- {{name: j{place}, tasks: [tap-ordergroove-{place} target-postgres]}}\n"]
        schedules += [f"- {{name: s{place}, interval: '@daily', job: j{place}}}\n"]
    return "".join(["plugins:\n  extractors:\n", *heirs]), "".join(jobs), "".join(schedules)


@pytest.mark.parametrize(
    ("at_once", "rates", "names"),
    [
        (0, {"1666"}, {"ordergroove.KEY_0", "ordergroove.KEY_1", "ordergroove.KEY_2"}),
        (2, {"2500"}, {"ordergroove.default.1", "ordergroove.default.2"}),
        (1, set(), {"ordergroove.default.1"}),
        (9, {"1666"}, {"ordergroove.KEY_0", "ordergroove.KEY_1", "ordergroove.KEY_2"}),
    ],
)
def test_an_address_s_requests_are_shared_out_among_the_runs_that_it_may_have_at_once(
    project, at_once, rates, names
):
    heirs, jobs, schedules = merchants(3)
    root = project(
        f"annotations: {{airflow: {{addresses: {{default: {{at_once: {at_once}}}}}}}}}\n"
    )
    (root / "more").mkdir()
    (root / "more" / "plugin.meltano.yml").write_text(
        f"{heirs}jobs:\n{jobs}schedules:\n{schedules}"
    )
    runs = [run for plan in plans(read(root), "prod") for run in plan.runs]
    assert {run.pool.name for run in runs} == names
    assert {value for run in runs for value in run.env.values()} == rates
    for run in runs:
        assert len(names) * run.pool.requests_per_minute <= 5000


def test_a_backfill_reads_what_its_extractor_reads_and_its_state_is_nobody_else_s(planned):
    more = (
        "annotations: {airflow: {backfills: [{name: past, extractor: tap-ordergroove-past,"
        " loader: target-postgres-b, days: 7}]}}\n"
    )
    plan = planned(DAILY % "'@daily'" + more)["past"]
    (run,) = plan.runs
    assert run.arguments == ("run", "--no-install", "tap-ordergroove-past", "target-postgres-b")
    assert [*run.blocks[0].assets] == ["orders", "customers", "rejected_records"]
    assert plan.cron is None
    assert plan.backfill.days == 7
    assert run.pool.name == "ordergroove.tap-ordergroove"  # never beside the daily run


@pytest.mark.parametrize(
    "interval",
    [
        "*/15 8-18 * * mon-fri",
        "0 0 L * *",
        "5,35 * * * *",
        "0 0 1 JAN ?",
        "0 9 * * 5#3",
        "0 0 * * 7",
    ],
)
def test_cron_as_meltano_and_airflow_know_it_is_passed_on(planned, interval):
    assert planned(DAILY % f"'{interval}'")["daily"].cron == interval


@pytest.fixture
def told(project):
    """A function that returns the plans of a project whose extractor has another line."""

    def plan(line, more):
        root = project(more)
        file = root / "all" / "plugin.meltano.yml"
        head, load_schema, rest = file.read_text().partition("    load_schema: ordergroove\n")
        if line.startswith("    select:"):
            rest = rest.partition("\n")[2]
        file.write_text(head + load_schema + line + rest)
        return {each.name: each for each in plans(read(root), "prod")}

    return plan


@pytest.mark.parametrize("select", ["['*.*', '!products.*']", "null"])
def test_groups_of_an_extractor_that_selects_all_read_all(told, select):
    more = DAILY % "'@daily'" + GROUPS
    runs = {
        run.name: json.loads(run.env[FILTER])
        for run in told(f"    select: {select}\n", more)["daily"].runs
    }
    of_the_run = ["rejected_records", "snapshots"]
    assert runs["a"] == ["orders", "upcoming_orders", *of_the_run]
    assert runs["b"] == ["customers", *of_the_run]
    assert {"items", "addresses", "entitlements"} <= {*runs["rest"]}
    assert ("products" in runs["rest"]) == (select == "null")


@pytest.mark.parametrize(
    ("line", "env", "rates"),
    [
        ("    config: {requests_per_minute: 300}\n", "", {"300"}),
        ("    config: {requests_per_minute: 4000}\n", "", {"2500"}),
        ("    config: {requests_per_minute: $LIMIT}\n", "", {"2500"}),
        ("    config: {}\n", f"  env: {{{RATE}: '200'}}\n", {"200"}),
        ("    config: {}\n", f"  env: {{{RATE}: '4000'}}\n", {"2500"}),
    ],
)
def test_a_limit_that_a_person_set_is_never_raised(told, line, env, rates):
    runs = told(line, DAILY % "'@daily'" + env + GROUPS)["daily"].runs
    assert {run.env[RATE] for run in runs} == rates


@pytest.mark.parametrize(
    ("key", "pool"), [("$SHOP", "ordergroove.SHOP"), ("'${SHOP}'", "ordergroove.SHOP")]
)
def test_a_pool_is_called_after_the_variable_of_the_key(told, key, pool):
    plan = told(f"    config: {{api_key: {key}}}\n", DAILY % "'@daily'")["daily"]
    assert plan.runs[0].pool.name == pool


def test_a_key_that_stands_in_the_file_is_in_no_pool_s_name(told):
    more = DAILY % "'@daily'"
    one, other = (
        told(f"    config: {{api_key: literal{each}}}\n", more)["daily"].runs[0] for each in (1, 2)
    )
    assert "literal" not in repr(one)
    assert one.pool != other.pool


def test_another_key_moves_no_key_to_another_pool():
    addresses = {"default": Address(at_once=8)}
    before = [Reader("default", f"KEY_{place}") for place in range(1, 40)]
    found = pools(before, addresses)
    more = pools([*before, Reader("default", "KEY_0")], addresses)
    assert {each: more[each] for each in before} == found
    assert len({each.name for each in found.values()}) > 4  # they do share the work


def test_the_environment_s_suffix_is_part_of_every_state_id(changed):
    suffix = ("- name: prod", "- {name: prod, state_id_suffix: eu}")

    past = "backfills: [{name: past, extractor: tap-ordergroove-past, loader: target-postgres-b}]"
    state_id = "prod:tap-ordergroove-to-target-postgres"
    found = changed(*suffix, DAILY % "'@daily'" + f"annotations: {{airflow: {{{past}}}}}\n")
    (daily,), (window,) = found["daily"].runs, found["past"].runs
    assert daily.arguments == ("run", "--no-install", "to-postgres")  # Meltano adds it
    assert daily.blocks[0].state_id == f"{state_id}:eu"
    assert "--state-id-suffix=eu" in window.arguments
    runs = changed(*suffix, DAILY % "'@daily'" + GROUPS)["daily"].runs
    assert [each.blocks[0].state_id for each in runs] == [f"{state_id}:eu-a", f"{state_id}:eu-b"]
    assert "--state-id-suffix=eu-a" in runs[0].arguments


def test_a_start_date_may_say_its_zone(planned):
    more = DAILY % "'@daily'" + "  start_date: 2024-05-06T07:00:00Z\n"
    assert planned(more)["daily"].start_date.isoformat() == "2024-05-06T07:00:00+00:00"
