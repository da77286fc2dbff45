"""What to write with: today's suggestion, another, a blank page, or one from the list."""

from collections.abc import Callable, Sequence
from typing import Final

from ptg_cli.desk.guides import for_need, found_by, near
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library
from ptg_cli.line.menu import Menu
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.model.need import Need
from ptg_cli.sentences import guides as said_of_guides
from ptg_cli.session.care import LINE_KEYS

_DIGITS: Final = 4
"""Of a number that is typed so many are read: there are never as many guides."""


def pick_guide(menu: Menu, suggestions: Sequence[Suggestion], library: Library) -> Guide:
    """Offers a guide for today, the others, the blank page and the list. Raises: Left."""
    find = library.guide
    place = 0
    while True:
        shown = suggestions[place] if place < len(suggestions) else None
        if shown:
            menu.say(*suggested(shown))
            menu.say(said_of_guides.suggestion_hint(more=place + 1 < len(suggestions)))
        else:
            menu.say(said_of_guides.NO_MORE_SUGGESTIONS)
        match menu.line(said_of_guides.NUMBER_OR_NAME, begins=True):
            case "" | "1":
                return shown.guide if shown else find(BLANK)
            case "2":
                place = min(place + 1, len(suggestions))
            case "3":
                return find(BLANK)
            case "4":
                if found := pick_from_list(menu, library):
                    return found
            case words:
                fitting = bool(found_by(library.guides(), words))
                found = named(menu, words, find, quietly=fitting)
                if found or (fitting and (found := pick_from_list(menu, library, back=True, words=words))):
                    return found


def suggested(suggestion: Suggestion) -> tuple[str, str]:
    """A suggestion, and its reason."""
    return said_of_guides.for_now(described(suggestion.guide)), suggestion.why


def pick_from_list(menu: Menu, library: Library, *, back: bool = False, words: str = "") -> Guide | None:
    """Says what someone may need, each with a number, then the guides for it, and asks for one; words that are no name
    show those they fit, and `words` show them at once. With `back` enter goes back, and there is none. Raises: Left."""
    guides, needs = library.guides(), library.needs
    shown: Sequence[Guide] = found_by(guides, words) if words else () if needs else guides
    said: Sequence[Guide] | None = None
    rows: Sequence[str] = ()
    while True:
        if shown is not said:
            rows = _numbered(shown) if shown else [said_of_guides.WHAT_FOR, *_numbered_needs(needs)]
            if shown or menu.console.hearing.is_new("needs"):
                menu.say_list(rows)
            else:
                menu.say(said_of_guides.needs_again([*(need.title for need in needs), said_of_guides.ALL_GUIDES]))
            said = shown
        count = len(shown) or len(needs) + 1
        hint = said_of_guides.number_or_word(count, back=back or bool(shown and needs))
        menu.say(hint)
        match menu.line(hint, finding=True, about=rows):
            case "" if shown and needs:
                shown = ()
            case "" if back:
                return None
            case number if number.isdecimal() and 0 < int(number[:_DIGITS]) <= count:
                if shown:
                    return shown[int(number) - 1]
                place = int(number) - 1
                shown = for_need(guides, needs[place].id) if place < len(needs) else guides
            case typed if typed:
                found = _named_or_found(menu, typed, library)
                if isinstance(found, Guide):
                    return found
                shown = found or shown


def _named_or_found(menu: Menu, words: str, library: Library) -> Guide | Sequence[Guide]:
    """The guide of that name, else those that the words fit, else the nearest, which is said."""
    guides = library.guides()
    fitting = [] if words.isdecimal() else found_by(guides, words)
    alike = [] if words.isdecimal() or fitting else near(guides, words)
    guide = named(menu, words, library.guide, quietly=bool(fitting or alike))
    if guide is None and alike:
        menu.say(said_of_guides.NEAREST)
    return guide or fitting or alike


def described(guide: Guide) -> str:
    """A guide in one line; a deep one says what it asks, too."""
    own = f" {said_of_guides.IS_YOUR_OWN}" if guide.mine else ""
    about = said_of_guides.level_and_length(guide.level, guide.minutes)
    asks = f" {LINE_KEYS.fill(guide.note)}" if guide.level == "deep" else ""
    return f"{guide.title}. {about}{own} {guide.summary}{asks}"


def _numbered(guides: Sequence[Guide]) -> list[str]:
    return [f"{number} {described(guide)}" for number, guide in enumerate(guides, 1)]


def _numbered_needs(needs: Sequence[Need]) -> list[str]:
    rows = [(need.title, need.about) for need in needs]
    rows.append((said_of_guides.ALL_GUIDES, said_of_guides.ALL_ABOUT))
    return [said_of_guides.need_row(number, *row) for number, row in enumerate(rows, 1)]


def named(menu: Menu, words: str, find: Callable[[str], Guide], *, quietly: bool = False) -> Guide | None:
    """The guide of that name; None where there is none that can be used, and why is said unless `quietly`."""
    try:
        return find(words)
    except LookupError as missing:
        if not quietly:
            menu.say(str(missing.args[0]))
    except BadContent as bad:
        menu.say(*bad.messages)
    return None
