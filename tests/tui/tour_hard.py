"""The part of the walk that leads through hard moments: the plan, what to try, what helped, a check-in."""

from datetime import timedelta
from typing import Any

from tests.tui.stops import Look, go, stop

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person
from ptg_cli.model.plan import Trigger
from ptg_cli.tui.navigation import Go, OpenHardMoment
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.writing.chooser import Chooser


def furnish_hard(context: Context) -> None:
    """A plan with people, tries of before, a strategy of one's own."""
    plan_desk = context.plan_desk
    plan_desk.put_person(Person("M.", "by phone, any hour", ("listen", "crisis"), asked=True))
    plan_desk.put_person(Person("B.", not_safe=True))
    plan_desk.tell("M.")
    plan = plan_desk.plan.with_items("signs", ("I stop answering", "my jaw is tight by noon"))
    plan = plan.with_items("steadies", ("a slow walk to the corner",)).with_items("stay", ("the garden in April",))
    plan_desk.save(plan.with_trigger(Trigger("a raised voice", "I freeze", "I step outside")))
    for day, (before, after, worth) in enumerate(((7, 4, "yes"), (6, 4, "yes"), (8, 5, "partly"))):
        moment = context.now() - timedelta(days=20 + day)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(
            Entry(page_id, created=moment, kind="coping", strategy="slow-walk", trigger="the phone",
                  feelings=("angry",), distress_before=before, distress_after=after, worth=worth, remember="slower")
        )  # fmt: skip


async def hard_places(person: Any, look: Look) -> None:
    """From today through all of it and back."""
    await person.until(lambda: person.place() == "TodayScreen")
    await go(person, look, "p", "plan", "My early signs", "What I live for")
    await person.press("down")
    await go(person, look, "enter", "plan-part", "I stop answering")
    await person.press("escape", "escape")
    await person.until(lambda: person.place() == "TodayScreen")
    await go(person, look, "i", "checkin", "How hard is it right now?")
    await person.press("4", "enter")
    await stop(person, look, "checkin-words", "One line of words")
    await person.press("escape")
    await person.until(lambda: person.place() == "TodayScreen")
    await person.until(lambda: person.app.screen.check_action("helps", ()))
    await go(person, look, "h", "helps", "These are your own ratings", "Mostly worth doing")
    await person.press("escape")
    await go(person, look, "n", "trends", "the last three months", "Dots are numbers")
    await go(person, look, "m", "calendar", "November 2026: pages on the")
    await go(person, look, "y", "calendar-year", "January", "pages on the")
    await person.press("escape", "escape")
    await person.until(lambda: person.place() == "TodayScreen")
    await go(person, look, "r", "strategies", "Hold your own arm for a moment")
    await person.press("escape")
    await person.until(lambda: person.place() == "TodayScreen")
    await _moment(person, look)


async def _moment(person: Any, look: Look) -> None:
    await go(person, look, "c", "cope", "How hard is it right now?")
    await go(person, look, "9", "cope-one", "Danger right now: 111.", "made it easier before")
    await person.press("escape")
    await person.until(lambda: person.place() == "TodayScreen")
    person.app.screen.post_message(Go("hard-moment", OpenHardMoment(feelings=("angry",), rating=6)))
    await stop(person, look, "cope-offers", "Which of these, if any?", "was worth doing in a moment like this")
    await go(person, look, "w", "cope-why", "Is any of this something you can change?")
    await person.press("escape")
    await go(person, look, "a", "cope-all", "Everything there is to try")
    await person.press("b")
    await go(person, look, "1", "cope-doing", "done already")
    await go(person, look, "x", "cope-after", "Was it worth doing?")
    await person.press("4")
    await person.until(lambda: isinstance(person.app.focused, Chooser))
    await person.press("1")
    await person.until(lambda: isinstance(person.app.focused, Line))
    await go(person, look, "enter", "cope-trigger", "What set it off?")
    await go(person, look, "enter", "cope-said", "6, then 4.")
    await person.press("enter")
    await person.until(lambda: person.place() == "TodayScreen")


__all__ = ["furnish_hard", "hard_places"]
