"""My plan: its eight parts, what the marked one is for and what it says."""

import asyncio
from functools import partial
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.plan_visit import counted
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.plan import PARTS, REVIEW_OFFER, PlanPart, on_card_said
from ptg_cli.talks import plan_part
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

OPEN = Command("open", "", "enter", "open", "open", "Open the marked part. Its number does so at once.")
LOOKED = Command("looked", "r", "r", "looked", "looked at", "Note that you looked through it today.")
UNDO = Command("undo", "u", "u", "undo", "take back", "Take the last change of this visit back.")
BACK = Command("back", "escape", "Esc", "back", "back", "Back to where you were. All of it is kept.")

NOTHING_YET: Final = "Nothing here yet. Enter opens it."
_EMPTY: Final = "You make it in a calm hour and have it ready for a hard one. You can leave out any part."
_MORE_PROBLEMS: Final = " And {count} more: `ptg plan check` has them all."


class PlanScreen(PtgScreen[None]):
    """The list of parts. With `now` it was opened while it is hard: people come first, and are open."""

    DEFAULT_CSS = """
    PlanScreen #frame { width: 100%; max-width: 78; height: 1fr; padding: 2 3 0 3; }
    PlanScreen #note { color: $dim; height: auto; max-height: 5; }
    PlanScreen #both { height: 1fr; margin-top: 1; }
    PlanScreen Rows { height: auto; max-height: 8; }
    PlanScreen #preview { height: 1fr; margin-top: 1; padding: 0 1; scrollbar-size-vertical: 1; }
    PlanScreen #preview Plain { height: auto; }
    PlanScreen #lines { margin: 1 0; }
    PlanScreen.-short #frame, PlanScreen.-narrow #frame { padding: 1 2 0 2; }
    PlanScreen.-short #lines, PlanScreen.-tiny #lines { margin: 0; }
    PlanScreen.-wide #frame { max-width: 108; }
    PlanScreen.-wide #both { layout: horizontal; }
    PlanScreen.-wide Rows { width: 46; }
    PlanScreen.-wide #preview { width: 1fr; margin: 0 0 0 4; }
    """

    HERE: ClassVar = (OPEN, LOOKED, UNDO, BACK)
    BINDINGS: ClassVar = [*bindings(HERE), Binding("q", "back(True)", show=False)]

    def __init__(self, context: Context, argument: str = "") -> None:
        super().__init__()
        self.context = context
        self.visit = context.plan_visit(hard=argument == "now")
        self._open_first = argument == "now"
        self._read = False

    def compose(self) -> ComposeResult:
        """The title, a quiet line, the parts, what the marked one says."""
        with Vertical(id="frame"):
            yield Plain("My plan", classes="title")
            yield Plain(id="note")
            with Container(id="both"):
                yield Rows()
                with VerticalScroll(id="preview", can_focus=False):
                    yield Plain(id="about", classes="dim")
                    yield Plain(id="lines")
                    yield Plain(id="way", classes="dim")
                    yield Plain(id="card", classes="dim")
        yield CommandFoot()

    def on_mount(self) -> None:
        """What it says is read once something is drawn, here and whenever it is come back to."""
        self.query_one(Rows).focus()

    @on(events.ScreenResume)
    @work(exclusive=True, group="reading")
    async def look(self) -> None:
        """Reads the plan anew and shows it."""
        try:
            said = await asyncio.to_thread(self.visit.open)
        except (OSError, JournalError) as error:
            note = self.query_one("#note", Plain)
            note.say(f"Your plan can't be read here. {explain(error)}")
            note.display = True
            return
        if said:
            self.notify(said, markup=False, timeout=8)
        self._read = True
        self._show()
        if self._open_first:
            self._open_first = False
            self._open(self._parts[0])

    def _show(self) -> None:
        rows = self.query_one(Rows)
        if not rows.option_count:
            rows.add_options([Option(self._drawn(place)) for place in range(len(PARTS))])
        rows.highlighted = rows.highlighted or 0
        note = self.query_one("#note", Plain)
        note.say("\n".join(self._notes()))
        note.display = bool(note.text)
        self._tell()
        self.refresh_bindings()

    def _drawn(self, place: int) -> Content:
        """A part with its number; how many lines it has is quieter, but where it is marked."""
        quiet = "" if place == self.query_one(Rows).highlighted else "$dim"
        count = plain(counted(len(self.visit.rows(PARTS[place]))), quiet)
        width = max(len(part.title) for part in self._parts)
        return plain(f"{place + 1}  {self._parts[place].title:<{width}}   ") + count

    def _notes(self) -> list[str]:
        visit = self.visit
        problems = [" ".join(visit.problems[:1])] if visit.problems else []
        if len(visit.problems) > 1:
            problems[0] += _MORE_PROBLEMS.format(count=len(visit.problems) - 1)
        quiet = _EMPTY if visit.plan.is_empty else visit.no_person()
        due = REVIEW_OFFER if visit.review_due else ""
        return [words for words in (*problems, visit.words.wrong, quiet, due) if words]

    @property
    def _parts(self) -> tuple[PlanPart, ...]:
        return self.visit.words.parts

    @property
    def _marked(self) -> PlanPart:
        return self._parts[self.query_one(Rows).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the marked part is for, and what it says."""
        if not self._read:
            return
        for place in range(len(PARTS)):
            self.query_one(Rows).replace_option_prompt_at_index(place, self._drawn(place))
        part, plan = self._marked, self.visit.plan
        way = plan.in_the_way.get(part.id, "")
        lines = [row.said for row in self.visit.rows(part.id)]
        said = {
            "about": part.about,
            "lines": "\n".join(f"- {line}" for line in lines) or NOTHING_YET,
            "way": f"In the way, maybe: {way}" if way else "",
            "card": on_card_said(plan, part.id) if lines else "",
        }
        for name, words in said.items():
            shown = self.query_one(f"#{name}", Plain)
            shown.say(words)
            shown.display = bool(words)
        self.query_one("#preview").scroll_home(animate=False)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A look through is offered when it is due; taking back once there is something to take back."""
        if action == "looked":
            return self._read and self.visit.review_due
        if action == "undo":
            return self.visit.can_undo
        return action != "open" or self._read

    def on_key(self, event: events.Key) -> None:
        """A digit opens its part."""
        if self._read and event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(PARTS):
            event.stop()
            self.query_one(Rows).highlighted = int(event.character) - 1
            self.action_open()

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Opens the marked part."""
        if self._read:
            self._open(self._marked)

    def _open(self, part: PlanPart) -> None:
        self.post_message(Go("talk", partial(plan_part.change, self.context, self.visit, part)))

    @work
    async def action_looked(self) -> None:
        """Notes that it was looked through."""
        try:
            said = await asyncio.to_thread(self.visit.looked_through)
        except (OSError, JournalError) as error:
            said = f"{explain(error)} Not kept."
        self.notify(said or "Kept.", markup=False)
        self._show()

    @work
    async def action_undo(self) -> None:
        """Takes the last change back."""
        try:
            said = await asyncio.to_thread(self.visit.undo)
        except (OSError, JournalError) as error:
            said = f"{explain(error)} Not taken back."
        self.notify(said, markup=False)
        self._show()

    async def action_back(self, out: bool = False) -> None:
        """Back to where you were."""
        await self.go_back(out=out)
