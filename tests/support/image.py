"""Builds the image from nothing: a Debian, and an index of packages behind a password."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from .journey import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE = ROOT / ".cache" / "image"
STORE = ("--root", str(CACHE / "store"), "--runroot", str(CACHE / "run"), "--storage-driver=vfs")
NEEDED = ("buildah", "debootstrap", "unshare")
PASSWORD = "an-index-password-that-must-not-stay"  # noqa: S105 - the test's own
SUITE = "bookworm"


def missing() -> list[str]:
    """Return what this machine lacks to build an image and run it."""
    lacks = [program for program in NEEDED if not shutil.which(program)]
    return lacks if os.geteuid() == 0 else [*lacks, "root"]


@dataclass(frozen=True)
class Image:
    """An image that was built.

    Attributes:
        root: The folder with its files.
        config: Its settings, by their names in the image.
        history: What it tells of how it was made.
        size: Bytes of its layers.
    """

    root: Path
    config: dict[str, Any]
    history: list[dict[str, Any]]
    size: int


def built(session: Path) -> Image:
    """Return the image, which the first worker of a session of tests builds.

    Args:
        session: A folder that the workers of the session share.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    note = session / "image.json"
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            _buildah("rm", "--all")
            _buildah("rmi", "--all", "--force")
            _import_base()
            with index_with_a_password() as url:
                make("ordergroove-meltano", UV_DEFAULT_INDEX=url)
            note.write_text(json.dumps({"root": mount("ordergroove-meltano")}))
    told = json.loads(_buildah("inspect", "--type", "image", "ordergroove-meltano"))
    manifest = json.loads(told["Manifest"])
    return Image(
        root=Path(json.loads(note.read_text())["root"]),
        config=told["OCIv1"]["config"],
        history=told["OCIv1"]["history"],
        size=sum(layer["size"] for layer in manifest["layers"]),
    )


def make(name: str, *options: str, **environment: str) -> None:
    """Run `make image` with buildah and the Debian from here."""
    env = {key: each for key, each in os.environ.items() if not key.startswith("MAKE")}
    builder = " ".join(["buildah", *STORE])
    subprocess.run(
        ["make", "--silent", "--old-file=.venv/.installed", "image", f"IMAGE={name}",
         "BASE=localhost/base", f"BUILDER={builder}", *options],
        cwd=ROOT,
        env=env | {"BUILDAH_ISOLATION": "chroot"} | environment,
        check=True,
    )  # fmt: skip


def mount(name: str) -> str:
    """Return the folder with an image's files; with vfs, it is one like any other."""
    return _buildah("mount", _buildah("from", "--pull-never", name).strip()).strip()


def sent(checkout: Path, store: Path) -> set[str]:
    """Return what of a checkout a build is given.

    Args:
        checkout: Its folder.
        store: An empty folder, for buildah.
    """
    recipe = store / "Dockerfile"
    recipe.write_text("FROM scratch\nCOPY . /\n")
    own = ("--root", str(store / "root"), "--runroot", str(store / "run"), "--storage-driver=vfs")
    _buildah("build", "--quiet", f"--file={recipe}", "--tag=sent", str(checkout), store=own)
    container = _buildah("from", "--pull-never", "sent", store=own).strip()
    inside = Path(_buildah("mount", container, store=own).strip())
    return {str(each.relative_to(inside)) for each in inside.rglob("*") if not each.is_dir()}


@contextmanager
def index_with_a_password() -> Iterator[str]:
    """Serve an index of packages that wants a password; yield its address, with the password.

    It sends its visitors on to the index that this machine uses.
    """
    from pip._internal.models.index import PyPI  # noqa: PLC0415 - slow, and not every test's

    real = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or PyPI.simple_url
    expected = "Basic " + base64.b64encode(f"builder:{PASSWORD}".encode()).decode()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers["Authorization"] == expected
            self.send_response(307 if known else 401)
            if known:
                self.send_header("Location", real.rstrip("/") + self.path)
            else:
                self.send_header("WWW-Authenticate", "Basic")
            self.send_header("Content-Length", "0")
            self.end_headers()

        @override
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://builder:{PASSWORD}@127.0.0.1:{server.server_port}"
        server.shutdown()


def _import_base() -> None:
    """Make the base image of packages of Debian, which are kept for the next time."""
    tar = CACHE / f"{SUITE}.tar"
    if not tar.exists():
        folder = CACHE / SUITE
        shutil.rmtree(folder, ignore_errors=True)
        packages = "--include=python3-venv,ca-certificates"
        subprocess.run(
            ["debootstrap", "--variant=minbase", packages, SUITE, folder],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        without = [
            f"--exclude=./{each}/*"
            for each in ("dev", "proc", "sys", "var/cache/apt", "var/lib/apt/lists")
        ]
        subprocess.run(["tar", "-C", folder, *without, "-cf", f"{tar}.part", "."], check=True)
        shutil.rmtree(folder)
        Path(f"{tar}.part").rename(tar)
    container = _buildah("from", "scratch").strip()
    _buildah("add", container, str(tar), "/")
    _buildah("commit", "--quiet", "--rm", container, "base")


def _buildah(*arguments: str, store: tuple[str, ...] = STORE) -> str:
    return subprocess.run(
        ["buildah", *store, *arguments], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
