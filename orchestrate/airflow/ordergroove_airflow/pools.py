"""Airflow's pools: how many runs read Ordergroove at once, and how much each of them may ask.

A pool has one slot, so that two runs in one pool are never at once: none of one key, which has one
state and one reader an endpoint, and, where there are groups, none of one key and group. Several
keys share a pool where more of them are behind an address than may be at once.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ordergroove_airflow.options import Address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, order=True)
class Reader:
    """Who asks: runs of one reader exclude each other.

    Attributes:
        address: The IP address that they ask from; empty if they do not ask the REST API.
        key: The account's key, by the name of its variable.
        group: The group of streams, or nothing.
    """

    address: str
    key: str
    group: str = ""


@dataclass(frozen=True)
class Pool:
    """A pool, and what a run in it may ask.

    Attributes:
        name: Its name in Airflow.
        requests_per_minute: For one run; 0 where the extractor's own setting holds.
    """

    name: str
    requests_per_minute: int


def pools(readers: Iterable[Reader], addresses: Mapping[str, Address]) -> dict[Reader, Pool]:
    """Return the pool of each reader.

    An address's requests a minute are shared out evenly among its pools: each may have one run, so
    together they never ask more. The rest of the division stays unused. Where keys share pools, the
    pool of each follows from its name alone: a new merchant must not move others, who may be in
    theirs at that moment.
    """
    found: dict[Reader, Pool] = {}
    by_address: dict[str, list[Reader]] = {}
    for reader in sorted({*readers}):
        by_address.setdefault(reader.address, []).append(reader)
    for address, members in by_address.items():
        if not address:
            found |= {each: Pool(_name(each.key, each.group), 0) for each in members}
            continue
        told = addresses[address]
        count = min(told.at_once or len(members), len(members))
        share = max(1, told.requests_per_minute // count)
        if count == 1 and told.requests_per_minute == Address.requests_per_minute:
            share = 0
        for reader in members:
            own = _name(reader.key, reader.group)
            place = (
                int(hashlib.sha256(f"{reader.key}{reader.group}".encode()).hexdigest(), 16) % count
            )
            name = own if count == len(members) else _name(address, str(place + 1))
            found[reader] = Pool(name, share)
    return found


def _name(*parts: str) -> str:
    return ".".join(["ordergroove", *(re.sub(r"[^\w-]", "_", each) for each in parts if each)])
