"""What has to be true of guides that follow one another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ptg_cli.model.folded import nearest
from ptg_cli.model.guide import Guide
from ptg_cli.model.series import comes_before

if TYPE_CHECKING:
    from ptg_cli.library.decode import KeyPlace


def series_problems(guide: Guide, guides: Sequence[Guide], where: "KeyPlace") -> list[str]:
    """What is wrong with the place of a guide in its series, in whole sentences. `guides` are all that can be used,
    this one among them."""
    if not guide.follows:
        return []
    before = comes_before(guide, guides)
    if before is None:
        names = [one.slug for one in guides if one.slug != guide.slug]
        near = nearest(guide.follows, names)
        hint = f" Did you mean “{near}”?" if near else " `ptg guides list` shows them."
        return [where.say(f"“follows” names no guide that can be used: “{guide.follows}”.{hint}", "follows")]
    if _comes_back(guide, guides):
        words = f"“follows” leads in a circle: “{before.slug}” comes before this guide, and after it. Take one out."
        return [where.say(words, "follows")]
    rivals = sorted(
        (one for one in guides if one.slug != guide.slug and one.follows and before.is_called(one.follows)), key=_first
    )
    if rivals and _first(rivals[0]) < _first(guide):
        first = rivals[0].slug
        words = f"“{first}” follows “{before.slug}” already. Let this guide follow “{first}”, or another one."
        return [where.say(words, "follows")]
    return []


def _comes_back(guide: Guide, guides: Sequence[Guide]) -> bool:
    """True where what comes before a guide comes after it, too."""
    seen: list[Guide] = []
    at = comes_before(guide, guides)
    while at is not None and at not in seen:
        if at is guide:
            return True
        seen.append(at)
        at = comes_before(at, guides)
    return False


def _first(guide: Guide) -> tuple[bool, str]:
    """Sorts: of two that follow the same guide ours stays, and else the one whose name comes first."""
    return guide.mine, guide.slug
