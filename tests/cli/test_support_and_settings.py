"""`ptg sos`, `config`, `guides`, `paths`, `doctor`: they work whatever else is broken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def put(path: Path, text: str) -> None:
    """Makes a file, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


BROKEN_HOMES: dict[str, Callable[[Path], object]] = {
    "nothing there": lambda home: None,
    "settings that are no TOML": lambda home: put(home / "config.toml", "country = ["),
    "settings that are a folder": lambda home: put(home / "config.toml" / "x", ""),
    "a journal that is a file": lambda home: put(home / "journal", "x"),
    "a journal of a newer ptg": lambda home: put(home / "journal" / "journal.toml", "format = 99"),
    "a home that is a file": lambda home: put(home, "x"),
}


@pytest.mark.parametrize("what", BROKEN_HOMES)
def test_sos_works_whatever_is_broken(ptg: Any, home: Path, what: str) -> None:
    BROKEN_HOMES[what](home)
    done = ptg.ok("sos", env={"TZ": "UTC"})
    assert done.out.startswith("People to talk to\n\nDanger right now\n")
    assert "findahelpline.com" in done.out
    assert "\n  988: Suicide & Crisis Lifeline." in ptg.ok("sos", "US").out


def test_sos_works_without_any_home(ptg: Any) -> None:
    for env in ({"HOME": "/nonexistent", "PTG_HOME": ""}, {"HOME": "", "PTG_HOME": ""}):
        assert "Danger right now" in ptg.ok("sos", env=env).out


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        (
            "Pacific/Auckland",
            "People to talk to, New Zealand\nThese are the numbers for New Zealand, because of this computer's clock.",
        ),
        ("UTC", "People to talk to\n\nDanger right now\n  Call the emergency number"),
        ("Nowhere/Else", "People to talk to\n\nDanger right now\n  Call the emergency number"),
        ("Africa/Addis_Ababa", "People to talk to\n\nDanger right now\n  Call the emergency number"),
    ],
)
def test_the_computers_clock_proposes_a_country_and_says_so(ptg: Any, zone: str, first: str) -> None:
    assert ptg.ok("sos", env={"TZ": zone}).out.startswith(first)
    ptg.ok("config", "set", "country", "GB")
    chosen = ptg.ok("sos", env={"TZ": zone}).out
    assert chosen.startswith("People to talk to, United Kingdom\n\n")
    assert "clock" not in chosen


def test_the_chosen_country_comes_first(ptg: Any) -> None:
    ptg.ok("config", "set", "country", "new zealand")
    assert ptg.ok("config", "get", "country").line == "NZ"
    out = ptg.ok("sos").out
    assert out.startswith("People to talk to, New Zealand\n\nDanger right now\n  111: ")
    old = "  Some of these numbers were read more than a year ago and may have changed.\n"
    assert f"Where these numbers were read, and when\n{old}    111: police.govt.nz, " in out
    assert out.count("may have changed") == 1
    assert "Someone to talk to\n  1737: Need to talk?" in out
    assert ptg.ok("sos", "GB").out.startswith("People to talk to, United Kingdom")


def test_whoever_renews_the_numbers_sees_the_oldest_first_each_with_its_page(ptg: Any) -> None:
    rows = ptg.ok("sos", "--check", "--json").json["numbers"]
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert all(row["name"] and row["number"] and row["page"].startswith("https://") for row in rows)
    lines = ptg.ok("sos", "--check").out.splitlines()
    assert len(lines) == len(rows)
    first = rows[0]
    for part in (first["date"], first["country"], first["name"], first["number"], first["page"]):
        assert part in lines[0]
    ours = ptg.ok("sos", "nz", "--check", "--json").json["numbers"]
    assert {row["country"] for row in ours} == {"New Zealand", ""}
    assert "isn't in the list" in ptg.fails("sos", "Freedonia", "--check", code=1)


def test_a_country_that_is_not_known_is_said_and_the_rest_shown(ptg: Any) -> None:
    done = ptg("sos", "Freedonia")
    assert done.code == 1
    out = done.out
    assert out.startswith("“Freedonia” isn't in the list of countries here.")
    assert "Danger right now" in out
    said = ptg.fails("config", "set", "country", "Nw Zealand", code=2)
    assert "Did you mean NZ (New Zealand)" in said
    assert "Nothing was changed." in said


