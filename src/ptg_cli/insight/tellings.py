"""Then and now: pages that tell of the same thing at different times, answer beside answer. Nothing is judged here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ptg_cli.model import body
from ptg_cli.model.answer import Answer, items_of
from ptg_cli.model.body import Section
from ptg_cli.model.civil_time import stamp
from ptg_cli.model.entry import Entry, civil_time
from ptg_cli.model.folded import folded
from ptg_cli.model.guide import Guide, Step
from ptg_cli.model.visible import in_one_line, without_stop

_PLACEHOLDER: Final = re.compile(r"\\\{[^{}]*\\\}")


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What an answer belongs to, the same in every telling: a guide by its slug of today, a step by its id of today,
    and for a step that is asked once per item that item, folded. `step` is empty for words that stand under no
    question, and `guide` for pages written without one."""

    guide: str = ""
    step: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class AnswerThen:
    """One answer as it stands in its page: the question as it was asked then, and the answer as Markdown. `asked_now`
    is how the question is worded today, empty where it is not asked any more."""

    question: str
    text: str
    asked_now: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """One page among those that are laid side by side. `created` has its offset, where the page has
    it; `moment` is civil time. Of one that can't be read, `unreadable`
    says why, and nothing else is known. `open_elsewhere`: it is being changed in another window right now."""

    id: str
    moment: datetime | None = None
    created: datetime | None = None
    guide: str = ""
    before: int | None = None
    after: int | None = None
    dials: Mapping[str, int] = field(default_factory=dict)
    tied: tuple[str, ...] = ()
    care: bool = False
    answers: Mapping[AnswerKey, AnswerThen] = field(default_factory=dict)
    unreadable: str = ""
    open_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class TellingRow:
    """One question, and what each telling says to it, in their order; None where it says nothing. `question` is empty
    for words under no question. `asked_now` false: the guide does not ask it any more. `worded_now`: the question is
    worded as it is today."""

    key: AnswerKey
    question: str
    answers: tuple[AnswerThen | None, ...]
    asked_now: bool = True
    worded_now: bool = False

    def worded_then(self, place: int) -> str:
        """How the question was worded in the telling at that place, where that is not how it stands above the row."""
        answer = self.answers[place]
        if answer is None or (self.worded_now and _alike(answer.question, answer.asked_now)):
            return ""
        return "" if _alike(answer.question, self.question) else answer.question


def telling_of(entry: Entry, guide: Guide | None, *, open_elsewhere: bool = False) -> Telling:
    """The telling that a page is. `guide` is the one it was written with as it is today, None where there is none."""
    slug = guide.slug if guide else entry.guide
    return Telling(
        entry.id,
        civil_time(entry),
        entry.created,
        slug,
        entry.distress_before,
        entry.distress_after,
        entry.dials,
        entry.tied,
        entry.care,
        _answers(entry, guide, slug),
        open_elsewhere=open_elsewhere,
    )


def in_time(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Tellings with the oldest first."""
    return tuple(sorted(tellings, key=lambda one: (stamp(one.moment) if one.moment else "", one.id)))


def rows(tellings: Sequence[Telling], guides: Iterable[Guide] = ()) -> tuple[TellingRow, ...]:
    """What these tellings say, question by question, in the order in which the `guides` ask today. What they do not ask
    any more stands where it stood in its page."""
    order = [AnswerKey(guide.slug, step.id) for guide in guides for step in guide.steps]
    asked = frozenset(order)
    for telling in tellings:
        before: AnswerKey | None = None
        for key in telling.answers:
            if key not in order:
                order.insert(_place(key, before, order), key)
            before = key
    found = []
    for key in order:
        answers = tuple(one.answers.get(key) for one in tellings)
        if any(answers):
            still = not key.step or AnswerKey(key.guide, key.step) in asked
            question, worded_now = _question(answers)
            found.append(TellingRow(key, question, answers, still, worded_now))
    return tuple(found)


def _place(key: AnswerKey, before: AnswerKey | None, order: Sequence[AnswerKey]) -> int:
    """Where a key goes that has no place yet: behind the other items of its step, else behind what it followed in its
    page, else before all that its guide asks."""
    same_step = [place for place, one in enumerate(order) if (one.guide, one.step) == (key.guide, key.step)]
    if same_step and key.step:
        return same_step[-1] + 1
    if before is not None:
        return order.index(before) + 1
    return next((place for place, one in enumerate(order) if one.guide == key.guide), len(order))


def _question(answers: Sequence[AnswerThen | None]) -> tuple[str, bool]:
    """The question that stands above a row, and whether that is its wording of today: it is if any of them was asked
    so; else the newest wording that was."""
    said = [answer for answer in reversed(answers) if answer is not None]
    now = next((one.asked_now for one in said if one.asked_now and _alike(one.question, one.asked_now)), "")
    return (now, True) if now else (next((one.question for one in said if one.question), ""), False)


def _alike(worded: str, now: str) -> bool:
    """True for one wording, and for a page that has lost its own."""
    return not worded or in_one_line(worded) == in_one_line(now)


def _answers(entry: Entry, guide: Guide | None, slug: str) -> dict[AnswerKey, AnswerThen]:
    """The answers of a page, in its own order. Nothing of its text is left out."""
    if not entry.guide or (guide and not guide.headings):
        first = guide.steps[0] if guide and guide.steps else None
        words = entry.body.strip()
        heading = first.heading if first else ""
        only = AnswerKey(slug, first.id if first else "")
        return {only: AnswerThen("", words, heading)} if words else {}
    before, sections = body.parse(entry.body)
    found: dict[AnswerKey, AnswerThen] = {}
    if before.strip():
        found[AnswerKey(slug)] = AnswerThen("", before.strip())
    read: dict[str, Answer] = {}
    for section in sections:
        step = guide.step(section.step) if guide else None
        if step and not section.nth:
            read[step.id] = body.from_markdown(step, section.text)
        _add(found, slug, step, section, read)
    return found


def _add(
    found: dict[AnswerKey, AnswerThen], slug: str, step: Step | None, section: Section, read: Mapping[str, Answer]
) -> None:
    if not section.text:
        return
    items = list(dict.fromkeys(items_of(read.get(step.each)))) if step and step.each else []
    item = items[section.nth - 1] if 0 < section.nth <= len(items) else ""
    # An item is the same one with a full stop behind it; of a list that is gone only the place is left.
    known = folded(without_stop(in_one_line(item))) if item else str(section.nth or "")
    key = AnswerKey(slug, step.id if step else section.step, known)
    text = section.text
    if key in found:  # twice in a page that was edited by hand
        text = f"{found[key].text}\n\n{text}"
    found[key] = AnswerThen(section.question, text, _worded_now(step, item, section.question))


def _worded_now(step: Step | None, item: str, question: str) -> str:
    """How a question is worded today; empty where it is not asked any more. What is filled in only while it is asked,
    such as a key, stands as it did in the page."""
    if step is None:
        return ""
    now = in_one_line(step.heading.replace("{item}", without_stop(item)) if item else step.heading)
    pattern = _PLACEHOLDER.sub(".*", re.escape(now))
    return question if "{" in now and re.fullmatch(pattern, question) else now
