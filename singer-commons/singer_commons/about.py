"""How a program that is no Singer plugin answers ``--about``: in the form of the Singer SDK."""

from __future__ import annotations

import json
from importlib.metadata import metadata
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Setting(NamedTuple):
    """The declaration of a setting.

    Attributes:
        title: A few words.
        default: The value where none is given, or None.
        description: One sentence.
        type: Its type in JSON schema.
        secret: Whether no log may show it.
    """

    title: str
    default: Any
    description: str
    type: str = "string"
    secret: bool = False


def about(name: str, distribution: str, settings: Mapping[str, Setting]) -> str:
    """Return the JSON that ``--about --format=json`` prints.

    Args:
        name: Name of the program.
        distribution: The installed distribution that it belongs to.
        settings: What it can be told, by name.
    """
    found = metadata(distribution)
    properties = {
        key: {
            "type": [each.type, "null"],
            "title": each.title,
            **({} if each.default is None else {"default": each.default}),
            "description": each.description,
            **({"secret": True} if each.secret else {}),
        }
        for key, each in settings.items()
    }
    content = {
        "name": name,
        "description": found["Summary"],
        "version": found["Version"],
        "capabilities": [],
        "settings": {"type": "object", "properties": properties},
    }
    return json.dumps(content, indent=2)
