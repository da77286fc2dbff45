"""Finding pages again: `list`, `search`, `show`, `edit`, `change`, `history`."""

import sys
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.cli.pages import AtMost


@pytest.fixture
def some(ptg: Any) -> list[str]:
    """Four pages, oldest first: their ids."""
    return [
        ptg.ok("note", "--at", "2026-01-05 08:00", "--tag", "Sleep", "The café was empty, and naïve me waited.").line,
        ptg.ok("journal", "where-i-am-today", "--at", "2026-02-01 03:30", given="A quiet kitchen.\n.\n").line,
        ptg.ok("note", "--at", "2026-02-01 12:00", "--care", "A kitchen nobody may see.").line,
        ptg.ok("journal", "-", "--at", "2026-03-02 09:00", "--tag", "sleep", given="Straße — “Kitchen” 台所\n").line,
    ]


def ids(done: Any) -> list[str]:
    """The ids in a plain or spoken list."""
    return [line.split()[0] for line in done.out.splitlines()]


def test_the_newest_stands_first_and_as_many_as_were_asked_for(ptg: Any, some: list[str]) -> None:
    assert ids(ptg.ok("list")) == some[::-1]
    assert ids(ptg.ok("list", "-n", "2")) == some[:1:-1]
    assert "1 or more" in ptg.fails("list", "-n", "0", code=2)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--from", "2026-02-01"), [3, 2]),
        (("--to", "2026-02-01"), [2, 1, 0]),
        (("--from", "2026-02-01", "--to", "2026-02-01"), [2]),
        (("--from", "2026-01-31", "--to", "2026-01-31"), [1]),
        (("--from", "2026-02", "--to", "2026-02"), [2]),
        (("--from", "2026-02-01 03:00"), [3, 2, 1]),
        (("--tag", "sleep", "--tag", "naps"), []),
        (("kitchen",), [3, 1]),
        (("2026-02-01",), [2]),
        (("2026-02-01", "or", "tag:sleep"), [3, 2, 0]),
        (("on:2026-01-31", "kitchen"), [1]),
        (("-kitchen",), [0]),
        (("--not", "kitchen", "--kind", "note"), [0]),
        (("--from", "2026-02-01 04:00"), [3, 2]),
        (("--kind", "note"), [2, 0]),
        (("--tag", "SLEEP"), [3, 0]),
        (("--tag", "#sleep", "--kind", "journal"), [3]),
        (("--guide", "where-i-am-today"), [1]),
        (("--from", "2027-01-01"), []),
    ],
)
def test_lists_are_narrowed_by_time_kind_tag_and_guide(
    ptg: Any, some: list[str], words: tuple[str, ...], wanted: list[int]
) -> None:
    assert ids(ptg.ok("list", "--plain", *words)) == [some[place] for place in wanted]
    if not wanted:
        assert "No page fits that." in ptg.ok("list", *words).said


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("kitchen",), [3, 1]),
        (("KITCHEN", "quiet"), [1]),
        (("cafe",), [0]),
        (("CAFÉ", "naive"), [0]),
        (("strasse",), [3]),
        (("台所",), [3]),
        (("the café was",), [0]),
        (("café the",), []),
        (("“kitchen”",), [3, 1]),
        (("kitchen", "--care"), [3, 2, 1]),
        (("kitchen", "--kind", "note", "--care"), [2]),
        (("quiet", "or", "waited"), [1, 0]),
        (("kitchen", "-quiet"), [3]),
        (("kitchen", "-n", "5", "-quiet"), [3]),
        (("-naive", "--kind", "note", "--care"), [2]),
        (("kitchen", "--not", "quiet", "--not", "tag:naps"), [3]),
        (("quiet", "or", "waited", "--not", "naive me"), [1]),
        (("-the café", "kitchen"), [3, 1]),
        (("kind:note", "tag:sleep"), [0]),
        (("february",), [2]),
        (("--", "-naive", "kitchen"), [3, 1]),
        (("kitchen", "-n", "1"), [3]),
        (("nothing-of-the-kind",), []),
    ],
)
def test_search_needs_every_word_whatever_its_case_and_accents(
    ptg: Any, some: list[str], words: tuple[str, ...], wanted: list[int]
) -> None:
    done = ptg.ok("search", *words)
    assert ids(done) == [some[place] for place in wanted]
    if not wanted:
        assert "No page has all of these words." in done.said


