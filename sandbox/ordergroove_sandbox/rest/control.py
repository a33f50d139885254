"""The sandbox's own controls under ``/_sandbox/``, for tests in another process."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ordergroove_sandbox.bspk.control import BSPK_ACTIONS
from ordergroove_sandbox.dotapparel.control import DOTAPPAREL_ACTIONS
from ordergroove_sandbox.drop.faults import DropFault
from ordergroove_sandbox.drop.oddities import Oddity
from ordergroove_sandbox.loopback import is_loopback
from ordergroove_sandbox.rest.faults import Fault
from ordergroove_sandbox.webhooks.control import WEBHOOK_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from ordergroove_sandbox.drop.server import DropServer
    from ordergroove_sandbox.sandbox import Sandbox

    Action = Callable[[Sandbox, Request], Awaitable[Any]]


async def _advance(sandbox: Sandbox, request: Request) -> Any:
    days = float((await request.json())["days"])
    await run_in_threadpool(sandbox.merchant.advance, days)
    return sandbox.state()


async def _touch(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    return sandbox.merchant.touch(given["table"], int(given.get("n", 1)))


async def _add_hook(sandbox: Sandbox, request: Request) -> Any:
    sandbox.add_hook(**await request.json())
    return sandbox.state()


async def _add_faults(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    objects = given if isinstance(given, list) else [given]
    if not all(isinstance(one, dict) for one in objects):
        msg = "faults are JSON objects"
        raise TypeError(msg)
    sandbox.faults.add(*[Fault.parse(one) for one in objects])
    return sandbox.faults.report()


async def _list_faults(sandbox: Sandbox, _: Request) -> Any:
    return sandbox.faults.report()


async def _clear_faults(sandbox: Sandbox, _: Request) -> Any:
    sandbox.faults.clear()
    return sandbox.faults.report()


async def _truth(sandbox: Sandbox, request: Request) -> Any:
    return sandbox.merchant.truth(request.path_params["table"])


async def _requests(sandbox: Sandbox, _: Request) -> Any:
    return sandbox.requests.report()


async def _clear_requests(sandbox: Sandbox, _: Request) -> Any:
    sandbox.requests.clear()
    return sandbox.requests.report()


async def _deliver(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    drop = _drop(sandbox).drop
    oddities = [Oddity.of(**one) for one in given.get("oddities", ())]
    if "full" in given:
        delivered = [await run_in_threadpool(drop.deliver_full, given["full"], oddities=oddities)]
    else:
        days = int(given.get("days", 1))
        delivered = await run_in_threadpool(drop.deliver_days, days, oddities)
    return [file.as_json() for file in delivered]


async def _drop_log(sandbox: Sandbox, _: Request) -> Any:
    return _drop(sandbox).log.report()


async def _clear_drop_log(sandbox: Sandbox, _: Request) -> Any:
    _drop(sandbox).log.clear()
    return _drop(sandbox).log.report()


async def _add_drop_faults(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    objects = given if isinstance(given, list) else [given]
    _drop(sandbox).faults.add(*[DropFault.of(**one) for one in objects])
    return _drop(sandbox).faults.report()


async def _clear_drop_faults(sandbox: Sandbox, _: Request) -> Any:
    _drop(sandbox).faults.clear()
    return _drop(sandbox).faults.report()


def _drop(sandbox: Sandbox) -> DropServer:
    if sandbox.drop is None:
        msg = "there is no drop: serve with --sftp"
        raise ValueError(msg)
    return sandbox.drop


async def _state(sandbox: Sandbox, _: Request) -> Any:
    return sandbox.state()


_ACTIONS: tuple[tuple[str, str, Action], ...] = (
    ("POST", "advance", _advance),
    ("POST", "touch", _touch),
    ("POST", "hooks", _add_hook),
    ("POST", "faults", _add_faults),
    ("GET", "faults", _list_faults),
    ("DELETE", "faults", _clear_faults),
    ("GET", "truth/{table}", _truth),
    ("GET", "requests", _requests),
    ("DELETE", "requests", _clear_requests),
    ("POST", "deliver", _deliver),
    ("GET", "drop/log", _drop_log),
    ("DELETE", "drop/log", _clear_drop_log),
    ("POST", "drop/faults", _add_drop_faults),
    ("DELETE", "drop/faults", _clear_drop_faults),
    ("GET", "state", _state),
    *BSPK_ACTIONS,
    *WEBHOOK_ACTIONS,
    *DOTAPPAREL_ACTIONS,
)


def control_routes(sandbox: Sandbox) -> list[Route]:
    """Return the routes of the controls."""

    async def answer(action: Action, request: Request) -> Response:
        """Answer with what an action returns, and with 400 when its input is wrong."""
        if request.client is None or not is_loopback(request.client.host):
            return JSONResponse({"detail": "controls answer to this machine only"}, 403)
        try:
            return JSONResponse(await action(sandbox, request))
        except KeyError as error:
            return JSONResponse({"detail": f"missing or unknown: {error}"}, 400)
        except (ValueError, TypeError) as error:
            return JSONResponse({"detail": str(error)}, 400)

    return [
        Route(f"/_sandbox/{path}", partial(answer, action), methods=[method])
        for method, path, action in _ACTIONS
    ]
