"""Faults of the bucket on request: what goes wrong with which objects and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ordergroove_sandbox.bspk.calls import BY_PUT_OBJECT
from ordergroove_sandbox.faults import Fault

if TYPE_CHECKING:
    from ordergroove_sandbox.bspk.calls import Call

# Kinds that are answered with an error of S3, and that error's code.
CODES = {
    "access_denied": "AccessDenied",
    "put_only": "AccessDenied",
    "slow_down": "SlowDown",
    "internal_error": "InternalError",
    "expired_token": "ExpiredToken",
    "precondition_failed": "PreconditionFailed",
    "conflict": "ConditionalRequestConflict",
    "conditions_refused": "NotImplemented",
}
CONDITION = "if-none-match"


class BspkFault(Fault):
    """Something that goes wrong with some requests.

    They can be confined to those about a ``key``, to an ``operation`` as S3 calls it
    (``PutObject``), and to the upload of a ``part`` by its number.
    """

    KINDS: ClassVar = {
        **dict.fromkeys(CODES, ""),
        "slow_down": "retry_after?",
        "drop": "after_bytes?",
        "lost_answer": "",
        "latency": "seconds",
        "slow": "bytes_per_second",
        "corrupt": "",
        "conditions_ignored": "",
    }
    MATCHES: ClassVar = {"key": (), "operation": (), "part": ()}
    TOGETHER = frozenset({"latency", "slow", "corrupt", "conditions_ignored"})


def kinds_for(call: Call) -> set[str]:
    """Return the kinds that may befall a request."""
    spared = {
        "put_only": call.operation in {*BY_PUT_OBJECT, "AssumeRole"},
        "conditions_refused": CONDITION not in call.headers,
        "conditions_ignored": CONDITION not in call.headers,
    }
    return {kind for kind in BspkFault.KINDS if not spared.get(kind)}
