"""Words that could control a terminal: harmless wherever a command shows them there, and exact in a pipe."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.model.visible import unsafe_in

HARMFUL = "kettle \x1b[2J\x1b]0;t\x07 \x9b31m \x9d0;u\x9c \x7f \u202eturned\u202c \u2066held\u2069 \x08 end"
"""ESC, BEL, CSI, OSC, ST, DEL, an override and an isolate of the direction, backspace."""

IN_TOML = json.dumps(HARMFUL).replace("\x7f", "\\u007f")


@pytest.fixture
def page(ptg: Any, home: Path) -> str:
    """The id of a page with such words in its text, title and tag, changed once; the same in the trash, in a draft and
    in the plan."""
    journal = home / "journal"
    journal.mkdir(parents=True)
    (journal / "plan.toml").write_text(
        f'on_card = ["people", "steadies"]\ncard_asked = true\n[people]\nitems = ["Ada"]\n'
        f"[steadies]\nitems = [{IN_TOML}]\n"
    )
    (journal / "people.toml").write_text(f'[[person]]\nname = "Ada"\nreach = {IN_TOML}\nhelp = ["listen"]\n')
    kept: str = ptg.ok("note", "-", "--at", "2026-01-05 08:00", given=f"{HARMFUL}\n").line
    gone = ptg.ok("note", "-", "--at", "2026-01-04 08:00", given=f"{HARMFUL}\n").line
    ptg.ok("delete", gone)
    ptg.ok("change", kept, "--title", HARMFUL, "--tag", HARMFUL)
    return kept


@pytest.mark.parametrize(
    "words",
    [
        ("show", "@last"),
        ("list",),
        ("list", "--plain"),
        ("search", "kettle"),
        ("history", "@last"),
        ("history", "@last", "--show", "1"),
        ("trash",),
        ("plan", "show"),
        ("sos", "NZ"),
        ("doctor",),
    ],
    ids=" ".join,
)
def test_what_a_command_shows_on_a_terminal_is_harmless(
    terminal: Callable[..., Any], page: str, words: tuple[str, ...]
) -> None:
    one = terminal("--no-pager", *words, env={"TERM": "xterm-256color"})
    assert one.end() in {0, 1}
    assert unsafe_in(one.seen) == set()
    if words[0] not in {"doctor", "trash"} and words != ("history", "@last"):  # these say no words of a page
        assert "kettle ␛[2J␛]0;t␇ <U+009B>31m" in " ".join(one.seen.split())


def test_a_long_page_goes_harmless_to_a_pager_too(terminal: Callable[..., Any], ptg: Any) -> None:
    ptg.ok("note", "-", given=f"{HARMFUL}\n" * 100)
    one = terminal("show", "@last", env={"TERM": "xterm-256color", "PAGER": "cat"})
    assert one.end() == 0
    assert unsafe_in(one.seen) == set()
    assert one.seen.count("kettle ␛[2J") == 100


@pytest.mark.parametrize(
    "words", [("show", "@last"), ("list",), ("search", "kettle"), ("plan", "show"), ("sos", "NZ")], ids=" ".join
)
def test_json_on_a_terminal_is_harmless_and_says_the_same_as_in_a_pipe(
    terminal: Callable[..., Any], ptg: Any, page: str, words: tuple[str, ...]
) -> None:
    one = terminal(*words, "--json", env={"TERM": "xterm-256color"})
    assert one.end() == 0
    assert unsafe_in(one.seen) == set()
    said = json.loads(one.seen)
    assert said == ptg.ok(*words, "--json").json
    assert HARMFUL in values(said)


def test_a_pipe_gets_the_very_bytes(ptg: Any, page: str) -> None:
    raw = f"{HARMFUL}\n".encode()
    assert raw in ptg.ok("show", page).raw
    assert ptg.ok("show", page, "--raw").raw.endswith(b"\n" + raw)
    assert raw in ptg.ok("history", page, "--show", "1").raw
    assert HARMFUL.encode() in ptg.ok("plan", "show").raw


def test_a_refusal_says_harmful_words_harmlessly(terminal: Callable[..., Any]) -> None:
    for words in (("show", HARMFUL), ("list", "--from", HARMFUL), (HARMFUL,)):
        one = terminal(*words, env={"TERM": "xterm-256color"})
        assert one.end() != 0
        assert unsafe_in(one.seen) == set()
        assert "kettle" in one.seen


def values(said: Any) -> set[str]:
    """Every text in a JSON value, lines of a text each by itself."""
    if isinstance(said, dict):
        return set().union(*map(values, said.values()))
    if isinstance(said, list):
        return set().union(*map(values, said))
    return set(said.splitlines()) | {said} if isinstance(said, str) else set()
