"""Typing ahead without a terminal: nothing is lost, nothing overtakes, and no letter of a word is a command."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.typeahead import (
    ALONE,
    ENDS_A_NUMBER,
    FocusMove,
    HandOut,
    LeftKeys,
    Takes,
    TypeAhead,
    Typed,
    TypingPlace,
    WordsGoTo,
)

LINE = TypingPlace(Takes.LINE)
TEXT = TypingPlace(Takes.TEXT)
NUMBERS = TypingPlace(words=WordsGoTo.LINE)
READ = TypingPlace(words=WordsGoTo.NEXT, letters=frozenset("bnx"))
GATE = TypingPlace(words=WordsGoTo.WAIT, letters=frozenset("c1"))
LIST = TypingPlace()
CLOSE = TypingPlace(words=WordsGoTo.LINE, letters=frozenset("x"), last=True)


def key(text: str, at: float = 0.0, patience: float | None = None) -> Typed[str]:
    """One key; a name of several letters types nothing, but for enter."""
    return Typed(text, at, "\n" if text == "enter" else text if len(text) == 1 else "", patience=patience)


def typed(*keys: str, at: float = 0.0) -> TypeAhead[str]:
    """Keys that wait."""
    waiting: TypeAhead[str] = TypeAhead()
    waiting.add(*(key(each, at) for each in keys))
    return waiting


def handed(waiting: TypeAhead[str], place: TypingPlace, now: float = 0.0, *, settled: bool = True) -> list[str]:
    """What is handed out at one place, until there is nothing more or it has to move."""
    out = []
    while isinstance(step := waiting.take(place, now, settled=settled), HandOut):
        out.append(step.one.event)
    return out


def test_letters_follow_letters_at_once_and_anything_else_waits_for_what_came_before() -> None:
    waiting = typed(*"one", "enter", *"two")
    assert waiting.take(LINE, 0, settled=False) is None, "something may still be on its way"
    assert handed(waiting, LINE)[:1] == ["o"]
    waiting = typed(*"one", "enter", *"two")
    assert waiting.take(LINE, 0, settled=True) == HandOut(key("o"))
    assert handed(waiting, LINE, settled=False) == ["n", "e"]
    assert waiting.take(LINE, 0, settled=True) == HandOut(key("enter"))
    assert handed(waiting, LINE, settled=False) == [], "what comes after a command waits until it has had its effect"
    assert handed(waiting, TEXT) == ["t", "w", "o"]


def test_enter_in_a_text_is_a_letter_like_any_other() -> None:
    waiting = typed(*"a", "enter", *"b")
    waiting.take(TEXT, 0, settled=True)
    assert handed(waiting, TEXT, settled=False) == ["enter", "b"]


def test_a_paste_of_many_lines_is_no_enter() -> None:
    waiting = typed("a")
    waiting.add(Typed("paste", 0, "two\nlines", pasted=True), key("b"))
    waiting.take(LINE, 0, settled=True)
    assert handed(waiting, LINE, settled=False) == ["paste", "b"]


def test_words_at_numbers_go_into_the_line_that_stands_there() -> None:
    waiting = typed(*"4 x7")
    assert handed(waiting, NUMBERS) == ["4", " "]
    assert waiting.take(NUMBERS, 0, settled=True) is FocusMove.TO_LINE
    assert handed(waiting, LINE) == ["x", "7"]


def test_words_where_none_are_asked_for_go_on_until_something_takes_them() -> None:
    waiting = typed(*"now b", "ctrl+n")
    for _ in range(3):
        assert waiting.take(READ, 0, settled=True) is FocusMove.ON
        assert waiting.take(READ, 0, settled=False) is None
    assert handed(waiting, TEXT) == [*"now b", "ctrl+n"]


def test_a_letter_that_does_something_is_a_command_only_alone() -> None:
    waiting = typed("b", at=1.0)
    assert waiting.take(READ, 1.0 + ALONE * 0.9, settled=True) is None
    assert waiting.due(READ, 1.0) == ALONE
    assert waiting.take(READ, 1.0 + ALONE, settled=True) == HandOut(key("b", 1.0))
    assert waiting.due(READ, 2.0) is None
    waiting = typed("b", "a", at=1.0)
    assert waiting.take(READ, 1.0, settled=True) is FocusMove.ON
    waiting = typed("b", "enter", at=1.0)
    assert handed(waiting, READ, 1.0)[0] == "b"


def test_words_wait_at_a_place_that_has_none_and_what_follows_them_is_answered() -> None:
    waiting = typed(*"so")
    assert waiting.take(READ, 0, settled=True) is FocusMove.ON
    assert handed(waiting, LIST) == [], "the question between asks for a number"
    waiting.add(key("7"), key("ctrl+n"))
    assert handed(waiting, LIST) == ["7", "ctrl+n"]
    assert handed(waiting, TEXT) == ["s", "o"]


@pytest.mark.parametrize("apart", [0.0, 0.1, 2.0])
def test_words_typed_where_one_is_asked_whether_to_go_on_wait_until_then(apart: float) -> None:
    waiting: TypeAhead[str] = TypeAhead()
    now = 0.0
    for letter in "so, it is 5":
        waiting.add(key(letter, now))
        assert handed(waiting, GATE, now) == [], letter
        now += apart
    waiting.add(key("enter", now))
    assert handed(waiting, GATE, now) == ["enter"]
    assert "".join(handed(waiting, TEXT, now)) == "so, it is 5"


def test_a_paste_waits_there_too() -> None:
    waiting: TypeAhead[str] = TypeAhead()
    waiting.add(Typed("paste", 0, "1 two\nlines", pasted=True), key("enter"))
    assert handed(waiting, GATE) == ["enter"]
    assert handed(waiting, TEXT) == ["paste"]


def test_what_does_something_there_does_it_alone_and_is_a_letter_behind_others() -> None:
    for letter in "c1":
        waiting = typed(letter)
        assert handed(waiting, GATE, ALONE) == [letter]
    waiting = typed(*"so c1", at=1.0)
    assert handed(waiting, GATE, 1.0) == []
    waiting.add(key("1", 1.0 + ALONE))
    assert handed(waiting, GATE, 1.0 + 2 * ALONE) == ["1"]
    assert "".join(handed(waiting, TEXT)) == "so c1"


def test_words_for_which_no_question_came_are_left_over_in_one_piece() -> None:
    waiting = typed(*"so", "enter", *"it is", "f9")
    assert waiting.take(READ, 0, settled=True) is FocusMove.ON
    assert waiting.take(CLOSE, 0, settled=True) == LeftKeys("so\nit is")
    assert handed(waiting, CLOSE) == ["f9"]


def test_a_place_that_never_makes_room_gets_the_words_in_the_end() -> None:
    waiting = typed(*"so")
    for _ in range(200):
        if isinstance(waiting.take(READ, 0, settled=True), HandOut):
            return
    raise AssertionError("asked for ever")


def test_a_patient_key_goes_ahead_once_it_has_waited_long_enough() -> None:
    waiting = typed(*"so")
    waiting.add(key("f3", 1.0, patience=1.0), key("f9", 1.0, patience=0.0))
    assert waiting.take(LIST, 1.0, settled=False) == HandOut(key("f9", 1.0, 0.0), ahead=True)
    assert waiting.take(LIST, 1.9, settled=False) is None
    assert waiting.take(LIST, 2.0, settled=False) == HandOut(key("f3", 1.0, 1.0), ahead=True)
    assert handed(waiting, TEXT) == ["s", "o"]


def test_what_was_put_aside_was_typed_before() -> None:
    waiting = typed("c")
    waiting.before(typed("a", "b"))
    assert handed(waiting, LINE) == ["a", "b", "c"]


def test_words_that_are_taken_wait_no_longer_and_keys_still_do() -> None:
    waiting = typed(*"so", "ctrl+n", *"it is")
    assert waiting.words() == "soit is"
    assert waiting.words() == ""
    assert handed(waiting, LINE) == ["ctrl+n"]
    assert not waiting


def test_a_letter_at_the_heels_of_words_that_wait_is_theirs_and_a_later_one_a_key() -> None:
    for later, said in ((ALONE / 2, "abn"), (ALONE * 2, "ab")):
        waiting = typed(*"ab")
        assert waiting.take(READ, 0, settled=True) is FocusMove.ON
        assert handed(waiting, LIST) == []
        waiting.add(key("n", later))
        assert handed(waiting, LIST, later) == ([] if said == "abn" else ["n"])
        assert "".join(handed(waiting, TEXT, later)) == said


PLACES = st.sampled_from([LINE, TEXT, NUMBERS, READ, GATE, LIST, CLOSE])
KEYS = st.lists(st.sampled_from(["a", "b", "7", " ", "enter", "ctrl+n", "escape", "x"]), max_size=12)
TURNS = st.lists(st.tuples(KEYS, PLACES, st.booleans(), st.floats(0, 0.4)), max_size=12)


@given(TURNS)
def test_whatever_is_typed_wherever_nothing_is_lost_doubled_or_overtaken(
    turns: Sequence[tuple[list[str], TypingPlace, bool, float]],
) -> None:
    waiting: TypeAhead[int] = TypeAhead()
    added: list[Typed[int]] = []
    out: list[Typed[int]] = []
    taken: list[int] = []
    left: list[str] = []
    now = 0.0
    for keys, place, settled, later in turns:
        for each in keys:
            one = key(each, now)
            added.append(Typed(len(added), now, one.text))
            waiting.add(added[-1])
        now += later
        here = place
        for _ in range(200):
            step = waiting.take(here, now, settled=settled)
            if step is None:
                break
            if isinstance(step, HandOut):
                out.append(step.one)
                if here.takes is not Takes.NOTHING:
                    taken.append(step.one.event)
            elif isinstance(step, LeftKeys):
                left.append(step.words)
            else:  # the face makes room
                here, settled = (LINE if step is FocusMove.TO_LINE else here), True
                if step is FocusMove.ON:
                    break
    while (step := waiting.take(TEXT, now, settled=True)) is not None:
        assert isinstance(step, HandOut)
        out.append(step.one)
        taken.append(step.one.event)
    assert not waiting
    said = "".join(one.text for one in added)
    assert sorted(one.event for one in out) == sorted({one.event for one in out}), "none twice"
    assert len(said) == len("".join(one.text for one in out)) + len("".join(left)), "no letter lost"
    letters = [event for event in taken if added[event].text]
    commands = [one.event for one in out if not one.text]
    assert letters == sorted(letters)
    assert commands == sorted(commands)
    assert set(commands) == {one.event for one in added if not one.text}


@given(
    st.lists(st.sampled_from([LIST, READ, GATE, NUMBERS, TEXT]), min_size=1, max_size=6), st.text("abnx ", min_size=2)
)
def test_no_letter_of_a_word_is_ever_a_command_where_words_have_a_place(places: list[TypingPlace], words: str) -> None:
    word = f"w{words}"
    waiting = typed(*word)
    taken = []
    for place in [READ, *places, TEXT]:
        for _ in range(200):
            step = waiting.take(place, 0, settled=True)
            if not isinstance(step, HandOut):
                break
            if place.takes is not Takes.NOTHING:
                taken.append(step.one.event)
        if step is FocusMove.TO_LINE:
            taken += handed(waiting, LINE)
    assert "".join(taken) == word


def test_an_enter_right_behind_a_number_that_went_on_is_not_for_what_comes_next() -> None:
    scale, feelings = TypingPlace(asks="scale"), TypingPlace(asks="feelings")
    waiting: TypeAhead[str] = TypeAhead()
    waiting.add(key("5", 1.0))
    assert handed(waiting, scale) == ["5"]
    waiting.add(key("enter", 1.2))
    assert handed(waiting, feelings, 1.2) == []
    assert waiting.due(feelings, 1.2) == pytest.approx(ALONE)
    assert handed(waiting, feelings, 1.2 + ALONE) == []
    assert not waiting
    waiting.add(key("enter", 1.3 + ALONE))
    assert handed(waiting, feelings, 1.3 + ALONE) == ["enter"], "only one belongs to the number"


def test_whoever_types_on_behind_the_enter_of_a_number_means_it() -> None:
    scale, feelings = TypingPlace(asks="scale"), TypingPlace(asks="feelings")
    waiting: TypeAhead[str] = TypeAhead()
    waiting.add(key("5", 1.0))
    assert handed(waiting, scale) == ["5"]
    waiting.add(key("enter", 1.06))
    assert handed(waiting, feelings, 1.06) == []
    waiting.add(key("enter", 1.12))
    assert handed(waiting, feelings, 1.12) == ["enter", "enter"]


def test_an_enter_is_meant_where_it_comes_later_or_the_number_has_not_gone_on_or_is_part_of_words() -> None:
    scale, feelings = TypingPlace(asks="scale"), TypingPlace(asks="feelings")
    for place, following, at in (
        (scale, feelings, ENDS_A_NUMBER),
        (scale, scale, 0.1),
        (TypingPlace(Takes.LINE, asks="line"), feelings, 0.1),
    ):
        waiting: TypeAhead[str] = TypeAhead()
        waiting.add(key("5", 0.0))
        assert handed(waiting, place) == ["5"]
        waiting.add(key("enter", at))
        assert handed(waiting, following, at) == ["enter"]
