"""Settings: each in words. One that has a few values goes to the next; another is asked for. Each is kept at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk import settings
from ptg_cli.desk.settings import Preference
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.sentences import on_this_day as said_of_this_day
from ptg_cli.settings import FIELDS
from ptg_cli.talks.turns import (
    Action,
    AskLine,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    PickedRow,
    Refused,
    Talk,
    keep,
    keep_line,
    look,
    say,
)

_ASKED: Final = {
    "country": AskLine("Which country?", "A name or a code, such as NZ.", optional=True, nothing="means none"),
    "day_starts_at": AskLine("At what time does your next day begin?", "A time at night, such as 04:00."),
    "avoid": AskLine(
        "Which practices should not be offered?", "Those with sight, breath, stillness or body.", optional=True,
        nothing="hides none"
    ),
    "leave_out": AskLine(
        "Which parts of the body should practices skip?", "Such as belly, throat.", optional=True,
        nothing="leaves none out"
    ),
    "skipped_years": AskLine(
        said_of_this_day.WHICH_YEARS, said_of_this_day.SUCH_YEARS, optional=True, nothing=said_of_this_day.SKIPS_NONE
    ),
    "editor": AskLine(
        "Which editor?", "A command, such as nano.", optional=True, nothing="leaves it to $VISUAL and $EDITOR"
    ),
}  # fmt: skip


def begin(context: Context) -> Callable[[], Talk[None]]:
    """The settings, as a talk to perform."""
    return partial(change, context)


def change(context: Context) -> Talk[None]:
    """The settings, until one goes back."""
    at: int | None = 0
    while True:
        rows = yield from look("settings", run=partial(_rows, context))
        if isinstance(rows, Refused):
            yield from say(rows.words)
            return
        country = next(place for place, row in enumerate(rows) if row.key == "country")
        answer: PickedRow | Did | None = yield _list(rows, at)
        at = None
        match answer:
            case None:
                return
            case PickedRow(row=place) | Did(action="change", row=int(place)):
                yield from _change(context, rows[place])
            case Did(action="next" | "before" as way, row=int(place)):
                yield from _cycle(context, rows[place], 1 if way == "next" else -1)
            case Did(action="keep"):
                yield from keep(_keeping(context, "country", rows[country].proposed))
            case Did(action="country"):
                at = country
                yield from _change(context, rows[country])


def _rows(context: Context) -> Sequence[Preference]:
    return settings.preferences(context.settings, prompts_folder(), context.country_of_clock)


def _list(rows: Sequence[Preference], at: int | None) -> Browse:
    every = tuple(range(len(rows)))
    cycles = tuple(place for place in every if rows[place].cycles)
    proposed = any(row.proposed for row in rows)
    actions = (
        Action("change", "", "enter", "change", "Change the marked setting. Or type a setting's number.", every,
               footer=True),
        Action("keep", "y", "y", "right country", "Keep the country that this computer's clock suggests.",
               None if proposed else (), footer=True),
        Action("next", "right", "left, right", "others", "Change to the next value, or to the one before.", cycles,
               footer=True),
        Action("before", "left", "left", "the one before", "Change to the value before.", cycles),
        Action("country", "c", "c", "country", "Say which country you are in."),
    )  # fmt: skip
    drawn = tuple(BrowseRow(row.label, row.value, row.about) for row in rows)
    return Browse("settings", "Settings", rows=drawn, actions=actions, at=at)


def _change(context: Context, row: Preference) -> Talk[None]:
    if row.cycles:
        yield from _cycle(context, row, 1)
        return
    present = yield from look("a setting", row.key, run=partial(_present, context, row))
    asked = replace(_ASKED[row.key], value="" if isinstance(present, Refused) else present)
    yield from keep_line(asked, lambda words: _keeping(context, row.key, words))


def _present(context: Context, row: Preference) -> str:
    """A setting as it would be typed."""
    value = getattr(context.settings, row.key)
    return row.value if row.key == "country" and value else FIELDS[row.key].shown(value)


def _cycle(context: Context, row: Preference, by: int) -> Talk[None]:
    def run() -> Kept[None]:
        words = settings.next_value(context.settings, row.key, by)
        return Kept(None, settings.change(row.key, words, prompts_folder(), context.change_setting))

    yield from keep(Effect("another value", (row.key, row.value, by), run=run))


def _keeping(context: Context, key: str, words: str) -> Effect[Kept[None]]:
    def run() -> Kept[None]:
        return Kept(None, settings.change(key, words, prompts_folder(), context.change_setting))

    return Effect("keep a setting", (key, words), run=run)
