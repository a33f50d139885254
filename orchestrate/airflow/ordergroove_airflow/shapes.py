"""What files may say, as rules: one way to check a table, a schedule or an annotation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ordergroove_airflow.cron import is_interval
from ordergroove_airflow.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Rule:
    """What a word may mean.

    Attributes:
        holds: Whether a value can be.
        words: What can be, to follow "is no"; a value is never shown, since it might be a secret.
        needed: Whether the word must be there.
    """

    holds: Callable[[Any], bool]
    words: str
    needed: bool = False


def check(said: object, rules: Mapping[str, Rule], where: str, *, others: bool = False) -> None:
    """See that a mapping says what can be.

    Args:
        said: What a file says.
        rules: The words that mean something.
        where: What an error begins with.
        others: Whether there may be words without a rule.

    Raises:
        ProjectError: With all that is wrong.
    """
    if not isinstance(said, Mapping):
        message = f"{where} is no mapping"
        raise ProjectError(message)
    unknown = [] if others else sorted({str(each) for each in said} - rules.keys())
    wrong = [f"{each} is none of {', '.join(sorted(rules))}" for each in unknown]
    for word, rule in rules.items():
        if word not in said:
            wrong += [f"no {word}"] if rule.needed else []
        elif not rule.holds(said[word]):
            wrong.append(f"{word} is no {rule.words}")
    if wrong:
        message = f"{where}: {'; '.join(wrong)}"
        raise ProjectError(message)


def text_of(pattern: str) -> Callable[[Any], bool]:
    """Return a check for texts that a pattern matches as a whole."""
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


def number_from(least: int) -> Callable[[Any], bool]:
    """Return a check for whole numbers."""
    return lambda value: type(value) is int and value >= least


def list_of(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return a check for lists with something in them, all of which can be."""
    return lambda value: isinstance(value, list) and bool(value) and all(map(holds, value))


def optional(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return a check that null passes, too: Meltano takes it for nothing."""
    return lambda value: value is None or holds(value)


def is_mapping(value: object) -> bool:
    """Say whether it is one."""
    return isinstance(value, Mapping)


def is_list(value: object) -> bool:
    """Say whether it is one."""
    return isinstance(value, list)


def _is_zone(value: object) -> bool:
    try:
        ZoneInfo(str(value) if isinstance(value, str) else "")
    except (ValueError, KeyError, OSError):
        return False
    return True


is_id = text_of(r"[\w.-]{1,250}")
"""What Airflow takes for a DAG's or a task's id."""

ID = "name of letters, digits, '.', '-' and '_'"
TEXT = Rule(text_of(r"(?s).+"), "text")
ZONE = Rule(_is_zone, "time zone, such as America/Chicago")
INTERVAL = Rule(is_interval, "cron expression of five fields, nor a name such as @daily or @once")
