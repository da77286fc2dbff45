"""The session: the state machine that every face shares, from the opening to the entry.

    opening, offers, questions (next, back, skip), close, ended

A face draws `view` and calls what the person did. What is kept meanwhile is `snapshot()`; in the end, `entry()`.
"""

from dataclasses import replace
from enum import Enum
from typing import Any, Final

from ptg_cli.model import body
from ptg_cli.model.answer import Answer, Number, Text
from ptg_cli.model.body import Section
from ptg_cli.model.civil_time import is_night, logical_day
from ptg_cli.model.distress import HEAVIER_BY
from ptg_cli.model.entry import CARD_SHOWN, Entry
from ptg_cli.model.folded import folded
from ptg_cli.model.guide import ALSO, ASKS, Guide, Recall, Scale, Sort, Step
from ptg_cli.model.value import value_id
from ptg_cli.model.visible import in_one_line, without_stop
from ptg_cli.sentences import care as said_of_care
from ptg_cli.session import care
from ptg_cli.session.answers import read_answers, to_sections
from ptg_cli.session.care import CareKeys, Hardness
from ptg_cli.session.questions import Asked, Key, begins_aim, did_of, questions
from ptg_cli.session.writing_view import (
    CloseWords,
    Closing,
    Earlier,
    Offer,
    Opening,
    Question,
    SessionEnded,
    SessionStart,
    SteadyWay,
    View,
)

DRAFT: Final = "draft"
"""The key under which a draft holds where the session is. An entry never has it."""


class WrongTurn(Exception):
    """A face called for something that is not on offer at this stage. A fault in the face."""


class _Stage(Enum):
    OPENING = 1
    OFFER = 2
    ASKING = 3
    CLOSING = 4
    ENDED = 5