def test_what_is_not_understood_is_said_and_nothing_is_listed(ptg: Any, some: list[str]) -> None:
    for command in ("list", "search"):
        assert "“poem” isn't a kind of page." in ptg.fails(command, "kind:poem", code=2)
        assert "“soon” as a date." in ptg.fails(command, "from:soon", code=2)
        assert "“tag:” needs something after it, such as tag:sleep." in ptg.fails(command, "tag:", code=2)
        assert "Did you mean tag:sleep?" in ptg.ok(command, "tags:sleep").said
        assert "Did you mean --not?" in ptg.fails(command, "plum", "--nod", "dad", code=2)
    assert "There is nothing to look for yet." in ptg.fails("search", "", code=2)


def test_a_search_shows_the_matching_line(ptg: Any, some: list[str]) -> None:
    assert "A quiet kitchen." in ptg.ok("search", "quiet").out
    assert "2026" in ptg.ok("search", "quiet").out


def test_pages_with_care_are_never_previewed(ptg: Any, some: list[str]) -> None:
    for words in (
        ["list"],
        ["list", "--plain"],
        ["list", "--json"],
        ["search", "nobody", "--care"],
        ["search", "nobody", "--care", "--json"],
    ):
        assert "nobody" not in ptg.ok(*words).out
    assert "nobody" in ptg.ok("show", some[2]).out


def test_json_is_one_object_with_whole_times(ptg: Any, some: list[str]) -> None:
    for words in (["list"], ["search", "kitchen"], ["show", "@last"]):
        table = ptg.ok(*words, "--json").json
        assert table["schema_version"] == 1
        assert list(table) == sorted(table) == ["entries", "schema_version"]
        for entry in table["entries"]:
            assert entry["id"] in some
            assert entry["created"][-6] in "+-"
            assert Path(entry["path"]).is_file()


def test_plain_is_one_record_a_line_with_tabs(ptg: Any) -> None:
    ptg.ok("note", "tab\there")
    (line,) = ptg.ok("list", "--plain").out.splitlines()
    assert line.split("\t")[2:] == ["note", "", "tab here"]


def test_pages_are_named_by_id_its_beginning_or_their_place(ptg: Any, some: list[str]) -> None:
    for words, wanted in ((some[0], 0), (some[0][:10], 0), ("@last", 3), ("@1", 3), ("@4", 0)):
        assert ptg.ok("show", words, "--json").json["entries"][0]["id"] == some[wanted]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("20260201", "The ids of several pages begin with"),
        ("2027", "No page is called"),
        ("@9", "fewer pages"),
        ("@x", "isn't a page"),
        ("../../../etc/passwd", "No page is called"),
        ("/etc/passwd", "No page is called"),
        ("", "No page is called"),
    ],
)
@pytest.mark.parametrize("command", ["show", "edit", "delete", "history"])
def test_a_wrong_id_is_one_clear_sentence(ptg: Any, some: list[str], command: str, words: str, said: str) -> None:
    if command == "history" and not words:
        return  # without an id it lists what has a history
    assert said in ptg.fails(command, words, env={"VISUAL": "true"})
    assert len(ptg.pages()) == 4


def test_dates_that_are_none_are_refused_with_examples(ptg: Any) -> None:
    for words in (
        ["list", "--from", "soon"],
        ["list", "--to", "2026-13-01"],
        ["note", "--at", "0000-01-01", "x"],
        ["search", "x", "--from", "-3q"],
    ):
        assert "as a date. Try 2026-11-03" in ptg.fails(*words, code=2)
    assert "--from is later than --to" in ptg.fails("list", "--from", "2026-03-01", "--to", "2026-01-01", code=2)
    assert "--kind takes journal, note," in ptg.fails("list", "--kind", "poem", code=2)


