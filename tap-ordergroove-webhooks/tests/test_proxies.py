"""The README's page on production: Caddy and nginx, each run once, the unit, the container."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from tests.support.webhooks import PATH, encode, event, rows, serving, sign, until

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def block(beginning):
    """A block of code of the README, by how it begins."""
    return next(
        each
        for each in re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
        if beginning in each
    )


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def certificate(tmp_path):
    paths = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-out", paths[0], "-keyout", paths[1]],
        check=True, capture_output=True,
    )  # fmt: skip
    return paths


def caddy(folder, port, upstream, certificate):
    config = block("hooks.example.com").replace("127.0.0.1:8080", upstream)
    site = f"https://localhost:{port} {{\n    tls {certificate[0]} {certificate[1]}"
    text = config.replace("{\n", "{\n    admin off\n    auto_https off\n", 1)
    text = text.replace("hooks.example.com {", site)
    (folder / "Caddyfile").write_text(text)
    return ["caddy", "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]


def nginx(folder, port, upstream, certificate):
    locations = block("client_max_body_size").replace("127.0.0.1:8080", upstream)
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\n"
        "http {\naccess_log off;\n"
        f"{paths}server {{\nlisten 127.0.0.1:{port} ssl;\nssl_certificate {certificate[0]};\n"
        f"ssl_certificate_key {certificate[1]};\n{locations}\n}}\n}}\n"
    )
    return ["nginx", "-p", folder, "-c", folder / "nginx.conf"]


@pytest.mark.parametrize("proxy", [caddy, nginx])
def test_events_come_through_and_nothing_else(tmp_path, sqlite_store, certificate, proxy):
    # As in CI, which installs both.
    if shutil.which(proxy.__name__) is None and os.environ.get("PROXIES") != "required":
        pytest.skip(f"{proxy.__name__} is not installed")
    port = free_port()
    with serving(sqlite_store) as receiver:
        command = proxy(tmp_path, port, receiver.url.removeprefix("http://"), certificate)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            try:

                def send(method, path, body=b""):
                    try:
                        return requests.request(
                            method, f"https://localhost:{port}{path}", data=body, timeout=10,
                            headers={"Ordergroove-Signature": sign(body)}, verify=certificate[0],
                        ).status_code  # fmt: skip
                    except requests.ConnectionError:
                        return None

                body = encode(event("e1", note="Zoë" * 1000))
                assert until(lambda: send("POST", PATH, body), "the proxy did not start") == 204
                assert send("GET", "/metrics") == 404
                assert send("GET", "/healthz") == 404
                assert send("POST", PATH, b"x" * 1_100_000) == 413
            finally:
                run.terminate()
    assert [row["event_id"] for row in rows(sqlite_store)] == ["e1"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd")
def test_the_unit_is_one(tmp_path):
    """But for the program's place."""
    program = Path(sys.executable).with_name("ordergroove-webhooks")
    unit = tmp_path / "ordergroove-webhooks.service"
    unit.write_text(
        block("[Unit]").replace("/opt/ordergroove/bin/ordergroove-webhooks", str(program))
    )
    done = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_container_runs_what_there_is(tmp_path):
    """Its copies, its settings, and a folder of its user's for the log."""
    lines = [shlex.split(line) for line in block("FROM python").splitlines()]
    for word, *rest in lines:
        if word == "COPY":
            assert (Path(__file__).parents[2] / rest[0] / "pyproject.toml").is_file()
    environment = dict(
        each.split("=", 1) for word, *rest in lines for each in rest if word == "ENV"
    )
    folder = next(rest[0] for word, *rest in lines if word == "VOLUME")
    assert any(word == "RUN" and folder in rest for word, *rest in lines)
    own = tmp_path / "log"
    own.mkdir()
    store = environment["ORDERGROOVE_WEBHOOKS_STORE"].replace(folder, str(own))
    assert store == f"sqlite:///{own}/events.db"
    with serving(store) as receiver:
        receiver.deliver(event("e1"))
    assert len(rows(store)) == 1
