"""The writer of Singer messages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from singer_sdk.contrib.msgspec import MsgSpecWriter
from singer_sdk.singerlib.encoding.simple import RecordMessage
from typing_extensions import override

if TYPE_CHECKING:
    from singer_sdk.singerlib.encoding.simple import Message


class Writer(MsgSpecWriter):
    """Lets records gather in standard output's buffer; any other message sends them off.

    A state is therefore never out before the records that it speaks of, and records that are
    still in the buffer when the process is killed have no state that speaks of them.
    """

    @override
    def write_message(self, message: Message) -> None:
        sys.stdout.buffer.write(self.format_message(message))
        if not isinstance(message, RecordMessage):
            sys.stdout.buffer.flush()
