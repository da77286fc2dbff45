"""A series: guides that follow one another, one a day."""

from collections.abc import Iterable, Sequence

from ptg_cli.model.guide import Guide


def followed_by(guide: Guide, guides: Iterable[Guide]) -> Guide | None:
    """The guide that follows this one; None where none does."""
    return next((one for one in guides if one.follows and guide.is_called(one.follows)), None)


def comes_before(guide: Guide, guides: Iterable[Guide]) -> Guide | None:
    """The guide that this one follows; None where it follows none, or that one is not there."""
    return next((one for one in guides if guide.follows and one.is_called(guide.follows)), None)


def series_of(guide: Guide, guides: Sequence[Guide]) -> tuple[Guide, ...]:
    """The guides that follow one another, this one among them, the first of them first; none for one that stands
    alone."""
    found = [guide]
    while (before := comes_before(found[0], guides)) and before not in found:
        found.insert(0, before)
    while (after := followed_by(found[-1], guides)) and after not in found:
        found.append(after)
    return tuple(found) if len(found) > 1 else ()
