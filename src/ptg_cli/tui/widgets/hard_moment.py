"""The panels of a hard moment: one thing or three, its steps, what it was like, what set it off, what is said."""

import textwrap
from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.scales import DISTRESS, HOW_HARD_NOW, WORTH
from ptg_cli.model.strategy import Strategy, Suggested
from ptg_cli.sentences import hard_moment as said
from ptg_cli.session.hard_moment import HardMomentTry
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.writing.chooser import Chooser
from ptg_cli.tui.widgets.writing.panels import Panel, by_region


class OnePanel(Panel, can_focus=True):
    """One thing to do, its first step in sight; at nine and ten whom to reach stands right below it, more quietly."""

    DEFAULT_CSS = """
    OnePanel #first { text-style: bold; }
    OnePanel .reach { color: $dim; }
    """

    def __init__(self, offered: Suggested, emergency: Sequence[str], remembered: str = "", from_plan: str = "") -> None:
        """`remembered` is what the person wanted to remember of it, as a line; `from_plan` what their plan says."""
        super().__init__()
        self._from_plan = from_plan
        self._offered = offered
        self._remembered = remembered
        self._emergency = tuple(emergency)

    def compose(self) -> ComposeResult:
        """The first step, what it belongs to, whom to reach."""
        strategy = self._offered.strategy
        yield Plain(strategy.steps[0] if strategy.steps else strategy.title, classes="prompt", id="first")
        yield Plain(f"{strategy.title} · {self._offered.why}", classes="quiet")
        for place, line in enumerate(self._emergency):
            yield Plain(by_region(line), classes="reach" if place else "reach space")
        if self._remembered:
            yield Plain(self._remembered, classes="after space")
        if self._from_plan:
            yield Plain(self._from_plan, classes="quiet")
        if strategy.caution:
            yield Plain(strategy.caution, classes="quiet")


