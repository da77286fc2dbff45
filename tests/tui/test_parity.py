"""One table of everything that can be done: by keys without F-keys, by mouse, in line mode or by a command. It is held
against what there is, so that a new command without a row fails, and a row that is no longer true too."""

import inspect
import re
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, TextArea

from ptg_cli import line, sentences
from ptg_cli import talks as both
from ptg_cli.capabilities import CAPABILITIES, Capability
from ptg_cli.capabilities import COMMANDS as SHELL
from ptg_cli.context import Context
from ptg_cli.line import talks
from ptg_cli.model.entry import Entry
from ptg_cli.model.plan import PARTS, Trigger
from ptg_cli.sentences import line as said
from ptg_cli.sentences import writing as said_of_writing
from ptg_cli.sentences.line import COMMANDS as SLASH
from ptg_cli.talks import plan_part, trash, values
from ptg_cli.talks.performance import Performance
from ptg_cli.talks.places import beginning_of
from ptg_cli.talks.turns import Browse, Effect
from ptg_cli.tui import commands, writing_commands
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.commands import EVERYWHERE, Command
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.places import _SCREENS, shows
from ptg_cli.tui.screens import page_edit, today, welcome, writing
from ptg_cli.tui.talks import TalkList

SENTENCES: Final = [import_module(f"ptg_cli.sentences.{one.name}") for one in iter_modules(sentences.__path__)]
LINE: Final = "\n".join(
    (
        *(inspect.getsource(import_module(f"ptg_cli.line.{one.name}")) for one in iter_modules(line.__path__)),
        *(inspect.getsource(import_module(f"ptg_cli.talks.{one.name}")) for one in iter_modules(both.__path__)),
        *(inspect.getsource(module) for module in SENTENCES),
        *(value for module in SENTENCES for value in vars(module).values() if isinstance(value, str)),
        *(f"{key} {words}." for key, words in (one.in_lines for one in CAPABILITIES)),
    )
)
"""Line mode's source, the talks, the sentences, and what home offers: where its options stand, word by word."""


@dataclass(frozen=True, slots=True)
class Flow:
    """One thing to do. `keys` are commands as Screen.name, parted by spaces, or `esc: words` for a line of the Esc
    menu. `mouse` is `foot`, `words` (a row of words), `help` (a line of F1, which is in every bottom line), or the
    widget that is clicked. `line` are `/commands`, `ptg commands`, or words that line mode says; `none: why`."""

    what: str
    keys: str
    mouse: str
    line: str


