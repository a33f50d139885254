"""Meltano's files are read as Meltano reads them, once a change."""

from __future__ import annotations

import json
import os

import pytest

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.project import read

SCHEDULES = """\
schedules:
- name: daily
  interval: 0 20 * * *
  job: to-postgres
  env: {ANSWER: yes, OCTAL: 010}
"""


def test_files_are_joined_and_yaml_is_1_2_in_which_yes_is_a_word(project):
    content = read(project(SCHEDULES))
    assert [each["name"] for each in content["plugins"]["loaders"]] == [
        "target-postgres",
        "target-postgres-b",
    ]
    assert content["schedules"][0]["env"] == {"ANSWER": "yes", "OCTAL": 10}


def test_what_was_read_is_kept_until_a_file_changes_comes_or_goes(project, tmp_path):
    root, cache = project(SCHEDULES), tmp_path / "kept" / "project.json"
    before = read(root, cache)
    kept = json.loads(cache.read_text())
    kept["content"]["kept"] = True
    cache.write_text(json.dumps(kept))
    assert read(root, cache) == {**before, "kept": True}

    late = root / "late" / "plugin.meltano.yml"
    late.parent.mkdir()
    late.write_text("jobs: [{name: late, tasks: []}]")
    assert [each["name"] for each in read(root, cache)["jobs"]] == ["to-postgres", "files", "late"]
    late.unlink()
    assert read(root, cache) == before
    (root / "meltano.yml").write_text("include_paths: []")
    assert read(root, cache) == {}


def test_a_file_of_the_same_size_that_was_put_in_its_place_is_read(project, tmp_path):
    root, cache = project(SCHEDULES), tmp_path / "project.json"
    read(root, cache)
    main = root / "meltano.yml"
    times = main.stat()
    other = root / "other"
    other.write_text(main.read_text().replace("daily", "night"))
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(main)
    assert read(root, cache)["schedules"][0]["name"] == "night"


def test_a_date_is_the_same_text_from_the_files_and_from_the_cache(project, tmp_path):
    root = project(SCHEDULES + "  start_date: 2020-08-06 00:00:00\n")
    cache = tmp_path / "project.json"
    found = [read(root, cache)["schedules"][0]["start_date"] for _ in range(2)]
    assert found == ["2020-08-06 00:00:00"] * 2


@pytest.mark.parametrize("broken", ["{", "[]", '{"marks": 1}', ""])
def test_a_broken_cache_is_read_past(project, tmp_path, broken):
    root, cache = project(SCHEDULES), tmp_path / "project.json"
    cache.write_text(broken)
    assert read(root, cache) == read(root)


@pytest.mark.parametrize("text", ["jobs: [", "- a list", "jobs: [}\n", "a: 1\na: 2\n"])
def test_a_file_that_is_no_yaml_is_named(project, text):
    root = project(SCHEDULES)
    (root / "all" / "plugin.meltano.yml").write_text(text)
    with pytest.raises(ProjectError, match=r"all/plugin\.meltano\.yml"):
        read(root)
    with pytest.raises(ProjectError, match=r"nowhere/meltano\.yml"):
        read(root / "nowhere")


def test_what_is_kept_is_for_nobody_else_to_read(project, tmp_path):
    """It holds what meltano.yml says, which may be a key."""
    root, cache = project(SCHEDULES), tmp_path / "kept" / "project.json"
    before = os.umask(0)
    try:
        read(root, cache)
    finally:
        os.umask(before)
    assert cache.stat().st_mode & 0o777 == 0o600
    assert cache.parent.stat().st_mode & 0o777 == 0o700
    cache.chmod(0o644)  # as earlier versions wrote it
    read(root, cache)
    assert cache.stat().st_mode & 0o777 == 0o600
    assert [*cache.parent.iterdir()] == [cache]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("jobs: 5\n", "jobs is no list"),
        ("jobs: [5]\n", "an entry of jobs is no mapping"),
        ("jobs: [{tasks: []}]\n", "an entry of jobs: no name"),
        ("environments: [{name: 5}]\n", "an entry of environments: name is no text"),
        ("plugins: {loaders: 5}\n", "loaders is no list"),
        ("annotations: 5\n", "annotations is no mapping"),
    ],
)
def test_a_part_of_another_shape_is_named(tmp_path, more, words):
    (tmp_path / "meltano.yml").write_text(more)
    with pytest.raises(ProjectError, match=words):
        read(tmp_path)
