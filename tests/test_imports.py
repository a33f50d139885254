"""Nothing that is imported leads back to who imports it, for types neither."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Folders whose packages or modules are imported by name.
FOLDERS = (
    ".",
    "loaders/target-duckdb",
    "loaders/target-postgres",
    "orchestrate/airflow",
    "sandbox",
    "singer-commons",
    "tap-ordergroove",
    "tap-ordergroove-sftp",
    "tap-ordergroove-webhooks",
    "target-bspk-s3",
    "target-dotapparel-sftp",
    "views",
)
PROGRAMS = ("benchmarks", "demo", "scripts")


def sources():
    """Return the files of all packages and programs, by the modules' names."""
    found = {}
    for folder in FOLDERS:
        here = ROOT / folder
        tops = (
            PROGRAMS if folder == "." else [path.parent.name for path in here.glob("*/__init__.py")]
        )
        paths = [path for top in tops for path in (here / top).rglob("*.py")]
        paths += here.glob("*.py") if folder != "." else []
        for path in paths:
            parts = path.relative_to(here).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imported(module, path, modules):
    """Yield the modules of ours that a module imports, in whatever block."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: say the whole name"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                if (name := submodule if submodule in modules else node.module) in modules:
                    yield name


def circular(arrows):
    """Return the nodes that lie on circles, or on a way from one to another."""
    left = {node: set(targets) - {node} for node, targets in arrows.items()}
    while True:
        wanted = set().union(*left.values())
        ends = {node for node, targets in left.items() if not targets or node not in wanted}
        if not ends:
            return left.keys()
        left = {node: targets - ends for node, targets in left.items() if node not in ends}


def test_what_a_circle_is():
    line = {"a": {"b", "c"}, "b": {"c"}, "c": set()}
    assert circular(line) == set()
    assert circular({**line, "c": {"b"}}) == {"b", "c"}
    assert circular({**line, "a": {"a", "b"}}) == set()


def test_no_imports_go_in_a_circle():
    modules = sources()
    arrows = {name: set(imported(name, path, modules)) for name, path in modules.items()}
    assert sum(map(len, arrows.values())) > len(modules) > 200
    assert sorted(circular(arrows)) == []
