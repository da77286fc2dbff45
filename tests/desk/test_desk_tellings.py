"""Then and now: which pages belong beside one another, what is missing there, and ties made by hand."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.desk import tellings as desk
from ptg_cli.desk.doctor import examine
from ptg_cli.desk.page_edit import PageChange, change_page, put_back
from ptg_cli.desk.tellings import NothingBeside, TellingsDesk, answers_so_far, tie, untie
from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import own_place
from ptg_cli.journal.pages import Page, guide_named_in, read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.library.titles import Titles
from ptg_cli.model.body import Section, compose
from ptg_cli.model.civil_time import NamedDay
from ptg_cli.model.entry import Entry
from ptg_cli.session.writing_view import Earlier

MARCH, MAY, NOVEMBER = "20260314-081500-aaaa", "20260502-210000-aaaa", "20261116-073000-aaaa"
OWN = """title = "My own"
summary = "s"
level = "gentle"
minutes = 3
was = ["mine-before"]

[[step]]
id = "what"
kind = "write"
prompt = "What is it now?"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The person's own folder, with a guide of theirs."""
    folder = tmp_path / "own"
    (folder / "guides").mkdir(parents=True)
    (folder / "guides" / "my-own.toml").write_text(OWN)
    return folder


@pytest.fixture
def tellings(journal: Journal, drafts: Drafts, own: Path) -> TellingsDesk:
    """The desk, with what ships and one guide of the person's own."""
    return TellingsDesk(journal, drafts, Library(prompts_folder(), own), Titles(prompts_folder(), own), time(4))


@pytest.fixture
def wrote(journal: Journal) -> Callable[..., Page]:
    """Keeps a page with one answer."""

    def one(page_id: str, words: str = "words", guide: str = "my-own", **facts: Any) -> Page:
        body = compose([Section("What is it?", "what", 0, words)]) if guide else f"{words}\n"
        facts.setdefault("kind", "journal" if guide else "note")
        return journal.add(Entry(page_id, guide=guide, body=body, **facts))

    return one


def ids(found: desk.SideBySide) -> list[str]:
    """The ids of what is laid side by side."""
    return [one.id for one in found.tellings]


# Which pages belong together


