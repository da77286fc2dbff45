"""The talk about what matters to a person: adding, why, choosing from the list, changing, moving, taking back."""

from collections.abc import Callable
from typing import Any

from tests.talks.conftest import BACK, MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.entry import Entry
from ptg_cli.model.value import Value, named_value
from ptg_cli.talks.turns import Added, AskLine, Browse, Choose, Did, Open, PickedRow, Rate, Rated
from ptg_cli.talks.values import begin


def names(context: Context) -> list[str]:
    """The person's values in their order, each with why."""
    return [one.said for one in context.documents.read(VALUES).value]


def put(context: Context, *values: Value) -> None:
    """Keeps values, as another window would."""
    context.documents.save(context.documents.read(VALUES), values)


def test_one_is_typed_with_why_and_another_without(context: Context) -> None:
    talk = Performed(begin(context), Added("Rest"), "I think  better", Did("add"), "Music", "", None)
    assert names(context) == ["Rest: I think better", "Music"]
    assert talk.turn is None


def test_each_is_kept_before_why_is_asked_and_both_are_taken_back_together(context: Context) -> None:
    talk = Performed(begin(context), Added("Rest"))
    assert names(context) == ["Rest"]
    talk.answer("I think better", Did("undo"))
    assert talk.told == ["Taken back."]
    assert names(context) == []


def test_back_from_why_to_the_name_changes_the_one_that_was_added(context: Context) -> None:
    Performed(begin(context), Did("add"), "Rset", BACK, "Rest", "")
    assert names(context) == ["Rest"]


def test_some_are_chosen_from_the_list_which_leaves_out_those_that_are_there(context: Context) -> None:
    put(context, named_value("honesty"))
    talk = Performed(begin(context), Did("choose"))
    kinds = talk.turn
    assert isinstance(kinds, Choose)
    assert len(kinds.options) == 7
    talk.answer(0)
    assert not [words for words in talk.turn.options if words.startswith("Honesty:")]
    chosen = talk.turn.options[0].partition(":")[0]
    talk.answer(0, 0, 0, 6, None)
    assert names(context)[:2] == ["honesty", chosen]
    assert len(names(context)) == 3
    assert talk.told[0] == f"“{chosen}” is in your list now."


def test_the_list_keeps_its_ids_where_its_words_say_more(context: Context) -> None:
    talk = Performed(begin(context), Did("choose"), 1)
    talk.answer(0, 6, None)
    assert context.documents.read(VALUES).value == (Value("authenticity", "Being myself"),)
    assert 'id = "authenticity"' in (context.places.journal / "values.toml").read_text()


def test_a_new_name_keeps_the_id_that_pages_know(context: Context) -> None:
    put(context, named_value("Rest", "quiet"))
    Performed(begin(context), PickedRow(0), "A quiet hour", None, None)
    assert context.documents.read(VALUES).value == (Value("rest", "A quiet hour", "quiet"),)
    Performed(begin(context), Did("change", 0), None, None)
    assert names(context) == ["A quiet hour: quiet"]


def test_they_move_go_and_come_back(context: Context) -> None:
    put(context, named_value("Rest"), named_value("Music"), named_value("Hope"))
    talk = Performed(begin(context), Did("down", 0), Did("up", 2))
    assert names(context) == ["Music", "Hope", "Rest"]
    talk.answer(Did("remove", 1))
    assert names(context) == ["Music", "Rest"]
    talk.answer(Did("undo"), Did("undo"), Did("undo"))
    assert names(context) == ["Rest", "Music", "Hope"]
    assert talk.turn.at is None


def test_a_name_that_is_there_is_said_and_the_words_stay_to_be_changed(context: Context) -> None:
    put(context, named_value("Rest"))
    talk = Performed(begin(context), Added("REST"))
    asked = talk.turn
    assert isinstance(asked, AskLine)
    assert (asked.value, asked.trouble, asked.again) == ("REST", "“Rest” is in your list already.", False)
    talk.answer("Sleep", None)
    assert names(context) == ["Rest", "Sleep"]
    talk.answer(Did("change", 1), "rest")
    assert talk.turn.trouble == "“Rest” is in your list already. Give this one another name."


