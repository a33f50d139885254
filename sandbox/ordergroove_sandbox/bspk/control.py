"""Controls of BSPK's side, for tests and demos in another process; see ``rest.control``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from ordergroove_sandbox.bspk.faults import BspkFault

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from ordergroove_sandbox.bspk.server import Bspk
    from ordergroove_sandbox.sandbox import Sandbox

    Action = Callable[[Sandbox, Request], Awaitable[Any]]


async def _state(sandbox: Sandbox, _: Request) -> Any:
    return await run_in_threadpool(_bspk(sandbox).state)


async def _reset(sandbox: Sandbox, _: Request) -> Any:
    await run_in_threadpool(_bspk(sandbox).reset)
    return await run_in_threadpool(_bspk(sandbox).state)


async def _books(sandbox: Sandbox, request: Request) -> Any:
    books = await run_in_threadpool(_bspk(sandbox).books, request.path_params["type"])
    return list(books.values())


async def _refused(sandbox: Sandbox, _: Request) -> Any:
    remarks = await run_in_threadpool(lambda: _bspk(sandbox).refused)
    return [remark._asdict() for remark in remarks]


async def _noted(sandbox: Sandbox, _: Request) -> Any:
    remarks = await run_in_threadpool(lambda: _bspk(sandbox).noted)
    return [remark._asdict() for remark in remarks]


async def _files(sandbox: Sandbox, _: Request) -> Any:
    files = await run_in_threadpool(lambda: _bspk(sandbox).files)
    return [file.as_json() for file in files]


async def _log(sandbox: Sandbox, _: Request) -> Any:
    return _bspk(sandbox).log.report()


async def _clear_log(sandbox: Sandbox, _: Request) -> Any:
    _bspk(sandbox).log.clear()
    return _bspk(sandbox).log.report()


async def _faults(sandbox: Sandbox, _: Request) -> Any:
    return _bspk(sandbox).faults.report()


async def _add_faults(sandbox: Sandbox, request: Request) -> Any:
    given = await request.json()
    objects = given if isinstance(given, list) else [given]
    _bspk(sandbox).faults.add(*[BspkFault.of(**one) for one in objects])
    return _bspk(sandbox).faults.report()


async def _clear_faults(sandbox: Sandbox, _: Request) -> Any:
    _bspk(sandbox).faults.clear()
    return _bspk(sandbox).faults.report()


def _bspk(sandbox: Sandbox) -> Bspk:
    if sandbox.bspk is None:
        msg = "there is no BSPK: serve with --bspk"
        raise ValueError(msg)
    return sandbox.bspk


BSPK_ACTIONS: tuple[tuple[str, str, Action], ...] = (
    ("GET", "bspk", _state),
    ("DELETE", "bspk", _reset),
    ("GET", "bspk/books/{type}", _books),
    ("GET", "bspk/refused", _refused),
    ("GET", "bspk/noted", _noted),
    ("GET", "bspk/files", _files),
    ("GET", "bspk/log", _log),
    ("DELETE", "bspk/log", _clear_log),
    ("GET", "bspk/faults", _faults),
    ("POST", "bspk/faults", _add_faults),
    ("DELETE", "bspk/faults", _clear_faults),
)
