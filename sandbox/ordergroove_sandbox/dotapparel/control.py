"""Controls of DotApparel's side, for tests and demos in another process; see ``rest.control``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from ordergroove_sandbox.dotapparel.faults import DotApparelFault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from ordergroove_sandbox.dotapparel.server import DotApparel
    from ordergroove_sandbox.sandbox import Sandbox

    Action = Callable[[Sandbox, Request], Awaitable[Any]]


async def _state(sandbox: Sandbox, _: Request) -> Any:
    return await run_in_threadpool(_dotapparel(sandbox).state)


async def _reset(sandbox: Sandbox, _: Request) -> Any:
    await run_in_threadpool(_dotapparel(sandbox).reset)
    return await run_in_threadpool(_dotapparel(sandbox).state)


async def _books(sandbox: Sandbox, request: Request) -> Any:
    kind, account = request.path_params["type"], request.query_params.get("account", "")
    return await run_in_threadpool(_dotapparel(sandbox).books_as_json, kind, account)


async def _refused(sandbox: Sandbox, _: Request) -> Any:
    remarks = await run_in_threadpool(lambda: _dotapparel(sandbox).refused)
    return [remark._asdict() for remark in remarks]


async def _noted(sandbox: Sandbox, _: Request) -> Any:
    remarks = await run_in_threadpool(lambda: _dotapparel(sandbox).noted)
    return [remark._asdict() for remark in remarks]


async def _ignored(sandbox: Sandbox, _: Request) -> Any:
    return await run_in_threadpool(lambda: _dotapparel(sandbox).ignored)


async def _files(sandbox: Sandbox, _: Request) -> Any:
    files = await run_in_threadpool(lambda: _dotapparel(sandbox).files)
    return [file.as_json() for file in files]


async def _log(sandbox: Sandbox, _: Request) -> Any:
    return _dotapparel(sandbox).log.report()


async def _clear_log(sandbox: Sandbox, _: Request) -> Any:
    _dotapparel(sandbox).log.clear()
    return _dotapparel(sandbox).log.report()


async def _faults(sandbox: Sandbox, _: Request) -> Any:
    return _dotapparel(sandbox).faults.report()


async def _add_faults(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    objects = given if isinstance(given, list) else [given]
    _dotapparel(sandbox).faults.add(*[DotApparelFault.of(**one) for one in objects])
    return _dotapparel(sandbox).faults.report()


async def _clear_faults(sandbox: Sandbox, _: Request) -> Any:
    _dotapparel(sandbox).faults.clear()
    return _dotapparel(sandbox).faults.report()


def _dotapparel(sandbox: Sandbox) -> DotApparel:
    if sandbox.dotapparel is None:
        msg = "there is no DotApparel: serve with --dotapparel"
        raise ValueError(msg)
    return sandbox.dotapparel


DOTAPPAREL_ACTIONS: tuple[tuple[str, str, Action], ...] = (
    ("GET", "dotapparel", _state),
    ("DELETE", "dotapparel", _reset),
    ("GET", "dotapparel/books/{type}", _books),
    ("GET", "dotapparel/refused", _refused),
    ("GET", "dotapparel/noted", _noted),
    ("GET", "dotapparel/ignored", _ignored),
    ("GET", "dotapparel/files", _files),
    ("GET", "dotapparel/log", _log),
    ("DELETE", "dotapparel/log", _clear_log),
    ("GET", "dotapparel/faults", _faults),
    ("POST", "dotapparel/faults", _add_faults),
    ("DELETE", "dotapparel/faults", _clear_faults),
)
