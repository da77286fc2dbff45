"""Choosing a guide: what lists say of one, and whether it fits the words someone types."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.model.folded import composed
from ptg_cli.model.guide import ASKS, Guide
from ptg_cli.model.need import Need
from ptg_cli.model.scales import LEVELS
from ptg_cli.model.terms import without_accents
from ptg_cli.sentences import guides as said

AT_FIRST: Final = 7
"""Guides of a need, or found by words, that are shown before someone asks for more."""

_NOT_AT_ALL: Final = 9.0
_ALIKE: Final = 0.75
_DIGITS: Final = 4
_SAY_NOTHING: Final = frozenset(
    "i i'm im i've a an the to my me is am are it its of and or for with about at in on so can can't cannot cant not "
    "don't dont do feel feeling what how want need have".split()
)
"""Words that find nothing by themselves where someone types a whole sentence."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out, and why."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideList:
    """All guides in the suggested order, what someone may need who looks for one, what each rests on (lines by slug),
    and which files were skipped."""

    guides: tuple[Guide, ...]
    needs: tuple[Need, ...]
    rests_on: dict[str, tuple[str, ...]]
    skipped: tuple[Skipped, ...]

    def by_need(self) -> list[tuple[str, list[Guide]]]:
        """Each guide once, under the title of its first need; what belongs to none stands at the end."""
        known = [need.id for need in self.needs]
        found = [(need.title, _first_for(self.guides, need.id)) for need in self.needs]
        others = [guide for guide in self.guides if not {*guide.need[:1]} & {*known}]
        return [(title, guides) for title, guides in (*found, (said.FOR_ANYTHING, others)) if guides]


def read_shelf(library: Library) -> GuideList:
    """Reads everything a list of guides shows. What can't be read is named, never raised."""
    guides = tuple(library.guides())
    skipped = [Skipped(broken.path.name, broken.messages) for broken in library.broken()]
    rests_on: dict[str, tuple[str, ...]] = {}
    try:
        rests_on = {guide.slug: tuple(library.sources(guide)) for guide in guides}
    except (BadContent, KeyError, ValueError):
        skipped.append(Skipped("sources.toml", (said.sources_damaged("guides"),)))
    return GuideList(guides, tuple(library.needs), rests_on, tuple(skipped))


def for_need(guides: Iterable[Guide], need: str) -> list[Guide]:
    """The guides that belong to a need: first those it comes first for; of these the gentle ones first."""
    held = [guide for guide in guides if need in guide.need]
    return sorted(held, key=lambda guide: (guide.need.index(need), _asks(guide)))


def _first_for(guides: Iterable[Guide], need: str) -> list[Guide]:
    return sorted((guide for guide in guides if guide.need[:1] == (need,)), key=_asks)


def _asks(guide: Guide) -> int:
    return LEVELS.index(guide.level)


def names_of(library: Library, name: str) -> frozenset[str]:
    """Every name that a guide has or had: its pages bear the one of their time."""
    try:
        found = library.guide(name)
    except (NoSuchGuide, BadContent):
        return frozenset({composed(name)})
    return frozenset({composed(name), found.slug, *found.was})


def questions(guide: Guide) -> str:
    """How many questions it asks, in words; where that depends on the answers, how many at most."""
    count = sum(isinstance(step, ASKS) for step in guide.steps)
    return said.question_count(count, guide.has_conditions)


def found_by(guides: Iterable[Guide], words: str) -> list[Guide]:
    """The guides that fit what someone typed, best first, and of equals the gentle and short ones: every word begins
    one of their title, of the other words they are looked for by, or of what is said of them. A number is minutes at
    most."""
    wanted, minutes = _read(words)
    short = [guide for guide in guides if minutes is None or guide.minutes <= minutes]
    ranked = [(rank, _asks(guide), guide) for guide in short if (rank := _rank(guide, wanted)) < _NOT_AT_ALL]
    return [guide for *_, guide in sorted(ranked, key=lambda one: (one[0], one[1], one[2].minutes if wanted else 0))]


def near(guides: Sequence[Guide], words: str, most: int = 3) -> list[Guide]:
    """Where nothing fits: the guides that hold most of the words, then those with a word that is spelled alike, and
    where only minutes were typed the shortest."""
    from difflib import get_close_matches  # only where something is spelled wrongly

    wanted, _ = _read(words)
    if not wanted:
        return sorted(guides, key=lambda guide: guide.minutes)[:most]
    held = [(sum(_rank(guide, [word]) < _NOT_AT_ALL for word in wanted), guide) for guide in guides]
    some = [guide for count, guide in sorted(held, key=lambda one: -one[0]) if count]
    known = sorted({word for guide in guides for word in _words(f"{guide.title} {' '.join(guide.also)}")})
    meant = {close for word in wanted for close in get_close_matches(word, known, n=most, cutoff=_ALIKE)}
    alike = [guide for guide in guides if meant & {*_words(f"{guide.title} {' '.join(guide.also)}")}]
    return list(dict.fromkeys(some or alike))[:most]


def _read(words: str) -> tuple[list[str], int | None]:
    """What is looked for, without words that say nothing where others do; and the number of minutes, if one is
    named."""
    typed = _words(words)
    minutes = next((int(word[:_DIGITS]) for word in typed if word.isdecimal()), None)
    others = [word for word in typed if not word.isdecimal()]
    if minutes is not None:
        others = [word for word in others if not "minutes".startswith(word)]
    return [word for word in others if word not in _SAY_NOTHING] or others, minutes


def _rank(guide: Guide, wanted: Sequence[str]) -> float:
    """Where the words stand: in the title before anywhere else, whole words before their beginnings."""
    own = said.YOUR_OWN if guide.mine else ""
    title, also = _words(guide.title), _words(" ".join((*guide.also, *guide.themes)))
    told = _words(f"{guide.summary} {guide.level} {own} {guide.slug} {' '.join(guide.was)}")
    worst = 0.0
    for word in wanted:
        places = ((0.0, title), (1.0, also), (2.0, told))
        ranks = [rank + (word not in held) / 2 for rank, held in places if any(_begins(one, word) for one in held)]
        worst = max(worst, min(ranks, default=_NOT_AT_ALL))
    return worst


def _begins(word: str, wanted: str) -> bool:
    """True where a word begins so. In scripts that part no words it may stand anywhere."""
    return word.startswith(wanted) or (not wanted.isascii() and wanted in word)


def _words(text: str) -> list[str]:
    """The words of a text, case, accents and marks aside."""
    return re.findall(r"[\w'-]+", without_accents(text))
