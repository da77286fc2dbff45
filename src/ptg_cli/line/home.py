"""Home in line mode: what there is today, as numbered lines. Everything the screen offers is here too."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Final

from ptg_cli.capabilities import CAPABILITIES, Capability, capability, found_by
from ptg_cli.desk import today
from ptg_cli.desk.errors import explain
from ptg_cli.desk.guides import found_by as found_by_words
from ptg_cli.desk.writing import GuideGone, Intent, LeftBehind
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.line import checkin, hard_moment, pages
from ptg_cli.line import page as line_page
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.line.talks import perform
from ptg_cli.line.writing_choice import named, pick_from_list, suggested
from ptg_cli.model.civil_time import MONTHS, WEEKDAYS, logical_day
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.sentences import today as said
from ptg_cli.sentences import welcome as said_of_welcome
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.settings import SettingError
from ptg_cli.talks import later
from ptg_cli.talks.draft import keep_as_it_is, offer
from ptg_cli.talks.places import beginning_of
from ptg_cli.talks.series import which
from ptg_cli.talks.turns import Open

_HERE: Final = tuple(one for one in CAPABILITIES if one.at_home)
_LATER: Final = "l"
_IN_PAGES: Final = "w"
"""Looks for the words of the line before in the person's pages. Offered only where they name nothing here."""
_LEAST: Final = 3
"""Letters that words for a guide have at least: fewer could be a slip of the finger."""
_ON_THIS_DAY: Final = "on-this-day"
"""Its row is said only on days that have such pages, to those who asked for it."""


def people(face: Face) -> None:
    """The card with the people to talk to. Raises: Left."""
    face.menu.choice(face.menu.card(), said.ENTER_GOES_ON, ())


def guides(face: Face, words: str = "") -> None:
    """What there is to write with, or those guides that fit the words, and the one chosen from it. Raises: Left;
    whatever writing raises."""
    library = face.context.library
    skipped = [message for broken in library.broken() for message in broken.messages]
    face.menu.say(*(said.left_out(one_line(message)) for message in skipped))
    guide = pick_from_list(face.menu, library, back=True, words=words)
    if guide is not None:
        write(face, guide)


def write(face: Face, guide: Guide, aim: str = "") -> None:
    """Writes with a guide, and says where the answers from before are to be read. `aim` is the id of the aim that the
    page tells of. Raises: whatever writing raises."""
    context = face.context
    chosen = perform(face.menu, partial(which, context, guide))
    if not chosen:
        return
    if chosen != guide.slug:
        guide = context.library.guide(chosen)
    kept = face.run_session(context.sessions.begin(guide, Intent(context.now(), aim=aim), LINE_KEYS))
    if kept and context.tellings.has_earlier(kept):
        face.menu.say(said_of_tellings.WROTE_BEFORE)


def _write_from_talk(face: Face, turn: Open) -> None:
    """Writes with the guide that a talk opens. Raises: whatever writing raises."""
    try:
        guide = face.context.library.guide(turn.what)
    except (NoSuchGuide, BadContent) as error:
        face.menu.say(explain(error))
    else:
        write(face, guide, turn.aim)


def run(face: Face) -> None:
    """Home, until the person leaves. Raises: the console's own errors; whatever a signal raises."""
    Home(face).run()


