"""What is said of drafts: what was typed and is no page yet."""

from typing import Final

# While a draft is written


def tried_again(trouble: str) -> str:
    """The disk refused it: why, and that it is tried again."""
    return f"{trouble} The draft is not safe yet; it is tried again."


# Its end

KEPT: Final = "Kept."
NOTHING_KEPT: Final = "Nothing was kept."
