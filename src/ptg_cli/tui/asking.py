"""What is asked for one part of the plan: lines, cues, people, helplines, the card. Everything is kept at once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from textual import on, work
from textual.screen import Screen
from textual.widgets import OptionList

from ptg_cli.context import Context
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.plan_visit import PlanVisit, Row
from ptg_cli.desk.preferences import change as change_setting
from ptg_cli.desk.supporting import wrong_country
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import prompts_folder
from ptg_cli.model.plan import (
    ABOUT_THE_CARD,
    ASKED_OF_A_TRIGGER,
    CARD_ANSWERS,
    IN_THE_WAY,
    NO_EXAMPLES,
    Part,
    Trigger,
    example,
)
from ptg_cli.model.visible import in_one_line
from ptg_cli.settings import SettingError
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.naming import Naming

_WHICH_COUNTRY: Final = "A name, or a code such as NZ. It comes first on the support card, too."
_NO_LINES: Final = "No more lines are known here for your country. F3 lists places that know more."
_LEAVES_OUT: Final = "Enter with nothing typed leaves it out."
_ENOUGH: Final = "That's enough"


class PartActions(Screen[None]):
    """The part of a screen that asks. The screen says which line is marked, and shows the lines anew."""

    context: Context
    part: Part
    visit: PlanVisit

    @property
    def marked(self) -> Row | None:
        """The marked line."""
        raise NotImplementedError

    def show_lines(self, mark: str = "") -> None:
        """Draws the lines anew; the one that says `mark` is marked, else the one at the same place."""
        raise NotImplementedError

    @property
    def one_by_one(self) -> asyncio.Lock:
        """Held while something is kept."""
        raise NotImplementedError

    async def keep(self, change: Callable[[], str], mark: str = "") -> bool:
        """Does something to the plan, in a thread, and says what has to be said; false where it was not kept."""
        async with self.one_by_one:
            self.app.clear_notifications()  # what was said of the change before is over
            try:
                said, kept = await asyncio.to_thread(change), True
            except OSError as error:
                said, kept = f"{explain(error)} Not kept.", False
            except JournalError as error:
                said, kept = str(error), False
            if said:
                self.notify(said, markup=False, timeout=8)
            if self.is_attached:
                self.show_lines(mark)
            return kept

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
        """Asks for a line and keeps it; where the disk refuses, the words stay to try again. Until then they are loose
        words of `where`; with `goes_on` those that an earlier run left there stand in the line. With `empty` nothing
        typed is an answer too. None for Escape."""
        keeper = self.context.keeper
        left = await asyncio.to_thread(self._left, where) if goes_on else ""
        typed = left

        def hold(words: str) -> None:
            nonlocal typed
            typed = words
            keeper.hold(where, words)

        while True:
            asked = Ask(question, value, hint, typed=hold, left=left)
            words = await self.app.push_screen_wait(asked)
            if words is None:
                if typed != left:  # words left by an earlier run wait on, where nobody touched them
                    keeper.release(where)
                return None
            value, left = in_one_line(words), ""
            if not (value or empty) or await self.keep(partial(keep, value), value):
                keeper.release(where)
                return value

    def _left(self, where: str) -> str:
        try:
            return self.context.keeper.left(where)
        except OSError:  # drafts that can't be read are no reason not to ask; `ptg doctor` names them
            return ""

    # Lines

    @work
    async def action_add(self) -> None:
        """Adds a line."""
        await self._add("")

    added = False
    """True once lines may have been added: then it is asked what of the plan the card shows."""

    async def _add(self, words: str) -> None:
        part, self.added = self.part, True
        if part.id == "people":
            await Naming(self).add()
        elif part.id == "triggers":
            await self._ask_trigger(example(words), None)
        else:
            hint = "A word is enough. Enter keeps it, and one more can follow. Esc or an empty line ends it."
            question = f"{part.item[0].upper()}{part.item[1:]}"
            keep = partial(self.visit.add, part.id)
            while await self.ask(question, words, hint, keep, where=f"plan/{part.id}", goes_on=not words):
                words = ""

    @on(OptionList.OptionSelected)
    @work
    async def action_change(self) -> None:
        """Changes the marked line."""
        row = self.marked
        if row is None:
            return
        if row.person is not None:
            await Naming(self).change(row.person)
        elif self.part.id == "triggers":
            await self._ask_trigger(self.visit.trigger(row), row)
        else:
            hint = "Enter keeps it. Esc leaves it as it was."
            keep = partial(self.visit.change, self.part.id, row)
            await self.ask("In other words", row.line, hint, keep, where=f"plan/{self.part.id}/change")

    async def _ask_trigger(self, given: Trigger, row: Row | None) -> None:
        """Cue, what it does, what is chosen instead: each is kept at once, and only the first is needed."""
        began = now = given if row else Trigger("")
        for place, field in enumerate(ASKED_OF_A_TRIGGER, 1):
            asked = self.visit.words.questions[field]
            question = f"{place} of {len(ASKED_OF_A_TRIGGER)}. {asked.prompt}"
            hint = " ".join(filter(None, (asked.hint, _LEAVES_OUT if place > 1 else "")))
            keep = partial(self._keep_trigger, field, now, row, same=now != began)
            words = await self.ask(
                question, getattr(given, field), hint, keep, where=f"plan/triggers/{field}", empty=field != "cue"
            )
            if words is None or (field == "cue" and not words):
                return
            now = replace(now, **{field: words})
            row = Row(now.said, now.said)

    def _keep_trigger(self, field: str, now: Trigger, row: Row | None, words: str, *, same: bool) -> str:
        return self.visit.put_trigger(replace(now, **{field: words}), row, same=same)

    @work
    async def action_remove(self) -> None:
        """Takes the marked line out."""
        row = self.marked
        if row is None:
            return
        if row.person is not None:
            await Naming(self).remove(row.person)
        elif await self.keep(partial(self.visit.remove, self.part.id, row)):
            self.notify("Taken out. u brings it back.", markup=False)

    # More

    @work
    async def action_way(self) -> None:
        """Asks what might get in the way."""
        present, part = self.visit.plan.in_the_way.get(self.part.id, ""), self.part.id
        asked = self.visit.words.questions[IN_THE_WAY]
        hint = " ".join(filter(None, (asked.hint, "Enter with nothing typed takes it off.")))
        keep = partial(self.visit.put_in_the_way, part)
        await self.ask(asked.prompt, present, hint, keep, where=f"plan/{part}/way", empty=True)

    @work
    async def action_examples(self) -> None:
        """Shows examples; one of them may begin a line."""
        examples = self.part.examples
        if not examples:
            self.notify(NO_EXAMPLES, markup=False)
            return
        if self.part.id == "people":  # a name is the person's own
            await self.app.push_screen_wait(Choice("For example", ["Close"], examples))
            return
        lines = ["Yours will be plainer. One of these may begin a line."]
        place = await self.app.push_screen_wait(Choice("For example", [*examples, "None of these"], lines))
        if place is not None and place < len(examples):
            await self._add(examples[place])

    @work
    async def action_lines(self) -> None:
        """Offers the country's lines, one after the other, until that is enough."""
        while self.context.settings.country or await self._ask_country():
            try:
                lines = self.visit.lines_of(self.context.settings.country)
            except BadContent as bad:
                self.notify(explain(bad), markup=False, timeout=8)
                return
            if not lines:
                self.notify(_NO_LINES, markup=False, timeout=8)
                break
            place = await self.app.push_screen_wait(Choice("Which would you like here?", [*lines, _ENOUGH]))
            if place is None or place == len(lines):
                break
            self.added = True
            await self.keep(partial(self.visit.add, "professional", lines[place]), lines[place])

    async def _ask_country(self) -> bool:
        wrong = partial(wrong_country, prompts_folder())
        words = await self.app.push_screen_wait(Ask("Which country are you in?", hint=_WHICH_COUNTRY, wrong=wrong))
        if not words or not words.strip():
            return False
        try:
            keep = self.context.change_setting
            await asyncio.to_thread(change_setting, "country", words, prompts_folder(), keep)
        except (OSError, SettingError) as error:
            self.notify(explain(error) if isinstance(error, OSError) else str(error), markup=False, timeout=8)
            return False
        return True

    # The card

    @work
    async def action_card(self) -> None:
        """Shows this part on the card, or no more; the first time it says what that means."""
        shown = self.part.id not in self.visit.plan.on_card
        if not self.visit.plan.card_asked:
            options = ["Show it there", "Leave it off"]
            title = f"{self.part.title}: on the support card?"
            answer = await self.app.push_screen_wait(Choice(title, options, [ABOUT_THE_CARD]))
            if answer is None:
                return
            shown = answer == 0
        await self.keep(partial(self.visit.tick, self.part.id, shown))

    def _about_the_card(self) -> Choice:
        return Choice("On the support card?", CARD_ANSWERS, [ABOUT_THE_CARD, "Esc is as 1, for now. t changes it."])

    async def ask_about_the_card(self) -> None:
        """What of the plan the support card shows. Asked when a part is left, not while lines are added: what is typed
        on would answer it."""
        answer = await self.app.push_screen_wait(self._about_the_card())
        if answer is not None and await self.keep(partial(self.visit.answer_card, answer == 0)):
            self.notify("Kept. t changes it in each part.", markup=False)
