"""The first 21 days of twelve people who do not exist, to see what ptg offers whom, and why.

Each of them gets a journal in a folder that is removed afterwards, and a clock of their own. Every day they open Today,
take what is suggested or something else, and some have a hard moment. What was offered is printed with its reason. The
rules of care are looked at each time; where one does not hold, the exit code is 1.

    python scripts/first_weeks.py             everyone
    python scripts/first_weeks.py fine numb   only these
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from ptg_cli.context import Context, folders
from ptg_cli.desk.today import look
from ptg_cli.insight.strategies import OUTWARD
from ptg_cli.insight.suggest import PLAN_AFTER_HARD, PLAN_EARLY, Suggestion
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.civil_time import is_night
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.model.scales import OUTWARD_FEELINGS

DAYS: Final = 21
FIRST_DAY: Final = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
ASKED_FOR: Final = ("reset", "wait-before-i-act", "after-a-bad-dream", "what-ended-and-what-is-still-there", BLANK)
"""Guides that are there when somebody asks for them, and never come up by themselves."""

Numbers = Callable[[int], int | None]


def always(number: int | None) -> Numbers:
    """The same number every day."""
    return lambda day: number


@dataclass(frozen=True)
class Person:
    """Somebody who uses ptg for three weeks.

    `hour` is when they open it (of a day from 1), `before` and `after` how hard it is then (0 to 10, or nothing said).
    `writes` false: they only keep notes. `hard` are the days with a hard moment. `kit` is what they put into their plan
    as steadying, and `takes_plan` whether they write with the plan's guide when it is offered.
    """

    name: str
    about: str
    hour: Callable[[int], int] = lambda day: 19
    before: Numbers = lambda day: 4
    after: Numbers = lambda day: 3
    feelings: tuple[str, ...] = ()
    writes: bool = True
    hard: frozenset[int] = frozenset({3, 9, 15})
    kit: tuple[str, ...] = ()
    takes_plan: bool = False


PEOPLE: Final = (
    Person("fine", "is mostly fine", before=always(2), after=always(1), hard=frozenset()),
    Person("never-below-7", "is never below 7", before=always(8), after=always(7), feelings=("afraid",)),
    Person("night", "opens it only at night", hour=lambda day: (23, 1, 3)[day % 3], after=always(6)),
    Person("notes", "keeps notes and nothing else", writes=False, hard=frozenset()),
    Person("numb", "is numb and rates low", before=always(2), after=always(2), feelings=("numb",)),
    Person("nobody", "has nobody to name", before=always(6), after=always(6), feelings=("sad",)),
    Person("harm", "has a kit that holds harm", before=always(9), after=always(8), kit=("a glass of wine", "cutting")),
    Person("newly-hurt", "was hurt some days ago", before=always(9), after=always(9), feelings=("flooded",)),
    Person("silent", "never gives a number", before=always(None), after=always(None)),
    Person("planner", "makes a plan at once", before=always(7), after=always(7), takes_plan=True),
    Person("angry", "is angry at 6 and 7", before=lambda day: 6 + day % 2, after=always(5), feelings=("angry",)),
    Person("up-and-down", "goes up and down", before=lambda day: day * 3 % 11, after=lambda day: day * 3 % 11),
)


@dataclass
class Life:
    """One person's weeks as they are lived. `broken` are the rules that did not hold, in a sentence each."""

    person: Person
    context: Context
    say: Callable[[str], object]
    now: datetime = FIRST_DAY
    broken: list[str] = field(default_factory=list)
    plan_offered: list[int] = field(default_factory=list)
    made_plan: bool = False
    closes: dict[int, int | None] = field(default_factory=dict)

    def rule(self, holds: bool, words: str) -> None:
        """Notes a rule that does not hold."""
        if not holds:
            self.broken.append(f"{self.person.name}, {self.now:%d %b %H:%M}: {words}")

    def hard_lately(self, day: int) -> bool:
        """True where the last days ended at 7 or more."""
        return any((self.closes.get(one) or 0) >= 7 for one in (day - 1, day))


def live(person: Person, say: Callable[[str], object]) -> Life:
    """The 21 days of one person."""
    with tempfile.TemporaryDirectory() as home:
        counter = count()
        life: Life

        def clock() -> datetime:
            return life.now

        places = folders(home, {**os.environ, "PTG_HOME": home})
        life = Life(person, Context(places, clock, lambda: f"{next(counter) % 10_000:04d}"), say)
        if person.kit:
            visit = life.context.plan_visit()
            for line in person.kit:
                visit.add("steadies", line)
        say(f"\n{person.name}: {person.about}")
        for day in range(1, DAYS + 1):
            life.now = FIRST_DAY + timedelta(days=day - 1, hours=person.hour(day))
            _open_today(life, day)
            if day in person.hard:
                life.now += timedelta(minutes=30)
                _hard_moment(life, day)
        _look_back(life)
        return life


