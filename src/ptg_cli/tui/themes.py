"""ptg's own looks: dusk, dawn, two of high contrast, and one that keeps the terminal's own colours.

Every colour a screen uses is one of the few named here. Contrast on the ground is at least 4.5:1, in the two
of high contrast at least 7:1; tests measure it on what is drawn.
"""

from typing import Final, NamedTuple

from textual.theme import Theme


class Palette(NamedTuple):
    """`ground` behind everything, `raised` behind small windows, `ink` for text, `dim` for what is quieter, `accent`
    for titles and keys, `after` for what came afterwards, `mark` and `mark_ink` for what is chosen."""

    ground: str
    raised: str
    ink: str
    dim: str
    accent: str
    after: str
    mark: str
    mark_ink: str
    dark: bool
    ansi: bool = False


PALETTES: Final = {
    "dusk": Palette("#1d2330", "#272f40", "#e9e1d4", "#a9b0bf", "#e8b96b", "#a5c498", "#3f4b66", "#f6efe3", dark=True),
    "dawn": Palette("#f7f1e6", "#ece3d3", "#2f2a25", "#685e53", "#9a3f22", "#47623a", "#d4c1a1", "#221d18", dark=False),
    "high-contrast-dark": Palette(
        "#000000", "#141414", "#ffffff", "#d6d6d6", "#ffd75f", "#a8f0a8", "#ffffff", "#000000", dark=True
    ),
    "high-contrast-light": Palette(
        "#ffffff", "#f2f2f2", "#000000", "#333333", "#6e1f00", "#0f4a0f", "#000000", "#ffffff", dark=False
    ),
    "ansi": Palette(
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_default",
        "ansi_default",
        dark=True,
        ansi=True,
    ),
}


def theme(name: str) -> Theme:
    """The Textual theme of that name, one of `PALETTES`."""
    look = PALETTES[name]
    own = {
        "ground": look.ground,
        "raised": look.raised,
        "ink": look.ink,
        "dim": look.dim,
        "after": look.after,
        "mark": look.mark,
        "mark-ink": look.mark_ink,
    }
    of_textual = {
        "block-cursor-background": look.mark,
        "block-cursor-foreground": look.mark_ink,
        "block-cursor-text-style": "bold underline reverse" if look.ansi else "none",  # lists drop reverse
        "block-cursor-blurred-background": look.raised,
        "block-cursor-blurred-foreground": look.ink,
        "block-hover-background": look.raised,
        "input-cursor-background": look.accent if name == "dawn" else look.ink,
        "input-cursor-foreground": look.ground,
        "input-cursor-text-style": "reverse" if look.ansi else "none",
        "input-selection-background": look.mark,
        "input-selection-foreground": look.mark_ink,
        "screen-selection-background": look.mark,
        "screen-selection-foreground": look.mark_ink,
        "scrollbar": look.mark,
        "scrollbar-hover": look.accent,
        "scrollbar-active": look.accent,
        "scrollbar-background": look.ground,
        "scrollbar-background-hover": look.ground,
        "scrollbar-background-active": look.ground,
        "scrollbar-corner-color": look.ground,
    }
    if look.ansi:  # Textual asks for these in a theme of the terminal's own colours, and only there
        of_textual |= dict.fromkeys(("ansi-background", "ansi-foreground", "border", "border-blurred"), look.ink)
    return Theme(
        name=name,
        primary=look.accent,
        secondary=look.after,
        accent=look.accent,
        warning=look.accent,
        error=look.accent,
        success=look.after,
        foreground=look.ink,
        background=look.ground,
        surface=look.raised,
        panel=look.raised,
        boost=look.raised,
        dark=look.dark,
        ansi=look.ansi,
        variables={**of_textual, **own},
    )
