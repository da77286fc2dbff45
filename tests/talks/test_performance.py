"""A talk that is performed: answers recorded, effects run once, and going back to any question."""

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.talks.performance import Performance
from ptg_cli.talks.turns import AskLine, Browse, Choose, Did, Effect, Kept, Refused, Say, Talk, Turn, keep_line

KINDS = st.lists(st.sampled_from(["say", "line", "choose", "look", "keep"]), max_size=14)


class Made:
    """A talk of these kinds of turn, and how often each of its changes ran."""

    def __init__(self, kinds: list[str]) -> None:
        self.kinds = kinds
        self.ran: list[int] = []

    def talk(self) -> Talk[list[Any]]:
        """Goes through them all; what it ends with is what it was sent."""
        heard: list[Any] = []
        for nth, kind in enumerate(self.kinds):
            heard.append((yield self._turn(nth, kind, heard)))
        return heard

    def _turn(self, nth: int, kind: str, heard: list[Any]) -> Turn:
        said = f"{nth} after {heard[-1:]}"
        match kind:
            case "say":
                return Say(said)
            case "line":
                return AskLine(said)
            case "choose":
                return Choose(said, ("one", "two"))
            case "look":
                return Effect("look", (said,), run=lambda: f"seen {nth}", looks=True)
        return Effect("keep", (said,), run=lambda: self.ran.append(nth) or f"kept {nth}")  # type: ignore[func-returns-value]


def go_on(performance: Performance[Any], answers: list[str]) -> None:
    """Answers whatever comes, until it is over or the answers are."""
    while (turn := performance.turn) is not None:
        match turn:
            case Say():
                performance.answer(None)
            case Effect():
                performance.answer(performance.run())
            case AskLine() | Choose() | Browse():
                if not answers:
                    return
                performance.answer(answers.pop(0))


@given(KINDS, st.lists(st.text(max_size=3), max_size=14), st.integers(0, 6))
def test_going_back_and_on_with_the_same_answers_ends_at_the_same_turn(
    kinds: list[str], answers: list[str], times: int
) -> None:
    made = Made(kinds)
    performance = Performance(made.talk)
    go_on(performance, list(answers))
    there, result, ran = performance.turn, performance.result, list(made.ran)
    asked = [kind for kind in kinds if kind in {"line", "choose"}][: len(answers)]
    back = 0
    while back < times and performance.turn is not None and performance.back():
        back += 1
        assert made.ran == ran  # to go back runs nothing
    if there is None:
        assert back == 0
    else:
        assert back == min(times, len(asked))
        go_on(performance, answers[len(asked) - back : len(asked)])
    assert (performance.turn, performance.result) == (there, result)
    assert set(made.ran) == set(ran)


def script(run: list[str]) -> Talk[str]:
    """Asks for a name, keeps it, asks for a place, keeps it."""

    def keeping(what: str, words: str) -> Effect[Kept[str]]:
        def keep() -> Kept[str]:
            run.append(f"{what} {words}")
            return Kept(words)

        def again(before: Kept[str]) -> Kept[str]:
            run.append(f"{what} {words} for {before.now}")
            return Kept(words)

        return Effect(what, (words,), run=keep, again=again)

    name = yield from keep_line(AskLine("Name?"), lambda words: keeping("name", words))
    place = yield from keep_line(AskLine("Place?", optional=True), lambda words: keeping("place", words))
    return f"{name.now if name else ''} {place.now if place else ''}"


def test_back_twice_asks_the_first_question_with_its_words_and_puts_others_in_their_place() -> None:
    run: list[str] = []
    performance = Performance(lambda: script(run))
    for answer in ("Ada", None):
        performance.answer(answer) if answer else performance.answer(performance.run())
    performance.answer("next door")
    performance.answer(performance.run())
    assert (performance.turn, performance.result) == (None, "Ada next door")

    run.clear()
    performance = Performance(lambda: script(run))
    performance.answer("Ada")
    performance.answer(performance.run())
    assert performance.can_go_back_to_question
    assert performance.back()
    assert (performance.turn, performance.earlier) == (AskLine("Name?"), "Ada")
    assert not performance.can_go_back_to_question
    assert not performance.back()
    performance.answer("Ida")
    performance.answer(performance.run())
    performance.answer("upstairs")
    performance.answer(performance.run())
    assert performance.result == "Ida upstairs"
    assert run == ["name Ada", "name Ida for Ada", "place upstairs"]


def test_a_refused_effect_is_asked_again_and_still_takes_the_place_of_the_earlier_one() -> None:
    run: list[str] = []
    performance = Performance(lambda: script(run))
    performance.answer("Ada")
    performance.answer(performance.run())
    assert performance.back()
    performance.answer("Ida")
    performance.answer(Refused("The disk is full. Not kept.", again=True))
    assert performance.turn == AskLine("Name?", value="Ida", trouble="The disk is full. Not kept.", again=True)
    assert not performance.can_go_back_to_question
    performance.answer("Ida")
    performance.answer(performance.run())
    assert run == ["name Ada", "name Ida for Ada"]


def test_what_is_done_in_a_list_is_new_and_what_it_shows_is_read_anew() -> None:
    seen = iter(["one", "one, two", "one, two, three"])
    run: list[str] = []

    def talk() -> Talk[None]:
        while True:
            rows = yield Effect("look", run=lambda: next(seen), looks=True)
            done = yield Browse("list", rows)
            if done is None:
                return
            words = yield AskLine("Which?")
            if words is not None:
                added = partial(run.append, words)
                yield Effect("add", (words,), run=added, again=lambda before: run.append("in its place"))

    performance = Performance(talk)
    performance.answer(performance.run())
    performance.answer(Did("add"))
    performance.answer("two")
    performance.answer(performance.run())
    performance.answer(performance.run())
    assert performance.turn == Browse("list", "one, two")
    performance.answer(Did("add"))
    assert not performance.can_go_back_to_question  # a list is left, not gone back to
    assert performance.back()
    performance.answer(performance.run())
    assert performance.turn == Browse("list", "one, two, three")
    performance.answer(Did("add"))
    performance.answer("three")
    performance.answer(performance.run())
    assert run == ["two", "three"]


@pytest.mark.parametrize("words", ["", "  "])
def test_nothing_typed_where_something_is_needed_ends_the_question(words: str) -> None:
    performance = Performance(lambda: script([]))
    performance.answer(words)
    assert performance.turn == AskLine("Place?", optional=True)
