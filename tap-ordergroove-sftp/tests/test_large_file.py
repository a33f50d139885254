"""A file of 50 MB, in the middle of which the connection breaks off, by the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta

from tests.support.sftp_tap import NOW, settings_for

from ordergroove_sandbox.drop import SftpFault

NAME = "acme_subscription_06142026080530.csv"
ROWS = 250_000
MEGABYTE = 1_000_000


def test_a_connection_that_breaks_in_the_middle_of_50_mb(tmp_path, server, drop):
    path = drop.outgoing / NAME
    with path.open("w") as file:
        file.write("Subscription ID,Public Subscription ID,SKU,Status\n")
        for number in range(ROWS):
            file.write(f'{number:09},{number:032x},"a ""quoted"" one, {"x" * 150}",Live\n')
    os.utime(path, ((NOW - timedelta(days=1)).timestamp(),) * 2)
    assert path.stat().st_size > 50 * MEGABYTE
    server.faults.add(SftpFault.of("drop", NAME, after_bytes=25 * MEGABYTE))
    (tmp_path / "config.json").write_text(json.dumps(settings_for(server)))
    command = [sys.executable, "-m", "tap_ordergroove_sftp", "--config", "config.json"]
    with (tmp_path / "out").open("w") as out:
        done = subprocess.run(
            command, cwd=tmp_path, stdout=out, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    assert "connecting again" in done.stderr
    with (tmp_path / "out").open() as lines:
        records = [line for line in lines if '"_sdc_source_line"' in line and '"RECORD"' in line]
    assert len(records) == ROWS
    found = [json.loads(record)["record"] for record in (records[0], *records[100::997])]
    assert found[0]["ordergroove_subscription_id"] == "000000000"
    numbers = [line.partition('"ordergroove_subscription_id":"')[2][:9] for line in records]
    assert numbers == [f"{number:09}" for number in range(ROWS)]
    assert all(
        row["_sdc_source_line"] == int(row["public_subscription_id"], 16) + 2 for row in found
    )
    assert server.log.opened == [f"/outgoing/{NAME}"] * 2
