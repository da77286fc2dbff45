"""What can be done while a practice runs, and at its end."""

from typing import Final

from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import practice as said
from ptg_cli.tui.commands import Command

HOLD: Final = Command("hold", "space", "space", "hold", "pause", said.HOLD_ABOUT)
GO_ON: Final = HOLD._replace(label="go on")
"""The same, while it is held."""

SKIP: Final = Command("leave-out", "s", "s", "leave_out", "leave out", said.LEAVE_OUT_ABOUT)
BRING_BACK: Final = Command("bring-back", "u", "u", "bring_back", "undo", said.BRING_BACK_ABOUT)
NEXT: Final = Command("next-part", "enter,n", "enter", "on", "next", said.NEXT_ABOUT)
OTHER: Final = Command("other", "o", "o", "other", "another way", said.OTHER_ABOUT)
SHORTER: Final = Command("shorter", "left,minus", "←", "length(-1)", "shorter", said.SHORTER_ABOUT)
LONGER: Final = Command("longer", "right,plus,equals_sign", "→", "length(1)", "longer", said.LONGER_ABOUT)
LOOK: Final = Command("look", "v", "v", "look", "look", said.LOOK_ABOUT)
BELL: Final = Command("bell", "b", "b", "bell", "bell", said.BELL_ABOUT)
HARD: Final = Command("hard", "c", "c", "hard", "hard moment", said.HARD_ABOUT)
GROUND: Final = Command("ground", "g", "g", "ground", "ground", said.GROUND_ABOUT)
BEGIN: Final = Command("begin", "enter", "enter", "begin", "begin now", said.BEGIN_NOW_ABOUT)
"""While a breath settles."""

ENOUGH: Final = Command("enough", "q,escape,enter", "q", "enough", "enough", said.ENOUGH_ABOUT)
DONE: Final = Command("done", "enter,q,escape", "enter", "done", "done", said_of_line.BACK_WHERE_YOU_WERE)

COMMANDS: Final = (
    SKIP, NEXT, BRING_BACK, HOLD, OTHER, SHORTER, LONGER, BEGIN, LOOK, BELL, HARD, GROUND, ENOUGH, DONE
)  # fmt: skip
"""All of them, the most useful first."""
