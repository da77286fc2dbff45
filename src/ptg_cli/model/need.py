"""What someone may need right now: by this they find a guide among many."""

from typing import NamedTuple


class Need(NamedTuple):
    """One need. Guides name it by its `id`; `title` stands in lists, `about` says in a sentence who it is for."""

    id: str
    title: str
    about: str
