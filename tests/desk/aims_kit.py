"""Guides that begin an aim or ask how it went, walked through with a few answers by their steps."""

from datetime import datetime, timedelta
from typing import Any

from ptg_cli.context import Context
from ptg_cli.desk.keeper import Finished
from ptg_cli.desk.writing import Intent
from ptg_cli.model.aim import Aim
from ptg_cli.model.answer import Answer, Listed, Number, Text
from ptg_cli.model.entry import Entry
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: str = "2026-11-28T10:00:00+00:00") -> None:
        self.moment = datetime.fromisoformat(moment)

    def __call__(self) -> datetime:
        """Now; each look is a second later, so that no two pages share one."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def on(self, days: int) -> None:
        """So many days later."""
        self.moment += timedelta(days=days)


def answer_to(view: Question, given: object) -> Answer | None:
    """An answer of the kind that the question takes."""
    kind = type(view.asked.step).__name__
    if given is None:
        return None
    if kind == "Day":
        return view.dated(str(given))
    if isinstance(given, int):
        return Number(given)
    if kind in {"Choose", "Items"}:
        return Listed((given,) if isinstance(given, str) else tuple(given))  # type: ignore[arg-type]
    return Text(str(given))


def walk(session: Session, answers: dict[str, object]) -> list[tuple[str, str]]:
    """Goes to the end of a session; what was asked or read, each with its step's id."""
    met = []
    while True:
        match session.view:
            case Opening():
                session.open(None)
            case Offer():
                session.go_on()
            case Question() as view:
                met.append((view.asked.step.id, view.prompt or " ".join(view.lines)))
                if view.asked.takes_answer:
                    session.write_down(answer_to(view, answers.get(view.asked.step.id)))
                session.next()
            case Closing():
                session.keep()
            case _:
                return met


def written(context: Context, guide: str, aim: str = "", **answers: object) -> tuple[Finished, list[tuple[str, str]]]:
    """A page of that guide, kept; and what was met on the way."""
    intent = Intent(context.now(), aim=aim)
    begun = context.sessions.begin(context.library.guide(guide), intent, SHELL_KEYS)
    met = walk(begun.session, {name.replace("_", "-"): given for name, given in answers.items()})
    return begun.sitting.finish(), met


def only(context: Context) -> Aim:
    """The one aim there is."""
    (aim,) = context.aim_desk.look().aims
    return aim


def page(context: Context, page_id: str) -> Entry:
    """A kept page."""
    found: Any = context.journal.find(page_id)
    entry: Entry = found.entry
    return entry