FLOWS: Final = (
    Flow("begin the suggested guide", "Today.begin Writing.begin Welcome.begin", "words", "1 begin it."),
    Flow("another suggestion", "Today.another Writing.another", "words", "2 another."),
    Flow("a blank page", "Today.blank Writing.blank", "words", "3 a blank page."),
    Flow("see all guides", "Today.guides", "words", "4 the list of guides."),
    Flow("begin a guide by name", "Guides.begin", "rows.Rows", "a guide's name, or a word"),
    Flow("find a guide", "Guides.find Guides.clear", "foot", "a name, or any word."),
    Flow("move in the list of guides", "Guides.move Guides.list", "rows.Rows", "A number from 1 to"),
    Flow("back from the guides", "Guides.back", "foot", "Enter goes back."),
    Flow("back before anything is begun", "Writing.out", "foot", "/stop"),
    Flow("say how hard it is", "Writing.begin", "scale.Scale", "How hard"),
    Flow("mark feelings", "Writing.begin", "toggles.Toggles", "rating_and_feelings"),
    Flow("past an offer", "Writing.go-on", "words", "Enter goes on. /stop stops here."),
    Flow("steady first", "Writing.practise Writing.second Writing.third", "words", "A number begins one."),
    Flow("write, and on", "Writing.next", "words", "/next"),
    Flow("to the row of words", "Writing.more", "foot", "/next"),
    Flow("list things", "Writing.next", "words", "A full stop alone on a line ends your answer."),
    Flow("rate", "Writing.next", "scale.Scale", "A number, or enter."),
    Flow("choose, or own words", "Writing.next", "writing.chooser.Chooser", "Chosen: "),
    Flow("sort", "Writing.next", "writing.sorter.Sorter", "steps.pile"),
    Flow("give shares", "Writing.next", "writing.sharer.Sharer", "SharesInLines"),
    Flow("on from what is only read", "Writing.on", "words", "/next"),
    Flow("read an earlier answer", "Writing.read", "words", "steps.recalled"),
    Flow("read earlier answers to the same question", "Writing.earlier", "words", "/earlier"),
    Flow("skip", "Writing.skip", "words", "/skip"),
    Flow("back to the question before", "Writing.back", "words", "/back"),
    Flow("own editor while writing", "Writing.editor", "words", "/edit"),
    Flow("divide long lines", "Writing.parts PageEdit.parts", "foot", "none: a line that is typed is as long as it is"),
    Flow("pause", "Writing.menu", "foot", "/steady"),
    Flow("steady", "esc:Steady Everywhere.steady", "foot", "/steady"),
    Flow("breathe", "Today.breathing", "foot", "8 breathe, or another practice."),
    Flow("see all practices", "Today.practices", "help", "8 breathe, or another practice."),
    Flow("begin a practice", "Practices.begin", "rows.Rows", "a name, or a pattern such as 4-6."),
    Flow("back from the practices", "Practices.back", "foot", "Enter goes back. q leaves."),
    Flow("begin without waiting for the breath to settle", "PracticeDialog.begin", "foot", "Enter begins it now."),
    Flow("hold a practice", "PracticeDialog.hold", "foot", "p pause"),
    Flow("on to its next part", "PracticeDialog.next-part", "foot", "n next"),
    Flow("leave a part of the body out", "PracticeDialog.leave-out", "foot", "s leave out"),
    Flow("bring it back", "PracticeDialog.bring-back", "foot", "ptg config"),
    Flow("shorter", "PracticeDialog.shorter", "foot", "ptg breathe"),
    Flow("longer", "PracticeDialog.longer", "foot", "ptg breathe"),
    Flow("another look", "PracticeDialog.look", "foot", "none: there is nothing to look at"),
    Flow("the bell", "PracticeDialog.bell", "foot", "ptg breathe"),
    Flow("out into the room instead", "PracticeDialog.ground", "foot", "g ground"),
    Flow("steady in another way", "PracticeDialog.other", "foot", "/steady"),
    Flow("end a practice", "PracticeDialog.enough PracticeDialog.done", "foot", "While it runs, enter ends it."),
    Flow("a hard moment", "Today.hard-moment PracticeDialog.hard", "foot", "c a hard moment."),
    Flow("how hard, and what is there", "HardMoment.next", "foot", "How hard"),
    Flow("begin what is offered", "HardMoment.begin", "foot", "Enter begins it. n another."),
    Flow("another thing when it is very hard", "HardMoment.another", "foot", "n another."),
    Flow("why these, and whose it is to change", "HardMoment.why", "foot", "w says why these, and asks"),
    Flow("all there is to try", "HardMoment.all", "foot", "a says all there is."),
    Flow("find one of all there is to try", "HardMoment.find", "foot", "or a word to find strategies by."),
    Flow("all of it again", "HardMoment.clear", "foot", "Enter goes back. q leaves."),
    Flow("back to the three", "HardMoment.back", "help", "Enter goes back. q leaves."),
    Flow("back from what was only looked at", "HardMoment.put-back", "foot", "q leaves."),
    Flow("none of them", "HardMoment.none", "foot", "Enter: none, for now."),
    Flow("begin what it starts", "HardMoment.start", "foot", "Enter begins it."),
    Flow("done already, without it", "HardMoment.past", "foot", "q leaves."),
    Flow("enough of it", "HardMoment.enough", "foot", "Take your time. Press enter when it is enough."),
    Flow("something else afterwards", "HardMoment.again", "foot", "a something else."),
    Flow("the plan from a hard moment", "HardMoment.plan", "foot", "p your plan."),
    Flow("take a line off that the person wrote", "HardMoment.take-off Support.take-off", "help", "/off"),
    Flow("put that line back", "HardMoment.put-line-back Support.put-line-back", "foot", "/off back puts it back."),
    Flow("enough for now", "HardMoment.done", "foot", "Enter: enough for now."),
    Flow("leave a hard moment", "HardMoment.out", "foot", "q leaves."),
    Flow("open the plan", "Today.plan", "foot", "p your plan."),
    Flow("the plan while something else is open", "Today.plan HardMoment.plan", "foot", "/plan"),
    Flow("open a part of the plan", "Plan.open", "rows.Rows", "opens a part."),
    Flow("what matters to you", "Today.values", "help", "v what matters to you."),
    Flow("guides in order", "Today.journeys", "help", "j guides in order."),
    Flow("what you try", "Today.aims", "help", "f what you try."),
    Flow("check in", "Today.checkin", "help", "i check in."),
    Flow("check in, one thing at a time", "Checkin.next", "foot", "One line of words, if you like. Or enter."),
    Flow("how hard, and each dial", "Checkin.next", "scale.Scale", "rating_and_feelings"),
    Flow("mark feelings in a check-in", "Checkin.next", "toggles.Toggles", "Feelings, any or none"),
    Flow("pick what is asked once a week", "Checkin.dials", "foot", "d: choose what is asked once a week."),
    Flow("a dial that is not for me", "Checkin.away", "foot", "n means “not for me”: it is not asked again."),
    Flow("back in a check-in", "Checkin.back", "help", "none: a few short questions, quickly begun anew"),
    Flow("keep a check-in", "Checkin.keep Checkin.done", "foot", "/stop"),
    Flow("a hard moment after a check-in", "Checkin.hard", "foot", "Type c for something to try."),
    Flow("leave a check-in", "Checkin.out", "foot", "/leave-nothing"),
    Flow("what helps", "Today.helps", "foot", "h what helps you."),
    Flow("see all strategies", "Today.strategies", "help", "r strategies."),
    Flow("what helps, only some", "Helps.only", "foot", "A number shows only a part."),
    Flow("everything again", "Helps.everything", "foot", "1, 2 or 3. Enter means everything."),
    Flow("one feeling after another", "Helps.part", "foot", "A number from 1 to"),
    Flow("read what helps", "Helps.scroll", "foot", "none: lines are there"),
    Flow("back from what helps", "Helps.back", "foot", "Enter goes back. q leaves."),
    Flow("numbers over time", "Today.trends Calendar.trends", "help", "n your numbers, over time."),
    Flow("a longer or a shorter time", "Trends.time", "foot", "A number shows another time, or other numbers."),
    Flow("other numbers", "Trends.numbers", "names.Names", "A number shows another time, or other numbers."),
    Flow("read what the numbers say", "Trends.scroll", "help", "none: lines are there"),
    Flow("back from the numbers", "Trends.back", "foot", "Enter goes back. q leaves."),
    Flow("this day in earlier years", "Today.on-this-day", "foot", "y on this day, in earlier years."),
    Flow("the days with pages", "Trends.calendar Pages.calendar", "help", "calendar says on which days you have pages"),
    Flow("the pages of a day", "Calendar.read", "days.Days", "Type words to search, or a day"),
    Flow("another month, or year", "Calendar.before Calendar.after", "foot", "b says the month before"),
    Flow("the whole year", "Calendar.year", "foot", "y the whole year or the month."),
    Flow("this month again", "Calendar.now", "help", "Or type a month, a year or a day."),
    Flow("back from the calendar", "Calendar.back", "foot", "Enter goes back. q leaves."),
    Flow("people to talk to", "Everywhere.people esc:People to talk to", "foot", "/people"),
    Flow("another country", "Support.country Writing.country", "foot", "/people NZ: the people of another country."),
    Flow("this country from now on", "Support.mine", "foot", "7 settings."),
    Flow("back from people", "Support.back", "foot", "Enter goes on. q leaves."),
    Flow("hide", "Everywhere.hide esc:Hide the screen", "help", "/hide"),
    Flow("stop here and keep this", "Writing.keep esc:Stop here and keep this", "words", "/stop"),
    Flow("leave it for now and go on later", "esc:Leave it for now, and go on later", "words", "/later"),
    Flow("stop here and keep nothing", "Writing.nothing esc:Stop here and keep nothing", "words", "/leave-nothing"),
    Flow("go on with a draft", "Today.go-on", "words", "Go on with it"),
    Flow("keep a draft as it is", "Today.keep-draft", "words", "Keep it as it is"),
    Flow("throw a draft away", "Today.throw-draft", "words", "Throw it away"),
    Flow("what was left for later", "Today.later", "words", "one thing you left for later"),
    Flow("see the pages", "Today.pages", "foot", "5 your pages."),
    Flow("from match to match", "Pages.next-match Pages.match-before", "foot", "none: a line says what was found"),
    Flow("read a page", "Pages.read", "pages.page_list.PageList", "1 read it."),
    Flow("find pages", "Pages.find", "foot", "Type words to search, or a day"),
    Flow("back from pages", "Pages.back", "foot", "Enter goes back."),
    Flow("edit a page", "Pages.edit", "foot", "6 open it in your own editor."),
    Flow("keep an edited page", "PageEdit.keep", "foot", "6 open it in your own editor."),
    Flow("stop editing, leave it as it was", "PageEdit.stop", "foot", "6 open it in your own editor."),
    Flow("a page in the own editor", "Pages.own-editor", "help", "6 open it in your own editor."),
    Flow("title", "Pages.title", "help", "2 its title."),
    Flow("tags", "Pages.tags", "help", "3 its tags."),
    Flow("handle with care", "Pages.care", "help", "4 mark it to be handled with care."),
    Flow("date", "Pages.date", "help", "5 its date."),
    Flow("say whether it was worth doing", "Pages.worth", "help", "8 say whether it was worth doing."),
    Flow("mark a page as a milestone", "Pages.milestone", "help", "m mark it as a milestone, in your own words."),
    Flow("see the milestones", "Pages.milestones", "help", "milestones what you marked as one."),
    Flow("then and now", "Today.tellings Pages.beside", "help", "t then and now."),
    Flow("move through tellings", "Tellings.move", "foot", "Enter reads on. 1 stops. q leaves."),
    Flow("open one of them", "Tellings.open", "foot", "2 open one of these pages."),
    Flow("write the next one", "Tellings.write", "foot", "3 write with this guide again."),
    Flow("their numbers", "Tellings.numbers", "foot", "none: they are said at the end"),
    Flow("scroll them", "Tellings.scroll", "help", "none: lines are there"),
    Flow("back from then and now", "Tellings.back", "foot", "Enter goes back."),
    Flow("tie a page to another", "Pages.tie", "help", "l tie it to another page"),
    Flow("copy", "Pages.copy", "help", "c copy it."),
    Flow("see earlier versions", "Pages.history", "help", "9 its earlier versions."),
    Flow("delete", "Pages.delete", "foot", "7 delete it."),
    Flow("bring the last deleted back", "Pages.undo", "foot", "1 brings it back."),
    Flow("see the trash", "Pages.trash", "help", "trash shows what was deleted."),
    Flow("open the settings", "Today.settings Welcome.settings", "foot", "7 settings."),
    Flow("read what is kept, and where", "Settings.scroll", "foot", "ptg paths"),
    Flow("say which country", "Welcome.country Welcome.right-country", "foot", "7 settings."),
    Flow("plain lines", "Welcome.line", "words", "none: it is what line mode is"),
    Flow("help", "Everywhere.keys", "foot", "/help"),
    Flow("find anything by name", "Everywhere.palette", "help", "ptg help"),
    Flow("leave", "Today.quit Welcome.quit Everywhere.leave", "foot", "q leave."),
    Flow("back to the shell for a while", "Everywhere.suspend", "help", "none: the shell's own ctrl+z does it"),
)  # fmt: skip


