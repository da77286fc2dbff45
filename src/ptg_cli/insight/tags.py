"""Tags: on how many pages each stands."""

from collections import Counter
from collections.abc import Iterable

from ptg_cli.model.entry import Entry
from ptg_cli.model.folded import folded


def tag_counts(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """Each tag with how many entries have it, the most frequent first; those to be handled with care are left out.

    Capitals make no difference, as in a search: a tag is shown as it stands in the first entry given.
    """
    worded: dict[str, str] = {}
    times: Counter[str] = Counter()
    for entry in entries:
        if not entry.care:
            times.update({worded.setdefault(folded(tag), tag) for tag in entry.tags if tag.strip()})
    return sorted(times.items(), key=lambda row: (-row[1], folded(row[0])))
