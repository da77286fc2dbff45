"""Content files as model values. What does not fit is said in plain words: file, line, key, remedy."""

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from ptg_cli.library import conditions, schema
from ptg_cli.library.errors import BadContent
from ptg_cli.library.files import slug_of
from ptg_cli.model.aim import AimField, AimKind
from ptg_cli.model.condition import Condition
from ptg_cli.model.dials import DIALS, PLAIN_DIALS, Dial
from ptg_cli.model.folded import nearest
from ptg_cli.model.guide import (
    CARDS,
    HELPS,
    KEEPS,
    OWN_LISTS,
    Choose,
    Day,
    Guide,
    Items,
    Pause,
    Read,
    Recall,
    Scale,
    Shares,
    Sort,
    Step,
    Write,
)
from ptg_cli.model.journey import COMES_BACK, Journey, JourneyGuide
from ptg_cli.model.need import Need
from ptg_cli.model.plan import PARTS, QUESTIONS, PartQuestion, PlanPart, PlanWords
from ptg_cli.model.practice import (
    KINDS,
    NEEDS,
    NotAPattern,
    Phase,
    Practice,
    PracticeGroup,
    caution,
    read_pattern,
)
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import COMPANY, FAMILIES, SETTINGS, Strategy
from ptg_cli.model.toml_lines import line_of
from ptg_cli.model.visible import one_line
from ptg_cli.toml_file import NOT_TOML, NotToml, decode

_T = TypeVar("_T")
_PATH: Final = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_KEY_IN_PATH: Final = re.compile(r"\.([^.\[\]]+)")
_FIELD: Final = re.compile(r"(?P<kind>unknown|required) field `(?P<key>[^`]*)`")
_WRONG_TYPE: Final = re.compile(r"Expected `(?P<wanted>[a-z |]+)`")
_PATTERN_SECONDS: Final = 180
"""How long a pattern runs, about, where no rounds are given."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Finds the line of a key, to say where something is wrong."""

    text: str
    path: Path

    def say(self, words: str, key: str = "", row: str = "", nth: int = 0) -> str:
        """A whole message. `row` and `nth` (from 1) name the `[[row]]` the key stands in, if any."""
        line = line_of(self.text, key, row, nth)
        place = f", line {line}" if line else ""
        return f"{self.path}{place}: {words}"


def guide(text: str, path: Path) -> Guide:
    """The guide in a file's text. Only each key by itself is looked at here; `checks` looks at the whole.

    Raises: BadContent with everything that is wrong.
    """
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    rows = table.get("step")
    if "step" not in table:
        problems.append(where.say("there is no question yet. Add one that begins with [[step]]."))
        table["step"] = [{}]
    head = _convert(table, schema.GuideFile, lambda error: problems.append(_guide_message(error, table, where)))
    steps: list[Step] = []
    for nth, row in enumerate(rows if isinstance(rows, list) else [], 1):
        if isinstance(row, dict):
            step = _step(row, nth, where, problems, steps)
            if step is not None:
                steps.append(step)
    if head is None or problems:
        raise BadContent(problems)
    values = {name: getattr(head, name) for name in head.__struct_fields__ if name != "step"}
    return Guide(slug=slug_of(path), steps=tuple(steps), **values)


def aim_kind(text: str, path: Path) -> AimKind:
    """The kind of aim in a file's text, each key by itself; `checks` looks at what it names. Raises: BadContent."""
    found = _file_with_rows(KeyPlace(text, path), schema.AimKindFile, "field", schema.AimFieldTable)
    fields = tuple(AimField(one.id, one.called, one.rungs) for one in found.field)
    names = ("title", "about", "guide", "returns", "also", "order", "counted")
    values: dict[str, Any] = {name: getattr(found, name) for name in names}
    return AimKind(slug_of(path), fields=fields, smallest=found.smallest or "", **values)


def journey(text: str, path: Path) -> Journey:
    """The journey in a file's text, each key by itself; `checks` looks at the guides it names. Raises: BadContent."""
    where = KeyPlace(text, path)
    if "guide" not in table_of(where):
        raise BadContent([where.say("there is no guide in it yet. Add one that begins with [[guide]].")])
    found = _file_with_rows(where, schema.JourneyFile, "guide", schema.JourneyGuideTable)
    names = ("title", "summary", "for_whom", "not_yet", "a_week", "comes_back", "also", "order")
    values: dict[str, Any] = {name: getattr(found, name) for name in names}
    return Journey(slug_of(path), guides=tuple(JourneyGuide(one.name, one.why) for one in found.guide), **values)


