"""What a talk is made of: turns, and what is answered to each.

A talk is a generator. It yields one turn after the other and is sent what the turn is answered with. It does no reading
or writing of its own: that is a turn too, an `Effect`, which whoever performs the talk runs. So a talk runs the same on
a screen, in plain lines and in a test, and going back a question is answering it anew from the beginning (see
`performance`).

| turn            | answered with                                                                |
|-----------------|------------------------------------------------------------------------------|
| `Say`           | None                                                                         |
| `AskLine`       | the words as typed; "" for nothing, on purpose; None where the person leaves |
| `Choose`        | the place of the option, from 0; None where the person leaves                |
| `Rate`          | `Rated`; None where the person leaves                                        |
| `ChooseSeveral` | `Chosen`; None where the person leaves it as it was                          |
| `Confirm`       | true where the person is sure                                                |
| `Browse`        | `PickedRow`, `Did` or `Added`; None where the person goes back               |
| `Open`          | None, once it is open or over                                                |
| `Effect`        | what it returned; `Refused` where the disk or the journal said no            |

Turns are compared by value. Texts of the person stand in them as they are: a face makes them safe to draw.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeAlias, TypeVar

from ptg_cli.desk.errors import explain
from ptg_cli.journal.errors import JournalError
from ptg_cli.library.errors import BadContent
from ptg_cli.model.civil_time import NotADate
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences.drafts import NOT_KEPT_YET, TRY_AGAIN
from ptg_cli.settings import SettingError

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Say:
    """Something is told, and nothing asked. With `undo` the face adds how the change is taken back. `needed` true: a
    command says it even where it was told to be quiet."""

    words: str
    undo: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True)
class AskLine:
    """Asks for one line of words."""

    question: str
    about: str = ""
    """A quieter line under the question: what fits as an answer."""
    value: str = ""
    """What stands in the line already."""
    optional: bool = False
    """True where an empty line is an answer, too."""
    draft: str = ""
    """The place, for the keeper, of words that are not finished yet."""
    goes_on: bool = False
    """True where words that an earlier run left at that place stand in the line instead of `value`."""
    trouble: str = ""
    """Why the answer before was not taken."""
    again: bool = False
    """True where the same words may be taken the next time: a disk that refused them may have room again."""
    enter: str = "keeps it"
    """What enter does with the words."""
    nothing: str = ""
    """What an empty line does."""
    said: tuple[str, ...] = ()
    """The lines answered before that are kept together with this one: until then they stand in front of it in the
    draft."""
    unfinished: str = ""
    """Words that an earlier run left, where the talk has read them itself."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Asks which of a few things. `lines` are said first; `leaving` says what it means to choose none of them, as the
    end of “Enter …”. The option at `at` is the one that enter takes. Without options the lines are only shown.

    With `present`, the place of the option that counts now, it has a sign, and a digit on a screen only marks. `looks`
    are what the screen looks like with each of the options: it does so while one is marked."""

    question: str
    options: tuple[str, ...]
    lines: tuple[str, ...] = ()
    leaving: str = ""
    at: int | None = None
    present: int | None = None
    looks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """Asks for a number from 0 to 10; `low` and `high` say what its ends stand for. `before` is the number said last
    time: it is shown once another one is chosen, so that it does not speak into the choice."""

    question: str
    low: str
    high: str
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """The number that was chosen; None where the person went on without one."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asks whether the person is sure of something that can't be undone. `does` says what is done then; the other
    choice leaves it as it is, and is the nearer one."""

    question: str
    does: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Part of what is told of a row. With `each` the lines are numbered, and that is what each of them is called where
    it is said: a step. A screen draws it dim or not, with a line of air where there is room, and one that is `extra`
    only there."""

    lines: tuple[str, ...]
    each: str = ""
    dim: bool = False
    apart: bool = False
    extra: bool = False


