"""The writer of Singer messages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from singer_sdk.contrib.msgspec import MsgSpecWriter
from singer_sdk.singerlib.encoding.simple import RecordMessage
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from singer_sdk.singerlib.encoding.simple import Message


class Writer(MsgSpecWriter):
    """Lets records gather in standard output's buffer; any other message sends them off.

    A state is therefore never out before the records that it speaks of, and records that are
    still in the buffer when the process is killed have no state that speaks of them.
    """

    def __init__(self, **kwargs: Any) -> None:
        """Make the writer; arguments are the SDK's."""
        super().__init__(**kwargs)
        self._is_writing = False
        self._afterwards: Callable[[], None] | None = None

    def after_message(self, call: Callable[[], None]) -> None:
        """Call, once the message that is being written is out: a signal can come in its middle.

        A second call does not wait: nobody may be reading.
        """
        if self._is_writing and self._afterwards is None:
            self._afterwards = call
        else:
            call()

    @override
    def write_message(self, message: Message) -> None:
        self._is_writing = True
        sys.stdout.buffer.write(self.format_message(message))
        if not isinstance(message, RecordMessage):
            sys.stdout.buffer.flush()
        self._is_writing = False
        if self._afterwards is not None:
            call, self._afterwards = self._afterwards, None
            call()
