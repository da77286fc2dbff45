"""What the care rules say. `{steady}`, `{people}` and `{cope}` are what opens those where the words are read;
`CareKeys` of `session.care` fills them in."""

from typing import Final

# Before writing

DAYLIGHT: Final = "This guide asks more of you. By day it may be easier."
DAYLIGHT_FOR_LONG: Final = "This guide takes a while. By day it may be easier."


def daylight(level: str) -> str:
    """What is said at night of a guide that does not fit it: a gentle one is only long."""
    return DAYLIGHT_FOR_LONG if level == "gentle" else DAYLIGHT


DEEP_TODAY: Final = (
    "You have written with a deep guide today. One a day is enough for most people. You can still go on, or choose "
    "another guide."
)
"""Said on the opening of a second deep guide of one day. It stops nobody."""

WHAT_IT_IS: Final = (
    "ptg is self-help for adults. Nobody reads what you write, so it cannot help in an emergency. "
    "{people} shows people to talk to, and numbers for young people too."
)
"""Said once, to whoever writes here for the first time."""

NOT_SAFE_ANY_MORE: Final = (
    "Someone in this is marked as not safe now. So nothing more is asked here.",
    "You do not have to think about it alone. {safer}: {people}.",
    "For now, touch something near you. Then listen for the nearest sound.",
)
"""All that a guide says which would ask to go on with a person who was marked as not safe since."""

# At a high number, and before and after a deep guide

STEADY_FIRST: Final = "Would you like to steady yourself first?"
HARD_NOW: Final = "That is very hard. You don't have to go through this alone."
DEEP_AGAIN: Final = "This is a deep guide. It asks a lot of you, and it can wait for another day. Go on with it now?"
HEAVIER: Final = "It is common to feel heavier after writing. {steady} can help you steady yourself."
ABOUT_NOW: Final = (
    "If this is about now, such as not wanting to live, or not being safe with someone, {people} shows people."
)
MORE_TO_TRY: Final = "{steady} helps you steady yourself. {people} shows people to talk to. More to try: {cope}."
STILL_HARD: Final = f"It is still hard. {MORE_TO_TRY}"
LONG_WRITING: Final = "This is a good place to stop, if you like."


def time_offered(minutes: int) -> str:
    """Under a question that is for some time."""
    return f"This is for about {minutes} minutes. ptg says when they are over, and you can write on."


def time_is_over(minutes: int) -> str:
    """Said once at that question, when the time is over."""
    return f"The {minutes} minutes are over. You can stop here, or finish what you are writing."


COPE_ONCE_OVER: Final = "`ptg cope`, once this is over"
"""What opens a hard moment, said while a session in plain lines goes on."""
