"""The image, built from nothing and run as an engine runs it: read-only, by a user without a name.

It is built once, as `make image` does. What takes an engine's place is tests/support/container.py.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path

import pytest
import requests
import yaml

from ordergroove_sandbox import Fault
from ordergroove_sandbox.webhooks import sending

from .support.books import INCREMENTAL
from .support.container import first_process, options
from .support.image import PASSWORD, built, sent
from .support.journey import KEY, PATIENCE, ROOT, Finished, child_of
from .support.page_commands import commands, free_port
from .support.receiver import KEY as HOOK_KEY
from .support.receiver import PATH
from .support.warehouse import compare
from .test_crashes import assert_resumed

STATE = "prod:tap-ordergroove-to-target-duckdb"
NOBODY = "54321:0"  # as in OpenShift: any number, of group 0
SAFE = ("--rm", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--tmpfs=/tmp")

pytestmark = pytest.mark.timeout(1800)  # the first test waits for the build


@pytest.fixture(scope="session")
def image(tmp_path_factory):
    place = tmp_path_factory.getbasetemp()
    return built(place.parent if "PYTEST_XDIST_WORKER" in os.environ else place)


@pytest.fixture
def buildah_store(tmp_path):
    """An empty folder, where buildah is."""
    folder = tmp_path / "store"
    folder.mkdir()
    return folder


@dataclass
class Docker:
    """Runs the image with a volume of its own.

    Attributes:
        volume: The folder that is the volume.
        note: The file that says where the image is.
        variables: What every container is told by `--env`.
    """

    volume: Path
    note: Path
    variables: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def start(self, *arguments, extra=()):
        given = [f"--env={name}={value}" for name, value in self.variables.items()]
        volume = f"--volume={self.volume}:/project/output"
        with self.run_as_written(
            "run", *SAFE, f"--user={NOBODY}", volume, *given, *extra, "image", *arguments
        ) as process:
            yield process

    @contextmanager
    def run_as_written(self, *arguments, cwd=ROOT, **environment):
        env = os.environ | {"CONTAINER": str(self.note), "PYTHONPATH": str(ROOT)} | environment
        with (
            (self.note.parent / "stdout").open("w") as output,
            (self.note.parent / "stderr").open("w") as errors,
            subprocess.Popen(
                [sys.executable, "-m", "tests.support.container", *arguments],
                cwd=cwd,
                env=env,
                stdout=output,
                stderr=errors,
            ) as process,
        ):
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.terminate()

    def finish(self, process):
        """Wait for the end of a run or a receiver, which says all in JSON, on standard output."""
        code = process.wait(PATIENCE)
        told = (self.note.parent / "stdout").read_text()
        assert (self.note.parent / "stderr").read_text() == ""
        for line in told.splitlines():
            assert isinstance(json.loads(line), dict), line
        assert KEY not in told
        assert HOOK_KEY not in told
        return Finished(code, told)

    def run(self, *arguments):
        with self.start("run", *arguments) as process:
            return self.finish(process)

    def answer(self, *arguments, extra=()):
        """Return what a command prints, beside its log."""
        with self.start(*arguments, extra=extra) as process:
            assert process.wait(PATIENCE) == 0, (self.note.parent / "stderr").read_text()
        return (self.note.parent / "stdout").read_text()

    def bookmarks(self):
        return json.loads(self.answer("state", "get", STATE))["singer_state"]["bookmarks"]


@pytest.fixture
def docker(image, tmp_path):
    note, volume = tmp_path / "container.json", tmp_path / "volume"
    note.write_text(json.dumps({"root": str(image.root), "config": image.config}))
    volume.mkdir()
    volume.chmod(0o2775)  # as the image has it
    return Docker(volume, note)


@pytest.fixture
def shop(docker, server):
    """The image with a shop's address and key."""
    docker.variables |= {"TAP_ORDERGROOVE_API_KEY": KEY, "TAP_ORDERGROOVE_API_URL": server.url}
    return docker


@pytest.fixture
def warehouse(docker, duck):
    duck.path = docker.volume / "warehouse.duckdb"
    return duck


def installed(venv):
    """What an environment holds, by name, but for the packages of this repository."""
    found = {}
    for metadata in venv.glob("lib/python*/site-packages/*.dist-info/METADATA"):
        told = HeaderParser().parsestr(metadata.read_text("utf-8"))
        if not (metadata.parent / "direct_url.json").exists():
            found[re.sub(r"[-_.]+", "-", told["Name"]).lower()] = told["Version"]
    return found


