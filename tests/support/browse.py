"""Looks at a built site with Chromium, and tells what it saw as JSON; for the site's environment.

``python browse.py FOLDER CHROMIUM`` serves the folder on this machine. It opens a page of each kind
as a telephone in light colours and as a desk in dark ones, and searches by the keyboard alone.
"""

from __future__ import annotations

import functools
import json
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCREENS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
)
PAGES = ["", "errors/", "loaders/target-duckdb/", "target-bspk-s3/"]
PAGES += ["tap-ordergroove/", "tap-ordergroove/orders/"]
SEARCHES = ("cancel_reason_code", "SFTP-11")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
FOCUS = "document.activeElement.textContent.trim()"
TYPING = "document.activeElement.shadowRoot?.activeElement?.tagName === 'INPUT'"


PATIENCE = 120_000  # milliseconds that anything may take


def watch(page: Page) -> dict[str, list[str]]:
    """Return the lists of what a page asks for, and of what goes wrong in it; they grow."""
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    return {"asked": asked, "wrong": wrong}


def axe(page: Page) -> list[str]:
    """Return what axe finds on the page that is open."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['html'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def look(chromium: Browser, url: str, screen: dict[str, Any]) -> dict[str, Any]:
    """Open a page."""
    page = chromium.new_page(**screen, reduced_motion="reduce")
    seen = watch(page)
    page.goto(url, wait_until="networkidle")
    violations = axe(page)
    wider = page.evaluate(WIDER)
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    page.close()
    return {**seen, "axe": violations, "wider": wider, "first": first}


def search(chromium: Browser, url: str, words: str) -> dict[str, Any]:
    """Search for words by the keyboard alone, and go to the first page that is found."""
    page = chromium.new_page()
    seen = watch(page)
    page.goto(url, wait_until="networkidle")
    while not page.evaluate(TYPING):  # until the page listens, and its search is open
        page.keyboard.press("Control+k")
        page.wait_for_timeout(1000)
    page.keyboard.type(words)
    shown = f'a[href*="?h={words}"]:has(mark)'  # of all words, not of the first letters
    page.wait_for_selector(shown)
    found = page.eval_on_selector_all(shown, "all => all.map(each => each.href)")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: "?h=" in now)
    reached = page.url
    page.close()
    return {**seen, "found": found, "reached": reached}


def main(folder: str, program: str) -> None:
    """Look at all, and print it."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as drivers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}/"
        # Chromium's own sandbox wants a user other than root.
        chromium = drivers.chromium.launch(
            executable_path=program, args=["--no-sandbox"], timeout=PATIENCE
        )
        pages = {
            f"{screen['color_scheme']} {path}": look(chromium, host + path, screen)
            for screen in SCREENS
            for path in PAGES
        }
        searches = {words: search(chromium, host, words) for words in SEARCHES}
        chromium.close()
        server.shutdown()
    json.dump({"host": host, "pages": pages, "searches": searches}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
