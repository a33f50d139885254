"""Holds what a loader has against what was delivered, report by report."""

from __future__ import annotations

import os

from .sftp_tap import (
    BY_LINE,
    NOW,
    STREAMS,
    differences,
    expected_book,
    expected_records,
    without_added,
)


def of(files, token):
    return [file for file in files if file.report == token]


def assert_books(loader, files, tokens=STREAMS):
    """Check that every table holds what the delivered files say, row for row."""
    for token in tokens:
        stream, mine = STREAMS[token], of(files, token)
        if stream not in BY_LINE:
            assert differences(stream, expected_book(mine), loader.book(stream)) == []
            continue
        said = {
            (file.name, place): record
            for file in mine
            for place, record in enumerate(expected_records(file))
        }
        found, places = {}, {}
        for (name, _), record in sorted(loader.tables.get(stream, {}).items(), key=lambda e: e[0]):
            places[name] = places.get(name, -1) + 1
            found[name, places[name]] = without_added(record)
        assert differences(stream, said, found) == []


def write(drop, name, content):
    """Put a file that no report of the sandbox is into the folder, a day old."""
    path = drop.outgoing / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (NOW.timestamp(),) * 2)
