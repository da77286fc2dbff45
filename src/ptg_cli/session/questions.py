"""Which questions a guide comes to, given what was answered so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ptg_cli.model.answer import Answer, items_of
from ptg_cli.model.guide import ASKS, Choose, Guide, Recall, Sort, Step

Key = tuple[str, str]
"""A step's id and, for a step asked once per item, the item; else empty."""

Answers = Mapping[Key, Answer]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is to be asked. `nth` is the item's place, from 1, or 0; `options` are what can be
    chosen, or the items to sort."""

    step: Step
    item: str = ""
    nth: int = 0
    options: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Under which its answer is held: by the item's words, so that a changed list loses nothing."""
        return self.step.id, self.item

    @property
    def takes_answer(self) -> bool:
        """False for what is only read, recalled or waited through."""
        return isinstance(self.step, ASKS)


def questions(guide: Guide, answers: Answers, own: Mapping[str, tuple[str, ...]], can_recall: set[str]) -> list[Asked]:
    """The questions in order. Steps that build on an answer which is not there are passed over; so is what
    builds on an answer whose own question has fallen away.

    `own` are the person's own lists; `can_recall` the ids of recall steps that have something to offer.
    """
    found: list[Asked] = []
    standing: dict[Key, Answer] = {}
    for step in guide.steps:
        for asked in _of_step(step, standing, own, can_recall):
            found.append(asked)
            if asked.key in answers:
                standing[asked.key] = answers[asked.key]
    return found


def _of_step(step: Step, answers: Answers, own: Mapping[str, tuple[str, ...]], can_recall: set[str]) -> Iterator[Asked]:
    options: tuple[str, ...] = ()
    match step:
        case Recall():
            if step.id not in can_recall or (step.step and not step.guide and (step.step, "") not in answers):
                return
        case Choose():
            found = (*step.options, *_items(answers, step.source, step.pile), *own.get(step.own or "", ()))
            options = tuple(dict.fromkeys(found))
            if not options and step.source and not step.own:
                return
        case Sort():
            options = tuple(dict.fromkeys(_items(answers, step.source)))
            if not options:
                return
    if step.each:
        for nth, item in enumerate(dict.fromkeys(_items(answers, step.each)), 1):
            yield Asked(step, item, nth, options)
    else:
        yield Asked(step, options=options)


def _items(answers: Answers, source: str, pile: str = "") -> tuple[str, ...]:
    return items_of(answers.get((source, "")), pile) if source else ()