class Home:
    """What is offered, and where each number leads."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._menu = face.menu
        self._context = face.context
        self._put_off: set[str] = set()
        self._place = 0
        self._heard = ""  # what was suggested when it was said last
        self._look = today.Today((), (), None)
        self._said_wrote = False
        self._sought = ""  # words of the line before that name nothing here

    def run(self) -> None:
        """Offers, does, and offers again. What a disk or a file did is said, and home goes on."""
        self._welcome()
        try:
            while True:
                try:
                    self._once()
                except (JournalError, OSError) as error:
                    self._menu.choice((explain(error),), said.ENTER_GOES_ON, ())
                self._menu.say("")
        except Left:
            self._menu.say(said.GOODBYE)

    def _welcome(self) -> None:
        context = self._context
        if not context.settings.welcomed:
            first = next(context.journal.newest(), None) is None and not context.drafts.any_there()
            self._menu.say(*(said_of_welcome.IN_LINES if first else said_of_welcome.IN_LINES_AFTER_A_PAGE), "")
            try:
                context.change_setting("welcomed", "yes")
            except (OSError, SettingError):
                return  # it is said again next time; nothing else hangs on it
        day = logical_day(context.civil_now(), context.settings.day_starts_at)
        self._menu.say(said.date_line(WEEKDAYS[day.weekday()].capitalize(), day.day, MONTHS[day.month - 1]))

    def _once(self) -> None:
        self._look = today.look(self._context.sessions)
        if self._look.wrote and not self._said_wrote:
            self._said_wrote = True
            self._menu.say(said.WROTE_TODAY)
        drafts = tuple(draft for draft in self._look.drafts if draft.id not in self._put_off)
        if drafts:
            self._draft(drafts)
            return
        self._place = min(self._place, max(len(self._look.suggestions) - 1, 0))
        self._offer()

    # What was left open

    def _draft(self, drafts: tuple[LeftBehind, ...]) -> None:
        draft = drafts[0]
        self._put_off.add(draft.id)  # it is not asked about again, also where it can't be gone on with
        match perform(self._menu, partial(offer, self._context, drafts), self.begin_from_talk):
            case None:
                self._put_off.update(one.id for one in drafts)
            case "throw":
                self._put_off.discard(draft.id)

    def _go_on(self, turn: Open) -> None:
        """Goes on with a draft left behind, in the place it belongs to."""
        context = self._context
        found = context.drafts.find(turn.draft)
        match turn.place:
            case "checkin":
                checkin.run(self._face, draft=found)
            case "hard-moment":
                hard_moment.run(self._face, draft=found)
            case _:
                self._resume(found)

    def _resume(self, found: Draft) -> None:
        context = self._context
        try:
            begun = context.sessions.resume(found, LINE_KEYS)
        except (GuideGone, BadContent) as error:
            why = (error.why,) if isinstance(error, GuideGone) else tuple(error.messages)
            if self._menu.choice(why, said_of_drafts.KEEP_WITHOUT_GUIDE_HINT, ("1",)):
                perform(self._menu, partial(keep_as_it_is, context, context.sessions.of_draft(found)))
        else:
            self._face.run_session(begun)

    # What to do

    @property
    def _suggestion(self) -> Suggestion | None:
        suggestions = self._look.suggestions
        return suggestions[self._place] if self._place < len(suggestions) else None

    def _offer(self) -> None:
        shown, left = self._suggestion, self._look.later
        about = suggested(shown) if shown else (said.NOTHING_ELSE,)
        first = (
            said.BEGIN_ROW if shown else said.BEGIN_BLANK_PAGE_ROW,
            *([said.ANOTHER_ROW] if len(self._look.suggestions) > 1 else []),
            said.BLANK_PAGE_ROW,
            *([f"{_LATER} {said.left_for_later_row(left.day, to_try=left.to_try)}."] if left else []),
        )
        here = [one for one in _HERE if one.name != _ON_THIS_DAY or self._context.on_this_day.has_any()]
        lines = (" ".join(first), *_groups(here))
        title = shown.guide.title if shown else said.BLANK_PAGE
        new = self._menu.console.hearing.is_new("today")
        hint = said.HINT if new else said.short_hint(title)
        if new or (shown and self._heard and title != self._heard):
            self._menu.say(*about)
        if new:
            self._menu.say_list(lines)
        self._menu.say(hint)
        self._heard = title
        self._do(self._menu.line(hint, begins=True, about=(*about, *lines)))

    def _do(self, words: str) -> None:
        suggestions = self._look.suggestions
        sought, self._sought = self._sought, ""
        match words.casefold():
            case "" | "1":
                self._write(self._suggestion.guide if self._suggestion else self._context.library.guide(BLANK))
            case "2" if len(suggestions) > 1:
                self._place = (self._place + 1) % len(suggestions)
            case "3":
                self._write(self._context.library.guide(BLANK))
            case typed if typed == _LATER and self._look.later:
                perform(self._menu, partial(later.look, self._context, self._look.later), self.begin_from_talk)
            case typed if typed == _IN_PAGES and sought:
                pages.run(self._face, sought)
            case typed if here := next((one for one in _HERE if typed in {*one.in_lines, one.label}), None):
                self._open(here)
            case number if number.isdecimal():
                self._menu.say(said_of_line.NO_SUCH_NUMBER)
            case letter if len(letter) == 1:
                self._menu.say(said_of_line.NO_SUCH_WORD)
            case _:
                self._by_name(words)

    def _open(self, here: Capability) -> None:
        if here.talk:
            perform(self._menu, beginning_of(here, self._context), self.begin_from_talk)
            return
        module, _, name = here.line.partition(":")
        getattr(import_module(f"ptg_cli.line.{module}"), name)(self._face)

    def begin_from_talk(self, turn: Open) -> None:
        """What begins in the middle of a talk: a draft is gone on with, a strategy tried, another place opened."""
        if turn.draft:
            self._go_on(turn)
        elif turn.place == "pages" and turn.what:
            line_page.run(self._menu, self._context, self._context.journal.find(turn.what))
        elif turn.place == "writing":
            _write_from_talk(self._face, turn)
        elif turn.place == "tellings" and turn.what:
            from ptg_cli.line import tellings  # only where it is opened, as every other place

            tellings.read(self._face, turn.what)
        elif turn.place == "hard-moment":
            hard_moment.run(self._face, strategy=self._context.strategy_desk.strategy(turn.what))
        else:
            self._open(capability(turn.place))

    def _by_name(self, words: str) -> None:
        """Begins the guide of that name; else says what ptg can do that goes by these words, and what does it; else
        offers the guides that fit them."""
        if words.casefold().removeprefix("ptg ") == "sos":
            self._menu.say_people()
            return
        there, absent = found_by(words)
        library = self._context.library
        fitting = [] if there or absent or len(words) < _LEAST else found_by_words(library.guides(), words)
        guide = named(self._menu, words, library.guide, quietly=bool(there or absent or fitting))
        if guide is not None:
            self._write(guide)
            return
        if fitting:
            guides(self._face, words)
            return
        if not there and not absent and len(words) >= _LEAST:
            self._sought = words
            self._menu.say(said.look_in_pages(_IN_PAGES, one_line(words)))
        self._menu.say(*(one.said for one in absent[:1]))
        near = [capability(one.near) for one in absent[:1] if one.near]
        self._menu.say_list(_way_to(one) for one in dict.fromkeys((*near, *there)))

    def _write(self, guide: Guide | None) -> None:
        if guide is not None:
            write(self._face, guide)


def _way_to(one: Capability) -> str:
    """What ptg can do, and what is typed for it here, or else in the shell."""
    return said.way_to(one.about, one.in_lines[0], f"ptg {one.command}")


def _groups(there: Sequence[Capability]) -> list[str]:
    """What is here besides writing today, a line for what belongs together; the way out last."""
    here = sorted(there, key=_numbers_first)
    panels = {one.panel: [each for each in here if each.panel == one.panel] for one in there}
    several = {panel: found for panel, found in panels.items() if len(found) > 1}
    others = sorted((one for found in panels.values() if len(found) == 1 for one in found), key=_numbers_first)
    lines = [f"{panel}: {' '.join(map(_row, found))}" for panel, found in several.items()]
    return [*lines, said.others(" ".join(map(_row, others)))]


def _numbers_first(here: Capability) -> str:
    """Sorts numbers among themselves, before letters, which stay in the order of the list."""
    return here.in_lines[0] if here.in_lines[0].isdecimal() else "a"


def _row(here: Capability) -> str:
    return f"{here.in_lines[0]} {here.in_lines[1]}."
