"""What people type from habit: other programs' names for options and commands work, or are answered with ptg's own."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from ptg_cli.capabilities import COMMANDS, OTHER_COMMANDS
from ptg_cli.cli.app import build
from ptg_cli.cli.spellings import OPTIONS, SUBCOMMANDS
from ptg_cli.cli.tree import EVERYWHERE
from ptg_cli.sentences import misread


def commands() -> Iterator[tuple[str, Any]]:
    """Every command that help shows, by what is typed after `ptg`."""
    root: Any = typer.main.get_command(build())
    for name in COMMANDS:
        command = root.get_command(None, name)
        yield name, command
        for below, one in getattr(command, "commands", {}).items():
            yield f"{name} {below}", one


TREE = dict(commands())
TAKEN = {path: {name for one in command.params for name in one.opts} for path, command in TREE.items()}


def test_each_spelling_means_something_that_there_is() -> None:
    everything = {name for names in TAKEN.values() for name in names} | set(EVERYWHERE)
    for spelling, meant in OPTIONS.items():
        assert everything.issuperset(meant), spelling
    below = {name for command in TREE.values() for name in getattr(command, "commands", {})}
    for spelling, meant in SUBCOMMANDS.items():
        assert below.issuperset(meant), spelling


def test_no_spelling_stands_for_two_commands_or_hides_one() -> None:
    assert not set(OTHER_COMMANDS) & set(COMMANDS)
    assert len(OTHER_COMMANDS) == sum(len(one.also.split()) for one in COMMANDS.values())


def test_nothing_is_answered_that_would_work() -> None:
    for typed in misread.OPTIONS:
        path, _, option = typed.rpartition(" ")
        assert option not in TAKEN.get(path, set()), typed
    for typed in misread.COMMANDS:
        assert typed not in {**TREE, **OTHER_COMMANDS}, typed


@pytest.mark.parametrize("spelling", OTHER_COMMANDS)
def test_another_name_of_a_command_shows_its_help(ptg: Any, spelling: str) -> None:
    name = OTHER_COMMANDS[spelling].command
    assert ptg.ok(spelling, "--help").out == ptg.ok(name, "--help").out == ptg.ok("help", spelling).out


def test_a_note_with_the_options_of_other_programs(ptg: Any) -> None:
    page = ptg.ok("add", "walked", "--date", "7 pm yesterday", "-t", "walk", "--tags", "river,home").line
    entry = ptg.ok("cat", page, "--json").json["entries"][0]
    assert entry["tags"] == ["walk", "river", "home"]
    assert "T19:00:00" in entry["created"]
    found = ptg.ok("find", "walked", "--since=-3d", "--until", "today", "--type", "note", "--limit", "1")
    assert found.out.startswith(page)


def test_a_tag_goes_off_two_pages_at_once(ptg: Any) -> None:
    pages = [ptg.ok("note", "--tag", "walk", "--tag", "river", words).line for words in ("one", "two")]
    ptg.ok("change", "@1", "@2", "--remove-tag", "walk")
    assert [ptg.ok("show", page, "--json").json["entries"][0]["tags"] for page in pages] == [["river"], ["river"]]
    ptg.fails("change", "@1", "@9", "--untag", "river")
    assert ptg.ok("show", "@1", "--json").json["entries"][0]["tags"] == ["river"], "all are found before any changes"


def test_a_number_behind_an_id_shows_that_version(ptg: Any) -> None:
    ptg.ok("note", "words")
    ptg.ok("change", "@last", "--title", "Sunday")
    shown = ptg.ok("history", "@last", "1").out
    assert shown == ptg.ok("history", "@last", "--show", "1").out
    assert "words" in shown
    assert "Sunday" not in shown


def test_settings_by_other_forms(ptg: Any) -> None:
    ptg.ok("settings", "set", "country=nz")
    assert ptg.ok("config", "get", "country").line == "NZ"
    ptg.ok("config", "set", "reduce-motion", "yes")
    assert ptg.ok("config", "get", "reduce-motion").line == "yes"


def test_verbs_of_other_programs_in_a_group(ptg: Any) -> None:
    ptg.ok("values", "new", "Rest")
    assert ptg.ok("values", "ls", "--plain").out == ptg.ok("values", "list", "--plain").out
    ptg.ok("values", "rm", "Rest")
    assert ptg.ok("plan", "log").said == ptg.ok("plan", "history").said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("list --kind checkin --distress 6", "Pages can't be listed by how hard it was. `ptg list --json` gives that"),
        ("list --yesterday", "Did you mean `ptg list yesterday`?"),
        ("list --last-week", "Did you mean `ptg list last week`?"),
        ("list --format json", "Did you mean --json or --plain?"),
        ("list --skip 2", "`ptg show @3` shows the third newest page."),
        ("show -3", "Did you mean @3?"),
        ("edit --last", "Did you mean @last?"),
        ("edit @last --editor vim", "`VISUAL=vim ptg edit @last`"),
        ("note --tag -walk x", "A tag can't begin with a hyphen. To take a tag off a page: `ptg change @last --untag"),
        ("untag @1 walk", "`ptg change @last --untag sleep` takes a tag off a page."),
        ("checkin list --json", "`ptg list --kind checkin --json` shows your check-ins."),
        ("list --since 1w", "ptg can't read “1w” as a date. Did you mean -1w?"),
        ("trash rm @last", "`ptg delete ID --for-good` removes one page of the trash"),
        ("trash empty @last", "`ptg delete @last --for-good` removes one page of the trash."),
        ("undo", "`ptg restore` brings back the page deleted last, and `ptg history ID --restore 1` undoes a change."),
        (
            "export",
            "Pages are text files already: `ptg paths` shows where. `ptg plan export` writes out your plan, "
            "and `ptg sheet` puts it on one page.",
        ),
        ("config country nz", "`ptg config set country VALUE` changes it."),
        ("config unset country", "An empty value brings back the default"),
        ("breathe 5m --bell", "Did you mean `ptg breathe --minutes 5`?"),
        ("breathe 5", "Did you mean `ptg breathe --minutes 5`?"),
        ("breathe 4-7-8 5min", "Did you mean `ptg breathe 4-7-8 --minutes 5`?"),
        ("helps alone", "`ptg helps --trigger “alone”` shows what helped"),
        ("restore @last 1", "`ptg history @last --restore 1` puts an earlier version of a page back."),
        ("history restore @last 1", "Did you mean `ptg history @last --restore 1`?"),
        ("paths @last", "`ptg show @last --path` says where one page is."),
        ("mv /tmp/x", "`ptg config set journal_folder FOLDER --move` moves your pages to another folder."),
        ("--list", "Did you mean `ptg list`?"),
        ("version", "`ptg --version` shows the version."),
    ],
)
def test_what_ptg_has_in_another_way_is_answered(ptg: Any, words: str, said: str) -> None:
    assert said in ptg.fails(*words.split(), code=2)


def test_names_for_the_newest_page_lead_to_it(ptg: Any) -> None:
    ptg.ok("note", "words")
    for word in ("last", "latest", "newest"):
        assert "Did you mean @last?" in ptg.fails("show", word)


def test_minutes_may_have_their_unit() -> None:
    from ptg_cli.cli.diagnostics import Refused
    from ptg_cli.cli.option_values import Number

    minutes = Number("--minutes", 0.5, 120, whole=False, unit="minutes")
    assert [minutes(words) for words in ("5", "5m", "5 min", "2.5 minutes", "5 Minute")] == [5, 5, 5, 2.5, 5]
    for words in ("5x", "m", "", "5 hours"):
        with pytest.raises(Refused, match=r"--minutes takes a number from 0\.5 to 120"):
            minutes(words)


def test_yes_without_asking_has_its_usual_short_form(ptg: Any) -> None:
    ptg.ok("note", "words")
    ptg.ok("rm", "@last", "-y")
    assert "The trash is empty now." in ptg.ok("trash", "empty", "--force").said
