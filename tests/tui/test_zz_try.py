import time
from pathlib import Path
from typing import Any
from tests.tui.tour_kit import all_places, furnish, main_places
from ptg_cli.tui.going import Go
def test_tour(visit: Any, context: Any, monkeypatch: Any) -> None:
    furnish(context, monkeypatch)
    context.change_setting("welcomed", "no")
    async def steps(person: Any) -> None:
        t = time.time()
        async def look(name: str) -> None:
            print(f"===== {name} {time.time()-t:.2f} {person.app.focused!r}")
            print("\n".join(l.rstrip() for l in person.screen_text().split("\n")))
        await all_places(person, look)
    visit(Go("welcome"), steps, toasts=True)
