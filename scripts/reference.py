"""Writes docs/reference.md, the reference of every command, from the command tree: `python scripts/reference.py`.

Names, options and words are those of the commands themselves. The fields of `--json` and the number of columns of
`--plain` are read from what the commands print, in a journal that is made up for it in a temporary folder.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import typer
from typer.testing import CliRunner

from ptg_cli.cli.app import build
from ptg_cli.cli.diagnostics import HANG_UP, ExitStatus
from ptg_cli.context import Context, folders
from ptg_cli.model.aim import Aim
from ptg_cli.model.body import Section, compose
from ptg_cli.model.dials import DIALS
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person
from ptg_cli.model.plan import Plan, Trigger
from ptg_cli.talks import values

TARGET: Final = Path(__file__).resolve().parent.parent / "docs" / "reference.md"

EXAMPLES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "config get": (("config", "get", "theme"),),
    "values show": (("values", "show", "Rest"),),
    "aims show": (("aims", "show", "1"),),
    "aims history": (("aims", "history", "1"),),
    "journeys show": (("journeys", "show", "where-to-begin"),),
    "guides show": (("guides", "show", "circle-of-control"),),
    "practices show": (("practices", "show", "box"),),
    "strategies show": (("strategies", "show", "slow-walk"),),
    "history": (("history",), ("history", "@last"), ("history", "plan")),
    "search": (("search", "kitchen"),),
    "sos": (("sos",), ("sos", "--check")),
    "then": (("then",), ("then", "circle-of-control")),
}
"""How a command is run to see what it prints, where its name alone is not enough."""

COLUMNS: Final = {
    "list": ("id", "date and time", "kind", "guide", "what it begins with"),
    "search": ("id", "date and time", "kind", "guide", "the line that was found"),
    "on-this-day": ("id", "date and time", "kind", "guide", "what it begins with"),
    "milestones": ("id", "day", "your own words", "what the page is"),
    "tags": ("tag", "how many pages"),
    "guides list": ("name", "level", "minutes", "title", "summary"),
    "practices list": ("name", "kind", "seconds", "title", "summary"),
    "strategies list": ("name", "kind", "minutes", "energy", "setting", "title"),
    "plan people": ("name", "how to reach them", "what for", "whether not safe"),
    "values": ("id", "name", "why", "matters", "lived"),
    "values list": ("id", "name", "why", "matters", "lived"),
    "journeys": ("name", "open or left", "title", "the guide that is next"),
    "journeys list": ("name", "open or left", "title", "the guide that is next"),
    "aims": ("id", "how it stands", "kind", "name", "what it is for", "the day in words"),
    "aims list": ("id", "how it stands", "kind", "name", "what it is for", "the day in words"),
}
"""What stands in each column of `--plain`."""

ENDINGS: Final = {
    ExitStatus.OK: "done",
    ExitStatus.FAILED: "failed",
    ExitStatus.USAGE: "used wrongly, or wrong settings",
    ExitStatus.BUSY: "busy, try again",
    ExitStatus.KEPT: "kept, but its id could not be printed; nothing needs to be done again",
    ExitStatus.INTERRUPTED: "ended by Ctrl+C, with the draft kept",
    128 + HANG_UP: "ended because the terminal closed, with the draft kept",
    143: "ended by SIGTERM, with the draft kept",
}

HEAD: Final = """# Reference

Every command of ptg, as its own help says it, with what it prints for programs. This file is made by
`python scripts/reference.py`; a test fails while the two differ. Change the command, then run the script.

