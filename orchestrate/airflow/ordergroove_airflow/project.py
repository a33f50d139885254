"""Meltano's project files, as Meltano reads them: YAML 1.2, `meltano.yml` and what it includes.

Reading 200 merchants takes seconds, and Airflow parses a DAG file every half minute in a new
process. What was read is therefore kept as JSON, until one of the files changes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.shapes import TEXT, Rule, check, is_list, is_mapping, optional

Json = Mapping[str, Any]

PARTS = ("plugins", "jobs", "schedules", "environments", "annotations")
"""What is kept of the files."""


def read(root: Path, cache: Path | None = None) -> dict[str, Any]:
    """Return what a project's files say together.

    Args:
        root: The folder of `meltano.yml`.
        cache: A file to keep it in; whoever may write it decides what Airflow runs.

    Raises:
        ProjectError: If a file is missing, or is no YAML.
    """
    if cache and (known := _kept(root, cache)) is not None:
        return known
    patterns = load(root / "meltano.yml").get("include_paths") or []
    included = _included(root, patterns)
    # Before reading: a file that changes meanwhile is read again the next time.
    marks = {name: _mark(root / name) for name in ("meltano.yml", *included)}
    # As the cache has it: a date that YAML knows is a text to Meltano's consumers, too.
    joined = _joined([load(root / name) for name in marks])
    content: dict[str, Any] = json.loads(json.dumps(joined, default=str))
    check_parts(content, f"{root}/meltano.yml and what it includes")
    if cache:
        kept = {
            "parts": [*PARTS],
            "marks": marks,
            "include_paths": patterns,
            "included": included,
            "content": content,
        }
        _keep(cache, kept)
    return content


def _included(root: Path, patterns: list[str]) -> list[str]:
    """Return the included files, relative to the project."""
    found = {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}
    return sorted(path.relative_to(root).as_posix() for path in found - {root / "meltano.yml"})


def _mark(path: Path) -> list[int]:
    """Return what changes with a file."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_size, found.st_ino]


def load(path: Path) -> dict[str, Any]:
    """Return the mapping that a YAML file holds; empty, if there is nothing in it.

    Raises:
        ProjectError: If the file is missing, is no YAML, or holds something else.
    """
    try:
        content = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    except (OSError, UnicodeError, YAMLError) as error:
        message = f"{path}: {' '.join(str(error).split())}"
        raise ProjectError(message) from error
    if not isinstance(content or {}, dict):
        message = f"{path} holds no mapping"
        raise ProjectError(message)
    return content or {}


ANNOTATED = {"annotations": Rule(optional(is_mapping), "mapping")}
NAMED = {"name": Rule(TEXT.holds, "text", needed=True), **ANNOTATED}
LIST = Rule(optional(is_list), "list")
MAPPING = Rule(optional(is_mapping), "mapping")
CONTENT = {
    **dict.fromkeys(("jobs", "schedules", "environments"), LIST),
    **dict.fromkeys(("plugins", "annotations"), MAPPING),
}


def check_parts(content: Json, where: str) -> None:
    """See that a project's parts have the shape that Meltano wants.

    What a schedule says is checked with the schedule: a wrong one is then missing alone.

    Raises:
        ProjectError: If a part has another one.
    """
    check(content, CONTENT, where, others=True)
    plugins = content.get("plugins") or {}
    check(plugins, dict.fromkeys(plugins, LIST), f"{where}: plugins")
    named = {**plugins, **{each: content.get(each) for each in ("jobs", "environments")}}
    for part, entries in named.items():
        for each in entries or []:
            check(each, NAMED, f"{where}: an entry of {part}", others=True)


def _joined(contents: list[dict[str, Any]]) -> dict[str, Any]:
    """Merge the files: lists follow each other, mappings are joined."""
    found: dict[str, Any] = {}
    for content in contents:
        _join(found, {name: content[name] for name in PARTS if content.get(name) is not None})
    return found


def _join(into: dict[str, Any], other: Json) -> None:
    for name, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _join(into[name], value)
        elif isinstance(value, list) and isinstance(into.get(name), list):
            into[name] = [*into[name], *value]
        else:
            into[name] = value


def _kept(root: Path, cache: Path) -> dict[str, Any] | None:
    """Return what was kept, if the files are still those that it was read from."""
    try:
        if cache.stat().st_mode & 0o077:
            return None  # written by a version that let others read it
        known = json.loads(cache.read_text("utf-8"))
        same = (
            known["parts"] == [*PARTS]
            and known["marks"] == {name: _mark(root / name) for name in known["marks"]}
            and known["included"] == _included(root, known["include_paths"])
        )
        content: dict[str, Any] = known["content"]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return content if same else None


def _keep(cache: Path, content: Json) -> None:
    """Write the file whole or not at all, for nobody else to read: parsers run side by side."""
    try:
        cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=cache.parent, delete=False
        ) as draft:
            json.dump(content, draft)
        Path(draft.name).replace(cache)
    except OSError:
        return  # it is read anew the next time
