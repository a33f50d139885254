"""Build the site: ``python -m scripts.website [FOLDER]``, by default into ``.site/``.

``FOLDER/docs`` and ``FOLDER/mkdocs.yml`` are what Zensical reads, ``FOLDER/html`` is the site.
A folder that is named must be empty.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import Any

import tomlkit
import yaml
from ruamel.yaml import YAML
from scripts.website import file_types, pages, reference
from scripts.website.examples import all_streams

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TOOLS = ROOT / ".cache" / "site" / "bin"


def to_svg(source: str) -> str:
    """Draw a Mermaid diagram; it is cut down to one line, which Markdown leaves alone."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "drawing.mmd"), Path(folder, "drawing.svg")
        given.write_text(source, "utf-8")
        program = (TOOLS / "mermaid-render", given, "-o", made, "--theme", "neutral")
        subprocess.run(program, check=True, capture_output=True)  # noqa: S603 - of the environment
        return " ".join(made.read_text("utf-8").split())


def repository() -> str | None:
    """Return where the repository's files can be seen, once its owner has said so."""
    found: str = tomlkit.parse((ROOT / "packages.toml").read_text())["owner"].unwrap()["repository"]
    return None if "OWNER" in found else f"{found}/blob/main"


def stage(folder: Path) -> None:
    """Write what the site is built from.

    Args:
        folder: An empty folder.
    """
    config = YAML().load(ROOT / "mkdocs.yml")
    vendors = yaml.safe_load((HERE / "vendor_pages.yml").read_text())
    paths = list(pages.listed(config["nav"]))
    texts = {path: (ROOT / path).read_text("utf-8") for path in paths}
    made: dict[str, str] = {}
    below: dict[str, list[Any]] = {}
    for tap, streams in all_streams():
        readme = f"{tap}/README.md"
        for name, stream in sorted(streams.tap.streams.items()):
            page = reference.stream_page(stream, streams, vendors[tap].get(name))
            made[f"{tap}/{name}.md"] = pages.as_markdown(page)
            below.setdefault(readme, []).append({name: f"{tap}/{name}.md"})
        texts[readme] = reference.with_streams(texts[readme], streams.tap.streams)
    for path, executable in reference.EXECUTABLES.items():
        texts[path] += reference.all_settings(executable)
    texts["target-bspk-s3/README.md"] += file_types.all_types(vendors["target-bspk-s3"])
    texts["docs/errors.md"] = reference.errors_page(texts["docs/errors.md"])
    for path, text in texts.items():
        for name in pages.targets(path, text):
            if name not in made and not (ROOT / name).exists():
                message = f"{path} leads to {name}, which is not there"
                raise SystemExit(message)
    shown = {each for path, text in texts.items() for each in pages.images(path, text)}
    address = repository()
    for path, text in texts.items():
        linked = pages.relink(path, text, {*paths, *shown}, address)
        made[pages.place(path)] = pages.draw(pages.as_markdown(linked), to_svg)
    for name, text in made.items():
        target = folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    files = {path: pages.place(path) for path in shown}
    files |= {str(HERE / name): name for name in ("site.css", "site.js")}
    for source, name in files.items():
        shutil.copy(ROOT / source, folder / "docs" / name)
    config["nav"] = pages.placed(config["nav"], lambda path: below.get(path, []))
    config |= {"docs_dir": "docs", "site_dir": "html"}
    written = StringIO()
    YAML().dump(config, written)
    (folder / "mkdocs.yml").write_text(written.getvalue(), "utf-8")


def build(folder: Path) -> int:
    """Build what is staged, strictly.

    Returns:
        The exit code.
    """
    command = (TOOLS / "zensical", "build", "--strict", "--config-file", folder / "mkdocs.yml")
    return subprocess.run(command, check=False).returncode  # noqa: S603 - of the environment


def main(arguments: list[str]) -> int:
    """Stage and build.

    Returns:
        The exit code.
    """
    folder = Path(*arguments or (ROOT / ".site",)).resolve()
    if not arguments:
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty")
        return 1
    logging.disable()  # what the taps say of their runs
    stage(folder)
    return build(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
