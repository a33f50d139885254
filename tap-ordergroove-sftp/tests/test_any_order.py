"""Whatever comes in whatever order, with crashes in between: the newest row wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.report_story import STREAM, Story, content, delta, full

NAMES = [delta(day) for day in range(1, 6)] + [full(day) for day in range(1, 6)]
rows_of_a_file = st.lists(st.sampled_from("abcd"), unique=True)
drops = st.tuples(st.just("drop"), st.sampled_from(NAMES), rows_of_a_file,
                  st.sampled_from(["", "", "", "deny", "change", "spoilt", "young"]))  # fmt: skip
empties = st.tuples(st.just("empty"), st.sampled_from(NAMES))
mends = st.just(("mend",))
expiries = st.just(("expire",))
runs = st.just(("run",))
crashes = st.tuples(st.just("crash"), st.floats(0, 1))
stories = st.lists(st.one_of(drops, drops, drops, empties, mends, expiries, runs, crashes),
                   max_size=14)  # fmt: skip


@dataclass
class Version:
    """What a file said at one time."""

    name: str
    stamp: str
    modified: datetime
    rows: dict[str, str]

    @property
    def age(self):
        return self.stamp, self.modified, self.name


class World:
    """Plays a story, and knows what must be in the table at its end."""

    def __init__(self):
        self.story = Story()
        self.there: dict[str, Version] = {}
        self.gone: list[Version] = []
        self.count = 0

    def play(self, action):
        self.story.folder.present += timedelta(hours=1)
        getattr(self, action[0])(*action[1:])

    def drop(self, name, keys, trouble):
        self.count += 1
        rows = dict.fromkeys(keys, f"v{self.count}")
        young = timedelta(hours=0 if trouble == "young" else 1)
        modified = self.story.folder.present - young
        self._replace(Version(name, name.split("_")[2], modified, rows))
        text = content(**rows) + ("x,too,many\n" if trouble == "spoilt" else "")
        self.story.folder.put(
            name, text, modified, trouble if trouble in ("deny", "change") else ""
        )

    def empty(self, name):
        modified = self.story.folder.present - timedelta(hours=1)
        self._replace(Version(name, name.split("_")[2], modified, {}))
        self.story.folder.put(name, "", modified)

    def _replace(self, version):
        if version.name in self.there:
            self.gone.append(self.there[version.name])
        self.there[version.name] = version

    def mend(self):
        for name, file in self.story.folder.files.items():
            file.trouble = ""
            if b"x,too,many" in file.content:
                rows = self.there[name].rows
                self.drop(name, list(rows), "")

    def expire(self):
        """The oldest file is removed."""
        if self.there:
            oldest = min(self.there.values(), key=lambda version: version.age)
            self.gone.append(self.there.pop(oldest.name))
            del self.story.folder.files[oldest.name]

    def run(self):
        self.story.run(max_rejected_rows=0)

    def crash(self, part):
        self.story.crash(lambda messages: int(part * len(messages)), max_rejected_rows=0)

    def check(self):
        ordered = sorted(self.there.values(), key=lambda version: version.age)
        fulls = [place for place, version in enumerate(ordered)
                 if "_full" in version.name and version.rows]  # fmt: skip
        wanted = {}
        for version in ordered[fulls[-1] if fulls else 0 :]:
            wanted |= {key: (version.age, value) for key, value in version.rows.items()}
        # What a file said that is gone may stand, if it was newer: there is nothing to mend it by.
        for key, (age, value) in wanted.items():
            if not any(key in version.rows and version.age > age for version in self.gone):
                assert self.story.table[key] == value, key
        assert self.story.table.keys() >= wanted.keys()


@given(stories)
@example([("drop", delta(3), ["a"], ""), ("run",), ("drop", delta(1), ["a"], ""), ("crash", 0.7)])
@example([("drop", full(2), ["a"], "spoilt"), ("drop", delta(1), ["a", "b"], ""), ("run",)])
@example([("drop", full(2), ["a"], ""), ("drop", delta(1), ["a", "b"], ""), ("run",),
          ("empty", full(2))])  # fmt: skip
def test_whatever_comes_in_whatever_order_the_newest_row_wins(actions):
    world = World()
    for action in actions:
        world.play(action)
    world.play(("mend",))
    world.play(("run",))
    assert world.story.outcome.error is None
    world.check()
    world.play(("run",))
    assert world.story.folder.opened == []
    assert world.story.outcome.records(STREAM) == []
