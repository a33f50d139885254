"""Settings are declared in the code, once; all files that name them agree with it."""

from __future__ import annotations

import copy
import importlib.util
import json
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from ordergroove_views.settings import DECLARATION as OF_THE_VIEWS
from tap_ordergroove.tap import TapOrdergroove
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp
from tap_ordergroove_webhooks.receiver.settings import DECLARATION as OF_THE_RECEIVER
from tap_ordergroove_webhooks.receiver.settings import ROUTE_PARTS
from tap_ordergroove_webhooks.tap.tap import TapOrdergrooveWebhooks
from target_bspk_s3.target import TargetBspkS3
from target_dotapparel_sftp.target import TargetDotApparelSftp

from .support.journey import ROOT, clean_environment
from .support.settings import BUILT_IN

CLASSES = (
    TapOrdergroove,
    TapOrdergrooveSftp,
    TapOrdergrooveWebhooks,
    TargetBspkS3,
    TargetDotApparelSftp,
)
DECLARED = {
    **{each.name: each.config_jsonschema["properties"] for each in CLASSES},
    "ordergroove-webhooks": OF_THE_RECEIVER["properties"],
    "ordergroove-views": OF_THE_VIEWS["properties"],
}


def load(name):
    """Import one of the programs in scripts/, which are no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


settings = load("settings")


def project_files(root=ROOT):
    return [root / "meltano.yml", *sorted(root.glob("*/plugin.meltano.yml"))]


def defined_plugins(root=ROOT):
    """Return all plugins of the project, by name, wherever they are defined."""
    contents = [yaml.safe_load(path.read_text()) for path in project_files(root)]
    return {
        plugin["name"]: plugin
        for content in contents
        for plugins in content.get("plugins", {}).values()
        for plugin in plugins
    }


PLUGINS = defined_plugins()


def own_settings(name):
    """Return what a plugin declares of its own; the SDK adds to it when a plugin starts."""
    return {key: each for key, each in DECLARED[name].items() if not BUILT_IN.match(key)}


def examples():
    """Return the variables that .env.example shows, with their values."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$", "\n".join(lines), re.MULTILINE))


def in_words(declared):
    """Return title, description, default and secrecy of a declaration."""
    found = [declared.get(key) for key in ("title", "description", "default")]
    return (*found, declared.get("secret", False))


@pytest.fixture
def project(tmp_path):
    """A copy of the files that `make settings` reads and writes."""
    for path in [
        *project_files(),
        *ROOT.glob("*/README.md"),
        *ROOT.glob("*/pyproject.toml"),
        ROOT / ".env.example",
    ]:
        copied = tmp_path / path.relative_to(ROOT)
        copied.parent.mkdir(exist_ok=True)
        shutil.copy(path, copied)
    return tmp_path


@pytest.fixture(scope="module")
def told():
    return {name: settings.about(PLUGINS[name]["executable"]) for name in DECLARED}


def contents(root):
    return {path: path.read_text() for path in root.rglob("*") if path.is_file()}


def test_the_files_are_as_the_plugins_declare(told):
    assert settings.outdated(ROOT, told) == {}


@pytest.mark.parametrize("name", DECLARED)
def test_meltano_knows_the_declared_settings_and_no_others(name):
    written = {each["name"]: each for each in PLUGINS[name]["settings"]}
    own = own_settings(name)
    assert {key for key in written if not BUILT_IN.match(key)} == own.keys()
    for key, declared in own.items():
        title, description, default, secret = in_words(declared)
        assert written[key]["label"] == title, key
        assert written[key]["description"] == description, key
        assert written[key].get("value") == default, key
        assert written[key].get("sensitive", False) is secret, key


@pytest.mark.parametrize(
    ("plugin", "setting", "kind"),
    [
        ("tap-ordergroove", "start_date", "date_iso8601"),
        ("tap-ordergroove", "page_size", "integer"),
        ("tap-ordergroove", "omit_price_calculation", "boolean"),
        ("tap-ordergroove", "environment", "options"),
        ("tap-ordergroove-sftp", "reports", "array"),
        ("target-bspk-s3", "file_types", "object"),
        ("ordergroove-webhooks", "routes", "array"),
        ("ordergroove-views", "wait", "integer"),
    ],
)
def test_meltano_knows_the_kind_of_a_setting(plugin, setting, kind):
    (found,) = [each for each in PLUGINS[plugin]["settings"] if each["name"] == setting]
    assert found["kind"] == kind


