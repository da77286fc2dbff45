"""The plan in line mode: its parts with their numbers; in a part, a line that is typed is added. Everything is kept at
once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.plan_visit import NOT_SAFE_HEADING, PlanVisit, Row, counted
from ptg_cli.desk.preferences import change as change_setting
from ptg_cli.desk.supporting import wrong_country
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import prompts_folder
from ptg_cli.line import peopling
from ptg_cli.line.menu import Menu
from ptg_cli.line.peopling import keep, known_numbers
from ptg_cli.model.plan import (
    ABOUT_THE_CARD,
    ASKED_OF_A_TRIGGER,
    CARD_ANSWERS,
    IN_THE_WAY,
    NO_EXAMPLES,
    REVIEW_OFFER,
    Part,
    Trigger,
    on_card_said,
)
from ptg_cli.model.visible import in_one_line, one_line
from ptg_cli.settings import SettingError

KEPT: Final = "Kept."
TAKEN_OUT: Final = "Taken out. undo brings it back."
_OUT: Final = "Enter goes back. 0 leaves."
_LEAST_DIGITS: Final = {"professional": 3}
"""Numbers of so many digits are no places in a list, but lines of their own: helplines are as short as that."""

_WORDS: Final = (
    "examples says some. way notes what might get in the way. card shows this part on the support card, or not."
)
_WORD_LINES: Final = "lines says the helplines of your country, to add what you like."
_NO_LINES: Final = "No more lines are known here for your country. /people shows places that know more."


def run(menu: Menu, context: Context, *, now: bool = False) -> None:
    """The plan, until enter goes back. With `now` it is loud: people come first, and are open. Raises: Left, the
    console's own errors, whatever a signal raises. What the disk or the journal did is said."""
    visit = context.plan_visit(loud=now)
    try:
        said = visit.open()
    except (OSError, JournalError) as error:
        menu.say(f"Your plan can't be read here. {explain(error)}")
        return
    menu.say(*([said] if said else []))
    Planning(menu, context, visit).run(now=now)


_CARD_HINT: Final = "1 or 2. Enter leaves it open: then what 1 names shows there. card changes it."


