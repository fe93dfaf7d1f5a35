"""Sizes, weights and distances of an article's text, scaled to any text size or resolution."""

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from handbook.rendering.fonts import ARABIC, SINDHI, families, line_metrics
from handbook.rendering.theme import Theme

BODY_PX = 17.0  # size of the body text at 100 %; all other measures are pixels at that size
LINE = 1.5  # from baseline to baseline, in font sizes
_ARABIC_LINE = 1.15  # Arabic script needs this much more


@dataclass(frozen=True)
class Ink:
    """How a run of text looks.

    Attributes:
        size: In sizes of the body text.
        underline: `QTextCharFormat.UnderlineStyle`, drawn in the text's own colour.
    """

    colour: str
    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    underline: QTextCharFormat.UnderlineStyle = QTextCharFormat.UnderlineStyle.NoUnderline


@dataclass(frozen=True)
class Scope:
    """The language and direction that hold for a piece of the article."""

    language: str
    is_rtl: bool

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Qt's name for the direction."""
        return Qt.LayoutDirection.RightToLeft if self.is_rtl else Qt.LayoutDirection.LeftToRight


class TextStyles:
    """Makes Qt's formats for one theme and one size of text.

    Attributes:
        air: The share of the usual space that stands between lines and between paragraphs.
    """

    def __init__(self, theme: Theme, text_px: float, air: float = 1.0) -> None:
        self.theme = theme
        self.text_px = text_px
        self.air = air
        self._made: dict[tuple[Ink, str], QTextCharFormat] = {}

    def px(self, length: float) -> float:
        """Scale a length that is given in pixels at 100 %."""
        return length * self.text_px / BODY_PX

    def pixel_size(self, ink: Ink) -> int:
        """Return the font size of an ink in whole pixels."""
        return max(1, round(self.text_px * ink.size))

    def font(self, ink: Ink, scope: Scope) -> QFont:
        """Return the font of an ink."""
        result = QFont(list(families(scope.language)))
        result.setPixelSize(self.pixel_size(ink))
        result.setWeight(ink.weight)
        result.setItalic(ink.italic)
        result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return result

    def characters(self, ink: Ink, scope: Scope) -> QTextCharFormat:
        """Return the format of a run of text; change only a copy of it."""
        key = (ink, scope.language)
        if key not in self._made:
            result = QTextCharFormat()
            result.setFontFamilies(list(families(scope.language)))
            result.setProperty(QTextFormat.Property.FontPixelSize.value, self.pixel_size(ink))
            result.setFontWeight(ink.weight)
            result.setFontItalic(ink.italic)
            result.setForeground(QColor(ink.colour))
            if ink.underline != QTextCharFormat.UnderlineStyle.NoUnderline:
                result.setUnderlineStyle(ink.underline)
                result.setUnderlineColor(QColor(ink.colour))
            self._made[key] = result
        return self._made[key]

    def block(
        self, scope: Scope, *, top: float = 0, bottom: float = 0, indent: float = 0,
        line: float = LINE, size: float = 1.0,
    ) -> QTextBlockFormat:  # fmt: skip
        """Return the format of a paragraph.

        Args:
            scope: Its language and direction.
            top: Space above, in pixels at 100 %.
            bottom: Space below.
            indent: Space on the side where its lines start.
            line: From baseline to baseline, in sizes of its text.
            size: Of its text, in sizes of the body text.
        """
        result = QTextBlockFormat()
        result.setTopMargin(self.px(top) * self.air)
        result.setBottomMargin(self.px(bottom) * self.air)
        if scope.is_rtl:  # Qt mirrors the alignment, but not the margins
            result.setRightMargin(self.px(indent))
        else:
            result.setLeftMargin(self.px(indent))
        result.setLayoutDirection(scope.direction)
        result.setLineHeight(
            self.line_share(line, size, scope) * 100,
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        return result

    def line_share(self, line: float, size: float, scope: Scope) -> float:
        """Return a line height, given in font sizes, as a share of the height Qt gives a line."""
        line = 1 + (line - 1) * self.air
        if families(scope.language)[0] in (ARABIC, SINDHI):
            line *= _ARABIC_LINE
        pixels = max(1, round(self.text_px * size))
        return line * pixels / math.ceil(sum(line_metrics(scope.language)) * pixels)

    def missing_descent(self, line: float, size: float, scope: Scope) -> float:
        """Return what a tight line height cuts off below the last line, in pixels at 100 %."""
        share = self.line_share(line, size, scope)
        return max(0.0, 1 - share) * sum(line_metrics(scope.language)) * BODY_PX * size
