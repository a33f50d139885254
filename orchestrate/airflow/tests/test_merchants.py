"""One table makes the merchants' part of the project, and leaves alone what it does not say."""

from __future__ import annotations

import json

import pytest
from ruamel.yaml import YAML

from ordergroove_airflow.cli import main

TABLE = """\
defaults: {schedule: 0 20 * * *}
merchants:
- {name: shop-a, secret: SHOP_A_KEY, schema: shop_a}
- {name: shop-b, secret: SHOP_B_KEY, schema: shop_b, streams: [orders], timezone: America/Chicago}
- {name: shop-c, secret: SHOP_C_KEY, schema: shop_c, schedule: '@once', address: second}
"""


@pytest.fixture
def command(project, tmp_path, capsys):
    """The command in a project; returns its exit code and what it said."""
    root = project("annotations: {airflow: {addresses: {second: {at_once: 1, queue: two}}}}\n")

    def run(*arguments, table=TABLE):
        (tmp_path / "merchants.yml").write_text(table)
        code = main(["--project", str(root), *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def write(command, tmp_path):
    """The command that writes; returns what it said if it failed."""
    return lambda *more, table=TABLE: command(
        "merchants", str(tmp_path / "merchants.yml"), *more, table=table
    )


@pytest.fixture
def file(tmp_path):
    return tmp_path / "merchants" / "plugin.meltano.yml"


def test_each_merchant_has_plugins_job_and_schedule_and_the_key_stays_in_its_variable(write, file):
    assert write() == (0, "")
    content = YAML(typ="safe").load(file.read_text())
    for entries in (*content["plugins"].values(), content["jobs"], content["schedules"]):
        for each in entries:
            del each["annotations"]["ordergroove-merchant"]
    a, b, c = content["plugins"]["extractors"]
    assert a == {
        "name": "tap-ordergroove-shop-a",
        "inherit_from": "tap-ordergroove",
        "load_schema": "shop_a",
        "config": {"api_key": "$SHOP_A_KEY"},
        "annotations": {},
    }
    assert b["select_filter"] == ["orders", "rejected_records", "snapshots"]
    assert c["annotations"] == {"airflow": {"address": "second"}}
    assert [each["inherit_from"] for each in content["plugins"]["loaders"]] == [
        "target-postgres"
    ] * 3
    assert content["jobs"][0]["tasks"] == ["tap-ordergroove-shop-a target-postgres-shop-a"]
    assert content["schedules"] == [
        {"name": "shop-a", "interval": "0 20 * * *", "job": "shop-a", "annotations": {}},
        {"name": "shop-b", "interval": "0 20 * * *", "job": "shop-b",
         "annotations": {"airflow": {"timezone": "America/Chicago"}}},
        {"name": "shop-c", "interval": "@once", "job": "shop-c", "annotations": {}},
    ]  # fmt: skip


def test_the_second_time_nothing_changes_and_check_says_when_something_would(write, file):
    code, said = write("--check")
    assert code == 1
    assert "differs" in said
    assert not file.exists()
    write()
    once = file.read_bytes()
    assert write("--check") == (0, "")
    write()
    assert file.read_bytes() == once
    code, said = write("--check", table=TABLE.replace("shop_b", "b"))
    assert (code, file.read_bytes()) == (1, once)


def test_what_others_wrote_into_the_file_stays(write, file):
    write()
    own = file.read_text()
    changed = (
        "# Ours.\n"
        + own.replace(
            "api_key: $SHOP_A_KEY",
            "api_key: $FORM_A_KEY  # rotated\n      start_date: '2024-01-01'",
        )
        + "- name: another\n  interval: '@once'\n  job: shop-a\n"
    )
    file.write_text(changed)
    assert write() == (0, "")
    assert file.read_text() == changed.replace("$FORM_A_KEY", "$SHOP_A_KEY")


def test_a_merchant_who_left_the_table_goes_and_a_name_of_somebody_else_s_is_refused(write, file):
    write()
    lines = [each for each in TABLE.splitlines(keepends=True) if "shop-b" not in each]
    gone = "shop-b is no longer in the table: its tables, state and key stay\n"
    code, said = write("--check", table="".join(lines))
    assert code == 1
    assert said.startswith(gone)
    assert write(table="".join(lines)) == (0, gone)
    assert "shop-b" not in file.read_text()
    assert "shop-a" in file.read_text()
    file.write_text("jobs:\n- {name: shop-a, tasks: []}\n")
    code, said = write()
    assert code == 1
    assert "shop-a stands in the file" in said


def test_a_table_that_has_no_streams_any_more_reads_all_again(write, file):
    write()
    write(table=TABLE.replace("streams: [orders], ", "").replace(", address: second", ""))
    assert "select_filter" not in file.read_text()
    assert "address" not in file.read_text()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{name: d, secret: SHOP_A_KEY, schema: b}", "secret SHOP_A_KEY"),
        ("{name: d, secret: B, schema: shop_a}", "schema shop_a"),
        ("{name: shop-a, secret: B, schema: b}", "name shop-a"),
        ("{name: d, secret: B}", "no schema"),
        ("{name: d, secret: B, schema: b, key: x}", "key is none of"),
        ("{name: B b, secret: B, schema: b}", "name is no"),
        ("{name: d, secret: B, schema: 'b; drop'}", "schema is no"),
        ("{name: d, secret: k-123abc, schema: b}", "secret is no"),
    ],
)
def test_a_row_that_cannot_be_is_refused_without_a_word_of_a_key(write, file, row, words):
    code, said = write(table=f"{TABLE}- {row}\n")
    assert code == 1
    assert words in said
    assert "k-123abc" not in said
    assert not file.exists()


