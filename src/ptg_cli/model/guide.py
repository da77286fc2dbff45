"""A guide: a few questions in order. What may be asked is a small set of step kinds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from ptg_cli.model.aim import DID_IT, IN_GUIDES, PERSON, TITLE
from ptg_cli.model.answer import Answer, Listed
from ptg_cli.model.condition import Condition
from ptg_cli.model.person import HELP
from ptg_cli.model.plan import PARTS

Level = Literal["gentle", "moderate", "deep"]

NAME_LISTS: Final = ("values", "people", "strategies")
"""The person's own documents that are lists of names."""

AIMS: Final = "aims"
"""The list of what a person is trying, as far as it is open."""

OWN_LISTS: Final = (*NAME_LISTS, AIMS, *(f"plan.{part}" for part in PARTS if part != "people"))
"""What of the person's own a step can offer to choose from."""

CARDS: Final = ("values",)
"""What a sort can lay out without an earlier list: the person's own, then all that ptg offers of that kind."""

OF_EACH_VALUE: Final = ("values.why", "values.matters", "values.lived")
"""Where the answers of a step are kept that is asked of each of some values."""

RESTS_AIMS: Final = "aims.rest"
STARS: Final = "strategies.star"
PLAN_LOOKED_AT: Final = "plan.looked-at"
DECISIONS: Final = (RESTS_AIMS, STARS, PLAN_LOOKED_AT)
"""Where an answer changes something that is there: what was chosen rests, gets a star, or the plan was looked at."""

FITS: Final = "fits"
"""What an option means with which the person says that their plan is all right as it stands."""

KEEPS: Final = (
    "",
    *DECISIONS,
    "values.first",
    *OF_EACH_VALUE,
    *(name for name in NAME_LISTS if name != "people"),
    *(f"people.{kind}" for kind in (*HELP, "not-safe")),
    *(f"plan.{part}" for part in PARTS if part != "triggers"),
    *(f"plan.triggers.{key}" for key in ("cue", "effect", "instead")),
    *(f"plan.{part}.in-the-way" for part in PARTS),
)
"""Where the answer of a step may be kept besides its page."""

SHORT_MINUTES = 10
BLANK = "blank-page"
"""The guide that is an empty page."""

ALSO = "also"
"""The step id under which input beyond the last step is kept. No guide may use it."""


_QUOTE: Final = re.compile(r"\{(answer|aim):([^{}]*)\}")


def quoted_in(text: str) -> tuple[str, ...]:
    """The ids of the steps whose answers a text quotes, with `{answer:ID}`, each once; a field of the aim it tells of,
    with `{aim:FIELD}`, is `aim.FIELD`."""
    found = (f"{IN_GUIDES if whose == 'aim' else ''}{name}" for whose, name in _QUOTE.findall(text))
    return tuple(dict.fromkeys(found))


def of_aim(name: str) -> str:
    """The field of an aim that `aim.FIELD` names; empty for the id of a step."""
    return name.removeprefix(IN_GUIDES) if name.startswith(IN_GUIDES) else ""


@dataclass(frozen=True, slots=True)
class Step:
    """What every step has. `each` names an earlier step: this one is asked once per item of that answer,
    with `{item}` in the prompt standing for the item.

    It is asked where every condition of `when` holds and none of `unless`. A prompt that quotes an earlier answer has
    `plain` beside it: the same question without the quotation. `was` are ids it had in earlier versions.
    `paper` is the heading under which its answer stands on the sheet of the guide; empty where it does not.
    """

    id: str
    prompt: str = ""
    hint: str = ""
    each: str = ""
    when: tuple[Condition, ...] = field(default=(), kw_only=True)
    unless: tuple[Condition, ...] = field(default=(), kw_only=True)
    plain: str = field(default="", kw_only=True)
    was: tuple[str, ...] = field(default=(), kw_only=True)
    paper: str = field(default="", kw_only=True)

    @property
    def kind(self) -> str:
        """The word for what it is, as it stands in the file of a guide."""
        name = type(self).__name__.lower()
        return {"items": "list", "day": "date"}.get(name, name)

    @property
    def heading(self) -> str:
        """The question as it stands in pages and lists: it quotes nothing."""
        return self.plain or self.prompt

    @property
    def has_conditions(self) -> bool:
        """True for a step that is asked only after some answers."""
        return bool(self.when or self.unless)

    def is_open(self, answers: Mapping[str, Answer]) -> bool:
        """True where this step is to be asked, after these answers by step id."""
        return all(one.holds(answers) for one in self.when) and not any(one.holds(answers) for one in self.unless)


