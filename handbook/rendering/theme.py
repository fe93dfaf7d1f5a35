"""The colours of the program, by name, and Qt's palette made of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class CalloutColours:
    """The colours of one kind of callout: its card, its bar and icon, the words of its title.

    Attributes:
        edge: Width of the line around the card, in the colour of the bar; pixels at 100 %.
    """

    background: str
    bar: str
    ink: str
    edge: float = 0.0


@dataclass(frozen=True)
class Theme:
    """One set of colours, for widgets and for articles.

    Attributes:
        window: Behind everything.
        panel: Bars, fields and buttons.
        background: Behind an article.
        text: Words, also the ring around a link that has the focus.
        heading: Headings of an article.
        accent: Links, selections, list markers, the ring around a control that has the focus.
        on_accent: Words and icons on `accent`.
        muted: Words that stand back; still at least 4.5:1.
        disabled: Words of what cannot be used now.
        rule: Lines that only divide.
        border: Edges of fields and buttons, at least 3:1.
        hover: Under the pointer.
        selected: Behind the chosen row of a list.
        table_head: Behind the head of a table.
        figure: The card behind a picture, light in every theme because pictures are drawn dark.
        callouts: One for each of `handbook.library.xhtml.CALLOUT_KINDS`.
        has_links: Whether links lead somewhere; paper has none.
    """

    name: str
    is_dark: bool
    window: str
    panel: str
    background: str
    text: str
    heading: str
    accent: str
    on_accent: str
    muted: str
    disabled: str
    rule: str
    border: str
    hover: str
    selected: str
    table_head: str
    figure: str
    callouts: Mapping[str, CalloutColours]
    has_links: bool = True


LIGHT = Theme(
    name="light",
    is_dark=False,
    window="#f1f3f1",
    panel="#ffffff",
    background="#fbfaf7",
    text="#1f2933",
    heading="#0b3c49",
    accent="#0b6670",
    on_accent="#ffffff",
    muted="#52606d",
    disabled="#7b8794",
    rule="#d5dbe0",
    border="#7d8a96",
    hover="#e8eeee",
    selected="#e1f0f0",
    table_head="#eef2f2",
    figure="#ffffff",
    callouts={
        "urgent": CalloutColours("#fdeceb", "#b42318", "#7a1610", edge=1.2),
        "important": CalloutColours("#fff5dd", "#a86a12", "#6b4506"),
        "selfcare": CalloutColours("#e9f5ec", "#2f7d4f", "#1c5233"),
        "note": CalloutColours("#e7f2f3", "#0b6670", "#0b3c49"),
    },
)

DARK = Theme(
    name="dark",
    is_dark=True,
    window="#0f1418",
    panel="#1b2227",
    background="#14191d",
    text="#e3e7ea",
    heading="#bfe3e0",
    accent="#7fd0cb",
    on_accent="#0f1418",
    muted="#a3b0bb",
    disabled="#7b8794",
    rule="#36424c",
    border="#6d7b87",
    hover="#243038",
    selected="#1b3437",
    table_head="#1f272d",
    figure="#f7f5ef",
    callouts={
        "urgent": CalloutColours("#35191a", "#f28b82", "#ffc9c4", edge=1.2),
        "important": CalloutColours("#2f2717", "#e3b04f", "#f6d99a"),
        "selfcare": CalloutColours("#172a1f", "#77c596", "#b5e3c6"),
        "note": CalloutColours("#15292c", "#7fd0cb", "#bfe3e0"),
    },
)

# Black on white, whatever the screen looks like: no colour carries a meaning.
PRINT = Theme(
    name="print",
    is_dark=False,
    window="#ffffff",
    panel="#ffffff",
    background="#ffffff",
    text="#000000",
    heading="#000000",
    accent="#000000",
    on_accent="#ffffff",
    muted="#333333",
    disabled="#555555",
    rule="#777777",
    border="#000000",
    hover="#ffffff",
    selected="#ececec",
    table_head="#ececec",
    figure="#ffffff",
    callouts={
        "urgent": CalloutColours("#ffffff", "#000000", "#000000", edge=2.6),
        "important": CalloutColours("#ffffff", "#000000", "#000000", edge=1.2),
        "selfcare": CalloutColours("#ffffff", "#555555", "#000000", edge=1.2),
        "note": CalloutColours("#ffffff", "#555555", "#000000", edge=1.2),
    },
    has_links=False,
)


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette for the widgets of a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.callouts["urgent"].bar,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.background,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.panel,
        role.Midlight: theme.hover,
        role.Mid: theme.rule,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.disabled))
    return result