@pytest.mark.parametrize("name", DECLARED)
def test_a_readme_has_a_row_for_every_setting(name):
    (text,) = [
        found[1]
        for path in ROOT.glob("*/README.md")
        if (
            found := re.search(rf"<!-- settings {name} -->\n(.*?)<!--", path.read_text(), re.DOTALL)
        )
    ]
    rows = {
        key: rest
        for key, *rest in re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", text, re.MULTILINE)
    }
    own = own_settings(name)
    assert rows.keys() == own.keys()
    for key, declared in own.items():
        _, description, default, _ = in_words(declared)
        shown, words = rows[key]
        assert words == description
        if default is None:
            assert shown in {"\N{EN DASH}", "**required**"}, key
        else:
            assert yaml.safe_load(shown.strip("`")) == default, key


@pytest.mark.parametrize("name", DECLARED)
def test_env_example_has_a_line_for_every_setting(name):
    given = examples()
    prefix = name.upper().replace("-", "_")
    own = own_settings(name)
    for key, declared in own.items():
        *_, default, secret = in_words(declared)
        expected = None if secret else default
        assert yaml.safe_load(given[f"{prefix}_{key.upper()}"] or "null") == expected, key


def test_env_example_names_nothing_that_is_no_setting():
    known = {
        re.sub(r"\W", "_", f"{name}_{each['name']}").upper()
        for name, plugin in PLUGINS.items()
        for each in plugin.get("settings", ())
    }
    assert examples().keys() <= known


def test_env_example_has_the_constants_of_the_maps():
    given = examples()
    assert given["TARGET_BSPK_S3_STREAM_MAP_CONFIG_STORE_ID"] == ""
    assert given["TARGET_BSPK_S3_STREAM_MAP_CONFIG_ORDER_TYPE"] == "back_order"
    assert given["TARGET_DOTAPPAREL_SFTP_STREAM_MAP_CONFIG_CURRENCY_CODE"] == "USD"


def test_env_example_shows_what_a_route_is_made_of():
    (shown,) = re.findall(
        r"^# .*Routes are JSON: (.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE
    )
    assert [each.keys() for each in json.loads(shown)] == [set(ROUTE_PARTS)]


def test_only_the_key_must_be_filled_in():
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        "TAP_ORDERGROOVE_API_KEY="
    ]


def test_labels_that_a_person_gave_to_options_stay():
    (found,) = [
        each for each in PLUGINS["tap-ordergroove-sftp"]["settings"] if each["name"] == "date_order"
    ]
    labels = [each["label"] for each in found["options"]]
    assert labels == ["Automatic", "Month, day, year", "Day, month, year", "Year, month, day"]


def test_the_sets_of_settings_that_can_work():
    groups = {
        name: {frozenset(group) for group in PLUGINS[name].get("settings_group_validation", ())}
        for name in DECLARED
    }
    logins = [{"username", each} for each in ("password", "private_key", "private_key_path")]
    assert groups["tap-ordergroove"] == {frozenset({"api_key"})}
    assert groups["tap-ordergroove-webhooks"] == {frozenset({"store"})}
    assert groups["tap-ordergroove-sftp"] == {frozenset(each) for each in logins}


def test_full_tables_are_activated_in_this_project_alone():
    for name in ("tap-ordergroove", "tap-ordergroove-sftp"):
        assert PLUGINS[name]["config"] == {"emit_activate_version_messages": True}


def test_no_null_is_where_meltano_would_lose_it():
    """Of an object it hands over nulls of the first level, and leaves out those below."""
    inner = {
        f"{name}: {setting}.{key}": value
        for name, plugin in PLUGINS.items()
        for setting, given in plugin.get("config", {}).items()
        if isinstance(given, dict)
        for key, value in given.items()
        if isinstance(value, dict)
    }
    assert inner
    assert not [path for path, value in inner.items() if None in value.values()]


def test_meltano_yml_is_what_a_person_writes():
    text = (ROOT / "meltano.yml").read_text()
    assert len(text.splitlines()) <= 250
    # With some plugins of a type here and some in included files, Meltano 4.4.1 loses values.
    assert "plugins" not in yaml.safe_load(text)


def test_a_changed_description_is_found_and_mended(project, told, monkeypatch, capsys):
    told = copy.deepcopy(told)
    told["tap-ordergroove"]["settings"]["properties"]["page_size"]["description"] = "So many."
    monkeypatch.setattr(settings, "ROOT", project)
    monkeypatch.setattr(settings, "about", told.__getitem__)
    before = contents(project)
    assert settings.main(["--check"]) == 1
    names = ["tap-ordergroove/plugin.meltano.yml", "tap-ordergroove/README.md", ".env.example"]
    assert capsys.readouterr().out.splitlines() == [
        f"{name}: not as the plugins declare it; run: make settings" for name in names
    ]
    assert contents(project) == before
    assert settings.main([]) == 0
    after = contents(project)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {project / name for name in names}
    for path in changed:
        lines = zip(before[path].splitlines(), after[path].splitlines(), strict=True)
        ((old, new),) = [(old, new) for old, new in lines if old != new]
        assert "Records to ask for in one request" in old
        assert "So many" in new
    capsys.readouterr()
    assert settings.main(["--check"]) == 0
    assert capsys.readouterr().out == "settings: no findings\n"


