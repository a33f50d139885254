"""Write what follows from the settings that the plugins declare, or say where it differs.

A setting is declared in its plugin's code. From the answer to ``--about`` come the settings and the
capabilities in ``<plugin>/plugin.meltano.yml``, the tables in the READMEs, and ``.env.example``.
All else in these files is a person's. The stock loaders' settings are written by hand.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from singer_sdk.helpers import capabilities as sdk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Json = Mapping[str, Any]

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NOT_MELTANOS = {"validate-records"}  # capabilities that Meltano's schema does not know
# What the SDK adds to every plugin; Meltano must know it, but it needs no line in a table.
BUILT_IN = {
    name
    for each in (
        sdk.STREAM_MAPS_CONFIG,
        sdk.FLATTENING_CONFIG,
        sdk.BATCH_CONFIG,
        sdk.TARGET_VALIDATE_RECORDS_CONFIG,
    )
    for name in each["properties"]
}
# What the SDK takes, but leaves out of --about: described by hand.
UNSAID = sdk.EMIT_ACTIVATE_VERSION_CONFIG["properties"].keys()
# Between two lines such as `<!-- settings tap-x -->` and `<!-- /settings -->`, or `# settings tap-x`.
REGION = re.compile(r"^(\S+ settings ([\w-]+)\b.*\n)(?:.*\n)*?(\S+ /settings\b.*)$", re.MULTILINE)


def about(executable: str) -> Json:
    """Ask a plugin what it declares."""
    command = [str(BIN / executable), "--about", "--format=json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    found: Json = json.loads(answer.stdout)
    return found


def kind(name: str, declared: Json) -> str:
    """Return Meltano's kind of a setting."""
    if "enum" in declared:
        return "options"
    if name.endswith("_date"):
        return "date_iso8601"
    types: list[str] = [each for each in declared["type"] if each != "null"]
    return types[0]


def setting(name: str, declared: Json, written: Json) -> CommentedMap:
    """Return a setting as Meltano wants it.

    Args:
        name: Its name.
        declared: Its JSON schema.
        written: How it was written before; the labels of options are a person's.
    """
    labels = {each["value"]: each["label"] for each in written.get("options", ())}
    options = [
        CommentedMap(label=labels.get(value, str(value).capitalize()), value=value)
        for value in declared.get("enum", ())
    ]
    entry = {
        "name": name,
        "kind": kind(name, declared),
        "value": declared.get("default"),
        "label": declared["title"],
        "description": declared["description"],
        "options": options or None,
        "sensitive": declared.get("secret") or None,
    }
    renewed = CommentedMap({key: value for key, value in entry.items() if value is not None})
    if isinstance(written, CommentedMap):
        written.copy_attributes(renewed)  # its comments
    return renewed


def renew(plugin: CommentedMap, told: Json) -> None:
    """Put into a plugin's part of the project what the plugin declares.

    Entries that no --about can know stay behind the others: parts of an object (their names have a
    dot), and what the SDK leaves unsaid.
    """
    written = {each["name"]: each for each in plugin["settings"]}
    declared = told["settings"]["properties"]
    entries = [setting(name, each, written.get(name, {})) for name, each in declared.items()]
    by_hand = [
        each
        for name, each in written.items()
        if name not in declared and ("." in name or name in UNSAID)
    ]
    # An entry that is as it was is left alone, with its comments.
    plugin["settings"] = CommentedSeq(
        [written[each["name"]] if written.get(each["name"]) == each else each for each in entries]
        + by_hand
    )
    capabilities = sorted({*told["capabilities"]} - NOT_MELTANOS)
    if capabilities and plugin.get("capabilities") != capabilities:
        plugin["capabilities"] = CommentedSeq(capabilities)


def plain(value: Any) -> str:
    """Return a default as one would type it."""
    return value if isinstance(value, str) else json.dumps(value)


def shown(plugin: Json) -> Iterator[Json]:
    """Yield the settings that tables show."""
    return (each for each in plugin["settings"] if each["name"] not in {*BUILT_IN, *UNSAID})


