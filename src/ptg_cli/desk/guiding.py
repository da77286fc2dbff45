"""Choosing a guide: what lists say of one, and whether it fits the words someone types."""

from dataclasses import dataclass

from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library
from ptg_cli.model.guide import ASKS, Guide
from ptg_cli.model.query import read_query


@dataclass(frozen=True, slots=True)
class Shelf:
    """All guides in the suggested order, what each rests on (lines by slug), and why files were skipped."""

    guides: tuple[Guide, ...]
    rests_on: dict[str, tuple[str, ...]]
    skipped: tuple[str, ...]


def read_shelf(library: Library) -> Shelf:
    """Reads everything a list of guides shows. What can't be read is named, never raised."""
    guides = tuple(library.guides())
    skipped = [message for broken in library.broken() for message in broken.messages]
    rests_on: dict[str, tuple[str, ...]] = {}
    try:
        rests_on = {guide.slug: tuple(library.sources(guide)) for guide in guides}
    except (BadContent, KeyError, ValueError):
        skipped.append("What the guides rest on can't be read: sources.toml is damaged.")
    return Shelf(guides, rests_on, tuple(skipped))


def questions(guide: Guide) -> str:
    """How many questions it asks, in words."""
    count = sum(isinstance(step, ASKS) for step in guide.steps)
    return {0: "no question", 1: "1 question"}.get(count, f"{count} questions")


def fits(guide: Guide, words: str) -> bool:
    """True when every word stands in its title, summary, themes or level. A number alone is minutes."""
    numbers = [word for word in words.split() if word.isdecimal()]
    others = [word for word in words.split() if not word.isdecimal()]
    if not all(str(guide.minutes).startswith(word) for word in numbers):
        return False
    try:
        query = read_query(others)
    except ValueError:
        return True  # nothing but accents or spaces so far: nothing is ruled out
    own = "your own" if guide.mine else ""
    about = (guide.title, guide.summary, *guide.themes, guide.level, f"{guide.minutes} minutes", own)
    return query.matches("\n".join(about))
