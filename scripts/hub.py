"""Write the Hub's definitions of this repository's plugins, or say where they differ.

A definition is what the plugin's part of the project says (`make settings` writes that from
``--about``), what stands in its README between ``<!-- hub FIELD PLUGIN -->`` and ``<!-- /hub -->``,
and ``hub/facts.yml``. ``python -m scripts.hub`` writes them, and the logos' PNG; with ``--check``
it only names what differs, and holds all to the Hub's rules: schemas, names, maintainers.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resvg_py
import tomlkit
import yaml
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7
from scripts.settings import MAPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = Mapping[str, Any]

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by `make hub`.\n"
# Plugins that this repository installs, rather than names, are its own.
PACKAGE = re.compile(r"-e \$MELTANO_PROJECT_ROOT/([\w/-]+)(\[[\w,-]+\])?")
REGION = re.compile(
    r"^<!-- hub (\w+) ([\w -]+?) -->\n(.*?)^<!-- /hub -->$", re.MULTILINE | re.DOTALL
)
# What a definition takes over as it is.
TAKEN = (
    *("name", "namespace", "label", "description", "executable", "capabilities", "commands"),
    *("settings", "settings_group_validation", "select", "dialect"),
)
KINDS = ("extractors", "loaders", "utilities")
WORDS = ("prereq", "settings_preamble", "next_steps", "usage")
LOGO_PIXELS = 256


def plugins(root: Path) -> Iterator[tuple[str, Json]]:
    """Yield the plugins that packages of this repository hold, each with its type."""
    for path in sorted(root.glob("*/plugin.meltano.yml")):
        for kind, listed in yaml.safe_load(path.read_text("utf-8"))["plugins"].items():
            for each in listed:
                if PACKAGE.search(each.get("pip_url", "")):
                    yield kind, each


def settings(plugin: Json) -> list[Json]:
    """Return a plugin's settings; what the project sets for all of its users is their default.

    A map is for one pair of tap and target, and what is not declared is not for every loader.
    """
    config = {key: each for key, each in plugin.get("config", {}).items() if key not in MAPS}
    config.pop("emit_activate_version_messages", None)  # loaders that do not know it end the run
    return [
        {**each, **({"value": config[each["name"]]} if each["name"] in config else {})}
        for each in plugin["settings"]
    ]


def words(readme: str, docs: str, plugin: str) -> dict[str, str]:
    """Return what a README says for the Hub's page of a plugin, by field; its links lead there."""
    found: dict[str, list[str]] = {}
    for field, names, text in REGION.findall(readme):
        if plugin in names.split():
            found.setdefault(field, []).append(text.strip().replace("](#", f"]({docs}#"))
    return {field: "\n\n".join(texts) + "\n" for field, texts in found.items()}


def definition(root: Path, kind: str, plugin: Json, facts: Json, owner: Json) -> dict[str, Any]:
    """Return a plugin as the Hub shows it.

    Raises:
        ValueError: If its README lacks words that a user of the Hub needs.
    """
    folder, extras = PACKAGE.findall(plugin["pip_url"])[-1]
    project = tomlkit.parse((root / folder / "pyproject.toml").read_text("utf-8"))[
        "project"
    ].unwrap()
    capabilities = plugin.get("capabilities", ())
    repository = owner["repository"]
    docs = f"{repository}/blob/main/{folder}/README.md"
    said = words((root / folder / "README.md").read_text("utf-8"), docs, plugin["name"])
    wanted = (*WORDS, "definition") if kind == "utilities" else WORDS
    missing = [field for field in wanted if field not in {**said, **facts}]
    logo = f"logos/{kind}/{plugin['name']}"
    if missing or not ("logo_url" in facts or (root / "hub" / f"{logo}.svg").exists()):
        msg = (
            f"{folder}/README.md: no lines `hub FIELD {plugin['name']}` for {missing}, or no {logo}"
        )
        raise ValueError(msg)
    found = {
        **{key: plugin[key] for key in TAKEN if key in plugin},
        "settings": settings(plugin),
        "variant": re.sub(r"\W+", "-", owner["name"].lower()),
        "pip_url": project["name"] + extras,
        "repo": f"{repository}/tree/main/{folder}",
        "docs": docs,
        "keywords": project.get("keywords", []),
        "supported_python_versions": re.findall(r":: (3\.\d+)", "\n".join(project["classifiers"])),
        "logo_url": f"/assets/{logo}.png",
        "maintenance_status": "active",
        **said,
        **facts,
    }
    if "about" in capabilities:
        found["keywords"] = [*found["keywords"], "meltano_sdk"]
    if "structured-logging" in capabilities:
        found["log_parser"] = "singer-sdk"
    if kind != "utilities":
        found["quality"] = "silver" if "about" in capabilities else "unknown"
    return found