def _file_with_rows(where: KeyPlace, whole: type[_T], name: str, rows: type[object]) -> _T:
    """A file that has keys at its top and `[[name]]` rows below. Raises: BadContent."""
    table = table_of(where)
    problems: list[str] = []

    def tell(error: str) -> None:
        given = table.get(name)
        if f".{name}" in error and not (isinstance(given, list) and all(isinstance(row, dict) for row in given)):
            problems.append(where.say(f"each {name} begins with [[{name}]], in two brackets.", name))
            return
        found = re.search(rf"\.{name}\[(\d+)\]", error)
        row = (name, int(found[1]) + 1) if found else ("", 0)
        keys = list((rows if found else whole).__struct_fields__)  # type: ignore[attr-defined]
        problems.append(_message(error, keys, where, *row))

    found = _convert(table, whole, tell)
    if found is None:
        raise BadContent(problems)
    return found


def practice(text: str, path: Path) -> Practice:
    """The practice in a file's text. `kind` left out is breathing where the breath is timed, else grounding.

    Raises: BadContent with what is wrong.
    """
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    found = _convert(table, schema.PracticeFile, lambda error: problems.append(_practice_message(error, table, where)))
    if found is None:
        raise BadContent(problems)
    phases = _phases(found, where, problems)
    if problems:
        raise BadContent(problems)
    breathed = any(phase.breath for phase in phases)
    names = ("title", "summary", "outward", "alternative", "also", "suggest", "order", "sources")
    values: dict[str, Any] = {name: getattr(found, name) for name in names}
    return Practice(
        slug=slug_of(path),
        phases=phases,
        kind=found.kind or ("breathing" if breathed else "grounding"),
        cycles=found.rounds or _rounds(found, phases),
        instead=found.instead or caution(phases),
        # Whoever wants to be spared the breath is spared it, also where a file forgets to say that it needs it.
        needs=tuple(need for need in NEEDS if need in found.needs or (need == "breath" and breathed)),
        **values,
    )


def plan_words(text: str, path: Path) -> tuple[PlanWords, list[str]]:
    """What the plan says of itself, and what is wrong with what was left out: plain words stand there. Raises:
    BadContent where the file does not read at all."""
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    parts = _by_id(table, "part", schema.PartTable, PARTS, where, problems)
    asked = _by_id(table, "question", schema.QuestionTable, QUESTIONS, where, problems)
    _only({"part", "question"}, table, where, problems)
    plain = PlanWords()
    words = PlanWords(
        tuple(
            PlanPart(one.id, row.title, row.about, row.examples, row.item) if (row := parts.get(one.id)) else one
            for one in plain.parts
        ),
        {
            name: PartQuestion(found.prompt, found.hint) if (found := asked.get(name)) else question
            for name, question in plain.questions.items()
        },
    )
    return words, problems


def dials(text: str, path: Path) -> tuple[list[Dial], list[str]]:
    """Every dial in its order, and what is wrong with those that stand here in plain words. Raises: BadContent where
    the file does not read at all."""
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    rows = _by_id(table, "dial", schema.DialTable, DIALS, where, problems)
    _only({"dial"}, table, where, problems)
    found = []
    for dial in PLAIN_DIALS:
        row = rows.get(dial.id)
        if row is None:
            found.append(dial)
            continue
        points = {0: row.low, 5: row.middle, 10: row.high}
        named = {number: words for number, words in points.items() if words}
        found.append(Dial(dial.id, row.name, row.prompt, named, row.hint))
    return found, problems


def families(text: str, path: Path) -> tuple[dict[str, str], list[str]]:
    """What each family of strategies is, in a few words, in the order in which they are listed; and what is wrong with
    those left out. Raises: BadContent where the file does not read at all."""
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    rows = _by_id(table, "family", schema.FamilyTable, FAMILIES, where, problems)
    _only({"family"}, table, where, problems)
    return {family: row.about for family, row in rows.items()}, problems


def practice_groups(text: str, path: Path) -> tuple[list[PracticeGroup], list[str]]:
    """The headings of the list of practices, in their order; and what is wrong with those left out, or with kinds that
    stand in none or in two. Raises: BadContent where the file does not read at all."""
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    found: list[PracticeGroup] = []
    for _, read in _read_rows(table, "group", schema.PracticeGroupTable, where, problems):
        found.append(PracticeGroup(read.id, read.title, read.practices, read.kinds))
    kinds = [kind for group in found for kind in group.kinds]
    for kind in KINDS:
        if kinds.count(kind) != 1:
            problems.append(where.say(f"the kind “{kind}” stands in {kinds.count(kind)} groups. Put it in one."))
    _only({"group"}, table, where, problems)
    return found, problems


