"""people.toml: the one list of people that plan, card, guides and support log read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from ptg_cli.journal.documents.document import Document, Misfit, NameList, ReadDocument, table_of
from ptg_cli.journal.toml_edit import TableRows
from ptg_cli.model.folded import folded
from ptg_cli.model.person import HELP, Person, marked, named, safe, same_name, with_marks, with_person
from ptg_cli.model.visible import in_one_line

People = tuple[Person, ...]


def people_from(table: Mapping[str, Any]) -> tuple[tuple[Person, ...], list[Misfit]]:
    """The people in people.toml's table, and what does not fit. A row without a name is left out."""
    rows = table.get("person", [])
    misfits = []
    if isinstance(rows, dict):
        rows, misfits = [rows], [Misfit("person", "people are rows that begin with [[person]], with two brackets.")]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), [Misfit("person", "people are rows that begin with [[person]].")]
    found: dict[str, Person] = {}
    for nth, row in enumerate(rows, 1):
        person, wrong = _person(row, nth)
        misfits += wrong
        if person is None:
            continue
        same = folded(person.name)
        if same not in found:
            found[same] = person
            continue
        misfits.append(Misfit("name", f"“{person.name}” stands here twice. Give one a name of its own.", "person", nth))
        if person.not_safe:  # where two rows differ, the careful one counts
            found[same] = replace(found[same], not_safe=True)
    return tuple(found.values()), misfits


def _person(row: Mapping[str, Any], nth: int) -> tuple[Person | None, list[Misfit]]:
    misfits: list[Misfit] = []

    def fits(key: str, good: bool, wanted: str) -> bool:
        if key in row and not good:
            misfits.append(Misfit(key, f"“{key}” takes {wanted}.", "person", nth))
        return key in row and good

    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        return None, [Misfit("name", 'each [[person]] needs a name = "…"; initials will do.', "person", nth)]
    reach, kinds = row.get("reach"), row.get("help")
    known = isinstance(kinds, list) and all(kind in HELP for kind in kinds)
    was = row.get("was")
    names = isinstance(was, list) and all(isinstance(one, str) and one.strip() for one in was)
    person = Person(
        in_one_line(name),
        in_one_line(str(reach)) if fits("reach", isinstance(reach, str), "a text") else "",
        tuple(dict.fromkeys(kinds or ())) if fits("help", known, f"a list of these: {', '.join(HELP)}") else (),
        bool(row.get("asked")) if fits("asked", isinstance(row.get("asked"), bool), "true or false") else False,
        row.get("not_safe") is True,
        tuple(map(in_one_line, was or ())) if fits("was", names, "a list of names") else (),
    )
    if "not_safe" in row and not fits("not_safe", isinstance(row["not_safe"], bool), "true or false"):
        return replace(person, not_safe=True), misfits  # whatever was meant, it was not “safe”
    return person, misfits


_ROW: Final = re.compile(r"^[ \t]*\[+[ \t]*[\"']?person[\"']?[ \t]*\]*", re.MULTILINE)
_NAME_IN_ROW: Final = re.compile(
    r"""(?:^|[{,])[ \t]*["']?name["']?[ \t]*=[ \t]*(?:"([^"\r\n]+)"|'([^'\r\n]+)'|["']?([^"'\r\n,}#]+))""", re.MULTILINE
)
_MARK_IN_ROW: Final = re.compile(r"""(?:^|[{,])[ \t]*["']?not_safe["']?[ \t]*=(?![ \t]*false\b)""", re.MULTILINE)


def marked_in_broken(text: str) -> list[str]:
    """The names of those who seem to be marked as not safe in a people.toml that does not read. One slip must take off
    no mark, so rows are told apart only by their headings: where one of these is broken, the mark counts for both."""
    rows = _ROW.split(text)
    marked = (row for row in rows if _MARK_IN_ROW.search(row))
    names = ("".join(found.groups("")) for row in marked for found in _NAME_IN_ROW.finditer(row))
    return [in_one_line(name) for name in names]


def person_row(person: Person) -> dict[str, Any]:
    """A person as a row of people.toml; what is not said is left out."""
    row: dict[str, Any] = {"name": in_one_line(person.name)}
    if reach := in_one_line(person.reach):
        row["reach"] = reach
    if person.help:
        row["help"] = list(person.help)
    if person.asked:
        row["asked"] = True
    if person.not_safe:
        row["not_safe"] = True
    if person.was:
        row["was"] = list(person.was)
    return row


def nobody_known(people: ReadDocument[People]) -> bool:
    """True where nothing tells who is marked as not safe: then nobody is to be named, and no line that may name one."""
    return people.unknown or bool(people.problems and not people.value)


def _with_all_marks(people: People, texts: Iterable[bytes]) -> People:
    """The people, everybody marked as not safe who is so in any of these texts, as far as anything in them tells."""
    return with_marks(people, [name for raw in texts for name in _marked_in(raw)])


def _marked_in(raw: bytes) -> list[str]:
    """Who is marked as not safe in a text, whether it reads or not."""
    table, _ = table_of(raw)
    if table is not None:
        return [person.name for person in marked(people_from(table)[0])]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return marked_in_broken(raw.decode("utf-16", "replace"))
    try:
        return marked_in_broken(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:  # as editors on Windows save it
        return marked_in_broken(raw.decode("cp1252", "replace"))


def _marks_gone(before: People, now: People) -> str:
    """A mark that goes with the people before has to be told: someone may be suggested again."""
    suggested = safe(now)
    lost = [one.name for one in marked(before) if any(same_name(one.name, other.name) for other in suggested)]
    names = ", ".join(lost).rstrip(".")
    return f"Not marked as not safe any more: {names}. `ptg plan` puts that mark back." if lost else ""


def _with_names(people: People, names: Iterable[str]) -> People:
    for words in names:
        people = with_person(people, named(words))
    return people


PEOPLE: Final = Document(
    name="people",
    template="# The people you named. Edit it by hand if you like; `ptg plan check` says what doesn't fit.\n",
    known={"person": TableRows("name", ("name", "reach", "help", "asked", "not_safe", "was"))},
    decode=people_from,
    encode=lambda people: {"person": [person_row(person) for person in people]},
    rows=lambda people: [(one.name, f"{one.said}{'; not safe' if one.not_safe else ''}") for one in people],
    unit=("person", "people"),
    edit="ptg plan edit",
    history="ptg plan history --people",
    show="ptg plan history {number} --people",
    restore="ptg plan restore {number} --people",
    names=NameList("your list of people", lambda people: tuple(person.name for person in people), _with_names),
    in_doubt=_with_all_marks,
    told_after=_marks_gone,
)