def table(plugin: Json, required: Iterable[str]) -> str:
    """Return a README's table of settings; what only Meltano knows is not in it."""
    lines = ["| setting | default | |", "|---|---|---|"]
    for each in shown(plugin):
        name, default = each["name"], each.get("value")
        if "." not in name:
            shown_default = "\N{EN DASH}" if default is None else f"`{plain(default)}`"
            first = "**required**" if name in required else shown_default
            lines.append(f"| `{name}` | {first} | {each['description']} |")
    return "\n".join(lines) + "\n"


def example(plugin: Json, required: Iterable[str]) -> str:
    """Return the lines of `.env.example` for a plugin.

    Only a secret that is required is not commented out: an empty line hides what meltano.yml says,
    and secrets are not said there. For the same reason a secret's default is not shown.
    """
    lines = []
    for each in shown(plugin):
        name, secret = each["name"], each.get("sensitive", False)
        marks = ["required"] * (name in required) + ["secret"] * secret
        mark = f" ({', '.join(marks)})" if marks else ""
        default = "" if secret or each.get("value") is None else plain(each["value"])
        variable = re.sub(r"\W", "_", f"{plugin['name']}_{name}").upper()
        comment = "" if len(marks) == 2 else "# "  # noqa: PLR2004 - both
        lines += [f"# {each['description'].rstrip('.')}{mark}", f"{comment}{variable}={default}"]
    return "\n".join(lines) + "\n"


def outdated(root: Path, told: Mapping[str, Json]) -> dict[Path, str]:
    """Return the files that differ from what the plugins declare, as they should be.

    Args:
        root: The project's folder.
        told: What each executable says of itself.

    Raises:
        ValueError: If a plugin's settings have no place in a README, or none in `.env.example`.
    """
    found: dict[Path, str] = {}
    plugins: dict[str, tuple[CommentedMap, list[str]]] = {}
    for path, content, ours in plugin_files(root):
        before = json.dumps(content)
        for plugin in ours:
            renew(plugin, told[plugin["executable"]])
            required = told[plugin["executable"]]["settings"].get("required", [])
            plugins[plugin["name"]] = (plugin, required)
        if json.dumps(content) != before:
            found[path] = dumped(content)
    places = []
    for path in [*sorted(root.glob("*/README.md")), root / ".env.example"]:
        form = table if path.suffix == ".md" else example
        text = path.read_text("utf-8")
        places += [(path.suffix, match[2]) for match in REGION.finditer(text)]
        new = REGION.sub(
            lambda match, form=form: match[1] + form(*plugins[match[2]]) + match[3], text
        )
        if new != text:
            found[path] = new
    wanted = sorted((suffix, name) for suffix in (".md", ".example") for name in plugins)
    if sorted(places) != wanted:
        msg = f"lines `settings NAME` and `/settings`: {sorted(places)}; there should be {wanted}"
        raise ValueError(msg)
    return found


def plugin_files(root: Path) -> Iterator[tuple[Path, CommentedMap, list[CommentedMap]]]:
    """Yield the parts of the project that belong to a package of this repository.

    Yields:
        The file, its content, and the plugins in it that are defined there in full.
    """
    for path in sorted(root.glob("*/plugin.meltano.yml")):
        if (path.parent / "pyproject.toml").exists():
            content = YAML().load(path)
            listed = [each for plugins in content["plugins"].values() for each in plugins]
            yield path, content, [each for each in listed if "executable" in each]


def dumped(content: CommentedMap) -> str:
    """Return YAML as Meltano writes it."""
    yaml, stream = YAML(), StringIO()
    yaml.width = sys.maxsize
    yaml.dump(content, stream)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    """Write the files that differ, or with --check only name them.

    Returns:
        The exit code: 1 if files that should not differ do, else 0.
    """
    executables = {each["executable"] for *_, ours in plugin_files(ROOT) for each in ours}
    with ThreadPoolExecutor() as pool:
        told = dict(zip(executables, pool.map(about, executables), strict=True))
    found = outdated(ROOT, told)
    check = arguments == ["--check"]
    for path, text in found.items():
        if check:
            print(f"{path.relative_to(ROOT)}: not as the plugins declare it; run: make settings")
        else:
            path.write_text(text, "utf-8")
            print(f"{path.relative_to(ROOT)}: written")
    if not found:
        print("settings: no findings")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