def _open_today(life: Life, day: int) -> None:
    suggested = look(life.context.sessions).suggestions
    first = suggested[0] if suggested else None
    life.say(f"  day {day:2}, {life.now:%H:%M}: {f'{first.guide.title}. {first.why}' if first else 'nothing'}")
    for one in suggested:
        _rules_of_one(life, day, one)
    if first and first.why in {PLAN_EARLY, PLAN_AFTER_HARD}:
        life.plan_offered.append(day)
    if not life.person.writes:
        _keep(life, Entry("", kind="note", body="A line.\n"))
        return
    guide = first.guide if first else life.context.library.guide(BLANK)
    if guide.makes_plan and not life.person.takes_plan:
        others = [one.guide for one in suggested[1:]]
        guide = others[0] if others else life.context.library.guide(BLANK)
    _write(life, day, guide)


def _rules_of_one(life: Life, day: int, one: Suggestion) -> None:
    plan = one.guide.makes_plan
    life.rule(one.guide.slug not in ASKED_FOR, f"{one.guide.title} came up by itself")
    life.rule(one.guide.level != "deep", f"{one.guide.title} is deep and came up by itself")
    if is_night(life.now.replace(tzinfo=None)) and not plan:
        life.rule(one.guide.fits_the_night, f"{one.guide.title} came up at night")
    if life.hard_lately(day) and not plan:
        life.rule(one.guide.level == "gentle", f"{one.guide.title} came up after a hard close")


def _write(life: Life, day: int, guide: Guide) -> None:
    person = life.person
    before, after = person.before(day), person.after(day)
    _keep(life, Entry("", kind="journal", guide=guide.slug, distress_before=before, distress_after=after,
                      feelings=person.feelings, body="A line.\n"))  # fmt: skip
    life.closes[day] = after
    life.made_plan = life.made_plan or guide.makes_plan


def _hard_moment(life: Life, day: int) -> None:
    person = life.person
    moment = life.context.strategy_desk.moment(person.before(day), person.feelings)
    rating = person.before(day)
    if rating is not None and rating >= 8:
        one = moment.one
        assert one is not None
        life.say(f"          hard, {rating}: {one.strategy.title}, which {one.why}. {moment.from_plan.said}".rstrip())
        life.rule(one.strategy.outward, f"at {rating} the first thing was {one.strategy.title}, which is not outward")
        for line in person.kit:
            life.rule(line not in one.strategy.title, f"{line} was offered as if it were ours")
            said = moment.from_plan.said
            life.rule(line not in said or "You wrote: " in said, f"{line} is not said as theirs")
        return
    moment.feel(person.feelings)
    offers = moment.offers
    said = "; ".join(f"{one.strategy.title}, which {one.why}" for one in offers)
    life.say(f"          hard, {'no number' if rating is None else rating}: {said}.")
    if rating is not None and rating >= 6:
        grounded = [one for one in offers if one.strategy.outward and one.strategy.family == "grounding"]
        life.rule(
            bool(grounded) and grounded[0].why == OUTWARD, f"at {rating} none of the three was an outward grounding"
        )
    if OUTWARD_FEELINGS & set(person.feelings):
        inward = [one.strategy.title for one in offers if one.strategy.practice and not one.strategy.outward]
        life.rule(not inward, f"{', '.join(inward)} turns inward, for someone who is {person.feelings[0]}")
        life.rule(offers[0].strategy.outward, "the first of three was not outward, for someone numb or flooded")


def _look_back(life: Life) -> None:
    person = life.person
    if person.kit or life.made_plan:
        return
    hard = [day for day, close in life.closes.items() if (close or 0) >= 7]
    due = 2 if not hard else min(2, hard[0] + 1)
    life.rule(bool(life.plan_offered) and life.plan_offered[0] <= due, f"the plan was not offered by day {due}")
    reasons = {2} | {late for day in hard for late in (day, day + 1)}
    extra = [day for day in life.plan_offered if day not in reasons]
    life.rule(not extra, f"the plan was offered without a reason, on days {extra}")
    weeks = [sum(day in life.plan_offered for day in range(start, start + 7)) for start in range(3, DAYS - 5)]
    life.rule(max(weeks) <= 2, "the plan was offered more than twice in a week")


def _keep(life: Life, entry: Entry) -> None:
    from dataclasses import replace

    journal = life.context.journal
    journal.add(replace(entry, id=journal.new_id(life.now.replace(tzinfo=None)), created=life.now))


def everyone(names: Sequence[str]) -> Iterator[Person]:
    """The people asked for, or all of them."""
    return (person for person in PEOPLE if not names or person.name in names)


def main(names: Sequence[str], say: Callable[[str], object] = lambda line: sys.stdout.write(f"{line}\n")) -> int:
    """Lives through everyone's days and says what was offered. Returns the exit code."""
    assert Library(prompts_folder(), Path("no-content-of-ones-own")).broken() == []
    broken = [words for person in everyone(names) for words in live(person, say).broken]
    say("")
    for words in broken:
        say(f"DOES NOT HOLD: {words}")
    say("Every rule holds." if not broken else f"{len(broken)} times a rule did not hold.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