def test_what_a_person_wrote_survives(project, told):
    told = copy.deepcopy(told)
    for declared in told["target-bspk-s3"]["settings"]["properties"].values():
        declared["description"] += " Changed."
    path = project / "target-bspk-s3" / "plugin.meltano.yml"
    text = path.read_text()
    comment = "      # Ours, since Monday.\n"
    assert text.count("      output_dir: ") == 1
    path.write_text(text.replace("      output_dir: ", comment + "      output_dir: "))
    before = path.read_text()
    after = settings.outdated(project, told)[path]
    assert after.replace(" Changed.", "") == before
    assert comment in after
    assert after.count(" Changed.") == len(told["target-bspk-s3"]["settings"]["properties"])


def test_a_setting_that_is_gone_from_the_code_is_gone_from_the_files(project, told):
    told = copy.deepcopy(told)
    del told["tap-ordergroove"]["settings"]["properties"]["window_days"]
    found = settings.outdated(project, told)
    assert len(found) == 3
    assert not [path for path, text in found.items() if "name: window_days" in text]
    assert "emit_activate_version_messages" in found[project / "tap-ordergroove/plugin.meltano.yml"]


def test_settings_without_a_place_are_an_error(project, told):
    readme = project / "views" / "README.md"
    readme.write_text(readme.read_text().replace("<!-- settings ", "<!-- "))
    with pytest.raises(ValueError, match=r"table.*ordergroove-views"):
        settings.outdated(project, told)


# One process for all commands, as each start takes seconds.
ASK = """
import json, sys
from click.testing import CliRunner
from meltano.cli import cli

for command in json.loads(sys.argv[1]):
    done = CliRunner().invoke(cli, ["--no-environment", *command])
    assert done.exit_code == 0, (command, done.output, done.exception)
"""


ADDED = """\
plugins:
  extractors:
  - name: tap-smoke
    namespace: tap_smoke
    pip_url: tap-smoke
    executable: tap-smoke
"""


SMOKE = "name: tap-smoke\nnamespace: tap_smoke\npip_url: tap-smoke\nexecutable: tap-smoke\n"
CHANGES = [
    (
        "config set tap-ordergroove-sftp port 2022",
        "tap-ordergroove-sftp/plugin.meltano.yml",
        "      port: 2022\n",
    ),
    (
        "config set target-bspk-s3 company_name Acme",
        "target-bspk-s3/plugin.meltano.yml",
        "      company_name: Acme\n",
    ),
    (
        "config set target-duckdb hard_delete true",
        "loaders/plugin.meltano.yml",
        "      hard_delete: true\n",
    ),
    (
        "add tap-smoke --plugin-type extractor --no-install --from-ref smoke.yml",
        "meltano.yml",
        ADDED,
    ),
    (
        "schedule add x --job ordergroove-to-bspk --interval @daily",
        "meltano.yml",
        "- name: x\n  interval: '@daily'\n  job: ordergroove-to-bspk\n",
    ),
]


def test_meltano_changes_what_it_is_told_to_and_no_more(project, told):
    (project / "smoke.yml").write_text(SMOKE)
    before = {path: path.read_text() for path in project_files(project)}
    subprocess.run(
        [sys.executable, "-c", ASK, json.dumps([command.split() for command, *_ in CHANGES])],
        cwd=project,
        env=clean_environment(),
        check=True,
    )
    after = {path: path.read_text() for path in project_files(project)}
    for _, file, added in CHANGES:
        assert added in after[project / file]
        after[project / file] = after[project / file].replace(added, "")
    assert after == before
    # `make settings` has nothing to do then.
    assert settings.outdated(project, told) == {}


def test_an_included_file_is_checked_against_meltanos_schema(project, monkeypatch, capsys):
    check = load("check_meltano")
    monkeypatch.setattr(check, "ROOT", project)
    assert check.main() == 0
    path = project / "views" / "plugin.meltano.yml"
    path.write_text(path.read_text().replace("    namespace: ordergroove_views\n", ""))
    capsys.readouterr()
    assert check.main() == 1
    assert "views/plugin.meltano.yml: ordergroove-views: neither" in capsys.readouterr().out
