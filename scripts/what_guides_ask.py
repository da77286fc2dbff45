"""What the guides ask, in figures: words a question, kinds of steps, and where a person's own words come back.

python scripts/what_guides_ask.py         one line a guide, then all of them
python scripts/what_guides_ask.py reset   only this one
"""

import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.guide import ASKS, Choose, Guide, Read, Recall, Scale, Sort, Step, quoted_in

WAYS: Final = ("answer", "from", "each", "recall", "again", "own")
"""How a person's own words come back: quoted in a question, as something to choose from or to sort, a question for each
of them, an earlier answer shown when asked for, a number beside an earlier one, a list or words kept elsewhere."""


class Figures(NamedTuple):
    """Of one guide: `words` of each question it asks, its steps by kind, and how often each of `WAYS` is used."""

    name: str
    words: Sequence[int]
    kinds: Counter[str]
    ways: Counter[str]

    @property
    def hands_back(self) -> bool:
        """True where what someone wrote in a guide comes back; a list of theirs to choose from is not enough."""
        return bool(self.ways.keys() - {"own"})

    @property
    def plain(self) -> int:
        """Steps that are an empty space to write in."""
        return self.kinds["write"]


def figures(guide: Guide) -> Figures:
    """Those of one guide."""
    asked = [step for step in guide.steps if isinstance(step, ASKS)]
    words = [len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", re.sub(r"\{[^}]*\}", "", step.heading))) for step in asked]
    return Figures(
        guide.slug,
        words,
        Counter(step.kind for step in guide.steps),
        Counter(way for one in guide.steps for way in ways(one)),
    )


def ways(step: Step) -> Iterable[str]:
    """In which ways it hands something back."""
    lines = (step.prompt, step.hint, *(step.lines if isinstance(step, Read) else ()))
    if any(quoted_in(line) for line in lines):
        yield "answer"
    if isinstance(step, Choose | Sort) and step.source:
        yield "from"
    if step.each:
        yield "each"
    if isinstance(step, Recall):
        yield "recall"
    if isinstance(step, Scale) and step.again:
        yield "again"
    if (isinstance(step, Choose) and step.own) or (isinstance(step, Sort) and step.cards):
        yield "own"


def share_that_hands_back(found: Sequence[Figures]) -> float:
    """How many guides hand own words back, of all: 0 to 1."""
    return sum(one.hands_back for one in found) / len(found)


def share_of_plain(found: Sequence[Figures]) -> float:
    """How many of the steps that ask are an empty space to write in: 0 to 1."""
    return sum(one.plain for one in found) / sum(len(one.words) for one in found)


def _shown(counted: Counter[str], order: Iterable[str]) -> str:
    return ", ".join(f"{name} {counted[name]}" for name in order if counted[name]) or "none"


def main(names: Sequence[str]) -> int:
    """Prints them. Returns the exit code."""
    library = Library(prompts_folder(), Path("/nowhere"))
    found = [figures(guide) for guide in library.every_guide() if not names or guide.slug in names]
    if not found:
        sys.stderr.write(f"No guide is called {', '.join(names)}.\n")
        return 2
    for line in (*map(_line, found), "", *_together(found)):
        sys.stdout.write(f"{line}\n")
    return 0


def _line(one: Figures) -> str:
    asked = f"{len(one.words)} questions of {statistics.median(one.words):g} words"
    return f"{one.name}: {asked}. {_shown(one.kinds, one.kinds)}. Own words: {_shown(one.ways, WAYS)}."


def _together(found: Sequence[Figures]) -> Iterable[str]:
    words = [count for one in found for count in one.words]
    kinds: Counter[str] = sum((one.kinds for one in found), Counter())
    handed: Counter[str] = sum((one.ways for one in found), Counter())
    yield f"{len(found)} guides, {len(words)} questions; the middle one has {statistics.median(words):g} words."
    yield f"Kinds of steps: {_shown(kinds, [name for name, _ in kinds.most_common()])}."
    yield f"Own words come back: {_shown(handed, WAYS)}."
    yield f"Guides that hand own words back: {share_that_hands_back(found):.0%}."
    yield f"Steps that ask and are plain write: {share_of_plain(found):.0%}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
