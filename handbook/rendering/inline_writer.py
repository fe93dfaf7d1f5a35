"""Writes the words inside a paragraph: emphasis, links, source marks, spans and line breaks."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from handbook.rendering.figure import Figures
from handbook.rendering.marks import PICTURE_CHARACTER, Mark
from handbook.rendering.text_styles import Ink, Scope, TextStyles

LINE_BREAK = "\u2028"
NO_BREAK_SPACE = "\u00a0"

_SPACES = re.compile("[ \t\r\n]+")  # not those that must not break
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_END_OF_ISOLATE = "\u2069"
_SOURCE_SIZE = 0.76
_GLOSSARY = "glossary:"


class InlineWriter:
    """Collects the runs of one paragraph, folds their white space, and writes them."""

    def __init__(self, styles: TextStyles, figures: Figures) -> None:
        self._styles = styles
        self._figures = figures
        self._runs: list[tuple[str, QTextCharFormat]] = []

    def add(self, element: ET.Element, ink: Ink, scope: Scope) -> None:
        """Collect everything inside an element."""
        self.add_text(element.text, self._styles.characters(ink, scope))
        for child in element:
            self.add_child(child, ink, scope)

    def add_child(self, child: ET.Element, ink: Ink, scope: Scope) -> None:
        """Collect an inline element and the words behind it."""
        self._add_element(child, ink, scope)
        self.add_text(child.tail, self._styles.characters(ink, scope))

    def add_text(self, text: str | None, characters: QTextCharFormat) -> None:
        """Collect words; white space in a row counts as one space."""
        folded = _SPACES.sub(" ", text or "")
        if folded.startswith(" ") and self._ends_open():
            folded = folded[1:]
        if folded:
            self._runs.append((folded, characters))

    def write(self, cursor: QTextCursor) -> None:
        """Write what was collected and start anew."""
        if self._runs and self._runs[-1][0].endswith(" "):
            text, characters = self._runs.pop()
            self._runs.append((text[:-1], characters))
        for text, characters in self._runs:
            cursor.insertText(text, characters)
        self._runs.clear()

    def is_empty(self) -> bool:
        """Tell whether there are no words yet."""
        return not any(text.strip(" ") for text, _ in self._runs)

    def _ends_open(self) -> bool:
        return not self._runs or self._runs[-1][0][-1:] in (" ", LINE_BREAK)

    def _add_element(self, element: ET.Element, ink: Ink, scope: Scope) -> None:
        tag, kind = element.tag, element.get("class")
        if tag == "br":
            self._drop_last_space()
            self._runs.append((LINE_BREAK, self._styles.characters(ink, scope)))
        elif tag == "img":
            self._add_picture(element, ink, scope)
        elif kind in ("source", "general-knowledge"):
            self._add_source_mark(element, ink, scope)
        elif tag == "a":
            self._add_link(element, ink, scope)
        elif tag == "strong":
            self.add(element, replace(ink, weight=QFont.Weight.Bold), scope)
        elif tag == "em":
            self.add(element, replace(ink, italic=True), scope)
        else:
            self._add_isolated(element, ink, scope)

    def _add_isolated(self, element: ET.Element, ink: Ink, scope: Scope) -> None:
        """Collect a span; one with a direction of its own keeps its order among other words."""
        isolate = _ISOLATES.get(element.get("dir", ""))
        plain = self._styles.characters(ink, scope)
        if isolate:
            self._runs.append((isolate, plain))
        self.add(element, ink, scope)
        if isolate:
            self._runs.append((_END_OF_ISOLATE, plain))

    def _add_link(self, element: ET.Element, ink: Ink, scope: Scope) -> None:
        if not self._styles.theme.has_links:
            self.add(element, ink, scope)
            return
        href = element.get("href", "")
        line = QTextCharFormat.UnderlineStyle
        underline = line.DotLine if href.startswith(_GLOSSARY) else line.SingleUnderline
        ink = replace(ink, colour=self._styles.theme.accent, underline=underline)
        start = len(self._runs)
        self.add(element, ink, scope)
        self._link(start, href)

    def _add_source_mark(self, element: ET.Element, ink: Ink, scope: Scope) -> None:
        """Collect a mark as in "[1]": small, pale, and never alone on the next line."""
        ink = Ink(self._styles.theme.muted, ink.size * _SOURCE_SIZE)
        self._drop_last_space()
        start = len(self._runs)
        if start:
            follows_mark = self._runs[-1][0].endswith("]")
            space = " " if follows_mark else NO_BREAK_SPACE
            self._runs.append((space, self._styles.characters(ink, scope)))
            start += 1
        self.add(element, ink, scope)
        if element.get("href") and self._styles.theme.has_links:
            self._link(start, element.get("href", ""), is_source=True)

    def _add_picture(self, element: ET.Element, ink: Ink, scope: Scope) -> None:
        name, alt = element.get("src", "").partition(":")[2], element.get("alt", "")
        if self._figures.has(name):
            self._runs.append((PICTURE_CHARACTER, self._figures.characters(name, alt)))
        else:  # better its words than a hole
            self.add_text(alt, self._styles.characters(replace(ink, italic=True), scope))

    def _link(self, start: int, href: str, *, is_source: bool = False) -> None:
        for i in range(start, len(self._runs)):
            text, characters = self._runs[i]
            characters = QTextCharFormat(characters)
            characters.setAnchor(True)
            characters.setAnchorHref(href)
            if is_source:
                characters.setProperty(Mark.SOURCE, True)
            self._runs[i] = (text, characters)

    def _drop_last_space(self) -> None:
        while self._runs:
            text, characters = self._runs.pop()
            words = text.rstrip(" " + NO_BREAK_SPACE)
            if words:
                self._runs.append((words, characters))
                break
