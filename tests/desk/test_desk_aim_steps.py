"""The smallest step of what is tried, in a hard moment: whose is offered, why, and what its page tells."""

from datetime import datetime
from pathlib import Path

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.doctor import examine
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.hard_moment import HardMomentVisit
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.aim import STATES, Aim
from ptg_cli.model.person import Person
from ptg_cli.model.value import Value
from ptg_cli.session.hard_moment import HardMoment, HardMomentStage

AIM = Aim("20261101-080000-0000", "role", "Send Ana a recipe", value="Closeness", person="Ana")
WHY = "is for closeness, which you said matters"


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own, of someone to whom closeness matters."""
    context = Context(
        folders(str(tmp_path / "ptg"), {}), now=lambda: datetime.fromisoformat("2026-11-30T10:00:00+00:00")
    )
    DocumentDesk(context.documents, VALUES).save((Value("closeness", "closeness"),))
    return context


def at(context: Context, rating: int | None = 4) -> HardMoment:
    """A hard moment, up to what is offered."""
    moment = context.strategy_desk.moment()
    moment.rate(rating)
    if moment.stage is HardMomentStage.FEELINGS:
        moment.feel(("sad",))
    return moment


def steps(moment: HardMoment) -> list[tuple[str, str]]:
    """The steps of aims among what is offered, each with its reason."""
    return [(one.strategy.said, one.why) for one in moment.offers if one.strategy.aim]


def test_a_step_for_what_matters_is_one_of_three_at_five_or_less(context: Context) -> None:
    context.aim_desk.keep(AIM)
    for rating in (0, 4, 5):
        moment = at(context, rating)
        assert (len(moment.offers), steps(moment)) == (3, [("You wrote: Send Ana a recipe", WHY)])
        assert moment.offers[-1].strategy.about == "a role"
    for harder in (6, 7, 8, 10, None):
        assert steps(at(context, harder)) == []
    assert all(not one.aim for one in at(context).strategies)


def test_an_anchor_offers_its_form_for_bad_days_and_only_one_step_is_offered(context: Context) -> None:
    context.aim_desk.keep(AIM)
    anchor = Aim(
        "20261102-080000-0000", "anchor", "Open the window", value="closeness", decided={"fallback": "Look out"}
    )
    context.aim_desk.keep(anchor)
    assert steps(at(context)) == [("You wrote: Look out", WHY)]
    context.aim_desk.set_state(anchor.id, "done")
    assert steps(at(context)) == [("You wrote: Send Ana a recipe", WHY)]


@pytest.mark.parametrize("kind", ["ladder", "limit", "ask", "experiment", "no-such-kind", ""])
def test_no_rung_and_nothing_that_faces_someone_is_offered(context: Context, kind: str) -> None:
    context.aim_desk.keep(Aim(AIM.id, kind, "Go in", value="closeness", decided={"rungs": ("Go in", "Stay")}))
    assert steps(at(context)) == []


@pytest.mark.parametrize("state", [one for one in STATES if one != "open"])
def test_none_is_offered_of_one_that_is_not_being_tried_now(context: Context, state: str) -> None:
    context.aim_desk.keep(AIM)
    context.aim_desk.set_state(AIM.id, state)  # type: ignore[arg-type]
    assert steps(at(context)) == []


def test_none_is_offered_without_a_true_reason(context: Context) -> None:
    context.aim_desk.keep(Aim(AIM.id, "role", "Send a recipe"))
    assert steps(at(context)) == []
    context.aim_desk.keep(Aim(AIM.id, "role", "Send a recipe", value="rest"))  # not among what matters, or no more
    assert steps(at(context)) == []


@pytest.mark.parametrize("aim", [AIM, Aim(AIM.id, "role", "Send Ana a recipe", value="closeness")])
def test_none_is_offered_with_someone_who_is_not_safe(context: Context, aim: Aim) -> None:
    context.aim_desk.keep(aim)
    context.plan_desk.look().save_people((Person("Ana", not_safe=True),))
    assert steps(at(context)) == []


def test_its_page_tells_of_the_aim_and_a_draft_of_it_goes_on(context: Context) -> None:
    context.aim_desk.keep(AIM)
    moment = at(context)
    visit = HardMomentVisit(context.keeper, context.plan_desk, context.strategy_desk, moment)
    visit.choose(moment.offers[-1].strategy)
    draft = moment.snapshot()
    assert (draft.strategy, draft.aim) == ("", AIM.id)
    again = context.strategy_desk.resume(draft)
    assert (again.stage, again.doing.title) == (HardMomentStage.DOING, "Send Ana a recipe")
    moment.done()
    moment.after(6, "yes", "She wrote back")
    moment.set_off("")
    assert visit.keep() == ""
    entry = context.journal.find(visit.kept).entry
    assert (entry.kind, entry.aim, entry.strategy, entry.worth) == ("coping", AIM.id, "", "yes")
    assert [one.pages for one in context.aim_desk.look().aims] == [(visit.kept,)]
    assert examine(context.journal, context.documents, context.recovery).notes == []
    context.places.journal.joinpath("aims", f"{AIM.id}.toml").unlink()
    assert context.strategy_desk.resume(draft).doing.title == "Something you wanted to try"


def test_what_did_little_is_not_offered_again_in_the_same_moment(context: Context) -> None:
    context.aim_desk.keep(AIM)
    moment = at(context)
    moment.choose(moment.offers[-1].strategy)
    moment.done()
    moment.after(4, "no")
    moment.again()
    assert steps(moment) == []
