"""What is said of aims: things a person wants to try."""

from typing import Final

# Their files

GONE: Final = "This one is not there any more. It was removed by another window or by hand."
PAGES_PUT_RIGHT: Final = "its list of pages was not right. It is made anew from the pages themselves."


def begun(opens: str) -> str:
    """One was begun; `opens` is what opens the list of them."""
    return f"This is now among the things you try: {opens}."
