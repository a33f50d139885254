"""Write what follows from the settings that the plugins declare, or say where it differs.

A setting is declared in its plugin's code. From the answer to ``--about`` come the settings and the
capabilities in ``<plugin>/plugin.meltano.yml``, the tables in the READMEs, and ``.env.example``.
All else in these files is a person's, and so are the stock loaders' settings. A map that stands in
a plugin's `config` is shown in its README too, for other projects.
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
NOT_MELTANOS = {"validate-records"}  # capabilities that Meltano's schema does not know
# What the SDK adds to every plugin; Meltano must know it, but it needs no line in a table.
BUILT_IN = {
    *sdk.STREAM_MAPS_CONFIG["properties"],
    *sdk.FLATTENING_CONFIG["properties"],
    *sdk.BATCH_CONFIG["properties"],
    *sdk.TARGET_VALIDATE_RECORDS_CONFIG["properties"],
}
# What the SDK takes, but leaves out of --about: described by hand.
UNSAID = sdk.EMIT_ACTIVATE_VERSION_CONFIG["properties"].keys()
# Files that a person names; what a setting is called says when it is a date.
FILES = {"known_hosts_path", "private_key_path"}
# What of a target's `config` is its map from Ordergroove; all else is the user's.
MAPS = ("file_types", "columns", "stream_maps")
# From a line such as `# settings tap-x` or `<!-- settings tap-x -->` to `# /settings`.
REGION = re.compile(
    r"^((?:#|<!--) (settings|map) ([\w-]+)\b.*\n)(?:.*\n)*?((?:#|<!--) /\2\b.*)$", re.MULTILINE
)


def about(executable: str) -> Json:
    """Ask a program what it declares."""
    command = [str(Path(sys.executable).parent / executable), "--about", "--format=json"]
    answer = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - one of ours
    found: Json = json.loads(answer.stdout)
    return found


def plugin_files(root: Path) -> Iterator[tuple[Path, CommentedMap, list[CommentedMap]]]:
    """Yield the parts of the project that belong to a package of this repository.

    Yields:
        The file, its content, and the plugins in it that inherit from no other.
    """
    for path in sorted(root.glob("*/plugin.meltano.yml")):
        if (path.parent / "pyproject.toml").exists():
            content = YAML().load(path)
            listed = [each for plugins in content["plugins"].values() for each in plugins]
            yield path, content, [each for each in listed if "executable" in each]


def typed(value: Any) -> str:
    """Return a value as one types it."""
    return value if isinstance(value, str) else json.dumps(value)


def setting(name: str, declared: Json, written: CommentedMap) -> CommentedMap:
    """Return a setting as Meltano wants it.

    Args:
        name: Its name.
        declared: Its JSON schema.
        written: How it was written before: its comments stay, and so do the labels of options.
    """
    labels = {each["value"]: each["label"] for each in written.get("options", ())}
    options = [
        CommentedMap(label=labels.get(value, value.capitalize()), value=value)
        for value in declared.get("enum", ())
    ]
    kind = next(each for each in declared["type"] if each != "null")
    if options or name in FILES or name.endswith("_date"):
        kind = "options" if options else "file" if name in FILES else "date_iso8601"
    entry = {
        "name": name,
        "kind": kind,
        "value": declared.get("default"),
        "label": declared["title"],
        "description": declared["description"],
        "options": options or None,
        "placeholder": next(map(typed, declared.get("examples") or ()), None),
        "sensitive": declared.get("secret"),
    }
    found = CommentedMap({key: value for key, value in entry.items() if value is not None})
    written.copy_attributes(found)
    return written if written == found else found


def renew(plugin: CommentedMap, told: Json) -> None:
    """Put into a plugin's part of the project what the plugin declares.

    Entries that no --about can know stay, behind the plugin's own and before those that the SDK
    adds to every plugin: parts of an object (their names have a dot), and what the SDK leaves
    unsaid. Meltano asks for values in this order.
    """
    written = {each["name"]: each for each in plugin["settings"]}
    declared = told["settings"]["properties"]
    by_hand = [
        each
        for name, each in written.items()
        if name not in declared and ("." in name or name in UNSAID)
    ]
    own: list[CommentedMap] = []
    built_in: list[CommentedMap] = []
    for name, each in declared.items():
        entry = setting(name, each, written.get(name, CommentedMap()))
        (built_in if name in BUILT_IN else own).append(entry)
    plugin["settings"] = CommentedSeq([*own, *by_hand, *built_in])
    capabilities = sorted({*told["capabilities"]} - NOT_MELTANOS)
    if plugin.get("capabilities", []) != capabilities:
        plugin["capabilities"] = CommentedSeq(capabilities)


def rows(plugin: Json) -> Iterator[tuple[str, str | None, Json]]:
    """Yield what tables show: each setting's name, its default as one types it, all of it."""
    for each in plugin["settings"]:
        value = each.get("value")
        if each["name"] not in {*BUILT_IN, *UNSAID}:
            yield each["name"], value if value is None else typed(value), each


