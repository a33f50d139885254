"""The examples of schedules run as they are written, as cron and systemd run them."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import subprocess
import threading
import time
from configparser import ConfigParser
from contextlib import suppress
from pathlib import Path

import pytest
from typing_extensions import override

from ordergroove_sandbox import Fault

from .support.journey import KEY, PATIENCE, ROOT
from .support.warehouse import compare

UNITS = sorted((ROOT / "examples" / "systemd").iterdir())
INSTALLED = "/opt/ordergroove"
CRON = {"HOME": "/", "LOGNAME": "nobody", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
# What systemd gives to a unit with a user and without a terminal.
SYSTEMD = {
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
    "LOGNAME": "ordergroove",
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
    "SHELL": "/usr/sbin/nologin",
    "USER": "ordergroove",
}


@pytest.fixture
def installed(project, server, postgres):
    """A project with its secrets in `.env`, and nothing in the environment."""
    secrets = {
        "TAP_ORDERGROOVE_API_KEY": KEY,
        "TAP_ORDERGROOVE_API_URL": server.url,
        "TARGET_POSTGRES_SQLALCHEMY_URL": postgres.url,
    }
    lines = "".join(f"{name}='{each}'\n" for name, each in secrets.items())
    (project / ".env").write_text(lines)
    return project


def with_address(address):
    """Return the daily line with the address of a check, as the crontab's comment shows it."""
    text = (ROOT / "examples" / "cron" / "crontab").read_text("utf-8")
    (shown, line) = re.findall(r"^# PING_URL=(\S+) (.*)$", text, re.MULTILINE)[0]
    assert shown.startswith("https://")
    assert line == crontab()[0]
    return f"PING_URL={address} {line}"


def programs(folder):
    """Return the programs that keep their logs in a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"XDG_STATE_HOME={folder}" in (path / "environ").read_bytes().decode().split("\0"):
                found.append((path / "cmdline").read_bytes().decode().split("\0"))
    return [each for each in found if each != [""]]  # one that has ended has no words


def crontab():
    """Return the lines of the crontab: what each has done, without its hour."""
    lines = (ROOT / "examples" / "cron" / "crontab").read_text("utf-8").splitlines()
    found = [re.fullmatch(r"(?:[\d*]+ ){5}(.*)", each) for each in lines]
    # Cron takes a percent sign for a line break, if no backslash is before it.
    return [each[1].replace(r"\%", "%") for each in found if each]


def run(command, folder, environment):
    return subprocess.run(
        ["/bin/sh", "-c", f"umask 022; {command.replace(INSTALLED, str(folder))}"],
        cwd="/", env=environment, timeout=PATIENCE, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip


def open_to_others(folder):
    """Return what a run has left behind that others than its user could read."""
    made = [path for place in (".meltano", "output") for path in (folder / place).rglob("*")]
    assert made
    made = [path for path in made if not path.is_symlink() and path.name != ".installed"]
    return [path for path in made if path.stat().st_mode & 0o077]


class Switch(http.server.BaseHTTPRequestHandler):
    """A dead man's switch that counts its calls."""

    calls = 0

    def do_GET(self):
        type(self).calls += 1
        self.send_response(200)
        self.end_headers()

    @override
    def log_message(self, *_words):
        pass


@pytest.fixture
def switch():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Switch) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_cron_s_mail_is_short_on_a_good_day_and_tells_all_on_a_bad_one(
    installed, merchant, postgres, switch, tmp_path
):
    daily, _hourly, look = crontab()
    assert "run-schedule ordergroove-daily" in daily
    never = run(look, installed, CRON)
    assert "No such file" in never.stdout
    daily = with_address(switch)
    environment = CRON | {"XDG_STATE_HOME": str(tmp_path)}
    good = run(daily, installed, environment)
    assert good.returncode == 0
    assert good.stdout.endswith("\nordergroove-daily ran well\n")
    assert len(good.stdout.splitlines()) <= 3
    assert compare(merchant, postgres) == []
    assert open_to_others(installed) == []
    assert Switch.calls == 1

    ran = installed / "output" / "ordergroove-daily.ran"
    assert run(look, installed, CRON).stdout == ""
    before = ran.stat().st_mtime - 4 * 86400
    os.utime(ran, (before, before))
    assert run(look, installed, CRON).stdout.startswith("the last good run was at ")

    bad = run(daily, installed, environment | {"TAP_ORDERGROOVE_API_KEY": "another"})
    assert bad.returncode != 0
    assert "[API-" in bad.stdout or "403" in bad.stdout
    assert bad.stdout.endswith("ordergroove-daily failed with exit code 1\n")
    assert Switch.calls == 1
    assert ran.stat().st_mtime == before


