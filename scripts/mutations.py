"""Shows what the tests protect: puts small faults into the product, and sees whether a test fails.

``python -m scripts.mutations`` clones what is committed, sets the clone up, and lets all its tests
pass once. Then it puts each of ``--count`` mutations into it, drawn at random by ``--seed``, and
takes it out again. A mutation meets the tests of its own package first; one that survives these
meets all others. ``--own`` leaves the others out, and ``--only 3 17`` tries these two of the same
draw again, as when a survivor was given a test. Its lines in the table are Markdown.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.mutants import Mutation, find_mutations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = {
    "singer-commons": "singer_commons",
    "tap-ordergroove": "tap_ordergroove",
    "tap-ordergroove-sftp": "tap_ordergroove_sftp",
    "tap-ordergroove-webhooks": "tap_ordergroove_webhooks",
    "target-bspk-s3": "target_bspk_s3",
    "target-dotapparel-sftp": "target_dotapparel_sftp",
    "views": "ordergroove_views",
}
PYTEST = (
    *(".venv/bin/pytest", "-q", "-x"),
    *("--numprocesses", "logical", "--maxprocesses", "4", "--dist", "worksteal"),  # as in Makefile
)
PATIENCE = 3600  # seconds: tests that take longer have met a mutation that waits for ever
PASSED, NOT_RUN = 0, (3, 4, 5)  # exit codes of pytest


def draw(root: Path, folders: Iterable[str], count: int, seed: int) -> list[Mutation]:
    """Draw lines at random from all that have mutations, and one mutation of each."""
    lines: dict[tuple[str, int], list[Mutation]] = {}
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            for each in find_mutations(path.relative_to(root), path.read_bytes()):
                lines.setdefault((str(each.path), each.line), []).append(each)
    dice = random.Random(seed)  # noqa: S311 - a draw that can be repeated, no secret
    return [dice.choice(lines[each]) for each in dice.sample(sorted(lines), count)]


def judge(
    tree: Path, mutation: Mutation, runs: Iterable[Callable[[], str | None]], stamp: int
) -> str | None:
    """Put a mutation into a tree, run tests until some fail, and take it out.

    Args:
        tree: A copy of the repository.
        mutation: The change.
        runs: Runs of tests; each returns what failed, or None.
        stamp: A number that no other mutation has, as the file's time: Python sees by a time in
            whole seconds that a file has changed.

    Returns:
        What failed first, or None for a mutation that survived.
    """
    path = tree / mutation.path
    source, times = path.read_bytes(), (path.stat().st_atime, path.stat().st_mtime)
    path.write_bytes(mutation.apply(source))
    os.utime(path, (stamp, stamp))
    try:
        return next((failed for run in runs if (failed := run())), None)
    finally:
        path.write_bytes(source)
        os.utime(path, times)


def run_tests(tree: Path, command: Sequence[str]) -> str | None:
    """Run tests until one fails.

    Returns:
        Its name, or None if none did.

    Raises:
        RuntimeError: If pytest did not run any.
    """
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=tree, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return "no end"
    if done.returncode in NOT_RUN:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    if done.returncode == PASSED:
        return None
    found = re.search(r"^(?:FAILED|ERROR) (\S.*?)(?: - |$)", done.stdout, re.MULTILINE)
    return found[1] if found else f"exit code {done.returncode}"


def clone(folder: Path, *made: str) -> Path:
    """Clone what is committed, and make what its tests need, as a user would."""
    tree = folder / "tree"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tree)], check=True)  # noqa: S603, S607
    cache = {"UV_CACHE_DIR": str(ROOT / ".cache" / "uv")} | os.environ
    subprocess.run(["make", "--silent", *made], cwd=tree, check=True, env=cache)  # noqa: S603, S607
    return tree


def main(arguments: Sequence[str]) -> int:
    """Draw, try, and print the table.

    Returns:
        The exit code: 0 if every mutation was caught.
    """
    parser = argparse.ArgumentParser(prog="mutations", description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--only", type=int, nargs="+", metavar="NUMBER")
    parser.add_argument("--own", action="store_true", help="only the tests of its own package")
    given = parser.parse_args(arguments)
    places = {f"{place}/tests" for place in (*PRODUCT, "sandbox")} | {"tests"}
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        tree = clone(Path(folder), "setup", *() if given.own else ("plugins",))

        def run(tests: Iterable[str]) -> str | None:
            return run_tests(tree, [*PYTEST, *sorted(tests)])

        drawn = draw(tree, map("/".join, PRODUCT.items()), given.count, given.seed)
        chosen = {
            number: (each, {f"{each.path.parts[0]}/tests"})
            for number, each in enumerate(drawn, 1)
            if not given.only or number in given.only
        }
        needed = set().union(*(own for _, own in chosen.values())) if given.own else places
        if failed := run(needed):
            print(f"a test fails without any mutation: {failed}", file=sys.stderr)
            return 2
        print("| # | line | change | caught by |\n|---|---|---|---|")
        caught = 0
        for number, (each, own) in chosen.items():
            meets = [own] if given.own else [own, places - own]
            runs = [lambda tests=tests: run(tests) for tests in meets]
            change = each.change((tree / each.path).read_bytes())
            failed = judge(tree, each, runs, number)
            caught += failed is not None
            place = f"{each.path}:{each.line}"
            print(f"| {number} | {place} | {change} | {failed or 'nothing'} |", flush=True)
    print(f"\n{caught} of {len(chosen)} caught, seed {given.seed}")
    return int(caught < len(chosen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
