"""What to write with: today's suggestion, another, a blank page, or one from the list."""

from collections.abc import Callable, Sequence

from ptg_cli.desk.guides import fits
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.library.errors import BadContent
from ptg_cli.line.menu import Menu
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.sentences import guides as said_of_guides


def pick_guide(
    menu: Menu,
    suggestions: Sequence[Suggestion],
    guides: Sequence[Guide],
    find: Callable[[str], Guide],
) -> Guide:
    """Offers a guide for today, the others, the blank page and the list.

    `find` gives the guide of a name and raises LookupError, whose message is a whole sentence. Raises: Left.
    """
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
                if found := pick_from_list(menu, guides, find):
                    return found
            case words:
                if found := named(menu, words, find):
                    return found


def suggested(suggestion: Suggestion) -> tuple[str, str]:
    """A suggestion, and its reason."""
    return said_of_guides.for_now(described(suggestion.guide)), suggestion.why


def described(guide: Guide) -> str:
    """A guide in one line."""
    own = f" {said_of_guides.IS_YOUR_OWN}" if guide.mine else ""
    return f"{guide.title}. {said_of_guides.level_and_length(guide.level, guide.minutes)}{own} {guide.summary}"


def pick_from_list(
    menu: Menu, guides: Sequence[Guide], find: Callable[[str], Guide], *, back: bool = False
) -> Guide | None:
    """Says all guides, each with its number, and asks for one; words that are no name show those they fit.
    With `back` enter goes back, and there is none. Raises: Left."""
    shown: Sequence[Guide] = guides
    menu.say_list(_numbered(shown))
    while True:
        hint = said_of_guides.which_guide(len(shown), back=back)
        menu.say(hint)
        words = menu.line(hint, finding=True)
        if not words and back:
            return None
        if words in {str(number) for number in range(1, len(shown) + 1)}:
            return shown[int(words) - 1]
        if not words:
            continue
        fitting = [] if words.isdecimal() else [guide for guide in guides if fits(guide, words)]
        if found := named(menu, words, find, quietly=bool(fitting)):
            return found
        if fitting:
            shown = fitting
            menu.say_list(_numbered(shown))


def _numbered(guides: Sequence[Guide]) -> list[str]:
    return [f"{number} {described(guide)}" for number, guide in enumerate(guides, 1)]


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
