"""What can be done while a practice runs, and at its end."""

from dataclasses import replace
from typing import Final

from ptg_cli.tui.commands import Command

HOLD: Final = Command("hold", "space", "space", "hold", "pause", "Hold it where it is, or go on.")
GO_ON: Final = replace(HOLD, label="go on")
"""The same, while it is held."""

SKIP: Final = Command(
    "leave-out", "s", "s", "leave_out", "leave out", "Leave this part of the body out, now and for good."
)
BRING_BACK: Final = Command("bring-back", "u", "u", "bring_back", "undo", "Bring back the part that was left out.")
NEXT: Final = Command("next-part", "n", "n", "on", "next", "On to the next part.")
OTHER: Final = Command("other", "o", "o", "other", "another way", "Steady in another way.")
SHORTER: Final = Command("shorter", "left,minus", "←", "length(-1)", "shorter", "A minute less.")
LONGER: Final = Command("longer", "right,plus,equals_sign", "→", "length(1)", "longer", "A minute more.")
LOOK: Final = Command("look", "v", "v", "look", "look", "Circle, bar or words.")
BELL: Final = Command("bell", "b", "b", "bell", "bell", "A bell: once for in, twice for out, three times at the end.")
HARD: Final = Command("hard", "c", "c", "hard", "hard moment", "More to try when it is this hard.")
GROUND: Final = Command("ground", "g", "g", "ground", "ground", "Out into the room instead, at once.")
ENOUGH: Final = Command("enough", "q,escape", "q", "enough", "enough", "End this. Leaving early is simply the end.")
DONE: Final = Command("done", "enter,q,escape", "enter", "done", "done", "Back to where you were.")

COMMANDS: Final = (
    SKIP, NEXT, BRING_BACK, HOLD, OTHER, SHORTER, LONGER, LOOK, BELL, HARD, GROUND, ENOUGH, DONE
)  # fmt: skip
"""All of them, the most useful first."""
