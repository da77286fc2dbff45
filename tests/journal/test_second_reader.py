"""A second process looks through the older half of very many pages: what is found never depends on it, and it never
outlives its use."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.journal import search as searching
from ptg_cli.journal import second_reader
from ptg_cli.journal.names import PageName, newest_first
from ptg_cli.journal.search import search, search_by_two
from ptg_cli.model.query import Query, read_query

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

PAYS = second_reader.pays
NAMES = [PageName(f"page {place}", f"page {place}.md") for place in range(9)]


@pytest.fixture(autouse=True)
def _always_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reader, "pays", bool)
    monkeypatch.setattr(searching, "ALONE", 1)
    monkeypatch.setattr(searching, "_TOGETHER", 3)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the processes that were begun."""
    numbers: list[int] = []
    fork = os.fork

    def watched() -> int:
        number = fork()
        numbers.append(number)
        return number

    monkeypatch.setattr(os, "fork", watched)
    return numbers


def asked(text: str) -> Query:
    """What these words ask for, on a Monday morning."""
    return read_query(text, datetime(2026, 11, 23, 8, 15), time(4))


def told(may_be: Callable[[PageName], bool]) -> list[int]:
    """The places of the names that a second reader with this test leaves."""

    def look(names: Sequence[PageName]) -> Iterator[int]:
        return (place for place, name in enumerate(names) if may_be(name))

    with second_reader.reading(NAMES, look) as left:
        return [NAMES.index(name) for name in left]


def is_gone(process: int) -> bool:
    """True where it has ended and was waited for."""
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def waits(names: Sequence[PageName]) -> Iterator[int]:
    """Never comes back."""
    signal.pause()
    yield len(names)


def fails(name: PageName) -> bool:
    """Fails in the second process."""
    raise MemoryError(name)


