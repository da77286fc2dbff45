"""Settings: each in words. Of one that has a few values they are shown, to choose from; another is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk import settings
from ptg_cli.desk.settings import Preference
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.sentences import on_this_day as said_of_this_day
from ptg_cli.sentences import settings as said
from ptg_cli.settings import FIELDS
from ptg_cli.talks.turns import (
    Action,
    AskLine,
    Browse,
    BrowseRow,
    Choose,
    ChooseSeveral,
    Chosen,
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
    "skipped_years": AskLine(
        said_of_this_day.WHICH_YEARS, said_of_this_day.SUCH_YEARS, optional=True, nothing=said_of_this_day.SKIPS_NONE
    ),
    "editor": AskLine(
        "Which editor?", "A command, such as nano.", optional=True, nothing="leaves it to $VISUAL and $EDITOR"
    ),
}  # fmt: skip

_MARKED: Final = {
    "avoid": (said.SPARE_ME_QUESTION, said.SPARE_ME_MEANS),
    "leave_out": (said.LEAVE_OUT_QUESTION, said.LEAVE_OUT_MEANS),
}


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
            case Did(action="keep"):
                yield from keep(_keeping(context, "country", rows[country].proposed))
            case Did(action="country"):
                at = country
                yield from _change(context, rows[country])


def _rows(context: Context) -> Sequence[Preference]:
    return settings.preferences(context.settings, prompts_folder(), context.country_of_clock)


def _list(rows: Sequence[Preference], at: int | None) -> Browse:
    every = tuple(range(len(rows)))
    proposed = any(row.proposed for row in rows)
    actions = (
        Action("change", "", "enter", "change", "Change the marked setting. Or type a setting's number.", every,
               footer=True),
        Action("keep", "y", "y", "right country", "Keep the country that this computer's clock suggests.",
               None if proposed else (), footer=True),
        Action("country", "c", "c", "country", "Say which country you are in."),
    )  # fmt: skip
    drawn = tuple(BrowseRow(row.label, row.value, row.about) for row in rows)
    return Browse("settings", "Settings", rows=drawn, actions=actions, at=at)


def _change(context: Context, row: Preference) -> Talk[None]:
    if row.choices:
        yield from _choose(context, row)
    elif row.several:
        yield from _mark(context, row)
    else:
        present = yield from look("a setting", row.key, run=partial(_present, context, row))
        asked = replace(_ASKED[row.key], value="" if isinstance(present, Refused) else present)
        yield from keep_line(asked, lambda words: _keeping(context, row.key, words))


def _choose(context: Context, row: Preference) -> Talk[None]:
    """One of a few values."""
    names = tuple(name for _, name in row.choices)
    present = names.index(row.value)
    looks = tuple(words for words, _ in row.choices) if row.key == "theme" else ()
    place: int | None = yield Choose(
        row.label, names, (row.about,), leaving=said.LEAVES_IT, present=present, looks=looks
    )
    if place not in (None, present):
        yield from keep(_keeping(context, row.key, row.choices[place][0]))


def _mark(context: Context, row: Preference) -> Talk[None]:
    """Any of a few."""
    found = yield from look("what to mark", row.key, run=partial(_possible, context, row.key))
    if isinstance(found, Refused):
        yield from say(found.words)
        return
    names, marked = tuple(found), getattr(context.settings, row.key)

    def place_of(words: str) -> int | str:
        return names.index(words.casefold()) if words.casefold() in names else said.one_of(words, names)

    question, about = _MARKED[row.key]
    answer: Chosen | None = yield ChooseSeveral(
        question,
        about,
        tuple(BrowseRow(name, about=means) for name, means in found.items()),
        len(names),
        marked=tuple(place for place, name in enumerate(names) if name in marked),
        stays=True,
        place_of=place_of,
    )
    if answer is not None:
        yield from keep(_keeping(context, row.key, ", ".join(names[place] for place in answer.marked)))


def _possible(context: Context, key: str) -> dict[str, str]:
    return settings.possible(context.settings, key, context.library)


def _present(context: Context, row: Preference) -> str:
    """A setting as it would be typed."""
    value = getattr(context.settings, row.key)
    return row.value if row.key == "country" and value else FIELDS[row.key].shown(value)


def _keeping(context: Context, key: str, words: str) -> Effect[Kept[None]]:
    def run() -> Kept[None]:
        return Kept(None, settings.change(key, words, prompts_folder(), context.change_setting))

    return Effect("keep a setting", (key, words), run=run)