def places() -> dict[str, tuple[Command, ...]]:
    """Every screen's own commands, by the name the table gives it, and those that work everywhere."""
    found: dict[str, tuple[Command, ...]] = {"Everywhere": EVERYWHERE, "PracticeDialog": PracticeDialog.HERE}
    for place in _SCREENS.values():
        module, _, name = place.partition(":")
        screen = getattr(import_module(f"ptg_cli.tui.screens.{module}"), name)
        is_talk = issubclass(screen, TalkList)  # what a talk offers is tested below, and only its screen's own here
        if screen.HERE is not PracticeDialog.HERE and (screen.HERE or not is_talk):
            found[name.removesuffix("Screen")] = screen.HERE
    return found


PLACES: Final = places()


def commands_of(flow: Flow) -> list[tuple[str, Command]]:
    """A flow's commands and the places they are in."""
    parted = flow.keys.partition("esc:")
    named = f"{parted[0]} {' '.join(word for word in parted[2].split() if '.' in word)}".split()
    return [
        (place, command)
        for place, _, name in (word.partition(".") for word in named)
        for command in PLACES[place]
        if command.name == name
    ]


def test_every_command_has_a_row_and_every_row_its_commands() -> None:
    listed = {(place, command.name) for flow in FLOWS for place, command in commands_of(flow)}
    there = {(place, command.name) for place, found in PLACES.items() for command in found}
    assert listed == there
    for flow in FLOWS:
        words = flow.keys.replace(flow.keys.partition("esc:")[2], "") if "esc:" in flow.keys else flow.keys
        named = [word for word in words.split() if "." in word]
        assert all(any(place == p and name == c.name for p, c in commands_of(flow)) for place, _, name in
                   (word.partition(".") for word in named)), flow  # fmt: skip


