"""BSPK's side of its import interface: a bucket on S3, and an importer with BSPK's rules."""

from __future__ import annotations

from ordergroove_sandbox.bspk.control import controls
from ordergroove_sandbox.bspk.faults import BspkFault
from ordergroove_sandbox.bspk.importer import Rules
from ordergroove_sandbox.bspk.names import parse_name
from ordergroove_sandbox.bspk.server import Bspk, serving
from ordergroove_sandbox.bspk.types import TYPES

__all__ = ["TYPES", "Bspk", "BspkFault", "Rules", "controls", "parse_name", "serving"]
