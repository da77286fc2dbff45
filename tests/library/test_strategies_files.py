"""Files of strategies, ours and the person's own: what is wrong is named, with line and remedy; the rest stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.journal.documents.strategies import STRATEGIES, own_strategies
from ptg_cli.library.decode import strategies
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import FAMILIES, OWN_FAMILY, StrategyChange, with_changes

PATH = Path("strategies.toml")

GOOD = """
[[strategy]]
id = "walk"
title = "Walk"
family = "stress reduction"
steps = ["Shoes.", "Out."]
"""


def ours(*blocks: str) -> tuple[list[str], list[str]]:
    """The slugs in ptg's own file, and what is wrong."""
    found, problems = strategies("".join(blocks), PATH)
    return [one.slug for one in found], problems


def block(**changes: str) -> str:
    """A strategy named other, with some lines as given."""
    lines = {"id": '"other"', "title": '"Other"', "family": '"social"', "steps": '["One.", "Two."]', **changes}
    return "\n[[strategy]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


def test_a_whole_strategy_is_read() -> None:
    more = block(minutes="9", energy="3", setting='"outside"', feelings='["sad", "keyed-up"]', company='"alone"',
                 caution='"Mind the ice."', relief='"short"', source='"a-2020"', practice='"slow-walking"',
                 outward="true", heavier="true")  # fmt: skip
    (one,), problems = strategies(more, PATH)
    assert problems == []
    assert (one.slug, one.title, one.family, one.minutes, one.energy) == ("other", "Other", "social", 9, 3)
    assert (one.setting, one.feelings, one.company) == ("outside", ("sad", "keyed-up"), "alone")
    assert (one.steps, one.caution, one.short_relief) == (("One.", "Two."), "Mind the ice.", True)
    assert (one.source, one.practice, one.outward, one.heavier) == ("a-2020", "slow-walking", True, True)
    assert (one.starred, one.hidden, one.mine) == (False, False, False)


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ({"id": '"walk"'}, 9, "the id “walk” is taken by another strategy. Give this one an id of its own."),
        ({"id": '"Not a name"'}, 9, "“id” takes lower-case letters and digits"),
        ({"id": ""}, 8, "“id” is missing."),
        ({"title": '"  "'}, 10, "“title” can't be empty."),
        ({"title": "3"}, 10, "“title” takes a text in quotes."),
        ({"family": '"sozial"'}, 11, "“family” takes one of: problem solving, social"),
        ({"family": '"sociel"'}, 11, "Did you mean “social”?"),
        ({"steps": '["One."]'}, 12, "“steps” needs 2 or more."),
        ({"steps": "[]"}, 12, "“steps” needs 2 or more."),
        ({"steps": '["1","2","3","4","5","6"]'}, 12, "“steps” is too long: 5 at most."),
        ({"steps": '["One.", ""]'}, 12, "“steps” has an empty text in it, or one of more than one line."),
        ({"steps": '"One."'}, 12, "“steps” takes a list in brackets"),
        ({"steps": ""}, 8, "“steps” is missing."),
        ({"minutes": "0"}, 13, "“minutes” has to be 1 or more."),
        ({"minutes": '"five"'}, 13, "“minutes” takes a whole number."),
        ({"energy": "4"}, 13, "“energy” has to be 3 or less."),
        ({"setting": '"moon"'}, 13, "“setting” takes one of: anywhere, home, outside."),
        ({"feelings": '["angri"]'}, 13, "“feelings” takes one of:"),
        ({"relief": '"long"'}, 13, "“relief” takes one of: short."),
        ({"outward": '"yes"'}, 13, "“outward” takes true or false, without quotes."),
        ({"minuts": "3"}, 13, "“minuts” isn't a key here. Did you mean “minutes”?"),
    ],
)
def test_one_that_is_wrong_is_left_out_and_named_and_the_rest_stands(
    wrong: dict[str, str], line: int, said: str
) -> None:
    found, (problem,) = ours(GOOD, block(**wrong), block(id='"last"'))
    assert found == ["walk", "last"]
    assert problem.startswith(f"strategies.toml, line {line}: "), problem
    assert said in problem


