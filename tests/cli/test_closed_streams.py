"""A stream that was closed before `ptg` began is like one that holds nothing, or that nobody reads."""

import os
import subprocess
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pytest

pytestmark = pytest.mark.slow

COMMANDS = [
    (),
    ("--line",),
    ("--version",),
    ("browse",),
    ("browse", "--line"),
    ("checkin",),
    ("checkin", "--line"),
    ("config",),
    ("cope",),
    ("cope", "--line"),
    ("doctor",),
    ("drafts",),
    ("helps",),
    ("journal",),
    ("journal", "--line"),
    ("list",),
    ("note",),
    ("note", "-"),
    ("note", "words"),
    ("plan",),
    ("plan", "--line"),
    ("show", "@last"),
    ("sos",),
    ("strategies",),
]

Run = Callable[..., tuple[int, str, str]]


def _close(streams: Iterable[int]) -> None:
    for each in streams:
        os.close(each)


@pytest.fixture
def run(program: tuple[str, ...]) -> Run:
    """Runs `ptg` with these of its streams closed, the others on files without a word; code, output, what was said."""

    def one(words: tuple[str, ...], *closed: int) -> tuple[int, str, str]:
        done = subprocess.run(
            [*program, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            preexec_fn=partial(_close, closed),
        )
        assert "went wrong" not in done.stderr, done.stderr
        assert "Error" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    return one


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_with_streams_closed_it_is_as_with_nothing_in_them(run: Run, words: tuple[str, ...]) -> None:
    code, out, said = run(words)
    new_id = words == ("note", "words")
    assert run(words, 0) == (code, out, said) or new_id
    if code:
        assert said.strip().endswith("."), said
    assert run(words, 1) == (code, "", said)
    assert run(words, 0, 1, 2) == (code, "", "")


def test_what_is_said_to_a_closed_stream_goes_into_no_file(run: Run, ptg: Any) -> None:
    for closed in ((1,), (2,), (0, 1, 2)):
        assert run(("note", "the smell of rain"), *closed)[0] == 0
    for page in ptg.pages():
        assert page.read_text().endswith("+++\n\nthe smell of rain")
    assert len(ptg.pages()) == 3
