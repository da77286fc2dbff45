"""What line mode says: questions, openings and answers as plain lines. Pure."""

from collections.abc import Iterable, Sequence

from ptg_cli.line.hearing import Hearing
from ptg_cli.model.guide import TEXTS, Choose, Day, Items, Scale, Shares, Sort, Write
from ptg_cli.model.practice import how_long
from ptg_cli.model.visible import short_lines, with_stop
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.sentences import writing as said
from ptg_cli.sentences.guides import level_and_length
from ptg_cli.session.writing_view import Earlier, Opening, Question


def how_hard(hearing: Hearing) -> str:
    """The question how hard it is: in full the first time it is heard."""
    new = hearing.is_new("how hard")
    return said_of_scales.HOW_HARD_WITH_POINTS if new else said_of_scales.HOW_HARD_0_TO_10


def what_do_you_feel(hearing: Hearing) -> str:
    """The question about feelings: in full the first time it is heard."""
    new = hearing.is_new("feelings")
    return said_of_scales.WHAT_DO_YOU_FEEL if new else said_of_scales.WHAT_DO_YOU_FEEL_SHORT


def opening(view: Opening, hearing: Hearing) -> list[str]:
    """The opening as lines, up to what is asked."""
    lines = [
        with_stop(view.title),
        view.summary,
        level_and_length(view.level, view.minutes),
        *short_lines(view.note),
        *(short for line in view.lines for short in short_lines(line)),
    ]
    if view.asks_rating:
        lines += [
            how_hard(hearing),
            said_of_scales.TYPE_NUMBER_OR_ENTER if view.asks_feelings else said.RATING_OR_ENTER,
        ]
    return [line for line in lines if line]


def question(view: Question) -> list[str]:
    """A question as lines: where it stands, what it asks, its options, and what was answered before."""
    step = view.asked.step
    first = view.asked.nth <= 1  # its words tell the next
    counted = said.question_number(view.counted) if view.counted and first else ""
    lines = [counted, view.prompt, view.hint]
    match step:
        case Write(starters=starters) if starters and not view.answer:
            lines.append(f"{said.BEGINNING} " + " ".join(f"“{words.rstrip(',:')}”." for words in starters))
        case Items():
            lines.append(said.ONE_THING_A_LINE)
        case Scale():
            lines.append(view.said_before)
            lines.append(said.ends_of_scale(step.low, step.high))
        case Day():
            lines += [said.DAY_IN_WORDS, said.ENTER_LEAVES_IT]
        case Choose():
            lines += numbered(view.asked.options)
            lines.append(said.how_to_choose(len(view.asked.options), step.many))
        case Shares():
            lines += said.how_to_share(len(view.asked.options))
        case Sort() if step.cards:
            lines += said.how_to_sort_cards(len(view.asked.options), step.piles)
        case Sort():
            lines += numbered(view.asked.options)
        case _:
            pass
    lines.append(view.said_of_answer)
    if view.answer and isinstance(step, TEXTS):
        lines.append(said.WROTE_BEFORE)
    elif view.answer:
        lines.append(said.ANSWERED_BEFORE)
    return [line for line in lines if line]


def numbered(items: Iterable[str]) -> list[str]:
    """Items as lines with their numbers, from 1."""
    return [f"{number} {item}" for number, item in enumerate(items, 1)]


def about(seconds: float) -> str:
    """How long so many seconds are, as a sentence."""
    return f"{how_long(seconds).capitalize()}."


def pile(name: str, inside: Sequence[str]) -> str:
    """What is asked for one pile."""
    return said.pile(name, inside)


def recalled(earlier: Earlier) -> str:
    """The offer of an earlier answer."""
    return said.read_it_or_go_on(earlier.said)


def written(sections: Iterable[tuple[str, str]]) -> list[str]:
    """What was written so far: each question, then the answer's own lines."""
    found = []
    for heading, text in sections:
        lines = [line for line in text.split("\n") if line.strip()]
        if all(line.startswith(("- ", "**")) for line in lines):  # a list or piles, as ptg writes them
            lines = [line.removeprefix("- ").strip("*") for line in lines]
        found += [line for line in (heading, *lines) if line.strip()]
    return found or [said.NOTHING_WRITTEN_YET]
