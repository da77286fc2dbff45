"""The body of a guided entry: Markdown that reads well anywhere, and from which every answer comes back.

Each answered step is a heading (the question as asked), a marker comment, a blank line and the answer.
The body is the only place answers live. Text someone wrote that looks like a marker gets a leading
backslash, undone on reading, so a marker in a body is always one of ours (or was typed by hand in the file).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ptg_cli.model.answer import Answer, Dated, Listed, Number, Piles, Shared, Text, clean_items
from ptg_cli.model.guide import Choose, Day, Items, Scale, Shares, Sort, Step
from ptg_cli.model.shares import WHOLE
from ptg_cli.model.visible import in_one_line

_MARKER = re.compile(r"^<!-- step: (?P<id>[^\s>]+)(?: (?P<nth>\d{1,9}))? -->\s*$")
_LOOKS_LIKE_MARKER = re.compile(r"^(\\*<!-- step: )", re.MULTILINE)
_ESCAPED_MARKER = re.compile(r"^\\(\\*<!-- step: )", re.MULTILINE)
_RATING = re.compile(r"^(\d{1,2}) of 10(?: \(\d{1,2} before\))?$")
_SHARE = re.compile(r"(.+): (?:([0-9]{1,3}) of 100|no share)")
_PILE = re.compile(r"^\*\*(.+)\*\*$")
_LOOKS_STRUCTURED = re.compile(r"^\\*\s*(- |\*\*|\d{1,2} of 10)")


@dataclass(frozen=True, slots=True)
class Section:
    """One answered step as it stands in a body. `nth` is 0, or for a step asked once per item of an earlier
    answer, the item's place in it, from 1. `text` is the answer as Markdown."""

    question: str
    step: str
    nth: int
    text: str


def compose(sections: Iterable[Section]) -> str:
    """The body that holds these sections, ending in one line feed; empty for none."""
    parts = []
    for section in sections:
        nth = f" {section.nth}" if section.nth else ""
        question = in_one_line(section.question)
        answer = _LOOKS_LIKE_MARKER.sub(r"\\\1", section.text)
        parts.append(f"## {question}\n<!-- step: {section.step}{nth} -->\n\n{answer}\n")
    return "\n".join(parts)


def parse(body: str) -> tuple[str, list[Section]]:
    """What stands before the first marked section, and the sections, in the body's own order.

    A section whose marker was lost is part of the text before it: nothing is dropped.
    """
    lines = body.split("\n")
    starts: list[tuple[int, int, re.Match[str]]] = []  # heading line, first line of the answer, marker
    for number, line in enumerate(lines):
        if found := _MARKER.match(line):
            heading = number - 1 if number and lines[number - 1].startswith("## ") else number
            starts.append((heading, number + 1, found))
    before = "\n".join(lines[: starts[0][0]]) if starts else body
    sections = []
    for place, (heading, first, found) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(lines)
        text = _ESCAPED_MARKER.sub(r"\1", "\n".join(lines[first:end]))
        question = lines[heading][3:].strip() if heading < first - 1 else ""
        sections.append(Section(question, found["id"], int(found["nth"] or 0), Text(text).text))
    return before, sections


def without_markers(text: str) -> str:
    """A guided body as a person reads it on a screen: without the marker comments under its questions,
    everything else as it stands."""
    kept: list[str] = []
    for line in text.split("\n"):
        under_a_question = bool(kept) and kept[-1].startswith("## ")
        if not (under_a_question and _MARKER.match(line)):
            kept.append(line)
    shown = "\n".join(kept)
    return _ESCAPED_MARKER.sub(r"\1", shown) if shown != text else text


def to_markdown(answer: Answer, first: int | None = None) -> str:
    """An answer as the Markdown that stands under its question. `first` is the number that was given before to the
    same question, where it was weighed again: it is told beside the number, and is no part of the answer."""
    match answer:
        case Text(text=text):
            return text
        case Number(value=value, note=note):
            before = "" if first is None else f" ({first} before)"
            return _with_note("" if value is None else f"{value} of 10{before}", note)
        case Dated(note=note):
            return "\n\n".join(part for part in (str(answer), note) if part)
        case Listed(items=items, note=note):
            return _with_note("\n".join(f"- {item}" for item in items), note)
        case Shared(parts=parts, note=note):
            rows = [f"- {name}: {'no share' if share is None else f'{share} of {WHOLE}'}" for name, share in parts]
            return _with_note("\n".join(rows), note)
        case Piles(piles=piles, note=note):
            shown = [f"**{name}**\n\n" + "\n".join(f"- {item}" for item in items) for name, items in piles]
            return _with_note("\n\n".join(shown), note)


def from_markdown(step: Step | None, text: str) -> Answer:
    """The answer that `text` is, for the kind of `step`; a step no longer known gives a free text. Options and piles
    of an earlier version come back as what they are called now."""
    match step:
        case Scale():
            first, _, rest = text.partition("\n")
            found = _RATING.match(first.strip())
            if found and int(found[1]) <= 10:
                return Number(int(found[1]), _note(rest))
            return Number(None, _note(text))
        case Items() | Choose():
            items, after = _leading_items(text.split("\n"))
            now = dict(step.retired) if isinstance(step, Choose) else {}
            return Listed(tuple(now.get(item, item) for item in items), _note("\n".join(after)))
        case Shares():
            items, after = _leading_items(text.split("\n"))
            return Shared(tuple(map(_part, items)), _note("\n".join(after)))
        case Sort(retired=retired):
            return _read_piles(text, dict(retired))
        case Day():
            first, _, rest = text.partition("\n")
            return Dated(first, None, rest)
        case _:
            return Text(text)


def _part(row: str) -> tuple[str, int | None]:
    """What had a part, and its share. A row that was written by hand in another way is all name."""
    found = _SHARE.fullmatch(row)
    share = int(found[2]) if found and found[2] else None
    return (found[1], share) if found and (share is None or share <= WHOLE) else (row, None)


def _read_piles(text: str, now: Mapping[str, str]) -> Piles:
    lines = text.split("\n")
    piles: list[tuple[str, tuple[str, ...]]] = []
    while lines:
        while lines and not lines[0].strip():
            lines.pop(0)
        if not lines or not (found := _PILE.match(lines[0].strip())):
            break
        items, rest = _leading_items(lines[1:])
        if not items:
            break
        piles.append((now.get(found[1], found[1]), tuple(items)))
        lines = rest
    return Piles(tuple(piles), _note("\n".join(lines)))


def _leading_items(lines: list[str]) -> tuple[list[str], list[str]]:
    """The `- ` items that `lines` begin with (blank lines before them passed over), and the lines after."""
    start = 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    end = start
    while end < len(lines) and lines[end].startswith("- "):
        end += 1
    return list(clean_items(line[2:] for line in lines[start:end])), lines[end:]


def _with_note(structured: str, note: str) -> str:
    if note and _LOOKS_STRUCTURED.match(note):
        note = "\\" + note
    return "\n\n".join(part for part in (structured, note) if part)


def _note(text: str) -> str:
    note = Text(text).text
    if note.startswith("\\") and _LOOKS_STRUCTURED.match(note):
        return note[1:]
    return note
