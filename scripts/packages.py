"""Write what every package says alike, from packages.toml, or say where it differs.

In a package's pyproject.toml it stands between `# alike: NAME` and `# /alike`; all else there is
the package's own. The licence is a copy: a package may hold no file from outside of its folder.

``python scripts/packages.py`` writes; with ``--check`` it only says whether all is right.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
REGION = re.compile(r"^# alike: (\w+)\n.*?^# /alike$", re.MULTILINE | re.DOTALL)


def folders(root: Path) -> list[Path]:
    """Return the folders of the packages; some are `loaders/<name>`, `orchestrate/<name>`."""
    patterns = ("*", "loaders/*", "orchestrate/*")
    found = [path for each in patterns for path in root.glob(f"{each}/pyproject.toml")]
    return sorted(path.parent for path in found)


def with_alike(text: str, alike: Mapping[str, str], facts: Mapping[str, str]) -> str:
    """Return a pyproject.toml with what all have alike.

    Args:
        text: The file.
        alike: What goes between the marks, by the name in them.
        facts: What replaces `{words in braces}` in it.
    """

    def region(match: re.Match[str]) -> str:
        content = alike[match[1]]
        for name, fact in facts.items():
            content = content.replace(f"{{{name}}}", fact)
        return f"# alike: {match[1]}\n{content}# /alike"

    return REGION.sub(region, text)


def files(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of the packages that have something alike, as they should be."""
    told = tomlkit.parse((root / "packages.toml").read_text("utf-8")).unwrap()
    licence = (root / "LICENSE").read_text("utf-8")
    for folder in folders(root):
        facts = {**told["owner"], "folder": folder.relative_to(root).as_posix()}
        path = folder / "pyproject.toml"
        yield path, with_alike(path.read_text("utf-8"), told["alike"], facts)
        yield folder / "LICENSE", licence


def main(arguments: list[str]) -> int:
    """Write the files, or check them.

    Returns:
        The exit code.
    """
    differ = [
        (path, text)
        for path, text in files(ROOT)
        if not path.exists() or path.read_text("utf-8") != text
    ]
    if "--check" in arguments:
        for path, _ in differ:
            print(f"{path.relative_to(ROOT)} differs from packages.toml or LICENSE: make packages")
        if not differ:
            print("packages: no findings")
        return 1 if differ else 0
    for path, text in differ:
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
