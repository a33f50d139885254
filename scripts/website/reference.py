"""The pages that are made: one a stream, all settings of a loader, all errors."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from scripts.errors import TABLES, kinds
from scripts.settings import about, typed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scripts.website.examples import Streams
    from singer_sdk import Stream

    Json = Mapping[str, Any]

WORDS = {"string": "text", "array": "list", "date-time": "UTC time"}
REFERENCE = re.compile(r"\bReferences (\w+)\.(\w+)")
EXECUTABLES = {
    "loaders/target-duckdb/README.md": "ordergroove-target-duckdb",
    "loaders/target-postgres/README.md": "ordergroove-target-postgres",
}


def kind(schema: Json) -> str:
    """Return what a column holds, in words."""
    types = schema.get("type", "anything")
    found = [types] if isinstance(types, str) else [each for each in types if each != "null"]
    if "format" in schema:
        found = [schema["format"]]
    words = " or ".join(WORDS.get(each, each) for each in found)
    return words + (", or null" if "null" in types else "")


def cell(text: str) -> str:
    """Return a text as a table's cell."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def stream_page(stream: Stream, streams: Streams, vendor: str | None) -> str:
    """Return a stream's page.

    Args:
        stream: The stream.
        streams: All of its tap, with what they said.
        vendor: The address of Ordergroove's own page.
    """
    schema, known = stream.schema, streams.tap.streams
    key = ", ".join(f"`{name}`" for name in stream.primary_keys or ())
    mark = f"incremental, the bookmark is in `{stream.replication_key}`"
    facts = {
        "Key": key or "none",
        "Replication": mark if stream.replication_key else "full table",
        "Selected by default": "yes" if stream.selected_by_default else "no",
        "Ordergroove's page": f"<{vendor}>" if vendor else None,
    }
    columns = schema["properties"].items()
    example = streams.example(stream.name)
    shown = json.dumps(example, indent=2, ensure_ascii=False, default=float)

    def reference(found: re.Match[str]) -> str:
        table, column = found.groups()
        return f"References [{table}]({table}.md).{column}" if table in known else found[0]

    return "\n".join(
        [
            f"# {stream.name}\n",
            f"{schema.get('description', '')}\n",
            f"A stream of [{streams.tap.name}](index.md).\n",
            *(f"- **{name}:** {value}" for name, value in facts.items() if value),
            "\n## Columns\n\n| column | what it is | type |\n|---|---|---|",
            *(
                f"| `{name}` | {REFERENCE.sub(reference, cell(each.get('description', '')))} "
                f"| {kind(each)} |"
                for name, each in columns
            ),
            "\n## Example\n",
            f"From an invented shop:\n\n```json\n{shown}\n```"
            if example
            else "The invented shop that the other streams' examples come from has no such row.",
            "",
        ]
    )


def with_streams(text: str, names: Collection[str]) -> str:
    """Return a tap's page whose tables lead to the streams' pages."""
    return re.sub(
        r"^\| `(\w+)` \|",
        lambda found: f"| [`{found[1]}`]({found[1]}.md) |" if found[1] in names else found[0],
        text,
        flags=re.MULTILINE,
    )


def all_settings(executable: str) -> str:
    """Return a loader's settings as it declares them, as a section of its page."""
    declared = about(executable)["settings"]
    rows = [
        f"| `{name}` | {_default(each, name in declared.get('required', ()))} "
        f"| {cell(each.get('description', ''))} |"
        for name, each in declared["properties"].items()
    ]
    return "\n".join(["\n## All settings\n", "| setting | default | |", "|---|---|---|", *rows, ""])


def _default(each: Json, required: bool) -> str:  # noqa: FBT001 - a helper of one caller
    if required:
        return "**required**"
    return f"`{cell(typed(each['default']))}`" if "default" in each else "\N{EN DASH}"


def errors_page(page: str) -> str:
    """Return the page of errors with a heading for each code, where links and searches lead.

    Args:
        page: The page as the code host shows it, for its words.
    """
    parts, seen = (
        [page.partition("\n## ")[0].replace(" `make errors` writes", " The build writes")],
        set(),
    )
    for module, title in TABLES.items():
        parts.append(f"\n## {title}\n")
        for each in kinds(module):
            if each.code not in seen:
                seen.add(each.code)
                parts.append(f"### {each.code} {{ #{each.code} }}\n\n{html.escape(each.words)}\n")
                parts.append(f"**What to do:** {html.escape(each.what_to_do)}\n")
    return "\n".join(parts)
