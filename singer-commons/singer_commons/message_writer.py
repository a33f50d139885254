"""The writer of Singer messages, and records that are encoded many at a time."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from singer_sdk.contrib.msgspec import MsgSpecWriter, encoder, serialize_jsonl
from singer_sdk.singerlib.encoding.simple import (
    Message,
    RecordMessage,
    SchemaMessage,
    StateMessage,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime


class _Line(msgspec.Struct, tag_field="type", tag="RECORD", omit_defaults=True):
    stream: str
    record: Any
    version: int | None = None
    time_extracted: Any = None


@dataclass(slots=True)
class RecordLines(Message):
    """Many RECORD messages, encoded: one call for thousands of rows is twice as fast."""

    lines: bytes

    @classmethod
    def of(
        cls, stream: str, records: Iterable[Any], version: int | None, extracted: datetime | str
    ) -> RecordLines:
        """Encode records that were `extracted` then; `Decimal` numbers keep all their digits.

        A record is a structure, or a dictionary.
        """
        lines = [_Line(stream, each, version, extracted) for each in records]
        return cls(encoder.encode_lines(lines))


@dataclass(slots=True)
class SourcedSchema(SchemaMessage):
    """A SCHEMA message that says whose rows follow; loaders that do not know it pass over it."""

    source: list[str] | None = None


class MessageWriter(MsgSpecWriter):
    """Lets records gather in standard output's buffer; any other message sends them off.

    A state is therefore never out before the records that it speaks of, and records that are
    still in the buffer when the process is killed have no state that speaks of them.
    """

    def __init__(self, **kwargs: Any) -> None:
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
    def serialize_message(self, message: Message) -> bytearray:
        if isinstance(message, StateMessage):  # `to_dict` would copy the ledger entry by entry
            return serialize_jsonl({"type": "STATE", "value": message.value})
        return super().serialize_message(message)

    @override
    def write_message(self, message: Message) -> None:
        self._is_writing = True
        if isinstance(message, RecordLines):
            sys.stdout.buffer.write(message.lines)
        else:
            sys.stdout.buffer.write(self.format_message(message))
        if not isinstance(message, (RecordLines, RecordMessage)):
            sys.stdout.buffer.flush()
        self._is_writing = False
        if self._afterwards is not None:
            call, self._afterwards = self._afterwards, None
            call()
