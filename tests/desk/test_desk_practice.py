"""Practising at the desk: which practice words mean, what it leaves, and what the person's own ratings say."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.context import Context, folders
from ptg_cli.desk.practice import PracticeDesk, SettleRating
from ptg_cli.desk.practice_session import PracticeSession
from ptg_cli.journal.pages import read_page
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import NotAPattern
from ptg_cli.session.practice import PracticeRun


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}))


@pytest.fixture
def rated(context: Context) -> Callable[..., Entry]:
    """Keeps a practice's page with these ratings."""

    def one(practice: str, before: int | None, after: int | None, **more: Any) -> Entry:
        context_now = context.now() - timedelta(days=1)
        page_id = context.journal.new_id(context_now.replace(tzinfo=None))
        entry = Entry(
            page_id,
            created=context_now,
            practice=practice,
            distress_before=before,
            distress_after=after,
            **{"kind": "practice", **more},
        )
        return context.journal.add(entry).entry

    return one


def ran(practice_desk: PracticeDesk, words: str, seconds: float) -> PracticeRun:
    """A run that was looked at for so many seconds."""
    run = PracticeRun(practice_desk.timeline(practice_desk.choose(words)), 0)
    for second in range(int(seconds) + 1):
        run.look(second)
    run.look(seconds)
    return run


def test_words_are_a_pattern_a_name_a_title_or_the_usual(context: Context) -> None:
    choose = context.practice_desk.choose
    assert [phase.text for phase in choose("4-2-6-0").phases] == ["In.", "Hold.", "Out."]
    assert choose("4-2-6-0").slug == choose("4-2-6-0").title == "4-2-6-0"
    assert choose("sounds-around-you") == choose("Sounds around you") == choose(" sounds  around you ")
    assert choose("").slug == "longer-out-breath"
    for wrong in ("4-0", "0-0-0-0", "4-", "-4-4", "300", "4-x", "4--6"):
        with pytest.raises(NotAPattern):
            choose(wrong)
    with pytest.raises(NoSuchGuide, match="Did you mean sounds-around-you"):
        choose("sounds-around-yu")


def test_a_pattern_runs_for_about_three_minutes_unless_asked_otherwise(context: Context) -> None:
    practice_desk = context.practice_desk
    assert 170 <= practice_desk.timeline(practice_desk.choose("4-6")).seconds <= 190
    assert practice_desk.timeline(practice_desk.choose("20-20-20-20")).cycles == 2
    assert practice_desk.timeline(practice_desk.choose("4-6"), minutes=1).seconds == 60
    assert practice_desk.timeline(practice_desk.choose("4-6"), cycles=2).seconds == 20


def test_the_last_breathed_is_remembered_and_one_that_is_gone_is_forgotten(context: Context) -> None:
    practice_desk = context.practice_desk
    assert practice_desk.remember(practice_desk.choose("5-6"), 30) == ""
    assert context.settings.breathing == "5-6"
    assert context.practice_desk.choose("").slug == "5-6"
    context.practice_desk.remember(practice_desk.choose("sounds-around-you"), 60)
    assert context.settings.breathing == "5-6"
    for gone in ("no-longer-here", "99-99"):
        context.change_setting("breathing", gone)
        assert context.practice_desk.choose("").slug == "longer-out-breath"


def test_the_usual_is_not_written_down_and_nothing_is_where_practices_leave_nothing(context: Context) -> None:
    context.practice_desk.remember(context.practice_desk.choose(""), 30)
    assert not context.config_path.exists()
    context.change_setting("practice_entries", "no")
    context.practice_desk.remember(context.practice_desk.choose("5-5"), 30)
    assert context.settings.breathing == ""


def test_a_disk_that_refuses_to_remember_is_a_sentence(context: Context) -> None:
    context.config_path.parent.mkdir(parents=True)
    context.config_path.mkdir()
    said = context.practice_desk.remember(context.practice_desk.choose("5-5"), 30)
    assert said.endswith(".")


