"""Cron expressions, as far as Meltano and Airflow both understand them."""

from __future__ import annotations

CRON = {
    "@once": None,
    "@manual": None,
    "@none": None,
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
"""Meltano's names for intervals; None is started by hand."""

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
FIELDS: tuple[tuple[int, int, list[str]], ...] = (
    (0, 59, []),
    (0, 23, []),
    (1, 31, []),
    (1, 12, MONTHS),
    (0, 7, DAYS),
)
"""Of minute, hour, day, month and weekday: the least, the most, and names from the least."""

DAY, WEEKDAY = 2, 4


def is_interval(value: object) -> bool:
    """Say whether a text is one of Meltano's names, or has the five fields of a cron expression.

    >>> is_interval("*/15 8-18 * * mon-fri"), is_interval("61 * * * *")
    (True, False)
    """
    if not isinstance(value, str):
        return False
    fields = value.lower().split()
    return value in CRON or (
        len(fields) == len(FIELDS)
        and all(
            _is_part(part, place) for place, field in enumerate(fields) for part in field.split(",")
        )
    )


def _is_part(text: str, place: int) -> bool:
    least, most, names = FIELDS[place]
    body, slash, step = text.partition("/")
    if slash and not (step.isdecimal() and int(step)):
        return False
    if body == "*" or (body == "?" and place in {DAY, WEEKDAY}) or (body == "l" and place == DAY):
        return True
    if place == WEEKDAY:  # the third Friday, or the last
        body = body.partition("#")[0].removeprefix("l")
    numbers = {name: number for number, name in enumerate(names, least)}
    return all(
        least <= (int(each) if each.isdecimal() else numbers.get(each, -1)) <= most
        for each in body.split("-", 1)
    )
