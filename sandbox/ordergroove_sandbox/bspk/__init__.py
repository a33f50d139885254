"""BSPK's side of its import interface: a bucket on S3, and an importer with BSPK's rules."""

from __future__ import annotations

from ordergroove_sandbox.bspk.control import controls
from ordergroove_sandbox.bspk.faults import BspkFault
from ordergroove_sandbox.bspk.importer import Finding, ImportedFile, Rules
from ordergroove_sandbox.bspk.log import BspkLog, LoggedCall
from ordergroove_sandbox.bspk.names import TYPES, parse_name
from ordergroove_sandbox.bspk.server import Bspk, serving

__all__ = [
    "TYPES",
    "Bspk",
    "BspkFault",
    "BspkLog",
    "Finding",
    "ImportedFile",
    "LoggedCall",
    "Rules",
    "controls",
    "parse_name",
    "serving",
]
