"""The repository's pages become the site's: their links, their lists, their drawings."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML
from scripts.website import pages, reference

from .support.journey import ROOT

NAV = YAML().load(ROOT / "mkdocs.yml")["nav"]


def test_every_page_for_users_is_in_the_navigation():
    listed = set(pages.listed(NAV))
    patterns = (
        "*.md",
        "docs/*.md",
        "[a-z]*/README.md",
        "[elo]*/*/README.md",
    )  # examples, loaders, orchestrate
    written = {str(path.relative_to(ROOT)) for each in patterns for path in ROOT.glob(each)}
    assert listed == written


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("README.md", "index.md"),
        ("CHANGELOG.md", "changelog.md"),
        ("docs/loaders.md", "loaders.md"),
        ("loaders/target-duckdb/README.md", "loaders/target-duckdb.md"),
        ("tap-ordergroove/README.md", "tap-ordergroove/index.md"),
        ("docs/benchmarks.md", "benchmarks.md"),
        ("benchmarks/README.md", "benchmarks/figures.md"),
    ],
)
def test_a_page_goes_where_its_folder_leads(page, place):
    assert pages.place(page) == place


@pytest.mark.parametrize(
    ("page", "text", "changed"),
    [
        ("README.md", "[a](docs/loaders.md)", "[a](loaders.md)"),
        ("docs/loaders.md", "[a](../README.md#x-y)", "[a](index.md#x-y)"),
        ("tap-x/README.md", "see docs/loaders.md.", "see [docs/loaders.md](../loaders.md)."),
        ("tap-x/README.md", "`docs/loaders.md`, docs/no.md", "`docs/loaders.md`, docs/no.md"),
        ("docs/loaders.md", "[a [b]](#c), [d](https://e.test/f)", None),
        ("docs/loaders.md", "```sh\n[a](../README.md)\n```", None),
    ],
)
def test_links_lead_to_the_pages_of_the_site(page, text, changed):
    known = {"README.md", "docs/loaders.md", "tap-x/README.md"}
    assert pages.relink(page, text, known, None) == (changed or text)


def test_a_link_to_what_is_no_page_leads_to_the_repository_or_nowhere():
    text = "[how](../tests/test_x.py)"
    at = "https://code.test/blob/main"
    assert pages.relink("docs/a.md", text, (), at) == f"[how]({at}/tests/test_x.py)"
    assert pages.relink("docs/a.md", text, (), None) == "how"


def test_what_a_page_leads_to_is_known_by_its_place_in_the_repository():
    page = "[a](x.md#b) ![c](y.svg) [d](../e/) [f](#g) [h](https://i.test/j)\n```sh\n[k](l)\n```"
    assert pages.targets("docs/a.md", page) == ["docs/x.md", "docs/y.svg", "e"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Text\n- a\n  more\n  - b\n- c\nText", "Text\n\n- a\n    more\n    - b\n- c\nText"),
        ("1. a\n\n   ```sh\n   b\n   ```\n2. c", "1. a\n\n    ```sh\n    b\n    ```\n2. c"),
        ("Text:\n| a | b |\n|---|---|", "Text:\n\n| a | b |\n|---|---|"),
        (r"| 4\|5 | `a\|b` |", "| 4&#124;5 | `a|b` |"),
        ("<!-- hub usage x -->\n- a\n<!-- /hub -->\n- b", "- a\n- b"),
        ("```sh\n- a\n| b\n```", "```sh\n- a\n| b\n```"),
    ],
)
def test_lists_and_tables_are_as_python_markdown_wants_them(written, wanted):
    assert pages.as_markdown(written) == wanted


def test_a_mermaid_block_becomes_a_drawing_with_a_name_and_no_text_below_three_quarters():
    page = "a\n```mermaid\nflowchart LR\n    accTitle: From a to b\n```\n```sh\nb\n```"
    drawn = pages.draw(page, lambda _: '<svg width="400" style="x:y"></svg>')
    assert drawn == (
        'a\n<div class="drawing" role="group" aria-label="From a to b" tabindex="0">'
        '<svg width="400" style="min-width:300px;x:y"></svg></div>\n```sh\nb\n```'
    )


def test_a_picture_goes_with_its_page_and_can_be_moved():
    page = "a\n\n![What (to) do](choice.svg)\n\nb"
    assert pages.images("docs/a.md", page) == ["docs/choice.svg"]
    assert pages.place("docs/choice.svg") == "choice.svg"
    assert pages.relink("docs/a.md", page, {"docs/choice.svg"}, None) == page
    assert pages.draw(page, str) == (
        'a\n\n<div class="drawing" role="group" aria-label="Drawing" tabindex="0" markdown="1">'
        "![What (to) do](choice.svg)</div>\n\nb"
    )


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": ["string", "null"], "format": "date-time"}, "UTC time, or null"),
        ({"type": ["array", "null"]}, "list, or null"),
        ({"type": ["integer", "string"]}, "integer or text"),
        ({}, "anything"),
    ],
)
def test_a_column_s_type_is_in_words(schema, words):
    assert reference.kind(schema) == words
