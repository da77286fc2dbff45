"""What a kill, a full disk or a failing one may do to a journal: nothing that was acknowledged is lost,
nothing is torn. Writers are separate processes; the disk is made to fail at every call in turn."""

import errno
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.journal.writers import in_child, killed_while_writing, patiently, read_all

from ptg_cli.journal import disk
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.places import Places
from ptg_cli.model.entry import Entry

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and fork")


def chance() -> str:
    """Four characters that two processes do not share."""
    return os.urandom(2).hex()


ROUNDS = 500
WRITERS = 20


def journal_of(places: Places) -> Journal:
    """A journal as a writer process opens it, with real chance."""
    return Journal(places, lambda: datetime(2026, 11, 23, 8, 15, 2), chance)


def entry(number: int) -> Entry:
    """An entry whose body tells whether it is whole."""
    words = f"number {number} " * 200
    return Entry(f"20261123-081502-{chance()}", kind="note", body=f"{words}\nend of {number}\n")


def is_whole(path: Path) -> bool:
    """True when a page reads, and holds an entry to its end."""
    page = read_page(path)
    first, _, last = page.entry.body.strip().partition("\n")
    return not page.unreadable and last == f"end of {first.split()[1]}"


def seconds_of_a_page(places: Places) -> float:
    """How long keeping one page takes here, so that a kill falls anywhere within it on any disk."""
    journal, start = journal_of(places), time.perf_counter()
    for number in range(10):
        journal.add(entry(number))
    return (time.perf_counter() - start) / 10


@pytest.mark.slow
def test_500_kills_of_a_writer_lose_nothing_it_acknowledged_and_tear_nothing(places: Places) -> None:
    dice = random.Random(7)
    acknowledged: list[str] = []
    one_page = seconds_of_a_page(places)

    def write_for_ever(pipe: int) -> None:
        journal, number = journal_of(places), 0
        while True:
            kept = journal.add(entry(number))
            os.write(pipe, f"{kept.id}\n".encode())
            number += 1

    for _ in range(ROUNDS):
        acknowledged += killed_while_writing(write_for_ever, dice.randrange(4), one_page, dice)
    pages = {found.id: Path(found.path) for found in journal_of(places).newest()}
    assert len(acknowledged) > ROUNDS  # a round waits for one and a half, on average
    assert set(acknowledged) <= set(pages)
    assert all(is_whole(path) for path in pages.values())


def test_20_writers_at_once_on_one_journal_lose_nothing(places: Places) -> None:
    def write_ten(pipe: int) -> None:
        journal = journal_of(places)
        for number in range(10):
            os.write(pipe, f"{journal.add(entry(number)).id}\n".encode())

    children = [in_child(write_ten) for _ in range(WRITERS)]
    acknowledged = [one for _, pipe in children for one in read_all(pipe).decode().split()]
    for pid, _ in children:
        os.waitpid(pid, 0)
    assert len(acknowledged) == WRITERS * 10
    assert {found.id for found in journal_of(places).newest()} == set(acknowledged)


def test_20_writers_at_once_on_one_entry_keep_every_version(places: Places) -> None:
    page = journal_of(places).add(entry(0))

    def change(pipe: int) -> None:
        text = f"+++\nid = '{page.id}'\n+++\n\nversion {os.getpid()}"
        outcome = patiently(lambda: journal_of(places).rewrite(page, text.encode()))
        os.write(pipe, f"{text.split()[-1]} {outcome.conflict}\n".encode())

    children = [in_child(change) for _ in range(WRITERS)]
    said = [line.split() for _, pipe in children for line in read_all(pipe).decode().splitlines()]
    for pid, _ in children:
        os.waitpid(pid, 0)
    assert len(said) == WRITERS
    assert [conflict for _, conflict in said].count("False") == 1
    texts = [read_page(found.path).entry.body for found in journal_of(places).newest()]
    assert sorted(texts) == sorted(f"version {name}" for name, _ in said)
    assert [path.read_bytes() for path in journal_of(places).versions(page.id)] == [page.raw]


# A disk that fails

FAULTS = ("write", "fsync", "replace", "link")
TROUBLE = (errno.ENOSPC, errno.EIO, None)  # None: the process is killed at that very call


