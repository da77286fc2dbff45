"""What a person tried, read out of their entries: a try for each strategy, practice or guide that was used or rated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

from ptg_cli.model.entry import Entry, civil_time

House = Literal["strategy", "practice", "guide", "aim"]

LATELY: Final = timedelta(days=90)
"""What was found worth doing in so many days counts before what was found earlier."""

WORTH_OF: Final = {"yes": 1.0, "partly": 0.5, "no": -1.0}
"""How an answer to “was it worth doing?” weighs. Too soon to say weighs nothing."""

_RATINGS: Final = ("distress_before", "distress_after", "worth", "feelings", "trigger", "strategy", "practice")
_NAMES: Final = frozenset({"strategy", "practice"})


@dataclass(frozen=True, slots=True)
class Try:
    """One try of something, named by its slug; of something that is tried over days, by the id of its kind. `before`
    and `after` are 0 to 10 or not asked; `worth` is one of the answers or empty; `trigger` and `feelings` say in which
    situation; `did` is what was said of an aim: yes, part or not-today."""

    what: str
    house: House
    moment: datetime
    trigger: str = ""
    feelings: tuple[str, ...] = ()
    before: int | None = None
    after: int | None = None
    worth: str = ""
    remember: str = ""
    did: str = ""

    @property
    def drop(self) -> int | None:
        """By how much it was easier afterwards; below 0 where it was harder; None where not both were rated."""
        return None if self.before is None or self.after is None else self.before - self.after


Found = tuple[list[Try], int]
"""The tries, and how many entries were left out."""


def same_words(words: str) -> str:
    """Words so that two that mean the same compare equal."""
    return " ".join(words.casefold().split()).rstrip(".!")


def tries(entries: Iterable[Entry], now: datetime, kinds: Mapping[str, str] = MappingProxyType({})) -> Found:
    """The tries that entries tell of, newest first as they come, and how many entries were left out because what they
    say does not fit. Those to be handled with care are never read. `now` is civil time; `kinds` gives the kind of an
    aim by its id: pages that tell of one which is not there are no tries."""
    found = []
    odd = 0
    for entry in entries:
        if entry.care:
            continue
        what, house = _what(entry, kinds)
        if not what:
            # A name or a rating that does not fit its key, so what was tried can't be told.
            odd += bool(_NAMES & entry.extra.keys()) or (bool(entry.guide) and "worth" in entry.extra)
            continue
        moment = civil_time(entry)
        if moment is None or moment > now + timedelta(days=1) or any(key in entry.extra for key in _RATINGS):
            odd += 1
            continue
        found.append(
            Try(what, house, moment, entry.trigger, entry.feelings, entry.distress_before, entry.distress_after,
                entry.worth, entry.remember, entry.did)
        )  # fmt: skip
    return found, odd


def _what(entry: Entry, kinds: Mapping[str, str]) -> tuple[str, House]:
    if entry.aim:
        return (kinds.get(entry.aim, "") if entry.did or entry.worth else ""), "aim"
    if entry.strategy:
        return entry.strategy, "strategy"
    if entry.practice:
        return entry.practice, "practice"
    # A guide counts where someone said whether it was worth doing; a page alone says nothing of that.
    return (entry.guide, "guide") if entry.guide and entry.worth else ("", "guide")


def worth(found: Iterable[Try], now: datetime) -> float | None:
    """How worth doing something was, -1 to 1: what was said in the last 90 days, else what was said earlier; None where
    nobody said."""
    rated = [one for one in found if one.worth in WORTH_OF]
    lately = [one for one in rated if now - one.moment <= LATELY]
    counted = [WORTH_OF[one.worth] for one in lately or rated]
    return sum(counted) / len(counted) if counted else None


Group = Literal["mostly", "in-part", "unsaid", "not-lately", "not-for-a-while"]
"""Where something stands among what helps. `mostly`: more than half of the answers were yes. `not-lately`: more than
half were no. `in-part`: neither. `unsaid`: too few answers to say. `not-for-a-while`: not tried lately, whatever was
said of it then."""

GROUPS: Final[tuple[Group, ...]] = ("mostly", "in-part", "unsaid", "not-lately", "not-for-a-while")
"""In the order they are shown."""

LEAST_ANSWERS: Final = 3
"""So many answers it takes before anything is said of them together."""

MOSTLY: Final = 0.5
"""“Mostly” is more than this share of the answers, and so is “not”."""

A_WHILE: Final = LATELY
"""What was tried last longer ago than this was not tried for a while."""


def group_of(found: Sequence[Try], last: datetime, now: datetime) -> Group:
    """Where these tries of one thing put it. `last` is when it was tried last in any situation. What counts are the
    `answers_that_count`."""
    return "not-for-a-while" if now - last > A_WHILE else group_of_answers(answers_that_count(found, now))


def answers_that_count(found: Iterable[Try], now: datetime) -> list[str]:
    """The answers of the last 90 days, or the newest three where those are fewer."""
    rated = sorted((one for one in found if one.worth in WORTH_OF), key=lambda one: one.moment, reverse=True)
    lately = sum(now - one.moment <= LATELY for one in rated)
    return [one.worth for one in rated[: max(lately, LEAST_ANSWERS)]]


def group_of_answers(answers: Sequence[str]) -> Group:
    """Where answers put a thing that was tried lately."""
    if len(answers) < LEAST_ANSWERS:
        return "unsaid"
    if answers.count("yes") > MOSTLY * len(answers):
        return "mostly"
    return "not-lately" if answers.count("no") > MOSTLY * len(answers) else "in-part"


def changed_lately(found: Iterable[Try], now: datetime) -> str:
    """A word on what was worth doing once and is not any more, or the other way round; empty where nothing changed."""
    rated = [one for one in found if one.worth in WORTH_OF]
    lately, earlier = ([one for one in rated if (now - one.moment <= LATELY) == late] for late in (True, False))
    if len(lately) < 2 or len(earlier) < 2:
        return ""
    was, now_is = (sum(WORTH_OF[one.worth] for one in some) / len(some) for some in (earlier, lately))
    if was > 0 > now_is:
        return "earlier yes, lately no"
    return "earlier no, lately yes" if was < 0 < now_is else ""


def middle(numbers: Iterable[int]) -> int:
    """The one in the middle; of two, the lower."""
    ordered = sorted(numbers)
    return ordered[(len(ordered) - 1) // 2]
