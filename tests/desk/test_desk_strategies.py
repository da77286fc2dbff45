"""Strategies and what helped, at the desk: what a person changes, what their file keeps, what is read."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.page_summary import heading, preview
from ptg_cli.desk.strategies import NoSuchStrategy, StrategyDesk, own_strategy
from ptg_cli.desk.strategy_list import StrategyFilter, fits, groups, headed, minutes_of, suits, worded
from ptg_cli.insight.helps import TryFilter
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person
from ptg_cli.model.strategy import FAMILIES, Situation
from ptg_cli.model.value import Value, named_value

MINE = """# What I do. Not for anyone else.
[[strategy]]
name = "Pet the  dog"   # behind the ears
mood = "hers"

# changes
[[change]]
id = "slow-walk" # the canal
star = true
colour = "green"
"""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}))


@pytest.fixture
def file(context: Context) -> Path:
    """Where the person's own strategies are."""
    context.places.journal.mkdir(parents=True)
    return context.places.journal / "strategies.toml"


def keep(context: Context, days: float = 1, **facts: Any) -> None:
    """Keeps a page of so many days ago."""
    moment = context.now() - timedelta(days=days)
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, created=moment, **{"kind": "coping", **facts}))


def slugs(desk: StrategyDesk) -> set[str]:
    """Every strategy there is."""
    return {one.slug for one in desk.strategies()}


# Changing


def test_stars_and_hides_come_and_go_without_a_trace(context: Context, file: Path) -> None:
    desk = context.strategy_desk
    desk.change(desk.strategy("slow-walk"), star=True)
    desk.change(desk.strategy("slow-walk"), hide=True)
    walk = desk.strategy("slow walk")
    assert (walk.starred, walk.hidden) == (True, True)
    desk.change(walk, star=False)
    assert (desk.strategy("slow-walk").starred, desk.strategy("slow-walk").hidden) == (False, True)
    desk.change(walk, hide=False)
    assert desk.strategy("slow-walk") == next(one for one in context.library.strategies() if one.slug == "slow-walk")
    assert "slow-walk" not in file.read_text()
    assert len(context.documents.versions("strategies")) >= 2


def test_words_of_ones_own_and_back_again(context: Context) -> None:
    desk = context.strategy_desk
    before = desk.strategy("slow-walk")
    desk.reword(before, "  Once round\tthe block ", ["Shoes.", "Out."])
    walk = desk.strategy("slow-walk")
    assert (walk.title, walk.steps, walk.family) == ("Once round the block", ("Shoes.", "Out."), before.family)
    assert desk.strategy("once round the block") == walk
    desk.reword(walk, "The canal", [])
    assert desk.strategy("slow-walk").steps == before.steps
    desk.reword(walk, "", [])
    assert desk.strategy("slow-walk") == before


def test_comments_and_keys_nobody_here_knows_stay(context: Context, file: Path) -> None:
    file.write_text(MINE)
    desk = context.strategy_desk
    desk.change(desk.strategy("slow-walk"), hide=True, title="The canal")
    desk.add(own_strategy("Knit", "routine", ["Cast on."]))
    desk.change(desk.strategy("first-hand-move"), star=True)
    text = file.read_text()
    for kept in ("# What I do.", "# behind the ears", 'mood = "hers"', "# changes", "# the canal", 'colour = "green"'):
        assert kept in text
    again = context.strategy_desk
    walk = again.strategy("slow-walk")
    assert (walk.title, walk.starred, walk.hidden) == ("The canal", True, True)
    assert {"pet-the-dog", "knit"} <= slugs(again)
    assert again.strategy("knit").steps == ("Cast on.",)
    assert [("mood" in words, "colour" in words) for words in again.problems] == [(True, False), (False, True)]
    assert all("isn't a key here" in words for words in again.problems)


