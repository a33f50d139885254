"""Pages lead where they say, and a plugin's page is whole without the project around it."""

from __future__ import annotations

import re

import pytest
import yaml
from scripts import errors

from .support.journey import ROOT

PAGES = [
    page
    for pattern in (
        "*.md",
        "docs/*.md",
        "[a-z]*/README.md",
        "[elo]*/*/README.md",  # examples, loaders, orchestrate
        "tests/updates/*.md",
    )
    for page in sorted(ROOT.glob(pattern))
]
PACKAGES = sorted(path.parent for path in ROOT.glob("*/pyproject.toml"))
TARGETS = ("target-bspk-s3", "target-dotapparel-sftp")


def name(path):
    return str(path.relative_to(ROOT))


def prose(page):
    """A page without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def links(page):
    return re.findall(r"\]\(([^)\s]+)\)", prose(page))


def anchors(page):
    """The names that GitHub gives to a page's headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    for link in links(page):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("package", PACKAGES, ids=name)
def test_a_package_s_page_is_whole_by_itself(package):
    assert not [link for link in links(package / "README.md") if link.startswith("../")]


def test_the_page_of_errors_is_what_the_packages_say():
    assert errors.PAGE.read_text("utf-8") == errors.page()


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_s_page_has_the_map_that_the_project_uses(target):
    (shown,) = re.findall(
        rf"<!-- map {target} -->\n```yaml\n(.*?)```",
        (ROOT / target / "README.md").read_text(),
        re.DOTALL,
    )
    (plugin,) = [
        each
        for each in yaml.safe_load((ROOT / target / "plugin.meltano.yml").read_text())["plugins"][
            "loaders"
        ]
        if each["name"] == target
    ]
    config = yaml.safe_load(shown)["config"]
    constants = config.pop("stream_map_config")
    assert config == {key: plugin["config"][key] for key in config}
    assert {"file_types", "stream_maps"} <= config.keys()
    prefix = "stream_map_config."
    assert {prefix + each for each in constants} == {
        each["name"] for each in plugin["settings"] if each["name"].startswith(prefix)
    }
