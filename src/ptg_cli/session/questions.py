"""Which questions a guide comes to, given what was answered so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ptg_cli.model.aim import IN_GUIDES, PERSON, TITLE
from ptg_cli.model.answer import Answer, Listed, Number, Text, built_upon, in_a_line, items_of
from ptg_cli.model.condition import NOT_SAFE
from ptg_cli.model.folded import folded
from ptg_cli.model.guide import AIMS, ASKS, Choose, Guide, Items, Read, Recall, Scale, Shares, Sort, Step, quoted_in
from ptg_cli.model.person import named, named_among
from ptg_cli.model.shares import rows
from ptg_cli.model.visible import one_line, shorten, without_stop

Key = tuple[str, str]
"""A step's id and, for a step asked once per item, the item; else empty."""

Answers = Mapping[Key, Answer]

_INNER_QUOTES: Final = str.maketrans({"“": "‘", "”": "’", '"': "’"})

QUOTE_CELLS: Final = 60
"""How many cells of a screen a person's own words take in a question that quotes them."""


def cards_of(kind: str) -> str:
    """Under which the cards of a kind stand among the person's own lists."""
    return f"cards.{kind}"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is to be asked. `nth` is the item's place, from 1, or 0; `options` are what can be chosen, or
    the items to sort or to give shares to. `quoted` are the answers that the step quotes, each with its step's id;
    those that are not there are left out. `first` is the number that this step weighs again."""

    step: Step
    item: str = ""
    nth: int = 0
    options: tuple[str, ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()
    first: int | None = None

    @property
    def key(self) -> Key:
        """Under which its answer is held: by the item's words, so that a changed list loses nothing."""
        return self.step.id, self.item

    @property
    def takes_answer(self) -> bool:
        """False for what is only read, recalled or waited through."""
        return isinstance(self.step, ASKS)

    @property
    def prompt(self) -> str:
        """The question, in its plain wording where an answer it quotes is not there."""
        return self.step.prompt if self._can_quote(self.step.prompt) else self.step.plain

    @property
    def quotation(self) -> str:
        """The person's own words that the question speaks of; empty where it quotes none."""
        quoted = dict(self.quoted)
        return ", ".join(quoted[name] for name in quoted_in(self.step.prompt) if name in quoted)

    @property
    def hint(self) -> str:
        """The hint; none where an answer it quotes is not there."""
        return self.step.hint if self._can_quote(self.step.hint) else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of what is only read, in their plain wording where an answer they quote is not there."""
        if not isinstance(self.step, Read):
            return ()
        return self.step.lines if all(map(self._can_quote, self.step.lines)) else self.step.plain_lines

    def _can_quote(self, text: str) -> bool:
        return dict(self.quoted).keys() >= set(quoted_in(text))


@dataclass(frozen=True, slots=True)
class Known:
    """What a guide builds on besides its own answers: the fields of the aim it tells of, by `aim.` and their ids, and
    the names of people whom the person marked as not safe."""

    aim: Mapping[str, Answer] = field(default_factory=dict)
    avoided: tuple[str, ...] = ()

    def standing(self) -> dict[str, Answer]:
        """The fields of the aim, with a mark where its person was marked as not safe, maybe long after it was begun."""
        person = f"{IN_GUIDES}{PERSON}"
        answer = self.aim.get(person)
        marked = answer is not None and names_one_of(self.avoided, answer)
        return {**self.aim, **({f"{person}{NOT_SAFE}": Text("yes")} if marked else {})}


NOTHING_KNOWN: Final = Known()


def questions(
    guide: Guide,
    answers: Answers,
    own: Mapping[str, tuple[str, ...]],
    can_recall: set[str],
    known: Known = NOTHING_KNOWN,
) -> list[Asked]:
    """The questions in order. Steps that build on an answer which is not there are passed over, and those whose
    conditions do not hold. An answer whose own question has fallen away counts as none, for all of that, and so does
    one that only says “nothing” or “nobody”. Nothing comes after a step that ends the guide.

    `own` are the person's own lists, and the cards to sort; none at all where it is not known which there are.
    `can_recall` the ids of recall steps that have something to offer.
    """
    found: list[Asked] = []
    standing = known.standing()  # by step id; those to one item of several are not built upon
    for step in guide.steps:
        if not step.is_open(standing):
            continue
        for asked in _of_step(step, standing, own, can_recall):
            found.append(asked)
            answer = _built_upon(asked, answers) if not asked.item else None
            if answer is not None:
                standing[step.id] = _names_of(step, answer)
                if isinstance(step, Choose) and names_one_of(known.avoided, answer):
                    standing[f"{step.id}{NOT_SAFE}"] = Text("yes")
        if isinstance(step, Read) and step.ends:
            break
    return found


def standing_answers(guide: Guide, answers: Answers, known: Known = NOTHING_KNOWN) -> dict[Key, Answer]:
    """The answers whose questions are open, after all answers: what is kept elsewhere is taken from these only."""
    open_now = {asked.key: _built_upon(asked, answers) for asked in questions(guide, answers, {}, set(), known)}
    return {key: answer for key, answer in open_now.items() if answer is not None}


def begins_aim(guide: Guide, answers: Answers, known: Known = NOTHING_KNOWN) -> bool:
    """True where these answers begin an aim: what it is called was said, and the guide did not end before its end, as
    where something is not safe."""
    step = guide.keeping(TITLE)
    listed = questions(guide, answers, {}, set(), known)
    ended = bool(listed) and getattr(listed[-1].step, "ends", False) and listed[-1].step is not guide.steps[-1]
    return bool(guide.begins_aim and step and not ended and (step.id, "") in standing_answers(guide, answers, known))


def did_of(guide: Guide, answers: Answers, known: Known = NOTHING_KNOWN) -> str:
    """What was said of a try: yes, part or not-today; empty where it was not said in one of the words to choose."""
    step = guide.did
    return step.meaning(standing_answers(guide, answers, known).get((step.id, ""))) if isinstance(step, Choose) else ""


def names_one_of(avoided: tuple[str, ...], answer: Answer) -> bool:
    """True where a chosen name is that of someone who is avoided."""
    return any(named_among(item, avoided) for item in items_of(answer))


def _built_upon(asked: Asked, answers: Answers) -> Answer | None:
    """What later steps, the plan and the people are built on of the answer to this question."""
    answer = answers.get(asked.key)
    own = asked.step.options if isinstance(asked.step, Choose) else ()
    return None if answer is None else built_upon(answer, own)


def _names_of(step: Step, answer: Answer) -> Answer:
    """Of an answer that names people, their names: how to reach them is for the list of people, and is not read back in
    later questions."""
    if isinstance(step, Items) and step.keeps.removeprefix("plan.").startswith("people") and isinstance(answer, Listed):
        return Listed(tuple(named(item).name for item in answer.items), answer.note)
    return answer


def _of_step(
    step: Step, standing: Mapping[str, Answer], own: Mapping[str, tuple[str, ...]], can_recall: set[str]
) -> Iterator[Asked]:
    options: tuple[str, ...] = ()
    match step:
        case Recall():
            if step.id not in can_recall or (step.step and not step.guide and step.step not in standing):
                return
        case Choose():
            elsewhere = _sorted_elsewhere(standing, step)
            mine = (one for one in own.get(step.own or "", ()) if folded(one) not in elsewhere)
            found = (*step.options, *_items(standing, step.source, step.pile), *mine)
            options = _each_once(found)
            if not options and ((step.source and not step.own) or (step.own == AIMS and AIMS in own)):
                return  # there is nothing to choose from
        case Shares():
            items = _items(standing, step.source)
            if step.source and not items:
                return
            options = tuple(rows(items, (), step.last))
        case Sort() if step.cards:
            options = own.get(cards_of(step.cards), ())
            if not options and cards_of(step.cards) in own:
                return
        case Sort():
            options = tuple(dict.fromkeys(_items(standing, step.source)))
            if not options:
                return
    quoted = _quoted(step, standing)
    first = standing.get(step.again) if isinstance(step, Scale | Shares) else None
    number = first.value if isinstance(first, Number) else None
    if step.each:
        for nth, item in enumerate(dict.fromkeys(_items(standing, step.each)), 1):
            yield Asked(step, item, nth, options, quoted)
    else:
        yield Asked(step, options=options, quoted=quoted, first=number)


def _sorted_elsewhere(standing: Mapping[str, Answer], step: Choose) -> set[str]:
    """The items that stand in another pile than the one this step takes: they are not offered a second time."""
    if not step.pile:
        return set()
    taken = {folded(item) for item in _items(standing, step.source, step.pile)}
    return {folded(item) for item in _items(standing, step.source)} - taken


def _each_once(options: Iterable[str]) -> tuple[str, ...]:
    """Options without those that only differ in case or spaces from one before: someone named twice is one person."""
    found: dict[str, str] = {}
    for option in options:
        found.setdefault(folded(option), option)
    return tuple(found.values())


def _items(standing: Mapping[str, Answer], source: str, pile: str = "") -> tuple[str, ...]:
    return items_of(standing.get(source), pile) if source else ()


def _quoted(step: Step, standing: Mapping[str, Answer]) -> tuple[tuple[str, str], ...]:
    """What a step quotes, each on one line that fits one of a screen, harmless to draw."""
    texts = (step.prompt, step.hint, *(step.lines if isinstance(step, Read) else ()))
    names = dict.fromkeys(name for text in texts for name in quoted_in(text))
    words = {name: _quotation(in_a_line(standing.get(name))) for name in names}
    return tuple((name, quoted) for name, quoted in words.items() if quoted)


def _quotation(words: str) -> str:
    """A person's words as a question quotes them: without the full stop at their end, since a sentence goes on around
    them, lines parted by commas, inner quotation marks single, and cut between two words where they are long."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    parts = [line if line[-1] in ",;:.!?…" or line is lines[-1] else f"{line}," for line in lines]
    said = without_stop(one_line(" ".join(parts)))
    return shorten(said.translate(_INNER_QUOTES), QUOTE_CELLS, between_words=True)
