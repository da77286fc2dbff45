"""Sheets: the plan, or what a person wrote last with some guides, on one page each, to keep on paper.

Which guides fill a sheet, and under which short heading each answer stands there, is said in their files.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Final

from ptg_cli.desk.figures import Figures
from ptg_cli.desk.milestones import day_of
from ptg_cli.desk.pages import facts
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.journal import disk
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.library import Library
from ptg_cli.model import body
from ptg_cli.model.answer import Answer, Listed, in_a_line
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.guide import Guide, Recall, Step
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.model.person import unsafe
from ptg_cli.model.plan import names_in
from ptg_cli.model.query import Query
from ptg_cli.model.sheet import Sheet, SheetPart, one_page
from ptg_cli.sentences import sheets as said
from ptg_cli.session.answers import read_answers

PLAN: Final = "plan"
"""The sheet of the plan; the others are named in the files of guides."""


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A sheet there is: what it is called, what it is, and the guide that fills it; None for the plan."""

    name: str
    title: str
    about: str
    guide: Guide | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet that was made, its parts as they were before they were cut, and what has to be said beside it."""

    kind: SheetKind
    sheet: Sheet
    about: str
    parts: tuple[SheetPart, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetDesk:
    """Makes sheets anew each time. `numbers` gives the people to call, the day the oldest number was read in the last
    line. What reads raises JournalError and OSError."""

    journal: Journal
    library: Library
    plan: PlanDesk
    figures: Figures
    numbers: Callable[[], tuple[str, ...]]
    today: date
    day_starts_at: time

    def kinds(self) -> list[SheetKind]:
        """Those there are, the plan first."""
        guides = [guide for guide in self.library.guides() if guide.sheet]
        found = [SheetKind(guide.sheet, guide.title, said.FROM_GUIDE, guide) for guide in guides]
        return [SheetKind(PLAN, said.PLAN, said.PLAN_ABOUT), *found]

    def kind(self, name: str) -> SheetKind:
        """The sheet of that name, or of the guide of that name. Raises: CannotChange where there is none."""
        kinds = self.kinds()
        for one in kinds:
            if name == one.name or (one.guide and one.guide.is_called(name)):
                return one
        near = near_names(name, [one.name for one in kinds])
        raise CannotChange(no_such("sheet", name, near, shows="ptg sheet"))

    def day(self, kind: SheetKind) -> str:
        """Of when its words are, in words."""
        if kind.guide is None:
            return said.NOTHING_YET if self.plan.look().plan.is_empty else said.AS_IT_IS
        page, _ = self._newest(kind.guide)
        return self._spoken(page) if page else said.NOTHING_YET

    def make(self, kind: SheetKind, page_id: str = "") -> Made:
        """Makes it, from the newest page of its guide or from the page that is named. Raises: CannotChange where there
        is nothing to put there."""
        return self._of_plan(kind) if kind.guide is None else self._of_guide(kind, kind.guide, page_id)

    # The plan

    def _of_plan(self, kind: SheetKind) -> Made:
        desk = self.plan.look()
        if desk.plan.is_empty:
            raise CannotChange(said.NO_PLAN)
        if desk.nobody_known:
            raise CannotChange(said.NOBODY_KNOWN)
        parts = [SheetPart(title, lines) for title, lines in desk.safe_parts()]
        remarks = [said.not_safe_left_out(count)] if (count := len(desk.unsafe_lines)) else []
        about = said.printed_on(spoken_day(self.today))
        every = (*self._people(), *parts)
        sheet = one_page(kind.title, about, every, partial(said.not_all, whole=said.WHOLE_PLAN))
        return Made(kind, sheet, about, every, (*remarks, *desk.problems))

    # What was written with a guide

    def _of_guide(self, kind: SheetKind, guide: Guide, page_id: str) -> Made:
        page, cared = (self._named(guide, page_id), 0) if page_id else self._newest(guide)
        remarks = [said.care_left_out(cared)] if cared else []
        if page is None:
            raise CannotChange(" ".join((said.nothing_written(guide.title, guide.slug), *remarks)))
        known = self.plan.look()
        if known.nobody_known:
            raise CannotChange(said.NOBODY_KNOWN)
        avoided = unsafe(known.people)
        parts, left_out = [], 0
        for heading, lines in self._answered(guide, page):
            naming = set(names_in(lines, avoided))
            left_out += len(naming)
            if kept := tuple(line for line in lines if line not in naming):
                parts.append(SheetPart(heading, kept))
        if not parts:
            raise CannotChange(said.nothing_for_paper(page.id))
        remarks += [said.not_safe_left_out(left_out)] if left_out else []
        about = said.written_on(self._spoken(page))
        missing = partial(said.not_all, whole=said.whole_page(page.id))
        every = (*parts, *self._people())
        return Made(kind, one_page(kind.title, about, every, missing), about, every, tuple(remarks))

    def _newest(self, guide: Guide) -> tuple[Page | None, int]:
        """The newest page of a guide that is not to be handled with care, and how many newer ones are."""
        names = {guide.slug, *guide.was}
        cared = 0
        for found in facts(self.journal, Query(), re.compile("|".join(map(re.escape, names)).encode())):
            if found.unreadable or found.entry.guide not in names:
                continue
            if not found.entry.care:
                return read_page(found.path), cared
            cared += 1
        return None, cared

    def _named(self, guide: Guide, page_id: str) -> Page:
        page = self.journal.find(page_id)
        if not guide.is_called(page.entry.guide):
            raise CannotChange(said.another_guide(page.id, guide.title))
        return page

    def _answered(self, guide: Guide, page: Page) -> Iterator[tuple[str, list[str]]]:
        """What stands in the page under each heading of the sheet, in the order of the guide."""
        answers = read_answers(guide, body.parse(page.entry.body)[1])[0]
        for step in guide.steps:
            if not step.paper:
                continue
            of_step = [(item, answer) for (one, item), answer in answers.items() if one == step.id]
            lines = self._figure(step) or [line for item, answer in of_step for line in _lines(item, answer)]
            if lines:
                yield step.paper, lines

    def _figure(self, step: Step) -> list[str]:
        """What the person's own entries say, where the step offers that."""
        if not (isinstance(step, Recall) and step.figures):
            return []
        return [line for line in self.figures.said(step.figures).split("\n") if line]

    def _people(self) -> list[SheetPart]:
        return [SheetPart(said.NUMBERS, self.numbers(), needed=True)]

    def _spoken(self, page: Page) -> str:
        day = day_of(page, self.day_starts_at)
        return spoken_day(day) if day else page.id


def _lines(item: str, answer: Answer) -> list[str]:
    """An answer in lines; of one of several items with that in front."""
    if isinstance(answer, Listed):
        lines = [line for line in (*answer.items, answer.note) if line.strip()]
    else:
        lines = [line] if (line := in_a_line(answer)) else []
    return [f"{item}: {line}" for line in lines] if item else lines


def write_sheet(made: Made, path: Path) -> str:
    """Writes a sheet to a new file that its owner alone can read. What has to be said. Raises: CannotChange where
    something of that name is there, OSError."""
    if path.is_dir():
        raise CannotChange(said.a_folder(str(path)))
    try:
        disk.create(path, made.sheet.text.encode())
    except FileExistsError as error:
        raise CannotChange(said.there_already(str(path))) from error
    return said.written_to(str(path))