def test_what_is_to_be_avoided_is_hidden_and_replaced_where_nobody_chose_it(context: Context) -> None:
    every = len(context.practice_desk.listed())
    context.change_setting("avoid", "breath, stillness")
    practice_desk = context.practice_desk
    assert 0 < len(practice_desk.listed()) < every
    assert practice_desk.hidden == every - len(practice_desk.listed())
    assert all(not {"breath", "stillness"} & set(practice.needs) for practice in practice_desk.listed())
    assert "breath" not in practice_desk.spared("longer-out-breath").needs
    slugs = [practice.slug for practice in practice_desk.steadying()]
    assert len(slugs) == len(set(slugs))
    assert "longer-out-breath" not in slugs
    assert practice_desk.choose("longer-out-breath").slug == "longer-out-breath"


def test_parts_of_the_body_stay_out_for_good_but_never_all_of_them(context: Context) -> None:
    scan = context.practice_desk.choose("body-scan-3")
    first = scan.regions[0]
    context.change_setting("leave_out", first.upper())
    assert first not in {phase.region for phase in context.practice_desk.timeline(scan).phases}
    assert first not in context.practice_desk.spared(scan.slug).regions
    context.change_setting("leave_out", ",".join(scan.regions))
    assert context.practice_desk.timeline(scan).phases


def test_own_ratings_are_said_from_three_times_on_by_the_one_in_the_middle(
    context: Context, rated: Callable[..., Entry]
) -> None:
    usual = context.practice_desk.choose("longer-out-breath")
    for before, after in ((6, 4), (9, 4)):
        rated(usual.slug, before, after)
    rated(usual.slug, 7, None)
    rated(usual.slug, None, 2)
    rated(usual.slug, 0, 0, care=True)
    rated(usual.slug, 0, 0, kind="journal")
    rated("4-6", 1, 1)
    assert context.practice_desk.usual(usual) == ""
    rated(usual.slug, 2, 1)
    assert context.practice_desk.usual(usual) == "3 times: usually 6, then 4."
    assert context.practice_desk.usual(context.practice_desk.choose("box")) == ""


@pytest.mark.parametrize(
    ("seconds", "before", "after", "leaves"),
    [(29, None, None, False), (30, None, None, True), (2, 5, None, True), (2, None, 0, True), (0, None, None, False)],
)
def test_it_leaves_an_entry_from_half_a_minute_on_or_with_a_rating(
    context: Context, seconds: float, before: int | None, after: int | None, leaves: bool
) -> None:
    for keeps in (True, False):
        context.change_setting("practice_entries", "yes" if keeps else "no")
        of = PracticeSession(context.practice_desk, context.practice_desk.choose("4-6"), before, after)
        assert (of.has_words, of.entry()) == (False, None)
        of.run = ran(context.practice_desk, "4-6", seconds)
        assert (of.entry() is not None) == of.has_words == (leaves and keeps)


def test_the_entry_holds_which_how_long_pauses_and_ratings(context: Context) -> None:
    practice_desk = context.practice_desk
    run = ran(practice_desk, "4-6", 40)
    run.pause(40)
    run.go_on(45)
    run.look(46)
    of = PracticeSession(practice_desk, practice_desk.choose("4-6"), 6, 4, within="20261123-081502-7f3k")
    of.run = run
    assert of.snapshot().id == of.snapshot().id
    page = read_page(context.journal.find(context.keeper.sit(of).finish().page).path)
    kept = page.entry
    assert (kept.kind, kept.practice, kept.seconds, kept.pauses) == ("practice", "longer-out-breath", 41, 1)
    assert (kept.distress_before, kept.distress_after, kept.within) == (6, 4, "20261123-081502-7f3k")
    assert kept.body == ""
    calm = PracticeSession(practice_desk, practice_desk.choose("4-6"))
    calm.run = ran(practice_desk, "4-6", 40)
    assert calm.snapshot().pauses is None