def test_on_a_full_disk_words_stay_and_are_tried_again(context: Context, full_disk: Callable[[bool], None]) -> None:
    talk = Performed(begin(context), lambda: full_disk(True), Added("Rest"))
    assert talk.turn.again
    assert talk.turn.trouble.endswith("Not kept.")
    assert (talk.turn.value, names(context)) == ("Rest", [])
    talk.answer(lambda: full_disk(False), "Rest", "quiet")
    assert names(context) == ["Rest: quiet"]


def test_what_another_window_changed_is_told_and_what_it_took_out_is_not_changed(context: Context) -> None:
    put(context, named_value("Rest"), named_value("Hope"))
    talk = Performed(begin(context), lambda: put(context, named_value("Hope")), PickedRow(0), "Sleep", None)
    assert names(context) == ["Hope"]
    talk = Performed(begin(context), lambda: put(context, named_value("Hope"), named_value("Play")), Added("Rest"), "")
    assert talk.told == ["Your values was changed in another window. You see it as it is now."]
    assert names(context) == ["Hope", "Play", "Rest"]


def test_a_file_broken_by_hand_is_named_below_and_the_last_good_one_is_shown(context: Context) -> None:
    put(context, named_value("Rest"))
    path = context.places.journal / "values.toml"
    path.write_text("[[value]\n")
    talk: Any = Performed(begin(context))
    seen = talk.turn
    assert isinstance(seen, Browse)
    assert [row.label for row in seen.rows] == ["Rest"]
    assert seen.below[0].startswith(f"{path}, line 1: that isn't TOML.")
    assert "`ptg values edit`" in seen.below[0]
    talk.answer(Added("Hope"), "")
    assert names(context) == ["Rest", "Hope"]
    assert talk.told[0].startswith("What could not be read is kept: ")


def numbers(context: Context) -> list[tuple[str, int | None, int | None]]:
    """What the file says of each value in numbers."""
    return [(one.name, one.matters, one.lived) for one in context.documents.read(VALUES).value]


def pages(context: Context) -> list[Entry]:
    """The pages there are, the oldest first."""
    return [context.journal.find(one.id).entry for one in context.journal.newest()][::-1]


def test_both_numbers_of_one_are_asked_kept_each_at_once_and_stand_on_one_page(context: Context) -> None:
    put(context, named_value("Rest"), named_value("Hope"))
    talk = Performed(begin(context), Did("numbers", 1))
    asked = talk.turn
    assert asked == Rate("How much does this matter to you: Hope?", "not at all", "more than almost anything")
    talk.answer(Rated(9))
    assert numbers(context) == [("Rest", None, None), ("Hope", 9, None)]
    assert talk.turn.question == "How much of this was in your days lately: Hope?"
    talk.answer(Rated(0))
    assert numbers(context) == [("Rest", None, None), ("Hope", 9, 0)]
    (page,) = pages(context)
    assert (page.kind, page.matters, page.lived) == ("checkin", {"hope": 9}, {"hope": 0})
    assert page.body == "Hope: it matters 9 of 10, in my days lately 0 of 10.\n"
    assert talk.turn.rows[1].numbers == (("matters", 9), ("in your days", 0))


def test_a_number_can_be_left_out_and_the_one_before_is_told_and_stays(context: Context) -> None:
    put(context, Value("rest", "Rest", "", 9, 3))
    talk = Performed(begin(context), Did("numbers", 0))
    assert talk.turn.before == 9
    talk.answer(Rated(), Rated(4))
    assert numbers(context) == [("Rest", 9, 4)]
    assert pages(context)[0].matters == {}
    talk.answer(Did("numbers", 0), None)
    assert numbers(context) == [("Rest", 9, 4)]


def test_how_it_was_lately_is_asked_of_each_until_that_is_enough(context: Context) -> None:
    put(context, named_value("Rest"), named_value("Hope"), named_value("Play"))
    talk = Performed(begin(context), Did("lately"), Rated(3), Rated(), Rated(8))
    assert numbers(context) == [("Rest", None, 3), ("Hope", None, None), ("Play", None, 8)]
    assert pages(context)[0].lived == {"rest": 3, "play": 8}
    talk.answer(Did("undo"))
    assert [lived for _, _, lived in numbers(context)] == [None, None, None]
    assert pages(context) == []
    talk.answer(Did("lately"), Rated(5), None)
    assert [lived for _, _, lived in numbers(context)] == [5, None, None]


