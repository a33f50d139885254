"""A client for S3, from the settings; and what AWS's refusals mean."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, cast

from botocore.config import Config
from botocore.credentials import (
    CredentialProvider,
    CredentialResolver,
    DeferredRefreshableCredentials,
)
from botocore.exceptions import BotoCoreError, ClientError
from botocore.exceptions import ConnectionError as NotConnectedError
from botocore.session import Session
from typing_extensions import override

from singer_commons.csv_target.errors import DeliveryError
from singer_commons.network import reason_of
from target_bspk_s3.errors import NO_CLIENT, NO_ROLE

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sts import STSClient

    from target_bspk_s3.settings import AwsSettings

ATTEMPTS = 8
"""Of each request, unless AWS_MAX_ATTEMPTS or AWS's configuration says otherwise."""

REGION = "us-east-1"
"""Where nobody names a region; S3 then says if it is another one."""

SESSION_NAME = "target-bspk-s3"

REMEDIES = {
    "AccessDenied": (
        "The credentials may not write there. They need s3:PutObject on the bucket's prefix (and "
        "with kms_key_id, kms:GenerateDataKey and kms:Decrypt on the key). Check bucket, prefix, "
        "and whose credentials they are."
    ),
    "ExpiredToken": "The temporary credentials have run out; get new ones.",
    "InvalidAccessKeyId": "There is no such access key. Check aws_access_key_id.",
    "SignatureDoesNotMatch": "Check aws_secret_access_key.",
    "InvalidToken": "Check aws_session_token.",
    "NoSuchBucket": "There is no such bucket. Check bucket and endpoint_url.",
    "PermanentRedirect": "The bucket is in another region. Set aws_region.",
    "AuthorizationHeaderMalformed": "The bucket is in another region. Set aws_region.",
    "RequestTimeTooSkewed": "This machine's clock is wrong.",
    "BadDigest": "What arrived is not what was sent, several times: check the network.",
}
"""What to check after an error that no second try will change."""


CONDITION = "If-None-Match"
UNCONDITIONAL = ("NotImplemented", "501")
"""How a store says that it does not know that, or something else."""


def make_client(settings: AwsSettings) -> S3Client:
    """Return a client for S3.

    Raises:
        DeliveryError: If the settings lead to no client.
    """
    # Its debug log holds the headers of requests, and with them the session token.
    logging.getLogger("botocore").setLevel(logging.INFO)
    try:
        session = _session(settings)
        region = settings.region or session.get_config_variable("region") or REGION
        if settings.role_arn is not None:
            session = _assuming(session, region, settings)
        config = _config(session, settings)
        client = session.create_client(
            "s3", region, endpoint_url=settings.endpoint_url, config=config
        )
    except (BotoCoreError, ValueError) as error:
        raise DeliveryError(NO_CLIENT, error=explain_error(error)) from None
    return cast("S3Client", client)


def explain_error(error: Exception) -> str:
    """Return in words what AWS, or the way there, has against a request."""
    if isinstance(error, ClientError):
        answer = error.response.get("Error", {})
        code, message = str(answer.get("Code", "")), str(answer.get("Message", "")).rstrip(".")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if code in ("403", "Forbidden"):
            code = "AccessDenied"
        remedy = REMEDIES.get(code, "")
        return f"{code} ({status}): {message}. {remedy}".rstrip()
    reason = f" ({reason_of(error)})" if isinstance(error, NotConnectedError) else ""
    return f"{str(error).rstrip('.')}{reason}."


def code_of(error: Exception) -> str:
    """Return the store's word for a refusal; empty if it was none."""
    response = error.response if isinstance(error, ClientError) else {}
    return str(response.get("Error", {}).get("Code", ""))


def knows_no_condition(error: ClientError) -> bool:
    """Whether a store may have refused a request for its If-None-Match."""
    header = str(error.response.get("Error", {}).get("Header", CONDITION))
    is_conditional = error.operation_name in ("PutObject", "CompleteMultipartUpload")
    return is_conditional and code_of(error) in UNCONDITIONAL and header == CONDITION


def _session(settings: AwsSettings) -> Session:
    session = Session(profile=settings.profile)
    if settings.access_key_id and settings.secret_access_key:
        session.set_credentials(
            settings.access_key_id, settings.secret_access_key, settings.session_token
        )
    return session


def _assuming(session: Session, region: str, settings: AwsSettings) -> Session:
    """Return a session that has a role's credentials, which are got with another's."""
    sts = cast("STSClient", session.create_client("sts", region))
    provider = _RoleProvider(sts, settings)
    assuming = Session(profile=settings.profile)
    assuming.register_component("credential_provider", CredentialResolver([provider]))
    return assuming


def _config(session: Session, settings: AwsSettings) -> Config:
    retries: dict[str, Any] = {"mode": "standard"}
    if session.get_config_variable("max_attempts") is None:
        retries["total_max_attempts"] = ATTEMPTS
    return Config(
        retries=retries,  # type: ignore[arg-type]
        connect_timeout=15,
        read_timeout=60,
        tcp_keepalive=True,
        # Other stores seldom have a name for each bucket.
        s3={"addressing_style": "path"} if settings.endpoint_url else None,
        # Every upload has its SHA-256; other stores need not know the checksums of AWS's default.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


class _RoleProvider(CredentialProvider):
    """Assumes a role, and again before that runs out."""

    METHOD = "assume-role"

    def __init__(self, sts: STSClient, settings: AwsSettings) -> None:
        super().__init__()
        self._sts = sts
        self._request: dict[str, Any] = {
            "RoleArn": settings.role_arn,
            "RoleSessionName": SESSION_NAME,
        }
        if settings.external_id is not None:
            self._request["ExternalId"] = settings.external_id

    @override
    def load(self) -> DeferredRefreshableCredentials:
        return DeferredRefreshableCredentials(self._assume, self.METHOD)

    def _assume(self) -> dict[str, str]:
        try:
            found = self._sts.assume_role(**self._request)["Credentials"]
        except (BotoCoreError, ClientError) as error:
            raise DeliveryError(NO_ROLE, error=explain_error(error)) from None
        return {
            "access_key": found["AccessKeyId"],
            "secret_key": found["SecretAccessKey"],
            "token": found["SessionToken"],
            "expiry_time": found["Expiration"].isoformat(),
        }
