"""Check the project's files against the schema that Meltano itself ships, without the network."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print every finding.

    Returns:
        The exit code: 0 without findings, else 1.
    """
    schema = json.loads(files("meltano.schemas").joinpath("meltano.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    main_file = ROOT / "meltano.yml"
    patterns = yaml.safe_load(main_file.read_text("utf-8"))["include_paths"]
    findings = []
    for path in [main_file, *sorted(each for pattern in patterns for each in ROOT.glob(pattern))]:
        name = path.relative_to(ROOT)
        content = yaml.safe_load(path.read_text("utf-8"))
        findings += [
            f"{name}: {error.json_path}: {error.message}"
            for error in validator.iter_errors(content)
        ]
        # A plugin without a namespace is not a custom one: Meltano would ask MeltanoHub for it.
        findings += [
            f"{name}: {plugin['name']}: neither namespace nor inherit_from"
            for plugins in content.get("plugins", {}).values()
            for plugin in plugins
            if not plugin.keys() & {"namespace", "inherit_from"}
        ]
    for finding in findings:
        print(finding)
    if not findings:
        print("meltano.yml: no findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