def pins(name):
    lines = (ROOT / "requirements" / name).read_text().splitlines()
    found: dict[str, set[str]] = {}
    for line in lines:
        package, _, version = line.partition(" ;")[0].strip().partition("==")
        found.setdefault(package, set()).add(version)
    return found


def plugins():
    """The programs of the plugins that are installed by themselves, with their files of pins."""
    for definition in sorted(ROOT.glob("*/plugin.meltano.yml")):
        for kind, entries in yaml.safe_load(definition.read_text())["plugins"].items():
            for plugin in entries:
                if "pip_url" in plugin:
                    (file,) = re.findall(r"requirements/(\S+\.txt)", plugin["pip_url"])
                    yield f".meltano/{kind}/{plugin['name']}/venv", plugin["executable"], file


def test_every_plugin_is_there_with_nothing_but_its_pins(image):
    project = image.root / "project"
    assert len(list(plugins())) == 10
    for venv, program, file in plugins():
        assert (project / venv / "bin" / program).exists()
        found, pinned = installed(project / venv), pins(file)
        assert found
        for package, version in found.items():
            if package != "meltanolabs-target-csv":  # its own pin is in `pip_url`
                assert version in pinned[package], (venv, package)
    meltano, pinned = installed(project / ".venv"), pins("image.txt")
    assert all(version in pinned[package] for package, version in meltano.items())


def test_nothing_else_of_the_checkout_is_in_it_and_no_secret_of_the_build(image):
    inside = {each.name for each in (image.root / "project").iterdir()}
    assert inside == {
        *(".meltano", ".venv", "image", "loaders", "meltano.yml", "output", "requirements"),
        *("singer-commons", "tap-ordergroove", "tap-ordergroove-sftp", "tap-ordergroove-webhooks"),
        *("target-bspk-s3", "target-dotapparel-sftp", "views"),
    }
    grep = ["grep", "-rlF", PASSWORD, image.root]
    search = subprocess.run(grep, stdout=subprocess.PIPE, check=False)
    assert search.stdout == b""
    assert search.returncode == 1
    told = json.dumps([image.history, image.config])
    assert PASSWORD not in told
    assert "127.0.0.1" not in told  # the index
    assert not list(image.root.glob("project/.venv/bin/uv*"))
    assert image.size < 700e6  # docs/image.md says how large it is


def test_what_somebody_has_laid_beside_the_code_stays_out(buildah_store, tmp_path):
    checkout = tmp_path / "checkout"
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    tracked = [each for each in listed if each and not each.startswith("tests/")]
    laid = [
        *("dump.sql", "tap-dump.csv", "target-duckdb.pem", "loaders/keys.json", "image/.env"),
        *("tap-ordergroove-sftp/id_ed25519", "tap-ordergroove/webhooks.db", "views/.git/config"),
        *("loaders/target-duckdb/secrets.json", "loaders/another/data.json", "merchants/key.txt"),
        *("views/ordergroove_views/.venv/a.py", "tap-ordergroove/tap_ordergroove/id_rsa"),
        *("singer-commons/singer_commons/a.pem", "requirements/token", "target-bspk-s3/out/a.txt"),
        "tap-yours/key",
    ]
    yours = ["merchants/plugin.meltano.yml", "tap-yours/plugin.meltano.yml"]
    for each in [*tracked, *laid, *yours]:
        path = checkout / each
        path.parent.mkdir(parents=True, exist_ok=True)
        if each in tracked:
            shutil.copy(ROOT / each, path, follow_symlinks=False)
        else:
            path.write_text("of somebody")
    wanted = re.compile(
        r"meltano\.yml|requirements/.*\.txt"
        r"|(?:image|loaders|singer-commons|ta[a-z]+-[^/]+|views)/(?!(?:[^/]+/)?tests/).*"
    )
    inside = {each for each in tracked if wanted.fullmatch(each)}
    assert len(inside) > 250
    assert sent(checkout, buildah_store) == inside | set(yours)


