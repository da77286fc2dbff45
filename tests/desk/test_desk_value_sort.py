"""The guide that sorts values: what lies on its cards, what it puts into the list, and what stands on its page."""

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.writing import BegunSession, Intent
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.library import prompts
from ptg_cli.model.answer import Answer, Listed, Number, Piles, Text
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person
from ptg_cli.model.value import Value, named_value
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.writing_view import Question

NOW: Final = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
SLUG: Final = "what-matters-most-to-me"


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}), lambda: NOW, chance)


def begun(context: Context) -> BegunSession:
    """A new session with the guide."""
    return context.sessions.begin(context.library.guide(SLUG), Intent(NOW), LINE_KEYS, asked=False)


def answered(one: BegunSession, answers: Mapping[Any, Answer], upto: str = "") -> list[str]:
    """Answers by step, or by step and item, up to a step; the questions that were asked."""
    asked = []
    while isinstance(view := one.session.view, Question) and view.asked.step.id != upto:
        asked.append(view.prompt)
        answer = answers.get(view.asked.key, answers.get(view.asked.step.id))
        if answer is not None:
            one.session.write_down(answer)
        one.session.next()
    return asked


def kept(context: Context, answers: Mapping[Any, Answer]) -> Entry:
    """The page of a session with these answers."""
    one = begun(context)
    answered(one, answers)
    return context.journal.find(one.sitting.finish().page).entry


def values(context: Context) -> tuple[Value, ...]:
    """The values on the disk."""
    return context.documents.read(VALUES).value


def put(context: Context, *found: Value) -> None:
    """Keeps values, as another window would."""
    context.documents.save(context.documents.read(VALUES), found)


def cards(context: Context) -> Question:
    """The first question."""
    view = begun(context).session.view
    assert isinstance(view, Question)
    return view


def test_the_cards_are_the_persons_own_and_all_that_are_not_among_them(context: Context) -> None:
    assert len(cards(context).asked.options) == 55
    put(context, Value("authenticity", "Me, as I am", "no mask"), named_value("honesty"), named_value("The shed"))
    view = cards(context)
    assert view.asked.options[:4] == ("Me, as I am", "honesty", "The shed", "Love")
    assert len(view.asked.options) == 56
    assert not {"Being myself", "Honesty"} & {*view.asked.options}
    assert (view.meanings["Me, as I am"], view.meanings["The shed"]) == ("no mask", "")
    assert view.meanings["Love"] == "being close to someone, and showing it"


def test_what_names_someone_who_is_not_safe_lies_on_no_card(context: Context) -> None:
    put(context, named_value("Time with Tom"), named_value("Rest well"))
    context.documents.save(context.documents.read(PEOPLE), (Person("Tom", not_safe=True),))
    assert cards(context).asked.options[:2] == ("Rest well", "Love")


SORTED: Final = Piles.of({"very much": ["Rest", "Being myself", "Hope"], "a little": ["Love"], "not now": ["Order"]})


def test_those_chosen_stand_first_with_why_and_both_numbers_and_the_page_keeps_their_ids(context: Context) -> None:
    put(context, named_value("The shed", "quiet there"), named_value("Order"))
    answers: dict[Any, Answer] = {
        "cards": SORTED,
        "five": Listed(("Being myself", "Feeding the cat", "The shed")),
        ("reason", "Being myself"): Text("no mask"),
        ("matters", "Being myself"): Number(9),
        ("matters", "Feeding the cat"): Number(0),
        ("lived", "The shed"): Number(3),
        ("lived", "Being myself"): Number(10),
    }
    page = kept(context, answers)
    assert values(context) == (
        Value("authenticity", "Being myself", "no mask", 9, 10),
        Value("feeding-the-cat", "Feeding the cat", "", 0, None),
        Value("the-shed", "The shed", "quiet there", None, 3),
        Value("order", "Order"),
    )
    assert page.matters == {"authenticity": 9, "feeding-the-cat": 0}
    assert page.lived == {"the-shed": 3, "authenticity": 10}
    assert "**very much**\n\n- Rest\n- Being myself\n- Hope\n" in page.body
    assert "<!-- step: lived 3 -->\n\n3 of 10" in page.body


