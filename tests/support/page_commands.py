"""The commands of the pages: those in blocks of shell, and those between backticks in prose.

A page's commands are run as they are written, from its first to its last in one shell, but for
those in `not_run.yml`. What a page leaves to its reader is given: see `run`.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
import subprocess
import textwrap
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import yaml

from .journey import BIN, ROOT, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PAGES = [
    str(page.relative_to(ROOT))
    for pattern in ("*.md", "docs/*.md", "[a-z]*/README.md", "examples/*/README.md", "tests/*/*.md")
    for page in sorted(ROOT.glob(pattern))
]
# What a block may be called that holds no command. One without a name could hold some.
OTHER = {
    "caddyfile", "crontab", "dockerfile", "dotenv", "ini", "json", "mermaid", "nginx", "python",
    "sql", "text", "yaml",
}  # fmt: skip
FENCE = re.compile(r"^( *)```(\S*)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
# In prose, these are commands if something follows; a name alone speaks of the program.
PROGRAM = r"(?:make|meltano|git|pip|python|ordergroove-\w+|(?:tap|target)-[\w-]+|\.venv/bin/\w+)"
IN_PROSE = re.compile(rf"`((?:[A-Z_]+=\S+ )*(?:{PROGRAM} [^`\n]+|\.ci/run))`")
COMMENT = re.compile(r"(?:^|\s+)#.*$")
PATIENCE = 280  # seconds for a page, a little less than pytest has for a test
SERVER = re.compile(r"(?:ordergroove-sandbox|ordergroove-webhooks) (?:serve|drop)\b(?!.* --help)")
NOT_RUN: dict[str, dict[str, str]] = yaml.safe_load(
    (ROOT / "tests" / "not_run.yml").read_text("utf-8")
)
# A server runs until the next one begins, or until the end; it is there once it said so.
HELPERS = """\
set -euo pipefail
server=
stop() { [ -z "$server" ] || { kill "$server"; wait "$server" || true; server=; }; }
heard() {
  for line; do
    until grep -qE -- "$line" served.log; do kill -0 "$server"; sleep 0.1; done
  done
}
trap 'code=$?; [ $code = 0 ] || tail -n 5 served.log 2>/dev/null || true; stop; exit $code' EXIT
exec < <(yes)
set -v
"""


@dataclass(frozen=True)
class Command:
    """A command of a page.

    Attributes:
        page: The page's path.
        text: What a user would type.
        says: What a server says, by the comments that follow; `…` stands for anything.
    """

    page: str
    text: str
    says: tuple[str, ...] = ()

    def why_not(self) -> str | None:
        """Return why it is not run, or None if it is."""
        causes = NOT_RUN.get(self.page, {}) | NOT_RUN["any page"]
        return next((why for form, why in causes.items() if fnmatchcase(self.text, form)), None)


def commands(page: str) -> list[Command]:
    """Return a page's commands from top to bottom."""
    return list(find(page, (ROOT / page).read_text("utf-8")))


def find(page: str, text: str) -> Iterator[Command]:
    """Yield the commands in the text of a page.

    Raises:
        ValueError: If a block does not say what it holds.
    """
    end = 0
    for fence in FENCE.finditer(text):
        yield from (Command(page, each) for each in IN_PROSE.findall(text[end : fence.start()]))
        end = fence.end()
        if fence[2] == "sh":
            yield from _of_block(page, textwrap.dedent(fence[3]))
        elif fence[2] not in OTHER:
            message = f"{page}: a block is called {fence[2]!r}: {fence[3][:60]!r}"
            raise ValueError(message)
    yield from (Command(page, each) for each in IN_PROSE.findall(text[end:]))


def _of_block(page: str, block: str) -> Iterator[Command]:
    lines = re.sub(r"\s*\\\n\s*", " ", block).splitlines()
    while lines:
        text, says = COMMENT.sub("", lines.pop(0)), []
        if here := re.search(r"<<(\w+)", text):
            until = lines.index(here[1]) + 1
            text = "\n".join([text, *lines[:until]])
            del lines[:until]
        while lines and lines[0].startswith("# "):
            says.append(lines.pop(0)[2:])
        if text:
            yield Command(page, text, tuple(says))


def run(
    page: str,
    folder: Path,
    given: Mapping[str, str],
    programs: Mapping[str, str] | None = None,
    **environment: str,
) -> None:
    """Run a page's commands.

    Args:
        page: The page's path.
        folder: Where the commands run.
        given: What a user would put instead of words of the page: names, and free ports, since
            another test may have those of the page.
        programs: Programs that the page takes for granted, as text of a shell.
        environment: Further variables.
    """
    script = folder / "page.sh"
    lines = [HELPERS]
    for each in dict.fromkeys(commands(page)):  # what a page says twice is run once
        if each.why_not() is not None:
            continue
        text, says = each.text, "\0".join(each.says or ("istening",))
        for word, instead in given.items():
            text, says = text.replace(word, instead), says.replace(word, instead)
        if SERVER.search(text):
            forms = [re.escape(form).replace("…", ".*") for form in says.split("\0")]
            text = f"stop; {text} >served.log 2>&1 &\nserver=$!; heard {shlex.join(forms)}"
        lines.append(text)
    script.write_text("\n".join(lines))
    words = folder / "words"
    words.mkdir()
    for name, body in (programs or {}).items():
        (words / name).write_text(f"#!/bin/sh\n{body}\n")
        (words / name).chmod(0o755)
    path = f"{words}:{BIN}:{os.environ['PATH']}"
    log = folder / "page.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["bash", str(script)],
            cwd=folder,
            env=clean_environment() | environment | {"PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        code = process.wait(PATIENCE)
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)  # its servers too
            process.wait()
    assert code == 0, log.read_text()[-4000:]


def free_port() -> str:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return str(found.getsockname()[1])
