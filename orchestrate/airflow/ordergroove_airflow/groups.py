"""Groups of streams that are read side by side, so that no two tasks read one endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordergroove_airflow.errors import ProjectError
from ordergroove_airflow.plugins import OF_THE_RUN, STREAMS, endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REST_OF_THEM = "rest"
"""The group of the streams that no group names."""


def check_groups(groups: Mapping[str, Sequence[str]]) -> None:
    """See that groups share no endpoint.

    Raises:
        ProjectError: If two groups read one endpoint, or there is a name that cannot be.
    """
    readers: dict[str, str] = {}
    for name, streams in groups.items():
        if not name.replace("_", "").isalnum() or name == REST_OF_THEM:
            message = f"airflow: groups: {name}: letters, digits and _, and not {REST_OF_THEM}"
            raise ProjectError(message)
        for stream in streams:
            if stream in OF_THE_RUN:
                message = f"airflow: groups: {name}: {stream} belongs to every group"
                raise ProjectError(message)
            if stream not in STREAMS:
                message = f"airflow: groups: {name}: tap-ordergroove has no stream {stream}"
                raise ProjectError(message)
            other = readers.setdefault(endpoint(stream), name)
            if other != name:
                message = (
                    f"airflow: groups: {other} and {name} both read the endpoint "
                    f"{endpoint(stream)}, of which Ordergroove wants one reader"
                )
                raise ProjectError(message)


def split(
    streams: Sequence[str], groups: Mapping[str, Sequence[str]]
) -> dict[str | None, list[str]]:
    """Return the streams of each group; without groups, all in one that has no name.

    A stream goes where another of its endpoint is named. Streams of the run go with each group.
    """
    if not groups:
        return {None: [*streams]}
    names = {endpoint(stream): name for name, named in groups.items() for stream in named}
    found: dict[str | None, list[str]] = {}
    for stream in streams:
        if stream not in OF_THE_RUN:
            found.setdefault(names.get(endpoint(stream), REST_OF_THEM), []).append(stream)
    of_the_run = [each for each in streams if each in OF_THE_RUN]
    return {name: [*members, *of_the_run] for name, members in found.items()}