@pytest.mark.parametrize("when", ["0001-01-01", "9999-12-31 23:59", "0001-01-01 00:00", "9999-12-31"])
def test_the_first_and_last_years_work(ptg: Any, when: str) -> None:
    kept = ptg.ok("note", "--at", when, "far away").line
    assert kept.startswith(when[:4])
    assert ids(ptg.ok("list", "--from", when[:10], "--to", when[:10])) == [kept]


def test_a_page_is_changed_key_by_key_and_its_text_stays(ptg: Any, some: list[str]) -> None:
    ptg.ok("change", some[0], "--title", "Café", "--tag", "two words", "--untag", "sleep", "--care")
    (entry,) = ptg.ok("show", some[0], "--json").json["entries"]
    assert (entry["title"], entry["tags"], entry["care"]) == ("Café", ["two words"], True)
    assert entry["body"].startswith("The café")
    ptg.ok("change", some[0], "--title", "", "--no-care")
    (entry,) = ptg.ok("show", some[0], "--json").json["entries"]
    assert "title" not in entry
    assert "care" not in entry
    assert "Say what to change" in ptg.fails("change", some[0], code=2)


def test_whether_a_page_was_worth_doing_is_said_later_and_comes_back_as_what_helps(ptg: Any) -> None:
    kept = [ptg.ok("journal", "reset", given=f"Words {number}.\n.\n").line for number in range(3)]
    ptg.ok("change", kept[0], "--worth", "yes", "--remember", "Tea  first.")
    ptg.ok("change", kept[1], "--worth", "Partly")
    ptg.ok("change", kept[2], "--worth", "too soon")
    (figures,) = ptg.ok("helps", "--json").json["helps"]["figures"]
    assert (figures["id"], figures["kind"], figures["uses"]) == ("reset", "guide", 3)
    assert figures["worth"] == {"yes": 1, "partly": 1, "no": 0, "too-soon": 1}
    assert figures["remember"] == ["Tea first."]
    assert "worth doing: yes · to remember: Tea first." in ptg.ok("show", kept[0]).out
    said = ptg.fails("change", kept[0], "--worth", "maybe", code=2)
    assert "--worth takes yes, partly, no, too-soon or none, not “maybe”." in said
    ptg.ok("change", kept[0], "--worth", "none", "--remember", "")
    (entry,) = ptg.ok("show", kept[0], "--json").json["entries"]
    assert not {"worth", "remember"} & set(entry)


def test_one_slip_in_the_front_matter_takes_no_care_mark_off(ptg: Any) -> None:
    kept = ptg.ok("note", "--tag", "x", "--care", "The worst night.").line
    (path,) = ptg.pages()
    path.write_bytes(path.read_bytes().replace(b"tags = [", b"tags = [oops"))
    assert "(handle with care) its front matter isn't TOML (line" in ptg.ok("list").out
    assert "worst" not in ptg.ok("list", "--json").out
    assert ptg.ok("search", "worst").out == ""
    assert "its front matter isn't TOML" in ptg.ok("show", kept).said
    ptg.ok("delete", kept)
    assert "(handle with care)" in ptg.ok("trash", "list").out
    ptg.ok("restore")
    path.write_bytes(path.read_bytes().replace(b"care = true\n", b""))
    (row,) = ptg.ok("list", "--json").json["entries"]
    assert (row["first_line"], row["problems"][0][:27]) == ("", "its front matter isn't TOML")


