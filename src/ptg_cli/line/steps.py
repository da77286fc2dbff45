"""What line mode says: questions, openings and answers as plain lines. Pure."""

from collections.abc import Iterable, Sequence

from ptg_cli.model.guide import Choose, Day, Items, Scale, Sort, Write
from ptg_cli.model.practice import how_long
from ptg_cli.model.scales import DISTRESS, FEELINGS
from ptg_cli.session.writing_view import DAY_IN_WORDS, Earlier, Opening, Question

SCALE_WORDS = ", ".join(f"{number} {words}" for number, words in DISTRESS.items())


def opening(view: Opening) -> list[str]:
    """The opening as lines, up to what is asked."""
    minutes = "1 minute" if view.minutes == 1 else f"{view.minutes} minutes"
    title = view.title if view.title.endswith(("?", "!", ".")) else f"{view.title}."
    said = [title, view.summary, f"About {minutes}. {view.level.capitalize()}.", view.note, *view.lines]
    if view.asks_rating:
        said.append(f"How hard is it right now, whatever is weighing on you? {SCALE_WORDS}.")
    if view.asks_feelings:
        said.append(f"Feelings, any or none: {', '.join(FEELINGS)}.")
        said.append("Type a number, feelings, both such as “6 tired”, or enter to begin.")
    elif view.asks_rating:
        said.append("Type a number, or enter to begin.")
    return [line for line in said if line]


def question(view: Question) -> list[str]:
    """A question as lines: where it stands, what it asks, its options, and what was answered before."""
    step = view.asked.step
    counted = f"Question {view.counted}." if view.counted and view.asked.nth <= 1 else ""  # its words tell the next
    said = [counted, view.prompt, view.hint]
    match step:
        case Write(starters=starters) if starters and not view.answer:
            said.append("A beginning, if it helps: " + " ".join(f"“{words.rstrip(',:')}…”" for words in starters))
        case Items():
            said.append("One thing a line.")
        case Scale():
            said.append(view.said_before)
            said.append(f"0 {step.low}, 10 {step.high}. A number from 0 to 10, or enter to leave it.")
        case Day():
            said += [DAY_IN_WORDS, "Enter leaves it."]
        case Choose():
            said += numbered(view.asked.options)
            said.append(_how_to_choose(step, view.asked.options))
        case Sort():
            said += numbered(view.asked.options)
        case _:
            pass
    said.append(view.said_of_answer)
    if view.answer and isinstance(step, Write | Items):
        said.append("You wrote something here before. Enter keeps it. /read says it. New lines are added to it.")
    elif view.answer:
        said.append("You answered this before. Enter keeps it. A new answer takes its place.")
    return [line for line in said if line]


def numbered(items: Iterable[str]) -> list[str]:
    """Items as lines with their numbers, from 1."""
    return [f"{number} {item}" for number, item in enumerate(items, 1)]


def about(seconds: float) -> str:
    """How long so many seconds are, as a sentence."""
    return f"{how_long(seconds).capitalize()}."


def pile(name: str, inside: Sequence[str]) -> str:
    """What is asked for one pile."""
    if inside:
        return f"For “{name}”: which numbers? Enter keeps {', '.join(inside)}. 0 for none."
    return f"For “{name}”: which numbers? Enter for none."


def recalled(earlier: Earlier) -> str:
    """The offer of an earlier answer."""
    return f"{earlier.said} Type r to read it, or enter to go on."


def written(sections: Iterable[tuple[str, str]]) -> list[str]:
    """What was written so far: each question, then the answer's own lines."""
    said = []
    for heading, text in sections:
        lines = [line for line in text.split("\n") if line.strip()]
        if all(line.startswith(("- ", "**")) for line in lines):  # a list or piles, as ptg writes them
            lines = [line.removeprefix("- ").strip("*") for line in lines]
        said += [line for line in (heading, *lines) if line.strip()]
    return said or ["Nothing is written yet."]


def _how_to_choose(step: Choose, options: tuple[str, ...]) -> str:
    if not options:
        return "Your own words, or enter to leave it."
    if len(options) == 1:
        return "1, or your own words. Or enter to leave it."
    if step.many:
        return "Numbers, such as 1 or 1, 2. Or your own words. Or enter to leave it."
    return "A number, or your own words. Or enter to leave it."
