"""A body is Markdown that reads well, and every answer comes back from it, whatever it looks like."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.model.answer import Answer, Listed, Number, Piles, Text
from ptg_cli.model.body import Section, compose, from_markdown, parse, to_markdown, without_markers
from ptg_cli.model.guide import Choose, Items, Scale, Sort, Step, Write

TRICKY = (
    "<!-- step: name -->", "\\<!-- step: name -->", "\\\\<!-- step: a 2 -->", "<!-- step: ", "## What?", "## ", "#",
    "- item", "-  two", "-", "\\- item", "**mine**", " **mine**", "\\**mine**", "****", "7 of 10", " 7 of 10",
    "\\7 of 10", "11 of 10", "99 of 10", "+++", "", "  ", "\t", "\\", "```", "---", "\r", "\x0b", "\u2028",
)  # fmt: skip
LINE = st.one_of(st.sampled_from(TRICKY), st.text(max_size=12))
TEXT = st.lists(LINE, max_size=6).map("\n".join)
ITEMS = st.lists(LINE, max_size=4).map(tuple)
PILE = st.sampled_from(("mine", "mine to influence", "not mine", "**", "a**b", "- x", "7 of 10"))
STEP_ID = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
QUESTION = st.text(max_size=20).map(lambda words: " ".join(words.split()))

TEXTS = st.builds(Text, TEXT)
LISTS = st.builds(Listed, ITEMS, TEXT)
NUMBERS = st.builds(Number, st.none() | st.integers(0, 10), TEXT)
PILES = st.builds(Piles, st.lists(st.tuples(PILE, ITEMS), max_size=3).map(tuple), TEXT)

WRITE, LIST, SCALE = Write("w", "What?"), Items("l", "What?"), Scale("s", "How much?", low="none", high="all")
CHOOSE, SORT = Choose("c", "Which?", options=("a",)), Sort("o", "Whose?", source="l", piles=("mine", "not mine"))


@given(TEXTS)
def test_a_text_comes_back(answer: Text) -> None:
    assert from_markdown(WRITE, to_markdown(answer)) == answer
    assert from_markdown(None, to_markdown(answer)) == answer


@given(LISTS, st.sampled_from([LIST, CHOOSE]))
@example(Listed((), "- item"), LIST)
@example(Listed(("one",), "\\- item"), CHOOSE)
def test_listed_and_chosen_items_come_back_with_their_note(answer: Listed, step: Step) -> None:
    assert from_markdown(step, to_markdown(answer)) == answer


@given(NUMBERS)
@example(Number(7, "8 of 10"))
@example(Number(None, "7 of 10"))
@example(Number(None, " 7 of 10"))
def test_a_rating_comes_back_with_its_note(answer: Number) -> None:
    assert from_markdown(SCALE, to_markdown(answer)) == answer


@given(PILES)
@example(Piles((("mine", ("a",)), ("mine", ("b",)))))
@example(Piles((), "**mine**\n\n- a"))
@example(Piles((), " **mine**\n\n- a"))
def test_sorted_piles_come_back_with_their_note(answer: Piles) -> None:
    assert from_markdown(SORT, to_markdown(answer)) == answer


ANSWERED: st.SearchStrategy[tuple[Step, Answer]] = st.one_of(
    st.tuples(st.just(WRITE), TEXTS),
    st.tuples(st.sampled_from([LIST, CHOOSE]), LISTS),
    st.tuples(st.just(SCALE), NUMBERS),
    st.tuples(st.just(SORT), PILES),
)


@given(st.lists(st.tuples(QUESTION, STEP_ID, st.integers(0, 30), ANSWERED), max_size=5))
def test_any_answers_to_any_steps_come_back_by_step(rows: list[tuple[str, str, int, tuple[Step, Answer]]]) -> None:
    sections = [Section(question, name, nth, to_markdown(answer)) for question, name, nth, (_, answer) in rows]
    before, found = parse(compose(sections))
    assert before == ""
    assert found == sections
    for section, (_, _, _, (step, answer)) in zip(found, rows, strict=True):
        assert from_markdown(step, section.text) == answer


@given(st.lists(st.tuples(QUESTION, STEP_ID, TEXTS), min_size=1, max_size=4), TEXTS)
def test_words_put_before_the_first_question_by_hand_stay_before_it(
    rows: list[tuple[str, str, Text]], words: Text
) -> None:
    sections = [Section(question, name, 0, answer.text) for question, name, answer in rows]
    mine = words.text.replace("<!--", "")
    before, found = parse(f"{mine}\n\n{compose(sections)}")
    assert before.rstrip() == mine.rstrip()
    assert found == sections


def test_a_body_reads_well_in_any_viewer() -> None:
    body = compose(
        [
            Section("What do you call it?", "name", 0, to_markdown(Text("It.\n\nThat."))),
            Section("How hard?", "loud", 0, to_markdown(Number(7))),
            Section("What is there?", "there", 0, to_markdown(Listed(("sad", "tired")))),
            Section("Whose is each?", "whose", 2, to_markdown(Piles.of({"mine": ["the tap"], "not mine": ["rain"]}))),
        ]
    )
    assert body == (
        "## What do you call it?\n<!-- step: name -->\n\nIt.\n\nThat.\n\n"
        "## How hard?\n<!-- step: loud -->\n\n7 of 10\n\n"
        "## What is there?\n<!-- step: there -->\n\n- sad\n- tired\n\n"
        "## Whose is each?\n<!-- step: whose 2 -->\n\n**mine**\n\n- the tap\n\n**not mine**\n\n- rain\n"
    )


def test_a_question_stays_one_heading_even_with_line_feeds_in_it() -> None:
    body = compose([Section("What\n is\tit?", "name", 0, "it")])
    assert parse(body)[1] == [Section("What is it?", "name", 0, "it")]


def test_no_sections_are_no_body() -> None:
    assert compose([]) == ""
    assert parse("") == ("", [])


def test_a_lost_marker_costs_only_the_link_to_its_step() -> None:
    whole = compose(
        [
            Section("One?", "one", 0, "first"),
            Section("Two?", "two", 0, "second"),
            Section("Three?", "three", 0, "third"),
        ]
    )
    before, sections = parse(whole.replace("<!-- step: two -->\n", ""))
    assert before == ""
    assert [(section.step, section.text) for section in sections] == [
        ("one", "first\n\n## Two?\n\nsecond"),
        ("three", "third"),
    ]
    before, sections = parse(whole.replace("<!-- step: one -->\n", ""))
    assert before.rstrip() == "## One?\n\nfirst"
    assert [section.step for section in sections] == ["two", "three"]


def test_a_heading_changed_or_deleted_by_hand_costs_nothing_else() -> None:
    body = compose([Section("One?", "one", 0, "first"), Section("Two?", "two", 3, "second")])
    _, sections = parse(body.replace("## Two?\n", ""))
    assert sections == [Section("One?", "one", 0, "first"), Section("", "two", 3, "second")]
    _, sections = parse(body.replace("## One?", "## My own question"))
    assert sections[0] == Section("My own question", "one", 0, "first")


def test_windows_line_endings_keep_every_answer() -> None:
    body = compose([Section("One?", "one", 0, "first"), Section("Two?", "two", 0, "second")]).replace("\n", "\r\n")
    _, sections = parse(body)
    assert sections == [Section("One?", "one", 0, "first"), Section("Two?", "two", 0, "second")]


@given(st.text(), st.sampled_from([None, WRITE, LIST, SCALE, CHOOSE, SORT]))
def test_a_body_edited_by_hand_in_any_way_still_opens(body: str, step: Step | None) -> None:
    _, sections = parse(body)
    for section in sections:
        from_markdown(step, section.text)
    from_markdown(step, body)
    without_markers(body)


@given(TEXT, st.sampled_from([LIST, SCALE, CHOOSE, SORT]))
def test_no_word_is_lost_whatever_the_step_now_is(text: str, step: Step) -> None:
    answer = from_markdown(step, text)
    assert answer or not text.strip()


@pytest.mark.parametrize("text", ["11 of 10", "7 of 9", "seven", "7", "-1 of 10"])
def test_what_is_no_rating_is_kept_as_a_note(text: str) -> None:
    assert from_markdown(SCALE, text) == Number(None, text)


def test_markers_are_left_out_on_a_screen_and_escaped_words_stand_as_typed() -> None:
    body = compose([Section("One?", "one", 0, "<!-- step: one -->\nmine"), Section("Two?", "two", 2, "x")])
    assert "\\<!-- step: one -->" in body
    assert without_markers(body) == "## One?\n\n<!-- step: one -->\nmine\n\n## Two?\n\nx\n"


@given(TEXT)
def test_a_text_without_markers_is_shown_as_it_stands(text: str) -> None:
    plain = text.replace("<!--", "<!-")
    assert without_markers(plain) == plain
