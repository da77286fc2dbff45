"""What is said of the trash beside its talk."""

from typing import Final

EMPTY: Final = "The trash is empty."
NOTHING_HERE: Final = (
    f"{EMPTY} Deleted pages wait here until you empty it.\n\nx in the list of pages puts one here. Esc goes back."
)
"""On the screen, where x is a key."""