def test_a_guide_is_found_by_name_title_and_the_name_it_had(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    wrote(NOVEMBER)
    wrote(MARCH, guide="mine-before")
    wrote(MAY, guide="reset")
    for words in ("my-own", "My own", "mine-before"):
        found = tellings.of(words)
        assert ids(found) == [MARCH, NOVEMBER]
        assert (found.slug, found.title, found.at) == ("my-own", "My own", 1)


def test_a_page_leads_to_all_that_its_guide_was_told(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    wrote(MARCH)
    wrote(NOVEMBER)
    for words, at in ((MARCH, 0), ("202603", 0), ("@last", 1)):
        found = tellings.of(words)
        assert (ids(found), found.at) == ([MARCH, NOVEMBER], at)


def test_a_guide_that_was_never_told_is_known_and_has_no_pages(tellings: TellingsDesk) -> None:
    found = tellings.of("my-own")
    assert (found.tellings, found.title, found.rows, found.at) == ((), "My own", (), 0)


def test_a_name_of_nothing_names_the_nearest_guide(tellings: TellingsDesk) -> None:
    with pytest.raises(NoSuchGuide, match="Did you mean my-own"):
        tellings.of("my-onw")


def test_the_pages_of_a_guide_that_is_gone_are_still_laid_side_by_side(
    tellings: TellingsDesk, wrote: Callable[..., Page]
) -> None:
    wrote(MARCH, guide="an-old-one")
    wrote(MAY, guide="an-old-one")
    found = tellings.of("an-old-one")
    assert (ids(found), found.title) == ([MARCH, MAY], "An old one")
    with pytest.raises(NoSuchGuide, match="an-old-one"):
        tellings.of("an-old-onw")


def test_a_page_of_no_guide_says_how_to_tie_it(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    wrote(MARCH, guide="")
    with pytest.raises(NothingBeside, match=f"ptg tie {MARCH}"):
        tellings.of(MARCH)


def test_a_page_named_by_hand_is_found_where_no_guide_has_that_name(
    tellings: TellingsDesk, wrote: Callable[..., Page], places: Places
) -> None:
    raw = wrote(MARCH).path.read_bytes()
    (places.entries / "my letter.md").write_bytes(raw)
    assert sorted(ids(tellings.of("my letter"))) == [MARCH, "my letter"]


def test_a_copy_of_a_page_that_is_there_is_no_telling(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    page = wrote(MARCH)
    page.path.with_name(f"{MARCH} (conflict 20260314-091500).md").write_bytes(page.raw)
    assert ids(tellings.of("my-own")) == [MARCH]


def test_how_one_thing_went_stands_beside_itself_and_beside_no_other(
    tellings: TellingsDesk, wrote: Callable[..., Page]
) -> None:
    seat, ana, days = "20260301-081500-aaaa", "20260302-081500-aaaa", ("0310", "0311", "0312", "0313")
    of_seat, of_ana, later, last = (f"2026{day}-081500-aaaa" for day in days)
    for page_id, aim in ((of_seat, seat), (of_ana, ana), (later, seat), (last, ana)):
        wrote(page_id, guide="how-asking-went", kind="aim", aim=aim)
    assert ids(tellings.of(of_seat)) == ids(tellings.of(later)) == [of_seat, later]
    assert ids(tellings.of("how-asking-went")) == [of_ana, last]  # the one told of last
    assert [(one.slug, one.tellings) for one in tellings.told_again()] == [("how-asking-went", 2)]
    alone = wrote("20260401-081500-aaaa", guide="how-asking-went", aim="20260331-081500-aaaa")
    assert not tellings.is_told_again(alone)
    assert ids(tellings.of("how-asking-went")) == [of_ana, last]


def test_guides_told_more_than_once_come_newest_first(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    wrote(MARCH)
    wrote(MAY, guide="mine-before")
    wrote("20260601-081500-aaaa", guide="reset")
    wrote("20260602-021500-aaaa", guide="reset")
    wrote("20260603-081500-aaaa", guide="mend-a-day")
    for day in (1, 2):
        wrote(f"2026070{day}-081500-aaaa", guide="blank-page")
        wrote(f"2026080{day}-081500-aaaa", guide="name-a-value", care=True)
    found = tellings.told_again()
    assert [(one.slug, one.tellings, one.first, one.last) for one in found] == [
        ("reset", 2, date(2026, 6, 1), date(2026, 6, 1)),  # after midnight it is still the day before
        ("my-own", 2, date(2026, 3, 14), date(2026, 5, 2)),
    ]


@pytest.mark.parametrize(
    ("head", "guide"),
    [
        ('+++\nid = "a"\nguide = "reset"\n+++\n', "reset"),
        ('+++\nguide = "reset"\ntags = ["care"]\n+++\n', "reset"),
        ('+++\nkind = "note"\n+++\n\nguide = "no"\n', ""),
        ("no front matter\nguide = 1", ""),
        ("+++\nguide = 'reset'\n+++\n", None),
        ('+++\nguide="reset"\n+++\n', None),
        ('+++\nguide = "r\\u0065set"\n+++\n', None),
        ('+++\ntitle = """\nguide = "no"\n"""\n+++\n', None),
        ('+++\nkind = "note"\n[dials]\nguide = "no"\n+++\n', ""),
        ('+++\ntags = ["guide"]\n+++\n', None),
        ('+++\nguide = "réset"\n+++\n', None),
        ('+++\r\nguide = "reset"\r\n+++\r\n', None),
        ('\ufeff+++\nguide = "reset"\n+++\n', None),
        ('+++\nguide = "reset"\n', None),
    ],
)
def test_the_first_bytes_tell_the_guide_or_that_only_reading_does(head: str, guide: str | None) -> None:
    raw = head.encode()
    assert guide_named_in(raw) == guide
    read = (frontmatter.split(raw).table or {}).get("guide", "")
    assert guide is None or guide == read


def test_front_matter_written_by_hand_is_read_as_it_is(
    tellings: TellingsDesk, wrote: Callable[..., Page], places: Places
) -> None:
    wrote(MARCH)
    path = own_place(places.entries, MAY)
    path.parent.mkdir(parents=True)
    path.write_text("+++\nguide='my-own'  # mine\n+++\n\nwords\n")
    assert ids(tellings.of("my-own")) == [MARCH, MAY]


def test_only_the_pages_that_are_wanted_are_read_whole(
    tellings: TellingsDesk, wrote: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote(MARCH)
    wrote(MAY, words="x" * 9000)
    for day in range(10, 20):
        wrote(f"202606{day}-081500-aaaa", words="y" * 9000, guide="reset")
    read: list[tuple[int, str]] = []
    real = disk.read

    def counting(path: Any, limit: int | None = None) -> bytes:
        raw = real(path, limit)
        read.append((len(raw), Path(path).name))
        return raw

    monkeypatch.setattr(disk, "read", counting)
    assert len(tellings.of("my-own").tellings) == 2
    assert {name for size, name in read if size > 2048} == {f"{MAY}.md"}


# What is missing


def test_what_is_handled_with_care_is_left_out_unless_it_is_named(
    tellings: TellingsDesk, wrote: Callable[..., Page]
) -> None:
    wrote(MARCH)
    wrote(MAY, words="in care", care=True)
    found = tellings.of("my-own")
    assert (ids(found), found.cared_for) == ([MARCH], 1)
    assert "One page that you marked" in found.remarks[0]
    named = tellings.of(MAY)
    assert (ids(named), named.cared_for, named.remarks) == ([MARCH, MAY], 0, ())


@pytest.mark.parametrize("tail", [b"\xff\xfe", b"caf\xe9 and more"])
def test_a_telling_that_cannot_be_read_is_said_and_the_rest_stands(
    tellings: TellingsDesk, wrote: Callable[..., Page], tail: bytes
) -> None:
    wrote(MARCH)
    page = wrote(MAY)
    page.path.write_bytes(page.raw + tail)
    found = tellings.of("my-own")
    assert ids(found) == [MARCH, MAY]
    assert [row.question for row in found.rows] == ["What is it?"]
    assert found.remarks[0].startswith("The page of 2 May 2026 can't be read: ")


def test_a_file_of_which_nobody_knows_what_it_is_is_named(
    tellings: TellingsDesk, wrote: Callable[..., Page], places: Places
) -> None:
    wrote(MARCH)
    path = own_place(places.entries, MAY)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    found = tellings.of("my-own")
    assert ids(found) == [MARCH]
    assert str(path) in found.remarks[0]


def test_a_telling_that_is_changed_in_another_window_is_there_as_it_was_kept(
    tellings: TellingsDesk, wrote: Callable[..., Page], drafts: Drafts
) -> None:
    page = wrote(MARCH, words="as kept")
    copy = drafts.editor_copy(page.id, page.digest)
    copy.open(b"another text")
    try:
        found = tellings.of("my-own")
        assert found.rows[0].answers[0] is not None
        assert found.rows[0].answers[0].text == "as kept"
        assert found.remarks == (
            "The page of 14 March 2026 is being changed in another window. It is shown as it was kept last.",
        )
    finally:
        copy.close()


def test_two_of_one_day_are_told_apart_by_their_time(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    wrote("20260314-081500-aaaa")
    wrote("20260315-021500-aaaa")
    wrote("20260316-081500-aaaa")
    assert tellings.of("my-own").days == ("14 March 2026, 08:15", "14 March 2026, 02:15", "16 March 2026")


def test_earlier_answers_come_by_step_the_newest_first(tellings: TellingsDesk, wrote: Callable[..., Page]) -> None:
    wrote(MARCH, "a")
    wrote(MAY, "b")
    assert answers_so_far(tellings.of("my-own")) == {
        ("what", ""): (Earlier(date(2026, 5, 2), "b"), Earlier(date(2026, 3, 14), "a")),
    }


# Ties


@pytest.fixture
def two(wrote: Callable[..., Page], journal: Journal) -> tuple[str, str]:
    """Two notes that are tied."""
    one, other = wrote(MARCH, "then", guide=""), wrote(NOVEMBER, "now", guide="")
    tie(journal, one, other)
    return one.id, other.id


def test_two_tied_pages_stand_side_by_side_from_either(tellings: TellingsDesk, two: tuple[str, str]) -> None:
    for page_id in two:
        found = tellings.of(page_id)
        assert (ids(found), found.slug, found.at) == ([MARCH, NOVEMBER], "", list(two).index(page_id))
        assert found.heading == "Pages that you tied, 2 times"


def test_a_page_tied_to_a_telling_stands_among_the_tellings(
    tellings: TellingsDesk, wrote: Callable[..., Page], journal: Journal
) -> None:
    first, _ = wrote(MARCH), wrote(NOVEMBER)
    tie(journal, first, wrote(MAY, "a note", guide=""))
    assert ids(tellings.of("my-own")) == [MARCH, MAY, NOVEMBER]


def test_ties_are_followed_on_and_a_ring_of_them_ends(
    tellings: TellingsDesk, two: tuple[str, str], wrote: Callable[..., Page], journal: Journal
) -> None:
    third = wrote(MAY, guide="")
    tie(journal, journal.find(NOVEMBER), third)
    tie(journal, journal.find(MAY), journal.find(MARCH))
    assert ids(tellings.of(MARCH)) == [MARCH, MAY, NOVEMBER]


def test_tying_again_changes_nothing_and_untying_leaves_no_key(journal: Journal, two: tuple[str, str]) -> None:
    one, other = map(journal.find, two)
    assert tie(journal, one, other) == ()
    before = journal.versions(MARCH)[-1].read_bytes()
    assert len(untie(journal, one, other)) == 2
    assert journal.find(MARCH).raw == before
    assert untie(journal, journal.find(MARCH), journal.find(NOVEMBER)) == ()


def test_a_page_is_not_tied_to_itself(journal: Journal, two: tuple[str, str]) -> None:
    with pytest.raises(CannotChange, match="same page"):
        tie(journal, journal.find(MARCH), journal.find(MARCH))


def test_a_page_that_gets_another_date_is_still_tied(
    tellings: TellingsDesk, journal: Journal, two: tuple[str, str]
) -> None:
    moment = datetime(2026, 4, 1, 9, 0)
    outcome = change_page(journal, journal.find(MARCH), PageChange(when=NamedDay(moment.date(), moment.time())))
    now = outcome.path.stem
    assert journal.find(NOVEMBER).entry.tied == (now,)
    assert journal.find(now).entry.tied == (NOVEMBER,)
    assert ids(tellings.of(NOVEMBER)) == [now, NOVEMBER]


def test_a_tie_that_could_not_be_mended_then_is_followed_all_the_same(
    tellings: TellingsDesk, journal: Journal, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Journal, "rewrite", refused)
        change_page(journal, journal.find(MARCH), PageChange(when=NamedDay(date(2026, 4, 1), time(9))))
    assert journal.find(NOVEMBER).entry.tied == (MARCH,)
    assert len(tellings.of(NOVEMBER).tellings) == 2


def test_an_edit_and_an_earlier_version_keep_the_tie(journal: Journal, two: tuple[str, str]) -> None:
    untied = journal.versions(MARCH)[-1].read_bytes()
    page = journal.find(MARCH)
    journal.rewrite(page, page.raw + b"more\n")
    put_back(journal, journal.find(MARCH), untied)
    page = journal.find(MARCH)
    assert (page.entry.tied, page.entry.body) == ((NOVEMBER,), "then\n")


def test_a_page_that_comes_back_from_the_trash_is_still_tied(
    tellings: TellingsDesk, journal: Journal, two: tuple[str, str]
) -> None:
    journal.discard(journal.find(NOVEMBER))
    found = tellings.of(MARCH)
    assert (ids(found), found.gone) == ([MARCH], (NOVEMBER,))
    assert found.remarks == ("A page that was tied to these is not there any more.",)
    journal.restore(NOVEMBER)
    assert ids(tellings.of(MARCH)) == [MARCH, NOVEMBER]


@pytest.mark.parametrize("odd", ["", "../../../secret", "2026", "no such page", f"{MAY}/x", "\x00"])
def test_what_stands_in_tied_by_hand_leads_to_no_other_file(
    tellings: TellingsDesk, wrote: Callable[..., Page], odd: str, places: Places
) -> None:
    (places.entries.parent.parent).mkdir(parents=True, exist_ok=True)
    (places.entries.parent.parent / "secret.md").write_text("no page")
    wrote(MAY, guide="")
    wrote(MARCH, guide="", tied=(odd,))
    found = tellings.of(MARCH)
    assert (ids(found), found.gone) == ([MARCH], (odd,))


def test_the_doctor_names_a_tie_to_nothing_and_one_of_one_side(
    journal: Journal, recovery: Recovery, two: tuple[str, str], wrote: Callable[..., Page]
) -> None:
    assert examine(journal, Documents(journal), recovery).notes == []
    wrote(MAY, guide="", tied=(MARCH, "20200101-080000-aaaa"))
    notes = examine(journal, Documents(journal), recovery).notes
    assert len(notes) == 2
    assert f"`ptg tie {MAY} {MARCH}` mends that" in notes[0]
    assert "20200101-080000-aaaa, which is not there" in notes[1]


def test_a_tied_value_that_does_not_fit_is_named_and_kept(wrote: Callable[..., Page], places: Places) -> None:
    page = wrote(MARCH)
    page.path.write_bytes(page.raw.replace(b"+++\n\n", b'tied = "one"\n+++\n\n', 1))
    read = read_page(page.path)
    assert read.entry.tied == ()
    assert read.entry.problems == ("“tied” is not a list of entries' ids",)


def test_across_zones_the_oldest_is_the_one_whose_clock_said_so(
    tellings: TellingsDesk, wrote: Callable[..., Page]
) -> None:
    east, west = timezone(timedelta(hours=13)), timezone(timedelta(hours=-10))
    wrote(MARCH, created=datetime(2026, 3, 14, 8, 15, tzinfo=east))
    wrote("20260314-061500-aaaa", created=datetime(2026, 3, 14, 6, 15, tzinfo=west))
    assert ids(tellings.of("my-own")) == ["20260314-061500-aaaa", MARCH]