class OffersPanel(Panel):
    """Three things, each with its reason."""

    class Begin(Message):
        """The person wants this one."""

        def __init__(self, strategy: Strategy) -> None:
            super().__init__()
            self.strategy = strategy

    def __init__(self, offers: Sequence[Suggested]) -> None:
        super().__init__()
        self._offers = tuple(offers)

    def compose(self) -> ComposeResult:
        """The question, then the list."""
        yield Plain(said.WHICH_OF_THESE, classes="prompt")
        yield Rows(at_once=True)

    def on_mount(self) -> None:
        """Fills the list."""
        rows = self.query_one(Rows)
        air = Option("", disabled=True)
        for place in range(len(self._offers)):
            rows.add_options([*([air] if place else []), Option(self._row(place, marked=place == 0))])
        rows.highlighted = 0 if self._offers else None
        self.call_after_refresh(self.scroll_home, animate=False)

    def _row(self, place: int, *, marked: bool) -> Content:
        """One thing: its name, and more quietly what it is and why. On the mark dim would be too faint."""
        offered = self._offers[place]
        note = f" ({offered.note})" if offered.note else ""
        reason = indented(f"{offered.why}{note}", min(self.app.size.width, 78) - 10)
        about = plain(f"\n   {offered.strategy.about}\n{reason}", "" if marked else "$dim")
        return plain(f"{place + 1}  ") + plain(offered.strategy.said, "bold") + about

    @on(OptionList.OptionHighlighted)
    def _marked_another(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        for place in range(len(self._offers)):
            row = self._row(place, marked=place * 2 == event.option_index)
            event.option_list.replace_option_prompt_at_index(place * 2, row)

    def ready(self) -> bool:
        """The list has the keys."""
        self.screen.set_focus(self.query_one(Rows))
        return True

    @property
    def marked(self) -> Strategy | None:
        """The one that is set off."""
        place = self.query_one(Rows).highlighted
        return None if place is None else self._offers[place // 2].strategy  # a line of air between two

    def on_key(self, event: events.Key) -> None:
        """A digit begins its thing at once."""
        if event.character and event.character.isdecimal():
            number = int(event.character)
            if 1 <= number <= len(self._offers):
                event.stop()
                self.post_message(self.Begin(self._offers[number - 1].strategy))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.marked is not None:
            self.post_message(self.Begin(self.marked))


class EverythingPanel(Panel):
    """All there is to try, by its kind, with a line to find some. `fits` tells whether a thing fits words."""

    def __init__(self, everything: Sequence[Strategy], fits: Callable[[Strategy, str], bool]) -> None:
        super().__init__()
        self._everything = tuple(everything)
        self._fits = fits
        self._shown: list[Strategy | None] = []

    def compose(self) -> ComposeResult:
        """What it is, the line, the list."""
        yield Plain(said.EVERYTHING, classes="prompt")
        line = Line(placeholder=said.FINDS)
        line.enter_runs = "begin"  # so that the bottom line names it
        yield line
        yield Rows()

    def on_mount(self) -> None:
        """Fills the list."""
        self._fill()

    def _fill(self) -> None:
        rows, words = self.query_one(Rows), self.query_one(Line).value
        self._shown = []
        options: list[Option] = []
        family = ""
        for one in self._everything:
            if not self._fits(one, words):
                continue
            if one.family != family:
                self._shown.append(None)
                air = "\n" if family else ""
                options.append(Option(plain(air + one.family.capitalize()), disabled=True))
                family = one.family
            self._shown.append(one)
            options.append(Option(plain(f"{'* ' if one.starred else '  '}{one.said}")))
        if not options:
            options.append(Option(plain(said.NOTHING_FITS), disabled=True))
        rows.clear_options()
        rows.add_options(options)
        rows.highlighted = 1 if len(self._shown) > 1 else None
        self.screen.refresh_bindings()

    def ready(self) -> bool:
        """The list has the keys."""
        self.screen.set_focus(self.query_one(Rows))
        return True

    def find(self) -> None:
        """Into the line."""
        self.screen.set_focus(self.query_one(Line))

    def clear(self) -> None:
        """All of them again."""
        self.query_one(Line).value = ""
        self.screen.set_focus(self.query_one(Rows))

    @property
    def finds(self) -> bool:
        """True while something is typed, or about to be."""
        return any(line.has_focus or line.value for line in self.query(Line))

    @property
    def marked(self) -> Strategy | None:
        """The one that is set off."""
        place = self.query_one(Rows).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def on_key(self, event: events.Key) -> None:
        """The arrows mark one while the line has the keys."""
        if event.key in {"down", "up"} and self.query_one(Line).has_focus:
            event.stop()
            rows = self.query_one(Rows)
            rows.action_cursor_down() if event.key == "down" else rows.action_cursor_up()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self, event: Message) -> None:
        event.stop()
        if self.marked is not None:
            self.post_message(OffersPanel.Begin(self.marked))


class DoingPanel(Panel, can_focus=True):
    """The steps of what is being done, with air between them."""

    def __init__(self, strategy: Strategy, people: Sequence[str], remembered: str = "") -> None:
        """`people` are those who may be asked, a line each; `remembered` what the person wanted to remember of it."""
        super().__init__()
        self._remembered = remembered
        self._strategy = strategy
        self._people = tuple(people)

    def compose(self) -> ComposeResult:
        """Title, steps, who, what to mind."""
        yield Plain(self._strategy.said, classes="prompt")
        for line in self._strategy.steps:
            yield Plain(line, classes="space")
        for line in self._people:
            yield Plain(line, classes="space" if line is self._people[0] else "")
        if self._remembered:
            yield Plain(self._remembered, classes="after space")
        if self._strategy.caution:
            yield Plain(self._strategy.caution, classes="quiet")
        if not (self._strategy.practice or self._strategy.guide or self._strategy.own_words):
            yield Plain(said.TAKE_YOUR_TIME, classes="quiet")

    def ready(self) -> bool:
        """It may be longer than the window: it takes the keys that scroll."""
        self.screen.set_focus(self)
        return True


class AfterPanel(Panel):
    """How hard now, was it worth doing, what to remember; any of it can be left out. With `now` it was said already how
    hard it is, so that is not asked. `say` is told all three with every change; `tried` has what was said already."""

    def __init__(
        self, tried: HardMomentTry, say: Callable[[int | None, str, str], None], now: int | None = None
    ) -> None:
        super().__init__()
        self._tried = tried
        self._say = say
        self._now = now

    def compose(self) -> ComposeResult:
        """The three, one under the other."""
        if self._now is None:
            yield Plain(HOW_HARD_NOW, classes="prompt")
            yield Scale(DISTRESS, self._tried.after, before=self._tried.before)
        yield Plain(said.WORTH_DOING, classes="prompt space" if self._now is None else "prompt")
        worth = (said.WORTH[WORTH.index(self._tried.worth)],) if self._tried.worth in WORTH else ()
        yield Chooser(said.WORTH, worth, many=False)
        yield Plain(said.REMEMBER, classes="prompt space")
        line = Line()
        line.go_on_from(self._tried.remember)
        line.enter_runs = "next"  # so that the bottom line names it
        yield line

    def ready(self) -> bool:
        """Digits work at once."""
        self.screen.set_focus(self.query_one(Scale if self._now is None else Chooser))
        return True

    def on_mount(self) -> None:
        """From here on all three are told as they are said, before any key that follows."""
        for scale in self.query(Scale):
            self.watch(scale, "value", self._said, init=False)
        self.watch(self.query_one(Chooser), "marked", self._said, init=False)
        self.watch(self.query_one(Line), "value", self._said, init=False)

    def _said(self) -> None:
        rating = self.query_one(Scale).value if self._now is None else self._now
        chosen = self.query_one(Chooser).chosen
        worth = WORTH[said.WORTH.index(chosen[0])] if chosen else ""
        self._say(rating, worth, self.query_one(Line).value)

    @on(Scale.Picked)
    def _rated(self, event: Scale.Picked) -> None:
        event.stop()
        if event.sure:
            self.screen.set_focus(self.query_one(Chooser))

    @on(Chooser.Changed)
    def _chose(self, event: Chooser.Changed) -> None:
        event.stop()
        self.screen.set_focus(self.query_one(Line))

    @on(Chooser.Done)
    @on(Input.Submitted)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Done(self))

    def on_key(self, event: events.Key) -> None:
        """Enter on the scale goes on."""
        if isinstance(self.screen.focused, Scale) and event.key == "enter":
            event.stop()
            self.screen.set_focus(self.query_one(Chooser))