def test_names_are_one_of_a_kind_in_each_place() -> None:
    for place, found in PLACES.items():
        names = [command.name for command in found]
        assert len(set(names)) == len(names), place


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.what)
def test_by_keys_without_f_keys(flow: Flow) -> None:
    menu = re.findall(r"said\.([A-Z_]+)", inspect.getsource(writing.WritingScreen.action_menu))
    line_of_menu = flow.keys.partition("esc:")[2].partition(" Everywhere.")[0]
    if line_of_menu:
        assert line_of_menu in {getattr(said_of_writing, name) for name in menu}
    for place, command in commands_of(flow):
        keys = [key for key in command.keys.split(",") if key]
        plain = [key for key in keys if not (key[0] == "f" and key[1:].isdigit())]
        # Without a key of its own: enter on what is marked, tab, or the palette, which ctrl+p opens anywhere.
        assert plain or command.shown in {"enter", "Tab"} or keys, (place, command)
        if keys and not plain:
            assert commands.PALETTE.keys == "ctrl+p"
        assert command.about.endswith("."), command


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.what)
def test_by_mouse(flow: Flow) -> None:
    for place, command in commands_of(flow):
        targets = {"help"}  # a click on its line there
        targets |= {"foot"} if command.footer else set()
        targets |= {"words"} if command.name in in_rows() else set()
        if "." in flow.mouse:
            module, _, name = flow.mouse.rpartition(".")
            widget = getattr(import_module(f"ptg_cli.tui.widgets.{module}"), name)
            assert issubclass(widget, OptionList) or "on_click" in vars(widget)
        else:
            assert place == "Everywhere" or flow.mouse in targets | {"esc"}, (place, command, targets)