WORDS = st.sampled_from(["plum", "Plüm", "pĺum", "quince", "été", "Łódź", "ss", "ß", "-", "the end"])
BODIES = st.one_of(
    st.lists(WORDS, max_size=6).map(lambda words: f'+++\ntags = ["home"]\n+++\n\n{" ".join(words)}\n'.encode()),
    st.lists(WORDS, max_size=4).map(lambda words: f"+++\ncare = true\n+++\n\n{' '.join(words)}\n".encode()),
    st.sampled_from([b"", b"plum caf\xe9", b"plum caf\xc3", b"\xa9 plum", b"plum", b"pl", b"um", "plu\u0301".encode()]),
)
QUERIES = st.lists(
    st.sampled_from(["plum", "ete", "lodz", "-quince", "or", "#home", "strasse", "tag:home", "on:2026-11-03", "ss"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(BODIES, max_size=12), QUERIES, st.booleans())
def test_two_find_the_same_pages_in_the_same_order_as_one_and_as_page_by_page(
    bodies: list[bytes], words: str, care: bool
) -> None:
    with TemporaryDirectory() as folder:
        for number, raw in enumerate(bodies):
            Path(folder, f"202611{number % 4 + 1:02}-0810{number:02}-0000.md").write_bytes(raw)
        names = list(newest_first(folder))
        found = list(search(names, asked(words), care=care))
        assert list(search_by_two(names, asked(words), care=care)) == found
        assert [page for name in names for page in search((name,), asked(words), care=care)] == found


def test_only_the_names_that_may_be_asked_for_are_left_in_their_order() -> None:
    assert told(lambda name: NAMES.index(name) in {1, 4, 8}) == [1, 4, 8]
    assert told(lambda name: False) == []
    assert told(lambda name: True) == list(range(9))


def test_what_a_killed_second_reader_has_not_looked_at_is_left() -> None:
    def dies_at_six(name: PageName) -> bool:
        if NAMES.index(name) == 6:
            os.kill(os.getpid(), signal.SIGKILL)
        return NAMES.index(name) in {1, 4}

    assert told(dies_at_six) == [1, 4, 5, 6, 7, 8]


def test_what_a_second_reader_fails_at_is_left_and_nothing_is_said_of_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(fails) == list(range(9))
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Makes every second process say these bytes, and no more."""

    def say(raw: bytes) -> None:
        def look_through(names: object, look: object, telling: int, mask: object) -> None:
            os.write(telling, raw)
            os._exit(0)

        monkeypatch.setattr(second_reader, "_look_through", look_through)

    return say


def place(number: int) -> bytes:
    """A place as it is told."""
    return number.to_bytes(4, sys.byteorder)


@pytest.mark.parametrize(
    ("second", "left"),
    [(99, range(9)), (10, range(9)), (0, range(9)), (4, [0, 4, *range(5, 9)])],
)
def test_from_where_a_second_reader_makes_no_sense_everything_is_left(
    second: int, left: Iterable[int], says: Callable[[bytes], None]
) -> None:
    says(place(0) + place(second) + place(0))
    assert told(lambda name: False) == list(left)


def test_half_a_place_counts_for_nothing(says: Callable[[bytes], None]) -> None:
    says(place(7) + place(8)[:2])
    assert told(lambda name: False) == [7, 8]


def test_without_room_for_another_process_one_looks_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuses)
    assert told(lambda name: False) == list(range(9))


def test_it_is_ended_and_waited_for_once_no_more_is_wanted(tmp_path: Path, begun: list[int]) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").write_text("plum")
    with closing(search_by_two(newest_first(tmp_path), asked("plum"))) as found:
        assert [next(found).id, next(found).id] == ["8", "7"]
    (process,) = begun
    assert is_gone(process)


@pytest.mark.parametrize("raised", [KeyboardInterrupt, MemoryError])
def test_it_is_ended_and_waited_for_whatever_ends_the_first(raised: type[BaseException], begun: list[int]) -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with pytest.raises(raised), second_reader.reading(NAMES, waits):
        raise raised
    (process,) = begun
    assert is_gone(process)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


WAITING = """
import signal
from ptg_cli.cli.main import main
from ptg_cli.journal import search, second_reader

search._places = lambda names, query: iter(signal.pause, 0)
search.ALONE, second_reader.pays = 1, bool
main()
"""


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """`ptg search` that has told its own half, and waits for a second reader that says nothing."""
    entries = tmp_path / "ptg" / "journal" / "entries"
    entries.mkdir(parents=True)
    for number in range(9):
        (entries / f"{number}.md").write_text("plum")
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING, "search", "plum"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        assert process.stdout is not None
        assert [process.stdout.readline()[0] for _ in range(5)] == ["8", "7", "6", "5", "4"]
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_search_that_is_stopped_leaves_no_process_and_says_nothing(
    waiting: "subprocess.Popen[str]", number: signal.Signals, code: int
) -> None:
    os.killpg(waiting.pid, number)  # as Ctrl+C does: to both
    assert waiting.communicate() == ("", "")
    assert waiting.returncode == code
    with pytest.raises(ProcessLookupError):
        os.killpg(waiting.pid, 0)


@pytest.mark.parametrize(
    ("count", "cores", "threads", "ends", "expected"),
    [
        (2_000, 2, 1, signal.SIG_DFL, True),
        (1_999, 2, 1, signal.SIG_DFL, False),
        (2_000, 1, 1, signal.SIG_DFL, False),
        (2_000, 2, 2, signal.SIG_DFL, False),
        (2_000, 2, 1, signal.SIG_IGN, False),
    ],
)
def test_it_is_had_for_many_pages_where_nothing_speaks_against_it(
    count: int, cores: int, threads: int, ends: signal.Handlers, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_reader, "_cores", lambda: cores)
    monkeypatch.setattr("threading.active_count", lambda: threads)
    monkeypatch.setattr("signal.getsignal", {signal.SIGCHLD: ends}.__getitem__)
    assert PAYS(count) is expected