class TriggerPanel(Panel):
    """What set it off; a word, or nothing. `say` is told the line with each letter; `typed` stands in it already."""

    def __init__(self, say: Callable[[str], None], typed: str = "") -> None:
        super().__init__()
        self._say = say
        self._typed = typed

    def on_mount(self) -> None:
        """From here on each letter is told."""
        self.watch(self.query_one(Line), "value", self._say, init=False)

    def compose(self) -> ComposeResult:
        """The question and its line."""
        yield Plain(said.SET_OFF, classes="prompt")
        line = Line()
        line.go_on_from(self._typed)
        line.enter_runs = "next"  # so that the bottom line names it
        yield line

    def ready(self) -> bool:
        """Ready to type."""
        self.screen.set_focus(self.query_one(Line))
        return True

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self))


class SaidPanel(Panel, can_focus=True):
    """What is said after a try; with the card where that is due."""

    def __init__(self, said: Sequence[str], card: Sequence[str]) -> None:
        super().__init__()
        self._said = tuple(said)
        self._card = tuple(card)

    def compose(self) -> ComposeResult:
        """Its lines, then the card."""
        first, *rest = self._said if not self._card else self._said[:1]
        yield Plain(first, classes="prompt")
        for line in rest:
            yield Plain(line, classes="space")
        for line in self._card:
            yield Plain(line, classes="" if line.startswith(" ") else "space prompt")

    def ready(self) -> bool:
        """A card may be longer than the window: it takes the keys that scroll."""
        if self._card:
            self.screen.set_focus(self)
        return bool(self._card)


def indented(text: str, columns: int) -> str:
    """A text parted between words to fit, every line of it set in."""
    return textwrap.fill(text, max(columns, 20), initial_indent="   ", subsequent_indent="   ")
