"""Thirty days of somebody who does not exist, to see that suggestions move as they should.

For them walking is worth doing when they are angry; scrolling eases a lot and is never worth it; asking a friend to
listen made it louder twice and was worth it. When they are sad, the first two things do little. Each day says what was
suggested and why, what was tried, how it went. At the end a few things are looked at; where one is not so, the exit
code is 1. No journal is needed, none is touched.

    python scripts/thirty_days.py
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from ptg_cli.insight.strategies import ANOTHER_KIND, WORTH_BEFORE, suggestions
from ptg_cli.insight.tries import Try
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.strategy import Situation, Strategy, Suggested

DAYS: Final = 30
FIRST_DAY: Final = datetime(2026, 11, 1, 20, 0)

WALK: Final = "slow-walk"
SCROLL: Final = "scroll-a-while"
ASK: Final = "only-listen"

ANGRY: Final = Situation(("angry",))
SAD: Final = Situation(("sad",))
SAD_DAYS: Final = frozenset({4, 7, 11, 15, 18, 22, 26})

THANKS, THEN_AND_NOW = "one-exact-thanks", "then-and-now"
OUT_OF_HABIT: Final = {1: SCROLL, 3: SCROLL, 4: THEN_AND_NOW, 5: ASK, 6: SCROLL, 7: THANKS, 12: ASK}
"""What they did on some days whatever was suggested."""

BEFORE: Final = 6
AFTER: Final = {WALK: (4, "yes"), SCROLL: (2, "no"), ASK: (8, "yes"), THEN_AND_NOW: (6, "no"), THANKS: (6, "no")}
"""How hard it was after each, 0 to 10, and whether it was worth doing. All else was worth it in part."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its number from 1, what was suggested, what was tried."""

    number: int
    situation: Situation
    suggested: Sequence[Suggested]
    tried: Try


def live(strategies: Sequence[Strategy]) -> list[Day]:
    """All the days, each suggestion made from the days before."""
    days: list[Day] = []
    for number in range(1, DAYS + 1):
        situation = SAD if number in SAD_DAYS else ANGRY
        now = FIRST_DAY + timedelta(days=number - 1)
        suggested = suggestions(strategies, history(days), situation, now)
        known = [one.strategy.slug for one in suggested]
        walks = situation is ANGRY and WALK in known
        others = [slug for slug in known if slug not in {WALK, ASK}]
        what = OUT_OF_HABIT.get(number) or (WALK if walks and number % 2 == 0 else others[number % len(others)])
        after, worth = AFTER.get(what, (BEFORE - 1, "partly"))
        tried = Try(what, "strategy", now, feelings=situation.feelings, before=BEFORE, after=after, worth=worth)
        days.append(Day(number, situation, suggested, tried))
    return days


def history(days: Sequence[Day]) -> list[Try]:
    """What was tried so far, newest first, as a journal tells it."""
    return [day.tried for day in reversed(days)]


def told(day: Day, titles: dict[str, str]) -> list[str]:
    """A day in lines."""
    tried = day.tried
    return [
        f"Day {day.number}, {' and '.join(day.situation.feelings)}.",
        *(f"  {one.strategy.title}: {one.why}{f' ({one.note})' if one.note else ''}." for one in day.suggested),
        f"  Tried: {titles[tried.what]}. {tried.before}, then {tried.after}. Worth doing: {tried.worth}.",
    ]


def looked_at(strategies: Sequence[Strategy], days: Sequence[Day]) -> dict[str, bool]:
    """What has to be so at the end, and whether it is."""
    now = FIRST_DAY + timedelta(days=DAYS)
    found = history(days)
    at_first = [one.strategy.slug for one in days[0].suggested]
    at_last = suggestions(strategies, found, ANGRY, now)
    reasons = {one.strategy.slug: one.why for one in at_last}
    three = [one for one in strategies if one.slug in {WALK, SCROLL, ASK}]
    then = [one.strategy.slug for one in suggestions(three, [], ANGRY, FIRST_DAY)]
    left = [one.strategy.slug for one in suggestions(three, found, ANGRY, now)]
    noes = [day.number for day in days if day.tried.what == SCROLL]
    since = [one.strategy.slug for day in days if day.number > noes[-1] for one in day.suggested]
    asked = [day.tried for day in days if day.tried.what == ASK]
    return {
        "Walking moves up to the first place.": at_last[0].strategy.slug == WALK and at_first[:1] != [WALK],
        f"Walking is “{WORTH_BEFORE}”.": reasons.get(WALK) == WORTH_BEFORE,
        "Scrolling rests, though it eases the most.": SCROLL in then and SCROLL not in {*left, *since},
        "Asking a friend was louder afterwards, twice.": [one.drop for one in asked] == [-2, -2],
        f"Asking a friend stays, “{WORTH_BEFORE}”.": reasons.get(ASK) == WORTH_BEFORE,
        f"After two things that did little comes “{ANOTHER_KIND}”.": any(
            one.why == ANOTHER_KIND for day in days for one in day.suggested
        ),
        "The same history gives the same suggestion.": live(strategies) == list(days)
        and suggestions(strategies, list(found), ANGRY, now) == at_last,
    }


def main(say: Callable[[str], object] = lambda line: sys.stdout.write(f"{line}\n")) -> int:
    """Lives through the days, says each, and looks at the end. Returns the exit code."""
    strategies = Library(prompts_folder(), Path("no-content-of-ones-own")).strategies()
    titles = {one.slug: one.title for one in strategies}
    days = live(strategies)
    for day in days:
        for line in told(day, titles):
            say(line)
    say("")
    found = looked_at(strategies, days)
    for words, so in found.items():
        say(f"{'so' if so else 'NOT SO'}: {words}")
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
