"""Every command of every page is run as it is written, or listed with the reason why not.

What needs Meltano is in `test_page_journeys.py`.
"""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess

import pytest

from .support.journey import KEY, ROOT
from .support.page_commands import NOT_RUN, PAGES, commands, find, free_port, run
from .test_page_journeys import PAGES as JOURNEYS

PAGE = """\
`make all` makes all, `make` says what, `MAKE=1 make`.

1. So:

   ```sh
   serve --port 1   # for ever
   # Listening on 1, key …
   one \\
     | two
   put <<END
   # this
   END
   ```

```text
`make text`
```
"""
RECORDS = """grep -c '"type": *"RECORD"'"""  # what a target gets: some records at least


def shown(page):
    """The first configuration that a page shows."""
    text = (ROOT / page).read_text("utf-8")
    found = re.findall(r"^```json\n(\{\n.*?^\}|.*?)$", text, re.DOTALL | re.MULTILINE)
    return json.loads(found[0])


def write(path, content):
    path.write_text(json.dumps(content))


def tap_ordergroove(page, folder, request):
    server = request.getfixturevalue("server")
    write(folder / "config.json", {"api_key": KEY, "api_url": server.url})
    run(page, folder, {}, {"target-jsonl": RECORDS})


def tap_ordergroove_sftp(page, folder, request):
    request.getfixturevalue("drop").deliver_days(1)
    server = request.getfixturevalue("drop_server")
    keys = {"username": server.username, "password": server.password}
    keys |= {"host_key": server.fingerprint, "host": "127.0.0.1", "port": server.port}
    write(folder / "config.json", {key: keys[key] for key in shown(page)} | keys)
    run(page, folder, {}, {"target-jsonl": RECORDS})


def tap_ordergroove_webhooks(page, folder, _request):
    port = free_port()
    store, moved, other = (f"sqlite:///{folder}/{name}.db" for name in ("events", "moved", "other"))
    config = shown(page) | {"store": store, "port": int(port)}
    write(folder / "receiver.json", config)
    write(folder / "tap.json", {"store": store})
    (folder / "backups").mkdir()
    restore = "ordergroove-webhooks restore FILE"
    given = {
        # What is restored goes to an empty store: the receiver runs on with its own.
        "sudo -u ordergroove": f"ORDERGROOVE_WEBHOOKS_STORE={moved}",
        restore: f"ORDERGROOVE_WEBHOOKS_STORE={other} {restore}",
        "/etc/ordergroove-webhooks.json": "receiver.json",
        " /backups": " backups",
        "[--since …] [--type …]": "--since 2025-01-01 --type order.delete",
        "[URL]": "URL",
        "URL": f"http://127.0.0.1:{port}{config['routes'][0]['path']}",
        "[": "",
        "]": "",
    }
    run(
        page,
        folder,
        given,
        {"target-jsonl": RECORDS},
        ORDERGROOVE_WEBHOOKS_STORE=store,
        ORDERGROOVE_WEBHOOKS_PORT=port,
        ORDERGROOVE_WEBHOOKS_ROUTES=json.dumps(config["routes"]),
    )


def bspk(page, folder, _request):
    rows = [
        {"order_ref": "O-1", "shopper_id": "C-1", "store_id": "S", "sales_associate_id": "A"}
        | {"total_amount": "9.50", "currency_code": "USD", "created_at": "2025-01-31T06:00:00Z"}
        | {"type": "back_order", "status": status, "description": "Subscription order"}
        for status in ("open", "of no known kind")
    ]
    file_target(page, folder, "special_orders", "order_ref", rows)


def dotapparel(page, folder, _request):
    rows = [
        {"PERIDX": "1", "EMAIL": email, "PRIVACY": "No"}
        for email in ("someone@example.com", "nobody")
    ]
    file_target(page, folder, "customers", "PERIDX", rows)


def file_target(page, folder, stream, key, rows):
    """Without a destination, and from a tap of which one record is held back."""
    properties = {name: {"type": "string"} for name in rows[0]}
    messages = [
        {"type": "SCHEMA", "stream": stream, "schema": {"properties": properties}}
        | {"key_properties": [key]},
        *({"type": "RECORD", "stream": stream, "record": row} for row in rows),
    ]
    (folder / "messages").write_text("".join(json.dumps(each) + "\n" for each in messages))
    write(folder / "config.json", shown(page))
    given = {"…": "*", "rejects.jsonl": "$(ls output/*/rejects/*.jsonl | tail -n 1)"}
    run(page, folder, given, {"some-tap": "cat messages"})
    assert list(folder.glob("output/*/*.csv"))


def sandbox(page, folder, _request):
    run(page, folder, {"8080": free_port()})


TAPS_AND_TARGETS = {path.parent.name for path in ROOT.glob("ta*/pyproject.toml")}


def publishing(page, folder, _request):
    """The pages of all packages are changed to install from the index."""
    for package in ROOT.glob("*/README.md"):
        (folder / package.parent.name).mkdir()
        shutil.copy(package, folder / package.parent.name)
    run(page, folder, {})
    changed = "".join(each.read_text("utf-8") for each in folder.glob("*/README.md"))
    lines = re.findall(r"^.*pip install.*$", changed, re.MULTILINE)
    assert {name for name in TAPS_AND_TARGETS for line in lines if name in line} == TAPS_AND_TARGETS
    assert not [line for line in lines if "/" in line or "singer-commons" in line]


PLACES = {
    "docs/publishing.md": publishing,
    "sandbox/README.md": sandbox,
    "tap-ordergroove/README.md": tap_ordergroove,
    "tap-ordergroove-sftp/README.md": tap_ordergroove_sftp,
    "tap-ordergroove-webhooks/README.md": tap_ordergroove_webhooks,
    "target-bspk-s3/README.md": bspk,
    "target-dotapparel-sftp/README.md": dotapparel,
}


def test_these_are_the_commands_of_a_page():
    found = [(each.text, each.says) for each in find("a.md", PAGE)]
    assert found == [
        ("make all", ()),
        ("serve --port 1", ("Listening on 1, key …",)),
        ("one | two", ()),
        ("put <<END\n# this\nEND", ()),
    ]
    with pytest.raises(ValueError, match="'bash'"):
        list(find("a.md", PAGE.replace("```sh", "```bash")))


@pytest.mark.parametrize("page", PLACES)
def test_the_commands_of_a_page_work_as_they_are_written(page, tmp_path, request):
    PLACES[page](page, tmp_path, request)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_run_or_listed(page):
    to_run = [each.text for each in commands(page) if each.why_not() is None]
    assert not to_run or page in PLACES or page in JOURNEYS, to_run


def test_what_is_listed_is_on_a_page():
    for page, causes in NOT_RUN.items():
        pages = PAGES if page == "any page" else [page]
        found = [each.text for page in pages for each in commands(page)]
        for form, why in causes.items():
            assert why
            assert fnmatch.filter(found, form), (page, form)


def test_make_says_at_once_that_the_path_of_a_project_has_no_space(tmp_path):
    folder = tmp_path / "a shop"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    done = subprocess.run(
        ["make", "setup"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert re.search(r"The path of this folder has a space.*/a shop\.", done.stderr)
    assert list(folder.iterdir()) == [folder / "Makefile"]


def test_what_make_is_asked_for_it_knows():
    known = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    asked = {
        word
        for page in PAGES
        for each in commands(page)
        for made in re.findall(r"^make ([a-z][a-z -]+)", each.text)
        for word in made.split()
    }
    assert asked <= set(known)
