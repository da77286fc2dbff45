"""Then and now in plain lines: the guides that were told more than once, and one of them heard."""

from ptg_cli.line import page, steps
from ptg_cli.line.face import Face
from ptg_cli.line.side_by_side import TellingsInLines
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import tellings as said


def run(face: Face) -> None:
    """The guides that were told more than once, and what was said to one of them, until enter goes back. Raises: Left,
    JournalError, OSError; whatever writing raises."""
    menu, desk = face.menu, face.context.tellings
    told = desk.told_again()
    if not told:
        menu.choice((said.NONE_TWICE_HERE,), said_of_line.ENTER_OR_Q, ())
        return
    rows = [f"{one_line(one.title)}, {said.told(one.tellings, *one.days)}." for one in told]
    while True:
        menu.say_list(steps.numbered(rows))
        hint = said_of_line.which_row(len(told))
        menu.say(hint)
        words = menu.line(hint)
        if not words:
            return
        if words in {str(number) for number in range(1, len(told) + 1)}:
            read(face, told[int(words) - 1].slug)
        else:
            menu.say(said_of_line.NO_SUCH_NUMBER if words.isdecimal() else said_of_line.NO_SUCH_WORD)


def read(face: Face, which: str) -> None:
    """What was written with one guide, side by side. Raises: Left, JournalError, OSError; whatever writing raises."""
    found = face.context.tellings.of(which)
    TellingsInLines(face.menu, face.context, found, page.run, face.run_session).run()
