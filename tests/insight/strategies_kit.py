"""Strategies and tries, made short, for what is said of them together."""

from datetime import datetime, timedelta
from typing import Any

from ptg_cli.insight.tries import Try
from ptg_cli.model.strategy import Strategy

NOW = datetime(2026, 11, 23, 8, 15)


def strategy(slug: str, family: str = "grounding", *feelings: str, **more: Any) -> Strategy:
    """A strategy for anger, or for these feelings."""
    steps = more.pop("steps", ("First.", "Then."))
    return Strategy(slug, slug.capitalize(), family, feelings=feelings or ("angry",), steps=steps, **more)


def tried(
    what: str, days: float, worth: str = "", before: int | None = None, after: int | None = None, **more: Any
) -> Try:
    """A try so many days ago, when someone was angry."""
    more.setdefault("house", "strategy")
    more.setdefault("feelings", ("angry",))
    return Try(what, moment=NOW - timedelta(days=days), worth=worth, before=before, after=after, **more)