class Lines(yaml.SafeDumper):
    """Writes texts of several lines as such."""


Lines.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def dumped(content: Json) -> bytes:
    """Return YAML as the Hub wants it: keys in order, lists not indented."""
    text = yaml.dump(content, Dumper=Lines, sort_keys=True, width=1000, allow_unicode=True)
    return f"{HEAD}{text}".encode()


def files(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield what `make hub` writes: definitions, the lines that go with them, and logos."""
    owner = tomlkit.parse((root / "packages.toml").read_text("utf-8")).unwrap()["owner"]
    facts = yaml.safe_load((root / "hub" / "facts.yml").read_text("utf-8"))
    variants: dict[str, dict[str, str]] = {}
    for kind, plugin in plugins(root):
        name = plugin["name"]
        found = definition(root, kind, plugin, facts.get(name, {}), owner)
        yield root / "hub" / kind / f"{name}.yml", dumped(found)
        # A variant of a plugin that the Hub has is not its default.
        if "variant" not in plugin:
            variants.setdefault(kind, {})[name] = found["variant"]
    yield root / "hub" / "default_variants.yml", dumped(variants)
    maintainer = {"label": owner["name"], "name": owner["name"], "url": owner["repository"]}
    yield root / "hub" / "maintainers.yml", dumped({found["variant"]: maintainer})
    for drawing in sorted((root / "hub" / "logos").glob("*/*.svg")):
        picture = resvg_py.svg_to_bytes(svg_path=str(drawing), width=LOGO_PIXELS)
        yield drawing.with_suffix(".png"), bytes(picture)


def broken_rules(root: Path) -> Iterator[str]:
    """Yield where a definition breaks a rule of the Hub's."""
    hub = root / "hub"
    uri = "file:///"  # any scheme of which links may be relative
    contents = {
        f"{uri}{path.relative_to(hub).as_posix()}": json.loads(path.read_text("utf-8"))
        for path in hub.glob("schemas/*/*.json")
    }
    for each in contents.values():
        del each["$id"]  # relative to what, it does not say
    registry: Registry[Any] = Registry().with_resources(
        (name, DRAFT7.create_resource(each)) for name, each in contents.items()
    )
    maintainers = yaml.safe_load((hub / "maintainers.yml").read_text("utf-8"))
    used = set()
    for kind in KINDS:
        schema = {"$ref": f"{uri}schemas/plugin_definitions/{kind}.schema.json"}
        for path in sorted((hub / kind).glob("*.yml")):
            found = yaml.safe_load(path.read_text("utf-8"))
            place = path.relative_to(root).as_posix()
            for error in Draft7Validator(schema, registry=registry).iter_errors(found):
                yield f"{place}: {error.json_path}: {error.message}"
            if found.get("name") != path.stem:
                yield f"{place}: its name is {found.get('name')}"
            used.add(str(found.get("variant")))
    if used != maintainers.keys():
        yield f"hub/maintainers.yml: {sorted(maintainers)}, where the variants are {sorted(used)}"


def main(arguments: list[str]) -> int:
    """Write the files that differ, or with --check only name them, and check the Hub's rules.

    Returns:
        The exit code: 1 if files that should not differ do, or a rule is broken, else 0.
    """
    check = arguments == ["--check"]
    wanted = dict(files(ROOT))
    there = {path for kind in KINDS for path in (ROOT / "hub" / kind).glob("*")}
    findings = [f"{path.relative_to(ROOT)}: of no plugin" for path in there - wanted.keys()]
    for path, content in wanted.items():
        if path.exists() and path.read_bytes() == content:
            continue
        if check:
            findings.append(f"{path.relative_to(ROOT)}: not as its sources say; run: make hub")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            print(f"{path.relative_to(ROOT)}: written")
    findings += broken_rules(ROOT)
    print("\n".join(findings) or "hub: no findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