@dataclass(frozen=True, slots=True)
class BrowseRow:
    """One row of a list. `value` stands in a column of its own; `about` says what the row is for; `heading` stands
    above it, and above the rows after it that have the same. A starred one has a sign. `told` is all that is known of
    it: a screen shows it beside the list, and plain lines say it once its number is typed. `page` is the file of the
    page that it stands for, which a screen draws as it draws pages everywhere. `numbers` are from 0 to 10, each with a
    word, None where it was not said: a screen draws them on one track, and plain lines say them."""

    label: str
    value: str = ""
    about: str = ""
    heading: str = ""
    starred: bool = False
    told: tuple[Paragraph, ...] = ()
    page: str = ""
    numbers: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done in a list. `name` is what is typed for it in plain lines; `keys` are its keys on a
    screen, joined by commas, the first one `shown` as here; `label` and `about` say what it does, in a few words and in
    a sentence. `rows` are the places of the rows it can be done with; None where it needs no row. `footer` true: it
    stands in the bottom line of a screen."""

    name: str
    keys: str
    shown: str
    label: str
    about: str
    rows: tuple[int, ...] | None = None
    footer: bool = False


def undo_action(*, can_undo: bool) -> Action:
    """What takes the last change of a visit back, in every list that can."""
    about = "Take the last change of this visit back."
    return Action("undo", "u", "u", "take back", about, None if can_undo else (), footer=True)


def move_actions(count: int) -> tuple[Action, Action]:
    """What moves a row up or down among the first so many, in every list that has an order of the person's own."""
    rows = tuple(range(count)) if count > 1 else ()
    return (
        Action("up", "K,shift+up,left_square_bracket", "K", "up", "Move it up. So does [.", rows),
        Action("down", "J,shift+down,right_square_bracket", "J", "down", "Move it down. So does ].", rows),
    )


@dataclass(frozen=True, slots=True)
class ChooseSeveral:
    """Asks which of a few rows: several of them, or none. `marked` are the places of those that are chosen already, and
    `away` of those that the person took off for good: they are not shown, and can be brought back. At most `most` can
    be chosen; `too_many` says so. `place_of` gives the place of the row that words name, or a sentence where they name
    none. A screen tells what a row is for, and its value, below the list; plain lines say its label and value.

    With `stays` no row is taken off for good. With `typing` words of the person's own are an answer as well, `typing`
    says which; then no row is taken off for good either, and in plain lines all that is typed is such words. `draft` is
    where they belong until they are kept, as in `AskLine`."""

    question: str
    about: str
    rows: tuple[BrowseRow, ...]
    most: int
    too_many: str = ""
    marked: tuple[int, ...] = ()
    away: tuple[int, ...] = ()
    typing: str = ""
    draft: str = ""
    stays: bool = False
    place_of: Callable[[str], int | str] = field(default=lambda words: words, kw_only=True, compare=False, repr=False)

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of the rows to choose from."""
        return tuple(place for place in range(len(self.rows)) if place not in self.away)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places of the rows that were chosen, in that order, and of those that are taken off for good. `over` false:
    a row was taken off or brought back, and the person goes on choosing. `words` are the person's own."""

    marked: tuple[int, ...]
    away: tuple[int, ...] = ()
    over: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finder:
    """How one finds rows in a long list. `about` says what can be typed, `none` that no row fits it; `fits` is given
    the place of a row and the words. Plain lines say such a list heading by heading."""

    about: str
    none: str
    fits: Callable[[int, str], bool] = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Browse:
    """A list that one stays in. `id` tells it from the other lists of a talk. `empty` stands where there are no rows;
    `below` are lines under the list; `at` is the row to be marked, None for the one that is. With `adds` words that
    are typed in plain lines are `Added`, and `typing` says so; a number of up to `digits` digits is a row even then.
    `picking` says what a number does.
    `back` says where going back leads, in a few words and in a sentence. With `finder` rows are found by words.
    `whole` true: it has the whole screen, also over another list, and plain lines say what each row is for."""

    id: str
    title: str
    about: str = ""
    rows: tuple[BrowseRow, ...] = ()
    actions: tuple[Action, ...] = ()
    empty: str = ""
    below: tuple[str, ...] = ()
    at: int | None = None
    adds: bool = False
    typing: str = ""
    picking: str = "Type a number to change that row."
    draft: str = ""
    digits: int = 4
    back: tuple[str, str] = ("back", "Back to where you were.")
    finder: Finder | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PickedRow:
    """A row was chosen, by its place from 0."""

    row: int


