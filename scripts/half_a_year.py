"""Half a year of somebody who does not exist, as a journal to look around in: `python scripts/half_a_year.py FOLDER`.

Their words stand in half_a_year.toml. The numbers are made here: how hard it is goes down slowly, with ups and downs,
worse on Sundays and around a few days; two weeks in August have no pages. Given the same folder name or another, the
journal is the same each time. The README's pictures show it. Then: `PTG_HOME=FOLDER ptg`.
"""

import argparse
import os
import random
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

from ptg_cli.context import Context, folders
from ptg_cli.model.answer import Answer, Listed, Piles, Text
from ptg_cli.model.body import compose
from ptg_cli.model.entry import CROCKFORD, Entry
from ptg_cli.model.guide import Choose, Guide, Items, Sort
from ptg_cli.session.answers import to_sections

WORDS: Final = Path(__file__).with_suffix(".toml")
FIRST: Final = date(2026, 6, 1)
LAST: Final = date(2026, 11, 29)
AWAY: Final = (date(2026, 8, 10), date(2026, 8, 22))
"""The days without pages."""

HARD_DAYS: Final = {date(2026, 6, 29): 2, date(2026, 9, 8): 2, date(2026, 10, 15): 3, date(2026, 11, 2): 2}
"""Days that are harder than those around them, and by how much."""

AT_FIRST, AT_LAST = 7.4, 3.4
"""How hard it is on the first and on the last day, 0 to 10, before what the day adds."""

DIALS: Final = {"sleep": (3, 6), "closeness": (3, 6)}
"""What is asked once a week, and the numbers on the first and the last Sunday."""

FEELINGS: Final = (
    (range(4), ("steady", "tired", "flat")),
    (range(4, 6), ("sad", "tired", "steady")),
    (range(6, 8), ("sad", "keyed-up", "far away", "angry")),
    (range(8, 11), ("flooded", "sad", "numb")),
)
"""What they feel, by how hard it is."""

PRACTICES: Final = (("longer-out-breath", 4), ("five-senses", 3), ("slow-walking", 6), ("sounds-around-you", 2))
"""What they practise, and about how many minutes."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something they do in a hard moment: what it is, how much easier it is afterwards, whether it was worth doing,
    from which day to which they use it, in how many of a hundred hard moments."""

    strategy: str
    easier: Sequence[int]
    worth: Sequence[str]
    first: date = FIRST
    last: date = LAST
    often: int = 10
    trigger: str = ""


WAYS: Final = (
    Way("slow-walk", (1, 2, 2, 3), ("yes", "yes", "yes", "partly"), often=34, trigger="Sunday evening"),
    Way("only-listen", (0, 1, -1, 2), ("yes", "yes", "partly"), first=date(2026, 7, 1), often=22),
    Way("one-song", (0, 1, 1), ("partly", "partly", "yes"), often=16),
    Way("something-warm-to-hold", (1, 1, 2), ("yes", "partly"), first=date(2026, 8, 23), often=16),
    Way("scroll-a-while", (1, 0, 2), ("no", "no", "partly"), last=date(2026, 10, 10), often=14),
    Way("cool-hands", (2, 1), ("yes",), last=date(2026, 8, 9), often=12),
)


def how_hard(day: date, dice: random.Random) -> int:
    """How hard a day is, 0 to 10."""
    part = (day - FIRST) / (LAST - FIRST)
    middle = AT_FIRST + (AT_LAST - AT_FIRST) * part + (0.8 if day.weekday() == 6 else 0) + HARD_DAYS.get(day, 0)
    return min(10, max(0, round(dice.gauss(middle, 1.1))))


def feelings(hard: int, dice: random.Random) -> tuple[str, ...]:
    """One or two feelings that go with it."""
    fitting = next(words for numbers, words in FEELINGS if hard in numbers)
    return tuple(dice.sample(fitting, dice.choice((1, 1, 2))))


def at(day: date, hour: int, dice: random.Random) -> datetime:
    """A moment within an hour of that day."""
    return datetime.combine(day, time(hour, dice.randrange(60), dice.randrange(60))).astimezone()


def numbers(dice: random.Random) -> Iterator[tuple[datetime, dict[str, Any]]]:
    """Every page that holds numbers and no words: when, and what is known of it."""
    for day in (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)):
        hard = how_hard(day, dice)
        if AWAY[0] <= day <= AWAY[1]:
            continue
        if day.weekday() == 6 or dice.random() < 0.4:
            yield at(day, dice.choice((7, 12, 21)), dice), checkin(day, hard, dice)
        if dice.random() < 0.17:
            practice, minutes = dice.choice(PRACTICES)
            after = max(0, hard - dice.choice((0, 1, 1, 2)))
            yield (
                at(day, dice.choice((8, 20, 22)), dice),
                {"kind": "practice", "practice": practice, "seconds": minutes * 60, "distress_before": hard}
                | {"distress_after": after, "worth": dice.choice(("yes", "yes", "partly"))},
            )
        if hard >= 4 and dice.random() < 0.1 + 0.06 * hard:
            yield at(day, dice.choice((17, 19, 23)), dice), hard_moment(day, hard, dice)


