"""What is wrong with a guide whose questions depend on answers is said: file, line, key and what to write."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library
from ptg_cli.model.answer import Answer
from ptg_cli.model.condition import Condition
from ptg_cli.model.guide import Choose, Guide, Step

OURS = Path(__file__).parents[2] / "prompts"

HEAD = 'title = "t"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\n'  # lines 1 to 4
ASK = '[[step]]\nid = "who"\nkind = "write"\nprompt = "p?"\n'  # 4 lines
SAFE = (
    '[[step]]\nid = "safe"\nkind = "choose"\nprompt = "p?"\n'
    'options = ["unsafe", "hard, and safe enough", "tea or rest", "I can\'t tell"]\n'
)  # 5 lines
PULL = '[[step]]\nid = "pull"\nkind = "scale"\nprompt = "p?"\nlow = "l"\nhigh = "h"\n'  # 6 lines
PULL_NOW = PULL.replace('"pull"', '"pull-now"') + 'again = "pull"\n'  # 7 lines
CALM = '[[step]]\nid = "calm"\nkind = "read"\nlines = ["l"]\n'  # 4 lines


def then(*lines: str, kind: str = "write", named: str = "next") -> str:
    """A further step that asks, with these lines in its rows 5 and on."""
    return "\n".join(("[[step]]", f'id = "{named}"', f'kind = "{kind}"', 'prompt = "q?"', *lines, ""))


def ending(*lines: str) -> str:
    """A read that ends the guide."""
    return "\n".join(("[[step]]", 'id = "end"', 'kind = "read"', 'lines = ["l"]', "ends = true", *lines, ""))


def read(text: str, tmp_path: Path) -> Guide:
    """The guide with these steps."""
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return Library(OURS, tmp_path / "own").check(path)


def messages(text: str, tmp_path: Path) -> list[str]:
    """What is said of these steps, without the path that every message begins with."""
    with pytest.raises(BadContent) as refused:
        read(text, tmp_path)
    return [message.removeprefix(f"{tmp_path / 'mine.toml'}").lstrip(", :") for message in refused.value.messages]


UNDERSTOOD = [
    (SAFE, "safe: unsafe", Condition("safe", "one of", ("unsafe",))),
    (SAFE, "safe: UNSAFE", Condition("safe", "one of", ("unsafe",))),
    (SAFE, " safe :  hard, and  safe enough ", Condition("safe", "one of", ("hard, and safe enough",))),
    (SAFE, "safe: unsafe or I can’t tell", Condition("safe", "one of", ("unsafe", "I can't tell"))),
    (SAFE, "safe: hard, and safe enough, tea or rest or unsafe",
     Condition("safe", "one of", ("hard, and safe enough", "tea or rest", "unsafe"))),
    (SAFE, "safe: answered", Condition("safe", "answered")),
    (ASK, "who: skipped", Condition("who", "skipped")),
    (PULL, "pull: 8 or more", Condition("pull", "at least", number=8)),
    (PULL, "pull: 0 or less", Condition("pull", "at most", number=0)),
    (PULL + PULL_NOW, "pull-now: higher", Condition("pull-now", "higher", first="pull")),
    (PULL + PULL_NOW, "pull-now: the same", Condition("pull-now", "the same", first="pull")),
]  # fmt: skip


@pytest.mark.parametrize(("before", "words", "condition"), UNDERSTOOD, ids=[words for _, words, _ in UNDERSTOOD])
def test_what_a_condition_means(before: str, words: str, condition: Condition, tmp_path: Path) -> None:
    (*_, step) = read(before + then(f'when = "{words}"'), tmp_path).steps
    assert (step.when, step.unless) == ((condition,), ())
    (*_, step) = read(before + then(f'unless = ["{words}"]'), tmp_path).steps
    assert (step.when, step.unless) == ((), (condition,))


WRONG = [
    (ASK + then('when = "who"'), "line 13: “when” takes the id of an earlier step, a colon and its answer, such as"),
    (ASK + then('when = "who:"'), "line 13: “when” takes the id of an earlier step, a colon and its answer"),
    (ASK + then('when = ""'), "line 13: in a write step, “when” can't be empty."),
    (ASK + then("when = []"), "line 13: in a write step, “when” can't be empty."),
    (ASK + then("when = 3"), "line 13: in a write step, “when” takes a text in quotes."),
    (ASK + then('when = "whom: answered"'), "line 13: “when” names no earlier step: “whom”. Did you mean “who”?"),
    (then('unless = "who: answered"') + ASK, "line 9: “unless” names no earlier step: “who”."),
    (ASK + then('when = "next: answered"'), "line 13: “when” names no earlier step: “next”."),
    (ASK + CALM + then('when = "calm: answered"'), "line 17: “calm” asks nothing, so “when” has no answer to look at."),
    (ASK + then('when = "who: yes"'), "line 13: “who” is no choose or scale step: write “who: answered” or"),
    (SAFE + then('when = "safe: unsaef"'), "line 14: “unsaef” is none of the options of “safe”. Did you mean “unsafe"),
    (SAFE + then('when = "safe: unsafe or qqq"'), "line 14: “qqq” is none of the options of “safe”. They are: uns"),
    (SAFE + then('when = "safe: 8 or more"'), "line 14: “8 or more” is none of the options of “safe”."),
    (
        then('own = "values"', kind="choose", named="safe") + then('when = "safe: honesty"'),
        "line 14: “safe” has no “options” of its own, so “when” can only be “safe: answered” or “safe: skipped”.",
    ),
    (PULL + then('when = "pull: 11 or more"'), "line 15: “when” can never be true: a scale ends at 10, so nothing is"),
    (PULL + then('when = "pull: high"'), "line 15: “high” is no answer of the scale “pull”. Write “8 or more”,"),
    (PULL + then('when = "pull: higher"'), "line 15: “higher” is for a scale that weighs an earlier one again"),
    (
        ASK + then('each = "who"').replace("q?", "{item}?") + then('when = "next: answered"', named="last"),
        "line 18: “next” is asked once per item, so “when” can't look at it.",
    ),
    (PULL + PULL_NOW.replace('again = "pull"', 'again = "pul"'), "line 17: “again” names no earlier step: “pul”."),
    (ASK + PULL_NOW.replace('again = "pull"', 'again = "who"'), "line 15: “who” is no scale. “again” takes the id of"),
    (PULL_NOW.replace('again = "pull"', 'again = "pull-now"'), "line 11: “again” names no earlier step: “pull-now”."),
    (
        ASK + then('plain = "q?"').replace('prompt = "q?"', 'prompt = "{answer:next}?"'),
        "line 12: a step can't quote its own answer.",
    ),
    (then('plain = "q?"').replace('prompt = "q?"', 'prompt = "{answer:who}?"') + ASK, "line 8: {answer:who} names no"),
    (ASK + then().replace("q?", "{answer:who}?"), "line 12: “prompt” quotes an answer, so it needs a “plain” beside"),
    (ASK + CALM.replace('"l"', '"{answer:who}."'), "line 12: “lines” quotes an answer, so it needs a “plain” beside"),
    (ASK + CALM + then('hint = "{answer:calm}"'), "line 17: “calm” asks nothing, so it has no answer to quote."),
    (ASK + then('plain = "q?"'), "line 13: “plain” is for a text that quotes an answer, and nothing is quoted here."),
    (ASK + then('starters = ["{answer:who} is"]'), "line 13: “starters” can't quote an answer: only a prompt"),
    (ASK + then('plain = "{answer:who}?"').replace("q?", "{answer:who}!"), "line 13: “plain” can't quote an answer:"),
    (
        ASK + then('each = "who"', 'plain = "q?"').replace('"q?"', '"{answer:who} {item}?"', 1),
        "line 14: a step with “each” needs {item} in its “plain” too.",
    ),
    (ASK + then('was = ["who"]'), "line 13: “who” under “was” is, or was, the id of “who”."),
    (
        ASK + then('was = ["a"]') + then('was = ["a"]', named="last"),
        "line 13: “a” under “was” is, or was, the id of “last”",
    ),
    (
        SAFE.replace('"unsafe", ', '"unsafe", { text = "no", was = ["unsafe"] }, '),
        "line 9: “unsafe” under “was” is an option of this step, or a name",
    ),
    (SAFE.replace('"unsafe", ', '{ text = "no", was = 3 }, '), "line 9: in a choose step, what stands in “options” is"),
    (SAFE.replace('"unsafe", ', '{ txt = "no" }, '), "line 9: in a choose step, what stands in “options” is a text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said[:60] for _, said in WRONG])
def test_what_is_wrong_is_said_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    assert messages(text, tmp_path)[0].startswith(said)


@pytest.mark.parametrize("key", ["title", "summary", "note"])
def test_the_top_of_a_guide_quotes_nothing(key: str, tmp_path: Path) -> None:
    head = HEAD.replace('"t"', '"{answer:who}"') if key == "title" else HEAD.replace('"s"', '"{answer:who}"')
    head = HEAD + 'note = "{answer:who}"\n' if key == "note" else head
    path = tmp_path / "mine.toml"
    path.write_text(head + ASK, encoding="utf-8")
    with pytest.raises(BadContent, match=f"“{key}” can't quote an answer"):
        Library(OURS, tmp_path / "own").check(path)


NEVER = [
    (SAFE + then('when = "safe: unsafe"', 'unless = "safe: unsafe"'),
     "line 14: “next” is never asked: “when” and “unless” look for the same answer to “safe”."),
    (SAFE + then('when = ["safe: unsafe", "safe: tea or rest"]'), "line 14: “next” is never asked: no answers"),
    (SAFE + then('when = "safe: unsafe"', 'unless = "safe: answered"'), "line 14: “next” is never asked: no answers"),
    (SAFE + then('when = "safe: unsafe"') + then('when = ["next: answered", "safe: skipped"]', named="last"),
     "line 19: “last” is never asked: no answers"),
    (PULL + then('when = "pull: 8 or more"') + then('when = "next: answered"', 'unless = "pull: 5 or more"', named="z"),
     "line 20: “z” is never asked: no answers"),
    (PULL + PULL_NOW + then('when = ["pull: 10 or more", "pull-now: higher"]'), "line 22: “next” is never asked"),
    (SAFE + ending('when = "safe: unsafe"') + then('when = "safe: unsafe"'), "line 20: “next” is never asked"),
    (SAFE + then('when = "safe: unsafe"') + then('from = "next"', 'piles = ["a", "b"]', 'unless = "safe: unsafe"',
                                                kind="sort", named="last"), "line 21: “last” is never asked"),
    (ASK + ending() + then(), "line 15: “next” is never asked: “end” before it ends the guide for everyone."),
    (SAFE + ending('when = ["safe: unsafe", "safe: skipped"]'), "line 15: “ends” of “end” is never reached: no"),
    (ASK + ending() + ending().replace('"end"', '"end-too"'), "line 15: “ends” of “end-too” is never reached: “end”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), NEVER, ids=[said[:60] for _, said in NEVER])
def test_a_step_nobody_can_come_to_is_named(text: str, said: str, tmp_path: Path) -> None:
    assert messages(text, tmp_path)[0].startswith(said)


REACHED = [
    SAFE + ending('when = "safe: unsafe"') + then(),
    SAFE.replace("options", "many = true\noptions") + then('when = ["safe: unsafe", "safe: tea or rest"]'),
    SAFE + then('when = "safe: unsafe"') + then('when = "next: skipped"', 'unless = "safe: unsafe"', named="last"),
    PULL + PULL_NOW + then('when = ["pull: 9 or more", "pull-now: higher"]'),
    ASK + ending(),
]


@pytest.mark.parametrize("text", REACHED)
def test_a_step_someone_can_come_to_is_not_blamed(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path).steps


def test_an_option_and_a_pile_say_what_they_were_called(tmp_path: Path) -> None:
    guide = read(SAFE.replace('"unsafe"', '{ text = "not safe", was = ["unsafe", "dangerous"] }'), tmp_path)
    (step,) = guide.steps
    assert isinstance(step, Choose)
    assert step.options[0] == "not safe"
    assert step.retired == (("unsafe", "not safe"), ("dangerous", "not safe"))


def test_too_many_answers_to_try_are_not_held_against_a_guide(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(8)]
    text = "".join(PULL.replace('"pull"', f'"{name}"') for name in names)
    when = ", ".join(f'"{name}: 5 or more"' for name in names)
    assert read(text + then(f"when = [{when}]"), tmp_path).steps


def test_answers_that_rule_a_step_out_are_left_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list of guides waits for this: of 28,561 combinations a few dozen are gone through."""
    looks: list[Step] = []
    is_open = Step.is_open

    def counted(step: Step, answers: Mapping[str, Answer]) -> bool:
        looks.append(step)
        return is_open(step, answers)

    monkeypatch.setattr(Step, "is_open", counted)
    names = [f"s{number}" for number in range(4)]
    text = "".join(PULL.replace('"pull"', f'"{name}"') for name in names)
    when = ", ".join(f'"{name}: 10 or more"' for name in names)
    assert read(text + then(f"when = [{when}]"), tmp_path).steps
    assert 0 < len(looks) < 50