def test_a_run_of_cron_that_is_ended_tells_what_it_said_and_leaves_no_program(
    installed, server, tmp_path
):
    server.sandbox.faults.add(Fault.of("latency", times=None, seconds=0.3))
    line = crontab()[0].replace(INSTALLED, str(installed))
    with subprocess.Popen(
        ["/bin/sh", "-c", f"exec {line}"], cwd="/", env=CRON | {"XDG_STATE_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        until = time.monotonic() + PATIENCE
        while len(server.sandbox.requests.entries()) < 8:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        process.terminate()
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode > 0
    assert said.endswith(f"\nordergroove-daily failed with exit code {process.returncode}\n")
    assert "tap-ordergroove" in said
    assert programs(tmp_path) == []


@pytest.mark.parametrize(
    ("said", "code"), [("[info ] Run completed", 0), ("Failed to persist incremental state", 1)]
)
def test_a_run_whose_state_was_not_stored_has_failed(tmp_path, said, code):
    program = tmp_path / "examples" / "cron" / "run-schedule"
    meltano = tmp_path / ".venv" / "bin" / "meltano"
    for each in (program, meltano, tmp_path / "output" / "any.ran"):
        each.parent.mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "cron" / "run-schedule", program)
    meltano.write_text(f"#!/bin/sh\necho '{said}'\n")  # and ends well, as Meltano 4.4.1 does
    meltano.chmod(0o755)
    done = subprocess.run([str(program), "any"], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert (said in done.stdout) == bool(code)
    assert (tmp_path / "output" / "any.ran").exists() == (not code)


def unit(name):
    """Return a unit's sections, with all values of a name that stands several times."""
    content = ConfigParser(strict=False, interpolation=None)
    content.read(ROOT / "examples" / "systemd" / name)
    return content


def test_the_service_runs_as_systemd_runs_it(installed, merchant, postgres, tmp_path):
    service = unit("ordergroove-daily.service")["Service"]
    assert service["UMask"] == "0077"
    given = [each.split("=", 1) for each in service["Environment"].split()]
    environment = SYSTEMD | {name: each.replace("%S", str(tmp_path)) for name, each in given}
    folder = service["WorkingDirectory"]
    command = f"cd {folder}; umask {service['UMask']}; {service['ExecStart']}"
    done = run(command, installed, environment)
    assert done.returncode == 0, done.stdout
    assert compare(merchant, postgres) == []
    assert open_to_others(installed) == []
    assert [*(tmp_path / "ordergroove").rglob("elt.log")]
    assert (installed / "output" / "ordergroove-daily.ran").exists()


def test_a_failed_unit_is_told_of_by_mail(tmp_path):
    line = unit("ordergroove-failed@.service")["Service"]["ExecStart"].replace("%i", "the-unit")
    for name, body in (("journalctl", 'echo "$@"'), ("sendmail", f"cat >{tmp_path}/mail")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    line = line.replace("/usr/sbin/sendmail", str(tmp_path / "sendmail"))
    subprocess.run(["/bin/sh", "-c", line], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True)
    mail = (tmp_path / "mail").read_text()
    assert mail.startswith("Subject: the-unit failed\n\n--unit=the-unit")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="a part of systemd")
def test_systemd_finds_nothing_wrong_with_the_units(project, tmp_path):
    for path in UNITS:
        text = path.read_text("utf-8").replace(INSTALLED, str(project))
        (tmp_path / path.name).write_text(text)
    units = [str(tmp_path / path.name) for path in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_make_plugins_closes_meltano_s_folder(project):
    system = project / ".meltano"
    system.chmod(0o755)
    subprocess.run(["make", "--silent", "plugins"], cwd=project, check=True)
    assert system.stat().st_mode & 0o777 == 0o700
