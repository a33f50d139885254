"""Controls of the webhook sender, for tests and demos in another process; see ``rest.control``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from ordergroove_sandbox.webhooks.faults import WebhookFault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from ordergroove_sandbox.sandbox import Sandbox
    from ordergroove_sandbox.webhooks.sender import Sender

    Action = Callable[[Sandbox, Request], Awaitable[Any]]


async def _state(sandbox: Sandbox, _: Request) -> Any:
    return _told(_sender(sandbox))


async def _events(sandbox: Sandbox, _: Request) -> Any:
    return [record.as_json() for record in _sender(sandbox).records]


async def _announce(sandbox: Sandbox, request: Request) -> Any:
    return {"id": _sender(sandbox).announce(await request.json())}


async def _drain(sandbox: Sandbox, request: Request) -> Any:
    later = (await request.json())["later"] if await request.body() else True
    if not isinstance(later, bool):
        msg = "later is true or false"
        raise TypeError(msg)
    sender = _sender(sandbox)
    await run_in_threadpool(sender.drain, later=later)
    return _told(sender)


async def _redeliver(sandbox: Sandbox, request: Request) -> Any:
    _sender(sandbox).redeliver((await request.json())["id"])
    return _told(_sender(sandbox))


async def _rotate(sandbox: Sandbox, request: Request) -> Any:
    key = (await request.json())["key"]
    if not isinstance(key, str) or not key:
        msg = "key is a text"
        raise ValueError(msg)
    _sender(sandbox).rotate(key)
    return _told(_sender(sandbox))


async def _enable(sandbox: Sandbox, _: Request) -> Any:
    _sender(sandbox).enable()
    return _told(_sender(sandbox))


async def _disable(sandbox: Sandbox, _: Request) -> Any:
    _sender(sandbox).disable()
    return _told(_sender(sandbox))


async def _faults(sandbox: Sandbox, _: Request) -> Any:
    return _sender(sandbox).faults()


async def _add_faults(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    objects = given if isinstance(given, list) else [given]
    _sender(sandbox).add_faults(*[WebhookFault.of(**one) for one in objects])
    return _sender(sandbox).faults()


async def _clear_faults(sandbox: Sandbox, _: Request) -> Any:
    _sender(sandbox).clear_faults()
    return _sender(sandbox).faults()


async def _log(sandbox: Sandbox, _: Request) -> Any:
    return _sender(sandbox).report()


async def _clear_log(sandbox: Sandbox, _: Request) -> Any:
    _sender(sandbox).clear_log()
    return _sender(sandbox).report()


async def _deleted(sandbox: Sandbox, request: Request) -> Any:
    deleted = sandbox.merchant.deleted(request.path_params["table"])
    return [
        {"public_id": key, "deleted_at": at.isoformat(timespec="seconds")}
        for key, at in deleted.items()
    ]


def _sender(sandbox: Sandbox) -> Sender:
    if sandbox.webhooks is None:
        msg = "there are no webhooks: serve with --webhooks"
        raise ValueError(msg)
    return sandbox.webhooks


def _told(sender: Sender) -> dict[str, Any]:
    return {"enabled": sender.enabled, "policy": sender.policy.name, **sender.counts}


WEBHOOK_ACTIONS: tuple[tuple[str, str, Action], ...] = (
    ("GET", "webhooks", _state),
    ("GET", "webhooks/events", _events),
    ("POST", "webhooks/events", _announce),
    ("POST", "webhooks/drain", _drain),
    ("POST", "webhooks/redeliver", _redeliver),
    ("POST", "webhooks/rotate", _rotate),
    ("POST", "webhooks/enable", _enable),
    ("POST", "webhooks/disable", _disable),
    ("GET", "webhooks/faults", _faults),
    ("POST", "webhooks/faults", _add_faults),
    ("DELETE", "webhooks/faults", _clear_faults),
    ("GET", "webhooks/log", _log),
    ("DELETE", "webhooks/log", _clear_log),
    ("GET", "deleted/{table}", _deleted),
)
