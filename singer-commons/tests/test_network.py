"""A connection that fails names its host and the reason."""

import socket

import pytest

from singer_commons.sftp.connection import SftpConnection
from singer_commons.sftp.errors import ConnectionLostError
from singer_commons.sftp.settings import SftpSettings


@pytest.mark.parametrize(
    ("host", "reason"), [("127.0.0.1", "refused"), ("drop.invalid", "name not known")]
)
def test_an_sftp_server_that_cannot_be_reached(host, reason):
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        settings = SftpSettings(
            host=host,
            port=port,
            username="u",
            password="p",  # noqa: S106 - made up
            allow_unknown_host_key=True,
            retry_budget=0,
        )
        with pytest.raises(ConnectionLostError) as caught:
            SftpConnection(settings).connect()
    assert f"{host}:{port}: cannot be reached ({reason})" in str(caught.value)
