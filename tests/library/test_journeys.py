"""Journeys in files: what is wrong in one is named with its line, and the rest of it can be used."""

from pathlib import Path

import pytest

from ptg_cli.library.library import Library
from ptg_cli.library.prompts import prompts_folder

HEAD = 'title = "Mine"\nsummary = "s."\nfor_whom = "w."\n'
ONE = '[[guide]]\nname = "reset"\nwhy = "y."\n'
OURS = Library(prompts_folder(), Path("nowhere")).journeys()


def own(folder: Path, text: str, name: str = "mine") -> Path:
    """A journey of the person's own."""
    path = folder / "journeys" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_one_of_ones_own_stands_behind_ours(tmp_path: Path) -> None:
    own(tmp_path, HEAD + ONE)
    library = Library(prompts_folder(), tmp_path)
    assert library.broken() == []
    assert [one.id for one in library.journeys()] == [*(one.id for one in OURS), "mine"]
    mine = library.journeys()[-1]
    assert (mine.mine, mine.a_week, mine.not_yet, mine.guides[0].name) == (True, 2, "", "reset")


def test_one_of_the_same_name_takes_the_place_of_ours_unless_it_cannot_be_used(tmp_path: Path) -> None:
    path = own(tmp_path, HEAD + "order = 1\n" + ONE, "where-to-begin")
    found = Library(prompts_folder(), tmp_path).journeys()
    assert (found[0].title, len(found)) == ("Mine", len(OURS))
    path.write_text("title = ", encoding="utf-8")
    found = Library(prompts_folder(), tmp_path).journeys()
    assert (found[0].title, len(found)) == ("Where to begin", len(OURS))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, ": there is no guide in it yet. Add one that begins with [[guide]]."),
        (HEAD + "guide = []\n", ", line 4: “guide” can't be empty."),
        (HEAD + "guide = 3\n", ", line 4: each guide begins with [[guide]], in two brackets."),
        (HEAD + "guide = [3]\n", ", line 4: each guide begins with [[guide]], in two brackets."),
        (HEAD + '[guide]\nname = "reset"\n', ", line 4: each guide begins with [[guide]], in two brackets."),
        (HEAD.replace("title", "titel") + ONE, ", line 1: “titel” isn't a key here. Did you mean “title”?"),
        (HEAD + ONE.replace("why", "wy"), ", line 6: “wy” isn't a key here. Did you mean “why”?"),
        (HEAD + ONE + ONE.replace("reset", "Re Set"), ", line 8: “name” takes lower-case letters and digits,"),
        (HEAD + "a_week = 9\n" + ONE, ", line 4: “a_week” has to be 3 or less."),
        (HEAD + 'comes_back = ["value"]\n' + ONE, ", line 4: “comes_back” takes one of: helps, values, aims, numbers,"),
        (HEAD + ONE.replace("reset", "nowhere"), ", line 5: there is no guide “nowhere” that can be used."),
        (HEAD + ONE.replace("reset", "how-asking-went"), ", line 5: “how-asking-went” asks how something went,"),
        (
            HEAD + ONE.replace("reset", "the-third-day-of-writing"),
            ", line 5: “the-third-day-of-writing” follows another",
        ),
        ("title = ", ", at its end: that isn't TOML."),
        ("\x00", ", line 1: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = own(tmp_path, text)
    library = Library(prompts_folder(), tmp_path)
    (broken,) = library.broken()
    assert broken.path == path
    assert broken.messages[0].startswith(f"{path}{said}")
    assert [one.id for one in library.journeys()] == [one.id for one in OURS]


def test_a_guide_that_is_gone_or_there_twice_is_named_and_the_others_stay(tmp_path: Path) -> None:
    path = own(tmp_path, HEAD + ONE + ONE.replace("reset", "gone") + ONE + ONE.replace("reset", "three-real-things"))
    library = Library(prompts_folder(), tmp_path)
    assert [one.name for one in library.journeys()[-1].guides] == ["reset", "three-real-things"]
    (broken,) = library.broken()
    assert [words.removeprefix(f"{path}, ") for words in broken.messages] == [
        "line 8: there is no guide “gone” that can be used. `ptg guides list` names them. It is left out here.",
        "line 11: the guide “reset” stands here twice. Take one of them out.",
    ]


def test_a_guide_of_ones_own_takes_its_place_in_one_and_a_broken_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    guide = tmp_path / "guides" / "where-i-am-today.toml"
    step = '[[step]]\nid = "a"\nkind = "write"\nprompt = "p?"\n'
    guide.write_text(f'title = "How it is"\nsummary = "s."\nlevel = "gentle"\nminutes = 3\n{step}', encoding="utf-8")
    library = Library(prompts_folder(), tmp_path)
    assert library.broken_journeys() == []
    assert library.guide(library.journeys()[0].guides[0].name).title == "How it is"
    guide.write_text("title = ", encoding="utf-8")
    library = Library(prompts_folder(), tmp_path)
    assert library.broken_journeys() == []
    assert library.guide(library.journeys()[0].guides[0].name).title == "Where I am today"


def test_a_guide_is_found_by_the_name_it_had(tmp_path: Path) -> None:
    renamed = next(guide for guide in Library(prompts_folder(), tmp_path).guides() if guide.was)
    own(tmp_path, HEAD + ONE.replace("reset", renamed.was[0]) + ONE.replace("reset", renamed.slug))
    library = Library(prompts_folder(), tmp_path)
    assert [one.name for one in library.journeys()[-1].guides] == [renamed.slug]
    assert "stands here twice" in library.broken()[0].messages[0]
