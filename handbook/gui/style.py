"""The look of the window's parts around the article: Fusion, our palette and a little QSS."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from handbook.rendering.fonts import FAMILIES
from handbook.rendering.theme import DARK, LIGHT, Theme, palette
from handbook.settings import Settings

TEXT_PX = 16  # interface text at 100 %
LARGEST_BAR = 2.0  # the top bar's text grows up to here, so that all of it has room
TARGET_PX = 44  # the least a finger needs


def wanted_theme(settings: Settings) -> Theme:
    """Return the theme that the settings, or this computer, ask for."""
    if settings.theme == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = settings.theme == "dark"
    return DARK if dark else LIGHT


def apply_look(app: QApplication, theme: Theme, text_size: int) -> None:
    """Give the whole program a theme and a text size in percent."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(TEXT_PX * text_size / 100))
    app.setFont(font)
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, text_size))


def style_sheet(theme: Theme, text_size: int) -> str:
    """Return the QSS of a theme at a text size in percent."""
    scale = text_size / 100
    target = round(max(TARGET_PX, 2.1 * TEXT_PX * scale))
    return _TEMPLATE.format(
        text=round(TEXT_PX * scale),
        bar_text=round(TEXT_PX * min(scale, LARGEST_BAR)),
        bar_target=round(max(TARGET_PX, 2.1 * TEXT_PX * min(scale, LARGEST_BAR))),
        brand=round(19 * scale),
        page_title=round(28 * scale),
        small=round(14 * scale),
        target=target,
        box=target + 2,
        digit=round(max(TARGET_PX, 1.6 * TEXT_PX * scale)),
        selfcare=theme.callouts["selfcare"],
        bar=round(12 + 2 * min(scale, 2)),
        theme=theme,
        urgent=theme.callouts["urgent"],
        important=theme.callouts["important"],
    )


