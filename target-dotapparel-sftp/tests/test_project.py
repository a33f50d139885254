"""What can be set, and what README.md shows of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.support.dotapparel_target import person, record, schema, sent, sync

from target_dotapparel_sftp.layouts import TEMPLATE
from target_dotapparel_sftp.settings import Settings
from target_dotapparel_sftp.target import TargetDotApparelSftp

README = (Path(__file__).parents[1] / "README.md").read_text()
DECLARED = TargetDotApparelSftp.config_jsonschema["properties"]
# As the issue names them.
WANTED = {
    "host",
    "port",
    "username",
    "password",
    "private_key",
    "private_key_path",
    "private_key_passphrase",
    "host_key",
    "known_hosts_path",
    "allow_unknown_host_key",
    "path",
    "file_types",
    "columns",
    "orders_delay_minutes",
    "datetime_timezone",
    "max_rows_per_file",
    "validate_only",
    "output_dir",
    "rejects_path",
    "max_rejects",
}


def test_the_target_declares_what_it_should():
    assert DECLARED.keys() >= WANTED


def test_the_types_stand_in_the_order_in_which_they_go_customers_first():
    settings = Settings.from_config({"output_dir": "x", "columns": {"orders": ["PERIDX"]}})
    names = list(settings.layouts)
    for place, layout in enumerate(settings.layouts.values()):
        before = {parent.type for parent in layout.parents} | dict(layout.after).keys()
        assert before <= set(names[:place]), layout.type
    assert names == ["customers", "rewards", "orders"]


def test_the_readme_names_the_columns_of_customers():
    (listed,) = re.findall(r"### Customers\n\n(.+?): DotApparel's", README, re.DOTALL)
    assert re.findall(r"`(\w+)`", listed) == list(TEMPLATE)


def examples():
    """Return the configurations that the README shows."""
    blocks = re.findall(r"```json\n(.+?)```", README, re.DOTALL)
    decoder = json.JSONDecoder()
    for block in blocks:
        rest = block
        while rest := rest.strip():
            content, end = decoder.raw_decode(rest)
            yield content
            rest = rest[end:]


@pytest.mark.parametrize("number", range(5))
def test_what_the_readme_shows_can_work(number):
    found = list(examples())
    assert len(found) == 5
    given = found[number]
    if "host_key" in given:
        given["host_key"] = "SHA256:" + "A" * 43
    settings = Settings.from_config({"output_dir": "out"} | given)
    assert settings.layouts["customers"].columns


@pytest.mark.parametrize("number", range(2), ids=["boolean", "text"])
def test_the_readmes_stream_maps_tell_consent(tmp_path, number):
    maps = [each for each in examples() if "stream_maps" in each][number]
    yes, no = ((True, False), ("1", "0"))[number]
    kind = {"type": ("boolean", "string")[number]}
    declared = {"id": {"type": "string"}, "email": {"type": "string"}}
    declared |= dict.fromkeys(("accepts_marketing", "optin"), kind)
    messages = [schema("customers", declared, ["id"])]
    for key, value in (("1", yes), ("2", no)):
        fields = {"id": key, "email": person(key)["EMAIL"], "accepts_marketing": value}
        messages.append(record("customers", **fields, optin=value))
    sync(messages, output_dir=str(tmp_path), **maps)
    rows = sent(tmp_path, "customers")
    assert [(row["PERIDX"], row["PRIVACY"]) for row in rows] == [("1", "No"), ("2", "Yes")]
