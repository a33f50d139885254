"""Ordergroove's SFTP drop: report files written from the same merchant as the API."""

from __future__ import annotations

from ordergroove_sandbox.drop.cells import integer_id
from ordergroove_sandbox.drop.control import controls
from ordergroove_sandbox.drop.defects import Defect
from ordergroove_sandbox.drop.files import FORMS, CsvForm, NameForm
from ordergroove_sandbox.drop.reports import OPTIONAL, REPORTS
from ordergroove_sandbox.drop.server import DropServer, serving
from ordergroove_sandbox.drop.style import Delivered, Style
from ordergroove_sandbox.drop.writer import SECRET_NAME, Drop
from ordergroove_sandbox.sftp.faults import SftpFault
from ordergroove_sandbox.sftp.server import new_host_key

__all__ = [
    "FORMS",
    "OPTIONAL",
    "REPORTS",
    "SECRET_NAME",
    "CsvForm",
    "Defect",
    "Delivered",
    "Drop",
    "DropServer",
    "NameForm",
    "SftpFault",
    "Style",
    "controls",
    "integer_id",
    "new_host_key",
    "serving",
]
