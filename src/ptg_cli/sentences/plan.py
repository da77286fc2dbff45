"""What is said of the plan beside its talks."""

from typing import Final

OPEN_ABOUT: Final = "Open the marked part. Its number does the same at once."
