"""Choosing a guide: what lists say of one, and whether it fits the words someone types."""

from dataclasses import dataclass

from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.model.folded import composed
from ptg_cli.model.guide import ASKS, Guide
from ptg_cli.model.scales import LEVELS
from ptg_cli.model.terms import read_terms
from ptg_cli.sentences import guides as said


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out, and why."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideList:
    """All guides in the suggested order, what each rests on (lines by slug), and which files were skipped."""

    guides: tuple[Guide, ...]
    rests_on: dict[str, tuple[str, ...]]
    skipped: tuple[Skipped, ...]

    def by_level(self, words: str) -> list[tuple[str, list[Guide]]]:
        """The guides that fit the words: for each level those of it, by their first theme."""
        found = sorted((guide for guide in self.guides if fits(guide, words)), key=first_theme)
        of_each = [(level, [guide for guide in found if guide.level == level]) for level in LEVELS]
        return [(level, guides) for level, guides in of_each if guides]


def read_shelf(library: Library) -> GuideList:
    """Reads everything a list of guides shows. What can't be read is named, never raised."""
    guides = tuple(library.guides())
    skipped = [Skipped(broken.path.name, broken.messages) for broken in library.broken()]
    rests_on: dict[str, tuple[str, ...]] = {}
    try:
        rests_on = {guide.slug: tuple(library.sources(guide)) for guide in guides}
    except (BadContent, KeyError, ValueError):
        skipped.append(Skipped("sources.toml", (said.sources_damaged("guides"),)))
    return GuideList(guides, rests_on, tuple(skipped))


def names_of(library: Library, name: str) -> frozenset[str]:
    """Every name that a guide has or had: its pages bear the one of their time."""
    try:
        found = library.guide(name)
    except (NoSuchGuide, BadContent):
        return frozenset({composed(name)})
    return frozenset({composed(name), found.slug, *found.was})


def first_theme(guide: Guide) -> str:
    """The theme a guide stands under; empty where it names none."""
    return guide.themes[0].casefold() if guide.themes else ""


def questions(guide: Guide) -> str:
    """How many questions it asks, in words; where that depends on the answers, how many at most."""
    count = sum(isinstance(step, ASKS) for step in guide.steps)
    return said.question_count(count, guide.has_conditions)


def fits(guide: Guide, words: str) -> bool:
    """True when every word stands in its title, summary, themes, level or the other words it is looked for by. A number
    alone is minutes."""
    numbers = [word for word in words.split() if word.isdecimal()]
    others = [word for word in words.split() if not word.isdecimal()]
    if not all(str(guide.minutes).startswith(word) for word in numbers):
        return False
    terms = read_terms(others)
    if terms is None:
        return True  # nothing but accents or spaces so far: nothing is ruled out
    own = said.YOUR_OWN if guide.mine else ""
    about = (guide.title, guide.summary, *guide.themes, *guide.also, guide.level, f"{guide.minutes} minutes", own)
    return terms.matches("\n".join(about))
