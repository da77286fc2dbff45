"""One part of the plan: its lines, and all that can be done with them. Everything is kept at once."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.plan_visit import PlanRow, PlanVisit
from ptg_cli.model.plan import IN_THE_WAY, NO_EXAMPLES, PlanPart, Trigger, example, on_card_said
from ptg_cli.sentences.plan import NOT_SAFE_KEY, NOT_SAFE_KEY_ABOUT, marked_not_safe
from ptg_cli.talks import country, person, support, trigger
from ptg_cli.talks.turns import (
    Action,
    Added,
    AskLine,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    PickedRow,
    Refused,
    Say,
    Talk,
    choose,
    keep,
    keep_line,
    look,
    move_actions,
    take_back,
    undo_action,
)

_EMPTY: Final = "There is nothing here yet."
_NEW_NAME: Final = "Type a name, or initials, to add someone."
_NO_LINES: Final = "ptg knows no more helplines for your country. “People to talk to” lists places that know more."
_NOTHING_TO_DO: Final = frozenset({"signs", "stay"})
"""The parts that say nothing to do, so that nothing can get in the way of it."""
_DIGITS: Final = {"professional": 2}
"""Numbers of more digits are no places in a list, but lines of their own: helplines are as short as that."""

_BACK: Final = ("all parts", "Back to all parts. All of it is kept.")


@dataclass(frozen=True, slots=True)
class _Lines:
    """A part as it stands: its lines; among people how many are not safe, and names that were said before; what might
    get in the way; what is said of the card, whether it shows this part, whether that was asked for; whether there is
    something to take back."""

    rows: tuple[PlanRow, ...]
    away: int
    known: tuple[str, ...]
    way: str
    card: str
    on_card: bool
    card_asked: bool
    can_undo: bool


def change(context: Context, visit: PlanVisit, part: PlanPart) -> Talk[None]:
    """One part, until one goes back."""
    mark = ""
    while True:
        lines = yield from look("a part", part.id, run=partial(_lines, visit, part))
        if isinstance(lines, Refused):
            yield Say(lines.words)
            return
        answer: PickedRow | Did | Added | None = yield _list(part, lines, mark)
        mark = ""
        match answer:
            case None:
                return
            case Added(words=words):
                mark = yield from _add(visit, part, typed=words)
            case Did(action="add"):
                mark = yield from _add_several(visit, part)
            case PickedRow(row=at) | Did(action="change", row=int(at)):
                mark = yield from _change(visit, part, lines.rows[at])
            case Did(action="up" | "down" as way, row=int(at)):
                mark = yield from _move(visit, part, lines.rows[at], -1 if way == "up" else 1)
            case Did(action="remove", row=int(at)):
                yield from _remove(visit, part, lines.rows[at])
            case Did(action="not-safe"):
                yield from person.not_safe(visit)
            case Did(action="lines"):
                yield from _lines_of_country(context, visit)
            case Did(action="examples"):
                mark = yield from _examples(visit, part)
            case Did(action="way"):
                yield from _ask_what_is_in_the_way(visit, part)
            case Did(action="card"):
                yield from support.tick(visit, part, now=lines.on_card, asked=lines.card_asked)
            case Did(action="undo"):
                yield from take_back(visit.undo)


# The list


def _lines(visit: PlanVisit, part: PlanPart) -> _Lines:
    return _Lines(
        tuple(visit.rows(part.id)),
        len(visit.not_safe) if part.id == "people" else 0,
        tuple(visit.known) if part.id == "people" else (),
        visit.plan.in_the_way.get(part.id, ""),
        on_card_said(visit.plan, part.id),
        part.id in visit.plan.on_card,
        visit.plan.card_asked,
        visit.can_undo,
    )


def _list(part: PlanPart, lines: _Lines, mark: str) -> Browse:
    """People marked as not safe are in a list of their own; here only how many they are is said."""
    people = part.id == "people"
    named = f" You named before: {', '.join(lines.known)}." if lines.known else ""
    rows = [BrowseRow(row.said) for row in lines.rows]
    away = marked_not_safe(lines.away) if lines.away else ""
    marked = [at for at, row in enumerate(lines.rows) if mark and mark in {row.line, row.said}]
    return Browse(
        f"part/{part.id}",
        part.title,
        part.about,
        tuple(rows),
        _actions(part, lines),
        empty=_EMPTY,
        below=tuple(filter(None, (lines.card, away, f"What might get in the way: {lines.way}" if lines.way else ""))),
        at=marked[0] if marked else None,
        adds=True,
        typing=f"{_NEW_NAME}{named}" if people else f"Type a line to add it: {part.item}.",
        draft="people/new" if people else "plan/triggers/cue" if part.id == "triggers" else f"plan/{part.id}",
        digits=_DIGITS.get(part.id, 4),
        back=_BACK,
    )


def _actions(part: PlanPart, lines: _Lines) -> tuple[Action, ...]:
    every = tuple(range(len(lines.rows)))
    in_the_way = Action("way", "w", "w", "in the way?", "Say what might get in the way of this, if you like.")
    of_country = Action("lines", "l", "l", "helplines", "Helplines of your country. You can add the ones you like.")
    return (
        Action("add", "a", "a", "add", "Add a line."),
        Action("change", "c", "c", "change", "Change the marked line. Enter or its number does the same.", every),
        Action("remove", "x,delete", "x", "remove", "Take out the marked line.", every),
        *move_actions(len(lines.rows)),
        *((of_country,) if part.id == "professional" else ()),
        *((Action("not-safe", "n", "n", NOT_SAFE_KEY, NOT_SAFE_KEY_ABOUT),) if part.id == "people" else ()),
        Action("examples", "m", "m", "examples", "Examples of what people write here."),
        *((in_the_way,) if lines.way or part.id not in _NOTHING_TO_DO else ()),
        Action("card", "t", "t", "on support card", "Show this part on the support card, or leave it off."),
        undo_action(can_undo=lines.can_undo),
    )  # fmt: skip


# Lines


def _add(visit: PlanVisit, part: PlanPart, given: str = "", typed: str = "", kept_before: str = "") -> Talk[str]:
    """Asks for one new line; `given` stands there to begin with, `typed` was typed already, `kept_before` is the line
    that was added last. The line that was added, empty for none."""
    if part.id == "people":
        return (yield from person.add(visit, typed))
    if part.id == "triggers":
        return (yield from trigger.add(visit, example(given) if given else Trigger(""), typed))
    asked = AskLine(
        f"{part.item[0].upper()}{part.item[1:]}",
        _kept_and_more(kept_before) if kept_before else "A word is enough. You can add another line after this one.",
        value=given,
        draft=f"plan/{part.id}",
        goes_on=not given,
    )
    kept = yield from keep_line(asked, partial(_adding, visit, part), typed)
    return kept.now.row.line if kept else ""


def _kept_and_more(line: str) -> str:
    return f"“{line}” is kept. You can add one more."


def _add_several(visit: PlanVisit, part: PlanPart, given: str = "") -> Talk[str]:
    """Asks for new lines until one is left empty; someone, or what starts it, is asked for once. The last one that
    was added."""
    if part.id in {"people", "triggers"}:
        return (yield from _add(visit, part, given))
    last = ""
    while line := (yield from _add(visit, part, given, kept_before=last)):
        last, given = line, ""
    return last


@dataclass(frozen=True, slots=True)
class _Added:
    """A line that was added. `known` true: the part had it before, so that nothing new stands there."""

    row: PlanRow
    known: bool


def _adding(visit: PlanVisit, part: PlanPart, words: str) -> Effect[Kept[_Added]]:
    row = PlanRow(words, words)

    def run() -> Kept[_Added]:
        known = words in visit.plan.lines(part.id)
        return Kept(_Added(row, known), visit.add(part.id, words))

    def again(before: Kept[_Added]) -> Kept[_Added]:
        if before.now.known:
            return run()
        return Kept(_Added(row, False), visit.change(part.id, before.now.row, words))

    return Effect("add a line", (part.id, words), run=run, again=again)


def _change(visit: PlanVisit, part: PlanPart, row: PlanRow) -> Talk[str]:
    """Puts other words in a line's place. The line afterwards."""
    if row.person is not None:
        return (yield from person.change(visit, row.person.name))
    if part.id == "triggers":
        return (yield from trigger.change(visit, row))
    asked = AskLine("In other words", value=row.line, draft=f"plan/{part.id}/change")
    kept = yield from keep_line(asked, partial(_changing, visit, part, row))
    return kept.now.line if kept else row.line


