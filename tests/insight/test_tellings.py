"""Then and now: answers matched by step, whatever a guide has become since, each with the wording of its day."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.insight.tellings import AnswerKey, Telling, in_time, rows, telling_of
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Guide, Items, Step, Write

MARCH, MAY, NOVEMBER = "20260314-081500-aaaa", "20260502-210000-aaaa", "20261116-073000-aaaa"


def guide(*steps: Step, slug: str = "picture", **changes: Any) -> Guide:
    """A guide of these steps."""
    return Guide(slug, "A picture", "s", "gentle", 5, steps, **changes)


def told(page_id: str, *sections: Section, of: Guide | None = None, name: str = "picture", **facts: Any) -> Telling:
    """A page with these answers, seen from the guide as it is today."""
    return telling_of(Entry(page_id, guide=name, body=compose(sections), **facts), of)


IMAGE, HOLDS = Write("image", "What image comes?"), Write("holds", "What is holding?")
NOW = guide(IMAGE, HOLDS)


def test_each_question_stands_once_with_what_each_telling_says_the_oldest_first() -> None:
    new = told(NOVEMBER, Section("What image comes?", "image", 0, "The plate"), of=NOW)
    old = told(
        MARCH, Section("What image comes?", "image", 0, "A plate"), Section("What is holding?", "holds", 0, "No")
    )
    laid = in_time([new, old])
    assert [one.id for one in laid] == [MARCH, NOVEMBER]
    first, second = rows(laid, [NOW])
    assert (first.question, [answer and answer.text for answer in first.answers]) == (
        "What image comes?",
        ["A plate", "The plate"],
    )
    assert [answer and answer.text for answer in second.answers] == ["No", None]


def test_the_order_is_the_guides_of_today() -> None:
    old = told(MARCH, Section("Holding?", "holds", 0, "b"), Section("Image?", "image", 0, "a"), of=NOW)
    assert [row.key.step for row in rows([old], [NOW])] == ["image", "holds"]


def test_a_question_that_was_worded_otherwise_is_told_with_the_wording_of_its_day() -> None:
    old = told(MARCH, Section("Which picture?", "image", 0, "a"), of=NOW)
    new = told(NOVEMBER, Section("What image comes?", "image", 0, "b"), of=NOW)
    (row,) = rows([old, new], [NOW])
    assert row.question == "What image comes?"
    assert [row.worded_then(0), row.worded_then(1)] == ["Which picture?", ""]


def test_a_wording_that_nobody_was_asked_yet_does_not_stand_above_answers_to_another_one() -> None:
    (row,) = rows([told(MARCH, Section("Which picture?", "image", 0, "a"), of=NOW)], [NOW])
    assert (row.question, row.worded_then(0), row.asked_now) == ("Which picture?", "", True)


def test_a_step_that_has_another_id_now_is_the_same_question() -> None:
    renamed = guide(Write("picture", "What image comes?", was=("image",)), HOLDS)
    old = told(MARCH, Section("What image comes?", "image", 0, "a"), of=renamed)
    new = told(NOVEMBER, Section("What image comes?", "picture", 0, "b"), of=renamed)
    (row,) = rows([old, new], [renamed])
    assert [answer and answer.text for answer in row.answers] == ["a", "b"]


def test_a_page_of_a_guide_that_has_another_name_now_belongs_beside_the_others() -> None:
    now = guide(IMAGE, slug="find-a-picture", was=("picture",))
    old = told(MARCH, Section("What image comes?", "image", 0, "a"), of=now)
    new = told(NOVEMBER, Section("What image comes?", "image", 0, "b"), of=now, name="find-a-picture")
    assert [answer and answer.text for answer in rows([old, new], [now])[0].answers] == ["a", "b"]


def test_what_is_not_asked_any_more_stands_where_it_stood_in_its_page() -> None:
    old = told(
        MARCH,
        Section("What image comes?", "image", 0, "a"),
        Section("What colour?", "colour", 0, "blue"),
        Section("What is holding?", "holds", 0, "b"),
        of=NOW,
    )
    found = rows([old], [NOW])
    assert [(row.question, row.asked_now) for row in found] == [
        ("What image comes?", True),
        ("What colour?", False),
        ("What is holding?", True),
    ]


def test_answers_to_items_meet_by_their_item_wherever_it_stood_in_its_list() -> None:
    each = guide(Items("things", "Which?"), Write("why", "Why {item}?", each="things"))
    old = told(
        MARCH,
        Section("Which?", "things", 0, "- sea\n- dog"),
        Section("Why sea?", "why", 1, "salt"),
        Section("Why dog?", "why", 2, "warm"),
        of=each,
    )
    new = told(NOVEMBER, Section("Which?", "things", 0, "- Dog"), Section("Why Dog?", "why", 1, "near"), of=each)
    found = {row.key.item: [answer and answer.text for answer in row.answers] for row in rows([old, new], [each])}
    assert found == {"": ["- sea\n- dog", "- Dog"], "sea": ["salt", None], "dog": ["warm", "near"]}


def test_an_item_with_a_full_stop_is_the_same_item() -> None:
    each = guide(Items("things", "Which?"), Write("why", "Why {item}?", each="things"))
    old = told(MARCH, Section("Which?", "things", 0, "- Tea."), Section("Why Tea?", "why", 1, "warm"), of=each)
    new = told(NOVEMBER, Section("Which?", "things", 0, "- tea"), Section("Why tea?", "why", 1, "quiet"), of=each)
    both = [row for row in rows([old, new], [each]) if row.key.step == "why"]
    assert [[answer and answer.text for answer in row.answers] for row in both] == [["warm", "quiet"]]


def test_words_before_the_first_question_come_first_and_none_are_left_out() -> None:
    body = f"A word first.\n\n{compose([Section('What image comes?', 'image', 0, 'a')])}"
    found = rows([telling_of(Entry(MARCH, guide="picture", body=body), NOW)], [NOW])
    assert [(row.question, row.answers[0] and row.answers[0].text) for row in found] == [
        ("", "A word first."),
        ("What image comes?", "a"),
    ]


def test_a_question_that_stands_twice_in_a_page_edited_by_hand_has_both_answers() -> None:
    (row,) = rows([told(MARCH, Section("a", "image", 0, "one"), Section("b", "image", 0, "two"), of=NOW)], [NOW])
    assert row.answers[0] is not None
    assert row.answers[0].text == "one\n\ntwo"


def test_pages_without_a_guide_stand_side_by_side_as_they_are() -> None:
    notes = [telling_of(Entry(one, kind="note", body=f"{one[:4]}\n"), None) for one in (MARCH, MAY)]
    (row,) = rows(notes)
    assert (row.key, row.question, row.asked_now) == (AnswerKey(), "", True)
    assert [answer and answer.text for answer in row.answers] == ["2026", "2026"]


def test_a_page_tied_by_hand_never_mixes_its_answers_with_those_of_another_guide() -> None:
    other = guide(Write("image", "What picture hangs there?"), slug="room")
    laid = [
        told(MARCH, Section("What image comes?", "image", 0, "a"), of=NOW),
        told(MAY, Section("What picture hangs there?", "image", 0, "b"), of=other, name="room"),
    ]
    assert [row.question for row in rows(laid, [NOW, other])] == ["What image comes?", "What picture hangs there?"]


def test_a_guide_that_is_gone_still_matches_by_the_ids_in_its_pages() -> None:
    laid = [told(one, Section("Q?", "q", 0, one)) for one in (MARCH, MAY)]
    (row,) = rows(laid)
    assert [answer and answer.text for answer in row.answers] == [MARCH, MAY]
    assert (row.question, row.asked_now) == ("Q?", False)


def test_a_key_that_is_filled_into_a_question_is_no_other_wording() -> None:
    keyed = guide(Write("image", "With {steady}, what comes?"))
    laid = [
        told(one, Section(f"With {key}, what comes?", "image", 0, "a"), of=keyed)
        for one, key in ((MARCH, "F2"), (MAY, "/steady"))
    ]
    (row,) = rows(laid, [keyed])
    assert row.question == "With /steady, what comes?"
    assert [row.worded_then(0), row.worded_then(1)] == ["", ""]


def test_numbers_are_those_of_the_page_and_absent_where_none_were_given() -> None:
    with_numbers = telling_of(Entry(MARCH, distress_before=6, distress_after=4, dials={"sleep": 3}), None)
    assert (with_numbers.before, with_numbers.after, dict(with_numbers.dials)) == (6, 4, {"sleep": 3})
    without = telling_of(Entry(MAY), None)
    assert (without.before, without.after, dict(without.dials)) == (None, None, {})


sections = st.lists(
    st.builds(
        Section,
        st.sampled_from(["What image comes?", "Other?", ""]),
        st.sampled_from(["image", "holds", "gone", "also"]),
        st.integers(0, 2),
        st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1).filter(lambda text: text.strip()),
    ),
    max_size=5,
)


@given(st.lists(sections, max_size=4))
def test_whatever_stands_in_pages_each_answer_is_found_in_exactly_one_row(pages: list[list[Section]]) -> None:
    laid = [told(f"2026031{place}-081500-aaaa", *one, of=NOW) for place, one in enumerate(pages)]
    found = rows(laid, [NOW])
    assert len({row.key for row in found}) == len(found)
    for place, telling in enumerate(laid):
        told_here = [answer for row in found if (answer := row.answers[place])]
        assert sorted(one.text for one in told_here) == sorted(one.text for one in telling.answers.values())