def needs(text: str, path: Path) -> tuple[list[Need], list[str]]:
    """What guides are found by, in its order; and what is wrong with rows that are left out. Raises: BadContent where
    the file does not read at all."""
    where = KeyPlace(text, path)
    table = table_of(where)
    problems: list[str] = []
    found: list[Need] = []
    for nth, read in _read_rows(table, "need", schema.NeedTable, where, problems):
        if read.id in {need.id for need in found}:
            problems.append(where.say(f"“{read.id}” stands here twice. Take one of them out.", "id", "need", nth))
        else:
            found.append(Need(read.id, read.title, read.about))
    _only({"need"}, table, where, problems)
    return found, problems


def _by_id(
    table: dict[str, Any], name: str, wanted: type[_T], ids: Sequence[str], where: KeyPlace, problems: list[str]
) -> dict[str, _T]:
    """The `[[name]]` rows by their ids, each once. An id that is none of `ids`, and each of `ids` that has no row, goes
    to `problems`."""
    found: dict[str, _T] = {}
    given: set[str] = set()
    for nth, row in _rows(table, name, where, problems):
        read, known_as = _row(row, wanted, where, name, nth, problems), row.get("id")
        if isinstance(known_as, str) and known_as not in ids:
            near = nearest(known_as, list(ids))
            hint = f"Did you mean “{near}”?" if near else f"There are these: {', '.join(ids)}."
            problems.append(where.say(f"“{one_line(known_as)}” is no id of a {name}. {hint}", "id", name, nth))
        elif known_as in given:
            problems.append(where.say(f"“{known_as}” stands here twice. Take one of them out.", "id", name, nth))
        elif isinstance(known_as, str):
            given.add(known_as)
            if read is not None:
                found[known_as] = read
    for missing in (one for one in ids if one not in given):
        problems.append(where.say(f"the {name} “{missing}” is missing. Add a [[{name}]] with that id."))
    return found


def _only(names: Collection[str], table: Mapping[str, object], where: KeyPlace, problems: list[str]) -> None:
    """Names the keys at the top of a file that nobody here knows."""
    for key in (key for key in table if key not in names):
        problems.append(_message(f"unknown field `{key}`", sorted(names), where))


def strategies(text: str, path: Path) -> tuple[list[Strategy], list[str]]:
    """The strategies of ptg's catalogue, and what is wrong with those left out. Raises: BadContent where the file does
    not read at all."""
    where = KeyPlace(text, path)
    found: dict[str, Strategy] = {}
    problems: list[str] = []
    for nth, table in _read_rows(table_of(where), "strategy", schema.StrategyTable, where, problems):
        if table.id in found:
            taken = f"the id “{table.id}” is taken by another strategy. Give this one an id of its own."
            problems.append(where.say(taken, "id", "strategy", nth))
            continue
        values = {name: getattr(table, name) for name in table.__struct_fields__ if name not in {"id", "relief"}}
        found[table.id] = Strategy(slug=table.id, short_relief=table.relief == "short", **values)
    return list(found.values()), problems


def _rows(table: dict[str, Any], name: str, where: KeyPlace, problems: list[str]) -> list[tuple[int, dict[str, Any]]]:
    """The `[[name]]` rows of a table, each with its number from 1."""
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(where.say(f"each {name} begins with [[{name}]], in two brackets.", name))
        return []
    return list(enumerate(rows, 1))


def _read_rows(
    table: dict[str, Any], name: str, wanted: type[_T], where: KeyPlace, problems: list[str]
) -> Iterator[tuple[int, _T]]:
    """The `[[name]]` rows that fit, each with its number from 1. What is wrong with the others goes to `problems`."""
    for nth, row in _rows(table, name, where, problems):
        read = _row(row, wanted, where, name, nth, problems)
        if read is not None:
            yield nth, read


def _row(row: dict[str, Any], wanted: type[_T], where: KeyPlace, name: str, nth: int, problems: list[str]) -> _T | None:
    """One row as a value, or None once what is wrong with it is said."""
    names = list(wanted.__struct_fields__)  # type: ignore[attr-defined]
    return _convert(row, wanted, lambda error: problems.append(_message(error, names, where, name, nth, "", row)))


