"""Thirty days of somebody who tries things, to see that what they try comes back as it should.

They begin an experiment that surprises them, a ladder that goes down and up, an anchor of the day that is kept on some
days, an ask that is refused and one that works. Each morning says what Today offers, and what they answer. At the end a
few things are looked at; where one is not so, the exit code is 1. It all lies in a folder of its own, which goes.

    python scripts/thirty_days_of_trying.py
"""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from ptg_cli.context import Context, folders
from ptg_cli.desk.today import LaterAim, look
from ptg_cli.desk.writing import Intent
from ptg_cli.model.aim import Aim, rung_of
from ptg_cli.model.answer import Answer, Listed, Number, Text
from ptg_cli.model.guide import Choose, Day, Items, Scale
from ptg_cli.sentences.aims import what_it_is
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question

DAYS: Final = 30
FIRST_DAY: Final = datetime(2026, 11, 1, 9, 0)
REFUSED: Final = "Someone beside me at the office"
RUNGS: Final = ("2 Look at the shop", "4 Go in and out", "6 Buy bread at noon", "8 Stay ten minutes")

Answers = Mapping[str, object]
"""What is answered, by the ids of steps. What is not named is skipped."""

BEGUN: Final[Mapping[int, tuple[str, Answers]]] = {
    1: (
        "try-a-small-experiment",
        {"belief": "If I ask, people get annoyed", "sure": 8, "try": "Ask where the milk is", "safe": "yes, it is safe",
         "prediction": "They sigh", "day": "tomorrow"},
    ),
    2: (
        "a-small-anchor-for-the-day",
        {"moment": "after breakfast", "act": "Open the window", "fallback": "Look outside", "day": "tomorrow"},
    ),
    5: (
        "a-ladder-to-something-i-avoid",
        {"goal": "Buying bread", "safe": "something safe that is hard for me", "body": "no", "rungs": RUNGS,
         "rung": RUNGS[1], "hard": 4, "day": "tomorrow"},
    ),
    8: ("ask-for-what-i-need", {"need": REFUSED, "safe": "no, I am safe", "who": "Ana",
            "words": "Would you come with me?",
                                "day": "tomorrow"}),
    14: ("ask-for-what-i-need", {"need": "An hour off", "safe": "no, I am safe", "who": "Ben",
                                 "words": "Could you stay an hour?", "day": "tomorrow"}),
}  # fmt: skip
"""What they begin, and on which day, counted from 1."""

TOLD: Final[Mapping[str, tuple[Answers, ...]]] = {
    "experiment": (
        {"did": "yes", "compared": "easier than I expected", "sure-now": 3, "learned": "Nobody sighed",
         "now-what": "it is done"},
    ),
    "anchor": (
        {"did": "yes", "now-what": "go on with it", "day": "in 3 days"},
        {"did": "in part, or its smaller form", "now-what": "go on with it", "day": "in 5 days"},
        {"did": "not today"},
    ),
    "ladder": (
        {"did": "yes", "safe": "yes", "hard-before": 6, "highest": 9, "at-the-end": 7, "learned": "Noon is too loud",
         "now-what": "try another step", "which": RUNGS[0], "day": "in 2 days"},
        {"did": "yes", "safe": "yes", "highest": 4, "at-the-end": 2, "learned": "Mornings are quiet",
         "now-what": "try another step", "which": RUNGS[1], "day": "in 2 days"},
        {"did": "yes", "safe": "yes", "highest": 4, "at-the-end": 2, "now-what": "try another step", "which": RUNGS[2],
         "day": "in 4 days"},
        {"did": "not today"},
    ),
    "ask": (
        {"did": "yes", "came": "the answer was no", "learned": "Ask in the morning", "now-what": "let it rest"},
        {"did": "yes", "came": "I got what I asked for", "learned": "Short is enough", "now-what": "it is done"},
    ),
}  # fmt: skip
"""What they say of each kind, the first time Today asks, the second, and so on."""


@dataclass
class Life:
    """The days as they are lived. `offered` says on which days Today asked about which aim, as it stood then;
    `asked_of` which kinds of steps the guides asked; `came_back` what was learned and shown again; `broken` which rules
    did not hold, in a sentence each."""

    context: Context
    say: Callable[[str], object]
    offered: list[tuple[int, Aim]] = field(default_factory=list)
    asked_of: dict[str, set[str]] = field(default_factory=dict)
    came_back: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def rule(self, holds: bool, words: str) -> None:
        """Notes a rule that does not hold."""
        if not holds:
            self.broken.append(words)


def live(say: Callable[[str], object]) -> Life:
    """All thirty days."""
    with tempfile.TemporaryDirectory() as home:
        now, counter = [FIRST_DAY], count()
        places = folders(home, {**os.environ, "PTG_HOME": home})
        life = Life(Context(places, lambda: now[0].astimezone(), lambda: f"{next(counter) % 10_000:04d}"), say)
        for day in range(1, DAYS + 1):
            now[0] = FIRST_DAY + timedelta(days=day - 1)
            _morning(life, day)
            if day in BEGUN:
                now[0] += timedelta(hours=1)
                guide, answers = BEGUN[day]
                _write(life, guide, answers)
                say(f"Day {day}. Begun: {life.context.library.guide(guide).title}.")
        _look_back(life)
        return life


