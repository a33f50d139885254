"""A project of one's own: the page's commands, in an empty folder, with our wheels and hub/."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from .support import dotapparel, reports, special_orders
from .support.journey import BIN, KEY, PATIENCE, ROOT, clean_environment
from .support.special_orders import ASSOCIATE, STORE
from .support.stores import DuckDB
from .support.warehouse import compare

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "own-project.md").read_text()
HUB = ROOT / "hub"
EVENT_TYPES = 45  # of which `send-test` sends one each
# A loader that every newcomer takes first, as the Hub has it: the tests ask nothing of the Hub.
STOCK_LOADER = """\
name: target-jsonl
namespace: target_jsonl
variant: andyh1203
pip_url: target-jsonl==0.1.4
executable: target-jsonl
settings:
- {name: destination_path, kind: string, value: output}
- {name: do_timestamp_file, kind: boolean, value: false}
"""


def blocks(heading):
    """Return the blocks of commands below one of the page's headings."""
    (part,) = re.findall(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    return re.findall(r"^```sh\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)


@dataclass
class Shell:
    """Runs commands as one types them, in the project once it is there."""

    folder: Path
    environment: dict[str, str]

    @property
    def project(self):
        return self.folder / "shop"

    @contextmanager
    def start(self, commands, **settings):
        """Start commands; they are ended with the block, if they have not ended before."""
        log = self.folder / f"{time.monotonic_ns()}.log"
        with (
            log.open("w") as output,
            subprocess.Popen(
                ["bash", "-euc", commands],
                cwd=self.project if self.project.exists() else self.folder,
                env=clean_environment() | self.environment | settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            ) as process,
        ):
            try:
                yield process, log
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGTERM)

    def run(self, commands, **settings):
        """Run commands that all must succeed."""
        with self.start(commands, **settings) as (process, log):
            code = process.wait(5 * PATIENCE)
        assert code == 0, f"{commands}\n{log.read_text()}"
        return log.read_text()


@pytest.fixture
def shell(tmp_path, dist):
    """A shell in an empty folder; there, no package of ours is in any index."""
    folder = tmp_path / "empty"
    folder.mkdir()
    environment = {
        "HUB": str(HUB),
        "MELTANO_SEND_ANONYMOUS_USAGE_STATS": "false",
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(ROOT / ".cache" / "uv")),
        "UV_FIND_LINKS": str(dist),
    }
    return Shell(folder, environment)


def port_of(process, log):
    """Wait until the receiver listens; return where."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        found = re.findall(r'\{.*"message": "listening".*\}\n', log.read_text())
        if found:
            return json.loads(found[0])["port"]
        time.sleep(0.05)
    raise TimeoutError


def paste_the_map(project, target):
    """Put the map of a target's page below the loader, as the page says."""
    page = (ROOT / target / "README.md").read_text()
    (text,) = re.findall(rf"<!-- map {target} -->\n```yaml\n(.*?)```", page, re.DOTALL)
    yaml = YAML()
    content = yaml.load(project / "meltano.yml")
    (loader,) = [each for each in content["plugins"]["loaders"] if each["name"] == target]
    loader["config"] = yaml.load(text)["config"]
    yaml.dump(content, project / "meltano.yml")


