"""`ptg trends`, `ptg calendar`, `ptg tags`: data against pages counted by hand, words, empty journals, slips."""

from pathlib import Path
from typing import Any

import pytest

PAGES = {
    "20260302-080000-aaa0": 'kind = "checkin"\nfeelings = ["tired"]\ndistress_before = 8\n[dials]\nsleep = 3',
    "20260303-210000-aaa1": 'kind = "coping"\nstrategy = "slow-walk"\ndistress_before = 6\ndistress_after = 4',
    "20260304-023000-aaa2": 'kind = "note"\ntags = ["home", "Sleep"]',
    "20260308-080000-aaa3": 'kind = "checkin"\nfeelings = ["tired", "sad"]\ntags = ["sleep"]\ndistress_before = 3',
    "20260309-080000-aaa4": 'kind = "checkin"\ndistress_before = 5\n[dials]\nsleep = 6',
    "20260310-080000-aaa5": 'kind = "checkin"\ncare = true\ntags = ["secret"]\ndistress_before = 10',
    "20260412-080000-aaa6": 'kind = "checkin"\ndistress_before = 2',
}


@pytest.fixture
def lived(ptg: Any) -> Path:
    """Seven pages of a spring."""
    for name, facts in PAGES.items():
        month = ptg.home / "journal" / "entries" / name[:4] / name[4:6]
        month.mkdir(parents=True, exist_ok=True)
        stamp = f"{name[:4]}-{name[4:6]}-{name[6:8]}T{name[9:11]}:{name[11:13]}:00+01:00"
        (month / f"{name}.md").write_text(f'+++\nid = "{name}"\ncreated = {stamp}\n{facts}\n+++\n\nWords.\n')
    home: Path = ptg.home
    return home


@pytest.mark.usefixtures("lived")
def test_trends_as_data_are_what_the_pages_say(ptg: Any) -> None:
    found = ptg.ok("trends", "--over", "all", "to:2026-03", "--json").json["trends"]
    assert (found["over"], found["query"], found["unread"], found["after_today"]) == ("all", 'to:"2026-03"', 0, 0)
    hard, sleep = found["of"]
    assert (hard["id"], hard["name"], hard["from"]) == ("hard", "How hard it was", "2026-03-02")
    assert (hard["count"], hard["low"], hard["middle"], hard["high"]) == (5, 3, 5, 8)
    assert [(one["value"], one["day"], one["asked"], one["page"]) for one in hard["values"]] == [
        (8, "2026-03-02", "check-in", "20260302-080000-aaa0"),
        (6, "2026-03-03", "before", "20260303-210000-aaa1"),
        (4, "2026-03-03", "after", "20260303-210000-aaa1"),
        (3, "2026-03-08", "check-in", "20260308-080000-aaa3"),
        (5, "2026-03-09", "check-in", "20260309-080000-aaa4"),
    ]
    assert [(one["from"], one["to"], one["count"], one["middle"]) for one in hard["weeks"]] == [
        ("2026-03-02", "2026-03-08", 4, 4),
        ("2026-03-09", "2026-03-15", 1, 5),
    ]
    assert [(one["from"], one["count"], one["middle"]) for one in hard["months"]] == [("2026-03-02", 5, 5)]
    assert hard["near"] == {
        "pages": 4,
        "feelings": [{"words": "tired", "pages": 2}, {"words": "sad", "pages": 1}],
        "tags": [{"words": "sleep", "pages": 1}],
        "kinds": [{"words": "checkin", "pages": 3}, {"words": "coping", "pages": 1}],
    }
    assert [one["value"] for one in sleep["values"]] == [3, 6]
    assert (sleep["points"][0], sleep["middle"]) == ({"value": 0, "words": "I got no rest"}, 3)


@pytest.mark.usefixtures("lived")
def test_trends_are_a_picture_with_sentences_and_in_lines_sentences_alone(ptg: Any) -> None:
    told = ptg.ok("trends", "to:2026-03").out
    assert "10 ┤" in told
    assert "Dots are numbers you gave; the line is the middle of each week." in told
    words = ptg.ok("--line", "trends", "to:2026-03", "--of", "Sleep").out
    assert "┤" not in words
    assert words.startswith("Sleep\n0 I got no rest, 10 I slept well. A higher number means it is easier.\n")
    assert "you gave 2 numbers, on 2 days." in " ".join(words.split())
    assert "They are 3 on 2 March 2026 and 6 on 9 March 2026." in " ".join(words.split())
    assert "secret" not in told
    assert "┤" not in ptg.ok("trends", "--over", "all", env={"PTG_LINE": "1"}).out