def test_it_says_what_it_is_and_is_nobodys(image):
    labels = image.config["Labels"]
    revision = labels["org.opencontainers.image.revision"]
    subprocess.run(["git", "merge-base", "--is-ancestor", revision, "HEAD"], cwd=ROOT, check=True)
    assert labels["org.opencontainers.image.title"] == "ordergroove-meltano"
    (metadata,) = image.root.glob(
        "project/.meltano/extractors/tap-ordergroove/venv/lib/*/site-packages/tap_ordergroove-*/METADATA"
    )
    version = HeaderParser().parsestr(metadata.read_text("utf-8"))["Version"]
    assert labels["org.opencontainers.image.version"] == version
    assert image.config["User"] == "10001:0"
    assert image.config["Entrypoint"] == ["meltano"]


def test_a_sync_loads_all_and_one_that_is_stopped_ends_in_order_and_loses_nothing(
    shop, server, merchant, warehouse
):
    first = shop.run("ordergroove-to-duckdb")
    assert first.code == 0, first.log
    assert compare(merchant, warehouse) == []
    bookmarks = shop.bookmarks()

    merchant.advance(10)
    server.sandbox.faults.add(Fault.of("latency", times=None, seconds=0.3))
    shop.variables["TAP_ORDERGROOVE_PAGE_SIZE"] = "3"
    server.sandbox.requests.clear()
    with shop.start("run", "ordergroove-to-duckdb") as process:
        asked = server.sandbox.requests.entries
        wait_until(process, asked)
        meltano = first_process(first_process(process.pid))
        tap = child_of(meltano, "tap-ordergroove")
        wait_until(process, lambda: hears(child_of(meltano, "ordergroove-target-duckdb")))
        loader = child_of(meltano, "ordergroove-target-duckdb")
        before = len(asked())
        wait_until(process, lambda: len(asked()) > before + 8)  # it reads by now
        written = [each for each in Path(f"/proc/{meltano}/root/tmp").rglob("*") if each.is_file()]
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in written}
        process.send_signal(signal.SIGTERM)
        stopped = shop.finish(process)
    assert stopped.code == 128 + signal.SIGTERM
    assert tap
    assert not Path(f"/proc/{tap}").exists()
    assert not Path(f"/proc/{loader}").exists()
    assert "Gracefully shutting down" in stopped.log  # the tap
    assert "Signal 15: what was read is written" in stopped.log  # the loader
    # Meltano's files of a run hold the key.
    assert [name for name in modes if name.endswith(".config.json")]
    assert set(modes.values()) == {0o600}
    assert shop.bookmarks() == bookmarks

    server.sandbox.faults.clear()
    server.sandbox.requests.clear()
    last = shop.run("ordergroove-to-duckdb")
    assert last.code == 0, last.log
    assert assert_resumed(server, bookmarks)
    assert compare(merchant, warehouse) == []
    kept = {each.name: stat.S_IMODE(each.stat().st_mode) for each in shop.volume.iterdir()}
    assert kept == {"meltano.db": 0o600, "warehouse.duckdb": 0o600}


def test_a_run_that_fails_says_so_in_json_too(shop):
    shop.variables["TAP_ORDERGROOVE_API_KEY"] = "another"
    assert shop.run("ordergroove-to-duckdb").code == 1


def test_states_are_kept_in_a_bucket_and_the_container_keeps_none(shop, bspk):
    shop.variables |= {
        "MELTANO_STATE_BACKEND_URI": f"s3://{bspk.bucket}/states",
        "MELTANO_STATE_BACKEND_S3_AWS_ACCESS_KEY_ID": bspk.access_key,
        "MELTANO_STATE_BACKEND_S3_AWS_SECRET_ACCESS_KEY": bspk.secret_key,
        "MELTANO_STATE_BACKEND_S3_ENDPOINT_URL": bspk.endpoint_url,
        "MELTANO_DATABASE_URI": "sqlite:////tmp/meltano.db",  # goes with the container
        "AWS_DEFAULT_REGION": bspk.region,
    }
    first = shop.run("ordergroove-to-duckdb")
    assert first.code == 0, first.log
    assert bspk.secret_key not in first.log
    assert shop.bookmarks().keys() >= {table.name for table in INCREMENTAL}
    assert [each.name for each in shop.volume.iterdir()] == ["warehouse.duckdb"]


