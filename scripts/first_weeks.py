"""The first sixty days of fourteen people who do not exist, to see what ptg offers whom, and why.

Each of them gets a journal in a folder that is removed afterwards, and a clock of their own. Every day they open Today,
take what is suggested or something else, and some have a hard moment. Some are in guides in order, leave them or begin
again; some try things, and say how it went; some look back each week. What was offered is printed with its reason. The
rules of care are looked at each time, and whether each reason is true; where one does not hold, the exit code is 1.

    python scripts/first_weeks.py             everyone
    python scripts/first_weeks.py fine numb   only these
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from ptg_cli.context import Context, folders
from ptg_cli.desk.today import LaterAim, look
from ptg_cli.insight.strategies import OUTWARD
from ptg_cli.insight.suggest import PLAN_AFTER_HARD, PLAN_EARLY, Suggestion
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.aim import Aim
from ptg_cli.model.civil_time import is_night, spoken_day
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.model.scales import OUTWARD_FEELINGS

DAYS: Final = 60
A_WEEK: Final = 7
LIBRARY: Final = Library(prompts_folder(), Path("no-content-of-ones-own"))
"""Read once for everybody: reading it for each of them would take most of the time."""

LEAST: Final = 12
"""So many different guides come up in these days at least, also for whoever opens ptg at night only."""

FIRST_DAY: Final = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
ASKED_FOR: Final = ("reset", "wait-before-i-act", "after-a-bad-dream", "what-ended-and-what-is-still-there", BLANK)
"""Guides that are there when somebody asks for them, and never come up by themselves."""

Numbers = Callable[[int], int | None]


def always(number: int | None) -> Numbers:
    """The same number every day."""
    return lambda day: number


@dataclass(frozen=True)
class Person:
    """Somebody who uses ptg for two months.

    `hour` is when they open it (of a day from 1), `before` and `after` how hard it is then (0 to 10, or nothing said).
    `writes` false: they only keep notes. `hard` are the days with a hard moment. `kit` is what they put into their plan
    as steadying, and `takes_plan` whether they write with the plan's guide when it is offered. `begins` and `leaves`
    are guides in order, each with the day. `tries` true: what a guide begins is tried, and told of once it is asked
    about.
    `reviews` true: they look back each week, and at the months once.
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
    begins: tuple[tuple[int, str], ...] = ()
    leaves: tuple[tuple[int, str], ...] = ()
    tries: bool = False
    reviews: bool = False


PEOPLE: Final = (
    Person("fine", "is mostly fine", before=always(2), after=always(1), hard=frozenset(),
           begins=((3, "people-around-me"),), tries=True),
    Person("never-below-7", "is never below 7", before=always(8), after=always(7), feelings=("afraid",),
           begins=((2, "my-story-in-parts"),)),
    Person("night", "opens it only at night", hour=lambda day: (23, 1, 3)[day % 3], after=always(6),
           begins=((2, "hard-hours-and-strong-feelings"), (9, "what-i-believe-now"))),
    Person("notes", "keeps notes and nothing else", writes=False, hard=frozenset()),
    Person("numb", "is numb and rates low", before=always(2), after=always(2), feelings=("numb",)),
    Person("nobody", "has nobody to name", before=always(6), after=always(6), feelings=("sad",)),
    Person("harm", "has a kit that holds harm", before=always(9), after=always(8), kit=("a glass of wine", "cutting")),
    Person("newly-hurt", "was hurt some days ago", before=always(9), after=always(9), feelings=("flooded",)),
    Person("silent", "never gives a number", before=always(None), after=always(None),
           begins=((20, "looking-back-and-going-on"),), leaves=((30, "looking-back-and-going-on"),)),
    Person("planner", "makes a plan at once", before=always(7), after=always(7), takes_plan=True),
    Person("angry", "is angry at 6 and 7", before=lambda day: 6 + day % 2, after=always(5), feelings=("angry",)),
    Person("up-and-down", "goes up and down", before=lambda day: day * 3 % 11, after=lambda day: day * 3 % 11,
           begins=((1, "where-to-begin"), (5, "hard-hours-and-strong-feelings"))),
    Person("in-order", "is in three at once, leaves one and goes on with it", tries=True,
           begins=((1, "where-to-begin"), (4, "doing-more-again"), (10, "more-of-what-matters-to-me"),
                   (35, "doing-more-again")),
           leaves=((20, "doing-more-again"),)),
    Person("reviews", "looks back each week", tries=True, reviews=True, begins=((1, "looking-back-and-going-on"),)),
)  # fmt: skip


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
    wrote: list[tuple[date, str]] = field(default_factory=list)
    offered: list[tuple[date, str]] = field(default_factory=list)
    begun: dict[str, date] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The person's day: it turns at four."""
        return (self.now - timedelta(hours=4)).date()

    def last(self, slug: str) -> date | None:
        """The day on which they wrote with a guide last."""
        return max((day for day, one in self.wrote if one == slug), default=None)

    def rule(self, holds: bool, words: str) -> None:
        """Notes a rule that does not hold."""
        if not holds:
            self.broken.append(f"{self.person.name}, {self.now:%d %b %H:%M}: {words}")

    def hard_lately(self, day: int) -> bool:
        """True where the last days ended at 7 or more."""
        return any((self.closes.get(one) or 0) >= 7 for one in (day - 1, day))