def test_one_of_their_own_is_starred_hidden_and_renamed_and_its_pages_still_know_it(
    context: Context, file: Path
) -> None:
    file.write_text('[[strategy]]\nname = "Pet the  dog" # hers\nsteps = ["Call her."]\n')
    desk = context.strategy_desk
    keep(context, strategy="pet-the-dog", worth="yes", feelings=("sad",))
    desk.change(desk.strategy("pet the dog"), star=True)
    desk.change(desk.strategy("pet the dog"), hide=True)
    assert file.read_text().count("[[strategy]]") == 1
    dog = desk.strategy("pet-the-dog")
    assert (dog.starred, dog.hidden, dog.mine) == (True, True, True)
    desk.change(dog, hide=False)
    desk.reword(dog, "Sit with Nell", ["Floor.", "Ears."])
    text = file.read_text()
    assert "# hers" in text
    assert text.count("[[strategy]]") == 1
    nell = desk.strategy("sit with nell")
    assert (nell.slug, nell.title, nell.steps) == ("pet-the-dog", "Sit with Nell", ("Floor.", "Ears."))
    keep(context, 2, strategy="pet-the-dog")
    keep(context, 3, strategy="pet-the-dog")
    assert [one.title for one in desk.helps().figures] == ["Sit with Nell"]
    desk.reword(nell, "With Nell", ["Floor."])
    assert desk.strategy("pet-the-dog").title == "With Nell"
    desk.reword(desk.strategy("pet-the-dog"), "", [])
    assert (desk.strategy("pet-the-dog").title, desk.strategy("pet-the-dog").steps) == ("With Nell", ("Floor.",))


def test_a_name_that_is_taken_is_said(context: Context, file: Path) -> None:
    desk = context.strategy_desk
    desk.add(own_strategy("Knit", "routine"))
    for taken in ("knit", "KNIT", "slow walk"):
        with pytest.raises(CannotChange, match="Give this one another name"):
            desk.add(own_strategy(taken, "social"))
    with pytest.raises(CannotChange, match="at most 20 steps"):
        desk.add(own_strategy("Long", "social", ["x"] * 21))
    file.write_text('[[strategy]]\nname = "Slow walk"\n')
    assert len(desk.strategies()) == len(context.library.strategies())
    assert desk.problems == ("“Slow walk” is the name of a strategy that comes with ptg. Give yours another name.",)


@pytest.mark.parametrize("text", ["[[strategy]\n", 'strategy = "x"\n', "[change]\n", "\xff"])
def test_a_file_that_is_nonsense_is_named_and_what_it_said_is_kept(context: Context, file: Path, text: str) -> None:
    file.write_bytes(text.encode("latin-1"))
    desk = context.strategy_desk
    walk = desk.strategy("slow-walk")
    assert len(desk.strategies()) == len(context.library.strategies())
    assert len(desk.problems) == 1
    assert str(file) in desk.problems[0]
    assert desk.unreadable == (text in {"[[strategy]\n", "\xff"})
    desk.change(walk, star=True)
    assert desk.strategy("slow-walk").starred
    assert text.encode("latin-1") in [path.read_bytes() for path in context.documents.versions("strategies")]


def test_a_file_that_cannot_be_changed_safely_is_left_as_it_is(context: Context, file: Path) -> None:
    file.write_text("change = [1]\n")
    desk = context.strategy_desk
    with pytest.raises(CannotChange, match=r"line 1: each change begins with .* Nothing was changed\."):
        desk.change(desk.strategy("slow-walk"), star=True)
    assert file.read_text() == "change = [1]\n"


