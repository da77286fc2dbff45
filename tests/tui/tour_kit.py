"""A walk past every screen and small window, stopping at each: what the tests of looks, colours and footers share."""

from typing import Any, Final

import pytest
from tests.tui.stops import Look, go, refresh_top_css, stop
from tests.tui.tour_hard import furnish_hard, hard_places

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.session.writing_view import Closing, Opening
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.navigation import OpenWriting
from ptg_cli.tui.screens.writing import WritingScreen
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.writing.editor import Editor

EVERY_KIND: Final = """
title = "Every kind of question"
summary = "One of each."
level = "moderate"
minutes = 12
order = 1
suggest = false
note = "{people} has people to talk to."

[[step]]
id = "arrive"
kind = "read"
prompt = "First a breath."
hint = "No rush."
lines = ["Let the chair take your weight."]

[[step]]
id = "free"
kind = "write"
prompt = "What is there?"
hint = "A word is enough."
starters = ["Since this morning,", "What nobody sees is"]

[[step]]
id = "things"
kind = "list"
prompt = "What is on your mind?"

[[step]]
id = "sorted"
kind = "sort"
prompt = "Whose is it?"
from = "things"
piles = ["mine", "not mine"]

[[step]]
id = "pick"
kind = "choose"
prompt = "What could help?"
hint = "Any of these, or none."
options = ["some sleep", "something warm", "being left alone"]
many = true

[[step]]
id = "size"
kind = "scale"
prompt = "How strong is it?"
low = "hardly there"
high = "fills everything"

[[step]]
id = "again"
kind = "recall"
prompt = "You said something at the beginning."
step = "free"

[[step]]
id = "listen"
kind = "pause"
practice = "sounds-around-you"

[[step]]
id = "room"
kind = "read"
lines = ["Now the room you are in."]
"""

MARKDOWN: Final = """# The garden

Brown and *quiet*, and **I like it more** than I thought.

- bulbs
- the wall

> They know what to do.

```
rake  spade
```
"""


