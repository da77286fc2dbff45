"""What a content file may hold, key by key. Imported only where one is read."""

import re
from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct

from ptg_cli.model.guide import CARDS, KEEPS, OWN_LISTS
from ptg_cli.model.journey import COMES_BACK, MOST_A_WEEK
from ptg_cli.model.practice import KINDS as PRACTICE_KINDS
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import FAMILIES, Company, Setting

Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A short name in lower-case letters and digits, words joined by hyphens."""

Words = Annotated[str, Meta(pattern=r"\S")]
"""A text that is not empty."""

Line = Annotated[str, Meta(pattern=r"^[^\n]*\S[^\n]*$")]
"""A text on one line, as an item of a list in an entry has to be."""


def _one_of(known: Iterable[str]) -> Meta:
    """One of the words that the model knows."""
    return Meta(pattern=f"^({'|'.join(map(re.escape, known))})$")


Feeling = Annotated[str, _one_of(FEELINGS)]
Family = Annotated[str, _one_of(FAMILIES)]
Keeps = Annotated[str, Meta(pattern=rf"^({'|'.join(map(re.escape, KEEPS))}|aim\.[a-z0-9]+(-[a-z0-9]+)*)$")]
Texts = tuple[Words, ...]
Lines = tuple[Line, ...]


class _File(Struct, forbid_unknown_fields=True):
    """A key that is not known is an error: it is most likely a slip of the pen."""


class GuideFile(_File, kw_only=True):
    """The keys above the first `[[step]]` of a guide."""

    title: Words
    summary: Words
    level: Literal["gentle", "moderate", "deep"]
    minutes: Annotated[int, Meta(ge=1, le=240)]
    step: Annotated[list[dict[str, object]], Meta(min_length=1, max_length=100)]
    themes: Texts = ()
    also: Texts = ()
    need: Annotated[tuple[Name, ...], Meta(max_length=2)] = ()
    note: str = ""
    sources: Texts = ()
    order: int = 1000
    suggest: bool = True
    check_in: bool = True
    care: bool = False
    headings: bool = True
    was: tuple[Name, ...] = ()
    returns: bool = False
    follows: Name = ""
    days_after: Annotated[int, Meta(ge=1, le=365)] = 0
    sheet: Annotated[str, Meta(pattern=r"^([a-z][a-z-]*)?$")] = ""


class OptionTable(_File, kw_only=True):
    """An option or pile that was called otherwise in earlier versions, `{ text = "…", was = ["…"] }`, or an option that
    means something to ptg, `{ text = "…", means = "…" }`."""

    text: Line
    was: Lines = ()
    means: str = ""


Conditions = Words | Annotated[Texts, Meta(min_length=1)]
"""One condition, or a list of several."""

Options = tuple[Line | OptionTable, ...]


class _StepTable(_File, kw_only=True):
    id: Name
    kind: str
    hint: str = ""
    when: Conditions = ()
    unless: Conditions = ()
    was: tuple[Name, ...] = ()
    paper: str = ""


class _SaysTable(_StepTable, kw_only=True):
    """A step with a prompt that may quote an earlier answer."""

    prompt: str = ""
    plain: str = ""


class _AsksTable(_SaysTable, kw_only=True):
    prompt: Words
    each: str = ""


class WriteTable(_AsksTable, kw_only=True):
    """`kind = "write"`."""

    starters: Texts = ()
    keeps: Keeps = ""
    minutes: Annotated[int, Meta(ge=1, le=60)] = 0


class ListTable(_AsksTable, kw_only=True):
    """`kind = "list"`."""

    keeps: Keeps = ""


class ScaleTable(_AsksTable, kw_only=True):
    """`kind = "scale"`."""

    low: Words
    high: Words
    again: str = ""
    keeps: Keeps = ""


class DateTable(_AsksTable, kw_only=True):
    """`kind = "date"`."""

    keeps: Keeps = ""


class ChooseTable(_AsksTable, kw_only=True, rename={"source": "from"}):
    """`kind = "choose"`."""

    options: Options = ()
    many: bool = False
    source: str = ""
    pile: str = ""
    own: Annotated[str, _one_of(OWN_LISTS)] | None = None
    most: Annotated[int, Meta(ge=1, le=20)] | None = None
    keeps: Keeps = ""
    otherwise: str = ""


class SortTable(_AsksTable, kw_only=True, rename={"source": "from"}):
    """`kind = "sort"`."""

    source: str = ""
    cards: Annotated[str, _one_of(("", *CARDS))] = ""
    piles: Annotated[Options, Meta(min_length=2)]
    circles: bool = False


class SharesTable(_AsksTable, kw_only=True, rename={"source": "from"}):
    """`kind = "shares"`."""

    source: str = ""
    last: Line | Literal[""] = ""
    again: str = ""


class PauseTable(_SaysTable, kw_only=True):
    """`kind = "pause"`."""

    practice: Name


class RecallTable(_SaysTable, kw_only=True):
    """`kind = "recall"`."""

    step: Name = ""
    guide: str = ""
    figures: bool | str = False


class ReadTable(_StepTable, kw_only=True, rename={"plain_lines": "plain"}):
    """`kind = "read"`."""

    lines: Annotated[Texts, Meta(min_length=1)]
    prompt: str = ""
    ends: bool = False
    plain_lines: Texts = ()


STEPS: dict[str, type[_StepTable]] = {
    "write": WriteTable,
    "list": ListTable,
    "scale": ScaleTable,
    "date": DateTable,
    "choose": ChooseTable,
    "sort": SortTable,
    "shares": SharesTable,
    "pause": PauseTable,
    "recall": RecallTable,
    "read": ReadTable,
}
"""The step kinds, by the word that stands in a guide."""


class AimFieldTable(_File, kw_only=True):
    """One `[[field]]` of a kind of aim."""

    id: Name
    called: Line
    rungs: bool = False


class AimKindFile(_File, kw_only=True):
    """A kind of aim."""

    title: Line
    about: Line
    guide: Name
    returns: Name
    also: Texts = ()
    order: int = 1000
    counted: bool = True
    smallest: Name | None = None
    field: Annotated[list[AimFieldTable], Meta(max_length=50)] = []


class JourneyGuideTable(_File, kw_only=True):
    """One `[[guide]]` of a journey."""

    name: Name
    why: Line


class JourneyFile(_File, kw_only=True):
    """A journey: guides that belong together."""

    title: Line
    summary: Line
    for_whom: Line
    guide: Annotated[list[JourneyGuideTable], Meta(min_length=1, max_length=20)]
    not_yet: str = ""
    a_week: Annotated[int, Meta(ge=1, le=MOST_A_WEEK)] = 2
    comes_back: tuple[Annotated[str, _one_of(COMES_BACK)], ...] = COMES_BACK
    also: Texts = ()
    order: int = 1000


class PhaseTable(_File, kw_only=True):
    """One `[[phase]]` of a practice."""

    text: Words
    seconds: Annotated[float, Meta(gt=0, le=3600)]
    breath: Literal["", "in", "hold", "out", "rest"] = ""
    region: str = ""


class PracticeFile(_File, kw_only=True):
    """A practice. The phases stand in `pattern` or in `phase`; `rounds` left out is one round, or three minutes of
    a pattern."""

    title: Words
    summary: Words
    phase: Annotated[list[PhaseTable], Meta(max_length=200)] = []
    pattern: str = ""
    rounds: Annotated[int, Meta(ge=1, le=200)] | None = None
    kind: Literal["breathing", "scan", "grounding", "muscles", "attention", "kindness", "movement", "reset"] | None = (
        None
    )
    outward: bool = False
    needs: tuple[Literal["sight", "breath", "stillness", "body"], ...] = ()
    instead: str = ""
    alternative: str = ""
    also: Lines = ()
    suggest: bool = True
    order: int = 1000
    sources: Texts = ()


class StrategyTable(_File, kw_only=True):
    """One `[[strategy]]` of ptg's own catalogue."""

    id: Name
    title: Line
    family: Family
    minutes: Annotated[int, Meta(ge=1, le=240)] = 5
    energy: Annotated[int, Meta(ge=1, le=3)] = 1
    setting: Setting = "anywhere"
    feelings: tuple[Feeling, ...] = ()
    company: Company = "either"
    steps: Annotated[Lines, Meta(min_length=2, max_length=5)]
    caution: str = ""
    relief: Literal["", "short"] = ""
    source: str = ""
    practice: str = ""
    guide: str = ""
    values: tuple[Name, ...] = ()
    outward: bool = False
    heavier: bool = False


class QuestionTable(_File, kw_only=True):
    """One `[[question]]` of the plan."""

    id: str
    prompt: Line
    hint: str = ""


class PartTable(_File, kw_only=True):
    """One `[[part]]` of the plan."""

    id: str
    title: Line
    about: Line
    item: Line
    examples: Annotated[Lines, Meta(min_length=1)]


class DialTable(_File, kw_only=True):
    """One `[[dial]]` of a check-in. `low`, `middle` and `high` name 0, 5 and 10."""

    id: str
    name: Line
    prompt: Line
    low: Line
    high: Line
    middle: str = ""
    hint: str = ""


class PracticeGroupTable(_File, kw_only=True):
    """One `[[group]]` of practices."""

    id: Name
    title: Line
    practices: tuple[Name, ...] = ()
    kinds: tuple[Annotated[str, _one_of(PRACTICE_KINDS)], ...] = ()


class NeedTable(_File, kw_only=True):
    """One `[[need]]` that guides are found by."""

    id: Name
    title: Annotated[str, Meta(pattern=r"^[^\n]*\S[^\n]*$", max_length=40)]
    about: Line


class FamilyTable(_File, kw_only=True):
    """One `[[family]]` of strategies."""

    id: str
    about: Line
