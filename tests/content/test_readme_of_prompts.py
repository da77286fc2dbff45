"""prompts/README.md teaches the whole of the schema, and what it shows can be used as it stands."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from tests.every_row import of_each

from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.library import schema
from ptg_cli.library.library import Library
from ptg_cli.model.guide import Day, Items, Shares, Write
from ptg_cli.model.plan import PARTS, QUESTIONS
from ptg_cli.model.practice import KINDS, NEEDS

PROMPTS: Final = Path(__file__).parents[2] / "prompts"
README: Final = (PROMPTS / "README.md").read_text(encoding="utf-8")
FENCED: Final = re.compile(r"```toml\n(.*?)```", re.DOTALL)
IN_CODE: Final = re.findall(r"`([^`\n]+)`", FENCED.sub("", README))

WORDS: Final[list[Any]] = [schema.PartTable, schema.QuestionTable, schema.DialTable, schema.FamilyTable]
TABLES: Final[list[Any]] = [
    schema.GuideFile,
    schema.PracticeFile,
    schema.PhaseTable,
    *schema.STEPS.values(),
    schema.AimKindFile,
    schema.AimFieldTable,
    schema.JourneyFile,
    schema.JourneyGuideTable,
    schema.OptionTable,
    *WORDS,
]
KEYS: Final[list[str]] = sorted({key for table in TABLES for key in table.__struct_encode_fields__})


def named(word: str) -> bool:
    """True when the README has the word in code, by itself or in an example."""
    return any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", code) for code in IN_CODE)


@of_each({key: key for key in KEYS})
def test_every_key_is_named(key: str) -> None:
    assert named(key)


@of_each({kind: kind for kind in schema.STEPS})
def test_every_kind_of_step_has_a_row_with_its_own_keys(kind: str) -> None:
    (row,) = re.findall(rf"^\| `{kind}` \|.*$", README, re.MULTILINE)
    common = {"id", "kind", "hint", "each", "pile", "own", "when", "unless", "plain", "was", "paper"}
    own = set(schema.STEPS[kind].__struct_encode_fields__) - common
    optional = {"prompt"} if kind in {"pause", "recall", "read"} else set()
    if kind == "choose":
        optional |= {"from"}
    assert [key for key in sorted(own - optional) if not re.search(rf"`{key}\b", row)] == []


@pytest.mark.parametrize(
    "word",
    [
        "gentle",
        "moderate",
        "deep",
        "values",
        "people",
        "strategies",
        "{item}",
        "{people}",
        "{steady}",
        "{plan}",
        "{safer}",
    ],
)
def test_every_fixed_word_is_named(word: str) -> None:
    assert any(word in code for code in IN_CODE)


def test_the_guide_shown_is_one_as_it_stands(tmp_path: Path) -> None:
    text, *_ = FENCED.findall(README)
    path = tmp_path / "sunday-evening.toml"
    path.write_text(text, encoding="utf-8")
    guide = Library(PROMPTS, tmp_path).check(path)
    assert (guide.slug, guide.title, guide.level) == ("sunday-evening", "Sunday evening", "gentle")
    assert [type(step) for step in guide.steps] == [Write, Items]
    assert README.count("sunday-evening") >= 3


def test_the_guide_whose_questions_depend_on_answers_is_one_as_it_stands(tmp_path: Path) -> None:
    _, text, *_ = FENCED.findall(README)
    path = tmp_path / "put-off.toml"
    path.write_text(text, encoding="utf-8")
    guide = Library(PROMPTS, tmp_path).check(path)
    keys = {key for key in ("when", "unless", "plain", "again", "ends") if re.search(rf"^{key} = ", text, re.MULTILINE)}
    assert keys == {"when", "unless", "plain", "again", "ends"}
    assert guide.has_conditions
    assert any(isinstance(step, Day) for step in guide.steps)


def test_the_kind_of_aim_shown_is_one_as_it_stands(tmp_path: Path) -> None:
    kind, did = (next(one for one in FENCED.findall(README) if words in one) for words in ("[[field]]", "aim.did"))
    for folder in ("aims", "guides"):
        (tmp_path / folder).mkdir()
    (tmp_path / "aims" / "letter.toml").write_text(kind, encoding="utf-8")
    head = 'title = "{}"\nsummary = "s."\nlevel = "gentle"\nminutes = 3\n'
    step = '[[step]]\nid = "what"\nkind = "write"\nprompt = "Which letter?"\nkeeps = "aim.title"\n'
    (tmp_path / "guides" / "a-letter-to-write.toml").write_text(head.format("A letter to write") + step)
    asks = f"{head.format('How the letter went')}returns = true\n{did}"
    (tmp_path / "guides" / "how-the-letter-went.toml").write_text(asks, encoding="utf-8")
    library = Library(PROMPTS, tmp_path)
    assert library.broken() == []
    found = library.aim_kind("a letter")
    assert found is not None
    assert (found.id, found.mine, found.names[-1]) == ("letter", True, "first-line")


def test_the_journey_shown_is_one_as_it_stands(tmp_path: Path) -> None:
    text = next(one for one in FENCED.findall(README) if 'title = "Sundays"' in one)
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "sundays.toml").write_text(text, encoding="utf-8")
    library = Library(PROMPTS, tmp_path)
    assert library.broken() == []
    found = library.journeys()[-1]
    assert (found.id, found.mine, found.a_week, [one.name for one in found.guides]) == (
        "sundays", True, 1, ["where-i-am-today", "three-real-things"],
    )  # fmt: skip


def test_the_guide_that_gives_shares_is_one_as_it_stands(tmp_path: Path) -> None:
    (text,) = (one for one in FENCED.findall(README) if "shares" in one)
    path = tmp_path / "the-meal-that-went-wrong.toml"
    path.write_text(text, encoding="utf-8")
    guide = Library(PROMPTS, tmp_path).check(path)
    (step,) = (one for one in guide.steps if isinstance(one, Shares))
    assert (step.source, step.last, step.again) == ("everything", "my own part", "guess")


@of_each({code: code for code in IN_CODE if re.match(r"(when|unless|was|plain|options) = ", code)})
def test_each_line_shown_can_be_read(line: str) -> None:
    assert tomllib.loads(line)


def test_the_practice_shown_is_one_as_it_stands(tmp_path: Path) -> None:
    *_, text, _ = FENCED.findall(README)
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "the-window.toml").write_text(text, encoding="utf-8")
    library = Library(PROMPTS, tmp_path)
    practice = library.practice("The window")
    assert (practice.slug, practice.seconds, practice.mine) == ("the-window", 35, True)
    assert library.broken() == []


def test_the_strategies_shown_are_some_as_they_stand(tmp_path: Path) -> None:
    *_, text = FENCED.findall(README)
    assert STRATEGIES.check(text.encode(), "strategies.toml") == []
    found = STRATEGIES.value(text.encode())
    assert [one.title for one in found.own] == ["Ring the bell at the gate"]
    assert found.changes["slow-walk"].star is True
    assert "slow-walk" in {one.slug for one in Library(PROMPTS, tmp_path).strategies()}


@pytest.mark.parametrize("table", [schema.PracticeFile, schema.PhaseTable])
def test_every_key_of_a_practice_has_a_row(table: type[Any]) -> None:
    _, part = README.split("## A timed practice")
    rows = "".join(re.findall(r"^\| (`.*?`) \|", part, re.MULTILINE))
    keys = [key for key in table.__struct_encode_fields__ if not re.search(rf"(?<![\w-]){key}(?![\w-])", rows)]
    assert keys == []


@of_each({word: word for word in (*KINDS, *NEEDS, "in", "hold", "out", "rest")})
def test_every_word_a_practice_can_take_is_named(word: str) -> None:
    _, part = README.split("## A timed practice")
    assert re.search(rf"`[^`\n]*\b{word}\b[^`\n]*`", part)


@of_each({table.__name__: table for table in WORDS})
def test_every_key_of_the_files_of_words_is_explained_there_and_in_the_files_head(table: type[Any]) -> None:
    name = {"PartTable": "plan", "QuestionTable": "plan", "DialTable": "dials", "FamilyTable": "families"}
    head = (PROMPTS / f"{name[table.__name__]}.toml").read_text(encoding="utf-8").partition("\n[[")[0]
    _, part = README.split("## The words of the plan")
    part = part.partition("\n## ")[0]
    for key in (key for key in table.__struct_encode_fields__ if key != "id"):
        assert f"`{key}`" in part
        assert re.search(rf"(?m)^#.*\b{key}\b", head)


@of_each({word: word for word in (*PARTS, *QUESTIONS)})
def test_every_id_of_the_plan_is_named(word: str) -> None:
    assert f"`{word}`" in README


def test_everything_in_the_folder_is_named() -> None:
    assert [path.name for path in PROMPTS.iterdir() if path.name != "README.md" and f"`{path.name}" not in README] == []


def test_it_says_which_keys_stand_at_the_top_and_what_they_do_when_left_out() -> None:
    for key, value in {"suggest": "false", "check_in": "false", "care": "true", "headings": "false"}.items():
        assert f"`{key} = {value}`" in README


@pytest.mark.parametrize(
    "example", ["each = ", "from = ", "pile = ", "own = ", "many = true", "rounds = ", "outward = true"]
)
def test_keys_that_build_on_something_are_shown_in_use(example: str) -> None:
    assert any(code.startswith(example) for code in IN_CODE)


def test_the_guide_that_follows_another_is_one_as_it_stands(tmp_path: Path) -> None:
    second = next(one for one in FENCED.findall(README) if "follows = " in one)
    (tmp_path / "guides").mkdir()
    first = 'title = "The first letter"\nsummary = "s."\nlevel = "gentle"\nminutes = 3\n'
    step = '[[step]]\nid = "words"\nkind = "write"\nprompt = "What would it say?"\n'
    (tmp_path / "guides" / "the-first-letter.toml").write_text(first + step, encoding="utf-8")
    (tmp_path / "guides" / "the-second-letter.toml").write_text(second, encoding="utf-8")
    library = Library(PROMPTS, tmp_path)
    assert library.broken() == []
    assert [one.title for one in library.series(library.guide("the-first-letter"))] == [
        "The first letter", "The second letter",
    ]  # fmt: skip
