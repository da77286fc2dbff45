"""The list of what ptg can do: each row is whole, one of a kind, and names what is there."""

from importlib import import_module

import pytest
import typer

from ptg_cli.capabilities import CAPABILITIES, COMMANDS, Capability, capability, found_by
from ptg_cli.cli.app import build


@pytest.mark.parametrize("field", ["name", "key", "command", "label"])
def test_nothing_is_called_the_same_twice(field: str) -> None:
    named = [getattr(one, field) for one in CAPABILITIES if getattr(one, field)]
    assert len(named) == len(set(named)) > 0


def test_no_number_or_letter_of_home_is_given_twice() -> None:
    taken = [one.in_lines[0] for one in CAPABILITIES if one.at_home]
    assert len(taken) == len(set(taken))
    assert not {"0", "1", "2", "3", "l", "q", ""} & set(taken), "those are home's own"


@pytest.mark.parametrize("one", CAPABILITIES, ids=lambda one: one.name)
def test_a_row_says_what_it_is_and_where(one: Capability) -> None:
    assert one.about.endswith(".")
    assert len(one.about) <= 100, "one line of the help, or two"
    assert one.command, "every face has it: a command, too"
    assert one.panel
    assert one.at_home == all(one.in_lines)
    assert not one.on_screen or one.label
    assert not one.key or one.on_screen, "a key of today opens a screen"
    assert one.on_screen or not one.label
    assert not (one.talk and one.line), "a talk is the place in both faces; `screen` says how it is drawn"
    assert capability(one.name) is one


@pytest.mark.parametrize("one", CAPABILITIES, ids=lambda one: one.name)
def test_what_a_row_names_is_there(one: Capability) -> None:
    for room, where in (("cli", one.cli), ("tui.screens", one.screen), ("line", one.line), ("talks", one.talk)):
        module, _, name = where.partition(":")
        assert not where or callable(getattr(import_module(f"ptg_cli.{room}.{module}"), name))


def test_the_help_lists_every_command_once_and_each_begins_with_its_sentence() -> None:
    tree = typer.main.get_command(build())
    context = typer.Context(tree)
    assert list(COMMANDS) == tree.list_commands(context)  # type: ignore[attr-defined]
    for name, one in COMMANDS.items():
        said = " ".join((tree.get_command(context, name).help or "").split())  # type: ignore[attr-defined]
        assert said.startswith(one.about.rstrip(".")), name


@pytest.mark.parametrize("words", ["kill myself", "I don't want to live", "I want to die", "suicidal"])
def test_who_does_not_want_to_live_is_led_to_people(words: str) -> None:
    there, absent = found_by(words)
    assert "people" in [one.name for one in there]
    assert not absent
