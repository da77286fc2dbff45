"""What people who know other programs type for an option or a command of ptg. Each is understood and stands in no
help. What ptg has in another way is answered: `sentences/misread.py`."""

from collections.abc import Container, Mapping
from typing import Final

OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    spelling: meant
    for spellings, meant in (
        ("--distress --hard --how-hard --rating", ("--distress", "--distress-before")),
        ("--distress-before", ("--distress",)),
        ("--date --when --day --on", ("--at",)),
        ("--since", ("--from",)),
        ("--until --till", ("--to",)),
        ("--after", ("--from", "--distress-after")),
        ("--before", ("--to", "--distress-before")),
        ("--type", ("--kind",)),
        ("--tags -t", ("--tag",)),
        ("--remove-tag --rm-tag --delete-tag --no-tag", ("--untag",)),
        ("--feelings --mood", ("--feeling",)),
        ("--for --situation", ("--trigger",)),
        ("--exclude --without --except", ("--not",)),
        ("--limit --count --max --max-count", ("--number",)),
        ("-y --force -f --assume-yes", ("--yes", "--force")),
        ("--out", ("--output",)),
        ("-m --duration --time --length --mins --min", ("--minutes",)),
        ("-b --sound --chime", ("--bell",)),
        ("--rounds --times --repeat", ("--cycles",)),
        ("--no-save --private", ("--leave-nothing", "--no-entry")),
        ("--all", ("--everything",)),
        ("--silent", ("--quiet",)),
        ("--batch --non-interactive --noninteractive", ("--no-input",)),
        ("--dir --directory --folder --data-dir -C", ("--home",)),
        ("--screen-reader --accessible", ("--line",)),
        ("--no-colour --nocolor --nocolour", ("--no-color",)),
    )
    for spelling in spellings.split()
}  # fmt: skip
"""What is typed for an option, and what ptg's commands call it. The first that a command takes is meant."""

SUBCOMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    spelling: meant
    for spellings, meant in (
        ("ls all", ("list",)),
        ("view cat print read", ("show", "get")),
        ("get", ("show",)),
        ("new create", ("add",)),
        ("rm delete del", ("remove", "discard")),
        ("update", ("change", "set")),
        ("log versions", ("history",)),
        ("verify validate lint", ("check",)),
        ("continue open", ("resume",)),
        ("undelete undo revert", ("restore",)),
    )
    for spelling in spellings.split()
}
"""The same for the commands of a group."""


def option_meant(typed: str, taken: Container[str]) -> str:
    """The option, among those `taken`, that another spelling stands for; empty where there is none."""
    return next((name for name in OPTIONS.get(typed, ()) if name in taken), "")


def subcommand_meant(typed: str, there: Container[str]) -> str:
    """The command, among those `there`, that another spelling stands for; empty where there is none."""
    return next((name for name in SUBCOMMANDS.get(typed, ()) if name in there), "")
