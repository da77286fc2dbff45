"""Strategies and what helps me in plain lines: numbered, spoken, and nothing that is only drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.line import helps
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.line.talks import perform
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import Entry
from ptg_cli.model.strategy import OWN_FAMILY
from ptg_cli.sentences.helps import HEAVIER, HOW_TO_BEGIN_IN_LINES, NOTHING_YET, OWN_RATINGS
from ptg_cli.sentences.strategies import WHOLE_MINUTES
from ptg_cli.talks import strategies
from ptg_cli.talks.turns import Open

Talk = Callable[..., list[str]]


@pytest.fixture
def talk(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Talk:
    """Runs one of the two with someone who types these lines; gives what was said. Every line was asked for."""

    def one(run: Callable[..., None], *lines: str, **more: Any) -> list[str]:
        console = typist(*lines)
        run(Face(menu(console), context, lambda begun: None, lambda page_id: None), **more)
        assert console.left == []
        said: list[str] = console.said
        return said

    return one


@pytest.fixture
def lived(context: Context) -> None:
    """Walks before and after: 7 4, 6 5, 8 3, so usually 7 (6 to 8), then 4 (3 to 5); asking, longer ago."""

    def keep(days: float, **facts: Any) -> None:
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(Entry(page_id, created=moment, kind="coping", **facts))

    for days, (before, after) in {3: (7, 4), 5: (6, 5), 9: (8, 3)}.items():
        keep(days, strategy="slow-walk", feelings=("angry",), trigger="the letter", distress_before=before,
             distress_after=after, worth="yes", remember="Shoes by the door." if days == 5 else "")  # fmt: skip
    for days in (40, 50, 60):
        keep(days, strategy="only-listen", feelings=("sad",), distress_before=4, distress_after=7, worth="yes")


# What helps me


@pytest.mark.usefixtures("lived")
def test_what_helped_is_said_in_words_alone(talk: Talk, amiss: Callable[[list[str]], list[str]]) -> None:
    said = talk(helps.run, "")
    assert said[:7] == [
        OWN_RATINGS,
        "Mostly worth doing:",
        "Ask someone only to listen. Used 3 times.",
        "You said: worth doing 3 times.",
        "When: sad, 3 times.",
        "Walk slowly to a corner and back. Used 3 times.",
        "You said: worth doing 3 times.",
    ]
    assert said[7:9] == ["Before, it was usually 7, from 6 to 8.", "Afterwards, it was usually 4, from 3 to 5."]
    assert {HEAVIER, "You wanted to remember:", "Shoes by the door. (Walk slowly to a corner and back)"} <= set(said)
    assert "Kinds you have used: social, stress reduction." in said
    assert any(line.startswith("Other kinds there are: ") and line.endswith("has to be tried.") for line in said)
    assert not any("Not tried" in line for line in said)
    for words in ("When you felt sad, you used most:", "When “the letter” set it off, you used most:"):
        assert said[said.index(words) + 1].endswith("Used 3 times then. Mostly worth doing.")
    assert [line for line in amiss(said) if not line.endswith(":")] == []


@pytest.mark.usefixtures("lived")
def test_less_is_looked_at_by_numbers(talk: Talk) -> None:
    said = talk(helps.run, "2", "1", "3", "2", "4", "1", "3", "", "1", "")
    looks = [at for at, line in enumerate(said) if line == OWN_RATINGS]
    of = [said[at + 1] for at in looks]
    assert of == [
        "Mostly worth doing:",
        "Only the last 30 days.",
        "Only where you felt angry.",
        "Only what this set off: the letter.",
        "Mostly worth doing:",
        "Mostly worth doing:",
    ]
    assert all("Ask someone only" not in line for line in said[looks[1] : looks[2]])


def test_with_nothing_yet_it_says_how_something_comes_here(talk: Talk) -> None:
    assert talk(helps.run, "")[:3] == [OWN_RATINGS, NOTHING_YET, HOW_TO_BEGIN_IN_LINES]
    with pytest.raises(Left):
        talk(helps.run, "q")


# Strategies


def run_strategies(face: Face, opens: Callable[[Open], None] = lambda turn: None) -> None:
    """The talk about strategies in plain lines."""
    perform(face.menu, strategies.begin(face.context), opens)


def test_the_kinds_are_said_with_how_many(
    talk: Talk, context: Context, amiss: Callable[[list[str]], list[str]]
) -> None:
    said = talk(run_strategies, "more", "2", "more", "", "")
    kinds = [line for line in said if line.rstrip(".").rpartition(": ")[2].isdecimal()]
    assert [line.split(" ", 1)[1].split(":")[0].casefold() for line in kinds] == list(context.strategy_desk.families)
    walk = next(line for line in said if "Walk slowly" in line)
    assert walk.endswith("Walk slowly to a corner and back. Stress reduction, 10 minutes, outside.")
    assert amiss(said) == []


def test_one_is_found_looked_at_starred_hidden_and_begun(talk: Talk, context: Context) -> None:
    begun: list[Open] = []
    said = talk(
        run_strategies,
        *("corner", "1", "star"), *("corner", "hide 1"), *("hidden", "1", "begin"), "",
        opens=begun.append,
    )  # fmt: skip
    assert "Step 1: Go to the door. You can use a wheelchair, a stick or someone's arm." in said
    assert {"Starred.", "Hidden. You find it at the end of the list, under “hidden”.", "12 Hidden: 1."} <= set(said)
    assert "begin, star, hide or reword. Enter goes back. q leaves." in said
    assert "begin, star, show or reword. Enter goes back. q leaves." in said
    walk = context.strategy_desk.strategy("slow-walk")
    assert (walk.starred, walk.hidden) == (True, True)
    assert begun == [Open("hard-moment", "slow-walk")]


def test_words_of_ones_own_and_back(talk: Talk, context: Context) -> None:
    said = talk(
        run_strategies,
        *("corner", "1", "reword", "Round the block", "q for quiet", "0 of it", "-", ""),
    )  # fmt: skip
    assert "The strategy is in your words now." in said
    walk = context.strategy_desk.strategy("slow-walk")
    assert (walk.title, walk.steps) == ("Round the block", ("q for quiet", "0 of it"))
    assert "The strategy has its first words again." in talk(run_strategies, "block", "reword 1", "-", "")
    ours = context.strategy_desk.strategy("slow-walk")
    said = talk(run_strategies, "corner", "reword 1", *("" for _ in ("title", *ours.steps, "no more")), "")
    assert "Nothing was changed." in said
    assert context.strategy_desk.strategy("slow-walk") == ours


def test_one_of_their_own_is_added(talk: Talk, context: Context) -> None:
    said = talk(run_strategies, "add", "Pet the dog", "Call her.", "", "22", "3", "soon", "10", "")
    assert "Added." in said
    assert {"What kind is it?", "6 Stress reduction: a walk, a stretch, something warm", WHOLE_MINUTES} <= set(said)
    dog = context.strategy_desk.strategy("pet the dog")
    assert (dog.family, dog.steps, dog.minutes) == ("social", ("Call her.",), 10)
    said = talk(run_strategies, "add", "PET the dog", "", "your own", "1", "", "")
    assert any("Give this one another name." in line for line in said)
    assert any("Pet the dog. Social, 10 minutes. Your own." in line for line in said)
    assert "Added." in talk(run_strategies, "add", "Knit", "", "", "", "")
    knit = context.strategy_desk.strategy("knit")
    assert (knit.family, knit.minutes, knit.moves_toward) == (OWN_FAMILY, 5, False)
    assert "No strategy has these words." in talk(run_strategies, "qqq", "")
    assert {"There is no such number here.", "That word does nothing here."} <= set(
        talk(run_strategies, "99", "corner", "star 7", "7", "sing 1", "1", "sing", "", "")
    )


def test_what_is_wrong_in_the_file_is_said_and_what_it_said_is_kept(talk: Talk, context: Context) -> None:
    context.places.journal.mkdir(parents=True)
    file = context.places.journal / "strategies.toml"
    file.write_text("[[strategy]\n")
    said = talk(run_strategies, "corner", "1", "star", "")
    assert "These files are left out, since something in them can't be used:" in said
    assert any("Mend it in an editor" in line for line in said)
    assert context.strategy_desk.strategy("slow-walk").starred
    assert "[[strategy]\n" in [path.read_text() for path in context.journal.versions("strategies")]


def test_what_is_tried_over_days_is_said_by_kinds(talk: Talk, context: Context) -> None:
    context.aim_desk.keep(Aim("20261101-080000-0000", "limit", "I can stay for an hour"))
    for days, did in enumerate(("yes", "not-today", "not-today"), 1):
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        page = Entry(page_id, created=moment, kind="journal", guide="how-the-limit-went", did=did)
        context.journal.add(replace(page, aim="20261101-080000-0000"))
    said = talk(helps.run, "")
    assert said[1:5] == [
        "What you try over days:", "A limit. You told of it 3 times.", "Of that: did once, not today twice.", HEAVIER,
    ]  # fmt: skip
    assert NOTHING_YET not in said
    assert context.strategy_desk.has_helps()