@pytest.mark.usefixtures("lived")
def test_a_slip_is_met_with_what_there_is(ptg: Any) -> None:
    assert "Did you mean sleep?" in ptg.fails("trends", "--over", "all", "--of", "slep", code=2)
    assert "There are of: hard, sleep." in ptg.fails("trends", "--over", "all", "--of", "zeal", code=2)
    assert "--over takes month, 3-months, year or all" in ptg.fails("trends", "--over", "decade", code=2)
    assert ptg.ok("trends", "--over", "3 months", "--json").json["trends"]["over"] == "3-months"
    assert ptg.ok("trends", "feeling:steady", "--over", "all").said.strip() == "No page that fits this has a number."
    assert "A longer time has some" in ptg.ok("trends", "--over", "month").said


def test_a_journal_without_numbers_says_what_will_be_here_and_how(ptg: Any) -> None:
    done = ptg.ok("trends")
    assert done.out == ""
    assert done.said.startswith("There is no number here yet. Each time you say how hard it is")
    assert "`ptg checkin`" in done.said
    empty = ptg.ok("trends", "--json").json["trends"]["of"]
    assert [(one["id"], one["count"], one["middle"], one["values"]) for one in empty] == [("hard", 0, None, [])]
    ptg.ok("checkin", "--distress", "6")
    one = ptg.ok("trends", "--over", "month").out
    assert "you gave 1 number, on 1 day." in one
    assert "It is 6, on" not in one
    assert "With fewer than 5 numbers there is no line" in " ".join(one.split())


@pytest.mark.usefixtures("lived")
def test_the_calendar_as_data_in_a_grid_and_in_a_sentence(ptg: Any) -> None:
    found = ptg.ok("calendar", "2026-03", "--json").json["calendar"]
    assert found == {
        "from": "2026-03-01",
        "to": "2026-03-31",
        "days": ["2026-03-02", "2026-03-03", "2026-03-08", "2026-03-09"],
    }
    told = ptg.ok("calendar", "mar", "2026").out
    assert "\n▪ 2  ▪ 3    4    5    6    7  ▪ 8\n▪ 9   10" in told
    assert ptg.ok("--line", "calendar", "2026-03").out == "March 2026: pages on the 2nd, 3rd, 8th, 9th.\n"
    year = ptg.ok("calendar", "2026").out
    assert "March      ·▪▪····▪▪·" in year
    assert "April 2026: pages on the 12th." in year
    assert ptg.ok("calendar", "1823-05").out.endswith("May 1823: no pages.\n")
    assert "Try 2026-11" in ptg.fails("calendar", "soon", code=2)
    assert len(ptg.ok("calendar", "2026", "--json").json["calendar"]["days"]) == 5


@pytest.mark.usefixtures("lived")
def test_tags_with_how_many_pages_have_them(ptg: Any) -> None:
    assert ptg.ok("tags", "--json").json["tags"] == [{"tag": "sleep", "pages": 2}, {"tag": "home", "pages": 1}]
    assert ptg.ok("tags").out == "#sleep  2 pages\n#home   1 page\n"
    assert ptg.ok("tags", "--plain").out == "sleep\t2\nhome\t1\n"
    assert ptg.ok("--line", "tags", "on:2026-03-08").out == "sleep, on 1 page.\n"
    assert ptg.ok("tags", "from:2026-04").said.strip() == "No page that fits this has a tag."


def test_a_journal_without_pages_has_no_days_and_no_tags(ptg: Any) -> None:
    assert "no pages." in ptg.ok("calendar").out
    assert "There are no tags yet." in ptg.ok("tags").said
    assert ptg.ok("tags", "--json").json["tags"] == []


@pytest.mark.usefixtures("lived")
def test_one_month_against_the_one_before_is_said_in_words_and_as_data(ptg: Any) -> None:
    told = " ".join(ptg.ok("trends", "--month", "2026-04", "--of", "hard").out.split())
    assert "The middle number of March was 5 (5 numbers). The middle number of April was 2 (1 number)." in told
    assert told.endswith("With fewer than 5 numbers in one of the two months, they are not compared.")
    assert told in " ".join(ptg.ok("trends", "--month", "april", "--of", "hard", "--line").out.split())
    found = ptg.ok("trends", "--month", "2026-04", "--of", "hard", "--json").json["months"]
    assert (found["month"], found["unread"], found["query"]) == ("2026-04", 0, "")
    assert found["of"] == [
        {
            "id": "hard",
            "name": "How hard it was",
            "before": {"from": "2026-03-01", "to": "2026-03-31", "count": 5, "middle": 5},
            "month": {"from": "2026-04-01", "to": "2026-04-30", "count": 1, "middle": 2},
            "answer": None,
        }
    ]


@pytest.mark.parametrize("words", ["2026-13", "soup", "yesterday", "this week", "2026"])
def test_what_names_no_month_is_answered_with_one_sentence(ptg: Any, words: str) -> None:
    assert ptg.fails("trends", "--month", words, code=2).strip() == (
        f"ptg can't read “{words}” as a month. Try 2026-11, november, or “last month”."
    )


def test_a_month_and_a_length_are_not_taken_together(ptg: Any) -> None:
    assert "can't be used together" in ptg.fails("trends", "--month", "may", "--over", "year", code=2)
