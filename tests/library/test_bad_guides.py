"""Every mistake in a guide is said in a sentence: file, line, key, what was wrong, the nearest that would do."""

from pathlib import Path

import pytest

from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library

OURS = Path(__file__).parents[2] / "prompts"

HEAD = 'title = "t"\nsummary = "s"\nlevel = "gentle"\nminutes = 5\n'  # lines 1 to 4
ASK = '[[step]]\nid = "a"\nkind = "write"\nprompt = "p?"\n'  # lines 5 to 8
LIST = ASK.replace("write", "list").replace('"a"', '"things"')
SCALE = '[[step]]\nid = "loud"\nkind = "scale"\nprompt = "p?"\nlow = "l"\nhigh = "h"\n'
SORT = '[[step]]\nid = "whose"\nkind = "sort"\nprompt = "p?"\nfrom = "things"\npiles = ["mine", "not mine"]\n'
READ = '[[step]]\nid = "calm"\nkind = "read"\nlines = ["l"]\n'


def then(kind: str, *lines: str) -> str:
    """A further step called `next`: its header, id and kind, and these lines."""
    return "\n".join(("[[step]]", 'id = "next"', f'kind = "{kind}"', *lines, ""))


def messages(text: str, tmp_path: Path) -> list[str]:
    """What is said of a guide of this text, without the file's path, which every message has to begin with."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        Library(OURS, tmp_path / "own").check(path)
    said = refused.value.messages
    assert said
    assert [message for message in said if not message.startswith(str(path)) or message[-1] not in ".?"] == []
    return [message.removeprefix(str(path)).lstrip(", :") for message in said]


HEADS = [
    (HEAD + 'thmes = ["a"]\n' + ASK, "line 5: “thmes” isn't a key here. Did you mean “themes”?"),
    (HEAD + "qqq = 1\n" + ASK, "line 5: “qqq” isn't a key here. The keys are: title, summary, level,"),
    (HEAD.replace("5", '"5"') + ASK, "line 4: “minutes” takes a whole number."),
    (HEAD.replace("5", "5.5") + ASK, "line 4: “minutes” takes a whole number."),
    (HEAD.replace("5", "true") + ASK, "line 4: “minutes” takes a whole number."),
    (HEAD.replace("5", "0") + ASK, "line 4: “minutes” has to be 1 or more."),
    (HEAD.replace("5", "241") + ASK, "line 4: “minutes” has to be 240 or less."),
    (HEAD.replace("5", "9" * 40) + ASK, "line 4: a number in it is too large to read. Make it smaller."),
    (HEAD.replace('"t"', "2026-11-23") + ASK, "line 1: “title” takes a text in quotes."),
    (HEAD.replace('"t"', '""') + ASK, "line 1: “title” can't be empty."),
    (HEAD.replace('title = "t"\n', "") + ASK, "“title” is missing."),
    (
        HEAD.replace("gentle", "gentel") + ASK,
        "line 3: “level” takes one of: gentle, moderate, deep. Did you mean “gentle”?",
    ),
    (
        HEAD + 'need = ["sya"]\n' + ASK,
        "line 5: “need” takes one or two of: steady, say, think, people, ahead, back. Did you mean “say”?",
    ),
    (HEAD + 'need = ["say", "think", "back"]\n' + ASK, "line 5: “need”"),
    (HEAD.replace('"gentle"', "1") + ASK, "line 3: “level” takes one of: gentle, moderate, deep."),
    (
        HEAD + 'follows = "circle-of-contro"\n' + ASK,
        "line 5: “follows” names no guide that can be used: “circle-of-contro”. Did you mean “circle-of-control”?",
    ),
    (
        HEAD + 'follows = "mine"\n' + ASK,
        "line 5: “follows” leads in a circle: “mine” comes before this guide, and after",
    ),
    (
        HEAD + 'follows = "four-days-of-writing"\n' + ASK,
        "line 5: “the-second-day-of-writing” follows “four-days-of-writing” already. Let this guide follow",
    ),
    (HEAD + 'follows = "The first"\n' + ASK, "line 5: “follows” takes lower-case letters and digits, words joined by"),
    (HEAD + "days_after = 3\n" + ASK, "line 5: “days_after” goes with “follows”. Add it, or take “days_after” out."),
    (HEAD + 'follows = "reset"\ndays_after = 0\n' + ASK, "line 6: “days_after” has to be 1 or more."),
    (HEAD + 'returns = true\nfollows = "reset"\n' + ASK, "line 6: a guide that asks how an aim went is in no series."),
    (HEAD + 'suggest = "no"\n' + ASK, "line 5: “suggest” takes true or false, without quotes."),
    (HEAD + 'themes = "one"\n' + ASK, 'line 5: “themes” takes a list in brackets, such as ["one", "two"].'),
    (
        HEAD.replace("gentle", "moderate") + ASK,
        "line 3: a moderate guide needs a “note”: what it asks, and what it will not ask.",
    ),
    (HEAD.replace("gentle", "deep") + 'note = " "\n' + ASK, "line 3: a deep guide needs a “note”"),
    (
        HEAD + "headings = false\n" + ASK + LIST,
        "line 5: “headings = false” fits only a guide with one step, of kind write.",
    ),
    (HEAD + "headings = false\n" + LIST, "line 5: “headings = false” fits only a guide with one step, of kind write."),
    (HEAD, "there is no question yet. Add one that begins with [[step]]."),
    (HEAD + READ, "nothing is asked: add a step of kind write, list, scale, date, choose, sort or shares."),
    (HEAD + "step = 1\n", "line 5: each question begins with [[step]], in two brackets."),
    (HEAD + ASK.replace("[[step]]", "[step]"), "line 5: each question begins with [[step]], in two brackets."),
    (HEAD + ASK * 101, "line 5: “step” is too long: 100 at most."),
    (HEAD + "title = \n" + ASK, "line 5: that isn't TOML. Look for a missing quote, bracket or = there."),
    (HEAD + 'title = "twice"\n' + ASK, "line 5: that isn't TOML."),
    (HEAD + 'note = "cut in half', "at its end: that isn't TOML."),
    (HEAD + 'note = """\ncut in half', "at its end: that isn't TOML."),
    ("Dear diary,\n", "line 1: that isn't TOML."),
    (
        HEAD + "order = " + "[" * 9000 + "]" * 9000 + "\n" + ASK,
        "it is nested too deep to read. Put fewer brackets inside one another.",
    ),
    (HEAD + 'note = "a {key} = {1 [2"\n' + ASK.replace("[[step]]", "[[stpe]]"), "there is no question yet."),
]

