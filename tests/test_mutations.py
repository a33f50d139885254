"""Faults that are put into the product at random: what they are, and that they go again."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.mutants import find_mutations
from scripts.mutations import draw, judge, run_tests

SOURCE = '''\
"""Prose."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["fare"]


@staticmethod
def fare(age: int, zones: "int" = 1) -> "Decimal":
    """Return what a ticket costs."""
    if not 6 <= age or age is None:
        return 0
    price = 2 + zones * 3
    check(f"é{1}", """é""",
        (zones) not in (0, None))
    price.seen = age
    return price if age < 65 else price // 2
'''
MUTATIONS = [
    """def fare(age: int, zones: "int" = 2) -> "Decimal":""",
    "    if not (not 6 <= age or age is None):",
    "    if not 6 <= age and age is None:",
    "    if  6 <= age or age is None:",
    "    if not 7 <= age or age is None:",
    "    if not 6 < age or age is None:",
    "    if not 6 <= age or age is not None:",
    "        pass",
    "        return 1",
    "    pass",  # check(
    "    price = 2 - zones * 3",
    "    price = 3 + zones * 3",
    "    price = 2 + zones + 3",
    "    price = 2 + zones * 4",
    """    check(f"é{1}", 'éX',""",
    "        (zones) in (0, None))",
    "        (zones) not in (1, None))",
    "    pass",  # price.seen = age
    "    pass",  # return
    "    return price if not (age < 65) else price // 2",
    "    return price if age <= 65 else price // 2",
    "    return price if age < 66 else price // 2",
    "    return price if age < 65 else price * 2",
    "    return price if age < 65 else price // 3",
]


def test_a_file_has_these_mutations_and_no_others():
    source, lines = SOURCE.encode(), SOURCE.splitlines()
    found = []
    for each in find_mutations(Path("fare.py"), source):
        before, line = each.line - 1, each.apply(source).decode().splitlines()
        assert line[:before] == lines[:before]
        found.append(line[before])
    assert sorted(found) == sorted(MUTATIONS)


def test_each_mutation_meets_its_own_tests_then_the_others_and_is_gone(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    code = tmp_path / "shop" / "prices.py"
    code.parent.mkdir()
    code.write_text("NET = 10\nTAX = 2\nUNUSED = 3\n")
    for name, value in (("net", 10), ("tax", 2)):
        text = (
            f"from shop.prices import *\n\ndef test_it():\n    assert {name.upper()} == {value}\n"
        )
        (tmp_path / f"test_{name}.py").write_text(text)
    pytest = (sys.executable, "-m", "pytest", "-q", "-x", "-c", "/dev/null", "--rootdir=.")
    asked = []

    def run(name):
        asked.append(name)
        return run_tests(tmp_path, [*pytest, f"test_{name}.py"])

    source = code.read_bytes()
    drawn = draw(tmp_path, ["shop"], 3, seed=1)
    assert drawn == draw(tmp_path, ["shop"], 3, seed=1)
    assert sorted(each.line for each in drawn) == [1, 2, 3]
    for stamp, each in enumerate(drawn):
        asked.clear()
        failed = judge(tmp_path, each, [lambda: run("net"), lambda: run("tax")], stamp)
        assert (failed, asked) == {
            1: ("test_net.py::test_it", ["net"]),
            2: ("test_tax.py::test_it", ["net", "tax"]),
            3: (None, ["net", "tax"]),
        }[each.line]
        assert code.read_bytes() == source
    assert each.change(source).startswith("`")
