"""Canned input of every type. Good: the file is the one written by hand. Bad: every reason."""

from __future__ import annotations

import json

import pytest
from tests.support.bspk_target import DATA, sync
from tests.support.target_runs import rejects, rules

from target_bspk_s3.settings import FILE_TYPES

STREAMS = sorted(path.name.removesuffix(".csv") for path in DATA.glob("*.csv"))
VERSIONS = {"shoppers": "V3", "shopper_addresses": "V3"}


def messages(name):
    return (DATA / name).read_bytes()


def test_every_type_has_canned_input():
    assert set(STREAMS) == set(FILE_TYPES)


@pytest.mark.parametrize("stream", STREAMS)
def test_good_input_becomes_the_file_that_was_written_by_hand(stream, tmp_path):
    states = sync(messages(f"{stream}.good.singer"), output_dir=str(tmp_path))
    (path,) = tmp_path.glob("*.csv")
    kind, version, company, minute = path.stem.split("_")
    assert kind == FILE_TYPES[stream]
    assert (version, company) == (VERSIONS.get(stream, "V2"), "NiceCo")
    assert len(minute) == len("202201171923")
    assert path.read_bytes() == (DATA / f"{stream}.csv").read_bytes()
    assert states == [{"bookmarks": {stream: {"read": "good"}}}]
    assert not (tmp_path / "rejects").exists()


@pytest.mark.parametrize("stream", STREAMS)
def test_bad_input_is_held_back_with_every_reason(stream, tmp_path):
    given = messages(f"{stream}.bad.singer")
    states = sync(given, output_dir=str(tmp_path))
    assert list(tmp_path.glob("*.csv")) == []
    found = rejects(tmp_path / "rejects")
    sent = map(json.loads, given.splitlines())
    records = [each["record"] for each in sent if each["type"] == "RECORD"]
    assert [each["record"] for each in found] == records
    for each in found:
        assert sorted(rules(each)) == sorted(each["record"]["_why"].split()), each["record"]["_why"]
        assert each["stream"] == stream
        assert each["file_type"] == FILE_TYPES[stream]
    assert states == [{"bookmarks": {stream: {"read": "bad"}}}]
