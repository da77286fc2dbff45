"""The bell: how often it rings for a phase, so that a breath can be followed with closed eyes. Pure."""

from typing import Final

from ptg_cli.model.practice import Phase

BELL: Final = "\a"
AT_THE_END: Final = 3
"""How often it rings when a practice has run to its end."""

BETWEEN: Final = 0.2
"""Seconds between two rings: at once they would sound like one."""


def rings(phase: Phase) -> int:
    """How often it rings as a phase begins: once for in, twice for out, never for a hold; once for whatever is not
    breathed, as a sign to look or listen."""
    return {"in": 1, "out": 2, "": 1}.get(phase.breath, 0)
