"""Every living document, by the one list of them: what a hand wrote stays, what is broken is named and the last good
version in use, nothing is lost, and a visit takes its own changes back."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.doctor import examine
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_visit import visit_to
from ptg_cli.journal.documents.aims import AIMS
from ptg_cli.journal.documents.document import Document
from ptg_cli.journal.documents.journeys import JOURNEYS
from ptg_cli.journal.documents.people import PEOPLE
from ptg_cli.journal.documents.plan import PLAN
from ptg_cli.journal.documents.registry import DOCUMENTS, NAMES, document_named
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.aim import with_field
from ptg_cli.model.answer import Text
from ptg_cli.model.guide import KEEPS, NAME_LISTS, OWN_LISTS
from ptg_cli.model.journey import with_begun
from ptg_cli.model.person import Person
from ptg_cli.model.strategy import Strategy
from ptg_cli.model.value import named_value, with_value
from ptg_cli.sentences.document import NOTHING_TO_TAKE_BACK, TAKEN_BACK

AIM: Final = AIMS.of("20261128-081502-7f3k")
"""One of a folder of documents."""

BY_HAND: Final = {
    AIM.name: '# mine\ntitle = "Call" # keep\nplace = "hall"\n[decided]\nsure = 0 # low\n',
    "plan": '# mine\nidea = "x" # keep\n[stay]\nitems = ["the dog"] # good dog\n',
    "people": '# mine\n[[person]]\nname = "Ada"\nbirthday = 1970-03-04 # keep\n',
    "strategies": '# mine\n[[strategy]]\nname = "Wool" # keep\n\n[[change]]\nid = "slow-walk"\nstar = true\nhue = 3\n',
    "values": '# mine\n[[value]]\nname = "Rest" # keep\nlived = 3\nhue = 3\n',
    "journeys": '# mine\n[[journey]]\nname = "rest" # keep\nbegun = 2026-11-03\nhue = 3\n',
}
"""A text of each document with comments and keys that nobody here knows."""

STAYS: Final = {
    AIM.name: ("# mine", "# keep", 'place = "hall"', "sure = 0 # low"),
    "plan": ("# mine", 'idea = "x" # keep', "# good dog"),
    "people": ("# mine", "birthday = 1970-03-04 # keep"),
    "strategies": ("# mine", "# keep", "hue = 3"),
    "values": ("# mine", "# keep", "lived = 3", "hue = 3"),
    "journeys": ("# mine", "# keep", "begun = 2026-11-03", "hue = 3"),
}

EVERY: Final = (*DOCUMENTS, AIM)
every = pytest.mark.parametrize("document", EVERY, ids=(*NAMES, "aims"))


def changed(document: Document[Any], value: Any, name: str) -> Any:
    """A document with one thing more."""
    if document is PLAN:
        return value.with_items("stay", (*value.lines("stay"), name))
    if document is PEOPLE:
        return (*value, Person(name))
    if document is STRATEGIES:
        return value.with_own(Strategy(name.lower(), name, "routine", mine=True))
    if document is VALUES:
        return with_value(value, named_value(name))
    if document is JOURNEYS:
        return with_begun(value, name, date(2026, 11, 28))
    if document is AIM:
        return with_field(value, "title", Text(name))
    raise AssertionError(f"no change is known of {document.name}: add one here")


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own."""
    found = Context(folders(str(tmp_path / "ptg"), {}))
    found.places.journal.mkdir(parents=True)
    return found


def file_of(context: Context, document: Document[Any]) -> Path:
    """Where a document is."""
    (context.places.journal / "aims").mkdir(exist_ok=True)
    return context.places.journal / f"{document.name}.toml"


@every
def test_it_is_found_by_its_name_and_a_new_file_of_it_has_nothing_wrong(document: Document[Any]) -> None:
    found = document_named(document.name)
    assert found is not None
    assert (found.name, found.edit) == (document.name, document.edit)
    assert document.check(document.template.encode(), "x.toml") == []
    assert document.template.startswith("#")
    assert document_named("no-such-document") is None


