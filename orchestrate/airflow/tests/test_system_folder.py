"""A run's own system folder: its files are its own, all else is the project's."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from ordergroove_airflow.system_folder import own_system_folder


def test_what_one_run_is_for_stays_with_it_and_what_it_stores_is_the_project_s(tmp_path):
    shared = tmp_path / ".meltano"
    (shared / "run" / "tap").mkdir(parents=True)
    (shared / "run" / "tap" / "state.json").write_text("another run's")
    (shared / "extractors").mkdir()
    (shared / "analytics.json").write_text("{}")
    with own_system_folder(shared) as one, own_system_folder(shared) as other:
        for folder in (one, other):
            assert not (folder / "run").exists()
            (folder / "run" / "tap").mkdir(parents=True)
            (folder / "run" / "tap" / "state.json").write_text(folder.name)
            (folder / "state" / folder.name).write_text("bookmark")
        assert (one / "run" / "tap" / "state.json").read_text() == one.name
        assert (one / "analytics.json").read_text() == "{}"
        with closing(sqlite3.connect(one / "meltano.db")) as database:
            database.execute("create table runs (id)")
            database.commit()
        with closing(sqlite3.connect(other / "meltano.db")) as database:
            assert database.execute("select count(*) from runs").fetchone() == (0,)
    assert not one.exists()
    assert (shared / "meltano.db").exists()
    assert {each.name for each in (shared / "state").iterdir()} == {one.name, other.name}
    assert (shared / "run" / "tap" / "state.json").read_text() == "another run's"
