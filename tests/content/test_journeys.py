"""The shipped journeys: what each says keeps to the voice, and no order begins with what asks most."""

from typing import Final

import pytest
from tests.content.test_guides import AVOIDED, BANNED, LIBRARY, grade, holding, sentences, words_of
from tests.content.test_strategies import ORDERS

from ptg_cli.model.journey import Journey

JOURNEYS: Final = LIBRARY.journeys()
GUIDES: Final = {guide.slug: guide for guide in LIBRARY.guides()}
each = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.id)


def texts(journey: Journey) -> list[str]:
    """Every sentence that a person meets."""
    return [journey.summary, journey.for_whom, journey.not_yet, *(one.why for one in journey.guides)]


def test_nothing_is_wrong_with_them_and_each_has_its_place() -> None:
    assert LIBRARY.broken_journeys() == []
    assert [one.order for one in JOURNEYS] == list(range(1, 9))
    assert len({one.title for one in JOURNEYS} | {guide.title for guide in GUIDES.values()}) == 8 + len(GUIDES)


@each
def test_its_name_is_its_title(journey: Journey) -> None:
    assert journey.id == journey.title.lower().replace(",", "").replace(" ", "-")
    assert len(journey.title) <= 32
    assert journey.not_yet
    assert journey.comes_back


@each
def test_it_has_few_guides_and_begins_with_none_that_asks_most(journey: Journey) -> None:
    guides = [GUIDES[one.name] for one in journey.guides]
    assert 4 <= len(guides) <= 8
    assert guides[0].level != "deep"
    assert guides[0].suggest  # so that today can name it
    deep = [one.why for one, guide in zip(journey.guides, guides, strict=True) if guide.level == "deep"]
    assert [why for why in deep if "you can leave it out" not in why] == []


@each
def test_it_keeps_to_the_voice(journey: Journey) -> None:
    said = texts(journey)
    assert [text for text in said if not text.endswith(".") or "!" in text] == []
    assert grade(said) <= 8
    assert [one for one in sentences(said) if len(words_of(one)) > 18] == []
    assert [(words, text) for words in (*BANNED, *ORDERS) for text in holding(words, [journey.title, *said])] == []
    kept_away = [word for words in AVOIDED.values() for word in words.split()]
    assert [(word, text) for word in kept_away for text in holding(word, said)] == []


@each
def test_a_guide_it_names_in_words_is_there(journey: Journey) -> None:
    titles = {one.title for one in JOURNEYS}
    named = [part.partition("”")[0] for text in texts(journey) for part in text.split("“")[1:]]
    assert [title for title in named if title not in titles and title != "Nobody"] == []


def test_whoever_is_new_is_named_one_that_asks_less() -> None:
    first = JOURNEYS[0]
    assert first.guides[0].name == "where-i-am-today"
    assert all(GUIDES[one.name].level != "deep" for one in first.guides)
