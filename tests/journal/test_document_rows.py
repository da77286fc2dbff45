"""What documents say of rows that do not fit, to the word and the line; and how they are called."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from ptg_cli.journal.documents.aims import AIMS, aim_from, aim_table
from ptg_cli.journal.documents.document import Misfit, ReadDocument
from ptg_cli.journal.documents.people import PEOPLE, nobody_known, people_from
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.journal.documents.rows import Row
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.toml_edit import merged
from ptg_cli.model.aim import Aim
from ptg_cli.model.person import Person
from ptg_cli.model.value import Value

# Rows


def row(**said: object) -> tuple[Row, list[Misfit]]:
    """The second row of a list, and where what is wrong in it goes."""
    misfits: list[Misfit] = []
    return Row(said, "thing", 2, misfits), misfits


def test_a_line_that_is_missing_is_named_at_its_row() -> None:
    one, misfits = row()
    assert one.line("name") == ""
    assert misfits == [Misfit("", "“name” is missing.", "thing", 2)]
    assert not one.fits


def test_more_texts_than_there_may_be_are_refused() -> None:
    one, misfits = row(steps=["one", "two", "three"])
    assert one.texts("steps", 3) == ("one", "two", "three")
    assert (one.texts("steps", 2), one.fits) == ((), False)
    assert misfits == [Misfit("steps", "“steps” is too long: 2 at most.", "thing", 2)]


@pytest.mark.parametrize(("number", "fits"), [(0, 0), (10, 10), (-1, None), (11, None)])
def test_a_rating_is_a_number_from_0_to_10(number: int, fits: int | None) -> None:
    one, misfits = row(hard=number)
    assert one.rating("hard") == fits
    wanted = {-1: "0 or more", 11: "10 or less"}.get(number)
    assert misfits == ([Misfit("hard", f"“hard” has to be {wanted}.", "thing", 2)] if wanted else [])


def test_a_word_that_is_none_of_those_known_is_named_with_the_nearest() -> None:
    one, misfits = row(kinds=["outside", "hom"], place="hom", other="zzz")
    assert one.some_of("kinds", ("home", "outside")) == ()
    assert one.one_of("place", ("home", "outside"), "home") == "home"
    assert one.one_of("other", ("home", "outside"), "home") == "home"
    near = "takes one of: home, outside. Did you mean “home”?"
    assert misfits == [
        Misfit("kinds", f"“kinds” {near}", "thing", 2),
        Misfit("place", f"“place” {near}", "thing", 2),
        Misfit("other", "“other” takes one of: home, outside.", "thing", 2),
    ]


# People


def test_of_two_rows_of_one_person_the_careful_mark_counts() -> None:
    rows = [{"name": "Ada", "reach": "knock"}, {"name": "ada", "not_safe": True}]
    people, misfits = people_from({"person": rows})
    assert people == (Person("Ada", "knock", not_safe=True),)
    assert [(one.key, one.row, one.nth) for one in misfits] == [("name", "person", 2)]
    assert people_from({"person": [rows[1], rows[0]]})[0][0].not_safe


@pytest.mark.parametrize(
    ("value", "problems", "unknown", "nobody"),
    [((Person("Ada"),), ("x",), False, False), ((), ("x",), False, True), ((), (), False, False), ((), (), True, True)],
)
def test_nobody_is_known_only_where_nothing_of_the_list_could_be_read(
    value: tuple[Person, ...], problems: tuple[str, ...], unknown: bool, nobody: bool
) -> None:
    assert nobody_known(ReadDocument(PEOPLE, value, cast(Any, None), problems, unknown=unknown)) is nobody


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "cp1252")]
)
def test_a_mark_in_a_text_that_does_not_read_still_counts(mark: bytes, encoding: str) -> None:
    raw = mark + '[[person]]\nname = "Zoë"\nnot_safe = true\n'.encode(encoding)
    assert PEOPLE.in_doubt is not None
    assert PEOPLE.in_doubt((Person("Zoë"), Person("Ben")), [raw]) == (Person("Zoë", not_safe=True), Person("Ben"))


def test_a_mark_that_goes_is_told_where_the_person_stays() -> None:
    before = (Person("Ada", not_safe=True), Person("Ben", not_safe=True))
    told = PEOPLE.told_after(before, (Person("Cleo"), Person("Ada")))
    assert told == "Not marked as not safe any more: Ada. `ptg plan` puts that mark back."
    assert PEOPLE.told_after(before, (Person("Cleo"), before[0])) == ""


# The plan, aims, values, strategies


def test_a_part_of_the_plan_that_is_no_table_is_named_with_its_line() -> None:
    assert PLAN.check(b"# mine\nsigns = 3\n", "plan.toml") == [
        "plan.toml, line 2: “signs” is a part of the plan: it begins with [signs]."
    ]
    (told,) = PLAN.check(b"# mine\n[triggers]\nitems = 3\n", "plan.toml")
    assert told.startswith("plan.toml, line 3: what starts the fear or pain stands in rows under")


def test_an_open_aim_says_no_state_and_any_other_does() -> None:
    aim = Aim("20261120-081502-7f3k", "ask", "Ask Ana", begun=date(2026, 11, 20))
    assert aim_table(aim) == {"kind": "ask", "title": "Ask Ana", "begun": date(2026, 11, 20)}
    resting = Aim("20261120-081502-7f3k", "ask", "Ask Ana", "resting")
    assert AIMS.of(resting.id).rows(resting) == [("title", "title: Ask Ana"), ("state", "state: resting")]
    assert AIMS.of(resting.id).noted == ("asked", "pages")  # ptg writes these itself: no hand changed the aim


@pytest.mark.parametrize(("state", "hint"), [("opne", " Did you mean “open”?"), ("zzzz", ""), (3, "")])
def test_a_state_there_is_not_is_named(state: object, hint: str) -> None:
    aim, misfits = aim_from("a", {"title": "Ask Ana", "state": state})
    assert aim.state == "open"
    assert misfits == [Misfit("state", f"“state” takes one of: open, resting, done, let-go.{hint}")]


def test_a_value_is_told_with_its_numbers_where_it_has_any() -> None:
    told = VALUES.rows((Value("rest", "Rest"), Value("home", "Home", matters=9)))
    assert told == [("Rest", "Rest"), ("Home", "Home (matters 9)")]


def test_a_strategy_that_stands_twice_is_named_with_its_line() -> None:
    one = b'[[strategy]]\nname = "Hum"\nfamily = "expression"\n'
    (told,) = STRATEGIES.check(one + one, "strategies.toml")
    assert told.startswith("strategies.toml, line 5: “Hum” stands here twice.")


def test_documents_are_called_by_words_and_commands_that_are_there() -> None:
    assert [one.unit for one in (PLAN, PEOPLE, VALUES, STRATEGIES)] == [
        ("line", "lines"), ("person", "people"), ("value", "values"), ("row", "rows"),
    ]  # fmt: skip
    assert STRATEGIES.show == "ptg history strategies --show {number}"
    assert STRATEGIES.restore == "ptg history strategies --restore {number}"


def test_what_a_hand_wrote_beside_a_strategy_stays_with_it_when_another_goes() -> None:
    one = b'[[strategy]]\nname = "Hum"\nfamily = "expression"\nmine = "a tune"\n\n'
    two = b'# for the evening\n[[strategy]]\nname = "Sit"\nfamily = "grounding"\nmine = "a chair"\n'
    own = STRATEGIES.value(one + two)
    assert [each.title for each in own.own] == ["Hum", "Sit"]
    left = merged(one + two, STRATEGIES.encode(replace(own, own=own.own[1:])), STRATEGIES.known)
    assert b"a tune" not in left
    assert b'mine = "a chair"' in left