def test_merchants_have_a_pool_each_and_share_their_address(write, command):
    write()
    code, said = command("pools")
    assert code == 0
    # Two keys behind one address, and one behind the other; one run each.
    assert {name: each["slots"] for name, each in json.loads(said).items()} == {
        "ordergroove.SHOP_A_KEY": 1,
        "ordergroove.SHOP_B_KEY": 1,
        "ordergroove.SHOP_C_KEY": 1,
    }


def test_the_states_of_groups_are_copied_from_those_of_today(command, tmp_path):
    (tmp_path / "meltano.yml").write_text(
        (tmp_path / "meltano.yml").read_text()
        + "schedules: [{name: daily, interval: '@daily', job: to-postgres}]\n"
    )
    assert command("state-copies") == (0, "")
    text = (tmp_path / "meltano.yml").read_text()
    (tmp_path / "meltano.yml").write_text(
        text.replace("{airflow: {", "{airflow: {groups: {a: [orders]}, ")
    )
    one = "meltano --environment=prod state copy prod:tap-ordergroove-to-target-postgres"
    assert command("state-copies") == (
        0,
        (
            f"{one} prod:tap-ordergroove-to-target-postgres:a\n"
            f"{one} prod:tap-ordergroove-to-target-postgres:rest\n"
        ),
    )


