"""A trigger of the plan: a cue, what it does, what is chosen instead. Each is kept at once; only the cue is needed."""

from dataclasses import replace
from functools import partial

from ptg_cli.desk.plan_visit import PlanRow, PlanVisit
from ptg_cli.model.plan import ASKED_OF_A_TRIGGER, Trigger
from ptg_cli.talks.turns import AskLine, Effect, Kept, Refused, Talk, keep_line, look, say


def add(visit: PlanVisit, given: Trigger, words: str = "") -> Talk[str]:
    """Asks for a new one. `given` stands in the lines to begin with; `words` is the cue where that was typed already.
    The line of the plan that came of it, empty for none."""
    return (yield from _ask(visit, given, None, words))


def change(visit: PlanVisit, row: PlanRow) -> Talk[str]:
    """Asks for each part of the one that a row shows. The line of the plan afterwards."""
    found = yield from look("a trigger", row.line, run=lambda: visit.trigger(row))
    if isinstance(found, Refused):
        yield from say(found.words)
        return ""
    return (yield from _ask(visit, found, row))


def _ask(visit: PlanVisit, given: Trigger, row: PlanRow | None, words: str = "") -> Talk[str]:
    began = now = given if row else Trigger("")
    for nth, field in enumerate(ASKED_OF_A_TRIGGER, 1):
        question, cue = visit.words.questions[field], field == "cue"
        asked = AskLine(
            f"{nth} of {len(ASKED_OF_A_TRIGGER)}. {question.prompt}",
            question.hint,
            value=getattr(now, field) or getattr(given, field),
            optional=not cue,
            draft=f"plan/triggers/{field}",
            goes_on=cue and not given.cue,
        )
        kept = yield from keep_line(asked, partial(_putting, visit, field, now, row, now != began), words)
        if kept is None:
            break
        now, words = kept.now, ""
        row = PlanRow(now.said, now.said)
    return row.line if row else ""


def _putting(
    visit: PlanVisit, field: str, before: Trigger, row: PlanRow | None, same: bool, words: str
) -> Effect[Kept[Trigger]]:
    """Puts words in one place of a trigger. `same` true: taken back together with the change before."""

    def put(trigger: Trigger, row: PlanRow | None, same: bool) -> Kept[Trigger]:
        now = replace(trigger, **{field: words})
        return Kept(now, visit.put_trigger(now, row, same=same))

    def again(kept: Kept[Trigger]) -> Kept[Trigger]:
        stands = PlanRow(kept.now.said, kept.now.said)
        return put(visit.trigger(stands), stands, True)  # with all that was said of it since

    given = (field, before, words)
    return Effect(f"the {field} of a trigger", given, run=lambda: put(before, row, same), again=again)
