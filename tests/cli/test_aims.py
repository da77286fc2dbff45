"""`ptg aims`: what is tried, from the shell, from a pipe and by hand."""

from pathlib import Path
from typing import Any, Final

import pytest

ANCHOR: Final = (
    'kind = "anchor"\ntitle = "Open the window"\nvalue = "rest"\nwhen = "sunday"\nday = 2026-11-29\n'
    'pages = ["20261128-081503-0000"]\n\n[decided]\nfallback = "Look at the window"\nhue = "blue"\n'
)
EXPERIMENT: Final = 'kind = "experiment"\ntitle = "Ask for a seat"\n\n[decided]\nbelief = "They laugh"\nsure = 7\n'


@pytest.fixture
def folder(home: Path) -> Path:
    """Where they are, with two in it."""
    found = home / "journal" / "aims"
    found.mkdir(parents=True)
    (found / "20261128-081502-7f3k.toml").write_text(ANCHOR)
    (found / "20261127-081502-7f3k.toml").write_text(EXPERIMENT)
    return found


def test_the_list_says_kind_and_value_and_what_rests_stands_apart(ptg: Any, folder: Path) -> None:
    assert ptg.ok("aims").out.splitlines() == [
        "1  Open the window: an anchor of the day, for rest",
        "2  Ask for a seat: an experiment",
    ]
    assert "You can take it up again." in ptg.ok("aims", "rest", "open the window").said
    ptg.ok("aims", "let-go", "20261127")  # the beginning of an id is enough
    assert ptg.ok("aims", "list").out.splitlines() == [
        "Resting", "1  Open the window: an anchor of the day, for rest", "Let go", "2  Ask for a seat: an experiment",
    ]  # fmt: skip


def test_words_that_mean_two_change_nothing(ptg: Any, folder: Path) -> None:
    said = ptg.fails("aims", "done", "202611", code=1)
    assert said.strip() == "“202611” means 2 of them. Type the number that `ptg aims` shows."
    said = ptg.fails("aims", "done", "Opne the window", code=1)
    assert "Did you mean Open the window?" in said


def test_programs_get_json_and_columns(ptg: Any, folder: Path) -> None:
    first = ptg.ok("aims", "--json").json["aims"][0]
    assert (first["id"], first["title"], first["day"], first["decided"]["fallback"]) == (
        "20261128-081502-7f3k", "Open the window", "2026-11-29", "Look at the window",
    )  # fmt: skip
    assert ptg.ok("aims", "show", "anchor", "--json").json["aims"] == [first]
    assert ptg.ok("aims", "--plain").out.splitlines()[1].split("\t")[:4] == [
        "20261127-081502-7f3k", "open", "experiment", "Ask for a seat",
    ]  # fmt: skip
    assert ptg.ok("aims", "show", "1").out.splitlines() == [
        "What it is called: Open the window",
        "The day: sunday",
        "What it is for: rest",
        "Its smaller form, for bad days: Look at the window",
        "Hue: blue",
        "  20261128-081503-0000",
    ]


def test_a_change_keeps_what_was_there_among_the_versions(ptg: Any, folder: Path) -> None:
    ptg.ok("aims", "change", "2", "--title", "Ask at noon", "--set", "sure=0", "--set", "belief=")
    text = (folder / "20261127-081502-7f3k.toml").read_text()
    assert ('title = "Ask at noon"' in text, "sure = 0" in text, "belief" in text) == (True, True, False)
    assert "title" in ptg.ok("aims", "history", "2").out
    ptg.ok("aims", "restore", "2", "1")
    assert "2  Ask for a seat: an experiment" in ptg.ok("aims").out
    assert ptg.fails("aims", "change", "2", "--set", "sure=12", code=1).strip() == "This takes a number from 0 to 10."
    assert "The fields are: title, day," in ptg.fails("aims", "change", "2", "--set", "zest=1", code=2)
    assert "Say what to change" in ptg.fails("aims", "change", "2", code=2)


def test_one_that_is_broken_is_named_and_the_others_are_listed(ptg: Any, folder: Path) -> None:
    path = folder / "20261127-081502-7f3k.toml"
    ptg.ok("aims", "check")
    path.write_text("title = [\n")
    done = ptg("aims")
    assert (done.code, done.out) == (1, "1  Open the window: an anchor of the day, for rest\n")
    assert f"{path}, at its end" in done.said
    checked = ptg("aims", "check")
    assert (checked.code, f"{path}, at its end" in checked.out) == (2, True)
    done = ptg("aims", "edit", path.stem, env={"EDITOR": "true"})  # it can be opened, to be mended
    assert done.code == 2


def test_one_is_begun_told_of_and_found_again_from_a_pipe(ptg: Any, home: Path) -> None:
    lines = "before I go to bed\nPut the phone away\n.\nTurn it over\n.\n.\n.\nyesterday\n"
    begun = ptg.ok("aims", "new", "anchor", "--line", given=lines)
    assert "This is now among the things you try: `ptg aims`." in begun.said
    assert ptg.ok("aims").out == "1  Put the phone away: an anchor of the day\n"
    told = ptg.ok("aims", "try", "1", "--line", given="1\nIt was quiet\n.\n3\n")
    assert "Your anchor is “Put the phone away”." in told.said
    assert "Resting" in ptg.ok("aims").out
    found = ptg.ok("list", "aim:anchor").out.splitlines()
    assert len(found) == 2
    assert ptg.ok("show", "@last", "--json").json["entries"][0]["did"] == "yes"
    assert "needs a terminal" in ptg.fails("aims", "try", "1", code=2)


def test_someone_marked_as_not_safe_since_is_said_where_an_aim_is_opened(ptg: Any, home: Path, folder: Path) -> None:
    (folder / "20261126-081502-7f3k.toml").write_text('kind = "ask"\ntitle = "Call"\nperson = "Ana"\n')
    said = "You marked Ana as not safe, so ptg does not ask about this by itself."
    assert said not in ptg.ok("aims", "show", "call").out
    (home / "journal" / "people.toml").write_text('[[person]]\nname = "Ana"\nnot_safe = true\n')
    assert said in ptg.ok("aims", "show", "call").out
    told = ptg.ok("aims", "try", "call", "--line", given="1\n\n1\n1\nQuiet\n.\n.\n2\n").said
    assert said in told
    assert "Nothing here asks you to do it again." in told
    assert "Let go" in ptg.ok("aims").out
    ptg.ok("aims", "open", "call")
    ended = ptg.ok("aims", "try", "call", "--line", given="2\n").said
    assert ("It rests now." in ended, "Did you ask" in ended) == (True, False)


def test_what_helps_says_by_kinds_what_was_done_and_an_anchor_is_never_counted(ptg: Any, folder: Path) -> None:
    for given in ("1\n\n\n\n\n\n\n\n\n\n\n\n", "not today\n", "not today\n"):
        ptg.ok("aims", "try", "Ask for a seat", "--line", given=f"\n{given}")
        ptg.ok("aims", "try", "Open the window", "--line", given="not today\n")
    ptg.ok("change", "@last", "--worth", "yes")
    done = ptg.ok("helps", "--json").json["helps"]
    assert [(one["kind"], one["told"], one["did"]) for one in done["aims"]] == [
        ("experiment", 3, {"yes": 1, "part": 0, "not-today": 2}),
    ]  # fmt: skip
    assert done["figures"] == []
    shown = ptg.ok("helps").out
    assert ("An experiment" in shown, "did 1, not today 2" in shown, "anchor" in shown) == (True, True, False)
    assert "Of that: did once, not today twice." in ptg.ok("--line", "helps").out
