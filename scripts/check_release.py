"""Say what keeps the packages in dist/ from being released; `make check-release` builds them."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomlkit
from scripts.packages import ROOT, folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

VERSION = re.compile(r"\d+\.\d+\.\d+(rc\d+)?")
# What an installation from the checkout names, and one from an index does not.
FROM_CHECKOUT = re.compile(r"pip install .*singer-commons")


@dataclass(frozen=True)
class Release:
    """What is to be released.

    Attributes:
        owner: What only the owner knows, by name.
        count: How many packages there are.
        built: The names of the files in dist/.
        changed: What git knows to differ from the commit.
        changelog: CHANGELOG.md.
        pages: The packages' pages, by name.
    """

    owner: Mapping[str, str]
    count: int
    built: tuple[str, ...]
    changed: str
    changelog: str
    pages: Mapping[str, str]


def findings(release: Release) -> Iterator[str]:
    """Yield what is missing, or must not be so."""
    for name, value in release.owner.items():
        if "OWNER" in value:
            yield f"packages.toml: {name} is still {value!r}; then run: make packages"
    if release.changed:
        yield f"not committed:\n{release.changed}"
    versions = {each.removesuffix(".tar.gz").split("-")[1] for each in release.built}
    if len(versions) != 1 or len(release.built) != 2 * release.count:
        yield f"dist/ must hold two files of each package, all of one version; not {versions}"
    for version in versions:
        if not VERSION.fullmatch(version):
            yield f"{version} is no release: this commit has no tag vX.Y.Z"
        elif not re.search(rf"^## {re.escape(version)}\b", release.changelog, re.MULTILINE):
            yield f"CHANGELOG.md has no heading: ## {version}"
    for name, text in release.pages.items():
        if FROM_CHECKOUT.search(text):
            yield f"{name} still installs from a checkout"


def read(root: Path, dist: Path) -> Release:
    """Return what would be released: the project, and what was built of it."""
    packages = folders(root)
    changed = subprocess.run(
        ["git", "status", "--porcelain"],  # noqa: S607 - the git that the user has
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return Release(
        owner=tomlkit.parse((root / "packages.toml").read_text("utf-8")).unwrap()["owner"],
        count=len(packages),
        built=tuple(sorted(path.name for path in dist.glob("[!.]*"))),
        changed=changed.stdout,
        changelog=(root / "CHANGELOG.md").read_text("utf-8"),
        pages={
            f"{folder.relative_to(root)}/README.md": (folder / "README.md").read_text("utf-8")
            for folder in packages
        },
    )


def main() -> int:
    """Print every finding.

    Returns:
        The exit code: 0 without findings, else 1.
    """
    found = [*findings(read(ROOT, ROOT / "dist"))]
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
