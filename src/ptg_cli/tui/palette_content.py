"""What the palette finds besides commands and places: guides and practices, what someone tries, what matters to them,
and settings. It is read once, when the palette opens, and shown only for words that are typed."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ptg_cli.capabilities import fit, fit_of
from ptg_cli.context import Context
from ptg_cli.desk.aims import Aims
from ptg_cli.desk.guides import AT_FIRST, found_by
from ptg_cli.desk.settings import preferences
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.model.guide import Guide
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import app as said
from ptg_cli.sentences import guides as said_of_guides
from ptg_cli.sentences import practice as said_of_practice
from ptg_cli.tui.navigation import Go, OpenPractice, OpenWriting

_BY_NAME: Final = 0.85
_BY_OTHER_WORDS: Final = 0.51
_OTHERWISE: Final = 0.42
"""How well a group fits whose best row is found by its name, by another word for it, or by what is said of it. A place
found by its name comes before them, one found by a beginning of another word for it behind."""


class Thing(NamedTuple):
    """One of them: its name, what stands at its right, what it is, other words for it, and where it is opened."""

    name: str
    right: str
    about: str
    words: str
    opens: Go


class PaletteContent(NamedTuple):
    """All of them."""

    guides: Sequence[Guide]
    practices: Sequence[Thing]
    aims: Sequence[Thing]
    values: Sequence[Thing]
    settings: Sequence[Thing]

    def found(self, words: str) -> list[tuple[float, str, list[Thing]]]:
        """The groups that have something for these words, each with how well it fits and its heading."""
        wanted = words.casefold().split()
        guides = [_guide(guide) for guide in found_by(self.guides, words)[:AT_FIRST]]
        groups = (
            (said.GUIDES, guides),
            (said.PRACTICES, _fitting(self.practices, wanted)),
            (said.WHAT_YOU_TRY, _fitting(self.aims, wanted)),
            (said.WHAT_MATTERS, _fitting(self.values, wanted)),
            (said.SETTINGS, _fitting(self.settings, wanted)),
        )
        return [(_score(things, wanted), heading, things) for heading, things in groups if things]


def read_content(context: Context) -> PaletteContent:
    """Reads all of it. What can't be read is left out here, and named where it is shown."""
    try:
        tried = context.aim_desk.look()
    except (OSError, JournalError):
        tried = Aims()
    try:
        values = tuple(context.documents.read(VALUES).value)
    except (OSError, JournalError):
        values = ()
    return PaletteContent(
        context.library.guides(),
        [
            Thing(
                one_line(one.title),
                said_of_practice.short_time(one.seconds),
                one.summary,
                " ".join((*one.also, one.kind or "")),
                Go("breathing", OpenPractice(one.slug)),
            )
            for one in context.practice_desk.listed()
        ],
        [
            Thing(
                one_line(one.title),
                "",
                said.OPENS_AIMS if tried.may_ask(one) else said.OPENS_AIMS_UNASKED,
                "",
                Go("aims"),
            )
            for one in tried.aims
        ],
        [Thing(one_line(one.name), "", said.OPENS_VALUES, "", Go("values")) for one in values],
        [
            Thing(one.label, one_line(one.value), one.about, one.key.replace("_", " "), Go("settings"))
            for one in preferences(context.settings, prompts_folder(), context.country_of_clock)
        ],
    )


def _guide(guide: Guide) -> Thing:
    right = said_of_guides.level_and_minutes(guide.level, guide.minutes)
    return Thing(
        one_line(guide.title), right, guide.summary, " ".join(guide.also), Go("writing", OpenWriting(guide.slug))
    )


def _fitting(things: Iterable[Thing], wanted: list[str]) -> list[Thing]:
    """Those that hold every word wanted, best first."""
    scored = [(fit_of(one.name, f"{one.about} {one.words}", wanted), one) for one in things]
    return [one for score, one in sorted(scored, key=lambda each: -each[0]) if score][:AT_FIRST]


def _score(things: Sequence[Thing], wanted: list[str]) -> float:
    """How well the best of them fits."""
    names = (_BY_NAME * fit(one.name, wanted) for one in things)
    return max(_OTHERWISE, *names, *(_BY_OTHER_WORDS * fit(one.words, wanted) for one in things))
