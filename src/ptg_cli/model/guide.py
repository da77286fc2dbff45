"""A guide: a few questions in order. What may be asked is a small set of step kinds."""

from dataclasses import dataclass
from typing import Final, Literal

from ptg_cli.model.person import HELP
from ptg_cli.model.plan import BY_ID

Level = Literal["gentle", "moderate", "deep"]

OWN_LISTS: Final = ("values", "people", "strategies", *(f"plan.{part}" for part in BY_ID if part != "people"))
"""What of the person's own a step can offer to choose from."""

KEEPS: Final = (
    "",
    "strategies",
    *(f"people.{kind}" for kind in (*HELP, "not-safe")),
    *(f"plan.{part}" for part in BY_ID if part != "triggers"),
    *(f"plan.triggers.{key}" for key in ("cue", "effect", "instead")),
    *(f"plan.{part}.in-the-way" for part in BY_ID),
)
"""Where the answer of a step may be kept besides its page."""

SHORT_MINUTES = 10
BLANK = "blank-page"
"""The guide that is an empty page."""

ALSO = "also"
"""The step id under which input beyond the last step is kept. No guide may use it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What every step has. `each` names an earlier step: this one is asked once per item of that answer,
    with `{item}` in the prompt standing for the item."""

    id: str
    prompt: str = ""
    hint: str = ""
    each: str = ""


@dataclass(frozen=True, slots=True)
class Write(Step):
    """Free text. `starters` are half-sentences a person can make theirs; `keeps` is where it is kept too."""

    starters: tuple[str, ...] = ()
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Items(Step):
    """Several short items (`kind = "list"`); `keeps` is where they are kept too."""

    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Scale(Step):
    """A whole number, 0 to 10, with its ends named."""

    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Choose(Step):
    """One option or, with `many`, several; own words always fit too.

    Options are `options`, then the items of the earlier answer `source` (only those in `pile`, where that
    answer sorted into piles), then the person's own list named by `own`.
    """

    options: tuple[str, ...] = ()
    many: bool = False
    source: str = ""
    pile: str = ""
    own: str | None = None
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Sort(Step):
    """Puts the items of the earlier answer `source` into named piles. An item may be left unsorted."""

    piles: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Pause(Step):
    """Runs a practice, named by its slug, over whatever is open."""

    practice: str = ""


@dataclass(frozen=True, slots=True)
class Recall(Step):
    """Offers an earlier answer of the person's own, when they ask for it.

    `step` is the step's id; `guide` the guide's slug, empty for this very session. `figures` true: their own figures
    instead, what they tried and whether it was worth doing.
    """

    step: str = ""
    guide: str = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Read(Step):
    """A few calm lines. Nothing is asked."""

    lines: tuple[str, ...] = ()


ASKS = (Write, Items, Scale, Choose, Sort)
"""The step kinds that take an answer."""


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide. `minutes` is about how long it takes; `order` is its place in the suggested order.

    `suggest` false: never suggested by itself. `check_in` false: no opening rating and no re-rating.
    `care` true: its entries are marked to be handled with care. `headings` false: a page of plain text,
    kept without its question (only with a single write step). `mine` true: the person's own guide.
    """

    slug: str
    title: str
    summary: str
    level: Level
    minutes: int
    steps: tuple[Step, ...]
    themes: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()
    order: int = 1000
    suggest: bool = True
    check_in: bool = True
    care: bool = False
    headings: bool = True
    mine: bool = False

    @property
    def fits_the_night(self) -> bool:
        """True for what may be suggested at night: gentle and under ten minutes, or a blank page."""
        return not self.headings or (self.level == "gentle" and self.minutes < SHORT_MINUTES)

    def step(self, step_id: str) -> Step | None:
        """The step of that id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)