class Session:
    """One guide being run once."""

    is_page_as_it_stands = False
    """Cut short it waits as a draft, to be gone on with."""

    def __init__(self, start: SessionStart) -> None:
        self._start = start
        self._guide = start.guide
        self._answers: dict[Key, Answer] = {}
        self._listed: tuple[Asked, ...] = ()  # the questions that are open, and the answers they are open after
        self._listed_after: dict[Key, Answer] | None = None
        self._about: dict[Key, str] = {}  # what the question quoted when its answer was given
        self._also: list[Section] = []
        self._before = ""
        self._rated: int | None = start.distress_before
        self._rated_after: int | None = start.distress_after
        self._feelings = start.feelings
        self._later = ""
        self._title = ""
        self._care = start.guide.care
        self._extra: dict[str, Any] = {}
        self._nothing = False
        self._noticed = False
        self._time_said: set[Key] = set()
        self._offers: list[Offer] = []
        self._at: Key | None = None
        self._reopens = start.asked
        self._stage = _Stage.OPENING if start.asked else _Stage.ASKING
        self._ended_at = self._stage
        if not start.asked:
            self._begin()

    @classmethod
    def resume(cls, start: SessionStart, draft: Entry) -> "Session":
        """The session that a draft was left of, at the very question. Nothing in the draft is lost, even
        where the guide has changed since."""
        session = cls(replace(start, tags=draft.tags or start.tags, zone=draft.zone or start.zone))
        session._reopens = False
        session._rated = draft.distress_before
        session._rated_after = draft.distress_after
        session._feelings = draft.feelings
        session._later = draft.later
        session._title = draft.title
        session._care = draft.care
        session._extra = {key: value for key, value in draft.extra.items() if key not in {DRAFT, "id"}}
        session._read_body(draft.body)
        session._at = session._place_in(draft)
        session._read_ending(draft)
        session._about = {one.key: one.quotation for one in session._questions() if one.key in session._answers}
        session._stage = _Stage.ASKING if session._at else _Stage.CLOSING
        return session

    def _place_in(self, draft: Entry) -> Key | None:
        """The question a draft was left at, by what its step is called now; where it is asked no more, the one before
        it that is. None where nothing is asked."""
        keys = [asked.key for asked in self._questions()]
        place: Any = draft.extra.get(DRAFT)
        step = self._guide.step(str(place.get("at", ""))) if isinstance(place, dict) else None
        key = (step.id, str(place.get("item", ""))) if step else None
        if step is None or key in keys:
            return key or (keys[0] if keys else None)
        order = [one.id for one in self._guide.steps]
        before = [one for one in keys if order.index(one[0]) <= order.index(step.id)]
        return before[-1] if before else keys[0] if keys else None

    def _read_ending(self, draft: Entry) -> None:
        """Puts back the white space behind the text which was being written. What the draft's body has between two
        answers is nobody's."""
        for key, read in self._answers.items():
            if isinstance(read, Text) and read.ending:
                self._answers[key] = Text(read.text)
        place: Any = draft.extra.get(DRAFT)
        ending = place.get("ending") if isinstance(place, dict) else None
        answer = self._answers.get(self._at) if self._at else None
        if self._at and isinstance(answer, Text) and isinstance(ending, str) and not ending.strip():
            self._answers[self._at] = Text(answer.text, ending)

    # What to draw

    @property
    def guide(self) -> Guide:
        """The guide being run."""
        return self._guide

    @property
    def view(self) -> View:
        """What to draw now."""
        match self._stage:
            case _Stage.OPENING:
                return self._opening()
            case _Stage.OFFER:
                return self._offers[0]
            case _Stage.ASKING:
                return self._question()
            case _Stage.CLOSING:
                return Closing(self._guide.check_in, self._rated)
            case _Stage.ENDED:
                return SessionEnded(self._nothing)

    def _opening(self) -> Opening:
        late = is_night(self._start.now) and not self._guide.fits_the_night
        # From moderate up the guide's own note needs the room; its close names the same people.
        # Whoever wakes from a bad dream is not stopped for it: that guide asks nothing before it begins.
        says = self._start.is_first and self._guide.level == "gentle" and self._guide.check_in
        first = (self._fill(said_of_care.WHAT_IT_IS),) if says else ()
        again = (said_of_care.DEEP_TODAY,) if self._start.deep_today and self._guide.level == "deep" else ()
        return Opening(
            title=self._guide.title,
            minutes=self._guide.minutes,
            level=self._guide.level,
            summary=self._fill(self._guide.summary),
            note=self._fill(self._guide.note),
            lines=first or again or ((said_of_care.daylight(self._guide.level),) if late else ()),
            asks_rating=self._guide.check_in and not self._start.said,
            asks_feelings=care.asks_feelings(self._guide) and not self._start.said,
        )

    def _question(self) -> Question:
        listed = self._questions()
        asked = next(one for one in listed if one.key == self._at)
        if self._guide.has_conditions:
            counted = list(dict.fromkeys(one.step.id for one in listed if one.takes_answer))
        else:
            counted = [step.id for step in self._guide.steps if isinstance(step, ASKS)]
        return Question(
            asked,
            self._fill(asked.prompt, asked),
            self._hint(asked),
            counted.index(asked.step.id) + 1 if asked.takes_answer else 0,
            0 if self._guide.has_conditions else len(counted),
            self._answers.get(asked.key),
            lines=tuple(self._fill(line, asked) for line in asked.lines),
            recalled=self._recalled(asked.step) if isinstance(asked.step, Recall) else None,
            about_before=self._about_before(asked),
            today=logical_day(self._start.now, self._start.day_starts_at),
            earlier=self._start.tellings.get((asked.step.id, folded(asked.item)), ()),
            meanings=self._start.meanings if isinstance(asked.step, Sort) and asked.step.cards else {},
        )

    def _hint(self, asked: Asked) -> str:
        """The hint, and where the question is for some time how long that is about."""
        hint, minutes = self._fill(asked.hint, asked), getattr(asked.step, "minutes", 0)
        return f"{hint} {said_of_care.time_offered(minutes)}".strip() if minutes else hint

    def _about_before(self, asked: Asked) -> str:
        """What the answer that stands here was about, where the question speaks of something else by now."""
        before = self._about.get(asked.key, "") if asked.key in self._answers else ""
        return before if before != asked.quotation else ""

    # Opening

    def open(self, rating: int | None = None, feelings: tuple[str, ...] = ()) -> None:
        """Takes the opening's rating (0 to 10) and feelings, either or none, and goes on."""
        self._need(_Stage.OPENING)
        self._rated = rating if rating is not None else self._rated
        self._feelings = feelings or self._feelings
        hard = care.hardness(self._rated, self._feelings)
        if self._guide.check_in and hard is Hardness.HARDEST:
            lines = (said_of_care.HARD_NOW, *self._start.emergency)
            self._offers.append(Offer(lines, (SteadyWay(care.OUTWARD),), card=self._start.card_due))
        elif self._guide.check_in and hard is Hardness.HARD and not self._guide.steadies_itself:
            self._offers.append(Offer((said_of_care.STEADY_FIRST,), self._ways()))
        if self._guide.level == "deep":
            self._offers.append(Offer((said_of_care.DEEP_AGAIN,)))
        self._stage = _Stage.OFFER
        if not self._offers:
            self._begin()

    def _ways(self) -> tuple[SteadyWay, ...]:
        """The ways to steady first: one outward, what the person wrote themselves, where there is any, and one more."""
        outward, other = care.steady_first(self._feelings)
        wrote = tuple(self._start.wrote())
        return (SteadyWay(outward), *([SteadyWay(wrote=wrote)] if wrote else []), SteadyWay(other))

    def go_on(self) -> None:
        """Past an offer, taken up or not."""
        self._need(_Stage.OFFER)
        if self._offers.pop(0).card:
            self._extra[CARD_SHOWN] = True
        if not self._offers:
            self._begin()

    def _begin(self) -> None:
        listed = self._questions()
        self._at = listed[0].key if listed else None
        self._stage = _Stage.ASKING if listed else _Stage.CLOSING

    # Questions

    def write_down(self, answer: Answer | None) -> None:
        """Holds what is being answered, without going on. An empty answer is none."""
        self._need(_Stage.ASKING)
        assert self._at is not None
        if answer and answer != self._answers.get(self._at):
            self._about[self._at] = next(one.quotation for one in self._questions() if one.key == self._at)
        if answer:
            self._answers[self._at] = answer
        else:
            self._answers.pop(self._at, None)

    def next(self) -> None:
        """On to the next question, or to the close. Skipping is the same: what was written stays."""
        self._need(_Stage.ASKING)
        listed = self._questions()
        keys = [asked.key for asked in listed]
        assert self._at is not None
        place = keys.index(self._at) + 1
        if place < len(keys):
            self._at = keys[place]
        elif self._start.asked and self.has_words:
            self._stage = _Stage.CLOSING
        else:
            self._end()

    def back(self) -> bool:
        """Back to the question before; false where there is none."""
        self._need(_Stage.ASKING, _Stage.CLOSING)
        keys = [asked.key for asked in self._questions()]
        if self._stage is _Stage.CLOSING and keys:
            self._stage, self._at = _Stage.ASKING, keys[-1]
            return True
        place = keys.index(self._at) if self._at in keys else 0
        if place == 0:
            return False
        self._at = keys[place - 1]
        return True

    def reopen(self) -> bool:
        """From an offer or the questions back to the opening, to mend what was said there; false where it was not
        asked in this session."""
        self._need(_Stage.OFFER, _Stage.ASKING)
        if self._reopens:
            self._offers.clear()
            self._stage = _Stage.OPENING
        return self._reopens

    def add_also(self, text: str) -> None:
        """Keeps input beyond the last question, under “Also”."""
        words = Text(text).text
        if words:
            self._also.append(Section("Also", ALSO, 0, words))

    def stop(self) -> None:
        """Stops here and keeps what there is. It is never called incomplete."""
        self._end()

    def _end(self) -> None:
        self._ended_at, self._stage = self._stage, _Stage.ENDED

    def take_back_end(self) -> None:
        """The end is taken back, since the page could not be kept: on from where it was."""
        self._need(_Stage.ENDED)
        self._stage = self._ended_at

    def leave_nothing(self) -> None:
        """Stops here and keeps nothing."""
        self._nothing = True
        self._end()

    def notice(self, writing_seconds: float) -> str:
        """Once, after twenty minutes of writing: a line that says this is a good place to stop; else empty."""
        if self._noticed or self._stage is not _Stage.ASKING or writing_seconds < care.LONG_WRITING_SECONDS:
            return ""
        self._noticed = True
        return said_of_care.LONG_WRITING

    @property
    def offered_seconds(self) -> int:
        """How long the question is for that one is at; 0 where nothing is said of that."""
        step = self._guide.step(self._at[0]) if self._at and self._stage is _Stage.ASKING else None
        return 60 * int(getattr(step, "minutes", 0))

    def time_is_over(self, seconds: float) -> str:
        """Once at a question that is for some time, when so many seconds at it are more: a line that says so; else
        empty."""
        offered = self.offered_seconds
        if not offered or seconds < offered or self._at is None or self._at in self._time_said:
            return ""
        self._time_said.add(self._at)
        return said_of_care.time_is_over(offered // 60)

    # Close

    def rate_close(self, rating: int | None = None, feelings: tuple[str, ...] = ()) -> CloseWords:
        """Takes the close's rating and says what follows from it. Feelings named at the opening still stand
        unless others are named now: a numb person rates low."""
        self._need(_Stage.CLOSING)
        self._rated_after = rating if rating is not None else self._rated_after
        now = feelings or self._feelings
        self._feelings = tuple(dict.fromkeys((*self._feelings, *feelings)))
        lines: list[str] = []
        practice = ""
        if self._guide.check_in and care.hardness(rating, now) is not Hardness.CALM:
            lines.append(said_of_care.STILL_HARD)
            practice = care.grounding(rating, now)
        elif rating is not None and self._rated is not None and rating - self._rated >= HEAVIER_BY:
            lines.append(said_of_care.HEAVIER)
        return CloseWords(tuple(self._fill(line) for line in lines), practice)

    def set_later(self, words: str) -> None:
        """One small thing for later, if wanted."""
        self._later = in_one_line(words)

    def keep(self) -> None:
        """Ends the close: this is to be kept."""
        self._need(_Stage.CLOSING)
        self._end()

    def last_lines(self, keys: CareKeys | None = None) -> tuple[str, ...]:
        """What is said at the very end, kept or not; with other `keys` once the session's own are gone. Whoever came in
        with a high number and skipped everything was asked nothing at a close: it is said to them after any guide."""
        skipped_while_hard = not self.has_words and care.hardness(self._rated, ()) is not Hardness.CALM
        if not (care.names_people_at_the_end(self._guide) or skipped_while_hard):
            return ()
        return ((keys or self._start.keys).fill(said_of_care.ABOUT_NOW),)

    @property
    def rated_after(self) -> int | None:
        """How hard it was at the close, where that was said; None where nothing of this is to be left."""
        return None if self._nothing else self._rated_after

    @property
    def steady(self) -> tuple[str, ...]:
        """The practices that steady, by slug, in the order to offer them."""
        return care.steady(self._feelings)

    # What it becomes

    @property
    def has_words(self) -> bool:
        """True once anything was written or answered. A rating alone is not writing."""
        return bool(self._answers or self._also or self._before.strip())

    @property
    def leaves_nothing(self) -> bool:
        """True once the person asked that nothing of this be left."""
        return self._nothing

    def written(self) -> list[tuple[str, str]]:
        """What was written so far: each question as asked, and the answer as Markdown."""
        return [(section.question, section.text) for section in self._sections()]

    def entry(self) -> Entry | None:
        """The entry to keep, or None: nothing was written, or nothing is to be left."""
        return None if self._nothing or not self.has_words else self._entry()

    def snapshot(self) -> Entry:
        """The session as a draft: the entry so far, and where it was left."""
        at = self._at or ("", "")
        entry = self._entry()
        left = {"at": at[0], "item": at[1]}
        answer = self._answers.get(at)
        if isinstance(answer, Text) and answer.ending:
            left["ending"] = answer.ending
        return replace(entry, extra={**entry.extra, DRAFT: left})

    def _entry(self) -> Entry:
        start = self._start
        return Entry(
            id=start.entry_id,
            created=start.created,
            zone=start.zone,
            kind="journal",
            tags=start.tags,
            title=self._title,
            care=self._care,
            guide=self._guide.slug,
            feelings=self._feelings,
            distress_before=self._rated,
            distress_after=self._rated_after,
            later=self._later,
            matters=self._of_values("values.matters"),
            lived=self._of_values("values.lived"),
            aim=self._aim(),
            did=did_of(self._guide, self._answers, start.known),
            body=self._body(),
            extra=self._extra,
        )

    def _of_values(self, keeps: str) -> dict[str, int]:
        """The numbers that are kept there, by the id of the value each is of. Only those whose question is open."""
        found: dict[str, int] = {}
        for asked in self._questions():
            answer = self._answers.get(asked.key)
            number = answer.value if isinstance(answer, Number) else None
            if isinstance(asked.step, Scale) and asked.step.keeps == keeps and number is not None:
                found[value_id(asked.item, self._start.value_ids)] = number
        return found

    def _aim(self) -> str:
        start = self._start
        begins = start.begins and begins_aim(self._guide, self._answers, start.known)
        return start.aim or (start.begins if begins else "")

    def _body(self) -> str:
        if not self._guide.headings:
            texts = [self._before, *(text for _, text in self.written())]
            return "\n\n".join(text for text in texts if text) + "\n" if any(texts) else ""
        composed = body.compose(self._sections())
        before = Text(self._before).text
        return "\n\n".join(part for part in (before, composed) if part)

    def _sections(self) -> list[Section]:
        return [*to_sections(self._guide, self._questions(), self._answers, self._heading), *self._also]

    def _heading(self, step: Step, item: str) -> str:
        return self._start.keys.fill(step.heading, item)

    def _read_body(self, text: str) -> None:
        if not self._guide.headings:
            if Text(text):
                self._answers[self._guide.steps[0].id, ""] = Text(text)
            return
        self._before, sections = body.parse(text)
        self._answers, self._also = read_answers(self._guide, sections)

    def _questions(self) -> tuple[Asked, ...]:
        """The questions that are open. A screen asks for them at every key, so they are worked out once for the same
        answers."""
        if self._listed_after != self._answers:
            can_recall = {step.id for step in self._guide.steps if isinstance(step, Recall) and self._recalled(step)}
            self._listed = tuple(questions(self._guide, self._answers, self._start.own, can_recall, self._start.known))
            self._listed_after = dict(self._answers)
        return self._listed

    def _recalled(self, step: Recall) -> Earlier | None:
        if step.figures:
            found = self._start.figures.get(step.figures, "")
            return Earlier(None, found, figures=True) if found else None
        if step.guide:
            return self._start.earlier.get((step.guide, step.step))
        answer = self._answers.get((step.step, ""))
        return Earlier(None, body.to_markdown(answer)) if answer else None

    def _fill(self, text: str, asked: Asked | None = None) -> str:
        if asked is None:
            return self._start.keys.fill(text)
        return self._start.keys.fill(text, without_stop(asked.item), asked.quoted)

    def _need(self, *stages: _Stage) -> None:
        if self._stage not in stages:
            raise WrongTurn(f"not at the stage of {self._stage.name.lower()}")
