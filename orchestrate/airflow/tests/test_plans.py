"""What schedules mean is what `meltano schedule run` does; pools and groups keep readers apart."""

from __future__ import annotations

import json

import pytest

from ordergroove_airflow.errors import ProjectError

DAILY = """\
schedules:
- name: daily
  interval: %s
  job: to-postgres
"""
GROUPS = """\
annotations:
  airflow:
    groups: {a: [orders], b: [customers]}
"""
FILTER = "TAP_ORDERGROOVE__SELECT_FILTER"
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
    pools = {name: plan.runs[0].pool.name for name, plan in found.items()}
    assert pools == {
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
    ("at_once", "rates", "pools"),
    [
        (0, {"1666"}, {"ordergroove.KEY_0", "ordergroove.KEY_1", "ordergroove.KEY_2"}),
        (2, {"2500"}, {"ordergroove.default.1", "ordergroove.default.2"}),
        (1, set(), {"ordergroove.default.1"}),
        (9, {"1666"}, {"ordergroove.KEY_0", "ordergroove.KEY_1", "ordergroove.KEY_2"}),
    ],
)
def test_an_address_s_requests_are_shared_out_among_the_runs_that_it_may_have_at_once(
    project, at_once, rates, pools
):
    from ordergroove_airflow.plans import plans  # noqa: PLC0415 - as conftest.py has it
    from ordergroove_airflow.project import read  # noqa: PLC0415

    heirs, jobs, schedules = merchants(3)
    root = project(
        f"annotations: {{airflow: {{addresses: {{default: {{at_once: {at_once}}}}}}}}}\n"
    )
    (root / "more").mkdir()
    (root / "more" / "plugin.meltano.yml").write_text(
        f"{heirs}jobs:\n{jobs}schedules:\n{schedules}"
    )
    runs = [run for plan in plans(read(root), "prod") for run in plan.runs]
    assert {run.pool.name for run in runs} == pools
    assert {value for run in runs for value in run.env.values()} == rates
    for run in runs:
        assert len(pools) * run.pool.requests_per_minute <= 5000


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
    ("more", "words"),
    [
        (DAILY % "'@daily'" + "- {name: daily, interval: '@once', job: files}\n", "daily"),
        (DAILY.replace("to-postgres", "gone") % "'@daily'", "no job gone"),
        (DAILY % "'@daily'" + "  env: {A: true}\n", "in quotes"),
        (DAILY % "'@daily'" + "  annotations: {airflow: {zone: UTC}}\n", "zone is none of"),
        ("annotations: {airflow: {pools: 1}}\n", "pools is none of"),
        ("annotations: {airflow: {addresses: {a: {at_once: -1}}}}\n", "positive"),
        ("annotations: {airflow: {backfills: [{name: a}]}}\n", "extractor"),
        (
            "annotations: {airflow: {groups: {a: [orders], b: [upcoming_orders]}}}\n",
            "a and b both read the endpoint orders",
        ),
        ("annotations: {airflow: {groups: {rest: [orders]}}}\n", "not rest"),
        ("annotations: {airflow: {groups: {a: [snapshots]}}}\n", "belongs to every group"),
        (
            (
                "annotations: {airflow: {backfills: [{name: a, extractor: tap-ordergroove-sftp,"
                " loader: target-postgres}]}}\n"
            ),
            "no heir of tap-ordergroove",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(planned, more, words):
    with pytest.raises(ProjectError, match=words):
        planned(more)