def test_taking_back_takes_numbers_from_their_page_as_they_came(context: Context) -> None:
    put(context, named_value("Rest"))
    talk = Performed(begin(context), Did("numbers", 0), Rated(9), Rated(4), Did("numbers", 0), Rated(), Rated(5))
    assert pages(context)[0].lived == {"rest": 5}
    talk.answer(Did("undo"))
    assert (pages(context)[0].matters, pages(context)[0].lived) == ({"rest": 9}, {"rest": 4})
    talk.answer(Did("undo"))
    assert (numbers(context), pages(context)) == ([("Rest", None, None)], [])
    assert len(context.journal.trashed()) == 1


def test_numbers_of_an_earlier_visit_stay_on_their_own_page(context: Context) -> None:
    put(context, named_value("Rest"))
    Performed(begin(context), Did("numbers", 0), Rated(9), Rated(4))
    Performed(begin(context), Did("numbers", 0), Rated(7), Rated(6))
    assert numbers(context) == [("Rest", 7, 6)]
    assert [(page.matters, page.lived) for page in pages(context)] == [
        ({"rest": 9}, {"rest": 4}),
        ({"rest": 7}, {"rest": 6}),
    ]


def test_where_nothing_is_to_be_left_numbers_make_no_page(context: Context) -> None:
    put(context, named_value("Rest"))
    context.keeper.leave_nothing()
    Performed(begin(context), Did("numbers", 0), Rated(9), Rated(4), Did("undo"))
    assert pages(context) == []


def test_a_full_disk_lets_one_try_again_with_the_number_there(
    context: Context, full_disk: Callable[[bool], None]
) -> None:
    put(context, named_value("Rest"))
    talk = Performed(begin(context), Did("numbers", 0), lambda: full_disk(True), Rated(9))
    assert isinstance(talk.turn, Choose)
    assert "Not kept." in talk.turn.lines[0]
    talk.answer(lambda: full_disk(False), 0, Rated(4))
    assert numbers(context) == [("Rest", 9, 4)]
    assert pages(context)[0].matters == {"rest": 9}


def test_back_from_the_second_number_to_the_first_puts_another_in_its_place(context: Context) -> None:
    put(context, named_value("Rest"))
    Performed(begin(context), Did("numbers", 0), Rated(9), BACK, Rated(8), Rated(4))
    assert numbers(context) == [("Rest", 8, 4)]
    assert [page.matters for page in pages(context)] == [{"rest": 8}]


def test_one_that_another_window_took_out_is_not_rated(context: Context) -> None:
    put(context, named_value("Rest"))
    talk = Performed(begin(context), Did("numbers", 0), lambda: put(context, named_value("Hope")), Rated(9))
    assert numbers(context) == [("Hope", None, None)]
    assert pages(context) == []
    assert isinstance(talk.turn, Browse)


def test_earlier_numbers_are_read_back_from_their_pages_the_newest_first(context: Context) -> None:
    put(context, named_value("Rest"), named_value("Hope"))
    first = Entry("20261101-081502-0000", created=MORNING.replace(day=1), kind="journal", lived={"rest": 2}, body="x\n")
    hidden = Entry("20261102-081502-0000", created=MORNING.replace(day=2), care=True, lived={"rest": 9}, body="x\n")
    for one in (first, hidden):
        context.journal.add(one)
    talk = Performed(begin(context), Did("numbers", 0), Rated(9), Rated(4), Did("earlier", 0))
    seen = talk.turn
    assert (seen.id, seen.title) == ("earlier", "Rest")
    assert [(row.label, row.numbers) for row in seen.rows] == [
        ("23 November 2026", (("matters", 9), ("in your days", 4))),
        ("1 November 2026", (("matters", None), ("in your days", 2))),
    ]
    talk.answer(PickedRow(0))
    assert talk.turn.id == "earlier"
    talk.answer(None, Did("earlier", 1))
    assert (talk.turn.rows, talk.turn.empty) == ((), "You have given it no number yet.")
    talk.answer(None)
    assert talk.turn.at == 1


def test_sorting_words_as_cards_begins_the_guide_that_does(context: Context) -> None:
    talk = Performed(begin(context), Did("sort"))
    assert talk.turn == Open("writing", "what-matters-most-to-me")
    put(context, named_value("Rest"))
    talk.answer(None)
    assert [row.label for row in talk.turn.rows] == ["Rest"]
