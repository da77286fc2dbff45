"""Civil time into moments: offsets in whole minutes, the hour that comes twice, the ends of time, zones."""

import time as system_time
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from datetime import time as system_clock
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.desk.civil_time import clocks_changed, local_now, local_zone, moment_of, whole_minutes
from ptg_cli.model.civil_time import NamedDay, read_when


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts the whole process in a zone, as TZ does."""

    def one(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        system_time.tzset()

    yield one
    monkeypatch.undo()
    system_time.tzset()


def at(*parts: int) -> NamedDay:
    moment = datetime(*parts)  # type: ignore[arg-type]
    return NamedDay(moment.date(), moment.time())


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(561, 9), (-12652, -211), (29, 0), (31, 1), (-29, 0), (-31, -1), (3600, 60), (0, 0), (50400, 840)],
)
def test_an_offset_is_rounded_to_minutes_and_the_clock_stays(seconds: int, minutes: int) -> None:
    before = datetime(1900, 1, 1, 12, 0, 5, 999, tzinfo=timezone(timedelta(seconds=seconds)))
    after = whole_minutes(before)
    assert after.utcoffset() == timedelta(minutes=minutes)
    assert after.replace(tzinfo=None) == datetime(1900, 1, 1, 12, 0, 5)


@given(st.datetimes(timezones=st.timezones()))
def test_any_moment_keeps_its_clock_and_has_an_offset_that_can_be_written_down(moment: datetime) -> None:
    after = whole_minutes(moment)
    assert after.replace(tzinfo=None) == moment.replace(microsecond=0, tzinfo=None, fold=0)
    assert datetime.fromisoformat(after.isoformat()) == after
    assert len(after.isoformat()) == len("2026-11-23T08:15:02+01:00")


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("Europe/Paris", 1),
        ("Pacific/Kiritimati", 14),
        ("America/St_Johns", -3.5),
        ("Asia/Kathmandu", 5.75),
        ("Pacific/Pago_Pago", -11),
        ("UTC", 0),
    ],
)
def test_a_day_that_was_named_has_the_offset_that_holds_there(
    zone: Callable[[str], None], name: str, hours: float
) -> None:
    zone(name)
    moment = moment_of(at(2026, 11, 23, 8, 15, 2))
    assert moment.isoformat()[:19] == "2026-11-23T08:15:02"
    assert moment.utcoffset() == timedelta(hours=hours)
    assert local_zone() == name


def test_summer_has_its_own_offset(zone: Callable[[str], None]) -> None:
    zone("Europe/Paris")
    assert moment_of(at(2026, 7, 1, 12)).utcoffset() == timedelta(hours=2)
    zone("America/St_Johns")
    assert moment_of(at(2026, 7, 1, 12)).utcoffset() == timedelta(hours=-2, minutes=-30)


def test_in_the_hour_that_comes_twice_the_first_is_meant(zone: Callable[[str], None]) -> None:
    zone("Europe/Paris")
    moment = moment_of(at(2026, 10, 25, 2, 30))
    assert moment.isoformat() == "2026-10-25T02:30:00+02:00"
    zone("America/St_Johns")
    assert moment_of(at(2026, 11, 1, 1, 30)).isoformat() == "2026-11-01T01:30:00-02:30"


@pytest.mark.parametrize(
    ("name", "named", "used", "said"),
    [
        ("Europe/Berlin", at(2026, 3, 29, 2, 30), "2026-03-29T03:30:00+02:00", "02:30 on 29 March 2026|03:30"),
        ("America/New_York", at(2026, 3, 8, 2, 0), "2026-03-08T03:00:00-04:00", "02:00 on 8 March 2026|03:00"),
        ("Australia/Lord_Howe", at(2026, 10, 4, 2, 15), "2026-10-04T02:45:00+11:00", "02:15 on 4 October 2026|02:45"),
        (
            "Pacific/Apia",
            at(2011, 12, 30, 10),
            "2011-12-31T10:00:00+14:00",
            "10:00 on 30 December 2011|10:00 on 31 December 2011",
        ),
    ],
)
def test_an_hour_that_did_not_exist_is_the_one_the_clocks_showed_instead_and_that_is_said(
    zone: Callable[[str], None], name: str, named: NamedDay, used: str, said: str
) -> None:
    zone(name)
    moment = moment_of(named)
    assert moment.isoformat() == used
    assert moment.astimezone().isoformat() == used  # an hour that the clocks did show
    typed, instead = said.split("|")
    assert clocks_changed(named) == (
        f"{typed} did not exist here, because the clocks were put forward. {instead} is used instead."
    )


def test_of_an_hour_that_was_there_twice_it_is_said_how_to_name_the_second(zone: Callable[[str], None]) -> None:
    zone("Europe/Berlin")
    assert clocks_changed(at(2026, 10, 25, 2, 30)) == (
        "02:30 on 25 October 2026 came twice that day, because the clocks were put back. The first one is used. "
        "The second one is “2026-10-25 02:30+01:00”."
    )
    second = read_when("2026-10-25 02:30+01:00", datetime(2026, 11, 1), system_clock(4))
    assert moment_of(second).isoformat() == "2026-10-25T02:30:00+01:00"
    assert clocks_changed(second) == ""


@pytest.mark.parametrize("named", [at(2026, 7, 1, 2, 30), at(2026, 3, 29, 3, 0), at(1, 1, 1, 0), at(9999, 12, 31, 23)])
def test_of_any_other_hour_nothing_is_said(zone: Callable[[str], None], named: NamedDay) -> None:
    zone("Europe/Berlin")
    assert clocks_changed(named) == ""


class NoEarlyMoments(datetime):
    """Windows, which has no civil time before 1970."""

    def astimezone(self, zone: tzinfo | None = None) -> "NoEarlyMoments":
        raise OSError(22, "Invalid argument")


@pytest.mark.parametrize("listed", [True, False])
def test_a_moment_that_the_system_cannot_place_has_an_offset_with_and_without_a_list_of_zones(
    zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    zone("Europe/Berlin")
    if not listed:

        def missing(name: str) -> tzinfo:
            raise zoneinfo.ZoneInfoNotFoundError(name)

        monkeypatch.setattr(zoneinfo, "ZoneInfo", missing)
    early = NoEarlyMoments(1965, 6, 1, 12, 30)
    monkeypatch.setattr(NamedDay, "moment", early)
    named = NamedDay(early.date(), early.time())
    assert moment_of(named).isoformat() == "1965-06-01T12:30:00+01:00"
    assert clocks_changed(named) == ""


def test_a_zone_file_that_cannot_be_read_is_no_zone(
    zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, **more: object) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    zone("")
    monkeypatch.setattr("os.path.realpath", lambda path: "/etc/localtime")
    monkeypatch.setattr(Path, "read_text", closed)
    assert local_zone() == ""


def test_an_offset_that_was_typed_stands_whatever_the_zone(zone: Callable[[str], None]) -> None:
    zone("Pacific/Kiritimati")
    typed = timezone(timedelta(hours=-5))
    when = NamedDay(datetime(2026, 11, 3).date(), datetime(2026, 11, 3, 14, 30).time(), typed)
    assert moment_of(when).isoformat() == "2026-11-03T14:30:00-05:00"


@pytest.mark.parametrize("name", ["Europe/Paris", "Pacific/Kiritimati", "America/St_Johns", "UTC", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("parts", [(1, 1, 1, 0, 0), (1, 1, 1, 12, 0), (9999, 12, 31, 23, 59), (9999, 12, 31, 12, 0)])
def test_the_first_and_last_years_are_moments_like_any_other(
    zone: Callable[[str], None], name: str, parts: tuple[int, ...]
) -> None:
    zone(name)
    moment = moment_of(at(*parts))
    assert moment.replace(tzinfo=None) == at(*parts).moment
    assert datetime.fromisoformat(moment.isoformat()) == moment


@pytest.mark.parametrize("name", ["Foo/Bar", ":/usr/share/zoneinfo/Europe/Paris", "CET-1CEST", "Japan", ""])
@pytest.mark.parametrize("parts", [(1, 1, 1, 12), (2026, 6, 1, 12), (9999, 12, 31, 23)])
def test_a_zone_nobody_knows_stops_no_one_in_any_year(
    zone: Callable[[str], None], name: str, parts: tuple[int, ...]
) -> None:
    zone(name)
    assert moment_of(at(*parts)).replace(tzinfo=None) == at(*parts).moment


@pytest.mark.parametrize(
    ("name", "known"),
    [
        (":Europe/Paris", "Europe/Paris"),
        (":/usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
        ("CET-1CEST", ""),
        ("Foo/Bar", ""),
    ],
)
def test_a_zones_name_is_an_iana_one_or_none(zone: Callable[[str], None], name: str, known: str) -> None:
    zone(name)
    assert local_zone() == known


def test_now_is_whole_seconds_with_the_offset_of_here(zone: Callable[[str], None]) -> None:
    zone("Pacific/Kiritimati")
    now = local_now()
    assert now.utcoffset() == timedelta(hours=14)
    assert now.microsecond == 0
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