Data goes to standard output, everything else to standard error. `--json` prints one object: `schema_version`, and one
key named for the thing. A field that was not asked or not given is left out or empty. `--plain` prints one record a
line, its columns parted by tabs. `-h` and `--help` work with every command.
"""


def made_up(home: Path) -> None:
    """A journal with a page of every kind, a draft, a plan with an earlier version, and someone in it."""
    context = Context(folders(str(home), {}))
    moment = context.now() - timedelta(hours=1)
    newest = moment + timedelta(minutes=30)
    page_id = context.journal.new_id(newest.replace(tzinfo=None))
    page = Entry(
        page_id, newest, "Europe/Paris", "journal", "Sunday", ("house",), guide="circle-of-control", trigger="a letter",
        feelings=("tired",), control="mine", distress_before=5, distress_after=3, worth="yes", remember="It passes.",
        later="ring Ada", within=page_id, was=page_id, source="paper", mood=5,
        milestone="A whole quiet hour", body="In the kitchen.\n",
    )  # fmt: skip
    context.journal.add(page)
    for past in range(1, 9):  # of 29 February there may be none for eight years
        with suppress(ValueError):
            then = context.now().replace(year=moment.year - past)
            context.journal.add(replace(page, id=context.journal.new_id(then.replace(tzinfo=None)), created=then))
    day_before = moment - timedelta(days=1)
    told = compose([Section("What is on your mind?", "on-mind", 0, "- the letter")])
    first = context.journal.new_id(day_before.replace(tzinfo=None))
    context.journal.add(Entry(first, day_before, guide="circle-of-control", tied=(page_id,), body=told))
    for number in range(3):
        tried = moment + timedelta(minutes=number)
        context.journal.add(
            Entry(
                context.journal.new_id(tried.replace(tzinfo=None)), tried, kind="coping", strategy="slow-walk",
                trigger="a letter", feelings=("angry",), distress_before=6, distress_after=4, worth="yes",
                remember="Out of the house first.",
            )
        )  # fmt: skip
    timed = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(timed, moment, kind="practice", practice="box", seconds=60, pauses=1, care=True))
    weekly = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(weekly, moment, kind="checkin", distress_before=3, dials={DIALS[0]: 4}))
    draft = context.drafts.open(context.journal.new_id(moment.replace(tzinfo=None)))
    draft.save(Entry("", moment, kind="note", body="unfinished"))
    draft.close()
    plan = (
        Plan().with_items("steadies", ["tea"]).with_trigger(Trigger("a letter", "my hands shake", "the window first"))
    )
    context.plan_desk.save_people((Person("Ada", "next door", ("listen",)),))
    for now in (Plan().with_items("signs", ["no sleep"]), plan):
        context.plan_desk.save(now)
    for name in ("Rest", "Hope"):
        values.visit_to(context).add(name, "I think better")
    context.journey_desk.begin("where-to-begin")
    aim = Aim(
        page_id, "experiment", "Ask for the window seat", begun=moment.date(), value="Rest", when="Saturday",
        day=moment.date(), decided={"belief": "They will laugh", "sure": 7}, pages=(page_id,),
    )  # fmt: skip
    for named in (replace(aim, title="Ask"), aim):
        context.aim_desk.keep(named)


def run(*words: str) -> str:
    """What a command prints to standard output."""
    done = CliRunner().invoke(build(), list(words))
    if done.exit_code != 0:
        raise SystemExit(f"ptg {' '.join(words)} ended with {done.exit_code}: {done.output}")
    return done.stdout


def fields(value: object, above: str = "") -> Iterator[str]:
    """The names of all fields of a JSON value; one within another behind a full stop."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            for name, inner in each.items():
                yield f"{above}{name}"
                if name not in {"dials", "plan"}:
                    yield from fields(inner, f"{above}{name}.")


def printed(words: Sequence[str], options: Sequence[str]) -> Iterator[str]:
    """What a command prints for programs, one line an example."""
    for nth, example in enumerate(EXAMPLES.get(" ".join(words), (tuple(words),))):
        said = f"`ptg {' '.join(example)}"
        if "--json" in options:
            table = json.loads(run(*example, "--json"))
            del table["schema_version"]
            ((name, value),) = table.items()
            names = ", ".join(f"`{field}`" for field in sorted(set(fields(value))))
            yield f"{said} --json`: `{name}`, with {names}."
        if "--plain" in options and nth == 0:
            columns = COLUMNS[" ".join(words)]
            assert all(len(line.split("\t")) == len(columns) for line in run(*example, "--plain").splitlines()), words
            yield f"{said} --plain`: {' · '.join(columns)}."


def row(parameter: Any, context: typer.Context) -> str:
    """An option or an argument as a row of a table."""
    called, about = parameter.get_help_record(context)
    cells = (f"`{called}`", " ".join(about.split()))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def section(command: Any, words: tuple[str, ...]) -> str:
    """One command: what it does, an example, what it takes, what it prints."""
    context = typer.Context(command, info_name=words[-1] if words else "ptg")
    about, _, example = (command.help or "").partition("Example: ")
    lines = [f"{'##' if len(words) < 2 else '###'} ptg {' '.join(words)}".rstrip(), "", about.strip(), ""]
    lines += ["```sh", example.strip(), "```", ""] if example else []
    parameters = [one for one in command.params if not one.hidden and "completion" not in one.name]
    if parameters:
        lines += ["| | |", "|---|---|", *(row(one, context) for one in parameters), ""]
    said = [f"- {line}" for line in printed(words, [name for one in parameters for name in one.opts])]
    return "\n".join([*lines, *said, *([""] if said else [])])


def visible_commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command in its order with the words that call it, those of a group behind it; hidden ones left out."""

    def walk(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield words, command
        if hasattr(command, "list_commands"):
            context = typer.Context(command)
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                if not below.hidden:
                    yield from walk(below, (*words, name))

    yield from walk(typer.main.get_command(build()), ())


def sections() -> Iterator[str]:
    """Every command with all there is to say of it."""
    for words, command in visible_commands():
        yield section(command, words)


def text() -> str:
    """The whole reference."""
    before = os.environ.get("PTG_HOME")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        os.environ["PTG_HOME"] = str(home)
        try:
            made_up(home)
            body = "\n".join(sections())
        finally:
            os.environ.pop("PTG_HOME")
            if before is not None:
                os.environ["PTG_HOME"] = before
    endings = "\n".join(f"| {int(code)} | {words} |" for code, words in ENDINGS.items())
    return f"{HEAD}\n{body}\n## Exit codes\n\n| | |\n|---|---|\n{endings}\n"


def main() -> None:
    """Writes the file."""
    TARGET.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
