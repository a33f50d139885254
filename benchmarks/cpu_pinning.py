"""Processors: one for servers, another for what is measured, so that neither takes the other's."""

from __future__ import annotations

import os

CORES = sorted(os.sched_getaffinity(0))
SERVERS_CORE, CLIENTS_CORE = CORES[0], CORES[-1]