def test_cut_short_it_is_kept_as_it_stands(context: Context) -> None:
    of = PracticeSession(context.practice_desk, context.practice_desk.choose("4-6"), 6)
    of.run = ran(context.practice_desk, "4-6", 12)
    sitting = context.keeper.sit(of)
    sitting.snapshot()
    (draft,) = context.drafts.listed()
    assert (draft.page.entry.kind, draft.page.entry.seconds) == ("practice", 12)
    for second in range(12, 21):
        of.run.look(second)
    assert context.keeper.cut_short() == ()
    assert context.drafts.listed() == []
    assert context.journal.find("@last").entry.seconds == 20


def test_what_was_breathed_for_less_than_half_a_minute_is_not_remembered(context: Context) -> None:
    context.practice_desk.remember(context.practice_desk.choose("5-6"), 29)
    assert context.settings.breathing == ""


@pytest.mark.parametrize(
    ("words", "slug"),
    [("4-7-8", "four-seven-eight"), ("4-7-8-0", "four-seven-eight"), ("4-6", "longer-out-breath"),
     ("4-4-4-4", "box"), ("5.5-5.5", "coherent-slow"), ("4-4", "box-without-holds")],
)  # fmt: skip
def test_a_pattern_that_is_one_of_the_practices_is_that_practice(context: Context, words: str, slug: str) -> None:
    assert context.practice_desk.choose(words) == context.library.practice(slug)


def test_a_pattern_is_ones_own_practice_where_no_other_has_it(context: Context) -> None:
    folder = context.own_content / "practices"
    folder.mkdir(parents=True)
    (folder / "evening.toml").write_text('title = "Evening"\nsummary = "Slow."\npattern = "6-9"\n')
    assert context.practice_desk.choose("6-9").slug == "evening"
    assert context.practice_desk.choose("6-9").instead


def test_a_pattern_of_ones_own_has_a_caution_and_an_outward_alternative(context: Context) -> None:
    held, plain = (context.practice_desk.choose(words) for words in ("4-7-9", "6-9"))
    assert [word for word in ("holding", "heart", "lung", "dizzy") if word not in held.instead] == []
    assert "dizzy" in plain.instead
    assert context.library.practice(held.alternative).outward
    assert context.library.practice(plain.alternative).outward


@pytest.mark.parametrize(
    ("words", "slug"),
    [("5-4-3-2-1", "five-senses"), ("grounding", "hands-and-what-they-touch"), ("sound", "sounds-around-you"),
     ("pmr", "muscles-short"), ("PMR", "muscles-short"), ("body scan", "body-scan-3"), ("body-scan", "body-scan-3"),
     ("kindness", "kindness-3"), ("scan", "body-scan-3"), ("loving-kindness", "kindness-3"),
     ("meditation", "resting-attention"), ("478", "four-seven-eight"),
     ("reset", "one-minute-reset"), ("walking", "slow-walking")],
)  # fmt: skip
def test_what_a_stranger_would_call_it_finds_it(context: Context, words: str, slug: str) -> None:
    assert context.practice_desk.choose(words).slug == slug


def test_of_several_lengths_the_one_of_so_many_minutes_is_meant(context: Context) -> None:
    for minutes, slug in ((3, "body-scan-3"), (10, "body-scan-10"), (15, "body-scan-15"), (7, "body-scan-3")):
        assert context.practice_desk.choose("body scan", minutes).slug == slug


@pytest.mark.parametrize(
    ("words", "said"),
    [("breath", "Did you mean "), ("qqqq", "The kinds are: breathing, scan, grounding"), ("zz", "The kinds are: ")],
)
def test_an_unknown_word_gets_names_that_are_near_or_the_kinds(context: Context, words: str, said: str) -> None:
    with pytest.raises(NoSuchGuide, match=said):
        context.practice_desk.choose(words)


def test_a_part_of_the_body_left_out_comes_back(context: Context) -> None:
    practice_desk = context.practice_desk
    assert "u brings it back" in practice_desk.leave_out("feet")
    assert context.settings.leave_out == ("feet",)
    assert practice_desk.bring_back("feet") == "No longer left out: feet."
    assert not context.settings.leave_out