def _phases(found: schema.PracticeFile, where: KeyPlace, problems: list[str]) -> tuple[Phase, ...]:
    """The phases, from either place they may stand in. What is wrong with that goes to `problems`."""
    if found.pattern and found.phase:
        problems.append(where.say("give a “pattern” or phases, not both. Take one of them out.", "pattern"))
    elif found.pattern:
        try:
            return read_pattern(found.pattern)
        except NotAPattern as wrong:
            problems.append(where.say(one_line(str(wrong)), "pattern"))
    elif not found.phase:
        problems.append(
            where.say("nothing happens in it yet. Add a [[phase]] with “text” and “seconds”, or a “pattern”.")
        )
    return tuple(
        Phase(phase.text, phase.seconds, phase.breath, " ".join(phase.region.casefold().split()))
        for phase in found.phase
    )


def _rounds(found: schema.PracticeFile, phases: tuple[Phase, ...]) -> int:
    """How many rounds there are where the file does not say."""
    return round(_PATTERN_SECONDS / math.fsum(phase.seconds for phase in phases)) or 1 if found.pattern else 1


def _practice_message(error: str, table: dict[str, Any], where: KeyPlace) -> str:
    if ".phase" in error and not (
        isinstance(table["phase"], list) and all(isinstance(row, dict) for row in table["phase"])
    ):
        return where.say("each phase begins with [[phase]], in two brackets.", "phase")
    nth = re.search(r"\.phase\[(\d+)\]", error)
    row = ("phase", int(nth[1]) + 1) if nth else ("", 0)
    names = list(schema.PhaseTable.__struct_fields__ if nth else schema.PracticeFile.__struct_fields__)
    return _message(error, names, where, *row)


def table_of(where: KeyPlace) -> dict[str, Any]:
    """The table that a content file holds. Raises: BadContent."""
    try:
        return decode(where.text)
    except NotToml as error:
        if error.wrong == "syntax":
            place = f"line {error.line}" if error.line else "at its end"
            raise BadContent([f"{where.path}, {place}: {NOT_TOML}"]) from error
        place = f", line {error.line}" if error.line else ""
        remedy = "Put fewer brackets inside one another." if error.wrong == "depth" else "Make it smaller."
        raise BadContent([f"{where.path}{place}: {error}. {remedy}"]) from error


def _convert(table: object, wanted: type[_T], tell: Callable[[str], None]) -> _T | None:
    """The value, or None once `tell` was told what is wrong with it."""
    import msgspec

    try:
        return msgspec.convert(table, wanted, strict=True)
    except msgspec.ValidationError as error:
        tell(str(error))
        return None


def _guide_message(error: str, table: dict[str, Any], where: KeyPlace) -> str:
    names = [name for name in schema.GuideFile.__struct_fields__ if name != "step"]
    if ".step" in error and not isinstance(table["step"], list):
        return where.say("each question begins with [[step]], in two brackets.", "step")
    return _message(error, names, where)


def _step(row: dict[str, Any], nth: int, where: KeyPlace, problems: list[str], earlier: list[Step]) -> Step | None:
    kind = row.get("kind")
    if not isinstance(kind, str) or kind not in schema.STEPS:
        near = nearest(kind, list(schema.STEPS)) if isinstance(kind, str) else ""
        hint = f"Did you mean “{near}”?" if near else f"The kinds are: {', '.join(schema.STEPS)}."
        said = f"“{kind}” isn't a kind of step." if kind is not None else "a step needs a “kind”."
        problems.append(where.say(f"{said} {hint}", "kind", "step", nth))
        return None
    wanted = schema.STEPS[kind]
    names = list(wanted.__struct_encode_fields__)
    table = _convert(
        row,
        wanted,
        lambda error: problems.append(_message(error, names, where, "step", nth, f"in a {kind} step, ", row)),
    )
    if table is None:
        return None
    values = {name: getattr(table, name) for name in table.__struct_fields__ if name != "kind"}
    for name in ("when", "unless"):
        values[name] = _conditions(values[name], name, nth, where, problems, earlier)
    for name in values.keys() & {"options", "piles"}:
        tables = [option for option in values[name] if not isinstance(option, str)]
        if any(not (option.was or (option.means and name == "options")) for option in tables):
            problems.append(where.say(f"in a {kind} step, what stands in “{name}” is {_OPTION}.", name, "step", nth))
        if name == "options":
            values["meanings"] = tuple((option.text, option.means) for option in tables if option.means)
        values["retired"] = tuple(
            (old, option.text) for option in values[name] if not isinstance(option, str) for old in option.was
        )
        values[name] = tuple(option if isinstance(option, str) else option.text for option in values[name])
    if "figures" in values:
        values["figures"] = HELPS if values["figures"] is True else values["figures"] or ""
    return _MODELS[kind](**values)