def test_another_version_and_what_a_page_is_called_are_told_in_lists(ptg: Any) -> None:
    kept = ptg.ok(
        "journal", "what-ended-and-what-is-still-there", "--at", "2026-02-01 12:00", given="A river.\n.\n"
    ).line
    (path,) = ptg.pages()
    path.with_name(f"{kept} (conflict 20260201-213800).md").write_bytes(path.read_bytes())
    other, first = sorted(ptg.ok("list").out.splitlines(), key=len, reverse=True)
    assert first.endswith("12:00  What ended and what is still there: A river.")
    assert other.endswith("12:00  another version, kept 21:38: What ended and what is still there: A river.")
    assert "another version, kept 21:38: A river." in ptg.ok("search", "river").out
    assert ptg.ok("show", kept).out.startswith("What ended and what is still there\n")


def test_a_page_found_by_its_tag_shows_its_first_line(ptg: Any, some: list[str]) -> None:
    found = ptg.ok("search", "#sleep")
    assert ids(found) == [some[3], some[0]]
    assert [line.partition("2026 ")[2][7:] for line in found.out.splitlines()] == [
        "Straße — “Kitchen” 台所 #sleep",
        "The café was empty, and naïve me waited. #Sleep",
    ]
    assert ptg.ok("search", "sleep").out == found.out
    assert ptg.ok("search", "#sleep", "--json").json["entries"][0]["line"] == "Straße — “Kitchen” 台所 #sleep"


def test_a_new_day_without_a_time_keeps_the_pages_time(ptg: Any) -> None:
    kept = ptg.ok("note", "--at", "2026-01-05 08:20", "a quiet kitchen").line
    assert ptg.ok("change", kept, "--at", "2026-01-04").line.startswith("20260104-082000")


def test_a_time_alone_keeps_the_pages_day(ptg: Any) -> None:
    kept = ptg.ok("note", "--at", "2026-01-05 08:20", "a quiet kitchen").line
    done = ptg.ok("change", kept, "--at", "01:30")
    assert done.line.startswith("20260106-013000")
    assert done.said.startswith("01:30 on Tuesday 6 January 2026 is meant. Lists show it under Monday 5 January 2026")


def test_a_new_date_is_a_new_page_what_it_was_stays_in_its_history_and_the_old_id_leads_on(
    ptg: Any, some: list[str]
) -> None:
    moved = ptg.ok("change", some[1], "--at", "2025-12-24 18:00").line
    assert moved.startswith("20251224-180000-")
    assert ptg.ok("show", moved, "--json").json["entries"][0]["was"] == some[1]
    assert len(ptg.ok("history", moved).out.splitlines()) == 1
    assert ptg.ok("trash", "list").said == "The trash is empty.\n"
    assert moved in ptg.fails("show", some[1])
    assert ids(ptg.ok("list"))[-1] == moved


def test_what_a_page_was_before_can_be_seen_and_put_back(ptg: Any) -> None:
    kept = ptg.ok("note", "first words").line
    assert "no earlier version" in ptg.ok("history", kept).said
    ptg.ok("edit", kept, env={"VISUAL": 'sh -c \'printf "other words" > "$0"\''})
    assert len(ptg.ok("history", kept).out.splitlines()) == 1
    assert "first words" in ptg.ok("history", kept, "--show", "1").out
    ptg.ok("history", kept, "--restore", "1")
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == "first words"
    assert len(ptg.ok("history", kept).out.splitlines()) == 2
    assert "has only 2 earlier versions" in ptg.fails("history", kept, "--show", "3", code=1)


def test_control_characters_go_to_a_pipe_as_they_are(ptg: Any) -> None:
    ptg.ok("note", "-", given=b"a\x1b[31mred\x07\n")
    assert b"\x1b[31m" in ptg.ok("show", "@last").raw
    assert ptg.ok("show", "@last", "--json").json["entries"][0]["body"] == "a\x1b[31mred\x07\n"