STEPS = [
    (ASK.replace("write", "wriet"), "line 7: “wriet” isn't a kind of step. Did you mean “write”?"),
    (
        ASK.replace("write", "qqq"),
        "line 7: “qqq” isn't a kind of step. The kinds are: write, list, scale, date, choose, sort,",
    ),
    (ASK.replace('"write"', "1"), "line 7: “1” isn't a kind of step."),
    ('[[step]]\nid = "a"\nprompt = "p?"\n', "line 5: a step needs a “kind”. The kinds are:"),
    ('[[step]]\nkind = "write"\nprompt = "p?"\n', "line 5: in a write step, “id” is missing."),
    ('[[step]]\nid = "a"\nkind = "write"\n', "line 5: in a write step, “prompt” is missing."),
    (ASK + 'hnt = "h"\n', "line 9: in a write step, “hnt” isn't a key here. Did you mean “hint”?"),
    (ASK + 'options = ["a"]\n', "line 9: in a write step, “options” isn't a key here."),
    (ASK + "hint = 4\n", "line 9: in a write step, “hint” takes a text in quotes."),
    (ASK + 'starters = "It was"\n', "line 9: in a write step, “starters” takes a list in brackets"),
    (ASK.replace('"p?"', '""'), "line 8: in a write step, “prompt” can't be empty."),
    (
        ASK.replace('"a"', '"A b"'),
        "line 6: in a write step, “id” takes lower-case letters and digits, words joined by hyphens",
    ),
    (ASK.replace('"a"', f'"{"a" * 61}"'), "line 6: in a write step, “id” is too long: 60 at most."),
    (ASK.replace('"a"', '"also"'), "line 6: the id “also” is ptg's own. Choose another."),
    (ASK + ASK, "line 10: the id “a” is taken by an earlier step. Give this one its own."),
    (ASK.replace("p?", "p {item}?"), "line 8: “{item}” stands only in a step with “each”."),
    (ASK + 'hint = "h {item}"\n', "line 9: “{item}” stands only in a step with “each”."),
    (SCALE.replace('low = "l"\n', ""), "line 5: in a scale step, “low” is missing."),
    (
        LIST + then("write", 'prompt = "{item}?"', 'each = "thing"'),
        "line 13: “each” names no earlier step: “thing”. Did you mean “things”?",
    ),
    (
        LIST + then("write", 'prompt = "p?"', 'each = "things"'),
        "line 12: a step with “each” needs {item} in its prompt",
    ),
    (LIST + then("write", 'prompt = "{item}?"', 'each = "next"'), "line 13: “each” names no earlier step: “next”."),
    (
        SCALE + then("write", 'prompt = "{item}?"', 'each = "loud"'),
        "line 15: “loud” has no items to build on. “each” fits a list, choose, sort, shares or write step.",
    ),
    (READ + LIST + then("write", 'prompt = "{item}?"', 'each = "calm"'), "line 17: “calm” has no items to build on."),
    (
        LIST + then("shares", 'prompt = "p?"', 'from = "thing"'),
        "line 13: “from” names no earlier step: “thing”. Did you mean “things”?",
    ),
    (
        LIST + then("shares", 'prompt = "p?"', 'lst = "me"'),
        "line 13: in a shares step, “lst” isn't a key here. Did you mean “last”?",
    ),
    (
        LIST + then("shares", 'prompt = "p?"', "last = 4"),
        "line 13: in a shares step, “last” takes a text in quotes.",
    ),
    (
        SCALE + then("shares", 'prompt = "p?"', 'again = "loud"'),
        "line 15: “again” is the first guess of the share of “last”. Add a “last”, or take “again” out.",
    ),
    (
        LIST + then("shares", 'prompt = "p?"', 'last = "me"', 'again = "things"'),
        "line 14: “things” is no scale. “again” takes the id of the scale that was weighed first.",
    ),
    (
        SCALE + then("shares", 'prompt = "p?"', 'last = "{answer:loud}"'),
        "line 15: “last” can't quote an answer",
    ),
    (
        LIST + then("sort", 'prompt = "p?"', 'from = "thing"', 'piles = ["a", "b"]'),
        "line 13: “from” names no earlier step: “thing”. Did you mean “things”?",
    ),
    (
        LIST + then("sort", 'prompt = "p?"', 'piles = ["a", "b"]'),
        "line 11: a sort step needs “from” or “cards”, and only",
    ),
    (
        LIST + then("sort", 'prompt = "p?"', 'from = "things"', 'cards = "values"', 'piles = ["a", "b"]'),
        "line 11: a sort step needs “from” or “cards”, and only one of the two.",
    ),
    (
        LIST + then("sort", 'prompt = "p?"', 'cards = "value"', 'piles = ["a", "b"]'),
        "line 13: in a sort step, “cards” takes one of: values. Did you mean “values”?",
    ),
    (
        LIST
        + then("scale", 'prompt = "{item}?"', 'each = "things"', 'low = "a"', 'high = "b"', 'keeps = "values.lived"'),
        "line 16: “values.lived” needs an “each” that names a step which keeps its answer in “values” or",
    ),
    (
        LIST + then("scale", 'prompt = "p?"', 'low = "a"', 'high = "b"', 'keeps = "plan.signs"'),
        "line 15: “plan.signs” takes no answer of this kind.",
    ),
    (
        LIST + then("write", 'prompt = "{item}?"', 'each = "things"', 'keeps = "values.matters"'),
        "line 14: “values.matters” takes no answer of this kind.",
    ),
    (
        LIST + then("write", 'prompt = "{item}?"', 'each = "things"', 'keeps = "plan.signs"'),
        "line 14: “keeps” does not go with “each” here.",
    ),
    (
        LIST + then("choose", 'prompt = "p?"', 'from = "things"', "many = true", "most = 0"),
        "line 15: in a choose step, “most” has to be 1 or more.",
    ),
    (
        LIST + then("sort", 'prompt = "p?"', 'from = "things"', 'piles = ["a"]'),
        "line 14: in a sort step, “piles” needs 2 or more.",
    ),
    (
        LIST + then("sort", 'prompt = "p?"', 'from = "things"', 'piles = ["a", "a"]'),
        "line 14: two piles have the same name.",
    ),
    (then("choose", 'prompt = "p?"'), "line 7: there is nothing to choose from: add “options”, “from” or “own”."),
    (then("choose", 'prompt = "p?"', 'options = ["a", "a"]'), "line 9: two options are the same."),
    (
        then("choose", 'prompt = "p?"', 'options = ["a"]', 'many = "yes"'),
        "line 10: in a choose step, “many” takes true or false",
    ),
    (
        then("choose", 'prompt = "p?"', 'own = "valeus"'),
        "line 9: in a choose step, “own” takes one of: values, people, strategies, aims, plan.signs, "
        "plan.triggers, plan.steadies, plan.places, plan.professional, plan.safer, plan.stay. Did you mean “values”?",
    ),
    (
        LIST + then("choose", 'prompt = "p?"', 'from = "things"', 'pile = "mine"'),
        "line 14: “pile” needs a “from” that names a sort step.",
    ),
    (
        LIST + SORT + then("choose", 'prompt = "p?"', 'from = "whose"', 'pile = "mien"'),
        "line 20: “mien” is no pile of “whose”. Did you mean “mine”?",
    ),
    (
        ASK + then("pause", 'practice = "sounds-around-yu"'),
        "line 12: no practice is called “sounds-around-yu”. Did you mean “sounds-around-you”?",
    ),
    (ASK + then("recall", 'step = "b"'), "line 12: “step” names no earlier step with an answer: “b”."),
    (READ + ASK + then("recall", 'step = "calm"'), "line 16: “step” names no earlier step with an answer: “calm”."),
    (
        LIST + ASK.replace("p?", "{item}?") + 'each = "things"\n' + then("recall", 'step = "a"'),
        "line 17: “a” is asked once per item, so it can't be recalled as one answer.",
    ),
    (ASK + then("read", "lines = []"), "line 12: in a read step, “lines” can't be empty."),
    (ASK + then("read", 'lines = "one"'), "line 12: in a read step, “lines” takes a list in brackets"),
]

