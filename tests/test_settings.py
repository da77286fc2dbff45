"""Settings: defaults for what is missing, plain words for what is wrong, comments kept when one is changed."""

from datetime import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.model.dials import DIALS
from ptg_cli.settings import FIELDS, SettingError, Settings, decode, read, set_value

CONFIG = Path("somewhere") / "config.toml"


def problems(text: str) -> list[str]:
    """What is said of a file of this text, without the file's path; all else keeps its default."""
    _, found = decode(text.encode(), CONFIG)
    said = [str(problem) for problem in found]
    assert [words for words in said if not words.startswith(str(CONFIG)) or words[-1] not in ".?"] == []
    return [words.removeprefix(str(CONFIG)).lstrip(", :") for words in said]


def test_no_file_and_an_empty_one_are_all_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "config.toml") == (Settings(), [])
    assert decode(b"", CONFIG) == (Settings(), [])
    assert decode(b"# only a comment\n", CONFIG) == (Settings(), [])


def test_the_defaults_are_these() -> None:
    assert Settings() == Settings(country="", day_starts_at=time(4, 0), journal_folder="", editor="")


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ('country = "NZ"', Settings(country="NZ")),
        ('country = " New Zealand "', Settings(country="New Zealand")),
        ('country = ""', Settings()),
        ('day_starts_at = "05:30"', Settings(day_starts_at=time(5, 30))),
        ('day_starts_at = "0:00"', Settings(day_starts_at=time(0, 0))),
        ("day_starts_at = 05:30:45", Settings(day_starts_at=time(5, 30))),
        ('journal_folder = "/pages"', Settings(journal_folder="/pages")),
        ('journal_folder = ""', Settings()),
        ('editor = "code --wait"', Settings(editor="code --wait")),
        ('avoid = ["breath", "Body"]', Settings(avoid=("breath", "body"))),
        ('avoid = "sight, breath"', Settings(avoid=("sight", "breath"))),
        ("avoid = []", Settings()),
        ('leave_out = ["belly", "left  hip", "belly"]', Settings(leave_out=("belly", "left hip"))),
        ("practice_entries = false", Settings(practice_entries=False)),
        ('practice_entries = ""', Settings()),
        ('breathing = "4-6"', Settings(breathing="4-6")),
        ('steady = "sounds-around-you"', Settings(steady="sounds-around-you")),
        ('dials = ["sleep", "Self-Trust", "sleep"]', Settings(dials=("sleep", "self-trust"))),
        ('dials = "sleep, chosen  reflection"', Settings(dials=("sleep", "chosen-reflection"))),
        ("dials = []", Settings()),
        ('dials_hidden = ["meaning"]', Settings(dials_hidden=("meaning",))),
        ('\ufeffcountry = "NZ"', Settings(country="NZ")),
        ('# mine\r\ncountry = "NZ"\r\n', Settings(country="NZ")),
        ('country = "NZ"\neditor = "vi"', Settings(country="NZ", editor="vi")),
    ],
)
def test_each_setting_is_read(text: str, settings: Settings) -> None:
    assert decode(text.encode(), CONFIG) == (settings, [])


