"""What a typed line means as an answer: numbers of options, ratings, feelings. Pure."""

import difflib
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ptg_cli.model.answer import as_option
from ptg_cli.model.guide import Choose
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.shares import WHOLE
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.sentences import writing as said

_RATING: Final = re.compile(r"(\d{1,2})\s*(?:(?:of|/)\s*10)?\.?")
_SHARE: Final = re.compile(r"(\d{1,3})\s*(?:%|percent|(?:of|/)\s*100)?\.?")
_SHORT_LINE: Final = 80
_HARDEST: Final = re.compile(r"\b(?:9|10|nine|ten)\b", re.IGNORECASE)
_HARDEST_WORDS: Final = {"9": 9, "10": 10, "nine": 9, "ten": 10}
"""Someone who says nine or ten in a few words is taken at their word: it only brings people sooner."""

_INNER_HYPHEN: Final = re.compile(r"(?<=[^\W\d])-|,")
_DIGITS: Final = 9
"""No list is longer than a number of so many digits; longer ones are cut, and fit nothing."""

_NUMBERS: Final = re.compile(r"\d+(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and\s+)?)\d+)*[.,]?")


class NotAnAnswer(ValueError):
    """Words that don't fit the step. The message says what does, without repeating them."""


def choice(step: Choose, options: tuple[str, ...], line: str) -> tuple[str, ...]:
    """The options a line names, by number, by their words, or own words. Raises: Misfit."""
    line = line.strip()
    if _NUMBERS.fullmatch(line) and options:
        chosen = numbered(options, line)
        if len(chosen) > 1 and not step.many:
            raise NotAnAnswer(said.one_of_them(len(options)))
        return _few(step, chosen)
    if (whole := as_option(line, options)) in options:
        return (whole,)
    parts = [part for part in (part.strip() for part in line.split(",")) if part]
    known = [part for part in parts if _NUMBERS.fullmatch(part) or as_option(part, options) in options]
    if not step.many or len(parts) == 1 or not known:  # a comma in one's own words parts nothing
        return (as_option(line, options),)
    return _few(step, tuple(dict.fromkeys(word for part in parts for word in _part(part, options))))


def _few(step: Choose, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """What was chosen, where it is not more than can be. Raises: NotAnAnswer."""
    if step.most is not None and len(chosen) > step.most:
        raise NotAnAnswer(said.at_most(step.most))
    return chosen


def numbered(items: tuple[str, ...], line: str) -> tuple[str, ...]:
    """The items whose numbers (from 1) stand on the line, in that order. Raises: Misfit."""
    numbers = [int(word[:_DIGITS]) for word in re.findall(r"\d+", line)] if _NUMBERS.fullmatch(line.strip()) else [0]
    if not all(1 <= number <= len(items) for number in numbers):
        raise NotAnAnswer(
            f"{said.ZERO_IS_NO_OPTION} " * (0 in numbers and "0" in line) + said.numbers_up_to(len(items))
        )
    return tuple(dict.fromkeys(items[number - 1] for number in numbers))


_IN_WORDS: Final = dict(
    zip(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(11), strict=True)
)
"""Numbers as they are said."""


def rating(line: str) -> int:
    """A rating from 0 to 10, in digits or in words. Raises: Misfit."""
    said = line.strip().rstrip(".").casefold()
    if said in _IN_WORDS:
        return _IN_WORDS[said]
    found = _RATING.fullmatch(line.strip())
    if not found or int(found[1]) > 10:
        raise NotAnAnswer(said_of_scales.WHOLE_NUMBER)
    return int(found[1])


def share(line: str) -> int:
    """A share from 0 to 100, in digits, or up to ten in words. Raises: NotAnAnswer."""
    told = line.strip().rstrip(".").casefold()
    if told in _IN_WORDS:
        return _IN_WORDS[told]
    found = _SHARE.fullmatch(line.strip())
    if not found or int(found[1]) > WHOLE:
        raise NotAnAnswer(said.NUMBER_OF_SHARE)
    return int(found[1])


def is_slip(line: str) -> bool:
    """True for one letter alone: typed where a number or words are asked for, it was meant for another place."""
    return len(line.strip()) == 1 and line.strip().isalpha()


def rating_and_feelings(line: str) -> tuple[int | None, tuple[str, ...], str]:
    """A rating, feelings by name, both or neither: “6 sad tired”. Other words come back as
    they are, for the page. Raises: Misfit for a number that is no rating.
    """
    spaced = _INNER_HYPHEN.sub(" ", line.casefold())
    words = f" {' '.join(spaced.split())} "
    feelings = []
    for feeling in FEELINGS:
        spoken = f" {feeling.replace('-', ' ')} "
        if spoken in words:
            feelings.append(feeling)
            words = words.replace(spoken, " ")
    rest = [word.strip(",") for word in words.split() if word not in {"and", ","}]
    if not rest:
        return None, tuple(feelings), ""
    if len(rest) > 1 and all(word.isdecimal() for word in rest):  # the first one is how hard it is
        found, others = feelings_in(" ".join(rest[1:]))
        if not others:
            return rating(rest[0]), tuple(one for one in FEELINGS if one in {*feelings, *found}), ""
    try:
        return rating(" ".join(rest)), tuple(feelings), ""
    except NotAnAnswer:
        if not any(letter.isalpha() for word in rest for letter in word):
            raise
    first = _RATING.fullmatch(rest[0])
    if first and int(first[1]) <= 10:
        return int(first[1]), tuple(feelings), line  # whole: the number may belong to the sentence
    hardest = _HARDEST.search(line) if len(line) <= _SHORT_LINE else None
    return (_HARDEST_WORDS[hardest[0].casefold()] if hardest else None), (), line


def feelings_in(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The feelings that a line names, by number or by name, in the order of the list, and what names none."""
    words = f" {' '.join(_INNER_HYPHEN.sub(' ', line.casefold()).split())} "
    found = set()
    for number, feeling in enumerate(FEELINGS, 1):
        for spoken in (f" {feeling.replace('-', ' ')} ", f" {number} "):
            if spoken in words:
                found.add(feeling)
                words = words.replace(spoken, " ")
    others = tuple(word for word in words.split() if word not in {"and", "none"})
    return tuple(feeling for feeling in FEELINGS if feeling in found), others


class Felt(NamedTuple):
    """What a line said of feelings: which, the whole line where it is the person's own words, or with `misfit` a
    sentence that says what names none and is asked about again."""

    feelings: tuple[str, ...] = ()
    words: str = ""
    misfit: str = ""


def feelings_or_words(line: str) -> Felt:
    """The feelings that a line names. What names none and comes near to one, or has no letter, is asked about again;
    any other words are the person's own."""
    found, others = feelings_in(line)
    near = near_feelings(others)
    if others and (near or not any(letter.isalpha() for word in others for letter in word)):
        return Felt(misfit=said_of_scales.not_among_feelings(others, near))
    return Felt(found, line.strip() if others else "")


def near_feelings(words: Iterable[str]) -> tuple[str, ...]:
    """The feelings that mistyped words may have meant."""
    near = (difflib.get_close_matches(word, FEELINGS, n=1, cutoff=0.7) for word in words)
    return tuple(dict.fromkeys(feeling for found in near for feeling in found))


def _part(part: str, options: tuple[str, ...]) -> tuple[str, ...]:
    if _NUMBERS.fullmatch(part):
        try:
            return numbered(options, part)
        except NotAnAnswer:  # among own words it is one of them
            return (part,)
    return (as_option(part, options),)