def _changing(visit: PlanVisit, part: PlanPart, row: PlanRow, words: str) -> Effect[Kept[PlanRow]]:
    def run() -> Kept[PlanRow]:  # a row that was put in other words meanwhile is found all the same
        return Kept(PlanRow(words, words), visit.change(part.id, row, words))

    return Effect("change a line", (part.id, row.line, words), run=run)


def _move(visit: PlanVisit, part: PlanPart, row: PlanRow, by: int) -> Talk[str]:
    given = (part.id, row.line, by)
    yield from keep(Effect("move a line", given, run=lambda: Kept(None, visit.move(part.id, row, by))))
    return row.line


def _remove(visit: PlanVisit, part: PlanPart, row: PlanRow) -> Talk[None]:
    if row.person is not None:
        yield from person.remove(visit, row.person.name)
        return
    taken = Effect("take a line out", (part.id, row.line), run=lambda: Kept(None, visit.remove(part.id, row)))
    if (yield from keep(taken)) is not None:
        yield Say("The line is taken out.", undo=True)


# More


def _ask_what_is_in_the_way(visit: PlanVisit, part: PlanPart) -> Talk[None]:
    present = yield from look("what is in the way", part.id, run=lambda: visit.plan.in_the_way.get(part.id, ""))
    question = visit.words.questions[IN_THE_WAY]
    asked = AskLine(
        question.prompt,
        question.hint,
        value=present if isinstance(present, str) else "",
        optional=True,
        draft=f"plan/{part.id}/way",
    )

    def putting(words: str) -> Effect[Kept[None]]:
        return Effect("in the way", (part.id, words), run=lambda: Kept(None, visit.put_in_the_way(part.id, words)))

    yield from keep_line(asked, putting)