def test_the_cronjobs_run_loads_postgresql_and_keeps_its_states_there(
    shop, merchant, postgres, new_database
):
    cron = yaml.safe_load((ROOT / "examples" / "kubernetes" / "sync.yaml").read_text())
    (container,) = cron["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    # The server of the tests listens on a socket, in a folder that only its own user may enter.
    folder = Path(re.findall("host=([^&]+)", postgres.url)[0])
    socket = shop.volume / "socket"
    socket.mkdir()
    there = ["--user", f"{folder.stat().st_uid}:0", f"--volume={folder}:/project/output/socket"]
    urls = [
        url.replace(str(folder), "/project/output/socket") for url in (postgres.url, new_database())
    ]
    shop.variables["TARGET_POSTGRES_SQLALCHEMY_URL"] = urls[0]
    shop.variables["MELTANO_DATABASE_URI"] = urls[1].replace("postgresql:", "postgresql+psycopg:")
    with shop.start(*container["args"], extra=there) as process:
        done = shop.finish(process)
    assert done.code == 0, done.log
    assert compare(merchant, postgres) == []
    assert "prod:tap-ordergroove-to-target-postgres" in shop.answer("state", "list", extra=there)
    assert list(shop.volume.iterdir()) == [socket]


def test_every_place_for_states_is_known(docker):
    words = "import azure.storage.blob, boto3, google.cloud.storage, psycopg.pq; print(psycopg)"
    python = "--entrypoint=/project/.venv/bin/python"
    assert docker.answer("-c", words, extra=[python]).startswith("<module 'psycopg'")


def test_the_pages_commands_work_as_they_are_written(shop, server, merchant, warehouse):
    """A sync, the receiver with its health, the tap of webhooks: all in one volume."""
    port = free_port()
    given = {
        "ordergroove:": f"{shop.volume}:",
        "ROUTES": f"ROUTES --env ORDERGROOVE_WEBHOOKS_PORT={port}",
        ":8080/": f":{port}/",
    }
    page = [each.text for each in commands("docs/image.md") if each.text.startswith("docker run ")]
    for word, instead in given.items():
        page = [text.replace(word, instead) for text in page]
    sync, receiver, webhooks = [shlex.split(text)[1:] for text in page]
    folder = shop.note.parent
    (folder / ".env").write_text(
        f"TAP_ORDERGROOVE_API_KEY={KEY}\nTAP_ORDERGROOVE_API_URL={server.url}\n"
    )
    route = {"path": PATH, "merchant": "journey", "verification_keys": [HOOK_KEY]}

    with shop.run_as_written(*sync, cwd=folder) as process:
        done = shop.finish(process)
    assert done.code == 0, done.log
    assert compare(merchant, warehouse) == []

    url = f"http://127.0.0.1:{port}"
    environment = {"ORDERGROOVE_WEBHOOKS_ROUTES": json.dumps([route])}
    health = options(receiver).health_cmd
    with shop.run_as_written(*receiver, cwd=folder, **environment) as process:
        wait_until(process, lambda: answers(f"{url}/readyz"))
        assert subprocess.run(["sh", "-c", health], check=False).returncode == 0
        with sending(merchant, url + PATH, HOOK_KEY) as sender:
            merchant.advance(7)
            sender.drain(later=True)
        told = requests.get(f"{url}/metrics", timeout=PATIENCE).text
        process.terminate()
        stopped = shop.finish(process)
    assert stopped.code in (0, 128 + signal.SIGTERM)
    assert subprocess.run(["sh", "-c", health], check=False, stderr=subprocess.PIPE).returncode

    with shop.run_as_written(*webhooks, cwd=folder) as process:
        done = shop.finish(process)
    assert done.code == 0, done.log
    counts = re.findall(r"^ordergroove_webhooks_received_total\{.*\} (\S+)$", told, re.MULTILINE)
    received = sum(int(float(count)) for count in counts)
    assert received
    assert len(warehouse.read("events")) == received


def hears(program):
    """Whether a program has made up its mind what to do at SIGTERM."""
    status = Path(f"/proc/{program}/status").read_text() if program else "SigCgt: 0"
    (caught,) = re.findall(r"^SigCgt:\s*(\w+)", status, re.MULTILINE)
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


def answers(url):
    try:
        return requests.get(url, timeout=PATIENCE).ok
    except requests.ConnectionError:
        return False


def wait_until(process, happened):
    until = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)
