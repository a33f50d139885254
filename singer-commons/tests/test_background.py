"""What is written beside the reading, and what is closed after it."""

from __future__ import annotations

from threading import Event

import pytest

from singer_commons.sql_target.background import Background


def test_what_the_work_uses_is_closed_after_the_work_and_once():
    background, told, may_end = Background(), [], Event()

    def work():
        may_end.wait(60)
        told.append("worked")

    background.run(work)
    background.close(lambda: told.append("closed"))
    background.close(lambda: told.append("closed again"))
    assert told == []  # whoever closes does not wait for a database
    may_end.set()
    background.join()
    assert told == ["worked", "closed"]


def test_without_work_a_close_is_done_when_it_returns():
    background, told = Background(), []
    background.close(lambda: told.append("never begun"))
    background.run(lambda: told.append("worked"))
    background.wait()
    background.close(lambda: told.append("idle"))
    assert told == ["never begun", "worked", "idle"]


def test_what_cannot_be_closed_is_told():
    background = Background()
    background.run([].copy)
    background.wait()
    with pytest.raises(IndexError):
        background.close([].pop)


def test_the_order_is_kept_and_an_error_is_raised_at_every_turn():
    background, told = Background(), []
    for number in range(5):
        background.run(lambda number=number: told.append(number))
    background.run([].pop)
    for _ in range(2):
        with pytest.raises(IndexError):
            background.wait()
    with pytest.raises(IndexError):
        background.run(lambda: told.append("never"))
    background.close(lambda: told.append("closed"))
    assert told == [0, 1, 2, 3, 4, "closed"]


def test_work_goes_on_after_a_close():
    background, told = Background(), []
    for number in range(3):
        background.run(lambda number=number: told.append(number))
        background.close(lambda: told.append("closed"))
    background.join()
    assert told == [0, "closed", 1, "closed", 2, "closed"]