class Planning:
    """One visit to the plan."""

    def __init__(self, menu: Menu, context: Context, visit: PlanVisit) -> None:
        self._menu = menu
        self._context = context
        self._visit = visit

    def run(self, *, now: bool) -> None:
        """Says the parts and opens them."""
        menu, visit = self._menu, self._visit
        menu.say("My plan.", *(one_line(words) for words in (*visit.problems, visit.words.wrong) if words))
        parts = visit.words.parts
        if now:
            self._part(parts[0])
        while True:
            counts = [counted(len(visit.rows(part.id))) for part in parts]
            menu.say(
                *(f"{n} {part.title}: {count}." for n, (part, count) in enumerate(zip(parts, counts, strict=True), 1))
            )
            menu.say(*([words] if (words := visit.no_person()) else []))
            menu.say(*([f"{REVIEW_OFFER} looked notes that you did."] if visit.review_due else []))
            undo = " undo takes the last change back." if visit.can_undo else ""
            hint = f"A number from 1 to {len(parts)} opens a part.{undo} {_OUT}"
            known = [*known_numbers(len(parts)), "undo", *(["looked"] if visit.review_due else [])]
            match menu.choice((), hint, known):
                case "":
                    return
                case "undo":
                    keep(menu, visit.undo)
                case "looked":
                    keep(menu, lambda: visit.looked_through() or KEPT)
                case number:
                    self._part(parts[int(number) - 1])

    # A part

    def _part(self, part: Part) -> None:
        menu = self._menu
        menu.say(
            f"{part.title}.",
            *filter(None, (part.about,)),
            _WORDS,
            *([_WORD_LINES] if part.id == "professional" else []),
        )
        while True:
            rows = self._say_rows(part)
            hint = self._hint(part, rows)
            menu.say(hint)
            words = menu.line(hint)
            match words.casefold():
                case "":
                    return
                case "examples":
                    menu.say(*([f"For example: {example}." for example in part.examples] or [NO_EXAMPLES]))
                case "way":
                    self._way(part)
                case "card":
                    self._tick(part)
                case "undo":
                    keep(menu, self._visit.undo)
                case "lines" if part.id == "professional":
                    self._lines()
                    self._ask_about_the_card()
                case number if number.isdecimal() and len(number) < _LEAST_DIGITS.get(part.id, 5):
                    if 1 <= int(number) <= len(rows):
                        self._row(part, rows[int(number) - 1])
                    else:
                        menu.say("There is no such number here.")
                case _:
                    self._add(part, words)
                    self._ask_about_the_card()

    def _say_rows(self, part: Part) -> list[Row]:
        visit = self._visit
        here = visit.rows(part.id)
        away = visit.not_safe if part.id == "people" else []
        self._menu.say(*(f"{number} {one_line(row.said)}" for number, row in enumerate(here, 1)))
        if not here:
            self._menu.say("Nothing here yet.")
        if away:
            self._menu.say(NOT_SAFE_HEADING)
            self._menu.say(*(f"{n} {one_line(row.said)}; not safe" for n, row in enumerate(away, len(here) + 1)))
        way = visit.plan.in_the_way.get(part.id, "")
        self._menu.say(*([f"In the way, maybe: {one_line(way)}"] if way else []))
        self._menu.say(on_card_said(visit.plan, part.id))
        known = visit.known if part.id == "people" else []
        self._menu.say(*([f"You named before: {one_line(', '.join(known))}."] if known else []))
        return [*here, *away]

    def _hint(self, part: Part, rows: list[Row]) -> str:
        adds = (
            "Type a name, or initials, to add someone."
            if part.id == "people"
            else f"Type a line to add it: {part.item}."
        )
        number = " A number changes one." if rows else ""
        words = ["examples", "way", "card"]
        words += ["lines"] if part.id == "professional" else []
        words += ["undo"] if self._visit.can_undo else []
        return f"{adds}{number} Or one of these words: {', '.join(words)}. {_OUT}"

    def _add(self, part: Part, words: str) -> None:
        menu, visit = self._menu, self._visit
        if part.id == "people":
            peopling.add(menu, visit, words)
        elif part.id != "triggers":
            if keep(menu, partial(visit.add, part.id, words)):
                menu.say(KEPT)
        elif keep(menu, partial(visit.put_trigger, Trigger(words))):
            cue = in_one_line(words)
            self._rest_of_trigger(Trigger(cue))

    def _rest_of_trigger(self, now: Trigger, *, changed: bool = True) -> None:
        """What it does, and what is chosen instead; each is kept at once."""
        menu = self._menu
        for place, field in enumerate(ASKED_OF_A_TRIGGER[1:], 2):
            question, present = self._question(place, field), str(getattr(now, field))
            hint = (
                f"{question} {'A dash takes it off. Enter leaves it as it is.' if present else 'Enter leaves it out.'}"
            )
            menu.say(*([f"Now: {one_line(present)}"] if present else []), hint)
            words = menu.line(hint, asking=True)
            if not words:
                continue
            wanted = replace(now, **{field: "" if words == "-" else in_one_line(words)})
            if keep(menu, partial(self._visit.put_trigger, wanted, Row(now.said, now.said), same=changed)):
                now, changed = wanted, True
        menu.say(KEPT)

    def _question(self, place: int, field: str) -> str:
        """What is asked for one piece of a trigger, and which of them it is."""
        return f"{place} of {len(ASKED_OF_A_TRIGGER)}. {self._visit.words.questions[field].prompt}"

    def _row(self, part: Part, row: Row) -> None:
        menu, visit = self._menu, self._visit
        if row.person is not None:
            moves = not row.person.not_safe and len(visit.rows(part.id)) > 1
            peopling.change(menu, visit, row.person, _mover(menu, visit, part, row) if moves else None)
            return
        lines = (one_line(row.said), "1 change it.", "2 move it up.", "3 move it down.", "4 take it out.")
        match menu.choice(lines, f"1 to 4. {_OUT}", known_numbers(4)):
            case "1" if part.id == "triggers":
                self._change_trigger(row)
            case "1":
                hint = "In other words, or enter to leave it as it is."
                menu.say(hint)
                words = menu.line(hint, asking=True)
                if words and keep(menu, partial(visit.change, part.id, row, words)):
                    menu.say(KEPT)
            case "2" | "3" as way:
                _mover(menu, visit, part, row)(-1 if way == "2" else 1)
            case "4":
                if keep(menu, partial(visit.remove, part.id, row)):
                    menu.say(TAKEN_OUT)
            case _:
                pass

    def _change_trigger(self, row: Row) -> None:
        menu, visit = self._menu, self._visit
        try:
            now = visit.trigger(row)
        except JournalError as gone:
            menu.say(explain(gone))
            return
        hint = f"{self._question(1, ASKED_OF_A_TRIGGER[0])} Enter leaves it as it is."
        menu.say(f"Now: {one_line(now.cue)}", hint)
        words = in_one_line(menu.line(hint, asking=True))
        wanted = replace(now, cue=words or now.cue)
        if wanted == now or keep(menu, partial(visit.put_trigger, wanted, row)):
            self._rest_of_trigger(wanted, changed=wanted != now)

    # More

    def _way(self, part: Part) -> None:
        menu = self._menu
        hint = f"{self._visit.words.questions[IN_THE_WAY].prompt} A dash takes it off. Enter leaves it as it is."
        menu.say(hint)
        words = menu.line(hint, asking=True)
        if words and keep(menu, partial(self._visit.put_in_the_way, part.id, "" if words == "-" else words)):
            menu.say(KEPT)

    def _tick(self, part: Part) -> None:
        menu, visit = self._menu, self._visit
        shown = part.id not in visit.plan.on_card
        if not visit.plan.card_asked:
            lines = (ABOUT_THE_CARD, "1 show this part there.", "2 leave it off.")
            answer = menu.choice(lines, f"1 or 2. {_OUT}", ("1", "2"))
            if not answer:
                return
            shown = answer == "1"
        keep(menu, partial(visit.tick, part.id, shown))

    def _ask_about_the_card(self) -> None:
        """Once in a visit, when the first line is kept."""
        menu, visit = self._menu, self._visit
        if not visit.ask_about_card():
            return
        lines = (ABOUT_THE_CARD, *(f"{n} {words[0].lower()}{words[1:]}." for n, words in enumerate(CARD_ANSWERS, 1)))
        answer = menu.choice(lines, _CARD_HINT, ("1", "2"))
        if answer and keep(menu, partial(visit.answer_card, answer == "1")):
            menu.say("Kept. card changes it in each part.")

    def _lines(self) -> None:
        """The country's lines, each with its number, until enter goes back."""
        menu, visit, context = self._menu, self._visit, self._context
        while context.settings.country or self._ask_country():
            try:
                lines = visit.lines_of(context.settings.country)
            except BadContent as bad:
                menu.say(explain(bad))
                return
            if not lines:
                menu.say(_NO_LINES)
                return
            menu.say(*(f"{number} {line}" for number, line in enumerate(lines, 1)))
            number = menu.choice((), f"A number adds one. {_OUT}", known_numbers(len(lines)))
            if not number:
                return
            if keep(menu, partial(visit.add, "professional", lines[int(number) - 1])):
                menu.say(KEPT)

    def _ask_country(self) -> bool:
        menu, prompts = self._menu, prompts_folder()
        hint = (
            "Which country are you in? A name, or a code such as NZ. It comes first on the card, too. Enter goes back."
        )
        menu.say(hint)
        while words := menu.line(hint):
            wrong = wrong_country(prompts, words)
            try:
                if not wrong:
                    change_setting("country", words, prompts, self._context.change_setting)
                    return True
            except (OSError, SettingError) as error:
                wrong = f"{explain(error) if isinstance(error, OSError) else error} Not kept."
            menu.say(wrong, hint)
        return False


def _mover(menu: Menu, visit: PlanVisit, part: Part, row: Row) -> Callable[[int], None]:
    def move(by: int) -> None:
        keep(menu, partial(visit.move, part.id, row, by))

    return move
