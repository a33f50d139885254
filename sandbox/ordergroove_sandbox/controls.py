"""Controls under ``/_sandbox/``, by which tests and demos in another process drive the sandbox."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ordergroove_sandbox.loopback import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from starlette.requests import Request

    from ordergroove_sandbox.faults import Fault, Faults

# The services that need not be there: the first part of their controls' path, and their option.
_OPTIONS = {
    "bspk": "--bspk",
    "deliver": "--sftp",
    "dotapparel": "--dotapparel",
    "drop": "--sftp",
    "webhooks": "--webhooks",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a control is asked with: the parameters of path and query, and the JSON body."""

    path: Mapping[str, Any]
    query: Mapping[str, str]
    body: Any

    @property
    def fields(self) -> dict[str, Any]:
        """The body.

        Raises:
            TypeError: It is no JSON object.
        """
        if not isinstance(self.body, dict):
            msg = "the body is a JSON object"
            raise TypeError(msg)
        return self.body


class Control(NamedTuple):
    """A control: the action may take its time, and returns JSON-ready data."""

    method: str
    path: str
    action: Callable[[Asked], Any]


class Log(Protocol):
    """A log that can be told and forgotten."""

    def report(self) -> Any:
        """Return the log as JSON-ready data."""

    def clear(self) -> None:
        """Forget everything."""


def log_controls(path: str, log: Log) -> list[Control]:
    """Return the controls of a log."""

    def clear(_: Asked) -> Any:
        log.clear()
        return log.report()

    return [Control("GET", path, lambda _: log.report()), Control("DELETE", path, clear)]


def fault_controls(path: str, faults: Faults[Any], make: Callable[..., Fault]) -> list[Control]:
    """Return the controls of a service's faults; ``make`` takes what a fault is by name."""

    def add(asked: Asked) -> Any:
        given = asked.body if isinstance(asked.body, list) else [asked.body]
        faults.add(*[make(**one) for one in given])
        return faults.report()

    return [*log_controls(path, faults), Control("POST", path, add)]


def routes(controls: Iterable[Control]) -> list[Route]:
    """Return the routes of controls, and of those that there are not."""
    others = [Control(method, "{path:path}", _refuse) for method in ("GET", "POST", "DELETE")]
    return [
        Route(f"/_sandbox/{path}", partial(_answer, action), methods=[method])
        for method, path, action in (*controls, *others)
    ]


async def _answer(action: Callable[[Asked], Any], request: Request) -> Response:
    """Answer with what an action returns, and with 400 when its input is wrong."""
    if request.client is None or not is_loopback(request.client.host):
        return JSONResponse({"detail": "controls answer to this machine only"}, 403)
    try:
        body = json.loads(await request.body() or b"{}")
        asked = Asked(request.path_params, request.query_params, body)
        return JSONResponse(await run_in_threadpool(action, asked))
    except KeyError as error:
        return JSONResponse({"detail": f"missing or unknown: {error}"}, 400)
    except (ValueError, TypeError) as error:
        return JSONResponse({"detail": str(error)}, 400)


def _refuse(asked: Asked) -> Any:
    path = asked.path["path"]
    option = _OPTIONS.get(path.split("/")[0])
    msg = f"no control {path}" + (f": serve with {option}" if option else "")
    raise ValueError(msg)