def row(**words):
    told = {"name": "d", "secret": "D_KEY", "schema": "d", **words}
    return f"{TABLE}- {json.dumps(told)}\n"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (row(streams="orders"), "merchant d: streams is no list"),
        (row(streams=5), "merchant d: streams is no list"),
        (row(streams=[]), "merchant d: streams is no list"),
        (row(streams=["order"]), "merchant d: streams is no list"),
        # Left out by the project's `select`: a filter to it alone would read nothing.
        (row(streams=["items"]), "customers, orders, upcoming_orders"),
        (row(schedule="61 20 * * *"), "merchant d: schedule is no cron"),
        (row(schedule=5), "merchant d: schedule is no cron"),
        (row(schedule="off"), "merchant d: schedule is no cron"),
        (row(timezone="Europe/Atlantis"), "merchant d: timezone is no time zone"),
        (row(timezone="America"), "merchant d: timezone is no time zone"),
        (row(loader="target-nowhere"), "merchant d: loader is no loader of the project"),
        (row(address="third"), "merchant d: address is no address of the project"),
        (row(name=5), "merchant 5: name is no name"),
        (
            row(secret="A1B2C3D4E5F6A7B8"),  # noqa: S106 - nobody's, and what must be refused
            "merchant d: secret is no name of a variable",
        ),
        (row(schema="pg_catalog"), "merchant d: schema is no schema"),
        (row(schema="public"), "merchant d: schema is no schema"),
        (row(schema="information_schema"), "merchant d: schema is no schema"),
        (row(schema="ordergroove"), "schema ordergroove is that of tap-ordergroove"),
        (row(name="sftp"), "merchant sftp: tap-ordergroove-sftp stands in the file"),
        (row(name="b"), "merchant b: target-postgres-b stands in the file"),
        (row(name="files"), "merchant files: files stands in the file"),
        ("", "no merchants"),
        ("merchants:\n", "merchants is no list"),
        ("merchant: []\n", "merchant is none of defaults, merchants"),
        ("merchants: {shop-a: {}}\n", "merchants is no list"),
        ("merchants: [shop-a]\n", "row 1 is no mapping"),
        ("[1]\n", "holds no mapping"),
        (f"{TABLE}defaults: 5\n", "merchants.yml"),
    ],
)
def test_a_table_that_cannot_be_changes_nothing(write, file, table, words):
    assert write() == (0, "")
    before = file.read_bytes()
    code, said = write(table=table)
    assert code == 1
    assert words in said
    assert "A1B2C3D4E5F6A7B8" not in said
    assert file.read_bytes() == before


def test_all_rows_that_cannot_be_are_told_in_a_line_each(write):
    code, said = write(table=row(streams=["order"]) + "- {name: e, schema: e}\n")
    assert code == 1
    assert ["merchant d" in each or "merchant e" in each for each in said.splitlines()] == [
        True
    ] * 2


def test_a_backfill_of_a_merchant_who_left_is_told(write, file, tmp_path):
    write()
    meltano = tmp_path / "meltano.yml"
    past = "backfills: [{name: past, extractor: tap-ordergroove-shop-a, loader: target-postgres}]"
    meltano.write_text(meltano.read_text().replace("{airflow: {", f"{{airflow: {{{past}, "))
    assert write() == (0, "")
    code, said = write(table=TABLE.replace("name: shop-a", "name: shop-z"))
    assert code == 1
    assert "backfill past: tap-ordergroove-shop-a is none of the extractors" in said


def test_an_empty_list_takes_all_merchants_away(write, file):
    write()
    assert write(table="merchants: []\n") == (
        0,
        "".join(
            f"{name} is no longer in the table: its tables, state and key stay\n"
            for name in ("shop-a", "shop-b", "shop-c")
        ),
    )
    assert "shop-a" not in file.read_text()


@pytest.mark.parametrize("text", ["jobs: [", "jobs: {a: 1}", "jobs: [a]", "- a", "jobs: [{b: 1}]"])
def test_a_merchants_file_that_is_none_is_named_and_left_alone(write, tmp_path, text):
    other = tmp_path / "elsewhere.yml"  # which meltano.yml does not include
    other.write_text(text)
    code, said = write("--into", str(other))
    assert code == 1
    assert "file" in said or "elsewhere.yml" in said
    assert other.read_text() == text


def test_a_merchants_file_without_entries_is_filled(write, file):
    file.parent.mkdir()
    file.write_text("jobs:\nplugins:\n")
    assert write() == (0, "")
    assert "shop-a" in file.read_text()


def test_the_states_of_groups_keep_the_suffix_of_the_environment(command, tmp_path):
    file = tmp_path / "meltano.yml"
    text = file.read_text().replace("- name: prod", "- {name: prod, state_id_suffix: eu}")
    text = text.replace("{airflow: {", "{airflow: {groups: {a: [orders]}, ")
    file.write_text(text + "schedules: [{name: daily, interval: '@daily', job: to-postgres}]\n")
    one = "meltano --environment=prod state copy prod:tap-ordergroove-to-target-postgres:eu"
    assert command("state-copies") == (
        0,
        (
            f"{one} prod:tap-ordergroove-to-target-postgres:eu-a\n"
            f"{one} prod:tap-ordergroove-to-target-postgres:eu-rest\n"
        ),
    )
