"""A bucket that cannot be reached: the error names the host and the reason."""

import socket

import pytest
from botocore.exceptions import BotoCoreError

from target_bspk_s3.aws import explain_error, make_client
from target_bspk_s3.settings import AwsSettings


@pytest.mark.parametrize("host", ["127.0.0.1", "bucket.invalid"])
def test_an_endpoint_that_cannot_be_reached(host, monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    reason = "name not known" if host.endswith("invalid") else "refused"
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        url = f"http://{host}:{taken.getsockname()[1]}"
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "id")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "key")
        settings = AwsSettings(region="us-east-1", endpoint_url=url)
        with pytest.raises(BotoCoreError) as caught:
            make_client(settings).list_buckets()
    assert url in explain_error(caught.value)
    assert explain_error(caught.value).endswith(f"({reason}).")
