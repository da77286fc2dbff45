"""What is said of a time that may be meant in two ways."""


def was_left_out(named: str, used: str) -> str:
    """A time that never came, since the clocks were put forward; `used` is taken instead."""
    return f"{named} did not exist here, because the clocks were put forward. {used} is used instead."


def came_twice(named: str, second: str) -> str:
    """A time that came twice, since the clocks were put back; `second` is how the later one is written."""
    return (
        f"{named} came twice that day, because the clocks were put back. The first one is used. "
        f"The second one is “{second}”."
    )


def belongs_to_night(named: str, shown: str, day_starts_at: str) -> str:
    """A time between midnight and the start of the person's day: lists show it with the day before, `shown`."""
    return f"{is_meant(named)} Lists show it under {shown}, since your day begins at {day_starts_at}."


def is_meant(named: str) -> str:
    """Which day a time is of."""
    return f"{named} is meant."
