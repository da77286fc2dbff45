"""One visit to the plan: every change is kept at once, and can be taken back while the visit lasts. Both faces have
one. What another window changed meanwhile is taken in first, and told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ptg_cli.desk.document_visit import DocumentVisit
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.support import find_country
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.journal.errors import CannotChange, JournalError
from ptg_cli.library.errors import BadContent
from ptg_cli.model import plan as plans
from ptg_cli.model.person import Person, named, same_name
from ptg_cli.model.plan import NO_PERSON, ON_CARD, Plan, PlanWords, Trigger, names_someone
from ptg_cli.model.strategy import Strategy
from ptg_cli.model.support import in_a_line
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import plan as said_of_plan
from ptg_cli.sentences.document import changed_elsewhere

CHANGED: Final = changed_elsewhere(PLAN.name)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of a part as a list shows it. `line` is how the plan has it; `person` who it is, among people."""

    line: str
    said: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What a visit changes."""

    items: Mapping[str, tuple[str, ...]]
    triggers: tuple[Trigger, ...]
    in_the_way: Mapping[str, str]
    on_card: tuple[str, ...]
    people: tuple[Person, ...]


class PlanVisit:
    """Begins with a look at the files. What reads or writes raises OSError and JournalError; what changes something
    returns what has to be said, mostly nothing. `prompts` is the folder with the countries' lines; `words` gives what
    the plan says of itself, `strategies` those in the person's own words, to say which name someone. `hard` true: the
    plan was opened in a hard hour."""

    def __init__(
        self,
        plan_desk: PlanDesk,
        prompts: Path,
        words: Callable[[], PlanWords] = PlanWords,
        strategies: Callable[[], Iterable[Strategy]] = tuple,
        *,
        hard: bool = False,
    ) -> None:
        self._plan_desk = plan_desk
        self._prompts = prompts
        self._words = words
        self._strategies = strategies
        self._hard = hard
        self._visit = DocumentVisit(PLAN, plan_desk.look, lambda: self._state, self._put_back)
        self._told_no_person = False
        self._card_asked = False
        self._became: dict[tuple[str, str], str] = {}  # part and line as it was, to the line as this visit made it

    # Looking

    def open(self) -> str:
        """Reads the files, and keeps a version of what a hand made of them; opened in a hard hour, that is a use of the
        plan. Returns what has to be said, mostly nothing. Raises: OSError."""
        self._words()
        self._plan_desk.look()
        self._plan_desk.keep_versions()
        return self._plan_desk.was_opened() if self._hard else ""

    def look(self) -> None:
        """Reads the files anew. Raises: OSError."""
        self._plan_desk.look()

    @property
    def plan(self) -> Plan:
        """The plan as it was read last."""
        return self._plan_desk.plan

    @property
    def words(self) -> PlanWords:
        """What the plan says of itself: its parts and its questions."""
        return self._words()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the files, one sentence each."""
        return self._plan_desk.problems

    @property
    def review_due(self) -> bool:
        """True where a look through it may be offered; never in a hard hour."""
        return not self._hard and self._plan_desk.review_due

    @property
    def can_undo(self) -> bool:
        """True once something was changed."""
        return self._visit.can_undo

    def rows(self, part: str) -> list[PlanRow]:
        """The lines of a part; among people only those that are safe."""
        if part != "people":
            return [PlanRow(line, line) for line in self.plan.lines(part)]
        found = [(line, self.person(line)) for line in self.plan.lines(part)]
        return [PlanRow(line, person.said, person) for line, person in found if not person.not_safe]

    @property
    def not_safe(self) -> list[PlanRow]:
        """Those marked as not safe, wherever they stand."""
        return [PlanRow(one.name, one.said, one) for one in self._plan_desk.people if one.not_safe]

    @property
    def known(self) -> list[str]:
        """Names in the list of people that the plan does not have yet."""
        here = self.plan.lines("people")
        return [one.name for one in self._plan_desk.safe_people if not any(same_name(one.name, line) for line in here)]

    def no_person(self) -> str:
        """What is said, once, where the plan has lines but nobody to reach; else nothing."""
        if self._told_no_person or self.plan.is_empty or self.rows("people") or self.plan.lines("professional"):
            return ""
        self._told_no_person = True
        return NO_PERSON

    def lines_of(self, country: str) -> list[str]:
        """A country's lines as lines of the plan; those it has already are left out. Raises: BadContent."""
        found = find_country(self._prompts, country)
        here = self.plan.lines("professional")
        if isinstance(found, str):
            return []
        return [line for line in map(in_a_line, found.lines) if line not in here]

    # Lines

    def add(self, part: str, words: str) -> str:
        """Adds a line at the end of a part."""
        return self._visit.do(lambda: self._save(self.plan.with_items(part, (*self.plan.lines(part), words))))

    def change(self, part: str, row: PlanRow, words: str) -> str:
        """Puts other words in a line's place."""

        def work() -> str:
            place, lines = self._place(part, row.line), list(self.plan.lines(part))
            was, lines[place] = lines[place], words
            said = self._save(self.plan.with_items(part, lines))
            self._became[part, was] = in_one_line(words)
            return said

        return self._visit.do(work)

    def trigger(self, row: PlanRow) -> Trigger:
        """The cue that a row shows. Raises: CannotChange where it is gone."""
        return self.plan.triggers[self._place("triggers", row.line)]

    def put_trigger(self, trigger: Trigger, row: PlanRow | None = None, *, same: bool = False) -> str:
        """Adds a cue, or puts it in the stead of the one that a row shows. `same` true: taken back together with the
        change before."""
        clean = Trigger(*(in_one_line(words) for words in (trigger.cue, trigger.effect, trigger.instead)))

        def work() -> str:
            place = None if row is None else self._place("triggers", row.line)
            was = "" if place is None else self.plan.triggers[place].said
            said = self._save(self.plan.with_trigger(clean, place))
            self._became["triggers", was] = clean.said
            return said

        return self._visit.do(work, same=same)

    def move(self, part: str, row: PlanRow, by: int) -> str:
        """Moves a line up (-1) or down (1)."""
        return self._visit.do(lambda: self._save(self.plan.moved(part, self._place(part, row.line), by)))

    def remove(self, part: str, row: PlanRow) -> str:
        """Takes a line out."""
        return self._visit.do(lambda: self._save(self.plan.without(part, self._place(part, row.line))))

    def put_in_the_way(self, part: str, words: str) -> str:
        """Notes what might get in the way of a part; nothing takes it off."""
        return self._visit.do(lambda: self._save(self.plan.with_in_the_way(part, words)))

    # The card

    def tick(self, part: str, shown: bool) -> str:
        """Shows a part on the support card, or no more."""
        return self._visit.do(lambda: self._save(self.plan.with_card(part, shown)))

    def answer_card(self, shown: bool) -> str:
        """The usual parts on the support card, or none; and that this was asked."""
        on_card = ON_CARD if shown else ()
        return self._visit.do(lambda: self._save(replace(self.plan, on_card=on_card, card_asked=True)))

    def ask_about_card(self) -> bool:
        """True where it is time to ask what the support card shows: once lines are there, and once in a visit. Whoever
        leaves the question open is not asked again until the next one."""
        if self._card_asked or self.plan.card_asked or self.plan.is_empty:
            return False
        self._card_asked = True
        return True

    # People

    def add_person(self, words: str) -> str:
        """Puts someone among people to tell. Raises: CannotChange for someone marked as not safe."""

        def work() -> str:
            known = self.known_as(words)
            if known is not None and known.not_safe:
                raise CannotChange(
                    f"{known.name} is marked as not safe. Take that mark off first, under “not safe”, if you like."
                )
            return self._plan_desk.tell(words)

        return self._visit.do(work)

    def mark_not_safe(self, words: str) -> str:
        """Marks someone as not safe, who may be new to the list of people; they leave the people of the plan."""

        def work() -> str:
            known = self.known_as(words)
            person = replace(known or named(words), not_safe=True)
            said = self._plan_desk.put_person(person, known.name if known else "")
            return self._save(self.plan) or said

        return self._visit.do(work)

    def known_as(self, words: str) -> Person | None:
        """Who in the list of people is meant by these words: a name, and maybe a number behind it."""
        return self._plan_desk.person(words) or self._plan_desk.person(named(words).name)

    def person(self, words: str) -> Person:
        """What is known of someone by that name, or told in these words."""
        return self.known_as(words) or named(words)

    def put_person(self, was: Person, person: Person, *, same: bool = False) -> str:
        """Puts a changed person in the stead of the one before; the plan's line follows another name. `same` true:
        taken back together with the change before. Raises: CannotChange for a name that is taken."""

        def work() -> str:
            said = self._plan_desk.put_person(person, was.name, slip=same)
            lines = self.plan.lines("people")
            if person.not_safe:
                lines = tuple(line for line in lines if not same_name(line, was.name))
            elif was.not_safe:
                lines = (*lines, person.name)
            else:
                lines = tuple(person.name if same_name(line, was.name) else line for line in lines)
            return self._save(self.plan.with_items("people", lines)) or said

        return self._visit.do(work, same=same)

    def remove_person(self, name: str) -> str:
        """Takes someone out of the people, and out of the plan's people."""

        def work() -> str:
            said = self._plan_desk.remove_person(name)
            lines = (line for line in self.plan.lines("people") if not same_name(line, name))
            return self._save(self.plan.with_items("people", lines)) or said

        return self._visit.do(work)

    def mentions(self, name: str) -> list[str]:
        """The lines that name someone, but for those among people to tell."""
        return [
            line if place is not None else said_of_plan.in_the_way(line)
            for part, place, line in self._plan_desk.mentions(name)
            if part != "people" or place is None
        ]

    def named_elsewhere(self, name: str) -> str:
        """Which of the person's own strategies name someone, in a sentence: they are changed where they stand. Never
        raises."""
        try:
            found = [
                one.title
                for one in self._strategies()
                if names_someone(" ".join((one.title, *one.steps)), [Person(name)])
            ]
        except (OSError, JournalError, BadContent):
            return ""
        return said_of_plan.strategies_name(name, ", ".join(found)) if found else ""

    def rename_mentions(self, old: str, new: str) -> str:
        """Puts a new name wherever the plan has the old one."""
        return self._visit.do(lambda: self._save(plans.renamed(self.plan, old, new)), same=True)

    def remove_mentions(self, name: str) -> str:
        """Takes every line that names someone out of the plan."""
        return self._visit.do(lambda: self._plan_desk.remove_mentions(name), same=True)

    # The visit

    def looked_through(self) -> str:
        """Notes that the plan was looked through today."""
        self.look()
        return self._plan_desk.was_reviewed()

    def undo(self) -> str:
        """Takes the last change of this visit back, unless another window changed something since."""
        return self._visit.undo()

    def _put_back(self, before: _State) -> str:
        said = self._plan_desk.save_people(before.people)
        plan = replace(
            self.plan,
            items=before.items,
            triggers=before.triggers,
            in_the_way=before.in_the_way,
            on_card=before.on_card,
        )
        return self._save(plan) or said

    @property
    def _state(self) -> _State:
        plan = self.plan
        items = {part: lines for part, lines in plan.items.items() if lines}
        return _State(items, plan.triggers, plan.in_the_way, plan.on_card, self._plan_desk.people)

    def _save(self, plan: Plan) -> str:
        return self._plan_desk.save(plan)

    def _place(self, part: str, line: str) -> int:
        """Where a line stands now, also one that this visit has put in other words. Raises: CannotChange where another
        window took it away."""
        lines, seen = self.plan.lines(part), set[str]()
        while line not in lines and line not in seen and (part, line) in self._became:
            seen.add(line)
            line = self._became[part, line]
        if line not in lines:
            raise CannotChange(CHANGED)
        return lines.index(line)