def test_of_two_windows_both_versions_are_kept_and_that_is_said(
    context: Context, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = context.strategy_desk
    desk.change(desk.strategy("slow-walk"), star=True)
    read = context.documents.file

    def late(name: str) -> Any:
        found = read(name)
        file.write_text('[[strategy]]\nname = "From the other window"\n')
        return found

    monkeypatch.setattr(context.documents, "file", late)
    said = desk.change(context.library.strategies()[0], star=True)
    monkeypatch.undo()
    assert said.startswith("Your strategies changed in another window meanwhile. Both are kept; yours is here: ")
    other = Path(said.rpartition(": ")[2])
    texts = {file.read_text(), other.read_text()}
    assert any("From the other window" in text for text in texts)
    assert any("star = true" in text for text in texts)


def test_names_are_looked_up_and_slips_met_with_the_nearest(context: Context) -> None:
    desk = context.strategy_desk
    assert desk.strategy("Walk slowly to a corner and back").slug == "slow-walk"
    with pytest.raises(NoSuchStrategy, match="Did you mean slow-walk"):
        desk.strategy("slow-wlak")
    with pytest.raises(NoSuchStrategy, match=r"Did you mean [a-z-]*walk"):
        desk.strategy("walk")


def test_what_turns_to_what_someone_wants_to_be_spared_is_left_out(context: Context) -> None:
    every = slugs(context.strategy_desk)
    context.change_setting("avoid", "breath")
    spared = every - slugs(context.strategy_desk)
    assert "a-longer-way-out" in spared
    assert "slow-walk" not in spared


# Suggesting


def test_someone_who_is_not_safe_is_in_no_suggestion(context: Context) -> None:
    desk = context.strategy_desk
    desk.add(own_strategy("Ring Kofi", "social", ["Ring him."]))
    desk.add(own_strategy("Tea", "social", ["Put the kettle on.", "Kofi likes it black."]))
    assert {"ring-kofi", "tea"} <= {one.slug for one in desk.moment().strategies}
    context.plan_desk.put_person(Person("Kofi", not_safe=True))
    moment = context.strategy_desk.moment()
    assert not {"ring-kofi", "tea"} & {one.slug for one in moment.strategies}
    for feelings in ((), ("sad",)):
        moment.feel(feelings)
        assert not {"ring-kofi", "tea"} & {one.strategy.slug for one in moment.offers}
    someone = next(one for one in desk.strategies() if one.company == "someone")
    context.plan_desk.put_person(Person("Ines"))
    assert [person.name for person in context.strategy_desk.company(someone)] == ["Ines"]


def test_what_is_hidden_is_not_suggested_and_what_was_tried_is_read(context: Context) -> None:
    keep(context, strategy="slow-walk", worth="yes", feelings=("angry",))
    assert context.strategy_desk.moment(5, ("angry",)).offers[0].why == "was worth doing in a moment like this"
    desk = context.strategy_desk
    desk.change(desk.strategy("slow-walk"), hide=True)
    assert "slow-walk" not in {one.strategy.slug for one in context.strategy_desk.moment(5, ("angry",)).offers}
    assert Situation() == Situation((), "", "", ())


# What helped


def test_care_and_odd_pages_are_left_out_and_odd_ones_counted(context: Context) -> None:
    for days in (1, 2, 3):
        keep(
            context, days, strategy="slow-walk", worth="yes", trigger="the letter", distress_before=7, distress_after=5
        )
    keep(context, 4, strategy="slow-walk", care=True, remember="Never this.", trigger="secret")
    keep(context, 5, extra={"strategy": "slow-walk", "distress_before": 44})
    desk = context.strategy_desk
    found = desk.helps()
    (walk,) = found.figures
    assert (walk.uses, found.odd, found.remembered) == (3, 1, ())
    assert desk.triggers() == ["the letter"]
    assert desk.helps(TryFilter(trigger="nothing")).figures == ()
    assert desk.has_helps()


def test_nothing_used_three_times_is_nothing_to_show(context: Context) -> None:
    keep(context, 1, strategy="slow-walk")
    keep(context, 2, strategy="slow-walk")
    assert not context.strategy_desk.has_helps()


# Choosing


def test_filters(context: Context) -> None:
    every = context.strategy_desk.strategies()

    def some(**wanted: Any) -> list[Any]:
        return [one for one in every if StrategyFilter(**wanted).fits(one)]

    assert {one.family for one in some(family="social")} == {"social"}
    assert all("tired" in one.feelings for one in some(feeling="tired"))
    assert all(one.minutes <= 2 and one.energy == 1 for one in some(minutes=2, energy=1))
    assert {one.setting for one in some(setting="home")} == {"home", "anywhere"}
    assert some(starred=True) == []
    assert len(some()) == len(every)


def test_typing_finds_by_words_feelings_marks_and_minutes(context: Context) -> None:
    desk = context.strategy_desk
    desk.change(desk.strategy("slow-walk"), star=True)
    every = desk.strategies()
    assert "slow-walk" in {one.slug for one in every if fits(one, "corner ANGRY")}
    assert [one.slug for one in every if fits(one, "starred")] == ["slow-walk"]
    assert all(one.minutes <= 2 for one in every if fits(one, "2 min"))
    assert all(fits(one, "  ") for one in every)
    assert not [one for one in every if fits(one, "[/] qqq")]


def test_hidden_ones_stand_last_under_their_own_heading(context: Context) -> None:
    desk = context.strategy_desk
    desk.change(desk.strategy("slow-walk"), hide=True)
    found = groups(desk.strategies(), desk.families)
    assert list(found) == [*desk.families, "hidden"]
    assert set(desk.families) == set(FAMILIES)
    assert [one.slug for one in found["hidden"]] == ["slow-walk"]


def test_words_for_one() -> None:
    assert worded("\n  A  title \n\n One. \r\nTwo.\n") == ("A title", ["One.", "Two."])
    assert worded(" \n ") == ("", [])
    assert suits(own_strategy("x", "social")) == "Takes hardly any energy."


def test_a_change_of_what_there_is_not_is_named_with_file_and_line_and_the_rest_is_used(
    context: Context, file: Path
) -> None:
    file.write_text(
        '[[change]]\nid = "slow-wlak"\nstar = true\n\n[[change]]\nid = "slow-walk"\nhide = true\n'
        '\n[[change]]\nid = "qqqqqq"\nstar = true\n\n[[strategy]]\nname = "Knit"\n'
        '\n[[change]]\nid = "knit"\nstar = true\n'
    )
    desk = context.strategy_desk
    assert desk.strategy("slow-walk").hidden
    assert desk.strategy("knit").starred
    desk.shelf()
    assert desk.problems == (
        f"{file}, line 2: no strategy has the id “slow-wlak”, so this changes nothing. Did you mean “slow-walk”?",
        f"{file}, line 10: no strategy has the id “qqqqqq”, so this changes nothing. "
        "`ptg strategies` shows the ids there are. Mend it, or take it out.",
    )


def test_a_practice_that_a_strategy_starts_is_named_once(context: Context) -> None:
    desk, practices = context.strategy_desk, {one.slug: one for one in context.library.practices()}
    walk = desk.strategy("walk-up-and-down")
    practice = practices[walk.practice]
    assert headed(walk, practice).title == "Walk slowly one way and back, for ten minutes (practice: Slow walking)"
    assert headed(replace(walk, title="Slow walking, in the hall"), practice).title == "Slow walking, in the hall"
    assert headed(walk, practice).slug == practice.slug


def test_minutes_are_read_as_people_say_them() -> None:
    assert [minutes_of(words) for words in ("10", " 10 min ", "10 minutes")] == [10, 10, 10]
    assert not any(minutes_of(words) for words in ("0", "241", "soon", "", "99999", "1.5", "-3"))


def test_every_family_is_said_in_plain_words(context: Context) -> None:
    assert [kind.split(": ")[0] for kind in context.strategy_desk.kinds] == list(FAMILIES)
    assert all(": " in kind and len(kind) <= 52 for kind in context.strategy_desk.kinds)


def test_a_page_of_a_try_is_listed_by_the_strategys_title(context: Context) -> None:
    keep(context, 1, strategy="cool-hands")
    keep(context, 2, strategy="pet-the-dog")
    pages = [read_page(found.path) for found in context.journal.newest()]
    shown = [preview(page, context.titles) for page in pages]
    assert shown == ["Hold something cool", "Pet the dog"]
    assert [
        heading(page.entry, context.titles, context.settings.day_starts_at).split("\n")[0] for page in pages
    ] == shown
    ours = context.library.strategies()
    assert {one.slug: context.titles.strategy(one.slug) for one in ours} == {one.slug: one.title for one in ours}


def test_what_someone_said_matters_is_a_reason_up_to_five_and_never_where_it_names_someone_not_safe(
    context: Context,
) -> None:
    assert not [one for one in context.strategy_desk.moment(3, ("angry",)).offers if "matters to you" in one.why]
    values = (named_value("Kindness"), Value("order", "A tidy shelf"), named_value("Belonging"))
    context.documents.save(context.documents.read(VALUES), values)
    reasons = [one.why for one in context.strategy_desk.moment(3, ("tired",)).offers]
    assert [why for why in reasons if why.startswith("is close to something you said matters to you: ")]
    assert not [one for one in context.strategy_desk.moment(6, ("tired",)).offers if "matters to you" in one.why]
    unsafe = (Value("kindness", "Peace with Tom"), Value("order", "Tom's shelf"), Value("belonging", "Tom"))
    context.documents.save(context.documents.read(VALUES), unsafe)
    context.documents.save(context.documents.read(PEOPLE), (Person("Tom", not_safe=True),))
    assert not [one for one in context.strategy_desk.moment(3, ("tired",)).offers if "Tom" in one.why]