def test_the_folder_alone_copied_elsewhere_shows_the_same(
    ptg: Any, home: Path, tmp_path: Path, some: list[str]
) -> None:
    import shutil

    other = tmp_path / "elsewhere"
    other.mkdir()
    shutil.copytree(home / "journal", other / "journal")
    for words in (["list"], ["search", "kitchen"], ["show", "@last"]):
        assert ptg.ok(*words, env={"PTG_HOME": str(other)}).raw == ptg.ok(*words).raw


@pytest.mark.parametrize("name", ["urge-pause", "wait-before-i-act"])
def test_pages_of_a_renamed_guide_are_listed_by_both_of_its_names(ptg: Any, name: str) -> None:
    ptg.ok("journal", "urge-pause", given="The gate.\n.\n")
    (path,) = ptg.pages()
    text = path.read_bytes()
    assert b'guide = "wait-before-i-act"' in text
    path.with_name("20260201-120000-old1.md").write_bytes(
        text.replace(b"wait-before-i-act", b"urge-pause").replace(path.stem.encode(), b"20260201-120000-old1")
    )
    assert len(ptg.ok("list", "--guide", name, "--json").json["entries"]) == 2


def test_a_terminal_gets_the_newest_twenty_and_is_told_of_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    def taken(count: int, number: int | None = None, *, all_of_them: bool = False) -> tuple[int, bool]:
        found = AtMost(iter(range(count)), number, all_of_them=all_of_them)
        return len(list(found)), found.more

    assert taken(21) == (20, True)
    assert taken(20) == (20, False)
    assert taken(21, 5) == (5, False)
    assert taken(21, all_of_them=True) == (21, False)
    assert taken(21, 5, all_of_them=True) == (5, False)


def test_what_is_left_out_is_left_out_of_every_alternative(ptg: Any) -> None:
    for words in ("plum jam", "plums for dad", "a quince", "quinces and dad"):
        ptg.ok("note", words)
    for asked in ("plum or quince -dad", "plum -dad or quince", "plum or quince --not dad"):
        found = ptg.ok("search", *asked.split(), "--json").json["entries"]
        assert [one["line"] for one in found] == ["a quince", "plum jam"]


def test_several_pages_are_shown_one_below_the_other(ptg: Any) -> None:
    first, second = ptg.ok("note", "The plum.").line, ptg.ok("note", "The quince.").line
    shown = ptg.ok("show", first, second, first).out
    assert [line for line in shown.splitlines() if line.startswith("The ")] == ["The plum.", "The quince."]
    both = ptg.ok("show", "@2", "@last", "--json").json["entries"]
    assert [(one["id"], one["body"]) for one in both] == [(first, "The plum."), (second, "The quince.")]
    assert ptg.ok("show", first, second, "--path").out.count("\n") == 2
    assert "No page is called “nothing”" in ptg.fails("show", first, "nothing", code=1)


def test_words_come_with_a_list_only_where_they_are_asked_for(ptg: Any) -> None:
    ptg.ok("note", "The plum.")
    ptg.ok("note", "The stairs.", "--care")
    assert not any("body" in one for one in ptg.ok("list", "--json").json["entries"])
    care, plum = ptg.ok("list", "--json", "--body").json["entries"]
    assert (plum["body"], "body" in care) == ("The plum.", False)
    assert "--body goes with --json." in ptg.fails("list", "--body", code=2)


def test_a_number_after_a_dash_is_how_many(ptg: Any) -> None:
    ids = [ptg.ok("note", f"plum {number}").line for number in (1, 2, 3)]
    assert [line.split()[0] for line in ptg.ok("list", "-1").out.splitlines()] == ids[2:]
    assert len(ptg.ok("search", "plum", "-2").out.splitlines()) == 2
    assert "-n" in ptg.fails("list", "-0", code=2)
    assert ptg.ok("search", "plum", "--not", "2").out.count("plum") == 2


def test_a_search_that_finds_nothing_is_no_failure_and_says_so(ptg: Any) -> None:
    done = ptg.ok("search", "zebra")
    assert (done.out, "No page has all of these words." in done.said) == ("", True)