def test_a_folder_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    settings, found = decode(b'journal_folder = "~/pages"', CONFIG)
    assert settings.journal_folder == str(tmp_path / "pages")
    assert found == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("country = 64", 'line 1: “country” takes a country, such as "NZ".'),
        ('country = ["NZ"]', 'line 1: “country” takes a country, such as "NZ".'),
        ("[country]\na = 1", 'line 1: “country” takes a country, such as "NZ".'),
        ("\n\nday_starts_at = 4", 'line 3: “day_starts_at” takes a time, such as "04:00".'),
        ('day_starts_at = "25:00"', 'line 1: “day_starts_at” takes a time, such as "04:00".'),
        ('day_starts_at = "04:60"', 'line 1: “day_starts_at” takes a time, such as "04:00".'),
        ('day_starts_at = "4"', 'line 1: “day_starts_at” takes a time, such as "04:00".'),
        ("day_starts_at = 2026-11-23", 'line 1: “day_starts_at” takes a time, such as "04:00".'),
        ('# mine\n"journal_folder" = "pages"', "line 2: “journal_folder” takes a full path, such as"),
        ("journal_folder = true", "line 1: “journal_folder” takes a full path, such as"),
        ('journal_folder = "~nobodyofthisname/pages"', "line 1: “journal_folder” takes a full path, such as"),
        ("editor = 3.5", 'line 1: “editor” takes a command, such as "nano".'),
        ('avoid = ["noise"]', "line 1: “avoid” takes any of sight, breath, stillness, body, with commas between them."),
        ("avoid = [1]", "line 1: “avoid” takes any of sight, breath, stillness, body, with commas between them."),
        ("avoid = true", "line 1: “avoid” takes any of sight, breath, stillness, body, with commas between them."),
        ('dials = ["slep"]', "line 1: “dials” takes at most three of replay, dodging, chosen-reflection, sleep,"),
        ('dials = "replay, dodging, sleep, meaning"', "line 1: “dials” takes at most three of replay, dodging,"),
        ("dials = 3", "line 1: “dials” takes at most three of replay, dodging,"),
        ("dials_hidden = [4]", "line 1: “dials_hidden” takes any of replay, dodging, chosen-reflection, sleep,"),
        ("leave_out = 3", "line 1: “leave_out” takes words with commas between them, such as"),
        ("practice_entries = 3", "line 1: “practice_entries” takes yes or no."),
        ("breathing = [4, 6]", 'line 1: “breathing” takes a practice or a pattern, such as "4-6".'),
        ('countri = "NZ"', "line 1: No setting is called “countri”. Did you mean country?"),
        ('\njournal-folder = "/x"', "line 2: No setting is called “journal-folder”. Did you mean journal_folder?"),
        ("[colours]\na = 1", "line 1: No setting is called “colours”."),
        ("qqqq = 1", "line 1: No setting is called “qqqq”. `ptg config` shows them all."),
        ("country = \n", "line 1: that isn't TOML. Look for a missing quote, bracket or = there."),
        ('a = 1\nb = "cut', "at its end: that isn't TOML. Look for a missing quote, bracket or = there."),
        ("country = 'NZ'\ncountry = 'AU'\n", "line 2: that isn't TOML. Look for a missing quote, bracket or = there."),
        ("a = " + "[" * 9000 + "]" * 9000, "it is nested too deep to read. Mend or remove it."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_file_line_key_and_what_fits(text: str, said: str) -> None:
    (found,) = problems(text)
    assert found.startswith(said)


def test_bytes_that_are_no_utf_8_are_said_to_be_none() -> None:
    for raw in (b"\xff\xfec\x00", b"country = '\xe9'"):
        settings, (problem,) = decode(raw, CONFIG)
        assert settings == Settings()
        assert str(problem) == f"{CONFIG} isn't UTF-8 text. Save it as UTF-8, or remove it."


def test_one_wrong_setting_leaves_the_others_in_force() -> None:
    settings, found = decode(b'country = 1\neditor = "vi"\nday_starts_at = "x"\nnone = 1\n', CONFIG)
    assert settings == Settings(editor="vi")
    assert len(found) == 3


def test_a_folder_or_a_loop_in_place_of_the_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("folder", "loop"):
        settings, (problem,) = read(tmp_path / name)
        assert settings == Settings()
        assert str(problem).startswith(f"{tmp_path / name} can't be read (")


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
@example(b'journal_folder = "~\\u0000x"')
@example(b'journal_folder = "~nobodyofthisname"')
@example(b"day_starts_at = 04:00:00.123456")
def test_any_bytes_at_all_are_settings_and_never_raise(raw: bytes) -> None:
    settings, found = decode(raw, CONFIG)
    assert isinstance(settings, Settings)
    assert [problem for problem in found if "\n" in str(problem)] == []


VALUES = st.one_of(
    st.text(),
    st.sampled_from(["04:00", "25:99", "~x/y", "~", "~root", "/a", "a", "NZ"]),
    st.from_regex(r"~\w{1,5}/?\w*"),
)


@given(st.sampled_from(sorted(FIELDS)), VALUES)
@example("journal_folder", "~nobodyofthisname/pages")
def test_any_words_are_set_and_read_back_or_refused(key: str, words: str) -> None:
    try:
        text = set_value("", key, words)
    except SettingError:
        return
    settings, found = decode(text.encode(), CONFIG)
    assert found == []
    assert getattr(settings, key) == FIELDS[key].read(words)


def test_a_change_keeps_comments_order_and_everything_else() -> None:
    text = '# mine\ncountry = "AU" # since May\n\nmine_too = 1\n\n[later]\na = 1\n'
    changed = set_value(text, "country", "NZ")
    assert changed == '# mine\ncountry = "NZ" # since May\n\nmine_too = 1\n\n[later]\na = 1\n'


def test_a_new_setting_stands_above_any_table_so_that_it_is_read() -> None:
    changed = set_value("# mine\n[later]\na = 1\n", "country", "NZ")
    assert decode(changed.encode(), CONFIG)[0].country == "NZ"
    assert changed.startswith("# mine\n")
    assert changed.endswith("[later]\na = 1\n")


def test_windows_line_endings_stay() -> None:
    changed = set_value('country = "AU"\r\neditor = "vi"\r\n', "country", "NZ")
    assert changed == 'country = "NZ"\r\neditor = "vi"\r\n'


def test_a_time_is_written_the_way_it_is_shown() -> None:
    assert set_value("", "day_starts_at", "5:30") == 'day_starts_at = "05:30"\n'


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("countri", "NZ", "No setting is called “countri”. Did you mean country? `ptg config` shows them all."),
        ("", "x", "No setting is called “”. `ptg config` shows them all."),
        ("day_starts_at", "soon", "“day_starts_at” takes a time, such as \"04:00\"."),
        ("journal_folder", "pages", "“journal_folder” takes a full path, such as \"~/pages\" or \"/home/me/pages\"."),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_said_in_a_sentence(key: str, words: str, said: str) -> None:
    with pytest.raises(SettingError) as refused:
        set_value("", key, words)
    assert str(refused.value) == said


def test_words_parted_by_commas_become_a_list_in_the_file_and_read_back_as_typed() -> None:
    text = set_value("# mine\n", "avoid", "breath, body")
    assert text == '# mine\navoid = ["breath", "body"]\n'
    settings, _ = decode(text.encode(), CONFIG)
    assert FIELDS["avoid"].shown(settings.avoid) == "breath, body"
    assert decode(set_value(text, "avoid", "").encode(), CONFIG) == (Settings(), [])
    assert decode(set_value("practice_entries = false\n", "practice_entries", "").encode(), CONFIG)[0].practice_entries


def test_dials_are_named_whole_where_they_are_refused_and_all_of_them_may_be_hidden() -> None:
    every = ", ".join(DIALS)
    assert every in FIELDS["dials"].wanted
    assert every in FIELDS["dials_hidden"].wanted
    text = set_value(set_value("# mine\n", "dials", "Sleep, Meaning"), "dials_hidden", every)
    settings, found = decode(text.encode(), CONFIG)
    assert (settings.dials, len(settings.dials_hidden), found) == (("sleep", "meaning"), len(DIALS), [])


def test_a_broken_file_is_left_as_it_is_and_says_where_to_look() -> None:
    with pytest.raises(SettingError, match="`ptg config check` says where"):
        set_value("country = ", "country", "NZ")


@given(st.text(max_size=80) | st.from_regex(r'([a-z]{1,3} = ["0-9\[{]{1,4}\n?){0,3}', fullmatch=True))
@example("a = " + "[" * 9000)
@example("country = 1\ncountry = 2")
@example("[country]\na = 1")
@example("a = 2026-13-45")
def test_a_file_that_does_not_read_is_never_rewritten_and_never_raises_more(text: str) -> None:
    try:
        changed = set_value(text, "country", "NZ")
    except SettingError:
        return
    assert decode(changed.encode("utf-8", "replace"), CONFIG)[0].country == "NZ"