def test_what_is_offered_are_those_of_the_first_pile_and_own_ones_that_lie_in_no_other(context: Context) -> None:
    put(context, named_value("The shed"), named_value("Order"))
    one = begun(context)
    answered(one, {"cards": SORTED}, "five")
    view = one.session.view
    assert isinstance(view, Question)
    assert view.asked.options == ("Rest", "Being myself", "Hope", "The shed")


def test_changing_ones_mind_puts_others_first_and_loses_neither_numbers_nor_versions(context: Context) -> None:
    kept(context, {"cards": SORTED, "five": Listed(("Rest", "Hope")), "matters": Number(8), "lived": Number(2)})
    page = kept(context, {"cards": SORTED, "five": Listed(("Love", "Hope")), ("lived", "Hope"): Number(5)})
    assert [(one.name, one.matters, one.lived) for one in values(context)] == [
        ("Love", None, None), ("Hope", 8, 5), ("Rest", 8, 2),
    ]  # fmt: skip
    first, second = [context.journal.find(one.id).entry for one in context.journal.newest()][::-1]
    assert (first.lived, second.id, second.lived) == ({"rest": 2, "hope": 2}, page.id, {"hope": 5})
    newest, before = context.documents.versions("values")
    assert [one.name for one in VALUES.value(before.read_bytes())] == ["Rest", "Hope"]
    assert [one.name for one in VALUES.value(newest.read_bytes())] == ["Love", "Hope", "Rest"]


def test_who_chooses_none_is_asked_no_more_and_the_list_stays_as_it_is(context: Context) -> None:
    put(context, named_value("Order"))
    one = begun(context)
    asked = answered(one, {"cards": Piles.of({"not now": ["Order", "Love"]})})
    assert asked[-2:] == ["Which of these matter most to you now?", ""]
    one.sitting.finish()
    assert values(context) == (named_value("Order"),)


def test_half_way_it_waits_as_a_draft_and_goes_on_with_every_card_where_it_lay(context: Context) -> None:
    one = begun(context)
    one.session.write_down(Piles.of({"very much": ["Love"], "not now": ["Trust"]}))
    one.sitting.snapshot()
    one.sitting.close()
    (draft,) = context.drafts.listed()
    again = context.sessions.resume(draft, LINE_KEYS)
    view = again.session.view
    assert isinstance(view, Question)
    assert view.answer == Piles.of({"very much": ["Love"], "not now": ["Trust"]})
    assert len(view.asked.options) == 55
    answered(again, {"five": Listed(("Love",)), ("lived", "Love"): Number(4)})
    assert context.journal.find(again.sitting.finish().page).entry.lived == {"love": 4}
    assert values(context) == (Value("love", "Love", "", None, 4),)


def test_numbers_behind_an_answer_that_was_changed_stand_only_in_the_page(context: Context) -> None:
    one = begun(context)
    answered(one, {"cards": SORTED, "five": Listed(("Rest", "Hope")), "lived": Number(2)}, "room")
    while isinstance(view := one.session.view, Question) and view.asked.step.id != "five":
        one.session.back()
    answered(one, {"five": Listed(("Hope",))})
    page = context.journal.find(one.sitting.finish().page).entry
    assert page.lived == {"hope": 2}
    assert [value.name for value in values(context)] == ["Hope"]


def test_where_the_words_to_choose_from_are_damaged_that_is_said_and_own_ones_are_sorted(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(context, named_value("Rest"))
    damaged = tmp_path / "prompts"
    shutil.copytree(prompts.prompts_folder(), damaged)
    (damaged / "values.toml").write_text("[[value]\n")
    monkeypatch.setattr("ptg_cli.library.library.prompts_folder", lambda: damaged)
    monkeypatch.setattr("ptg_cli.context.prompts_folder", lambda: damaged, raising=False)
    one = begun(context)
    view = one.session.view
    assert isinstance(view, Question)
    assert view.asked.options == ("Rest",)
    assert any(f"{damaged / 'values.toml'}, line 1" in words for words in one.problems)
    answered(one, {"cards": Piles.of({"very much": ["Rest"]}), "five": Listed(("Rest",)), "lived": Number(3)})
    one.sitting.finish()
    assert values(context) == (Value("rest", "Rest", "", None, 3),)
