"""Validates records; what is wrong is said by field and rule, for values may be somebody's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema.exceptions import ValidationError
from singer_sdk.sinks.core import BaseJSONSchemaValidator
from typing_extensions import override

from singer_commons.errors import NOT_AS_SAID, PluginError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator as Rules

_LONGEST = 100


class Validator(BaseJSONSchemaValidator):
    """Ends the load at a record that is not what its stream's schema says."""

    def __init__(self, rules: Rules, stream: str) -> None:
        super().__init__({})  # the rules have it
        self._rules, self._stream = rules, stream

    @override
    def validate(self, record: dict[str, Any]) -> None:
        try:
            self._rules.validate(record)
        except ValidationError as error:
            place = json.dumps(str(error.absolute_path[0])) if error.absolute_path else "it"
            rule = f"{error.validator}: {json.dumps(error.validator_value, default=str)}"
            facts = {"stream": self._stream, "field": place, "rule": rule[:_LONGEST]}
            raise PluginError(NOT_AS_SAID, **facts) from None
