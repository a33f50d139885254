"""Runs Meltano as a user would, with settings and state of the demo's own."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from demo.paths import BIN, DATABASE, DEMO, ROOT, DemoError

if TYPE_CHECKING:
    from demo.shop import Shop

OURS = ("MELTANO_", "TAP_", "TARGET_")


def sync(shop: Shop, number: int, *blocks: str) -> None:
    """Run a pipeline.

    Args:
        shop: The shop.
        number: Tells this run's log from others'.
        blocks: What to run: an extractor, a loader, and what follows them.

    Raises:
        DemoError: If it fails.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment |= {
        "MELTANO_DATABASE_URI": f"sqlite:///{DEMO / 'meltano.db'}",
        "NO_COLOR": "1",
        "NO_PROXY": "127.0.0.1",
        "TAP_ORDERGROOVE_API_KEY": "sandbox-key",
        "TAP_ORDERGROOVE_API_URL": shop.url,
        "TAP_ORDERGROOVE_SFTP_HOST": "127.0.0.1",
        "TAP_ORDERGROOVE_SFTP_HOST_KEY": shop.drop.host_key,
        "TAP_ORDERGROOVE_SFTP_PASSWORD": "sandbox-password",
        "TAP_ORDERGROOVE_SFTP_PORT": str(shop.drop.port),
        "TAP_ORDERGROOVE_SFTP_USERNAME": "sandbox",
        "TAP_ORDERGROOVE_WEBHOOKS_STORE": shop.receiver.store,
        "TARGET_BSPK_S3_AWS_ACCESS_KEY_ID": "sandbox",
        "TARGET_BSPK_S3_AWS_SECRET_ACCESS_KEY": "sandbox-secret",
        "TARGET_BSPK_S3_BUCKET": shop.bucket.name,
        "TARGET_BSPK_S3_COMPANY_NAME": "NiceCo",
        "TARGET_BSPK_S3_ENDPOINT_URL": shop.bucket.endpoint,
        "TARGET_BSPK_S3_OUTPUT_DIR": str(DEMO / "bspk"),
        "TARGET_BSPK_S3_STREAM_MAP_CONFIG_SALES_ASSOCIATE_ID": "ASSOCIATE-1",
        "TARGET_BSPK_S3_STREAM_MAP_CONFIG_STORE_ID": "STORE-1",
        "TARGET_DOTAPPAREL_SFTP_HOST": "127.0.0.1",
        "TARGET_DOTAPPAREL_SFTP_HOST_KEY": shop.inbox.host_key,
        "TARGET_DOTAPPAREL_SFTP_ORDERS_DELAY_MINUTES": "0",  # in earnest half an hour
        "TARGET_DOTAPPAREL_SFTP_OUTPUT_DIR": str(DEMO / "dotapparel"),
        "TARGET_DOTAPPAREL_SFTP_PASSWORD": "sandbox-password",
        "TARGET_DOTAPPAREL_SFTP_PORT": str(shop.inbox.port),
        "TARGET_DOTAPPAREL_SFTP_USERNAME": "sandbox",
        "TARGET_DUCKDB_FILEPATH": str(DATABASE),
    }
    command = [str(BIN / "meltano"), "--env-file", str(DEMO / "no.env")]
    command += ["run", *blocks]
    path = DEMO / f"{'-'.join(blocks[:2])}-{number}.log"
    with path.open("w") as log:
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        print(path.read_text()[-4000:])
        message = f"the sync failed with exit code {done.returncode}; its log is {path}"
        raise DemoError(message)