def furnish(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of each kind, a draft, something for later, the trash, a guide with each kind of question."""
    begin = PracticeDialog.__init__

    def begin_still(self: PracticeDialog, *given: Any, **named: Any) -> None:
        begin(self, *given, **{**named, "clock": lambda: 0.0})

    monkeypatch.setattr(PracticeDialog, "__init__", begin_still)
    monkeypatch.setattr(PtgApp, "refresh_css", refresh_top_css)
    for name in ("NO_COLOR", "COLORTERM", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    context.change_setting("country", "NZ")
    context.change_setting("editor", "nano")
    guides = context.own_content / "guides"
    guides.mkdir(parents=True, exist_ok=True)
    (guides / "every-kind.toml").write_text(EVERY_KIND)
    journal = context.journal
    journal.add(Entry("20261116-080000-aaa0", kind="note", body="Thrown away.\n"))
    journal.add(Entry("20261117-080000-aaa1", kind="note", body="Closed words.\n", care=True))
    journal.add(Entry("20261118-080000-aaa2", kind="journal", guide="three-real-things", body=""))
    journal.add(Entry("20261119-193000-aaa3", kind="note", title="The garden", tags=("home", "green"), body=MARKDOWN))
    journal.add(Entry("20261120-080000-aaa4", kind="note", body="The bulbs are in, and the wall is dry. " * 4 + "\n"))
    journal.add(
        Entry(
            "20261121-181502-aaa5", kind="journal", guide="where-i-am-today", later="Call about the tap", body="Rain.\n"
        )
    )
    bad = journal.find("20261118-080000-aaa2").path
    bad.with_name("20261115-080000-aaa6.md").write_bytes(b"---\n[[[\n---\nWords.\n")
    journal.discard(journal.find("20261116-080000-aaa0"))
    draft = context.drafts.open("20261123-011200-aaaa")
    begun = context.now().replace(hour=1, minute=12)
    draft.save(Entry("20261123-011200-aaaa", created=begun, kind="journal", guide="naming-what-hurts", body="half\n"))
    draft.close()
    furnish_hard(context)


async def main_places(person: Any, look: Look) -> None:
    """The places one is in most, from today on."""
    await stop(person, look, "today", "still open", "left for later")
    await go(person, look, "e", "pages", "The bulbs")
    await person.press("escape")
    await go(person, look, "n", "trends", "the last three months", "Dots are numbers")
    await go(person, look, "m", "calendar", "November 2026: pages on the")
    await person.press("escape", "escape")
    await go(person, look, "g", "guides", "To steady yourself", "you can't sleep")
    await go(person, look, "3", "guides-need", "Circle of control", "You sort your worries")
    await person.press("escape", "escape")
    await go(person, look, "f3", "people", "New Zealand", "1737")
    await person.press("escape")
    await _begin(person, "where-i-am-today")
    await person.press("3")
    await person.see("You have time.")
    await person.press("enter")
    await write(person, "The house is quiet on Mondays.")
    await stop(person, look, "writing", "draft kept")


async def all_places(person: Any, look: Look) -> None:
    """Every screen and small window, from the first screen on."""
    await _before_writing(person, look)
    await _writing(person, look)
    await hard_places(person, look)
    await _ending(person, look)


async def _before_writing(person: Any, look: Look) -> None:
    await stop(person, look, "welcome", "Good that you are here")
    await go(person, look, "f1", "help", "Keys that work here")
    await person.press("escape", "enter")
    await stop(person, look, "today", "still open", "left for later")
    await person.press("down")
    await stop(person, look, "today-suggestion")
    await go(person, look, "f2", "choice", "Steady")
    await go(person, look, "1", "breathing", "Find a position that is comfortable enough")
    await person.press("o")
    await person.see("Steady")
    await go(person, look, "2", "practising", "then:")
    await go(person, look, "space", "practising-held", "The practice is paused")
    await person.press("q")
    await person.until(lambda: person.place() == "TodayScreen")
    await go(person, look, "m", "practices", "Practices", "Good to begin with")
    await person.press("escape")
    await person.until(lambda: person.place() == "TodayScreen")
    await go(person, look, "ctrl+p", "palette", "What are you looking for?", "Begin")
    await person.press(*"blan")
    await go(person, look, "k", "palette-search", "Blank page")
    await person.press("escape")
    await person.until(lambda: person.place() == "TodayScreen")
    await go(person, look, "t", "today-later", "Call about the tap")
    await person.press("escape")
    await go(person, look, "x", "today-throw", "get it back")
    await person.press("escape")
    await go(person, look, "f3", "people", "New Zealand", "1737")
    await go(person, look, "c", "ask", "Which country?")
    await person.press(*"sea", "shift+left")
    await stop(person, look, "ask-selected", "sea")
    await person.press("escape", "escape")
    await go(person, look, "s", "settings", "New Zealand", "What is kept")
    await person.press("down")
    await go(person, look, "enter", "settings-choice", "✓ dusk, dark", "Esc leaves it as it is")
    await person.press("escape", "9")
    await go(person, look, "enter", "settings-ticks", "never be offered", "you look at something")
    await person.press("escape", "escape")
    await go(person, look, "g", "guides", "To steady yourself", "you can't sleep")
    await go(person, look, "3", "guides-list", "Circle of control", "You sort your worries")
    await person.press("escape")
    await go(person, look, "7", "guides-all", "All guides", "To steady yourself", "Reset")
    await person.press("slash", *"qq")
    await stop(person, look, "guides-none", "No guide fits")
    await person.press("escape", "escape", "escape")
    await go(person, look, "e", "pages", "The bulbs")
    await person.press("slash", *"bulbs")
    await stop(person, look, "pages-find", "The bulbs are in")
    await person.press("escape", "j", "j")
    await go(person, look, "enter", "reader", "Brown and quiet", "rake")
    await person.press("escape")
    await go(person, look, "w", "editing", "Brown and *quiet*")
    await go(person, look, "escape", "editing-stop", "Leave the page")
    await person.press("escape", "escape", "5")
    await person.until(lambda: person.place() == "PagesScreen")
    person.app.clear_notifications()
    await person.press("x")
    await stop(person, look, "toast", "u brings it back", toast=True)
    await person.press("u")
    await person.until(lambda: "The garden" in person.screen_text() or "Brown" in person.screen_text())
    await go(person, look, "T", "trash", "Thrown away")
    await go(person, look, "e", "trash-empty", "Empty it for good")
    await person.press("escape", "escape", "escape")
    await person.until(lambda: person.place() == "TodayScreen")


async def _writing(person: Any, look: Look) -> None:
    await _begin(person, "every-kind")
    await stop(person, look, "opening", "How hard", "What do you feel?")
    await person.press("5", "space", "right")
    await stop(person, look, "opening-marked", "5: hard to ignore")
    await go(person, look, "enter", "offer", "Would you like to steady yourself first?")
    await go(person, look, "enter", "read", "Let the chair")
    await person.press("enter")
    await write(person, "Rain.\nThe kettle, and the radio.")
    await stop(person, look, "write", "draft kept")
    await person.press("shift+up")
    await stop(person, look, "write-selected")
    await go(person, look, "tab", "write-words")
    await person.press("n")
    await write(person, "the tap\nthe letter\nthe war")
    await stop(person, look, "list")
    await person.press("ctrl+n", "1", "2")
    await stop(person, look, "sort", "2 not mine", "the letter")
    await person.press("enter", "2", "down")
    await stop(person, look, "choose", "✓ something warm")
    await person.press("tab", *"tea")
    await stop(person, look, "choose-own", "tea")
    await person.press("enter", "right", "right", "right")
    await stop(person, look, "scale", "7: between")
    await go(person, look, "enter", "recall", "a little earlier")
    await go(person, look, "r", "recall-read", "The kettle")
    await go(person, look, "ctrl+n", "pause", "Sounds around you")
    await person.press("q")
    await person.see("Now the room")
    await person.press("enter")
    await person.until(lambda: isinstance(_session(person).view, Closing))
    await stop(person, look, "close", "How hard is it now?")
    await person.press("3", "tab", *"tea")
    await stop(person, look, "close-rated", "It was 5, and is 3 now.")
    await person.press("tab")
    await stop(person, look, "close-words")
    await go(person, look, "escape", "menu", "Stop here and keep nothing")
    await go(person, look, "5", "leave-nothing", "You can't get it back after that.")
    await person.press("escape", "enter")
    await person.until(lambda: person.place() == "TodayScreen")


async def _ending(person: Any, look: Look) -> None:
    await _begin(person, "where-i-am-today")
    await stop(person, look, "opening-gentle", "How hard")
    await person.press("9")
    await stop(person, look, "offer-card", "You don't have to go through this alone", "1737")
    await person.press("f9")
    await stop(person, look, "hidden")
    await person.press("f9")


def _session(person: Any) -> Any:
    screen = next(screen for screen in person.app.screen_stack if isinstance(screen, WritingScreen))
    return screen.session


async def _begin(person: Any, guide: str) -> None:
    person.app.open_place("writing", OpenWriting(guide))
    await person.until(lambda: person.place() == "WritingScreen" and person.app.screen._begun is not None)
    await person.until(lambda: isinstance(_session(person).view, Opening) and isinstance(person.app.focused, Scale))


async def write(person: Any, words: str) -> None:
    """Puts words into the editor as typing would."""
    await person.until(lambda: person.app.screen.query(Editor) and isinstance(person.app.focused, Editor))
    person.app.screen.query_one(Editor).insert(words)
    await person.pilot.pause()


__all__ = ["Look", "all_places", "furnish", "main_places", "write"]