class FailingDisk:
    """Makes the nth call of one of os's functions fail, or kills the process there."""

    def __init__(self, name: str, nth: int, trouble: int | None) -> None:
        self._name, self._left, self._trouble = name, nth, trouble
        self._real = getattr(os, name)

    def __call__(self, *arguments: object, **more: object) -> object:
        self._left -= 1
        if self._left == 0:
            if self._trouble is None:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(self._trouble, os.strerror(self._trouble or 0))
        return self._real(*arguments, **more)


def faults() -> Iterator[tuple[str, int, int | None]]:
    """Every function, failing at each of the first twelve calls, in each way."""
    for name in FAULTS:
        for nth in range(1, 13):
            for trouble in TROUBLE:
                yield name, nth, trouble


@pytest.mark.parametrize(("name", "nth", "trouble"), list(faults()))
def test_a_disk_that_fails_at_any_call_loses_nothing_acknowledged_and_tears_nothing(
    places: Places, name: str, nth: int, trouble: int | None
) -> None:
    before = journal_of(places).add(entry(0))
    reports_read, reports = os.pipe()

    def work(_: int) -> None:
        journal, drafts = journal_of(places), Drafts(places.drafts)
        tell = os.dup(reports)
        real_write = os.write
        setattr(os, name, FailingDisk(name, nth, trouble))
        draft = drafts.open(before.id)
        for number in range(1, 5):
            try:
                draft.save(entry(number))
                real_write(tell, f"draft {number}\n".encode())
                real_write(tell, f"kept {journal.add(entry(number)).id}\n".encode())
                outcome = journal.rewrite(read_page(before.path), _changed(before.raw, number))
                real_write(tell, f"changed {number} {outcome.path.stem}\n".encode())
            except OSError:
                continue

    pid, pipe = in_child(work)
    os.close(reports)
    said = [line.split() for line in read_all(reports_read).decode().splitlines()]
    read_all(pipe)
    os.waitpid(pid, 0)
    found = {item.id: Path(item.path) for item in journal_of(places).newest()}
    assert all(is_whole(path) for path in found.values())
    assert {words[1] for words in said if words[0] == "kept"} <= set(found)
    # Every acknowledged version of the changed page is there, or under history, or in a copy beside it.
    pages = [*found.values(), *journal_of(places).versions(before.id)]
    texts = b"".join(path.read_bytes() for path in pages)
    for words in said:
        if words[0] == "changed":
            assert f"changed {words[1]} times".encode() in texts
    drafted = [int(words[1]) for words in said if words[0] == "draft"]
    if drafted:
        (draft,) = Drafts(places.drafts).listed()
        assert is_whole(draft.page.path)
        assert int(draft.page.entry.body.split()[1]) >= drafted[-1]
    assert before.path.exists()


def _changed(raw: bytes, number: int) -> bytes:
    return raw.replace(b"number 0 ", f"number 0 changed {number} times ".encode(), 1)


def test_a_file_size_limit_keeps_the_page_before_and_says_so(places: Places) -> None:
    import resource

    page = journal_of(places).add(entry(0))

    def work(pipe: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        try:
            journal_of(places).rewrite(page, page.raw * 50)
        except OSError as error:
            os.write(pipe, errno.errorcode[error.errno or 0].encode())

    pid, pipe = in_child(work)
    assert read_all(pipe) == b"EFBIG"
    os.waitpid(pid, 0)
    assert page.path.read_bytes() == page.raw
    assert not [path for path in disk.files_below(places.journal) if disk.is_temporary(path.name)]


def test_a_read_only_folder_keeps_what_is_there_and_raises(places: Places, journal: Journal) -> None:
    page = journal.add(entry(0))
    page.path.parent.chmod(0o500)
    try:
        if os.access(page.path.parent, os.W_OK):
            pytest.skip("this user may write anywhere")
        with pytest.raises(PermissionError):
            journal.add(entry(1))
        with pytest.raises(PermissionError):
            journal.rewrite(page, b"other")
    finally:
        page.path.parent.chmod(0o700)
    assert page.path.read_bytes() == page.raw
