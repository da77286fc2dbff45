"""The update lock on file systems that answer in ways of their own."""

import errno
import os
import sys
from pathlib import Path

import pytest

from ptg_cli.journal import lock as locks
from ptg_cli.journal.errors import Busy
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.lock import FileLock
from ptg_cli.model.entry import Entry

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="flock")

NO_LOCKS = [
    errno.ENOLCK,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EPERM,
    errno.EACCES,
    errno.EINVAL,
    errno.ENOTTY,
]


def answers(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Lets the lock be answered with this error."""

    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(locks, "_take", refuse)


@pytest.mark.parametrize("number", NO_LOCKS)
def test_where_there_are_no_locks_a_page_can_be_changed_and_is_not_called_open_elsewhere(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    answers(monkeypatch, number)
    page = journal.add(Entry("20261123-081502-7f3k", kind="note", body="words"))
    assert not journal.rewrite(page, page.raw + b" and others").conflict
    assert FileLock(tmp_path / "one", 0).take()


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.EWOULDBLOCK])
def test_a_lock_that_another_holds_is_waited_for_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    answers(monkeypatch, number)
    with pytest.raises(Busy, match="Another window of ptg is writing right now"), FileLock(tmp_path / "one", 0):
        pass


@pytest.mark.parametrize("number", [errno.EIO, errno.EBADF])
def test_a_disk_that_fails_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    answers(monkeypatch, number)
    with pytest.raises(OSError, match=os.strerror(number)):
        FileLock(tmp_path / "one", 0).take()
