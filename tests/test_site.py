"""The site is built without a warning, all of it leads somewhere, and a browser finds no fault."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from typing_extensions import override

from .support.journey import ROOT

PATIENCE = 280
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
LOADED = {"script", "link", "img", "iframe", "source", "object", "embed", "video", "audio"}


class Html(HTMLParser):
    """What a page names, and what it leads to."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loaded = set(), [], []
        self.feed(path.read_text("utf-8"))

    @override
    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.update(filter(None, (given.get("id"), given.get("name"))))
        address = given.get("href") or given.get("src")
        if address and tag == "a":
            self.links.append(address)
        elif address and tag in LOADED:
            self.loaded.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "scripts.website", folder], cwd=ROOT, capture_output=True,
        text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    assert "No issues found" in built.stderr
    return folder / "html"


@pytest.fixture(scope="module")
def built(site):
    """Its pages, by their files."""
    return {path: Html(path) for path in site.rglob("*.html")}


@pytest.fixture(scope="module")
def seen(site):
    """What Chromium saw of it."""
    if not CHROMIUM and os.environ.get("CHROMIUM") != "required":
        pytest.skip("chromium is not installed")
    looked = subprocess.run(
        [ROOT / ".cache/site/bin/python", ROOT / "tests/support/browse.py", site, CHROMIUM],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert looked.returncode == 0, looked.stderr
    return json.loads(looked.stdout)


def test_every_link_and_anchor_leads_somewhere(site, built):
    broken = []
    for page, html in built.items():
        for link in [*html.links, *html.loaded]:
            address = urlsplit(link)
            if address.scheme:
                continue
            path = unquote(address.path)
            start = site if path.startswith("/") else page.parent
            target = (start / path.lstrip("/")).resolve() if path else page
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(address.fragment)
            ids = built[target].ids if target in built else {anchor}
            if not target.is_file() or (anchor and anchor not in ids):
                broken.append((str(page.relative_to(site)), link))
    assert len(built) > 50
    assert broken == []


def test_a_page_loads_nothing_from_elsewhere(built):
    foreign = {each for html in built.values() for each in html.loaded if "//" in each}
    assert foreign == set()


def test_every_column_of_every_schema_is_on_its_stream_s_page(site):
    paths = [*ROOT.glob("tap-ordergroove*/tap_*/schemas/*.json")]
    streams = 0
    for path in paths:
        page = site / path.parents[2].name / path.stem / "index.html"
        if path.stem == "added":  # what tap-ordergroove-sftp adds to each
            continue
        text = page.read_text("utf-8")
        for name in json.loads(path.read_text())["properties"]:
            assert f"<code>{name}</code>" in text, (path, name)
        streams += 1
    assert streams == 15 + 10


def test_a_stream_s_page_has_what_one_asks_of_a_table(site):
    text = plain(site / "tap-ordergroove/items/index.html")
    for words in (
        "Key: public_id",
        "Replication: incremental, the bookmark is in order_updated",
        "Selected by default: yes",
        "https://developer.ordergroove.com/reference/items-list",
        "References orders.public_id.",
        '"one_time": false',
    ):
        assert words in text
    payments = plain(site / "tap-ordergroove/payments/index.html")
    assert "Replication: full table" in payments
    assert '"_snapshot_at": "2026-06-15T17:00:00+00:00"' in payments  # the same in every build


def test_ordergroove_s_pages_are_those_of_streams(site):
    vendor = yaml.safe_load((ROOT / "scripts/website/vendor_pages.yml").read_text())
    bspk = vendor.pop("target-bspk-s3")
    page = (site / "target-bspk-s3/index.html").read_text("utf-8")
    assert [each for each in bspk.values() if f'href="{each}"' not in page] == []
    for tap, streams in vendor.items():
        for stream, address in streams.items():
            assert f'href="{address}"' in (site / tap / stream / "index.html").read_text("utf-8")


def test_the_columns_of_bspk_s_files_are_on_the_target_s_page(site):
    text = plain(site / "target-bspk-s3/index.html")
    for words in (
        "SPECIAL-ORDERS V2",
        "order_ref text 3 to 255 yes",
        "country_code country code, such as US 2",
        "currency_code currency code, such as USD 3 with total_amount",
        "status open, closed, partial, cancelled yes",
        "created_at time, such as 2022-01-17T19:23:22Z yes",
    ):
        assert words in text


def test_every_code_of_an_error_is_an_anchor_with_its_words(site, built):
    page = site / "errors/index.html"
    written = (ROOT / "docs/errors.md").read_text("utf-8")
    codes = re.findall(r"^\| ([A-Z]+-\d\d) \|", written, re.MULTILINE)
    assert len(codes) > 150
    assert set(codes) <= built[page].ids
    assert "the server's key is not known{listed}" in plain(page)


def test_drawings_are_drawn(site):
    for page in ("index.html", "tap-ordergroove/index.html"):
        text = (site / page).read_text("utf-8")
        assert '<div class="drawing"' in text
        assert "</svg></div>" in text
        assert "mermaid" not in text.replace("mermaid.min.js", "")


def test_a_browser_asks_no_other_host_and_finds_nothing_broken(seen):
    for name, page in {**seen["pages"], **seen["searches"]}.items():
        assert [each for each in page["asked"] if not each.startswith(seen["host"])] == [], name
        assert len(page["asked"]) > 4, name
        assert page["wrong"] == [], name


def test_axe_finds_nothing_in_light_and_in_dark(seen):
    assert {name.split()[0] for name in seen["pages"]} == {"light", "dark"}
    assert {name: page["axe"] for name, page in seen["pages"].items() if page["axe"]} == {}


def test_pages_fit_a_telephone_and_begin_with_a_way_past_the_menu(seen):
    for name, page in seen["pages"].items():
        assert not page["wider"], name
        assert page["first"] == "Skip to content", name


def test_the_search_finds_a_column_and_an_error_by_the_keyboard_alone(seen):
    host = seen["host"]
    column, error = (seen["searches"][words] for words in ("cancel_reason_code", "SFTP-11"))
    found = {Path(urlsplit(each).path).name for each in column["found"]}
    assert {"subscriptions", "cancel_reasons"} <= found
    assert error["reached"] == f"{host}errors/?h=SFTP-11#SFTP-11"


def plain(path):
    """A page's words."""
    text = re.sub(r"<[^>]+>", "", path.read_text("utf-8"))
    text = text.replace("&quot;", '"').replace("&lt;", "<").replace("&#x27;", "'")
    return " ".join(text.split())
