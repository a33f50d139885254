"""What cannot work is refused by a line with its place, and takes along no more than it must."""

from __future__ import annotations

import pytest
from tests.support.airflow_schedules import DAILY, FILTER, GROUPS

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.plans import plans, plans_and_errors
from ordergroove_airflow.project import read


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
        ("annotations: {airflow: {groups: {a: [ordres]}}}\n", "no stream ordres"),
        ("annotations: {airflow: {groups: {a: orders}}}\n", "a is no list of streams"),
        ("annotations: {airflow: {groups: {a: []}}}\n", "a is no list of streams"),
        ("annotations: {airflow: {groups: }}\n", "groups is no mapping"),
        ("annotations: {airflow: {timezone: Mars/X}}\n", "timezone is no time zone"),
        (
            "annotations: {airflow: {addresses: {a: {at_once: '8'}}}}\n",
            "at_once is no whole number",
        ),
        ("annotations: {airflow: {backfills: 5}}\n", "backfills is no list"),
        (
            (
                "annotations: {airflow: {backfills: [{name: a, extractor: tap-ordergroove,"
                " loader: target-postgres, days: '30'}]}}\n"
            ),
            "backfill a: days is no positive whole number",
        ),
        (
            (
                "annotations: {airflow: {backfills: [{name: a, extractor: tap-ordergroove,"
                " loader: tap-ordergroove}]}}\n"
            ),
            "tap-ordergroove is none of the loaders",
        ),
        ("annotations: {airflow: {backfills: [5]}}\n", "backfill 5 is no mapping"),
        ("schedules: [{interval: '@once', job: files}]\n", "schedule None: no name"),
        ("schedules: [daily]\n", "schedule daily is no mapping"),
        ("schedules: [{name: a/b, interval: '@once', job: files}]\n", "name is no name of"),
        ("schedules: [{name: a, interval: '@once'}]\n", "no extractor; no loader"),
        (DAILY % "'@daily'" + "  env: [A=1]\n", "schedule daily: env is no mapping"),
        (DAILY % "'@daily'" + f"  env: {{{FILTER}: orders}}\n", f"{FILTER} is no JSON list"),
        (DAILY % "'@daily'" + "  start_date: soon\n", "schedule daily: start_date is no date"),
        (DAILY % "'@quarterly'", "schedule daily: interval is no cron"),
        (DAILY % "61 * * * *", "schedule daily: interval is no cron"),
        (DAILY % "5", "schedule daily: interval is no cron"),
        (DAILY % "0 0 12 * * *", "schedule daily: interval is no cron"),
        (
            DAILY % "'@daily'" + "  annotations: {airflow: {timezone: Mars/X}}\n",
            "schedule daily: airflow: timezone is no time zone",
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


def test_a_schedule_that_cannot_be_is_told_and_the_others_stay(project):
    root = project(
        DAILY % "'@daily'"
        + "- {name: wrong, interval: 61 * * * *, job: files}\n"
        + "- {name: twice, interval: '@once', job: files}\n" * 2
        + "annotations: {airflow: {backfills: [{name: past}]}}\n"
    )
    found, refused = plans_and_errors(read(root), "prod")
    assert [each.name for each in found] == ["daily"]
    assert [words in each for words, each in zip(("wrong", "past", "twice"), refused, strict=True)]
    with pytest.raises(ProjectError, match=r"(?s)wrong.*past.*twice"):
        plans(read(root), "prod")


def test_two_plugins_of_one_name_are_refused_as_meltano_refuses_them(planned):
    with pytest.raises(ProjectError, match="two extractors tap-ordergroove-sftp"):
        planned("plugins: {extractors: [{name: tap-ordergroove-sftp}]}\n")


def test_groups_of_an_extractor_that_reads_nothing_are_refused(planned):
    env = f"""  env: {{{FILTER}: '["nothing"]'}}\n"""
    with pytest.raises(ProjectError, match="tap-ordergroove reads no stream"):
        planned(DAILY % "'@daily'" + env + GROUPS)


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("[tap-ordergroove t", "[tap-gone t", "job to-postgres: there is no plugin tap-gone"),
        ("- name: prod", "- {name: prod, state_id_suffix: $SHOP}", "suffix has a variable"),
    ],
)
def test_what_meltano_would_not_find_is_refused(changed, text, other, words):
    with pytest.raises(ProjectError, match=words):
        changed(text, other, DAILY % "'@daily'")
