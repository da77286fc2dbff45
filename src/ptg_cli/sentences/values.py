"""What the commands of values say beside their talk."""

from typing import Final

NO_VALUES: Final = "There are no values yet. `ptg values` asks for them on a terminal. `ptg values add NAME` adds one."
ADDS_ONE: Final = "`ptg values add NAME` adds one of them, or one of your own."
ADDED: Final = "Added. `ptg values undo` undoes this."
CHANGED: Final = "Changed. `ptg values undo` undoes this."
MOVED: Final = "Moved. `ptg values undo` undoes this."
REMOVED: Final = "The value is not in your list any more. `ptg values undo` brings it back."
UNDONE: Final = "The last change is undone. `ptg values undo` does it again."
