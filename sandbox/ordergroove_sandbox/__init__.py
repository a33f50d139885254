"""A stand-in for Ordergroove's API, drop and webhooks, BSPK's bucket, DotApparel's inbox."""

from __future__ import annotations

from ordergroove_sandbox.merchant import DEFAULT_NOW, Merchant
from ordergroove_sandbox.rest.faults import Fault
from ordergroove_sandbox.sandbox import DEFAULT_KEY, Sandbox
from ordergroove_sandbox.server import Server, running

__all__ = ["DEFAULT_KEY", "DEFAULT_NOW", "Fault", "Merchant", "Sandbox", "Server", "running"]
