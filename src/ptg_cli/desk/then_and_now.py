"""Then and now in a few pairs, for a look back: what was answered to a question first and last, some weeks apart."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ptg_cli.desk.tellings import SideBySide, TellingsDesk
from ptg_cli.insight.on_this_day import comes_back
from ptg_cli.insight.tellings import AnswerThen, Telling
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.model.entry import Entry
from ptg_cli.model.visible import one_line, shorten
from ptg_cli.sentences import tellings as said

GUIDES: Final = 3
"""So many guides are looked at: those that were written with last."""

QUESTIONS: Final = 2
"""So many questions of each."""

APART: Final = timedelta(days=28)
"""Less far apart, two answers are of the same weeks."""

_CELLS: Final = 160
"""How much of an answer is said; then and now has them whole."""


def pairs_in_sentences(desk: TellingsDesk) -> list[str]:
    """Each question with its first and its last answer, in the person's own words. Left out is what should not come
    back by itself: deep guides, pages rated hard, and pages to be handled with care. Raises: JournalError, OSError."""
    lines: list[str] = []
    guides = 0
    for told in desk.told_again():
        if guides == GUIDES:
            break
        if _level(desk, told.slug) in {None, "deep"}:
            continue
        if found := list(_pairs(desk.of(told.slug))):
            guides += 1
            lines += found
    return lines


def _level(desk: TellingsDesk, slug: str) -> str | None:
    """How deep a guide is; None where it is gone or can't be used."""
    try:
        return desk.library.guide(slug).level
    except (NoSuchGuide, BadContent):
        return None


def _pairs(found: SideBySide) -> Iterator[str]:
    """The pairs of one guide, the days that are not far enough apart aside."""
    fit = [place for place, one in enumerate(found.tellings) if _may_come_back(one)]
    asked = 0
    for row in found.rows:
        there = [place for place in fit if row.answers[place]]
        if asked == QUESTIONS or not row.asked_now or not row.question or len(there) < 2:
            continue
        first, last = there[0], there[-1]
        then, now = row.answers[first], row.answers[last]
        if then and now and _far_apart(found.tellings[first], found.tellings[last]) and _words(then) != _words(now):
            asked += 1
            yield said.pair_of(found.title, one_line(row.question))
            yield said.pair_answer(found.days[first], _words(then))
            yield said.pair_answer(found.days[last], _words(now))


def _may_come_back(one: Telling) -> bool:
    entry = Entry(one.id, care=one.care, distress_before=one.before, distress_after=one.after)
    return not one.unreadable and bool(one.guide) and comes_back(entry, "")


def _far_apart(first: Telling, last: Telling) -> bool:
    return bool(first.moment and last.moment) and last.moment - first.moment >= APART  # type: ignore[operator]


def _words(answer: AnswerThen) -> str:
    """An answer on one line: of a list, its items."""
    items = (line.strip().removeprefix("- ").strip("*") for line in answer.text.split("\n"))
    return shorten("; ".join(filter(None, map(one_line, items))), _CELLS, between_words=True)
