"""The Hub's definitions say what the code and the pages say, and keep the Hub's rules."""

from __future__ import annotations

import shutil

import pytest
import yaml
from scripts import hub

from .support.journey import ROOT

FILES = (
    "*/plugin.meltano.yml",
    "*/README.md",
    "*/pyproject.toml",
    "packages.toml",
    "loaders/*/*.*",
)
DEFINITIONS = sorted(path for kind in hub.KINDS for path in (ROOT / "hub" / kind).glob("*.yml"))
# By plugin: what one is asked for first, and what nobody may see.
ASKED = {
    "ordergroove-views": ("duckdb_filepath", "postgres_sqlalchemy_url"),
    "ordergroove-webhooks": ("store", "host", "port", "routes"),
    "tap-ordergroove": ("api_key", "environment", "start_date"),
    "tap-ordergroove-sftp": ("host", "port", "username", "password"),
    "tap-ordergroove-webhooks": ("store",),
    "target-bspk-s3": ("company_name", "bucket", "prefix", "aws_region"),
    "target-dotapparel-sftp": ("host", "port", "username", "password"),
    "target-duckdb": ("filepath",),
    "target-postgres": ("sqlalchemy_url", "host", "port", "user", "password", "database"),
}
LOGIN = {"password", "private_key", "private_key_passphrase"}
SECRET = {
    "ordergroove-views": {"postgres_sqlalchemy_url"},
    "ordergroove-webhooks": {"store", "routes"},
    "tap-ordergroove": {"api_key"},
    "tap-ordergroove-sftp": LOGIN,
    "tap-ordergroove-webhooks": {"store"},
    "target-bspk-s3": {
        "aws_access_key_id",
        "aws_secret_access_key",
        "aws_session_token",
        "aws_external_id",
    },
    "target-dotapparel-sftp": LOGIN,
    "target-duckdb": {"token"},
    "target-postgres": {
        "sqlalchemy_url",
        "password",
        "ssl_client_private_key",
        "ssh_tunnel.private_key",
        "ssh_tunnel.private_key_password",
    },
}


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of what `make hub` reads and writes."""
    shutil.copytree(ROOT / "hub", tmp_path / "hub")
    for path in (path for form in FILES for path in ROOT.glob(form)):
        copied = tmp_path / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    monkeypatch.setattr(hub, "ROOT", tmp_path)
    return tmp_path


def findings(capsys):
    capsys.readouterr()
    code = hub.main(["--check"])
    said = capsys.readouterr().out.splitlines()
    assert code == (said != ["hub: no findings"])
    return said


def test_every_plugin_of_ours_has_a_definition_that_keeps_the_rules(project, capsys):
    assert findings(capsys) == ["hub: no findings"]
    assert {path.stem for path in DEFINITIONS} == ASKED.keys()


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_one_is_asked_for_what_is_needed_first_and_secrets_are_secret(path):
    settings = read(path)["settings"]
    first = ASKED[path.stem]
    assert tuple(each["name"] for each in settings[: len(first)]) == first
    assert {each["name"] for each in settings if each.get("sensitive")} == SECRET[path.stem]


def test_a_definition_says_all_that_a_user_needs():
    found = read(ROOT / "hub" / "extractors" / "tap-ordergroove.yml")
    assert "**Bulk Operations** permission" in found["prereq"]
    assert "meltano config test tap-ordergroove" in found["next_steps"]
    assert "`api_key` is all that must be set." in found["settings_preamble"]
    assert "**No row is lost.**" in found["usage"]
    assert found["pip_url"] == "tap-ordergroove"
    assert found["supported_python_versions"] == ["3.10", "3.11", "3.12", "3.13", "3.14"]
    assert "orders.*" in found["select"]
    assert "entitlements.*" not in found["select"]
    (start,) = [each for each in found["settings"] if each["name"] == "start_date"]
    assert (start["kind"], start["placeholder"]) == ("date_iso8601", "2026-01-01")


def test_a_project_of_one_s_own_gets_the_defaults_of_this_one_but_for_the_maps():
    def defaults(kind, name):
        settings = read(ROOT / "hub" / kind / f"{name}.yml")["settings"]
        return {each["name"]: each.get("value") for each in settings}

    assert defaults("loaders", "target-duckdb")["add_metadata_columns"] is True
    bspk = defaults("loaders", "target-bspk-s3")
    assert bspk["output_dir"] == "$MELTANO_PROJECT_ROOT/output/bspk"
    assert bspk["stream_maps"] is None
    stores = {
        defaults("extractors", "tap-ordergroove-webhooks")["store"],
        defaults("utilities", "ordergroove-webhooks")["store"],
    }
    assert stores == {"sqlite:///$MELTANO_PROJECT_ROOT/output/webhooks.db"}
    # A loader that does not know such messages would end the run.
    assert defaults("extractors", "tap-ordergroove")["emit_activate_version_messages"] is False


def test_links_lead_out_of_the_hub_to_the_page(project):
    change(
        project / "views" / "README.md", "Views are always fresh", "[Views](#settings) are fresh"
    )
    change(project / "packages.toml", "https://git.example/OWNER/REPOSITORY", "https://a.example")
    written = dict(hub.files(project))[project / "hub" / "utilities" / "ordergroove-views.yml"]
    usage = yaml.safe_load(written)["usage"]
    assert "[Views](https://a.example/blob/main/views/README.md#settings) are fresh" in usage


def test_what_has_changed_is_found_and_written(project, capsys):
    change(
        project / "tap-ordergroove" / "plugin.meltano.yml", "Records to ask for", "Rows to ask for"
    )
    drawing = project / "hub" / "logos" / "loaders" / "target-bspk-s3.svg"
    change(drawing, "#d9534f", "#00ff00")
    stale = "hub/extractors/tap-gone.yml"
    (project / stale).write_text("name: tap-gone\n")
    words = "not as its sources say; run: make hub"
    said = findings(capsys)
    assert f"hub/extractors/tap-ordergroove.yml: {words}" in said
    assert f"hub/logos/loaders/target-bspk-s3.png: {words}" in said
    assert f"{stale}: of no plugin" in said
    (project / stale).unlink()
    assert hub.main([]) == 0
    assert findings(capsys) == ["hub: no findings"]


def test_a_page_that_does_not_say_enough_is_named(project):
    change(project / "views" / "README.md", "<!-- hub usage ", "<!-- ")
    with pytest.raises(ValueError, match=r"views/README.md.*\['usage'\]"):
        dict(hub.files(project))


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("kind: options", "kind: choice", "'choice' is not one of"),
        ("name: tap-ordergroove\n", "name: tap-other\n", "its name is tap-other"),
        ("quality: silver", "colour: silver", "Additional properties are not allowed"),
        ("quality: silver\n", "", "'quality' is a required property"),
        ("variant: owner", "variant: Other", "hub/maintainers.yml: ['owner']"),
    ],
    ids=["kind", "name", "no field of theirs", "required", "maintainer"],
)
def test_a_broken_rule_is_named(project, old, new, finding):
    change(project / "hub" / "extractors" / "tap-ordergroove.yml", old, new)
    assert [line for line in hub.broken_rules(project) if finding in line]