def _morning(life: Life, day: int) -> None:
    """What Today offers, and what is said to it."""
    later = look(life.context.sessions).later
    if not isinstance(later, LaterAim):
        return
    aim = later.aim
    kind = life.context.library.aim_kind(aim.kind)
    assert kind is not None
    life.say(f"Day {day}. Today asks about {later.day}: {aim.title} ({what_it_is(aim, kind)}).")
    told = sum(1 for _, one in life.offered if one.kind == aim.kind)
    today = (FIRST_DAY + timedelta(days=day - 1)).date()
    life.rule(aim.is_open, f"day {day}: what is not open was asked about")
    life.rule(aim.day is not None and aim.day < today, f"day {day}: it was asked before its day was over")
    life.offered.append((day, aim))
    answers = TOLD[aim.kind][min(told, len(TOLD[aim.kind]) - 1)]
    life.asked_of.setdefault(aim.kind, set()).update(_write(life, kind.returns, answers, aim.id))
    now = life.context.aim_desk.aim(aim.id)
    assert now is not None
    again = look(life.context.sessions).later
    same = isinstance(again, LaterAim) and again.aim.id == aim.id
    life.rule(not same, f"day {day}: the same was asked twice in a morning")
    life.say(f"         Said: {', '.join(str(one) for one in answers.values())}. It is {now.state}: {now.title}.")


def _write(life: Life, guide: str, answers: Answers, aim: str = "") -> set[str]:
    """Writes with a guide to its end; the kinds of the steps that were asked."""
    context = life.context
    begun = context.sessions.begin(context.library.guide(guide), Intent(context.now(), aim=aim), SHELL_KEYS)
    asked = set()
    while isinstance(view := begun.session.view, Opening | Offer | Question | Closing):
        match view:
            case Opening():
                begun.session.open(None)
            case Offer():
                begun.session.go_on()
            case Question():
                asked.add(type(view.asked.step).__name__)
                life.came_back += [line for line in view.lines if "you wrote: “" in line]
                given = answers.get(view.asked.step.id)
                if given is not None:
                    begun.session.write_down(_answer(view, given))
                begun.session.next()
            case Closing():
                begun.session.keep()
    begun.sitting.finish()
    return asked


def _answer(view: Question, given: object) -> Answer | None:
    match view.asked.step:
        case Day():
            return view.dated(str(given))
        case Scale():
            return Number(int(str(given)))
        case Choose() | Items():
            return Listed((given,) if isinstance(given, str) else tuple(given))  # type: ignore[arg-type]
        case _:
            return Text(str(given))


def _look_back(life: Life) -> None:
    """What has to be so after thirty days."""
    aims = {one.title: one for one in life.context.aim_desk.look().aims}
    of_kind = {one.kind: one for one in aims.values()}
    days = {kind: [day for day, one in life.offered if one.kind == kind] for kind in TOLD}
    ladder = life.context.library.aim_kind("ladder")
    assert ladder is not None
    rungs = [found[0] for _, one in life.offered if one.kind == "ladder" and (found := rung_of(one, ladder))]
    life.rule(days["experiment"] == [3], f"the experiment was asked about on {days['experiment']}, not once, on day 3")
    life.rule(of_kind["experiment"].state == "done", "an experiment that was enough is not done")
    life.rule(rungs[:4] == [2, 1, 2, 3], f"the ladder did not go down and up: {rungs}")
    life.rule(of_kind["ladder"].is_open, "a ladder that was not tried today did not stay open")
    life.rule(len(days["ladder"]) == 4, f"after “not today” the ladder was asked about again: {days['ladder']}")
    life.rule("Scale" not in life.asked_of["anchor"], "the anchor of the day asked for a number")
    life.rule(len(days["anchor"]) == 3, f"the anchor was not asked about three times: {days['anchor']}")
    life.rule(aims[REFUSED].state == "resting", "an ask that was refused does not rest")
    life.rule(len(days["ask"]) == 2, f"the two asks were not asked about once each: {days['ask']}")
    life.rule(any("Ask in the morning" in line for line in life.came_back), "what was learned did not come back")
    life.rule(look(life.context.sessions).later is None, "something is asked about on the last day")
    told = [one for one in aims.values() if not one.pages]
    life.rule(not told, f"no page tells of {[one.title for one in told]}")


def main(say: Callable[[str], object] = lambda line: sys.stdout.write(f"{line}\n")) -> int:
    """Lives them, and says what did not hold."""
    life = live(say)
    for words in life.broken:
        say(f"NOT SO: {words}.")
    if not life.broken:
        say(f"All of it holds over {DAYS} days: {len(life.offered)} times Today asked how something went.")
    return 1 if life.broken else 0


if __name__ == "__main__":
    sys.exit(main())