def test_a_broken_settings_file_stops_nothing_but_config(ptg: Any, home: Path) -> None:
    ptg.ok("note", "x")
    (home / "config.toml").write_text('countri = "NZ"\neditor = 3\n')
    done = ptg.ok("list")
    assert done.out
    assert "line 1: No setting is called “countri”. Did you mean country?" in done.said
    assert "line 2: “editor” takes a command" in done.said
    check = ptg("config", "check")
    assert check.code == 2
    assert "countri" in check.out
    assert ptg("config").code == 2


def test_settings_change_and_comments_stay(ptg: Any, home: Path) -> None:
    (home).mkdir()
    (home / "config.toml").write_text('# mine\neditor = "nano"  # small\n')
    ptg.ok("config", "set", "day_starts_at", "05:30")
    assert (home / "config.toml").read_text() == '# mine\neditor = "nano"  # small\nday_starts_at = "05:30"\n'
    assert ptg.ok("config", "get", "day_starts_at").line == "05:30"
    assert "takes a time" in ptg.fails("config", "set", "day_starts_at", "late", code=2)
    assert "Did you mean editor?" in ptg.fails("config", "set", "editr", "x", code=1)
    assert ptg.ok("config", "show", "--json").json["settings"]["editor"] == "nano"
    ptg.ok("config", "set", "editor", "false")
    ptg.ok("config", "edit", env={"VISUAL": "true"})
    assert "Nothing is wrong" in ptg.ok("config", "check").out


def test_paths_name_every_folder_and_home_moves_them_all(ptg: Any, home: Path, tmp_path: Path) -> None:
    paths = ptg.ok("paths", "--json").json["paths"]
    assert set(paths) == {"journal", "config", "guides", "drafts", "recovery"}
    assert all(path.startswith(str(home)) for path in paths.values())
    other = tmp_path / "other"
    assert str(other) in ptg.ok("--home", str(other), "paths").out
    ptg.ok("--home", str(other), "note", "over there")
    assert list((other / "journal" / "entries").rglob("*.md"))
    env = {
        "PTG_HOME": "",
        "XDG_CONFIG_HOME": str(tmp_path / "c"),
        "XDG_DATA_HOME": str(tmp_path / "d"),
        "XDG_STATE_HOME": str(tmp_path / "s"),
    }
    assert ptg.ok("paths", "--json", env=env).json["paths"]["journal"] == str(tmp_path / "d" / "ptg" / "journal")


GOOD = """title = "Mine"
summary = "s"
level = "gentle"
minutes = 3
[[step]]
id = "a"
kind = "write"
prompt = "My own question?"
"""


def test_a_guide_of_ones_own_is_listed_checked_and_takes_the_place_of_ours(
    ptg: Any, home: Path, tmp_path: Path
) -> None:
    own = home / "guides"
    own.mkdir(parents=True)
    (own / "three-real-things.toml").write_text(GOOD)
    (own / "mine.toml").write_text(GOOD)
    listed = {guide["id"]: guide for guide in ptg.ok("guides", "--json").json["guides"]}
    assert listed["three-real-things"]["own"]
    assert listed["mine"]["own"]
    assert not listed["naming-what-hurts"]["own"]
    kept = ptg.ok("journal", "mine", given="an answer\n.\n").line
    assert "## My own question?" in ptg.ok("show", kept, "--raw").out
    assert "Nothing is wrong" in ptg.ok("guides", "--check", str(own / "mine.toml")).out