def test_guides_know_every_document_that_is_a_list_of_names() -> None:
    lists = {document.name for document in DOCUMENTS if document.names is not None}
    assert set(NAME_LISTS) == lists
    assert lists - {"people"} <= set(KEEPS)  # people are put there by what they are good for
    assert lists <= set(OWN_LISTS)


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if one.names], ids=lambda one: one.name)
def test_names_are_added_once_and_come_back_in_their_order(context: Context, document: Document[Any]) -> None:
    desk = DocumentDesk(context.documents, document)
    assert document.names is not None
    for names in (("Zither", "Lute"), ("zither", "  Harp ")):
        desk.save(document.names.added(desk.value, names))
    assert document.names.of(desk.look().value) == ("Zither", "Lute", "Harp")


@every
def test_a_change_leaves_comments_and_keys_that_nobody_knows(context: Context, document: Document[Any]) -> None:
    path = file_of(context, document)
    path.write_text(BY_HAND[document.name])
    desk = DocumentDesk(context.documents, document)
    desk.save(changed(document, desk.value, "Zither"))
    text = path.read_text()
    assert "Zither" in text
    assert [words for words in STAYS[document.name] if words not in text] == []
    assert BY_HAND[document.name] in {one.read_text() for one in context.documents.versions(document.name)}


@every
def test_one_that_is_broken_by_hand_is_named_the_last_good_one_in_use_and_both_are_kept(
    context: Context, document: Document[Any]
) -> None:
    path = file_of(context, document)
    desk = DocumentDesk(context.documents, document)
    desk.save(changed(document, desk.value, "Zither"))
    good = desk.value
    path.write_text("# by hand\n[[broken\n")
    desk.look()
    assert (desk.value, desk.unreadable) == (good, True)
    (said,) = desk.problems
    assert said.startswith(f"{path}, line 2: that isn't TOML.")
    assert "The version before it is in use. Mend it in an editor" in said
    said = desk.save(changed(document, desk.value, "Lute"))
    kept = Path(said.rpartition(": ")[2])
    assert kept.read_text() == "# by hand\n[[broken\n"
    assert (desk.value, desk.unreadable) == (changed(document, good, "Lute"), False)


@every
def test_the_doctor_names_what_is_wrong_in_it(context: Context, document: Document[Any]) -> None:
    path = file_of(context, document)
    path.write_text("a = 1\n[[broken\n")
    found = examine(context.journal, context.documents, context.recovery).unreadable
    assert [words for words in found if words.startswith(f"{path}, line 2")]


@every
def test_a_visit_takes_its_changes_back_one_by_one_and_never_anothers(
    context: Context, document: Document[Any]
) -> None:
    desk, other = DocumentDesk(context.documents, document), DocumentDesk(context.documents, document)
    visit = visit_to(desk)
    assert visit.undo() == NOTHING_TO_TAKE_BACK
    empty = desk.value
    for name in ("Zither", "Lute"):
        assert visit.do(lambda name=name: desk.save(changed(document, desk.value, name))) == ""  # type: ignore[misc]
    assert visit.undo() == TAKEN_BACK
    assert desk.value == changed(document, empty, "Zither")
    other.save(changed(document, other.look().value, "Harp"))
    said = visit.undo()
    assert said.startswith(f"Your {document.in_words} was changed in another window.")
    assert f"So nothing was undone. `{document.history}` shows the earlier versions." in said
    assert desk.value == changed(document, changed(document, empty, "Zither"), "Harp")
    assert visit.do(lambda: desk.save(changed(document, desk.value, "Oud"))) == ""
    other.save(changed(document, other.look().value, "Drum"))
    assert "changed in another window" in visit.do(lambda: desk.save(changed(document, desk.value, "Bell")))


@every
def test_a_change_that_a_full_disk_refuses_leaves_nothing_to_take_back(
    context: Context, document: Document[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DocumentDesk(context.documents, document)
    visit = visit_to(desk)

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(context.documents, "save_file", full)
    with pytest.raises(OSError, match="No space"):
        visit.do(lambda: desk.save(changed(document, desk.value, "Zither")))
    assert not visit.can_undo


@every
def test_an_earlier_version_is_told_from_the_present_one_and_put_back(
    context: Context, document: Document[Any]
) -> None:
    desk = DocumentDesk(context.documents, document)
    desk.save(changed(document, desk.value, "Zither"))
    first = desk.value
    desk.save(changed(document, desk.value, "Lute"))
    history = desk.history()
    (version,) = history.versions()
    assert (version.count, version.wrong) == (1, "")
    assert history.about(version).startswith(f"1 {document.unit[0]}.")
    said = history.restore(version)
    assert document.restore.format(number=1) in said
    assert desk.look().value == first
