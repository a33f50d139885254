"""Runs the application until it is told to stop."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import uvicorn
from typing_extensions import override

from singer_commons.command import MANY_OBJECTS
from tap_ordergroove_webhooks.log.event_log import EventLog
from tap_ordergroove_webhooks.receiver.app import make_app
from tap_ordergroove_webhooks.receiver.protocol import server_arguments

if TYPE_CHECKING:
    import logging
    import socket

    from tap_ordergroove_webhooks.receiver.settings import Settings


class Server(uvicorn.Server):
    """Says where it listens, once it does, in a line of its own."""

    def __init__(self, settings: Settings, logger: logging.Logger) -> None:
        app = make_app(settings, EventLog(settings.store), logger)
        refused = app.state.metrics.refused.labels("503").inc
        arguments = server_arguments(refused, host=settings.host, port=settings.port)
        super().__init__(uvicorn.Config(app, **arguments))
        self._settings = settings
        self._logger = logger

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            listening = self.servers[0].sockets[0].getsockname()
            fields = {
                "host": listening[0],
                "port": listening[1],
                "routes": [route.path for route in self._settings.routes],
                "store": self._settings.store.render_as_string(hide_password=True),
            }
            self._logger.info("listening", extra={"fields": fields})

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        self._logger.info("stopped")


def serve(settings: Settings, logger: logging.Logger) -> None:
    """Receive webhooks until a signal comes, then store what was taken, and return."""
    # A body of many lists would have the collector look through all of the program again and again.
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS)
    Server(settings, logger).run()