def in_rows() -> set[str]:
    """The names of the commands that stand in a row of words somewhere."""
    source = inspect.getsource(writing_commands.WritingStage.words.fget)  # type: ignore[attr-defined]
    source += inspect.getsource(today.TodayScreen.compose) + inspect.getsource(welcome.WelcomeScreen.compose)
    words = set(re.findall(r"[A-Z_]+", source))
    named = [*vars(writing_commands).items(), *vars(welcome).items(), *vars(today).items()]
    return {one.name for name, one in named if isinstance(one, Command) and name in words}


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.what)
def test_in_line_mode_or_by_a_command(flow: Flow) -> None:
    kind, _, why = flow.line.partition(" ")
    if kind == "none:":
        assert why
    elif kind == "ptg":
        assert why in SHELL
    elif kind.startswith("/") and " " not in flow.line:
        assert kind[1:] in SLASH
    else:
        assert flow.line in LINE


def test_every_command_of_line_mode_has_a_row() -> None:
    rows = {flow.line for flow in FLOWS}
    only_there = {"again", "read", "undo"}  # hear again what a screen goes on showing, take back a line
    assert {name for name in SLASH if f"/{name}" not in rows} == only_there


@pytest.mark.parametrize("part_id", PARTS)
def test_all_that_a_part_of_the_plan_offers_has_a_key_a_click_and_a_word(context: Context, part_id: str) -> None:
    visit = context.plan_visit()
    visit.open()
    (part,) = (one for one in visit.words.parts if one.id == part_id)
    for words in ("one", "two"):
        if part.id == "people":
            visit.add_person(words)
        elif part.id == "triggers":
            visit.put_trigger(Trigger(words))
        else:
            visit.add(part.id, words)
    turn = first_list(Performance(lambda: plan_part.change(context, visit, part)))
    check_that_all_is_offered(turn, talks._what_works(turn))


def test_all_that_can_be_done_with_values_has_a_key_a_click_and_a_word(context: Context) -> None:
    visit = values.visit_to(context)
    for name in ("one", "two"):
        visit.add(name)
    turn = first_list(Performance(lambda: values.change(visit)))
    check_that_all_is_offered(turn, talks._what_works(turn))


def test_all_that_the_trash_offers_has_a_key_a_click_and_a_word(context: Context) -> None:
    entry = Entry("20261121-181502-7f3k", kind="note", body="Words.")
    context.journal.add(entry)
    context.journal.discard(context.journal.find(entry.id))
    turn = first_list(Performance(trash.begin(context)))
    check_that_all_is_offered(turn, talks._what_works(turn))