@dataclass(frozen=True, slots=True)
class Write(Step):
    """Free text. `starters` are half-sentences a person can make theirs; `keeps` is where it is kept too. `minutes` is
    the time that is offered for it, 0 for none: it is said once that it is over, and nothing ends."""

    starters: tuple[str, ...] = ()
    keeps: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Items(Step):
    """Several short items (`kind = "list"`); `keeps` is where they are kept too."""

    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Scale(Step):
    """A whole number, 0 to 10, with its ends named. `again` is an earlier scale that asked the same, or a number of the
    aim: it is shown beside this one. `keeps` is where it is kept too."""

    low: str = ""
    high: str = ""
    again: str = ""
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Day(Step):
    """A day in the person's own words (`kind = "date"`). `keeps` is the field of an aim it is kept in."""

    keeps: str = ""


@dataclass(frozen=True, slots=True)
class Choose(Step):
    """One option or, with `many`, several; own words always fit too.

    Options are `options`, then the items of the earlier answer `source` (only those in `pile`, where that
    answer sorted into piles), then the person's own list named by `own`. `retired` are options of earlier versions,
    each with the one that says the same now. `meanings` are options that mean something to ptg, each with what.
    """

    options: tuple[str, ...] = ()
    many: bool = False
    source: str = ""
    pile: str = ""
    own: str | None = None
    keeps: str = ""
    retired: tuple[tuple[str, str], ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()
    otherwise: str = ""
    """What own words mean to ptg, where they mean something."""
    most: int | None = None
    """How many can be chosen at most; None for any number."""

    def meaning(self, answer: Answer | None) -> str:
        """What an answer means to ptg; for own words what these mean, mostly nothing."""
        chosen = answer.items if isinstance(answer, Listed) else ()
        found = next((means for option, means in self.meanings if option in chosen), "")
        return found or (self.otherwise if any(one not in self.options for one in chosen) else "")


@dataclass(frozen=True, slots=True)
class Sort(Step):
    """Puts the items of the earlier answer `source`, or all `cards` of a kind, into named piles. An item may be left
    unsorted. `retired` are names of piles in earlier versions, each with the one it is now. With `circles` three piles
    are drawn as circles that lie around one another, the first one innermost."""

    piles: tuple[str, ...] = ()
    circles: bool = False
    source: str = ""
    cards: str = ""
    retired: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shares(Step):
    """Gives a share of 100 to everything that had a part: to the items of the earlier answer `source`, to what the
    person adds here, and to `last`, which comes after all others. The shares need not come to 100. `again` is an
    earlier scale that asked for a first guess of the share of `last`: it is shown beside it."""

    source: str = ""
    last: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Pause(Step):
    """Runs a practice, named by its slug, over whatever is open."""

    practice: str = ""


HELPS: Final = "helps"
FIGURES: Final = (HELPS, "values", "aims", "numbers", "milestones", "then-and-now", "plan")
"""What a recall step can read from a person's own entries: what they tried and whether it was worth doing; what matters
to them, with its numbers; what they are trying over days; how hard it was, and what they count in check-ins; what they
marked as milestones; what they answered to the same questions then and now; their plan for hard times."""


@dataclass(frozen=True, slots=True)
class Recall(Step):
    """Offers an earlier answer of the person's own, when they ask for it.

    `step` is the step's id; `guide` the guide's slug, empty for this very session. `figures` is one of FIGURES: what
    their own entries say of that instead; empty for an answer.
    """

    step: str = ""
    guide: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Read(Step):
    """A few calm lines. Nothing is asked. `ends` true: the guide ends here, and nothing after it is asked.
    `plain_lines` stand in the place of `lines` that quote an answer which is not there."""

    lines: tuple[str, ...] = ()
    ends: bool = False
    plain_lines: tuple[str, ...] = ()


ASKS = (Write, Items, Scale, Day, Choose, Sort, Shares)
"""The step kinds that take an answer."""

TEXTS = (Write, Items)
"""Those of them that lines of text answer: the person's own editor can take them."""


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide. `minutes` is about how long it takes; `order` is its place in the suggested order.

    `suggest` false: never suggested by itself. `check_in` false: no opening rating and no re-rating.
    `care` true: its entries are marked to be handled with care. `headings` false: a page of plain text,
    kept without its question (only with a single write step). `mine` true: the person's own guide. `was` are names it
    had in earlier versions. `also` are other words that people look for it by, `need` the ids of what someone may need
    who looks for it.
    `returns` true: it asks how an aim went, and begins from there only. `follows` is the guide that comes before it in
    a series, empty for one that stands alone or begins one; `days_after` how many days later, 0 where the file does not
    say. `sheet` is what the page of paper is called that it fills; empty for none.
    """

    slug: str
    title: str
    summary: str
    level: Level
    minutes: int
    steps: tuple[Step, ...]
    themes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()
    order: int = 1000
    suggest: bool = True
    check_in: bool = True
    care: bool = False
    headings: bool = True
    mine: bool = False
    was: tuple[str, ...] = ()
    returns: bool = False
    follows: str = ""
    days_after: int = 0
    sheet: str = ""

    @property
    def is_listed(self) -> bool:
        """True for what people find and what is suggested: what asks how an aim went begins from there, and a later day
        of a series when its turn is."""
        return not (self.returns or self.follows)

    @property
    def rest(self) -> int:
        """How many days after the guide it follows it comes; the next day where nothing is said."""
        return self.days_after or 1

    def keeping(self, field: str) -> Step | None:
        """The first step whose answer goes into that field of an aim."""
        return next((step for step in self.steps if getattr(step, "keeps", "") == f"{IN_GUIDES}{field}"), None)

    @property
    def begins_aim(self) -> bool:
        """True for a guide that begins an aim: it asks what the aim is called."""
        return not self.returns and self.keeping(TITLE) is not None

    @property
    def heeds_marks(self) -> bool:
        """True where it asks other things once someone in the aim was marked as not safe: its conditions look at
        that."""
        conditions = (one for step in self.steps for one in (*step.when, *step.unless))
        return any(one.step == f"{IN_GUIDES}{PERSON}" and one.test == "not safe" for one in conditions)

    @property
    def did(self) -> Step | None:
        """The step that asks whether something was tried."""
        return self.keeping(DID_IT)

    @property
    def makes_plan(self) -> bool:
        """True for a guide that fills the plan for hard hours: it asks whose work it is to help."""
        return any(getattr(step, "keeps", "") == "plan.professional" for step in self.steps)

    @property
    def sorts_values(self) -> bool:
        """True for a guide that asks what matters to someone, with all there is to choose from."""
        return any(isinstance(step, Sort) and step.cards == "values" for step in self.steps)

    @property
    def reads_values(self) -> bool:
        """True for a guide that offers what someone said matters to them."""
        return any(isinstance(step, Choose) and step.own == "values" for step in self.steps)

    @property
    def fits_the_night(self) -> bool:
        """True for what may be suggested at night: gentle and under ten minutes, or a blank page."""
        return not self.headings or (self.level == "gentle" and self.minutes < SHORT_MINUTES)

    @property
    def has_conditions(self) -> bool:
        """True where what is asked depends on the answers, so that nobody knows beforehand how much it will be."""
        return any(step.has_conditions for step in self.steps)

    @property
    def steadies_itself(self) -> bool:
        """True where a practice runs after no more than one choice, such as whether someone is safe: steadying first is
        then what the guide is for, and nothing comes before that choice."""
        pause = next((place for place, step in enumerate(self.steps) if isinstance(step, Pause)), 0)
        asked = [step for step in self.steps[:pause] if isinstance(step, ASKS)]
        return pause > 0 and len(asked) <= 1 and all(isinstance(step, Choose) for step in asked)

    def step(self, step_id: str) -> Step | None:
        """The step that has this id, or had it in an earlier version; else None."""
        return next(
            (step for step in self.steps if step.id == step_id),
            next((step for step in self.steps if step_id in step.was), None),
        )

    def is_called(self, slug: str) -> bool:
        """True for this guide's own name, and for those it had in earlier versions."""
        return slug == self.slug or slug in self.was