def _conditions(
    said: str | tuple[str, ...], key: str, nth: int, where: KeyPlace, problems: list[str], earlier: list[Step]
) -> tuple[Condition, ...]:
    """The conditions under a key. What is wrong with one goes to `problems`."""
    found = []
    for words in (said,) if isinstance(said, str) else said:
        try:
            found.append(conditions.read(words, key, earlier))
        except conditions.NotACondition as wrong:
            problems.append(where.say(one_line(str(wrong)), key, "step", nth))
    return tuple(found)


_MODELS: Final[dict[str, Callable[..., Step]]] = {
    "write": Write,
    "list": Items,
    "scale": Scale,
    "date": Day,
    "choose": Choose,
    "sort": Sort,
    "shares": Shares,
    "pause": Pause,
    "recall": Recall,
    "read": Read,
}

_WANTED: Final = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false, without quotes",
    "array": 'a list in brackets, such as ["one", "two"]',
    "object": "a table",
}

_OPTION: Final = 'a text, or { text = "…", was = ["…"] } with what it was called before'

_CHOICES: Final = {
    "level": ("gentle", "moderate", "deep"),
    "own": OWN_LISTS,
    "cards": CARDS,
    "keeps": (*KEEPS[1:], "aim.FIELD"),
    "family": FAMILIES,
    "setting": SETTINGS,
    "company": COMPANY,
    "feelings": FEELINGS,
    "relief": ("short",),
    "kind": KINDS,
    "breath": ("in", "hold", "out", "rest"),
    "needs": NEEDS,
    "comes_back": COMES_BACK,
}


def _message(
    error: str,
    names: list[str],
    where: KeyPlace,
    row: str = "",
    nth: int = 0,
    within: str = "",
    given: Mapping[str, object] | None = None,
) -> str:
    """What msgspec found wrong in what was `given`, as a person would say it."""
    found = _PATH.match(error)
    assert found is not None
    what, path = found["what"], found["path"] or ""
    keys = _KEY_IN_PATH.findall(path)
    if keys and keys[0] in {"options", "piles"} and (_FIELD.search(what) or len(keys) > 1):
        return where.say(f"{within}what stands in “{keys[0]}” is {_OPTION}.", keys[0], row, nth)
    if field := _FIELD.search(what):
        key = one_line(field["key"])
        if field["kind"] == "required":
            return where.say(f"{within}“{key}” is missing.", "", row, nth)
        near = nearest(key, names)
        hint = f"Did you mean “{near}”?" if near else f"The keys are: {', '.join(names)}."
        return where.say(f"{within}“{key}” isn't a key here. {hint}", key, row, nth)
    key = one_line(keys[-1]) if keys else ""
    in_list = path.endswith("]")
    return where.say(f"{within}“{key}” {_remedy(key, what, (given or {}).get(key), in_list=in_list)}", key, row, nth)


def _remedy(key: str, what: str, value: object, *, in_list: bool) -> str:
    if key in _CHOICES and "`array" not in what:
        given = re.search(r"'([^']*)'", what) if "regex" not in what else None
        word = given[1] if given else value
        near = nearest(word, list(_CHOICES[key])) if isinstance(word, str) else ""
        return f"takes one of: {', '.join(_CHOICES[key])}." + (f" Did you mean “{near}”?" if near else "")
    if in_list and "regex" in what:
        return "has an empty text in it, or one of more than one line."
    if in_list and "Expected `str" in what:
        return 'takes a list of texts, such as ["one", "two"].'
    if "regex" in what and r"\S" in what:
        return "can't be empty."
    if "regex" in what:
        return "takes lower-case letters and digits, words joined by hyphens, such as first-light."
    if sized := re.search(r"length (>=|<=) (\d+)", what):
        if sized[1] == "<=":
            return f"is too long: {sized[2]} at most."
        return "can't be empty." if sized[2] == "1" else f"needs {sized[2]} or more."
    if ranged := re.search(r"(>=|<=|>) ([\d.]+)", what):
        number = ranged[2].removesuffix(".0")
        return {">=": f"has to be {number} or more.", "<=": f"has to be {number} or less."}.get(
            ranged[1], f"has to be more than {number}."
        )
    wrong = _WRONG_TYPE.search(what)
    wanted = wrong["wanted"].split(" | ")[0] if wrong else ""
    return f"takes {_WANTED.get(wanted, 'another kind of value')}."