IDS = [[said[:44] for _, said in cases] for cases in (HEADS, STEPS)]


@pytest.mark.parametrize(("text", "said"), HEADS, ids=IDS[0])
def test_what_is_wrong_with_a_guide_is_said_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    assert messages(text, tmp_path)[0].startswith(said)


@pytest.mark.parametrize(("text", "said"), STEPS, ids=IDS[1])
def test_what_is_wrong_with_a_step_is_said_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    assert messages(HEAD + text, tmp_path)[0].startswith(said)


def test_a_wrong_item_in_a_list_is_said_to_be_in_the_list(tmp_path: Path) -> None:
    """“themes takes a text in quotes” would lead to `themes = "one"`, and from there back again."""
    (said,) = messages(HEAD + 'themes = ["one", 2]\n' + ASK, tmp_path)
    assert said.startswith("line 5: ")
    assert said != "line 5: “themes” takes a text in quotes."


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    said = messages(HEAD + ASK.replace("write", "wriet") + LIST.replace("prompt", "promt"), tmp_path)
    assert len(said) == 2
    said = messages(HEAD + ASK + ASK + then("pause", 'practice = "none"'), tmp_path)
    assert [message.split(":")[0] for message in said] == ["line 10", "line 16"]


def test_the_line_is_right_with_comments_quoted_keys_and_windows_line_endings(tmp_path: Path) -> None:
    text = "# mine\n\n" + HEAD + ASK + "\n# next\n[[ step ]]\n'id' = 'a'\nkind='write'\nprompt = 'p?'\n"
    assert messages(text, tmp_path)[0].startswith("line 14: the id “a” is taken")
    path = tmp_path / "windows.toml"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    with pytest.raises(BadContent, match="line 14: the id “a” is taken"):
        Library(OURS, tmp_path / "own").check(path)


def test_a_key_of_the_same_name_in_another_step_is_not_blamed(tmp_path: Path) -> None:
    said = messages(HEAD + ASK + 'hint = "fine"\n' + LIST + "hint = 4\n", tmp_path)
    assert said[0].startswith("line 14: ")


@pytest.mark.parametrize("key", ["title", "summary"])
def test_words_of_nothing_but_white_space_are_empty(key: str, tmp_path: Path) -> None:
    head = HEAD.replace(f'{key} = "{key[0]}"', f'{key} = "  "')
    assert "can't be empty" in messages(head + ASK, tmp_path)[0]


@pytest.mark.parametrize("kind", ["wriet", "list"])
def test_no_message_holds_more_than_one_line(kind: str, tmp_path: Path) -> None:
    for message in messages(HEAD + ASK.replace("write", kind) + '"ke\\ny" = 1\n', tmp_path):
        assert "\n" not in message