# Combo boxes, spin boxes and check boxes stay unstyled: QSS breaks their arrows and marks.
_TEMPLATE = """
* {{ font-size: {text}px; }}
QMainWindow, QDialog, #root {{ background: {theme.window}; }}
#header {{ background: {theme.panel}; border-bottom: 1px solid {theme.rule}; }}
#brand {{ font-size: {brand}px; font-weight: 700; }}
#header QPushButton, #header QTabBar::tab {{ font-size: {bar_text}px; min-height: {bar_target}px; }}
#side {{ background: {theme.window}; border: none; }}
#preview {{ background: {theme.rule}; border: 2px solid transparent; }}
#preview:focus {{ border-color: {theme.accent}; }}
#toolbar {{ background: {theme.background}; border-bottom: 1px solid {theme.rule}; }}
#notice {{ background: {important.background}; border-bottom: 1px solid {important.bar}; }}
#notice QLabel {{ color: {important.ink}; }}
#diary, #checklist {{ background: {theme.window}; border: none; }}
#panel, #entry {{
    background: {theme.panel}; border: 1px solid {theme.rule}; border-radius: 12px;
}}
#question {{ font-size: {brand}px; font-weight: 700; color: {theme.heading}; }}
#fieldName {{ font-weight: 600; }}
#dayName {{ font-weight: 700; color: {theme.muted}; padding-top: 8px; }}
#quiet {{ color: {theme.muted}; font-size: {small}px; }}
#pageTitle {{ font-size: {page_title}px; font-weight: 700; color: {theme.heading}; }}
#dangerPanel {{
    background: {theme.panel}; border: 2px solid {urgent.bar}; border-radius: 12px;
}}
#dangerPanel #question {{ color: {urgent.ink}; }}
#dangerNow {{
    background: {urgent.background}; border: 2px solid {urgent.bar}; border-radius: 12px;
}}
#dangerNow QLabel {{ color: {urgent.ink}; }}
#dangerSoon {{
    background: {important.background}; border: 2px solid {important.bar}; border-radius: 12px;
}}
#dangerSoon QLabel {{ color: {important.ink}; }}
#dangerTitle {{ font-weight: 700; }}
#problem {{ color: {urgent.bar}; font-weight: 600; }}
#scoreBadge {{
    background: {theme.selected}; color: {theme.heading}; border-radius: 10px;
    font-size: {brand}px; font-weight: 700; min-width: {target}px; min-height: {target}px;
}}
#outcome {{
    background: {selfcare.background}; border: 1px solid {selfcare.bar}; border-radius: 12px;
}}
#outcome QLabel {{ color: {selfcare.ink}; }}
#fault {{
    background: {urgent.background}; border: 2px solid {urgent.bar}; border-radius: 12px;
}}
#fault QLabel {{ color: {urgent.ink}; }}
QPushButton#score {{
    min-width: {digit}px; min-height: {box}px; padding: 0; font-size: {brand}px; font-weight: 600;
}}
QPushButton#choice {{ padding: 0 16px; border-width: 2px; }}
QPushButton#score:checked, QPushButton#choice:checked {{
    background: {theme.accent}; color: {theme.on_accent}; border: 2px solid {theme.accent};
}}
QPushButton#score:checked:focus, QPushButton#choice:checked:focus {{
    border: 3px solid {theme.text};
}}
QPlainTextEdit {{
    min-height: {box}px; border: 1px solid {theme.border}; border-radius: 10px; padding: 6px 10px;
    background: {theme.panel}; color: {theme.text}; selection-background-color: {theme.accent};
    placeholder-text-color: {theme.muted};
}}
QPlainTextEdit:focus {{ border: 2px solid {theme.accent}; padding: 5px 9px; }}
#card {{ background: {theme.panel}; border: 2px solid {theme.accent}; }}
#cardTitle {{ font-weight: 700; color: {theme.heading}; }}
#status {{ color: {theme.muted}; font-size: {small}px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    min-height: {target}px; padding: 0 18px; margin: 0 3px; border-radius: 10px;
    border: 2px solid transparent; color: {theme.text}; font-weight: 600;
}}
QTabBar::tab:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
QTabBar::tab:hover:!selected {{ background: {theme.hover}; }}
QTabBar::tab:focus {{ border-color: {theme.text}; }}
QLineEdit {{
    min-height: {box}px; border: 1px solid {theme.border}; border-radius: 10px; padding: 0 12px;
    background: {theme.panel}; color: {theme.text}; selection-background-color: {theme.accent};
    placeholder-text-color: {theme.muted};
}}
QLineEdit:focus {{ border: 2px solid {theme.accent}; padding: 0 11px; }}
QLineEdit > QToolButton {{
    min-width: 0; min-height: 0; padding: 0; border: none; background: transparent;
}}
QPushButton, QToolButton {{
    min-height: {target}px; min-width: {target}px; padding: 0 12px; border-radius: 10px;
    border: 1px solid {theme.border}; background: {theme.panel}; color: {theme.text};
}}
QToolButton {{ padding: 0 4px; border-color: transparent; background: transparent; }}
QPushButton:hover, QToolButton:hover {{ background: {theme.hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {theme.selected}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {theme.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {theme.disabled}; }}
QPushButton#urgent {{
    background: {urgent.background}; color: {urgent.bar}; border: 2px solid {urgent.bar};
    font-weight: 700;
}}
QPushButton#urgent:focus {{ border: 3px solid {theme.text}; }}
QPushButton#primary {{
    background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    font-weight: 600;
}}
QPushButton#primary:disabled {{
    background: {theme.rule}; color: {theme.disabled}; border-color: {theme.rule};
}}
QPushButton#primary:focus {{ border: 3px solid {theme.text}; }}
QComboBox, QSpinBox {{ min-height: {target}px; }}
QComboBox QAbstractItemView {{ background: {theme.panel}; border: 1px solid {theme.border}; }}
QComboBox QAbstractItemView::item {{ min-height: {target}px; padding: 0 10px; }}
QComboBox QAbstractItemView::item:selected {{
    background: {theme.accent}; color: {theme.on_accent};
}}
QListView {{ border: none; background: transparent; outline: 0; }}
QListView:focus {{ border: none; }}
QScrollBar:vertical {{ width: {bar}px; background: transparent; margin: 2px; }}
QScrollBar::handle:vertical {{
    background: {theme.border}; border-radius: 5px; min-height: 48px;
}}
QScrollBar::handle:vertical:hover {{ background: {theme.muted}; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
QToolTip {{ background: {theme.text}; color: {theme.panel}; border: none; padding: 6px; }}
"""
