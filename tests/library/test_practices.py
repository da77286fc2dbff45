"""Practices as they are read: every key, what is wrong with a bad one, one's own, and names that overlap."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.model.practice import KINDS, NotAPattern, Phase, read_pattern

HEAD = 'title = "Mine"\nsummary = "s"\n'  # lines 1 and 2
PHASE = '[[phase]]\ntext = "a"\nseconds = 5\n'  # lines 3 to 5
OUTWARD = 'title = "Listening"\nsummary = "s"\noutward = true\n' + PHASE

WHOLE = """
title = "Every key"
summary = "One of each."
kind = "scan"
rounds = 2
needs = ["body", "stillness"]
instead = "Whoever would rather not."
alternative = "listening"
also = ["one of each"]
suggest = false
order = 7
sources = ["somewhere"]

[[phase]]
text = "Feet."
seconds = 2.5
region = " Feet"

[[phase]]
text = "Out."
seconds = 6
breath = "out"
"""

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a practice of ours, or with `own=True` of the person's."""

    def write(name: str, text: str, *, own: bool = False) -> Path:
        path = tmp_path / ("own" if own else "ours") / "practices" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    write("listening", OUTWARD)
    return write


@pytest.fixture
def library(tmp_path: Path) -> Callable[[], Library]:
    """Reads both folders as they are now."""
    return lambda: Library(tmp_path / "ours", tmp_path / "own")


Read = Callable[[], Library]


def slugs(library: Library) -> list[str]:
    """The names of all practices, as they are listed."""
    return [practice.slug for practice in library.practices()]


def said(library: Library) -> list[str]:
    """What is wrong with the files that were skipped, without the folders."""
    messages = [message for broken in library.broken() for message in broken.messages]
    assert all(message.startswith(str(broken.path)) for broken in library.broken() for message in broken.messages)
    return [message.split("practices/")[1] for message in messages]


def test_every_key_is_read(put: Put, library: Read) -> None:
    put("every-key", WHOLE)
    practice = library().practice("every-key")
    assert practice.phases == (Phase("Feet.", 2.5, region="feet"), Phase("Out.", 6, "out"))
    assert (practice.kind, practice.cycles, practice.outward) == ("scan", 2, False)
    assert practice.needs == ("breath", "stillness", "body")
    assert (practice.instead, practice.alternative) == ("Whoever would rather not.", "listening")
    assert practice.also == ("one of each",)
    assert (practice.suggest, practice.order, practice.sources, practice.mine) == (False, 7, ("somewhere",), False)


def test_ones_own_needs_a_title_a_summary_and_phases_and_no_more(put: Put, library: Read) -> None:
    put("mine", HEAD + PHASE, own=True)
    practice = library().practice("mine")
    assert (practice.kind, practice.cycles, practice.needs, practice.alternative) == ("grounding", 1, (), "")
    assert practice.suggest
    assert practice.mine
    assert not library().practice("listening").mine


def test_a_pattern_stands_in_place_of_phases_and_runs_about_three_minutes(put: Put, library: Read) -> None:
    put("mine", HEAD + 'pattern = "4-2-6"\n', own=True)
    practice = library().practice("mine")
    assert practice.phases == read_pattern("4-2-6")
    assert [phase.text for phase in practice.phases] == ["In.", "Hold.", "Out."]
    assert (practice.kind, practice.cycles, practice.seconds) == ("breathing", 15, 180)
    put("mine", HEAD + 'pattern = "4-2-6"\nrounds = 3\n', own=True)
    assert library().practice("mine").cycles == 3
    put("mine", HEAD + 'pattern = "20-20-20-20"\nrounds = 1\n', own=True)
    assert library().practice("mine").seconds == 60


def test_whoever_is_spared_the_breath_is_spared_it_though_the_file_does_not_say_so(put: Put, library: Read) -> None:
    put("mine", HEAD + 'pattern = "4-6"\nneeds = []\n', own=True)
    assert library().practice("mine").needs == ("breath",)
    assert not library().practice("mine").fits(["breath"])