@pytest.mark.parametrize("place", [one for one in CAPABILITIES if one.talk], ids=lambda one: one.name)
def test_all_that_a_place_offers_that_is_a_talk_has_a_key_a_click_and_a_word(
    context: Context, place: Capability
) -> None:
    turn = first_list(Performance(beginning_of(place, context)))
    words = talks._what_finds(turn) if turn.finder else talks._what_works(turn)
    if turn.finder:  # what can be done with a row is said once it is looked at
        words += said.words_for_row([one.name for one in turn.actions if one.rows is not None])
    check_that_all_is_offered(turn, words)


def first_list(performance: Performance[Any]) -> Browse:
    """The list that a talk comes to first."""
    while isinstance(performance.turn, Effect):
        performance.answer(performance.run())
    assert isinstance(performance.turn, Browse)
    return performance.turn


def check_that_all_is_offered(turn: Browse, words: str) -> None:
    """Each action has a key of its own, a sentence, and a word in plain lines."""
    keys = [(key, row) for one in turn.actions for key in one.keys.split(",") for row in one.rows or (None,)]
    assert len(set(keys)) == len(keys)
    for action in turn.actions:
        # A letter or an arrow: no key that a terminal swallows. Without one, it is what enter does.
        key = action.keys.partition(",")[0]
        assert len(key) == 1 or key in {"left", "right"} or (not key and action.shown == "enter")
        assert action.about.endswith(".")
        # A line and a number do that, and a word that works with no row yet is said once there is one.
        assert action.name in words or action.name in {"add", "change"} or not (action.rows is None or action.rows)


def keys_of(bound: type[Widget] | type[Screen[object]] | type[PtgApp]) -> dict[str, Binding]:
    """The keys a class binds, each by itself."""
    listed = [one if isinstance(one, Binding) else Binding(*one) for one in bound.BINDINGS]
    return {key: binding for binding in listed for key in binding.key.split(",")}


@pytest.mark.parametrize("screen", [writing.WritingScreen, page_edit.PageEditScreen])
def test_no_screen_with_an_editor_takes_a_key_of_the_editor(screen: type[Screen[object]]) -> None:
    typed = set(keys_of(TextArea))
    assert not typed & set(keys_of(screen))
    shared = typed & set(keys_of(PtgApp))
    # In an editor these take back a change, and copy; the editor has them first.
    assert shared <= {"ctrl+z", "ctrl+c"}
    assert not any(keys_of(PtgApp)[key].priority for key in shared)


def test_a_click_on_a_line_of_help_runs_it(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("f1")
        await person.see("Keys that work here")
        line = next(one for one in person.app.screen.query(".about") if one.text.endswith(today.GUIDES.about))
        await person.pilot.click(line)
        await person.until(lambda: person.place() == "GuidesScreen")
        await person.see("finds one")

    visit(Go("today"), steps)


def test_small_windows_have_help_and_people_too(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("f2")
        await person.see("Steady")
        await person.press("f3")
        await person.see("Danger right now")
        await person.press("escape", "f1")
        await person.see("Keys that work here")
        await person.press("f1", "escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps)


@pytest.fixture
def long_used(context: Context) -> None:
    """Something was used three times, so that there is something to say of what helps, and there is a page of this day
    a year ago, of which today is to tell."""
    context.journal.add(Entry("20251123-081502-7f3k", kind="note", body="A year ago."))
    context.change_setting("on_this_day", "yes")
    for _ in range(3):
        page_id = context.journal.new_id(context.civil_now())
        context.journal.add(
            Entry(page_id, created=context.now(), kind="coping", strategy="slow-walk", distress_before=7, worth="yes")
        )


ON_SCREEN: Final = [one for one in CAPABILITIES if one.on_screen]


@pytest.mark.slow
@pytest.mark.parametrize("one", [one for one in ON_SCREEN if one.key], ids=lambda one: one.name)
def test_its_key_on_today_opens_it(visit: Any, context: Context, long_used: None, one: Capability) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: shows(person.app.screen, "today"))
        await person.until(lambda: person.app.screen.check_action("go", (one.name,)))
        await person.press(one.key)
        await person.until(lambda: shows(person.app.screen, one.name))

    visit(Go("today"), steps, size=(100, 30))


@pytest.mark.slow
@pytest.mark.parametrize("one", ON_SCREEN, ids=lambda one: one.name)
def test_the_palette_finds_it_by_its_name_and_opens_it(visit: Any, context: Context, one: Capability) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p")
        await person.see("What are you looking for?")
        await person.press(*("space" if letter == " " else letter for letter in one.label))
        await person.see(one.about[:20])
        await person.press("enter")
        await person.until(lambda: shows(person.app.screen, one.name))

    visit(Go("today"), steps, size=(100, 30))
