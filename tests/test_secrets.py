"""The API key is nobody's business: not of the logs, the state, the data or an error."""

from __future__ import annotations

from ordergroove_sandbox import Fault

from .support.journey import KEY

LOUD = {"MELTANO_CLI_LOG_LEVEL": "debug", "TAP_ORDERGROOVE_LOGLEVEL": "DEBUG"}


def test_the_key_shows_nowhere_even_if_the_server_repeats_it(meltano, server, tmp_path):
    body = f"Invalid credentials: x-api-key={KEY}"
    server.sandbox.faults.add(
        Fault.of("status", "/orders/", times=None, status=403, body=body),
        Fault.of("status", "/customers/", status=503, body=body, retry_after=0),
    )
    done = meltano.run("tap-ordergroove", "target-duckdb", **LOUD)
    assert done.code != 0
    assert "Invalid credentials: x-api-key=***" in done.log
    files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
    assert {path.name for path in files} >= {"command-1.log", "meltano.db", "shop.duckdb"}
    assert [path for path in files if KEY.encode() in path.read_bytes()] == []
