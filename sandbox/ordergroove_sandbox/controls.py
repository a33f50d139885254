"""Controls under ``/_sandbox/``, by which tests and demos in another process drive the sandbox."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ordergroove_sandbox.loopback import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.requests import Request

    from ordergroove_sandbox.faults import Fault, Faults
    from ordergroove_sandbox.imports import Importing


class Control(NamedTuple):
    """A control: what a request does.

    Attributes:
        method: ``GET``, ``POST`` or ``DELETE``.
        path: The path under ``/_sandbox/``; a parameter stands in braces.
        action: Takes the parameters of path and query and the names of the body as arguments, may
            take its time, and returns JSON-ready data. A body that is a list calls it for each.
    """

    method: str
    path: str
    action: Callable[..., Any]


class Log(Protocol):
    """A log that can be told and forgotten."""

    def report(self) -> Any:
        """Return the log as JSON-ready data."""

    def clear(self) -> None:
        """Forget everything."""


def log_controls(path: str, log: Log) -> list[Control]:
    """Return the controls of a log."""
    return [Control("GET", path, log.report), resetting(path, log.clear, log.report)]


def resetting(path: str, reset: Callable[[], None], tell: Callable[[], Any]) -> Control:
    """Return the control that resets something and tells what is left of it."""

    def action() -> Any:
        reset()
        return tell()

    return Control("DELETE", path, action)


def fault_controls(path: str, faults: Faults[Any], make: Callable[..., Fault]) -> list[Control]:
    """Return the controls of a service's faults; ``make`` takes what a fault is by name."""

    def add(**given: Any) -> Any:
        faults.add(make(**given))
        return faults.report()

    return [*log_controls(path, faults), Control("POST", path, add)]


def import_controls(path: str, importing: Importing[Any]) -> list[Control]:
    """Return the controls that tell what became of the files that a service imports."""
    return [
        Control("GET", f"{path}/{name}", partial(importing.report, name))
        for name in ("files", "refused", "warnings")
    ]


def routes(controls: Iterable[Control]) -> list[Route]:
    """Return the routes of controls, and of those that there are not."""
    others = [Control(method, "{path:path}", _refuse) for method in ("GET", "POST", "DELETE")]
    return [
        Route(f"/_sandbox/{path}", partial(_answer, action), methods=[method])
        for method, path, action in (*controls, *others)
    ]


async def _answer(action: Callable[..., Any], request: Request) -> Response:
    """Answer with what an action returns, and with 400 when its input is wrong."""
    if request.client is None or not is_loopback(request.client.host):
        return JSONResponse({"detail": "controls answer to this machine only"}, 403)
    answer = None
    try:
        body = json.loads(await request.body() or b"{}")
        for given in body if isinstance(body, list) else [body]:
            asked = {**request.path_params, **request.query_params, **given}
            answer = await run_in_threadpool(action, **asked)
        return JSONResponse(answer)
    except KeyError as error:
        return JSONResponse({"detail": f"missing or unknown: {error}"}, 400)
    except (ValueError, TypeError) as error:
        return JSONResponse({"detail": str(error)}, 400)


def _refuse(path: str, **_: Any) -> Any:
    msg = f"no control {path}; some are there only if their service is: see serve --help"
    raise ValueError(msg)
