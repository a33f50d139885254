"""Faults of the API on request: which answers go wrong. See ``breakage`` for how."""

from __future__ import annotations

from typing import ClassVar

from ordergroove_sandbox import faults


class Fault(faults.Fault):
    """Something that goes wrong with some requests: with those to a ``path``."""

    KINDS: ClassVar = {
        "latency": "seconds",
        "status": "status retry_after? retry_after_date? body?",
        "drop": "",
        "cut_body": "",
        "truncated_json": "",
        "html": "status?",
        "redirect": "location? status?",
        "hostile_next": "scheme? host? port?",
        "repeated_cursor": "period?",
        "empty_page": "",
        "bare_array": "",
        "old_envelope": "",
        "extra_field": "name? value?",
        "missing_results": "",
    }
    MATCHES: ClassVar = {"path": ()}
    # What only delays; any number of such faults goes with one other.
    TOGETHER = frozenset({"latency"})
