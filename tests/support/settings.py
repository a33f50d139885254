"""What holds for the settings of every plugin.

Their names and defaults are not told here once more: they stand in the files that `make settings`
writes, and tests/test_settings_written.py holds these against the code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from singer_sdk.exceptions import ConfigValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from singer_sdk import Tap, Target

# The SDK adds them to a declaration; they are in Meltano's list, and in no table of ours.
BUILT_IN = re.compile(r"stream_map|faker_config|flattening_|batch_config|validate_records|emit_")
WRONG = 123456789


def own_settings(declaration: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a declaration that are not the SDK's."""
    properties = declaration["properties"]
    return {name: each for name, each in properties.items() if not BUILT_IN.match(name)}


def check_declaration(declaration: Mapping[str, Any], secrets: set[str]) -> None:
    """Check that each setting is described, and that just these are secret."""
    own = own_settings(declaration)
    assert all(each["title"] and each["description"] for each in own.values())
    assert {name for name, each in own.items() if each.get("secret")} == secrets


def check_settings(plugin: type[Tap | Target], base: Mapping[str, Any], secrets: set[str]) -> None:
    """Check a plugin's settings, and that an error repeats no secret.

    Args:
        plugin: The tap or target.
        base: Settings that can work.
        secrets: The names of the secret ones.
    """
    plugin(config=dict(base))  # now the SDK has added its own
    check_declaration(plugin.config_jsonschema, secrets)
    assert "load_method" not in plugin.config_jsonschema["properties"]
    for name in secrets:
        with pytest.raises(ConfigValidationError) as raised:
            plugin(config={**base, name: WRONG})
        assert name in str(raised.value.errors)
        assert str(WRONG) not in str(raised.value.errors)
        assert raised.value.schema is None
