"""What the plan, the dials and the families of strategies say: every id has its words, and they keep to the voice."""

from typing import Final

from tests.content.test_guides import AVOIDED, BANNED, LIBRARY, grade, holding, sentences, words_of
from tests.content.test_strategies import HARM, ORDERS
from tests.every_row import of_each

from ptg_cli.model.dials import DIALS, Dial
from ptg_cli.model.plan import PARTS, QUESTIONS, PlanPart, example
from ptg_cli.model.strategy import FAMILIES

PLAN: Final = LIBRARY.plan_words
each_part = of_each({part.id: part for part in PLAN.parts})
each_dial = of_each({dial.id: dial for dial in LIBRARY.dials})

SPOKEN: Final = {
    "plan": [
        *(part.about for part in PLAN.parts),
        *(words for asked in PLAN.questions.values() for words in (asked.prompt, asked.hint) if words),
    ],
    "dials": [words for dial in LIBRARY.dials for words in (dial.question, dial.hint) if words],
}
"""What is said in sentences."""

WRITTEN: Final = {
    "plan": [
        *SPOKEN["plan"],
        *(words for part in PLAN.parts for words in (part.title, part.item, *part.examples)),
    ],
    "dials": [*SPOKEN["dials"], *(words for dial in LIBRARY.dials for words in (dial.name, *dial.points.values()))],
    "families": list(LIBRARY.families.values()),
}
"""Every text that a person meets."""

each_file = of_each(WRITTEN)


def test_every_id_has_its_words_and_nothing_is_wrong_with_them() -> None:
    assert [broken for broken in LIBRARY.broken() if broken.path.stem in WRITTEN] == []
    assert PLAN.wrong == ""
    assert tuple(part.id for part in PLAN.parts) == PARTS
    assert tuple(PLAN.questions) == QUESTIONS
    assert tuple(dial.id for dial in LIBRARY.dials) == DIALS
    assert set(LIBRARY.families) == set(FAMILIES)


@each_part
def test_a_part_has_a_short_title_a_whole_sentence_and_examples(part: PlanPart) -> None:
    assert len(part.title) <= 30
    assert part.about.endswith(".")
    assert part.examples
    assert [words for words in (part.item, *part.examples) if words.endswith(".")] == []


def test_the_example_of_what_sets_it_off_has_three_pieces() -> None:
    (words,) = PLAN.parts[PARTS.index("triggers")].examples
    one = example(words)
    assert all((one.cue, one.effect, one.instead))


def test_what_steadies_is_asked_for_with_the_next_morning_in_mind() -> None:
    assert "still all right the next morning" in PLAN.parts[PARTS.index("steadies")].about


@each_dial
def test_a_dial_has_a_short_name_a_question_and_named_ends(dial: Dial) -> None:
    assert len(dial.name) <= 20
    assert dial.question.endswith("?")
    assert len(dial.question.split()) <= 12
    assert {0, 10} <= set(dial.points) <= {0, 5, 10}
    assert [words for words in dial.points.values() if words.endswith(".") or words != words.strip()] == []
    assert not dial.hint or dial.hint.endswith(".")


def test_no_dial_has_the_name_or_the_id_of_another() -> None:
    names = [name for dial in LIBRARY.dials for name in {dial.id, dial.name.casefold().replace(" ", "-")}]
    assert len(names) == len(set(names))


def test_what_a_family_is_fits_beside_its_name() -> None:
    assert [about for about in LIBRARY.families.values() if len(about) > 40] == []


@of_each(SPOKEN)
def test_it_reads_at_grade_eight_or_below_in_sentences_of_eighteen_words_at_most(texts: list[str]) -> None:
    assert grade(texts) <= 8
    assert [one for one in sentences(texts) if len(words_of(one)) > 18] == []


@each_file
def test_no_word_that_pushes_blames_sells_or_orders_a_feeling(texts: list[str]) -> None:
    assert [(words, text) for words in BANNED + ORDERS for text in holding(words, texts)] == []
    assert [text for text in texts if "!" in text] == []


@each_file
def test_examples_keep_away_from_what_may_be_the_hard_thing_and_name_no_way_of_coming_to_harm(
    texts: list[str],
) -> None:
    words = [word for kind in AVOIDED.values() for word in kind.split()]
    assert [(word, text) for word in (*words, *HARM, "river", "drink") for text in holding(word, texts)] == []


@each_file
def test_words_stand_in_typographic_quotes_and_between_single_spaces(texts: list[str]) -> None:
    assert [text for text in texts if '"' in text or "  " in text or text != text.strip()] == []