def live(person: Person, say: Callable[[str], object]) -> Life:
    """The sixty days of one person."""
    with tempfile.TemporaryDirectory() as home:
        counter = count()
        life: Life

        def clock() -> datetime:
            return life.now

        places = folders(home, {**os.environ, "PTG_HOME": home})
        life = Life(person, Context(places, clock, lambda: f"{next(counter) % 10_000:04d}"), say)
        vars(life.context)["library"] = LIBRARY
        if person.kit:
            visit = life.context.plan_visit()
            for line in person.kit:
                visit.add("steadies", line)
        say(f"\n{person.name}: {person.about}")
        for day in range(1, DAYS + 1):
            life.now = FIRST_DAY + timedelta(days=day - 1, hours=person.hour(day))
            _begin_and_leave(life, day)
            _open_today(life, day)
            _review(life, day)
            if day in person.hard:
                life.now += timedelta(minutes=30)
                _hard_moment(life, day)
        _look_back(life)
        return life


def _open_today(life: Life, day: int) -> None:
    today = look(life.context.sessions)
    suggested = today.suggestions
    first = suggested[0] if suggested else None
    life.say(f"  day {day:2}, {life.now:%H:%M}: {f'{first.guide.title}. {first.why}' if first else 'nothing'}")
    for one in suggested:
        _rules_of_one(life, day, one)
    if first:
        _rules_of_first(life, first)
    if isinstance(today.later, LaterAim):
        _tell(life, today.later.aim)
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


def _rules_of_first(life: Life, first: Suggestion) -> None:
    """What comes first is true, and no guide comes twice in a week without a reason."""
    slug, why, last = first.guide.slug, first.why, life.last(first.guide.slug)
    life.rule("not used this guide yet" not in why or last is None, f"{slug} is said to be new, and is not")
    life.rule(f"last on {spoken_day(last)}" in why if "last on" in why and last else True, f"“{why}” is not true")
    named = [one for one in LIBRARY.journeys() if f"“{one.title}”" in why]
    again = last is not None and (life.today - last).days < A_WEEK
    life.rule(not again or bool(named), f"{slug} came up again within a week: “{why}”")
    for journey in named:
        guides = {one.name for one in journey.guides}
        since = [(day, one) for day, one in life.wrote if one in guides and day >= life.begun[journey.id]]
        lately = [day for day, _ in since if (life.today - day).days < A_WEEK]
        life.rule(journey.id in life.begun.keys() - life.left, f"“{journey.title}” was named, and they are not in it")
        life.rule(slug in guides and slug not in {one for _, one in since}, f"{slug} is not what is left of it")
        life.rule(len(lately) < journey.a_week, f"“{journey.title}” named more than {journey.a_week} in a week")
        life.rule(life.today not in lately, f"“{journey.title}” named another one on the same day")
    if first.why not in {PLAN_EARLY, PLAN_AFTER_HARD}:
        life.offered.append((life.today, slug))


def _begin_and_leave(life: Life, day: int) -> None:
    desk = life.context.journey_desk
    for _, name in (one for one in life.person.begins if one[0] == day):
        desk.begin(name)
        life.begun.setdefault(name, life.today)
        life.left.discard(name)
    for _, name in (one for one in life.person.leaves if one[0] == day):
        desk.leave(name)
        life.left.add(name)


def _tell(life: Life, aim: Aim) -> None:
    """Says how something went, once it is asked about: that is no sooner than its day is over, and once."""
    kind = LIBRARY.aim_kind(aim.kind)
    assert kind is not None
    life.say(f"          how it went: {LIBRARY.guide(kind.returns).title}")
    life.rule(aim.day is not None and aim.day < life.today, f"{aim.title} was asked about before its day was over")
    life.rule(aim.id not in life.told, f"{aim.title} was asked about twice")
    life.rule(LIBRARY.guide(kind.returns).level != "deep", f"{kind.returns} is deep")
    life.told.append(aim.id)
    life.context.aim_desk.was_asked(aim.id)
    _keep(life, Entry("", kind="journal", guide=kind.returns, aim=aim.id, body="A line.\n"))


def _review(life: Life, day: int) -> None:
    """Looks back at the week, and once at the months: by name, as one does."""
    if not life.person.reviews or day % A_WEEK:
        return
    life.now += timedelta(minutes=40)
    slug = "a-look-at-the-last-months" if day == 8 * A_WEEK else "a-short-look-at-the-week"
    if life.last(slug) != life.today:
        _write(life, day, LIBRARY.guide(slug))


def _write(life: Life, day: int, guide: Guide) -> None:
    person = life.person
    before, after = person.before(day), person.after(day)
    _keep(life, Entry("", kind="journal", guide=guide.slug, distress_before=before, distress_after=after,
                      feelings=person.feelings, body="A line.\n"))  # fmt: skip
    life.closes[day] = after
    life.wrote.append((life.today, guide.slug))
    kind = LIBRARY.kind_begun_by(guide.slug) if person.tries else None
    if kind is not None:
        name = f"{guide.title} {day}"
        aim_id = life.context.journal.new_id(life.now.replace(tzinfo=None))
        life.context.aim_desk.keep(Aim(aim_id, kind.id, name, begun=life.today, day=life.today + timedelta(days=2)))
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
    if person.writes:
        kinds = {slug for _, slug in life.offered}
        life.rule(len(kinds) >= min(LEAST, len(life.offered)), f"only {len(kinds)} guides came up in {DAYS} days")
    if person.tries:
        life.rule(bool(life.told), "nothing that was tried was asked about")
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
    assert LIBRARY.broken() == []
    broken = [words for person in everyone(names) for words in live(person, say).broken]
    say("")
    for words in broken:
        say(f"DOES NOT HOLD: {words}")
    say("Every rule holds." if not broken else f"{len(broken)} times a rule did not hold.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
