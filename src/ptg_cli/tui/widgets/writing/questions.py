"""The panels of questions: one for each kind of step, drawing the question and giving back the answer."""

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ptg_cli.model.answer import Answer, Dated, Listed, Number, Piles, Shared, Text, as_option
from ptg_cli.model.guide import Choose, Day, Items, Recall, Shares, Sort, Write
from ptg_cli.model.guide import Scale as ScaleStep
from ptg_cli.model.shares import rows
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import writing as said
from ptg_cli.session.writing_view import Question, meant
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.writing.cards import Cards
from ptg_cli.tui.widgets.writing.chooser import Chooser
from ptg_cli.tui.widgets.writing.editor import Editor
from ptg_cli.tui.widgets.writing.panels import Panel, ReadPanel, RecallPanel
from ptg_cli.tui.widgets.writing.sharer import Sharer
from ptg_cli.tui.widgets.writing.sorter import Sorter


class _QuestionPanel(Panel):
    """A question with its hint; the note that fitted no answer before stays under it."""

    def __init__(self, view: Question) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """The question, its hint, what takes the answer."""
        yield Plain(self._view.prompt, classes="prompt")
        if self._view.hint:
            yield Plain(self._view.hint, classes="hint")
        if self._view.said_of_answer:
            yield Plain(self._view.said_of_answer, classes="space")
        yield from self.compose_answer()
        if self._note:
            yield Plain(self._note, classes="quiet")

    def compose_answer(self) -> ComposeResult:
        """What takes the answer."""
        yield from ()

    @property
    def _note(self) -> str:
        answer = self._view.answer
        return "" if answer is None or isinstance(answer, Text) else answer.note


class WritePanel(_QuestionPanel):
    """Free text, or several short things, one a line."""

    def compose_answer(self) -> ComposeResult:
        """Beginnings to borrow, where nothing is written yet; then the editor."""
        step, answer = self._view.asked.step, self._view.answer
        if isinstance(step, Items):
            yield Plain(said.ONE_THING_A_LINE, classes="hint how")
        if isinstance(step, Write) and step.starters and not answer:
            begin = "\n".join(f"  {words.rstrip(',:')}…" for words in step.starters)
            yield Plain(f"{said.BEGINNING}\n{begin}", classes="hint how space")
        match answer:
            case Text(text=text, ending=ending):
                yield Editor(text + ending)
            case Listed(items=items):
                yield Editor("\n".join(items), numbered=True)
            case _:
                yield Editor(numbered=isinstance(step, Items))

    @property
    def editor(self) -> Editor:
        """The editor."""
        return self.query_one(Editor)

    def ready(self) -> bool:
        """The caret stands after what is there."""
        self.editor.to_end()
        self.screen.set_focus(self.editor)
        return True

    def answer(self) -> Answer | None:
        """The text, or the things listed."""
        words = self.editor.words
        if isinstance(self._view.asked.step, Items):
            return Listed(tuple(line.lstrip().removeprefix("- ") for line in words.split("\n")), self._note)
        return Text(words)


class ScalePanel(_QuestionPanel):
    """A number from 0 to 10."""

    def compose_answer(self) -> ComposeResult:
        """The scale with its named ends."""
        step, answer = self._view.asked.step, self._view.answer
        assert isinstance(step, ScaleStep)
        if self._view.said_before:
            yield Plain(self._view.said_before, classes="space")
        yield Scale({0: step.low, 10: step.high}, answer.value if isinstance(answer, Number) else None)

    def ready(self) -> bool:
        """Digits work at once."""
        self.screen.set_focus(self.query_one(Scale))
        return True

    def answer(self) -> Answer | None:
        """The number."""
        return Number(self.query_one(Scale).value, self._note)

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        event.stop()
        self.post_message(self.Done(self) if event.sure else self.Changed())


class DayPanel(_QuestionPanel):
    """A day in the person's own words."""

    def compose_answer(self) -> ComposeResult:
        """How to say it, the line for it, and which day is understood."""
        answer = self._view.answer
        yield Plain(said.DAY_IN_WORDS, classes="hint")
        yield Line(answer.words if isinstance(answer, Dated) else "", id="day")
        yield Plain(meant(answer) if isinstance(answer, Dated) else "", id="meant", classes="quiet")

    def ready(self) -> bool:
        """The caret stands after what is there."""
        self.screen.set_focus(self.query_one(Line))
        return True

    def take(self, words: str) -> bool:
        """Into the line."""
        line = self.query_one(Line)
        self.screen.set_focus(line)
        line.insert_text_at_cursor(one_line(words))
        return True

    def answer(self) -> Answer | None:
        """The words, with the day they mean."""
        return self._view.dated(self.query_one(Line).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#meant", Plain).say(meant(self._view.dated(event.value)))
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Done(self))