BAD = [
    (HEAD, ": nothing happens in it yet. Add a [[phase]] with “text” and “seconds”, or a “pattern”."),
    (HEAD + "phase = []\n", ": nothing happens in it yet."),
    (HEAD + 'pattern = "4-6"\n' + PHASE, ", line 3: give a “pattern” or phases, not both. Take one of them out."),
    (HEAD + 'pattern = "4-x"\n', f", line 3: {NotAPattern('4-x')}"),
    (HEAD + 'pattern = "30-6"\n', f", line 3: {NotAPattern('30-6')}"),
    (HEAD + "pattern = 46\n", ", line 3: “pattern” takes a text in quotes."),
    (HEAD + PHASE.replace("5", "0"), ", line 5: “seconds” has to be more than 0."),
    (HEAD + PHASE.replace("5", "-1"), ", line 5: “seconds” has to be more than 0."),
    (HEAD + PHASE.replace("5", "inf"), ", line 5: “seconds” has to be 3600 or less."),
    (HEAD + PHASE + '[[phase]]\ntext = "b"\n', ", line 6: “seconds” is missing."),
    (HEAD + PHASE + "[[phase]]\nseconds = 5\n", ", line 6: “text” is missing."),
    (HEAD + PHASE.replace('"a"', '" "'), ", line 4: “text” can't be empty."),
    (HEAD + PHASE.replace("[[phase]]", "[phase]"), ", line 3: each phase begins with [[phase]], in two brackets."),
    (HEAD + "phase = [1]\n", ", line 3: each phase begins with [[phase]], in two brackets."),
    (HEAD + PHASE + 'breath = "inn"\n', ", line 6: “breath” takes one of: in, hold, out, rest. Did you mean “in”?"),
    (HEAD + PHASE + "region = 4\n", ", line 6: “region” takes a text in quotes."),
    (HEAD + PHASE + 'regoin = "feet"\n', ", line 6: “regoin” isn't a key here. Did you mean “region”?"),
    (HEAD + 'kind = "breathng"\n' + PHASE, ", line 3: “kind” takes one of: breathing, scan, grounding, muscles,"),
    (HEAD + 'needs = ["sihgt"]\n' + PHASE, ", line 3: “needs” takes one of: sight, breath, stillness, body. Did you"),
    (HEAD + "needs = [4]\n" + PHASE, ", line 3: “needs” takes one of: sight, breath, stillness, body."),
    (HEAD + 'needs = "sight"\n' + PHASE, ", line 3: “needs” takes a list in brackets, such as"),
    (HEAD + "rounds = 201\n" + PHASE, ", line 3: “rounds” has to be 200 or less."),
    (HEAD + "rounds = 2.5\n" + PHASE, ", line 3: “rounds” takes a whole number."),
    (HEAD + 'suggest = "no"\n' + PHASE, ", line 3: “suggest” takes true or false, without quotes."),
    (HEAD + 'outward = true\npattern = "4-6"\n', ", line 3: an outward practice does not use breath. Take"),
    (
        HEAD + 'outward = true\nneeds = ["sight", "stillness", "body"]\n' + PHASE,
        ", line 3: an outward practice does not use sight or stillness.",
    ),
    (
        HEAD + 'alternative = "listenin"\n' + PHASE,
        ", line 3: no outward practice is called “listenin”. Did you mean “listening”?",
    ),
    (HEAD + 'alternative = "mine"\n' + PHASE, ", line 3: no outward practice is called “mine”."),
    (PHASE, ": “title” is missing."),
    ('title = "Mine"\n' + PHASE, ": “summary” is missing."),
    (HEAD + "minutes = 5\n" + PHASE, ", line 3: “minutes” isn't a key here. Did you mean “"),
]


@pytest.mark.parametrize(("text", "words"), BAD, ids=[words[:50] for _, words in BAD])
def test_a_bad_file_is_said_with_line_key_and_remedy_and_the_rest_still_load(
    text: str, words: str, put: Put, library: Read
) -> None:
    put("mine", text, own=True)
    (message,) = said(library())
    assert message.startswith("mine.toml" + words)
    assert message[-1] in ".?"
    assert slugs(library()) == ["listening"]


def test_two_phases_may_visit_the_same_region(put: Put, library: Read) -> None:
    put("mine", HEAD + (PHASE + 'region = "feet"\n') * 2, own=True)
    assert library().practice("mine").regions == ("feet",)


@pytest.mark.parametrize("name", ["4-6", "478", "-4"])
def test_a_file_name_that_reads_as_a_pattern_is_refused(name: str, put: Put, library: Read) -> None:
    put(name, HEAD + PHASE, own=True)
    (message,) = said(library())
    assert "reads as a breathing pattern. Begin it with a letter." in message
    assert slugs(library()) == ["listening"]


def test_of_two_with_one_title_the_later_is_skipped_and_named(put: Put, library: Read) -> None:
    put("a", HEAD + PHASE, own=True)
    put("b", HEAD.replace("Mine", "MINE") + PHASE, own=True)
    assert said(library()) == [
        "b.toml, line 1: a.toml goes by the name “MINE” already. Give this one a title and a file name of its own."
    ]
    assert slugs(library()) == ["listening", "a"]


