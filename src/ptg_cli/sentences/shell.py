"""What commands say of the terminal, the pager, and questions that are answered with yes."""

# A question


def type_yes(question: str, does: str, leaves: str) -> str:
    """A question, what yes does, and what enter does."""
    return f"{question} Type yes to {does}, or enter to {leaves}:"


# Standard output


def id_not_printed(page: str, why: str) -> str:
    """A page was kept, and nobody could be told which it is; `why` is a sentence."""
    return f"The page is kept, as {page}. Only its id could not be printed: {why}"


# The pager

_WITHOUT = "so here is the text without it. Mend $PAGER, or use --no-pager."


def pager_has_open_quote(pager: str) -> str:
    """$PAGER can't be read as a command."""
    return f"$PAGER is “{pager}”, which has a quote that is not closed, {_WITHOUT}"


def pager_not_started(program: str, why: str) -> str:
    """The pager is not there, or may not be run."""
    return f"The pager “{program}” could not be started ({why}), {_WITHOUT}"


def pager_ended(pager: str, code: int) -> str:
    """The pager ended before anything could be read."""
    return f"The pager “{pager}” ended at once with {code}, {_WITHOUT}"
