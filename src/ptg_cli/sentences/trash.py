"""What is said of the trash beside its talk."""

from typing import Final

NOTHING_HERE: Final = (
    "The trash is empty. Deleted pages wait here until you empty it.\n\n"
    "x in the list of pages puts one here. Esc goes back."
)
"""On the screen, where x is a key."""