@pytest.mark.timeout(1200)
def test_the_page_s_commands_make_tables_and_files_out_of_nothing(  # noqa: PLR0913, PLR0917 - all there is
    shell, server, merchant, drop, drop_server, bspk, inbox
):
    duck = DuckDB(shell.project / "output" / "warehouse.duckdb")
    shell.environment |= {"TAP_ORDERGROOVE_API_KEY": KEY, "TAP_ORDERGROOVE_API_URL": server.url}
    for commands in blocks("The API, into DuckDB"):
        said = shell.run(commands)
    assert "Plugin configuration is valid" in said
    assert compare(merchant, duck) == []
    # Nobody selected anything: what is off by default elsewhere is read, too.
    assert len(duck.read("resources")) == len(merchant.truth("resources"))

    (shell.folder / "jsonl.yml").write_text(STOCK_LOADER)
    shell.run(
        "meltano add --from-ref ../jsonl.yml target-jsonl; meltano run tap-ordergroove target-jsonl"
    )
    for stream in ("customers", "orders", "products"):
        lines = (shell.project / "output" / f"{stream}.jsonl").read_text().splitlines()
        assert len(lines) == len(merchant.truth(stream))

    files = drop.deliver_days(2)
    given = {
        "HOST": "127.0.0.1",
        "HOST_KEY": drop_server.fingerprint,
        "PASSWORD": drop_server.password,
        "PORT": str(drop_server.port),
        "USERNAME": drop_server.username,
    }
    shell.environment |= {f"TAP_ORDERGROOVE_SFTP_{key}": each for key, each in given.items()}
    (commands,) = blocks("Report files")
    assert "Plugin configuration is valid" in shell.run(commands)
    assert reports.differences(duck, files) == []

    prepare, serve, receive = blocks("Webhooks, and what is current")
    shell.run(prepare)
    with shell.start(serve, ORDERGROOVE_WEBHOOKS_PORT="0") as running:
        said = shell.run(receive, ORDERGROOVE_WEBHOOKS_PORT=str(port_of(*running)))
    assert "Plugin configuration is valid" in said
    assert len({row["event_type"] for row in duck.read("events")}) == EVENT_TYPES
    current = {row["public_id"] for row in duck.read("orders_current")}
    assert current == {row["public_id"] for row in merchant.truth("orders")}

    prepare, deliver = blocks("BSPK and DotApparel")
    shell.run(prepare)
    for target in ("target-bspk-s3", "target-dotapparel-sftp"):
        paste_the_map(shell.project, target)
    given = {
        "AWS_ACCESS_KEY_ID": bspk.access_key,
        "AWS_SECRET_ACCESS_KEY": bspk.secret_key,
        "TARGET_BSPK_S3_AWS_REGION": bspk.region,
        "TARGET_BSPK_S3_BUCKET": bspk.bucket,
        "TARGET_BSPK_S3_COMPANY_NAME": "NiceCo",
        "TARGET_BSPK_S3_ENDPOINT_URL": bspk.endpoint_url,
        "TARGET_BSPK_S3_STREAM_MAP_CONFIG_SALES_ASSOCIATE_ID": ASSOCIATE,
        "TARGET_BSPK_S3_STREAM_MAP_CONFIG_STORE_ID": STORE,
        "TARGET_DOTAPPAREL_SFTP_HOST": "127.0.0.1",
        "TARGET_DOTAPPAREL_SFTP_HOST_KEY": inbox.fingerprint,
        "TARGET_DOTAPPAREL_SFTP_ORDERS_DELAY_MINUTES": "0",
        "TARGET_DOTAPPAREL_SFTP_PASSWORD": inbox.password,
        "TARGET_DOTAPPAREL_SFTP_PORT": str(inbox.port),
        "TARGET_DOTAPPAREL_SFTP_USERNAME": inbox.username,
    }
    shell.run(deliver, **given)
    assert special_orders.differences(merchant, bspk) == []
    assert bspk.refused == []
    assert dotapparel.differences(merchant, inbox) == []
    assert inbox.refused == []
    assert (shell.project / "output" / "bspk").is_dir()


class Terminal:
    """A program at a terminal of its own, and what the screen has shown."""

    def __init__(self, words, **options):
        self._master, end = pty.openpty()
        self.process = subprocess.Popen(
            words, stdin=end, stdout=end, stderr=end, start_new_session=True, **options
        )
        os.close(end)
        self.screen = ""

    def wait_for(self, words):
        """Wait until the program shows these words, beyond what was waited for before."""
        shown = ""
        while words not in shown:
            assert select.select([self._master], [], [], PATIENCE)[0], self.screen + shown
            shown += os.read(self._master, 4096).decode("utf-8", "replace")
        self.screen += shown

    def type(self, text):
        os.write(self._master, text.encode())

    def press(self, key):
        """Press a key once the program waits for one: it throws away what came before."""
        while termios.tcgetattr(self._master)[3] & termios.ICANON:
            assert self.process.poll() is None, self.screen
            time.sleep(0.01)
        self.type(key)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._master)


def test_the_prompts_begin_with_what_is_needed_and_hide_what_is_secret(tmp_path):
    env = clean_environment() | {"MELTANO_SEND_ANONYMOUS_USAGE_STATS": "false", "COLUMNS": "200"}
    program, definition = str(BIN / "meltano"), str(HUB / "extractors" / "tap-ordergroove.yml")
    add = [program, "add", "--no-install", "--from-ref", definition, "tap-ordergroove"]
    subprocess.run([program, "init", "shop"], cwd=tmp_path, env=env, check=True)
    subprocess.run(add, cwd=tmp_path / "shop", env=env, check=True)
    ask = [program, "config", "set", "--interactive", "tap-ordergroove"]
    with closing(Terminal(ask, cwd=tmp_path / "shop", env=env)) as terminal:
        for words, answer in (
            ("or exit (e)?", "1\n"),
            ("New value (redacted)", f"{KEY}\n"),
            ("Repeat for confirmation", f"{KEY}\n"),
        ):
            terminal.wait_for(words)
            terminal.type(answer)
        terminal.wait_for("Press any key")
        terminal.press(" ")
        terminal.wait_for("or exit (e)?")
        terminal.type("e\n")
        assert terminal.process.wait(PATIENCE) == 0
        screen = terminal.screen
    names = re.findall(r"\d+\. (\w+):", screen)
    assert names[:4] == ["api_key", "environment", "start_date", "merchant_id"]
    assert KEY not in screen
    assert KEY in (tmp_path / "shop" / ".env").read_text()
