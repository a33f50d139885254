"""Events that share a transaction, where one of them is the trouble."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy.exc import IntegrityError

from tap_ordergroove_webhooks.receiver.group_commit import GroupCommitter, UnavailableError


@pytest.mark.parametrize("bad", range(5))
def test_an_event_that_no_store_takes_fails_alone(bad):
    """Wherever it stands among those of one transaction."""
    events = [SimpleNamespace(number=number, size=1) for number in range(5)]
    stored = []

    class Log:
        def append(self, group):
            if events[bad] in group:
                raise IntegrityError(None, {}, ValueError())
            stored.extend(group)
            return [True] * len(group)

        def close(self):
            pass

    committer = GroupCommitter(Log(), lambda _count, _reason: None)
    answers = [committer.submit(each) for each in events]
    committer.start()
    with pytest.raises(UnavailableError):
        answers.pop(bad).result(timeout=30)
    assert [each.result(timeout=30) for each in answers] == [True] * 4
    committer.close()
    assert [each.number for each in stored] == [each for each in range(5) if each != bad]
