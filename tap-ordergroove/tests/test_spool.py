"""The queue between a reader and the emitter: nothing lost or reordered, and memory stays flat."""

from __future__ import annotations

import errno
import os
import tempfile
import threading
import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tap_ordergroove.pages import Page, WindowDone
from tap_ordergroove.spool import Spool, SpoolClosedError
from tap_ordergroove.windows import Window

GUARD = 20  # seconds after which a thread counts as stuck


@pytest.fixture
def files(monkeypatch):
    """The temporary files that were made, in order."""
    made = []
    make = tempfile.TemporaryFile

    def keep(*args, **options):
        made.append(make(*args, **options))
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", keep)
    yield made
    for file in made:
        file.close()


@pytest.fixture
def spool():
    """Ten bytes in memory, a hundred in the file."""
    made = Spool(100, in_memory=10)
    yield made
    made.close()


def size(file):
    return os.fstat(file.fileno()).st_size


def start(work, *args):
    """Run something in a thread; return the thread and the errors that ended it."""
    errors = []

    def run():
        try:
            work(*args)
        except (OSError, SpoolClosedError) as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread, errors


def ended(thread):
    thread.join(GUARD)
    return not thread.is_alive()


def filled(spool, count):
    """Wait until so many entries are in the spool."""
    until = time.monotonic() + GUARD
    while len(spool._items) < count and time.monotonic() < until:
        time.sleep(0.001)
    return len(spool._items) == count


def still_waits(thread):
    thread.join(0.1)
    return thread.is_alive()


def put_all(spool, entries):
    for number, data in entries:
        spool.put(Page(data, str(number), 0.0))


def take(spool, count):
    pages = [spool.get() for _ in range(count)]
    return [(int(page.next), page.results) for page in pages]


def entries(count, length=5):
    return [(number, bytes([number]) * length) for number in range(count)]


def test_what_fits_in_memory_needs_no_file(spool, files):
    put_all(spool, entries(2))
    assert files == []
    assert take(spool, 2) == entries(2)


def test_the_rest_waits_in_one_file_in_order(spool, files):
    put_all(spool, entries(20))
    (file,) = files
    assert size(file) == 20 * 5 - 10
    assert take(spool, 20) == entries(20)


def test_what_is_no_page_keeps_its_place_and_needs_no_room(spool, files):
    pages = [Page(b"x" * 8, None, 0.1), Page(b"y" * 100, "next", 0.2), Page(b"zzz", None, 0.3)]
    done, error = WindowDone(Window(None, None), datetime(2025, 1, 1)), ValueError("broken")
    story = [pages[0], pages[1], done, error, pages[2], None]
    writer, _ = start(lambda: [spool.put(each) for each in story])
    assert filled(spool, 4)  # the file has no room for the third page
    assert spool._items[1].results == b""
    assert [spool.get() for _ in story] == story
    assert [page.results for page in pages] == [b"x" * 8, b"y" * 100, b"zzz"]
    assert len(files) == 1
    assert ended(writer)


def test_a_drained_file_is_emptied_and_used_again(spool, files):
    for _ in range(3):
        put_all(spool, entries(12))
        assert size(files[0]) > 0
        assert take(spool, 12) == entries(12)
        assert size(files[0]) == 0
    assert len(files) == 1


def test_reading_and_writing_in_turns_keeps_the_order(files):
    spool, taken = Spool(1000, in_memory=10), []
    for number in range(40):
        put_all(spool, [(number, bytes([number]) * 7)])
        if number % 3:
            taken += take(spool, 1)
    taken += take(spool, 40 - len(taken))
    assert taken == entries(40, 7)
    assert len(files) == 1
    spool.close()


def test_past_the_cap_the_writer_waits(spool, files):
    writer, _ = start(put_all, spool, entries(30))
    assert filled(spool, 2 + 20)
    assert still_waits(writer)
    assert size(files[0]) == 100
    assert take(spool, 30) == entries(30)
    assert ended(writer)


