"""The ledger of report files that an old version left in its state."""

from __future__ import annotations

from tests.support.journey import BIN
from tests.support.reports import TABLES

from ordergroove_sandbox.drop import Drop, serving

from . import world


def test_no_file_is_read_twice_and_every_new_one_is_read(old, merchant, tmp_path):
    drop = Drop(merchant, tmp_path / "drop")
    drop.deliver_days(world.REPORT_DAYS)
    world.live_until_the_update(merchant)
    new = drop.deliver()
    state = old.state("tap-ordergroove-sftp")
    with serving(drop) as server:
        config = old.config("tap-ordergroove-sftp") | {
            "host_key": server.fingerprint,
            "port": server.port,
        }

        def read(state):
            server.log.clear()
            program = BIN / "tap-ordergroove-sftp"
            done = world.run(program, folder=old.folder, config=config, state=state)
            assert done.code == 0, done.log
            return done

        first = read(state)
        opened = sorted(path.rpartition("/")[2] for path in server.log.opened)
        assert opened == sorted(each.name for each in new)
        for each in new:
            rows = first.records(TABLES[each.report])
            assert len(rows) == len(each.rows)
            assert {row["_sdc_source_file"] for row in rows} <= {each.name}
        read(first.state)
        assert server.log.opened == []
