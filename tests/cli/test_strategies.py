"""`ptg strategies` and `ptg helps`: listing, filtering, changing, and figures worked out by hand."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.model.entry import Entry
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import FAMILIES

Keep = Callable[..., None]


@pytest.fixture
def keep(home: Path) -> Keep:
    """Keeps a page of so many days ago."""
    context = Context(folders(str(home), {}))

    def one(days: float, **facts: Any) -> None:
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(Entry(page_id, created=moment, **{"kind": "coping", **facts}))

    return one


def listed(ptg: Any, *words: str) -> list[dict[str, Any]]:
    """The strategies that are listed."""
    found: list[dict[str, Any]] = ptg.ok("strategies", *words, "--json").json["strategies"]
    return found


# Looking


def test_the_list_stands_under_its_kinds(ptg: Any) -> None:
    done = ptg.ok("strategies")
    headings = [line for line in done.out.splitlines() if line and not line.startswith(" ")]
    assert sorted(headings) == sorted(family.capitalize() for family in FAMILIES)
    assert (headings[0], headings[-1]) == ("Self-compassion", "Problem solving")
    assert "  Walk slowly to a corner and back\n    slow-walk · 10 minutes · outside\n" in done.out
    assert done.said == "`ptg strategies NAME` shows one. `ptg cope NAME` begins one.\n"


def test_json_and_plain_hold_every_one(ptg: Any) -> None:
    done = ptg.ok("strategies", "--json").json
    assert done["schema_version"] == 1
    rows = done["strategies"]
    assert len(rows) >= 70
    walk = next(row for row in rows if row["id"] == "walk-up-and-down")
    assert (walk["family"], walk["minutes"], walk["energy"], walk["setting"]) == ("stress reduction", 10, 2, "home")
    assert (walk["practice"], walk["guide"], walk["starred"], walk["hidden"], walk["own"]) == (
        "slow-walking", "", False, False, False
    )  # fmt: skip
    assert set(walk["feelings"]) <= set(FEELINGS)
    assert 2 <= len(walk["steps"]) <= 5
    plain = ptg.ok("strategies", "--plain").out.splitlines()
    assert len(plain) == len(rows)
    assert all(len(line.split("\t")) == 6 for line in plain)


def test_one_is_shown_whole(ptg: Any) -> None:
    said = ptg.ok("strategies", "walk slowly to a corner and back").out
    assert said.startswith("Walk slowly to a corner and back\nStress reduction · 10 minutes · outside.\n")
    assert "\n1 Go to the door." in said
    assert "\nIf it is not safe outside now, you can walk in a corridor.\n" in said
    assert "\nStarts: Slow walking.\n" in ptg.ok("strategies", "walk-up-and-down").out
    sourced = next(row for row in listed(ptg) if row["source"])
    assert "\nRests on " in ptg.ok("strategies", sourced["id"]).out
    assert listed(ptg, "slow-walk")[0]["id"] == "slow-walk"


def test_filters(ptg: Any) -> None:
    assert {row["family"] for row in listed(ptg, "--family", "paced approach")} == {"paced approach"}
    assert listed(ptg, "--family", "Values-Action") == listed(ptg, "--family", "values action")
    some = listed(ptg, "--feeling", "Keyed-up", "--minutes", "3", "--energy", "1")
    assert some
    assert all("keyed-up" in row["feelings"] and row["minutes"] <= 3 and row["energy"] == 1 for row in some)
    assert {row["setting"] for row in listed(ptg, "--setting", "outside")} == {"outside", "anywhere"}
    assert listed(ptg, "--starred") == []
    assert ptg.ok("strategies", "--starred").said.startswith("No strategy has these words.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--family", "sozial"),
            "not “sozial”. Did you mean social?",
        ),
        (("--feeling", "cross"), "--feeling takes numb, far away, flat,"),
        (("--setting", "moon"), "--setting takes anywhere, home or outside, not “moon”."),
        (("--energy", "4"), "--energy takes a whole number from 1 to 3, not “"),
        (("--minutes", "0"), "--minutes"),
        (("--star",), "Which one? Name it"),
        (("--reword",), "Which one? Name it"),
        (("--add", "slow-walk"), "--add takes no name"),
        (("--add", "--family", "x"), "--family takes problem solving, social,"),
    ],
)
def test_what_is_not_known_gets_what_is(ptg: Any, words: tuple[str, ...], said: str) -> None:
    assert said in ptg.fails("strategies", *words, code=2)


def test_a_strategy_that_is_not_there_is_met_with_the_nearest(ptg: Any) -> None:
    said = "No strategy is called “slow-wlak”. Did you mean slow-walk? `ptg strategies` shows them all.\n"
    assert ptg.fails("strategies", "slow-wlak", code=1) == said
    assert ptg.fails("strategies", "slow-wlak", "--star", code=1) == said
    assert ptg.fails("cope", "slow-wlak", code=1) == said


# Changing


def test_a_star_and_hiding(ptg: Any) -> None:
    assert ptg.ok("strategies", "slow-walk", "--star").said == "Starred.\n"
    assert [row["id"] for row in listed(ptg, "--starred")] == ["slow-walk"]
    assert "Walk slowly to a corner and back (starred)" in ptg.ok("strategies").out
    ptg.ok("strategies", "slow-walk", "--hide")
    assert "slow-walk" not in {row["id"] for row in listed(ptg)}
    assert listed(ptg, "--hidden")[-1]["id"] == "slow-walk"
    assert ptg.ok("strategies", "--hidden").out.splitlines()[-3] == "Hidden"
    assert "Starred, hidden." in ptg.ok("strategies", "slow-walk").out
    assert ptg.ok("strategies", "slow-walk", "--no-hide", "--no-star").said == "No longer starred. Shown again.\n"
    assert listed(ptg, "--starred") == []


def test_words_of_ones_own_from_standard_input(ptg: Any) -> None:
    done = ptg.ok("strategies", "slow-walk", "--reword", given="Round the block\n\n Shoes. \nOut.\n")
    assert done.said == "The strategy is in your words now.\n"
    (walk,) = listed(ptg, "round the block")
    assert (walk["title"], walk["steps"], walk["id"]) == ("Round the block", ["Shoes.", "Out."], "slow-walk")
    assert ptg.ok("strategies", "slow-walk", "--reword", given="").said == "The strategy has its first words again.\n"
    assert listed(ptg, "slow-walk")[0]["title"] == "Walk slowly to a corner and back"


def test_one_of_their_own_is_added(ptg: Any, home: Path) -> None:
    done = ptg.ok("strategies", "--add", "--family", "social", given="Pet the dog [/]\nCall her.\n")
    assert (done.out, done.said) == ("pet-the-dog-[/]\n", "Added, as social.\n")
    (dog,) = listed(ptg, "pet the dog [/]")
    assert (dog["family"], dog["steps"], dog["own"]) == ("social", ["Call her."], True)
    assert "(your own)" in ptg.ok("strategies", "--family", "social").out
    assert "Give this one another name." in ptg.fails("strategies", "--add", given="pet the dog [/]")
    knit = ptg.ok("strategies", "--add", "--minutes", "10", given="Knit\n")
    assert knit.said == "Added, as stress reduction.\n"
    assert listed(ptg, "knit")[0]["minutes"] == 10
    assert ptg.fails("strategies", "--add", given=" \n") == "Nothing was typed, so nothing was added.\n"
    assert ptg.fails("strategies", "--add", given=b"\xff\n")


def test_a_terminal_asks_for_title_and_steps(terminal: Any, home: Path, ptg: Any) -> None:
    asked = terminal("strategies", "slow-walk", "--reword")
    asked.until("Its title.")
    asked.type("Round the block", "Out.", "-")
    asked.until("The strategy is in your words now.")
    assert asked.end() == 0
    assert listed(ptg, "slow-walk")[0]["steps"] == ["Out."]
    added = terminal("strategies", "--add")
    added.until("What do you do that helps?")
    added.type("Knit", "Cast on.", "")
    added.until("6 Stress reduction: a walk, a stretch, something warm")
    added.until("Enter leaves it open.")
    added.type("meaningful activity")
    added.until("About how many minutes does it take?")
    added.type("20")
    added.until("Added.")
    assert added.end() == 0
    assert listed(ptg, "knit")[0]["minutes"] == 20
    refused = terminal("--no-input", "strategies", "--add")
    refused.until("standard input")
    assert refused.end() == 2


def test_what_is_wrong_in_a_persons_file_is_said_once_and_the_rest_works(ptg: Any, home: Path) -> None:
    file = home / "journal" / "strategies.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[[strategy]]\nname = "Knit"\n[[strategy]]\nname = "X"\nfamily = "y"\n')
    done = ptg.ok("strategies", "--json")
    assert done.said.count("Skipped: ") == 1
    assert f"{file}, line 5: “family” takes one of" in done.said
    assert {"knit", "slow-walk"} <= {row["id"] for row in done.json["strategies"]}
    ptg.ok("strategies", "slow-walk", "--star")
    file.write_text("[[strategy]\n")
    broken = ptg("strategies", "--json")
    assert broken.code == 1
    assert f"{file}, line 1: that isn't TOML." in broken.said
    assert "The version before it is in use." in broken.said
    assert "knit" in {row["id"] for row in broken.json["strategies"]}
    kept = ptg.ok("strategies", "slow-walk", "--no-star").said
    assert Path(kept.partition("What could not be read is kept: ")[2].split("\n")[0]).read_text() == "[[strategy]\n"


# What helped


@pytest.fixture
def lived(keep: Keep) -> None:
    """Walks before and after: 7 4, 6 5, 8 3, so usually 7 (6 to 8), then 4 (3 to 5). Asking was worth it."""
    for days, (before, after, worth) in {3: (7, 4, "yes"), 5: (6, 5, "partly"), 9: (8, 3, "yes")}.items():
        keep(days, strategy="slow-walk", feelings=("angry",), trigger="the letter", distress_before=before,
             distress_after=after, worth=worth, remember="Shoes by the door." if days == 5 else "")  # fmt: skip
    for days in (2, 4, 100):
        keep(days, strategy="only-listen", feelings=("sad",), distress_before=4, distress_after=7, worth="yes")
    keep(1, strategy="scroll-a-while", feelings=("angry",), worth="no", trigger="[/] nights")
    keep(1, strategy="slow-walk", care=True, remember="never", trigger="secret")
    keep(1, extra={"strategy": "slow-walk", "distress_before": 12, "worth": "very"})


@pytest.mark.usefixtures("lived")
def test_every_figure_as_json(ptg: Any) -> None:
    done = ptg.ok("helps", "--json").json
    assert done["schema_version"] == 1
    found = done["helps"]
    assert found["figures"] == [
        {
            "id": "only-listen",
            "title": "Ask someone only to listen",
            "kind": "strategy",
            "family": "social",
            "group": "mostly",
            "uses": 3,
            "rated": 0,
            "worth": {"yes": 3, "partly": 0, "no": 0, "too-soon": 0},
            "before": None,
            "after": None,
            "situations": [{"words": "sad", "times": 3}],
            "remember": [],
            "note": "",
            "heavier": True,
        },
        {
            "id": "slow-walk",
            "title": "Walk slowly to a corner and back",
            "kind": "strategy",
            "family": "stress reduction",
            "group": "mostly",
            "uses": 3,
            "rated": 3,
            "worth": {"yes": 2, "partly": 1, "no": 0, "too-soon": 0},
            "before": {"low": 6, "usual": 7, "high": 8},
            "after": {"low": 3, "usual": 4, "high": 5},
            "situations": [{"words": "angry", "times": 3}, {"words": "the letter", "times": 3}],
            "remember": ["Shoes by the door."],
            "note": "",
            "heavier": False,
        },
    ]
    assert (found["few"], found["odd"]) == (1, 1)
    assert found["families_used"] == ["social", "stress reduction"]
    assert found["families_untried"] == [one for one in FAMILIES if one not in {"social", "stress reduction"}]
    assert found["remembered"] == [{"words": "Shoes by the door.", "about": "Walk slowly to a corner and back"}]
    assert found["only"] == {"trigger": "", "feeling": "", "feelings": [], "from": None, "to": None}


@pytest.mark.usefixtures("lived")
def test_in_words_with_the_hint_first(ptg: Any) -> None:
    shown = ptg.ok("helps").out
    assert max(map(len, shown.splitlines())) <= 78
    assert "    0         5         10  ○ usually before   ● usually after\n\nMostly worth doing\n" in shown
    assert "    ········●━━━━━○······  7, then 4\n    worth doing 2, in part 1\n" in shown
    said = " ".join(shown.split())
    assert said.startswith(
        "These are your own ratings. Feelings also get easier by themselves, so this is only a hint. "
    )
    assert "That alone does not" in said
    assert "1 entry was left out, since its numbers or answers are not ones that ptg knows." in said
    assert "never" not in said
    assert "secret" not in said


@pytest.mark.usefixtures("lived")
def test_filters_of_what_helped(ptg: Any) -> None:
    def figures(*words: str) -> list[str]:
        return [row["id"] for row in ptg.ok("helps", *words, "--json").json["helps"]["figures"]]

    assert figures("--trigger", "The LETTER.") == ["slow-walk"]
    assert figures("--feeling", "Sad") == ["only-listen"]
    assert figures("--feeling", "sad", "--feeling", "angry") == []
    both = ptg.ok("helps", "--feeling", "sad", "--feeling", "angry")
    assert "Only where you felt sad and angry." in both.out
    assert figures("--from", "-30d") == ["slow-walk"]
    since = ptg.ok("helps", "--from", "2026-01-02", "--json").json["helps"]["only"]["from"]
    assert datetime.fromisoformat(since).replace(tzinfo=None) == datetime(2026, 1, 2, 4)
    assert datetime.fromisoformat(since).tzinfo
    assert "No page says that “noise” set something off. Your pages name: [/] nights; the letter." in ptg.fails(
        "helps", "--trigger", "noise", code=2
    )
    assert "numb, far away" in ptg.fails("helps", "--feeling", "cross", code=2)
    assert "as a date" in ptg.fails("helps", "--from", "yore", code=2)
    assert figures("--to", "-1d") == ["only-listen", "slow-walk"]
    assert figures("--to", "-4d") == []
    assert figures("--from", "-200d", "--to", "today") == ["only-listen", "slow-walk"]
    assert ptg.ok("helps", "--to", "2026-01-02", "--json").json["helps"]["only"]["to"].startswith("2026-01-03T04:00:00")
    assert "--from is later than --to" in ptg.fails("helps", "--from", "2026-02-02", "--to", "2026-01-01", code=2)
    assert "as a date" in ptg.fails("helps", "--to", "yore", code=2)


def test_with_nothing_used_three_times_it_says_so(ptg: Any) -> None:
    assert "You have not used anything three times yet." in ptg.ok("helps").out
    assert "set something off" in ptg.fails("helps", "--trigger", "noise", code=2)
    assert ptg.ok("helps", "--json").json["helps"]["figures"] == []


def test_pages_that_are_nonsense_cost_nothing_but_themselves(ptg: Any, keep: Keep, home: Path) -> None:
    for days in (1, 2, 3):
        keep(days, strategy="slow-walk", worth="yes")
    folder = next((home / "journal" / "entries").rglob("*.md")).parent
    (folder / "20260101-000000-0000.md").write_bytes(b"+++\nstrategy = [\n+++\n\xff")
    (folder / "20260101-000001-0000.md").write_text('+++\nstrategy = "slow-walk"\nworth = 3\nfeelings = 4\n+++\n')
    found = ptg.ok("helps", "--json").json["helps"]
    assert (found["figures"][0]["uses"], found["odd"]) == (3, 1)