@pytest.mark.parametrize("cap", [0, 100])
@pytest.mark.parametrize("length", [11, 101, 5000])
def test_an_entry_larger_than_everything_passes_by_itself(files, cap, length):
    spool = Spool(cap, in_memory=10)
    writer, _ = start(put_all, spool, entries(4, length))
    assert take(spool, 4) == entries(4, length)
    assert ended(writer)
    spool.close()
    assert all(file.closed for file in files)


def test_the_emitter_waits_for_the_reader(spool):
    taken = []
    emitter, _ = start(lambda: taken.extend(take(spool, 3)))
    assert still_waits(emitter)
    put_all(spool, entries(3))
    assert ended(emitter)
    assert taken == entries(3)


# Closing


def test_close_wakes_the_emitter(spool):
    emitter, errors = start(spool.get)
    assert still_waits(emitter)
    spool.close()
    assert ended(emitter)
    assert [type(error) for error in errors] == [SpoolClosedError]


def test_close_wakes_the_reader_and_removes_the_file(spool, files):
    writer, errors = start(put_all, spool, entries(50))
    assert filled(spool, 2 + 20)
    spool.close()
    assert ended(writer)
    assert [type(error) for error in errors] == [SpoolClosedError]
    assert files[0].closed


def test_a_closed_spool_gives_and_takes_nothing(spool):
    put_all(spool, entries(3))
    spool.close()
    spool.close()
    with pytest.raises(SpoolClosedError):
        spool.get()
    with pytest.raises(SpoolClosedError):
        put_all(spool, entries(1))


# A disk that is full


class SmallDisk:
    """A file on a disk that takes only so many bytes, and a few at a time."""

    def __init__(self, file, room):
        self._file, self._room = file, room

    def write(self, data):
        if self._file.tell() >= self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(bytes(data[:3]))

    def read(self, length):
        return self._file.read(min(length, 2))

    def __getattr__(self, name):
        return getattr(self._file, name)


@pytest.mark.parametrize("room", [0, 7, 23, 1000])
def test_a_disk_that_fills_up_loses_nothing(monkeypatch, room):
    make = tempfile.TemporaryFile
    monkeypatch.setattr(
        tempfile, "TemporaryFile", lambda **options: SmallDisk(make(**options), room)
    )
    spool = Spool(100, in_memory=10)
    writer, errors = start(put_all, spool, entries(40))
    assert still_waits(writer)  # as at the cap
    assert take(spool, 40) == entries(40)
    assert ended(writer)
    assert errors == []
    put_all(spool, entries(2))
    assert take(spool, 2) == entries(2)
    spool.close()


def test_a_disk_without_any_room_degrades_to_memory(monkeypatch):
    def full(**_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    spool = Spool(100, in_memory=10)
    writer, errors = start(put_all, spool, entries(40))
    assert still_waits(writer)
    assert take(spool, 40) == entries(40)
    assert ended(writer)
    assert errors == []


# Whatever the sizes and whoever is faster


@given(
    lengths=st.lists(st.integers(0, 30), max_size=60),
    cap=st.integers(0, 60),
    in_memory=st.integers(0, 30),
    ahead=st.integers(0, 10),
)
def test_two_threads_pass_everything_on_in_order(lengths, cap, in_memory, ahead):
    spool = Spool(cap, in_memory=in_memory)
    story = [(number, os.urandom(length)) for number, length in enumerate(lengths)]
    behind = threading.Semaphore(ahead)  # lets the writer get ahead now and then, not always
    taken = []

    def emit():
        for _ in story:
            behind.acquire(timeout=0.001)
            taken.extend(take(spool, 1))

    emitter, errors = start(emit)
    for number, entry in enumerate(story):
        put_all(spool, [entry])
        # One entry may be larger than everything, and then waits alone.
        assert spool._memory_used <= max(in_memory, *lengths[: number + 1])
        behind.release()
    assert ended(emitter)
    assert errors == []
    assert taken == story
    spool.close()
