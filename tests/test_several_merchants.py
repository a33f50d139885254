"""docs/several-merchants.md, followed as it is written, with two shops."""

from __future__ import annotations

import re
import shutil
import textwrap

from ordergroove_sandbox import Merchant, Sandbox, running

from .support.books import TABLES, by_key, truth
from .support.journey import KEY, NOW, ROOT
from .support.stores import DuckDB

PAGE = (ROOT / "docs" / "several-merchants.md").read_text()
FENCES = [textwrap.dedent(each) for each in re.findall(r"```\w+\n(.*?)```", PAGE, re.DOTALL)]


def test_two_merchants_side_by_side_as_the_page_says(meltano, merchant, tmp_path):
    heir, key, runs, views, *_ = FENCES
    project = tmp_path / "project"
    for path in [ROOT / "meltano.yml", *ROOT.glob("*/plugin.meltano.yml")]:
        copied = project / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    extractors = project / "tap-ordergroove" / "plugin.meltano.yml"
    extractors.write_text(extractors.read_text() + textwrap.indent(heir, "  "))
    meltano.project = project

    other = Merchant(seed=7, customers=9, days=60, now=NOW)
    with running(Sandbox(other, api_key="key-of-shop-b")) as shop_b:
        given = {
            key.partition("=")[0]: "key-of-shop-b",
            "TAP_ORDERGROOVE_SHOP_B_API_URL": shop_b.url,
        }
        for line in runs.splitlines():
            # What is installed belongs to this project; the copy would install it anew.
            done = meltano.run("--no-install", *line.partition("#")[0].split()[2:], **given)
            assert done.code == 0, done.log
    variable, _, invoke = views.strip().partition(" ")
    with meltano.start(
        "invoke", "--no-install", *invoke.split()[2:], **dict([variable.split("=")])
    ) as running_:
        assert running_.finish().code == 0

    path = tmp_path / "shop.duckdb"
    for schema, shop in (("ordergroove", merchant), ("shop_b", other)):
        store = DuckDB(path, schema)
        for table in TABLES:
            assert by_key(table, store.read(table.name)).keys() == truth(shop, table).keys()
    assert DuckDB(path, "shop_b").read("orders_current")
    assert KEY != "key-of-shop-b"