def table(plugin: Json, required: Iterable[str]) -> str:
    """Return a README's table, without what only Meltano knows."""
    lines = ["| setting | default | |", "|---|---|---|"]
    for name, default, each in rows(plugin):
        if "." not in name:
            shown = "\N{EN DASH}" if default is None else f"`{default}`"
            shown = "**required**" if name in required else shown
            lines.append(f"| `{name}` | {shown} | {each['description']} |")
    return "\n".join(lines) + "\n"


def dumped(content: Json) -> str:
    """Return YAML as Meltano writes it."""
    yaml, stream = YAML(), StringIO()
    yaml.width = sys.maxsize
    yaml.dump(content, stream)
    return stream.getvalue()


def ordergroove_map(plugin: Json, _required: Iterable[str]) -> str:
    """Return a target's map from Ordergroove as another project can take it over."""
    constants = {
        name.removeprefix("stream_map_config."): each.get("value", "...")
        for name, _, each in rows(plugin)
        if name.startswith("stream_map_config.")
    }
    config = {key: each for key, each in plugin["config"].items() if key in MAPS}
    config["stream_map_config"] = constants
    text = re.sub(r"^ *#.*\n", "", dumped({"config": config}), flags=re.MULTILINE)
    return f"```yaml\n{text}```\n"


def example(plugin: Json, required: Iterable[str]) -> str:
    """Return a plugin's lines of `.env.example`.

    Only a secret that is required is not commented out: an empty line would hide what meltano.yml
    says, and secrets are not said there. The default of a secret is not shown.
    """
    lines = []
    for name, default, each in rows(plugin):
        secret = each.get("sensitive", False)
        marks = [" or ".join(option["value"] for option in each.get("options", ()))]
        marks += ["required" if name in required else "", "secret" if secret else ""]
        mark = ", ".join(filter(None, marks))
        lines.append(f"# {each['description'].rstrip('.')}" + f" ({mark})" * bool(mark))
        variable = re.sub(r"\W", "_", f"{plugin['name']}_{name}").upper()
        comment = "" if secret and name in required else "# "
        lines.append(f"{comment}{variable}={'' if secret else default or ''}")
    return "\n".join(lines) + "\n"


FORMS = {
    ("settings", ".md"): table,
    ("settings", ".example"): example,
    ("map", ".md"): ordergroove_map,
}


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
            answer = told[plugin["executable"]]
            renew(plugin, answer)
            plugins[plugin["name"]] = plugin, answer["settings"].get("required", [])
        if json.dumps(content) != before:
            found[path] = dumped(content)
    places = []
    for path in [*sorted(root.glob("*/README.md")), root / ".env.example"]:
        old = new = path.read_text("utf-8")
        for region in REGION.finditer(old):
            head, kind, name, tail = region.groups()
            form = FORMS[kind, path.suffix]
            new = new.replace(region[0], head + form(*plugins[name]) + tail)
            places.append((form.__name__, name))
        if new != old:
            found[path] = new
    missing = {(form, name) for form in ("table", "example") for name in plugins}.difference(places)
    if missing:
        msg = f"no lines `settings NAME` and `/settings` for {sorted(missing)}"
        raise ValueError(msg)
    return found


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
