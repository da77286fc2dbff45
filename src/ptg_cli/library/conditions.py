"""The `when` and `unless` of a guide's steps: what their words mean, and whether there are answers that meet them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import Final

from ptg_cli.model.aim import PERSON
from ptg_cli.model.answer import Answer, Listed, Number, Text
from ptg_cli.model.condition import NOT_SAFE, Condition, Test
from ptg_cli.model.folded import nearest
from ptg_cli.model.guide import ASKS, Choose, Guide, Read, Scale, Shares, Sort, Step, of_aim

EXAMPLES: Final = "“safe: unsafe”, “pull: 8 or more” or “who: skipped”"

_AT: Final = re.compile(r"(\d{1,9}) or (more|less)")
_BETWEEN_OPTIONS: Final = re.compile(r"(\s+or\s+|\s*,\s*)")
_COMPARED: Final[Mapping[str, Test]] = {"higher": "higher", "lower": "lower", "the same": "the same"}
_MOST_COMBINATIONS: Final = 50_000
"""Beyond so many combinations of answers it is not worked out whether a step can be reached."""

_MOST_OPTIONS: Final = 5
"""Up to so many options every set of them is tried, beyond it only one at a time and all."""


class NotACondition(ValueError):
    """Words that are no condition. The message is a whole sentence that says what to write."""


def read(words: str, key: str, earlier: Sequence[Step]) -> Condition:
    """The condition that stands as `words` under `key` (“when” or “unless”), about one of the `earlier` steps.

    Raises: NotACondition.
    """
    name, colon, said = (" ".join(part.split()) for part in words.partition(":"))
    if not (name and colon and said):
        raise NotACondition(f"“{key}” takes the id of an earlier step, a colon and its answer, such as {EXAMPLES}.")
    folded = said.casefold()
    if of_aim(name) == PERSON and folded == "not safe":
        return Condition(name, "not safe")
    if of_aim(name):
        if folded not in {"answered", "skipped"}:
            raise NotACondition(f"“{name}” is a field of the aim: write “{name}: answered” or “{name}: skipped”.")
        return Condition(name, "answered" if folded == "answered" else "skipped")
    step = next((one for one in earlier if one.id == name), None)
    if step is None:
        raise NotACondition(f"“{key}” names no earlier step: “{name}”.{_near(name, [one.id for one in earlier])}")
    if not isinstance(step, ASKS):
        raise NotACondition(f"“{name}” asks nothing, so “{key}” has no answer to look at. Name a step that asks.")
    if step.each:
        raise NotACondition(f"“{name}” is asked once per item, so “{key}” can't look at it. Name another step.")
    if folded == "answered" or folded == "skipped":
        return Condition(name, "answered" if folded == "answered" else "skipped")
    match step:
        case Scale():
            return _of_scale(step, key, folded)
        case Choose(own="people") if folded == "not safe":
            return Condition(name, "not safe")
        case Choose():
            return Condition(name, "one of", _options(step, key, said))
        case _:
            raise NotACondition(f"“{name}” is no choose or scale step: write “{name}: answered” or “{name}: skipped”.")


def _of_scale(step: Scale, key: str, said: str) -> Condition:
    if said in _COMPARED:
        if not step.again:
            raise NotACondition(
                f"“{said}” is for a scale that weighs an earlier one again, and “{step.id}” has no “again”. Write, "
                f"such as, “{step.id}: 8 or more”."
            )
        return Condition(step.id, _COMPARED[said], first=step.again)
    found = _AT.fullmatch(said)
    if not found:
        compared = ", “higher”, “lower”, “the same”" if step.again else ""
        raise NotACondition(
            f"“{said}” is no answer of the scale “{step.id}”. Write “8 or more”, “3 or less”, “answered”, "
            f"“skipped”{compared}."
        )
    number = int(found[1])
    if number > 10:
        raise NotACondition(f"“{key}” can never be true: a scale ends at 10, so nothing is {said}.")
    return Condition(step.id, "at least" if found[2] == "more" else "at most", number=number)


def _options(step: Choose, key: str, said: str) -> tuple[str, ...]:
    """The options named, parted by commas or “or”. An option may hold either itself: the longest that fits counts."""
    if not step.options:
        raise NotACondition(
            f"“{step.id}” has no “options” of its own, so “{key}” can only be “{step.id}: answered” or "
            f"“{step.id}: skipped”."
        )
    known = {_folded(option): option for option in step.options}
    parts = _BETWEEN_OPTIONS.split(said)  # words, what parts them, words, …
    found: list[str] = []
    place = 0
    while place < len(parts):
        for end in range(len(parts), place, -2):
            if option := known.get(_folded("".join(parts[place:end]))):
                found.append(option)
                place = end + 1
                break
        else:
            words = "".join(parts[place:])
            hint = _near(words, list(step.options)) or _near(parts[place], list(step.options))
            named = " · ".join(step.options)
            raise NotACondition(f"“{words}” is none of the options of “{step.id}”.{hint or f' They are: {named}.'}")
    return tuple(dict.fromkeys(found))


def _folded(option: str) -> str:
    return " ".join(option.casefold().replace("’", "'").split())


def _near(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f" Did you mean “{near}”?" if near else ""


# Whether a step can be reached


def can_be_reached(guide: Guide, step: Step) -> bool:
    """True where there are answers after which the step is asked. True as well where there are too many to try."""
    before = guide.steps[: guide.steps.index(step)]
    looked_at = _looked_at(step, before)
    answers_to = {one.id: list(_answers_to(one, guide)) for one in before if one.id in looked_at}
    beside = sorted(name for name in looked_at if "." in name)  # no answers to steps: what is known besides them
    known: list[list[Answer | None]] = [[Text("x"), Number(5), None] for _ in beside]
    deciding = [one for one in before if one.id in looked_at or (isinstance(one, Read) and one.ends)]
    if prod(map(len, (*answers_to.values(), *known))) > _MOST_COMBINATIONS:
        return True
    return any(
        _leads_to(step, deciding, answers_to, {name: one for name, one in zip(beside, given, strict=True) if one})
        for given in product(*known)
    )


def _leads_to(
    wanted: Step,
    before: Sequence[Step],
    answers_to: Mapping[str, Sequence[Answer | None]],
    standing: Mapping[str, Answer],
) -> bool:
    """True where some answers to the steps `before` lead to `wanted`, after those that are `standing`. It goes the way
    a person goes, a step at a time, and turns back at the first answer that rules the step out."""
    for nth, step in enumerate(before):
        if not _is_asked(step, standing):
            if not _is_open_so_far(wanted, step.id, standing):
                return False
        elif isinstance(step, Read) and step.ends:
            return False
        else:
            after = ({**standing, step.id: answer} if answer else standing for answer in answers_to[step.id])
            return any(
                _is_open_so_far(wanted, step.id, one) and _leads_to(wanted, before[nth + 1 :], answers_to, one)
                for one in after
            )
    return _is_asked(wanted, standing)


def _is_asked(step: Step, standing: Mapping[str, Answer]) -> bool:
    return step.is_open(standing) and _has_something(step, standing)


def _is_open_so_far(step: Step, name: str, standing: Mapping[str, Answer]) -> bool:
    """False where the answer to `name`, which stands now or was skipped, rules the step out whatever comes after."""
    met = all(one.holds(standing) for one in step.when if one.step == name)
    return met and not any(one.holds(standing) for one in step.unless if one.step == name)


def _looked_at(step: Step, before: Sequence[Step]) -> set[str]:
    """The ids of all earlier steps whose answers decide whether `step` is asked: through conditions, through what is
    built on, and through reads that end the guide before it."""
    found: set[str] = set()
    waiting = [step, *(one for one in before if isinstance(one, Read) and one.ends)]
    while waiting:
        for name in _needs(waiting.pop()) - found:
            found.add(name)
            waiting += [one for one in before if one.id == name]
    return found


def _needs(step: Step) -> set[str]:
    conditions = (*step.when, *step.unless)
    built_on = {step.each, step.source if isinstance(step, Choose | Sort | Shares) else ""}
    marks = {f"{one.step}{NOT_SAFE}" for one in conditions if one.test == "not safe"}
    return ({one.step for one in conditions} | {one.first for one in conditions} | built_on | marks) - {""}


def _has_something(step: Step, standing: Mapping[str, Answer]) -> bool:
    if step.each and step.each not in standing:
        return False
    match step:
        case Choose():
            return bool(not step.source or step.options or step.own or step.source in standing)
        case Shares():
            return not step.source or step.source in standing
        case Sort():
            return step.source in standing
        case _:
            return True


def _answers_to(step: Step, guide: Guide) -> Iterator[Answer | None]:
    """One answer of each kind that a condition could tell apart, and none."""
    yield Text("x")
    match step:
        case Scale():
            yield from (Number(value) for value in range(11))
        case Choose():
            named = {
                option: None
                for one in guide.steps
                for condition in (*one.when, *one.unless)
                if condition.step == step.id
                for option in condition.options
            }
            most = len(named) if step.many and len(named) <= _MOST_OPTIONS else 1
            for count in range(1, most + 1):
                yield from (Listed(options) for options in combinations(named, count))
            if step.many and most < len(named):
                yield Listed(tuple(named))
    yield None
