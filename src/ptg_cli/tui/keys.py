"""The keys and pastes of the app, each handed out only once what came before it has had its effect.

Textual hands a key to what has focus at that moment, and lets it go on upwards through queues. While a key is on its
way, the next ones were handed to the same widget: words typed right after Enter went to a question that was over.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from ptg_cli.model.typeahead import FocusMove, HandOut, LeftKeys, TypeAhead, Typed, TypingPlace
from ptg_cli.tui.commands import HIDE, LEAVE
from ptg_cli.tui.screen_commands import MEANWHILE, ScreenCommands, takes, typed_in
from ptg_cli.tui.textual_seams import has_messages, is_closing, is_leaving, is_threaded, once_after, rests, run_binding

Event = events.Key | events.Paste

_PATIENCE: Final = 1.0
"""Seconds after which a key that works everywhere no longer waits for a slow disk."""

_AT_ONCE: Final = 20
"""How often it is looked again without a pause: what a key does is mostly done by then."""

_PAUSE: Final = 0.004
"""Seconds between two later looks."""

_PATIENT: Final = {
    **dict.fromkeys(HIDE.keys.split(","), 0.0),
    **dict.fromkeys(("f3", *LEAVE.keys.split(","), "ctrl+c"), _PATIENCE),
}
"""How many seconds keys that work everywhere wait for what came before them."""


class Keys:
    """`hand` gives an event to what has focus. What waits is looked at again until it has been handed out."""

    def __init__(
        self, app: App[Any], hand: Callable[[Event], Awaitable[None]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app = app
        self._hand = hand
        self._clock = clock
        self._typed: TypeAhead[Event] = TypeAhead()
        self._aside: list[tuple[Screen[Any], TypeAhead[Event]]] = []
        self._looks_again = False
        self._looked = 0

    async def take(self, event: Event) -> None:
        """A key or a paste came."""
        patience = _PATIENT.get(event.key) if isinstance(event, events.Key) else None
        pasted = isinstance(event, events.Paste)
        self._typed.add(Typed(event, self._clock(), typed_in(event), pasted, patience))
        self._looked = 0
        await self.hand_out()

    def words(self) -> str:
        """All words that were typed and still wait, which from here on no longer do."""
        parts = [typed.words() for typed in (*(typed for _, typed in self._aside), self._typed)]
        return "".join(parts)

    @property
    def are_done(self) -> bool:
        """True once everything that was typed has had its effect."""
        return not self._typed and self.is_drawn and self.is_settled

    @property
    def is_drawn(self) -> bool:
        """True once all of the screen is there: what needs it can look for it then."""
        if not self._app.screen_stack:
            return False
        return all(
            node.is_mounted or is_closing(node) for node in self._app.screen.walk_children(Widget, with_self=True)
        )

    @property
    def is_settled(self) -> bool:
        """True once all that was handed out has had its effect and nothing is being kept or drawn."""
        app = self._app
        if not app.screen_stack or has_messages(app):
            return False
        screen = app.screen
        if not all(rests(node) for node in screen.walk_children(with_self=True)):
            return False
        return not any(
            worker.node.is_attached and worker.node.screen is screen
            for worker in app.workers
            if worker.node is not app and not (worker.is_finished or is_threaded(worker) or worker.group == MEANWHILE)
        )

    async def hand_out(self) -> None:
        """Hands out what can be handed out now. Runs where the app handles its own messages, and nowhere else."""
        app = self._app
        while not is_leaving(app):
            self._bring_back()
            if not self._typed:
                break
            if not self.is_drawn:
                self._look_again()
                break
            place, now, settled = self._place(), self._clock(), self.is_settled
            step = self._typed.take(place, now, settled=settled)
            if step is None:
                if not settled:
                    self._look_again()
                elif (due := self._typed.due(place, now)) is not None:
                    self._look_again(max(due, _PAUSE))
                break
            self._looked = 0
            await self._do(step)
        else:
            return
        if self._aside:
            self._look_again(_PAUSE * 10)

    async def _do(self, step: HandOut[Event] | FocusMove | LeftKeys) -> None:
        screen = self._app.screen
        match step:
            case HandOut(one=one, ahead=ahead):
                if ahead and isinstance(one.event, events.Key):
                    everywhere = one.event.key in HIDE.keys + LEAVE.keys
                    await run_binding(self._app, one.event.key, priority=everywhere)
                else:
                    await self._hand(one.event)
                if ahead and self._typed and self._app.screen is not screen:
                    # It opened something that nobody typed to: what waits was meant for what is under it.
                    self._aside.append((screen, self._typed))
                    self._typed = TypeAhead()
            case FocusMove():
                assert isinstance(screen, ScreenCommands)
                await screen.make_room(step)
            case LeftKeys(words=words):
                assert isinstance(screen, ScreenCommands)
                screen.keep_words(words)

    def _bring_back(self) -> None:
        while self._aside and self._app.screen_stack and self._aside[-1][0] is self._app.screen:
            _, earlier = self._aside.pop()
            self._typed.before(earlier)

    def _place(self) -> TypingPlace:
        if not self._app.screen_stack:
            return TypingPlace()
        screen = self._app.screen
        return (
            screen.typing_place()
            if isinstance(screen, ScreenCommands)
            else TypingPlace(takes(screen.focused), asks=screen)
        )

    def _look_again(self, after: float = 0.0) -> None:
        """`after` seconds; 0 for as soon as what is on its way may have arrived."""
        if self._looks_again:
            return
        self._looks_again = True
        self._looked += 1
        if not after and self._looked <= _AT_ONCE:
            self._app.call_later(self._again)
        else:
            once_after(self._app, after or _PAUSE, self._in_turn)

    def _in_turn(self) -> None:
        self._app.call_later(self._again)  # a timer runs beside the app's own messages

    async def _again(self) -> None:
        self._looks_again = False
        await self.hand_out()
