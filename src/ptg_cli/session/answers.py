"""Answers as they stand in a page: read from its sections, and made into sections again. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ptg_cli.model import body
from ptg_cli.model.answer import Answer, items_of
from ptg_cli.model.body import Section
from ptg_cli.model.guide import ALSO, Guide, Step
from ptg_cli.session.questions import Asked, Key


def read_answers(guide: Guide, sections: Iterable[Section]) -> tuple[dict[Key, Answer], list[Section]]:
    """The answers that stand in a page's sections, and the sections that are the answer to no question of the guide:
    nothing is left out. Ids of earlier versions of the guide are known as what they are now."""
    answers: dict[Key, Answer] = {}
    rest: list[Section] = []
    for section in sections:
        step = guide.step(section.step)
        if step is None:
            rest.append(section)
            continue
        answer = body.from_markdown(step, section.text)
        item = _item_at(section.nth, step, answers)
        if item is None or (answer and (step.id, item) in answers):  # no such item, or twice: edited by hand
            rest.append(replace(section, step=ALSO, nth=0))
        elif answer:
            answers[step.id, item] = answer
    return answers, rest


def to_sections(
    guide: Guide, asked: Sequence[Asked], answers: Mapping[Key, Answer], heading: Callable[[Step, str], str]
) -> list[Section]:
    """The answers as sections of a page, in the guide's order, under the question as `heading` words it.

    An answer whose question is closed just now keeps its step's id, so that it is there when the question is asked
    again. One to an item that was taken off its list stands at the end as “also”: it belongs nowhere else.
    """
    found: list[Section] = []
    also: list[Section] = []
    listed = {one.key: one for one in asked}
    for step in guide.steps:
        here = [(key[1], answer) for key, answer in answers.items() if key[0] == step.id]
        places = {item: _place_of(item, step, answers) for item, _ in here}
        for item, answer in sorted(here, key=lambda one: places[one[0]] or 0):
            one = listed.get((step.id, item))
            text = body.to_markdown(answer, one.first if one else None)
            place = places[item]
            section = Section(heading(step, item), step.id, place or 0, text)
            if place is None:
                also.append(replace(section, step=ALSO))
            else:
                found.append(section)
    return [*found, *also]


def _items(step: Step, answers: Mapping[Key, Answer]) -> list[str]:
    """The items that a step is asked of, each once."""
    return list(dict.fromkeys(items_of(answers.get((step.each, "")))))


def _item_at(nth: int, step: Step, answers: Mapping[Key, Answer]) -> str | None:
    """The item at a place, from 1; empty at 0; None where there is none."""
    items = _items(step, answers) if nth else []
    return "" if not nth else items[nth - 1] if nth <= len(items) else None


def _place_of(item: str, step: Step, answers: Mapping[Key, Answer]) -> int | None:
    """The place of an item, from 1; 0 for no item; None where the list does not hold it any more."""
    items = _items(step, answers) if item else []
    return 0 if not item else items.index(item) + 1 if item in items else None