def checkin(day: date, hard: int, dice: random.Random) -> dict[str, Any]:
    """What a check-in of that day says; on Sundays the dials, too."""
    found: dict[str, Any] = {"kind": "checkin", "distress_before": hard, "feelings": feelings(hard, dice)}
    if day.weekday() != 6:
        return found
    part = (day - FIRST) / (LAST - FIRST)
    dials = {name: min(10, max(0, round(dice.gauss(a + (z - a) * part, 1)))) for name, (a, z) in DIALS.items()}
    return found | {"dials": dials}


def hard_moment(day: date, hard: int, dice: random.Random) -> dict[str, Any]:
    """What a hard moment of that day says."""
    ways = [way for way in WAYS if way.first <= day <= way.last]
    way = dice.choices(ways, [way.often for way in ways])[0]
    return {
        "kind": "coping",
        "strategy": way.strategy,
        "trigger": way.trigger if day.weekday() == 6 else "",
        "feelings": feelings(hard, dice),
        "distress_before": hard,
        "distress_after": min(10, max(0, hard - dice.choice(way.easier))),
        "worth": dice.choice(way.worth),
    }


def body(guide: Guide, answers: Mapping[str, Any]) -> str:
    """The page of a guide that was answered so, by the step's id. Raises ValueError for an id it does not have."""
    if unknown := answers.keys() - {step.id for step in guide.steps}:
        raise ValueError(f"{guide.slug} has no step {', '.join(sorted(unknown))}.")
    given: dict[tuple[str, str], Answer] = {}
    for step in guide.steps:
        said = answers.get(step.id)
        match step:
            case Sort() if said:
                given[step.id, ""] = Piles(tuple((name, tuple(items)) for name, items in said))
            case Items() | Choose() if said:
                given[step.id, ""] = Listed(tuple(said))
            case _ if said:
                given[step.id, ""] = Text(said)
            case _:
                pass
    return compose(to_sections(guide, (), given, lambda step, item: step.heading.replace("{item}", item)))


def pages(context: Context) -> list[tuple[datetime, dict[str, Any]]]:
    """Every page of the half year, oldest first: when, and what is known of it."""
    found = list(numbers(random.Random(FIRST.toordinal())))
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    for note in words["note"]:
        known = {name: note[name] for name in ("title", "care") if name in note}
        known |= {"kind": "note", "tags": tuple(note.get("tags", ())), "body": note["text"] + "\n"}
        found.append((note["at"].astimezone(), known))
    for telling in words["telling"]:
        guide = context.library.guide(telling["guide"])
        known = {"kind": "journal", "guide": guide.slug, "body": body(guide, telling["answers"])}
        known |= {"distress_before": telling.get("before"), "distress_after": telling.get("after")}
        found.append((telling["at"].astimezone(), known | {"later": telling.get("later", "")}))
    return sorted(found, key=lambda page: page[0])


def write(context: Context) -> int:
    """Writes them all into the journal of this context; how many there are now."""
    settings = {"welcomed": "yes", "dials": ", ".join(DIALS)}
    for key, value in settings.items():
        context.change_setting(key, value)
    ending = count()
    found = pages(context)
    for moment, known in found:
        number = next(ending)
        letters = "".join(CROCKFORD[number >> shift & 31] for shift in (15, 10, 5, 0))
        page_id = f"{moment:%Y%m%d-%H%M%S}-{letters}"
        context.journal.add(Entry(page_id, created=moment, **known))
    return len(found)


def main(words: Sequence[str] | None = None) -> int:
    """Writes the journal into an empty folder."""
    parser = argparse.ArgumentParser(description="Writes half a year of made-up pages into an empty folder.")
    parser.add_argument("folder", type=Path, help="a folder that is empty or not there yet")
    folder: Path = parser.parse_args(words).folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        sys.stderr.write(f"{folder} is not an empty folder. Name one that is empty, or one that is not there yet.\n")
        return 2
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = write(Context(folders(str(folder), os.environ)))
    sys.stdout.write(f"{kept} pages from {FIRST} to {LAST}. Look around: PTG_HOME={folder} ptg\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