@dataclass(frozen=True, slots=True)
class Did:
    """One of the actions was chosen, and with which row, where it needs one."""

    action: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Words were typed in a list that adds what is typed."""

    words: str


@dataclass(frozen=True, slots=True)
class Open:
    """Something else begins and has the person until it is over: a place of `capabilities`, and `what` is done
    there, such as a strategy by its slug. `draft` is the id of a draft that is gone on with there, `aim` that of the
    aim that a page is to tell of."""

    place: str
    what: str = ""
    draft: str = ""
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Effect(Generic[T]):
    """Something that reads or writes, or needs the clock or chance. `what` and `given` say what it does with what, and
    stand for it where turns are compared. `looks` true: it only reads, so that it is run anew where a person comes back
    to the question behind it.

    `again` is run in the stead of `run` where a person went back over this effect and answers anew: it is given what
    the effect returned then, and puts what is said now in its place. None where `run` does that by itself."""

    what: str
    given: tuple[object, ...] = ()
    run: Callable[[], T] = field(kw_only=True, compare=False, repr=False)
    again: Callable[[T], T] | None = field(default=None, kw_only=True, compare=False, repr=False)
    looks: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Refused:
    """An effect that was not done, and why, as sentences. `again` true: it may be done the next time, as when a disk
    was full."""

    words: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What a change returns: `now` is what stands there now, `said` what has to be said of it, mostly nothing."""

    now: T
    said: str = ""


Turn: TypeAlias = Say | AskLine | Choose | Rate | ChooseSeveral | Confirm | Browse | Open | Effect[Any]
"""Every kind of turn. Whoever performs a talk takes care of each of them."""

Talk: TypeAlias = Generator[Turn, Any, R]
"""A conversation that ends with an R."""


def done(run: Callable[[], T], *, looks: bool = False) -> T | Refused:
    """What it returns; where the disk, the journal, the settings, the content or the calendar refuse, why. The one
    place that makes a value of them."""
    try:
        return run()
    except OSError as error:
        return Refused(explain(error) if looks else f"{explain(error)} Not kept.", again=True)
    except (JournalError, BadContent) as error:
        return Refused(explain(error))
    except (SettingError, NotADate) as error:
        return Refused(str(error))


# What talks are put together from


def say(words: str, *, undo: bool = False) -> Talk[None]:
    """Tells something, unless there is nothing to tell."""
    if words:
        yield Say(words, undo)


def choose(
    question: str, options: tuple[str, ...], lines: tuple[str, ...] = (), *, leaving: str = "", at: int | None = None
) -> Talk[int | None]:
    """Asks which of a few things."""
    place: int | None = yield Choose(question, options, lines, leaving, at)
    return place


def look(what: str, *given: object, run: Callable[[], T]) -> Talk[T | Refused]:
    """Reads something."""
    found: T | Refused = yield Effect(what, given, run=run, looks=True)
    return found


def keep(change: Effect[Kept[T]]) -> Talk[Kept[T] | None]:
    """Keeps a change and says what has to be said; None where it was not kept."""
    kept: Kept[T] | Refused = yield change
    if isinstance(kept, Refused):
        yield Say(kept.words)
        return None
    yield from say(kept.said)
    return kept


def take_back(undo: Callable[[], str]) -> Talk[None]:
    """Takes the last change of a visit back; `undo` does it, and gives what has to be said."""
    yield from keep(Effect("take back", run=lambda: Kept(None, undo())))


def keep_again(change: Effect[Kept[T]]) -> Talk[Kept[T] | None]:
    """Keeps what was said over several questions; where a disk refuses, asks whether to try again, with all of it still
    there. None where it was not kept."""
    while True:
        kept: Kept[T] | Refused = yield change
        if not isinstance(kept, Refused):
            yield from say(kept.said)
            return kept
        if not kept.again:
            yield Say(kept.words)
            return None
        place = yield from choose(f"{NOT_KEPT_YET}.", (TRY_AGAIN, "Leave it"), (kept.words,), leaving="leaves it")
        if place != 0:
            return None


def take_line(asked: AskLine, use: Callable[[str], Effect[T]], words: str = "") -> Talk[T | None]:
    """Asks for a line and does something with it; where that is refused the words stay, to try again. `words` were
    typed already. None where the person leaves, or says nothing where something is needed."""
    typed: str | None = words
    while True:
        typed = typed or (yield asked)
        words, typed = in_one_line(typed or ""), None if typed is None else ""
        if typed is None or not (words or asked.optional):
            return None
        found: T | Refused = yield use(words)
        if not isinstance(found, Refused):
            return found
        asked = replace(asked, value=words, trouble=found.words, again=found.again, goes_on=False, unfinished="")


def keep_line(asked: AskLine, change: Callable[[str], Effect[Kept[T]]], words: str = "") -> Talk[Kept[T] | None]:
    """Asks for a line and keeps it, as `take_line` does, and says what has to be said of that."""
    kept = yield from take_line(asked, change, words)
    if kept is not None:
        yield from say(kept.said)
    return kept
