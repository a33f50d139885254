"""A project of a few lines, and what its schedules mean."""

from __future__ import annotations

import pytest

from ordergroove_airflow.plans import plans
from ordergroove_airflow.project import read

PROJECT = """\
include_paths: ['*/plugin.meltano.yml']
environments:
- name: dev
- name: prod
jobs:
- name: to-postgres
  tasks: [tap-ordergroove target-postgres]
- name: files
  tasks: [tap-ordergroove-sftp target-postgres]
"""
PLUGINS = """\
plugins:
  extractors:
  - name: tap-ordergroove
    load_schema: ordergroove
    select: [orders.*, upcoming_orders.*, items.*, customers.*, rejected_records.*, '!items.*']
  - name: tap-ordergroove-past
    inherit_from: tap-ordergroove
    select_filter: [orders, customers, rejected_records]
  - name: tap-ordergroove-sftp
  loaders:
  - name: target-postgres
  - name: target-postgres-b
    inherit_from: target-postgres
"""


@pytest.fixture
def project(tmp_path):
    """A function that writes a project whose meltano.yml ends with what is given."""

    def write(more):
        (tmp_path / "meltano.yml").write_text(PROJECT + more)
        (tmp_path / "all").mkdir(exist_ok=True)
        (tmp_path / "all" / "plugin.meltano.yml").write_text(PLUGINS)
        return tmp_path

    return write


@pytest.fixture
def planned(project):
    """A function that returns the plans of such a project by name, in production."""
    return lambda more: {each.name: each for each in plans(read(project(more)), "prod")}


@pytest.fixture
def changed(project):
    """A function that returns the plans of a project in whose file a text is another."""

    def plan(text, other, more):
        file = project(more) / "meltano.yml"
        assert text in file.read_text()
        file.write_text(file.read_text().replace(text, other))
        return {each.name: each for each in plans(read(file.parent), "prod")}

    return plan