def test_a_bad_guide_is_skipped_and_named_and_never_fatal(ptg: Any, home: Path) -> None:
    own = home / "guides"
    own.mkdir(parents=True)
    (own / "bad.toml").write_text(GOOD.replace("prompt", "promt"))
    (own / "three-real-things.toml").write_text("nonsense")
    done = ptg.ok("guides")
    assert "bad.toml, line 8: in a write step, “promt” isn't a key here. Did you mean “prompt”?" in done.said
    assert "three-real-things" in done.out
    assert "Did you mean “prompt”?" in ptg.fails("guides", "--check", str(own / "bad.toml"), code=2)
    assert "Did you mean “prompt”?" in ptg.fails("journal", "bad", given="x\n", code=2)
    assert ptg.ok("journal", "three-real-things", given="tea\n.\n").line
    assert "isn't there" in ptg.fails("guides", "--check", str(own / "none.toml"), code=2)
    doctor = ptg("doctor")
    assert doctor.code == 1
    assert "bad.toml" in doctor.out


def test_a_guide_shows_what_it_asks(ptg: Any) -> None:
    out = ptg.ok("guides", "circle-of-control").out
    assert "- What do you worry or think about a lot?" in out
    assert "{" not in out
    assert ptg.ok("journal", "--list").out == ptg.ok("guides").out


def test_guides_are_chosen_by_need_minutes_level_and_words(ptg: Any) -> None:
    def ids(*words: str) -> list[str]:
        return [one["id"] for one in ptg.ok("guides", *words, "--json").json["guides"]]

    everything = {one["id"]: one for one in ptg.ok("guides", "--json").json["guides"]}
    steady = ids("--for", "steady")
    assert set(steady) == {name for name, one in everything.items() if "steady" in one["need"]}
    short = ids("--for", "steady", "--minutes", "5")
    assert short == [name for name in steady if everything[name]["minutes"] <= 5]
    gentle = ids("list", "--level", "gentle")
    assert set(gentle) == {name for name, one in everything.items() if one["level"] == "gentle"}
    assert "after-a-bad-dream" in ids("I can't sleep")
    assert ids("--for", "people", "--minutes", "1") == []


def test_of_many_guides_seven_are_shown_and_how_to_see_the_others(ptg: Any) -> None:
    done = ptg.ok("guides", "--for", "steady")
    names = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert len(names) == 7
    assert "more guides fit. `ptg guides list` takes the same options." in done.said
    every = ptg.ok("guides", "list", "--for", "steady")
    assert len([line for line in every.out.splitlines() if not line.startswith(" ")]) > 7


def test_where_no_guide_fits_the_nearest_are_named(ptg: Any) -> None:
    done = ptg.ok("guides", "--for", "people", "--minutes", "1")
    assert done.out == ""
    assert done.said.startswith("No guide fits all of that. The nearest: `")
    assert "Did you mean people?" in ptg.fails("guides", "--for", "peple", code=2)
    assert "Did you mean" in ptg.fails("guides", "angri")
    assert "`ptg guides --for steady`" in ptg.ok("guides").out


def test_the_doctor_names_each_unreadable_file_and_ends_with_one(ptg: Any, home: Path) -> None:
    kept = ptg.ok("note", "fine").line
    assert "Nothing is wrong: 1 page read." in ptg.ok("doctor").out
    folder = home / "journal" / "entries" / kept[:4] / kept[4:6]
    (folder / "20260101-000000-aaaa.md").write_bytes("in UTF-16".encode("utf-16"))
    (folder / "20260101-000001-aaaa.md").write_bytes(b"")
    done = ptg("doctor")
    assert done.code == 1
    assert done.out.count("Unreadable:") == 2
    assert "UTF-16" in done.out


def test_without_the_table_of_zones_no_country_is_proposed_and_nothing_breaks(ptg: Any) -> None:
    """As on a system without tzdata, where the Python package is missing, too."""
    bare = {"TZ": "Pacific/Auckland", "PYTHONTZPATH": ""}
    card = ptg.ok("sos", env=bare)
    assert card.out.startswith("People to talk to\n\nDanger right now\n  Call the emergency number")
    assert "findahelpline.com" in card.out
    assert "clock" not in card.out
    assert "country" in card.out
    ptg.ok("note", "words", env=bare)
    assert "words" in ptg.ok("list", env=bare).out
    assert "Danger right now" in ptg.ok("cope", "--distress", "9", env=bare).out
    assert "Traceback" not in ptg.ok("journal", "--line", "reset", given="9\n", env=bare).said
