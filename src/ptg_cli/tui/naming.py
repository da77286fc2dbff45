"""People of the plan: naming someone, changing what is said of them, taking them out, and every line that names
them."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol

from textual.app import App

from ptg_cli.context import Context
from ptg_cli.desk.plan_visit import ABOUT_NOT_SAFE, SAFE_AGAIN, PlanVisit, stands_in
from ptg_cli.model.person import Person, named
from ptg_cli.model.visible import one_line
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.person import PersonDialog

_HOW_TO_REACH: Final = "How are they reached?"
_REACH_HINT: Final = "A number, an address, a knock. Enter with nothing typed leaves it out."


class KeepsPeople(Protocol):
    """What a screen has to have for this."""

    context: Context
    visit: PlanVisit

    @property
    def app(self) -> App[Any]:
        """The app."""

    async def keep(self, change: Callable[[], str], mark: str = "") -> bool:
        """Does something to the plan; false where it was not kept."""

    async def ask(
        self,
        question: str,
        value: str,
        hint: str,
        keep: Callable[[str], str],
        *,
        where: str,
        empty: bool = False,
        goes_on: bool = False,
    ) -> str | None:
        """Asks for a line and keeps it."""


class Naming:
    """What is done about someone, in one go."""

    def __init__(self, screen: KeepsPeople) -> None:
        self._screen = screen
        self._visit = screen.visit

    async def add(self) -> None:
        """Asks for a name, then for how to reach them; what is said of them can be changed then."""
        screen, known = self._screen, self._visit.known
        hint = "Initials will do. Enter keeps it. Esc leaves it out."
        if known:
            hint = f"Initials will do. You named before: {one_line(', '.join(known[:6]))}."
        words = await screen.ask("Who?", "", hint, self._visit.add_person, where="people/new", goes_on=True)
        if not words:
            return
        person = self._visit.person(words)
        if not person.reach:
            keep = partial(self._reach, person)
            reach = await screen.ask(_HOW_TO_REACH, "", _REACH_HINT, keep, where="people/reach", empty=True)
            if reach is None:
                return
        elif not named(words).reach:  # known from before
            return
        await self.change(self._visit.person(words))

    def _reach(self, person: Person, words: str) -> str:
        return self._visit.put_person(person, replace(person, reach=words), same=True)

    async def change(self, person: Person) -> None:
        """Opens what is said of someone."""
        done = await self._screen.app.push_screen_wait(PersonDialog(person, self._keep, self._hold))
        if done is not None:
            await self.remove(done)

    def _hold(self, words: str) -> None:
        self._screen.context.keeper.hold("people/change", words)

    async def _keep(self, was: Person, now: Person) -> bool:
        """Keeps someone changed. Another name is offered to every line that has the old one."""
        visit, screen = self._visit, self._screen
        if not await screen.keep(partial(visit.put_person, was, now), now.said):
            return False
        if was.not_safe != now.not_safe:
            words = ABOUT_NOT_SAFE if now.not_safe else SAFE_AGAIN
            screen.app.notify(words.format(name=now.name), markup=False, timeout=8)
        if was.name == now.name:
            return True
        lines = visit.mentions(was.name)
        if lines:
            options = ["Change them too", "Leave them"]
            asked = Choice(stands_in(one_line(was.name), len(lines)), options, _some(lines))
            if await screen.app.push_screen_wait(asked) == 0:
                await screen.keep(partial(visit.rename_mentions, was.name, now.name))
        await self._say_elsewhere(was.name)
        return True

    async def _say_elsewhere(self, name: str) -> None:
        """Which of the person's own strategies name someone."""
        said = await asyncio.to_thread(self._visit.named_elsewhere, name)
        if said:
            self._screen.app.notify(one_line(said), markup=False, timeout=8)

    async def remove(self, person: Person) -> None:
        """Takes someone out, and offers to take out every line that names them."""
        visit, screen = self._visit, self._screen
        lines = visit.mentions(person.name)
        if not await screen.keep(partial(visit.remove_person, person.name)):
            return
        if lines:
            options = ["Take them out too", "Leave them"]
            asked = Choice(stands_in(one_line(person.name), len(lines)), options, _some(lines))
            if await screen.app.push_screen_wait(asked) == 0:
                await screen.keep(partial(visit.remove_mentions, person.name))
        screen.app.notify("Taken out. u brings it back.", markup=False)
        await self._say_elsewhere(person.name)


def _some(lines: list[str]) -> list[str]:
    """The lines themselves, as far as a small window has room."""
    more = [f"And {len(lines) - 4} more."] if len(lines) > 5 else []
    return [*(one_line(line) for line in (lines[:4] if more else lines)), *more]