# One time that it is done


@pytest.fixture
def occasion(context: Context) -> Callable[..., PracticeSession]:
    """One time that a practice is done."""

    def one(words: str = "5-6", *ratings: int | None, run: PracticeRun | None = None, **more: Any) -> PracticeSession:
        of = PracticeSession(context.practice_desk, context.practice_desk.choose(words), *ratings, **more)
        of.run = run
        return of

    return one


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (6, 6, ""),
        (9, 6, ""),
        (9, None, "F3 shows people to talk to. More to try: c."),
        (2, 7, "It is still hard. F3 shows people to talk to. More to try: c."),
        (None, 10, "It is still hard. F3 shows people to talk to. More to try: c."),
        (None, None, ""),
    ],
)
def test_a_loud_rating_gets_the_offer_of_people(
    occasion: Callable[..., PracticeSession], before: int | None, after: int | None, said: str
) -> None:
    of = occasion("5-6", before, after)
    assert of.more("F3", "c") == said
    assert of.is_hard == bool(said)


def test_where_nothing_is_kept_no_rating_is_asked_for(
    occasion: Callable[..., PracticeSession], context: Context
) -> None:
    run = ran(context.practice_desk, "5-6", 40)
    assert occasion().asks_before
    assert occasion(run=run).asks_after
    assert not occasion("5-6", 3).asks_before
    assert not occasion("5-6", None, 3, run=run).asks_after
    assert not occasion(keep=False).asks_before
    assert not occasion("5-6", 3, keep=False, run=run).asks_after
    context.change_setting("practice_entries", "no")
    assert not occasion().asks_before
    assert not occasion("5-6", 3, run=run).asks_after


@pytest.mark.parametrize(
    ("seconds", "after", "little", "taken"), [(10, None, True, 8), (40, None, False, None), (40, 9, False, 9)]
)
def test_a_rating_belongs_to_one_practice_or_the_one_in_its_place(
    occasion: Callable[..., PracticeSession],
    context: Context,
    seconds: float,
    after: int | None,
    little: bool,
    taken: int | None,
) -> None:
    of = occasion("5-6", 8, after)
    of.run = ran(context.practice_desk, "5-6", seconds)
    other = of.instead(context.practice_desk.choose("name-the-day"))
    assert of.is_little == little
    assert other.before == taken
    assert not other.asks_before
    other.run = ran(context.practice_desk, "name-the-day", 1)
    assert other.asks_after


def test_only_what_was_begun_for_its_own_sake_is_remembered(
    occasion: Callable[..., PracticeSession], context: Context
) -> None:
    run = ran(context.practice_desk, "5-6", 40)
    occasion(run=run).remember()
    occasion(keep=False, own=True, run=run).remember()
    assert context.settings.breathing == ""
    occasion(own=True, run=run).remember()
    assert context.settings.breathing == "5-6"


def test_what_steadies_is_remembered_but_not_what_is_for_numb_hours(context: Context) -> None:
    practice_desk = context.practice_desk
    practice_desk.remember_steady(practice_desk.choose("name-the-day"))
    assert context.practice_desk.steady == ""
    practice_desk.remember_steady(practice_desk.choose("sounds-around-you"))
    assert context.practice_desk.steady == "sounds-around-you"


@pytest.mark.parametrize(
    ("typed", "rating"),
    [("", None), ("x\n", None), ("7", 7), ("10", 10), ("0", 0), ("76", 6), ("100", 0), ("1x0", 10), ("5\x7f", None)],
)
def test_the_digits_typed_while_it_settles(typed: str, rating: int | None) -> None:
    settled = SettleRating()
    for key in typed:
        settled.press(key)
    assert settled.value == rating


@given(st.text())
def test_any_keys_at_all_are_a_rating_or_none(typed: str) -> None:
    settled = SettleRating()
    for key in typed:
        settled.press(key)
    assert settled.value in {None, *range(11)}