def _examples(visit: PlanVisit, part: PlanPart) -> Talk[str]:
    """Shows examples; one of them may begin a line. The line that came of it."""
    if not part.examples:
        yield Say(NO_EXAMPLES)
        return ""
    if part.id == "people":  # a name is the person's own
        yield from choose("For example", (), part.examples)
        return ""
    options = (*part.examples, "None of these")
    place = yield from choose(
        "For example", options, ("Your own words will fit you better. One of these can be a beginning.",)
    )
    if place is None or place == len(part.examples):
        return ""
    return (yield from _add_several(visit, part, part.examples[place]))


def _lines_of_country(context: Context, visit: PlanVisit) -> Talk[None]:
    """Offers the country's lines, one after the other, until that is enough."""
    while True:
        code = yield from look("the country", run=lambda: context.settings.country)
        if not code:
            if not (yield from country.ask(context)):
                return
            continue
        found = yield from look("lines of the country", code, run=partial(visit.lines_of, str(code)))
        if isinstance(found, Refused) or not found:
            yield Say(found.words if isinstance(found, Refused) else _NO_LINES)
            return
        place = yield from choose("Which helpline would you like in your plan?", (*found, "That's enough"))
        if place is None or place == len(found):
            return
        line = found[place]
        adding = Effect("add a line", ("professional", line), run=partial(_keep_line_of_country, visit, line))
        yield from keep(adding)


def _keep_line_of_country(visit: PlanVisit, line: str) -> Kept[None]:
    return Kept(None, visit.add("professional", line))
