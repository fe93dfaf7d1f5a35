"""The left column: a search box, and the contents, which give way to hits as one types."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from handbook.gui.widgets.row_list import RowList
from handbook.gui.widgets.rows import Row
from handbook.i18n import Words
from handbook.library.article import ArticleSummary, SearchHit, Section
from handbook.library.pack import Pack
from handbook.library.search import Search
from handbook.messages import sentence
from handbook.rendering.icons import icon
from handbook.rendering.theme import Theme

ARTICLE_ICONS = {"get-help-now": "triangle-alert"}
SECTION_ICONS = {
    "start-here": "book-open",
    "understanding-pain": "activity",
    "living-with-pain": "leaf",
    "treatments": "pill",
    "ketamine": "droplets",
    "check-what-you-read": "search",
}
OTHER_ICON = "book-open"
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class NavigationPanel(QFrame):
    """Finds a page, by its place in the contents or by words.

    Signals:
        article_requested: Id of the article and the anchor in it, or empty (str, str).
        left: The person is done searching and wants the page back.
    """

    article_requested = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        pack: Pack,
        search: Search,
        words: Words,
        language: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._search, self._words, self._language = search, words, language
        _ = words.gettext
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(_("Search, e.g. tingling"))
        self.box.setAccessibleName(_("Search the handbook"))
        self.box.setMaxLength(500)
        self.box.setClearButtonEnabled(True)
        self._box_icon = self.box.addAction(
            icon("search", theme.muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.contents = RowList(theme, self)
        self.contents.setAccessibleName(_("Contents"))
        self.hits = RowList(theme, self)
        self.hits.setAccessibleName(_("Search results"))
        self.answer = QLabel(self)
        self.answer.setObjectName("status")
        self.answer.setWordWrap(True)
        self.answer.hide()
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.contents)
        self._lists.addWidget(self.hits)
        self.status = QLabel(
            _("Works without internet · content {version}").format(version=pack.content_version),
            self,
        )
        self.status.setObjectName("status")
        self.status.setWordWrap(True)
        self._lay_out()
        self.contents.rows.set_rows(contents_rows(pack.sections(language)))
        self.box.textChanged.connect(self._search_changed)
        self.box.installEventFilter(self)
        self.contents.row_chosen.connect(self._article_chosen)
        self.hits.row_chosen.connect(self._hit_chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.contents.set_theme(theme)
        self.hits.set_theme(theme)
        self._box_icon.setIcon(icon("search", theme.muted))

    def show_current(self, article: str) -> None:
        """Mark the open article in the contents."""
        self.contents.select_value(article)

    def start_search(self) -> None:
        """Put the cursor into the search box, its words selected."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search box move and open hits."""
        if watched is self.box and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._box_key(event)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 12)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.box)
        top.addWidget(self.answer)
        column.addLayout(top)
        column.addWidget(self._lists, 1)
        self.status.setContentsMargins(20, 0, 14, 0)
        column.addWidget(self.status)

    def _box_key(self, event: QKeyEvent) -> bool:
        shown = self._lists.currentWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shown is self.hits:
                self.hits.choose_current()
        elif event.key() == Qt.Key.Key_Escape:
            if self.box.text():
                self.box.clear()
            else:
                self.left.emit()
        elif event.key() in _LIST_KEYS and isinstance(shown, RowList):
            shown.move_selection(1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)
        else:
            return False
        return True

    def _search_changed(self, text: str) -> None:
        searching = bool(text.strip())
        hits = self._search.find(text, self._language) if searching else []
        self.hits.rows.set_rows([self._hit_row(hit) for hit in hits])
        self._lists.setCurrentWidget(self.hits if searching else self.contents)
        self.hits.scrollToTop()
        self.answer.setVisible(searching)
        self.answer.setText(self._answer(len(hits)) if searching else "")

    def _answer(self, count: int) -> str:
        if not count:
            return sentence(self._words, "nothing-found")
        return self._words.ngettext("{count} page found", "{count} pages found", count).format(
            count=self._words.number(count)
        )

    def _hit_row(self, hit: SearchHit) -> Row:
        detail, marks = hit.snippet, hit.marks
        if hit.found_under:
            before = sentence(self._words, hit.why, found_under=hit.found_under) + " · "
            detail = before + detail
            marks = tuple((start + len(before), end + len(before)) for start, end in marks)
        title = f"{hit.title} › {hit.heading}" if hit.heading else hit.title
        return Row(title, detail, marks, value=hit)

    def _article_chosen(self, article: object) -> None:
        self.article_requested.emit(str(article), "")

    def _hit_chosen(self, hit: object) -> None:
        if isinstance(hit, SearchHit):
            self.article_requested.emit(hit.id, hit.anchor)


def contents_rows(sections: tuple[Section, ...]) -> list[Row]:
    """Return the contents as rows: each section's title, then its articles."""
    rows = []
    for section in sections:
        rows.append(Row(section.title, is_heading=True))
        rows.extend(_article_row(article) for article in section.articles)
    return rows


def _article_row(article: ArticleSummary) -> Row:
    return Row(
        article.title,
        icon=ARTICLE_ICONS.get(article.id) or SECTION_ICONS.get(article.section, OTHER_ICON),
        value=article.id,
    )