@pytest.mark.parametrize(("name", "title"), [("mine", "listening"), ("Listening", "Other"), ("mine", "LISTENING ")])
def test_ones_own_under_the_title_or_name_of_ours_is_told_how_to_take_its_place(
    name: str, title: str, put: Put, library: Read
) -> None:
    put(name, HEAD.replace("Mine", title) + PHASE, own=True)
    (message,) = said(library())
    assert message.endswith("of its own, or call this file listening.toml to take its place.")
    assert library().practice("listening").title == "Listening"


def test_ones_own_of_the_same_file_name_takes_the_place_of_ours_and_its_title_is_free_again(
    put: Put, library: Read
) -> None:
    put("tap", HEAD.replace("Mine", "Running water") + PHASE)
    put("tap", HEAD.replace("Mine", "The tap") + PHASE, own=True)
    put("after", HEAD.replace("Mine", "Running water") + PHASE, own=True)
    assert said(library()) == []
    assert library().practice("the tap").mine
    assert library().practice("tap").title == "The tap"
    assert library().practice("running water").slug == "after"


def test_a_file_name_weighs_more_than_a_title(put: Put, library: Read) -> None:
    put("tap", HEAD.replace("Mine", "The tap") + PHASE, own=True)
    put("after", HEAD.replace("Mine", "Tap") + PHASE, own=True)
    (message,) = said(library())
    assert message.startswith("after.toml, line 1: tap.toml goes by the name “Tap” already.")


@pytest.mark.parametrize("text", ["title = 3\n", HEAD.replace("Mine", "Other") + PHASE])
def test_ours_is_back_where_ones_own_cannot_be_used(text: str, put: Put, library: Read) -> None:
    put("a-other", HEAD.replace("Mine", "Other") + PHASE, own=True)
    put("listening", text, own=True)
    assert len(said(library())) == 1
    assert not library().practice("listening").mine


def test_ours_still_runs_when_the_outward_one_it_names_was_replaced_by_one_that_is_not(put: Put, library: Read) -> None:
    put("every-key", WHOLE)
    put("listening", HEAD + PHASE, own=True)
    assert said(library()) == []
    assert slugs(library()) == ["every-key", "listening"]


def test_they_are_listed_by_order_then_title(put: Put, library: Read) -> None:
    for name, order in (("c", 5), ("b", 20), ("a", 20)):
        put(name, HEAD.replace("Mine", name) + f"order = {order}\n" + PHASE)
    assert slugs(library()) == ["c", "a", "b", "listening"]


@pytest.mark.parametrize("name", ["the-tap", "The tap", "THE  TAP", " the tap ", "tap", "The-Tap"])
def test_it_is_found_by_name_and_by_title_whatever_the_case(name: str, put: Put, library: Read) -> None:
    put("tap", HEAD.replace("Mine", "The Tap") + PHASE)
    assert library().practice(name).slug == "tap"


KINDS_SAID: Final = f"The kinds are: {', '.join(KINDS)}. "


@pytest.mark.parametrize(
    ("name", "near"), [("lisening", "Did you mean listening? "), ("zzz", KINDS_SAID), ("", KINDS_SAID)]
)
def test_an_unknown_name_is_said_with_the_nearest(name: str, near: str, put: Put, library: Read) -> None:
    with pytest.raises(NoSuchGuide) as unknown:
        library().practice(name)
    assert str(unknown.value) == f"No practice is called “{name}”. {near}`ptg practices` shows them all."


def test_other_words_it_goes_by_give_way_to_anothers_name_and_title(put: Put, library: Read) -> None:
    put("tap", HEAD.replace("Mine", "The tap") + 'also = ["Running  Water", "sea", "spring"]\n' + PHASE)
    assert library().practice("running water").slug == "tap"
    put("sea", HEAD.replace("Mine", "Waves") + PHASE, own=True)
    put("mine", HEAD.replace("Mine", "Spring") + PHASE, own=True)
    assert said(library()) == []
    assert library().practice("sea").slug == "sea"
    assert library().practice("spring").slug == "mine"


def test_a_guide_may_pause_for_ones_own_and_ours_and_for_nothing_else(put: Put, library: Read, tmp_path: Path) -> None:
    put("mine", HEAD + PHASE, own=True)
    put("listening", "title = 3\n", own=True)
    put("spoilt", "title = 3\n")
    guide = (
        'title = "g"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\n[[step]]\nid = "a"\nkind = "list"\nprompt = "p?"\n'
    )
    folder = tmp_path / "own" / "guides"
    folder.mkdir()
    for name in ("mine", "listening", "spoilt", "none"):
        pause = f'[[step]]\nid = "b"\nkind = "pause"\npractice = "{name}"\n'
        (folder / f"{name}.toml").write_text(guide + pause, encoding="utf-8")
    assert sorted(guide.slug for guide in library().guides()) == ["listening", "mine"]
