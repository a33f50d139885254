"""One Airflow, one project with three merchants, and one warehouse for all tests of this folder."""

from __future__ import annotations

import pytest

from tests.support.journey import BIN as PROJECT_BIN

from .cluster import WORKERS, running_cluster
from .project import copy_project, system_folder
from .shops import NAMES, open_shops


@pytest.fixture(scope="session")
def warehouse(new_database):
    """The URL of the merchants' database."""
    return new_database()


@pytest.fixture(scope="session")
def system_database(new_database):
    """The URL of Meltano's system database, which also holds the states."""
    return new_database()


@pytest.fixture(scope="session")
def shops(warehouse):
    with open_shops(warehouse) as shops:
        yield shops


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    folder = copy_project(tmp_path_factory.mktemp("project"))
    (folder / "merchants").mkdir()
    heirs = "plugins:\n  extractors:\n"
    for name in NAMES:
        heirs += f"  - name: tap-ordergroove-{name}\n    inherit_from: tap-ordergroove\n    load_schema: {name.replace('-', '_')}\n"
    heirs += "  loaders:\n"
    for name in NAMES:
        heirs += f"  - name: target-postgres-{name}\n    inherit_from: target-postgres\n"
    (folder / "merchants" / "plugin.meltano.yml").write_text(heirs)
    return folder


@pytest.fixture(scope="session")
def cluster(tmp_path_factory, new_database, project, shops, warehouse, system_database):
    folder = tmp_path_factory.mktemp("airflow")
    settings = {
        # Plugins are installed; the copy of the project would install them anew, in the same place.
        "MELTANO_AUTO_INSTALL": "false",
        "MELTANO_DATABASE_URI": system_database.replace("postgresql://", "postgresql+psycopg://"),
        "TARGET_POSTGRES_SQLALCHEMY_URL": warehouse,
        "MELTANO": str(PROJECT_BIN / "meltano"),
        "PROJECT": str(project),
    }
    for shop in shops.values():
        settings |= shop.settings()
    own = {
        name: {
            "MELTANO_SYS_DIR_ROOT": str(system_folder(folder / name)),
            "XDG_STATE_HOME": str(folder / name / "state"),
        }
        for name in WORKERS
    }
    with running_cluster(folder, new_database(), settings, own) as running:
        yield running
