"""A database that cannot be reached: the error names the host and the reason."""

import socket

import pytest

from tap_ordergroove_webhooks.log.engine import StoreError, begin, parse_store, reading_engine


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", "Connection refused"),
        ("log.invalid", "not known"),
    ],
)
def test_a_database_that_cannot_be_reached(host, reason):
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        url = parse_store(f"postgresql+psycopg://u:secret@{host}:{taken.getsockname()[1]}/log")
        with pytest.raises(StoreError) as caught, begin(reading_engine(url)):
            pass
    assert host in str(caught.value)
    assert reason in str(caught.value)
    assert "secret" not in str(caught.value)