class ChoosePanel(_QuestionPanel):
    """One of several, or several; own words always fit."""

    def compose_answer(self) -> ComposeResult:
        """The options, then a line for own words."""
        step, answer = self._view.asked.step, self._view.answer
        assert isinstance(step, Choose)
        chosen = answer.items if isinstance(answer, Listed) else ()
        if self._view.asked.options or chosen:
            yield Chooser(self._view.asked.options, chosen, many=step.many, most=step.most)
        yield Line(placeholder=said.OWN_WORDS, id="own")

    def ready(self) -> bool:
        """The options first; where there are none, the line."""
        choosers = self.query(Chooser)
        self.screen.set_focus(choosers.first() if choosers else self.query_one(Line))
        return True

    def answer(self) -> Answer | None:
        """What is chosen, and own words that stand in the line."""
        chosen = [option for chooser in self.query(Chooser) for option in chooser.chosen]
        own = self.query_one(Line).value.strip()
        step = self._view.asked.step
        if own:
            own = as_option(own, self._view.asked.options)
            chosen = [*chosen, own] if isinstance(step, Choose) and step.many else [own]
        return Listed(tuple(dict.fromkeys(chosen)), self._note)

    @on(Chooser.Full)
    def _is_full(self, event: Chooser.Full) -> None:
        event.stop()
        step = self._view.asked.step
        assert isinstance(step, Choose)
        assert step.most is not None
        self.app.notify(said.most_chosen(step.most), markup=False)

    @on(Chooser.Changed)
    @on(Input.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Chooser.Done)
    @on(Input.Submitted)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Done(self))


class SortPanel(_QuestionPanel):
    """Things put into piles."""

    def compose_answer(self) -> ComposeResult:
        """How to sort, then the things and the piles."""
        step, answer = self._view.asked.step, self._view.answer
        assert isinstance(step, Sort)
        piles = answer.piles if isinstance(answer, Piles) else ()
        into = {item: name for name, items in piles for item in items}
        if step.cards:
            yield Plain(said.SORT_CARDS, classes="hint")
            yield Cards(self._view.asked.options, step.piles, into, self._view.meanings)
        else:
            yield Plain(said.SORT_BY, classes="hint")
            yield Sorter(self._view.asked.options, step.piles, into, circles=step.circles)

    @property
    def _sorted(self) -> Sorter | Cards:
        return self.query_one(Cards) if self.query(Cards) else self.query_one(Sorter)

    def ready(self) -> bool:
        """Digits work at once."""
        self.screen.set_focus(self._sorted)
        return True

    def answer(self) -> Answer | None:
        """The piles."""
        return Piles.of(self._sorted.piles, self._note)

    @on(Cards.Changed)
    @on(Sorter.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Cards.Done)
    @on(Sorter.Done)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Done(self))


class SharesPanel(_QuestionPanel):
    """A share for each thing that had a part."""

    def compose_answer(self) -> ComposeResult:
        """How to give shares, the things with their bars, and a line for one more."""
        view = self._view
        assert isinstance(view.asked.step, Shares)
        parts = dict(view.answer.parts) if isinstance(view.answer, Shared) else {}
        yield Plain(f"{said.SHARES_BY} {said.SHARES_NEED_NOT_ADD_UP}", classes="hint")
        yield Sharer(view.asked.options, parts, view.asked.step.last, view.asked.first)
        yield Line(placeholder=said.ADD_A_PART, id="more-parts")

    @property
    def _sharer(self) -> Sharer:
        return self.query_one(Sharer)

    @property
    def _line(self) -> Line:
        return self.query_one("#more-parts", Line)

    def ready(self) -> bool:
        """Digits work at once; where nothing had a part yet, the line for it."""
        self.screen.set_focus(self._sharer if self._view.asked.options or self._sharer.parts else self._line)
        return True

    def line_for_words(self, focused: Widget | None) -> Line | None:
        """Words are one more thing that had a part."""
        return self._line if isinstance(focused, Sharer) else None

    def answer(self) -> Answer | None:
        """The shares, and what stands in the line: before the last thing, as if it had been added."""
        step, found = self._view.asked.step, dict(self._sharer.parts)
        assert isinstance(step, Shares)
        names = rows((), (*found, *Shared(((self._line.value, None),)).items), step.last)
        kept = tuple((name, found.get(name)) for name in names if name in found or name != step.last)
        return Shared(kept, self._note)

    @on(Sharer.TakenOut)
    def _taken_out(self, event: Sharer.TakenOut) -> None:
        """What was added here stands in the line again, before what is there."""
        event.stop()
        self._line.value = f"{event.name} {self._line.value}".rstrip()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _added(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.post_message(self.Done(self))
            return
        self._line.value = ""
        self._sharer.add(event.value)
        self.screen.set_focus(self._sharer)
        self.post_message(self.Changed())

    @on(Sharer.Changed)
    @on(Input.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Sharer.Done)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Done(self))


def question_panel(view: Question) -> Panel:
    """The panel for a question of any kind."""
    match view.asked.step:
        case Write() | Items():
            return WritePanel(view)
        case ScaleStep():
            return ScalePanel(view)
        case Day():
            return DayPanel(view)
        case Choose():
            return ChoosePanel(view)
        case Sort():
            return SortPanel(view)
        case Shares():
            return SharesPanel(view)
        case Recall():
            return RecallPanel(view)
        case _:
            return ReadPanel(view)