def test_rows_in_one_bracket_and_what_is_no_toml_are_named() -> None:
    assert ours("[strategy]\nid = 3\n") == (
        [],
        ["strategies.toml, line 1: each strategy begins with [[strategy]], in two brackets."],
    )
    with pytest.raises(BadContent) as bad:
        ours(GOOD, "[[strategy]\n")
    assert "line 7: that isn't TOML." in bad.value.messages[0]


def test_a_broken_file_of_ours_leaves_no_strategy_and_is_among_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "strategies.toml").write_text(GOOD + block(family='"x"'))
    library = Library(tmp_path, tmp_path)
    assert [one.slug for one in library.strategies()] == ["walk"]
    (broken,) = library.broken_strategies()
    assert broken in library.broken()
    assert "line 11" in broken.messages[0]
    (tmp_path / "strategies.toml").write_bytes(b"\xff\xfe")
    assert Library(tmp_path, tmp_path).strategies() == []
    assert "isn't UTF-8" in Library(tmp_path, tmp_path).broken_strategies()[0].messages[0]


OWN = """# mine
[[strategy]]
name = "Pet the  dog"

[[strategy]]
name = "Wool"
id = "knit"
family = "routine"
steps = ["Cast on."]
star = true
hide = true
relief = "short"

[[change]]
id = "walk"
title = " Once round  the block "
star = true

[[change]]
id = "no-longer-there"
hide = true
"""


def test_a_persons_own_names_changes_and_stars() -> None:
    assert STRATEGIES.check(OWN.encode(), "strategies.toml") == []
    found = STRATEGIES.value(OWN.encode())
    dog, wool = found.own
    assert (dog.slug, dog.title, dog.family, dog.steps, dog.mine) == (
        "pet-the-dog",
        "Pet the dog",
        OWN_FAMILY,
        (),
        True,
    )
    assert (wool.slug, wool.title, wool.starred, wool.hidden, wool.short_relief) == ("knit", "Wool", True, True, True)
    assert found.changes["walk"] == StrategyChange("walk", "Once round the block", (), True, None)
    (walk, *own) = with_changes(strategies(GOOD, PATH)[0], found.own, found.changes)
    assert (walk.title, walk.steps, walk.starred, walk.hidden) == (
        "Once round the block",
        ("Shoes.", "Out."),
        True,
        False,
    )
    assert own == [dog, wool]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('[[strategy]]\nname = "pet the DOG"\n', "“pet the DOG” stands here twice. Give one of them another name."),
        ('[[strategy]]\nname = "Knit"\n', "“Knit” stands here twice."),
        ('[[strategy]]\nname = ""\n', "“name” can't be empty."),
        ("[[strategy]]\nfamily = 'social'\n", "“name” is missing."),
        ('[[strategy]]\nname = "X"\nfamily = "social stuff"\n', "“family” takes one of"),
        ('[[change]]\nid = "x"\nstar = 1\n', "“star” takes true or false"),
        ('[[change]]\ntitle = "x"\n', "“id” is missing."),
    ],
)
def test_what_is_wrong_in_a_persons_own_file_leaves_out_only_that(more: str, said: str) -> None:
    text = f"{OWN}\n{more}".encode()
    found, (problem,) = STRATEGIES.value(text), STRATEGIES.check(text, "strategies.toml")
    assert said in problem
    assert problem.startswith("strategies.toml, line ")
    assert [one.slug for one in found.own] == ["pet-the-dog", "knit"]
    assert set(found.changes) == {"walk", "no-longer-there"}


def test_the_catalogue_that_ships_has_nothing_wrong(tmp_path: Path) -> None:
    library = Library(prompts_folder(), tmp_path)
    assert library.broken_strategies() == []
    found = library.strategies()
    assert len(found) >= 70
    assert {one.family for one in found} == set(FAMILIES)
    assert {feeling for one in found for feeling in one.feelings} == set(FEELINGS)


_VALUES = st.one_of(st.text(max_size=8), st.integers(-2, 300), st.booleans(), st.lists(st.text(max_size=4), max_size=3))


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["id", "name", "title", "family", "steps", "star", "feelings"]), _VALUES),
        max_size=4,
    )
)
def test_no_row_ever_crashes(rows: list[dict[str, object]]) -> None:
    import tomli_w

    own_strategies({"strategy": rows, "change": rows})
    strategies(tomli_w.dumps({"strategy": rows}), PATH)
