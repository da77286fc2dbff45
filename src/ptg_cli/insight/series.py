"""Where someone is in a series of guides, and whether the next day may come up by itself."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from ptg_cli.insight.later import REST
from ptg_cli.insight.suggest import ended_hard, wrote_deep
from ptg_cli.model import body
from ptg_cli.model.civil_time import is_night, logical_day
from ptg_cli.model.distress import STEADY_FROM, at_least
from ptg_cli.model.entry import Entry, civil_time
from ptg_cli.model.guide import TEXTS, Guide
from ptg_cli.model.scales import OUTWARD_FEELINGS

ASKED: Final = "next_asked"
"""The key of a page of a series: the day (YYYY-MM-DD) on which the person last said that its next day comes later."""

ANSWER: Final = "next_answer"
"""The key of a page of a series whose next day was left for good."""

LEFT: Final = "let-go"
"""What stands there then."""


class Place(NamedTuple):
    """Where someone is: the guide of the series they wrote with last, its page and the person's day of it, and the
    guide that comes next, None at the end."""

    guide: Guide
    page: Entry
    day: date
    next: Guide | None

    @property
    def opens(self) -> date:
        """The first day for the next one."""
        return self.day + timedelta(days=self.next.rest if self.next else 1)

    @property
    def is_left(self) -> bool:
        """True where the person said that they leave the rest of it."""
        return self.page.extra.get(ANSWER) == LEFT


def place_in(series: Sequence[Guide], pages: Iterable[Entry], day_starts_at: time) -> Place | None:
    """The place after the newest page that counts; None where there is none. `pages` are whole, the newest first."""
    for page in pages:
        at = next((nth for nth, guide in enumerate(series) if guide.is_called(page.guide)), None)
        moment = civil_time(page)
        if at is not None and moment is not None and _has_words(page, series[at]):
            after = series[at + 1] if at + 1 < len(series) else None
            return Place(series[at], page, logical_day(moment, day_starts_at), after)
    return None


def _has_words(page: Entry, guide: Guide) -> bool:
    """True where something was written: who only said that today is no day for it, has not begun."""
    before, sections = body.parse(page.body)
    steps = [(section, guide.step(section.step)) for section in sections]
    return bool(before.strip()) or any(
        section.text.strip() and (step is None or isinstance(step, TEXTS)) for section, step in steps
    )


def comes_up(
    place: Place, guides: Sequence[Guide], entries: Sequence[Entry], now: datetime, day_starts_at: time
) -> bool:
    """True where the next day may be offered by itself: on a later day of the person's, for a month, once a day. Not
    after a day that ended hard, nor while anything lately did; not at night, unless it fits the night; and no second
    deep guide on one day. `entries` are the newest ones, `now` is civil time."""
    today = logical_day(now, day_starts_at)
    page, after = place.page, place.next
    return (
        after is not None
        and not place.is_left
        and not page.care
        and place.opens <= today <= place.opens + REST
        and page.extra.get(ASKED) != today.isoformat()
        and not _was_hard(page)
        and not ended_hard(entries, today, day_starts_at)
        and (not is_night(now) or after.fits_the_night)
        and not (after.level == "deep" and wrote_deep(guides, entries, now, day_starts_at))
    )


def _was_hard(page: Entry) -> bool:
    """True after a day that ended at 7 or more, or numb, far away or flooded; where its end was not rated, one that
    began so."""
    last = page.distress_before if page.distress_after is None else page.distress_after
    return at_least(last, STEADY_FROM) or not OUTWARD_FEELINGS.isdisjoint(page.feelings)
