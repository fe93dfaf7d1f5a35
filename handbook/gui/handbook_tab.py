"""The handbook: the left column, the page, and the way between pages."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from handbook.errors import UnreadableFile
from handbook.gui.navigation_panel import NavigationPanel
from handbook.gui.reader.article_view import ArticleView
from handbook.gui.reader.glossary_card import GlossaryCard
from handbook.gui.reader.help_page import built_in_help
from handbook.gui.reader.history import History, Visit
from handbook.gui.reader.toolbar import ReaderToolbar
from handbook.gui.widgets.notice_bar import NoticeBar
from handbook.i18n import Words
from handbook.library import xhtml
from handbook.library.article import HELP_ARTICLE, Article
from handbook.library.pack import Pack
from handbook.library.reading_language import reading_language
from handbook.library.search import Search
from handbook.messages import error_sentence, sentence
from handbook.rendering.theme import Theme

START_ARTICLE = "start-here"

_WIDEST_PANEL = 350  # pixels at 100 % text
_NARROW = 680  # below this width at 100 % text, contents and page take turns
_PANEL_SHARE = 0.36  # of the window, at most


class HandbookTab(QWidget):
    """Finds pages and shows them.

    Signals:
        article_shown: Id of the article that is open now (str).
        text_size_step_requested: Larger (1) or smaller (-1) text (int).
    """

    article_shown = Signal(str)
    text_size_step_requested = Signal(int)

    def __init__(
        self,
        pack: Pack,
        words: Words,
        theme: Theme,
        today: Callable[[], date],
        actions: dict[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pack, self._words, self._theme, self._today = pack, words, theme, today
        self.language = reading_language(words.language, pack.languages)
        self._text_size = 100
        self._narrow = False
        self._actions = actions
        self.history = History()
        self.panel = NavigationPanel(pack, Search(pack), words, self.language, theme, self)
        self.toolbar = ReaderToolbar(actions, words, theme, self)
        self.notice = NoticeBar(words, self)
        self.view = ArticleView(pack.image, theme, words, self)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        self._page = page
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(page, 1)
        self.panel.article_requested.connect(self.open_article)
        self.panel.left.connect(self.focus_page)
        self.view.link_activated.connect(self.follow)
        self.view.text_size_step_requested.connect(self.text_size_step_requested)
        self._update_history_actions()

    # Opening pages

    def open_article(self, article: str, anchor: str = "") -> None:
        """Open a page as something new; the page before stays one step back."""
        current = self.history.current
        if current is not None and current.article == article:
            if anchor:
                self._jump(anchor)
            else:
                self.view.go_to_top()
            self._show_page()
            return
        place = self.view.reading_place()
        if self._show(article, anchor):
            if current is not None:
                self.history.leave(place)
            self.history.visit(article)
            self._update_history_actions()

    def open_start(self) -> None:
        """Open the first page of the handbook."""
        articles = self._pack.articles(self.language)
        ids = [article.id for article in articles]
        if START_ARTICLE in ids or not ids:
            self.open_article(START_ARTICLE)
        else:
            self.open_article(ids[0])

    def open_help(self) -> None:
        """Open the page for emergencies; there always is one."""
        self.open_article(HELP_ARTICLE)

    def follow(self, link: str) -> None:
        """Go where a link of the page leads."""
        kind, _, target = link.partition(":")
        if kind == "article":
            article, _, anchor = target.partition("#")
            self.open_article(article, anchor)
        elif kind == "glossary":
            term = self._pack.glossary_term(self.language, target)
            if term is not None:
                card = GlossaryCard(term, self._words, self)
                card.help_requested.connect(self.open_help)
                card.show_over(self.view)
        elif kind == "source":
            self._jump(f"source-{target}")
        elif link.startswith("#"):
            self._jump(link[1:])

    def go_back(self) -> None:
        """Return to the page before, where it was left."""
        if self.history.can_go_back:
            self.history.leave(self.view.reading_place())
            self._revisit(self.history.back())

    def go_forward(self) -> None:
        """Go on to the page that `go_back` left."""
        if self.history.can_go_forward:
            self.history.leave(self.view.reading_place())
            self._revisit(self.history.forward())

    def open_previous(self) -> None:
        """Open the page before this one in the contents."""
        self._open_neighbour(-1)

    def open_next(self) -> None:
        """Open the page after this one in the contents."""
        self._open_neighbour(1)

    def _open_neighbour(self, step: int) -> None:
        ids = [article.id for article in self._pack.articles(self.language)]
        current = self.history.current
        if current is not None and current.article in ids:
            position = ids.index(current.article) + step
            if 0 <= position < len(ids):
                self.open_article(ids[position])

    def open_page(self) -> Article | None:
        """Return the page that is open; None for one that is not in the pack."""
        current = self.history.current
        return self._find(current.article) if current is not None else None

    # Moving about

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        if self._narrow:
            self._show_panel()
        self.panel.start_search()

    def search_for(self, text: str) -> None:
        """Search for these words and leave the cursor in the search box."""
        self.panel.box.setText(text)
        self.start_search()

    def toggle_contents(self) -> None:
        """Change between contents and page where there is room for one only."""
        if self._page.isHidden():
            self.focus_page()
        else:
            self._show_panel()
            self.panel.contents.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def switch_pane(self) -> None:
        """Move the focus between search box and page."""
        focused = QApplication.focusWidget()
        if focused is not None and self.panel.isAncestorOf(focused):
            self.focus_page()
        else:
            self.start_search()

    def first_focus(self) -> None:
        """Take the keyboard at the page."""
        self.focus_page()

    def focus_page(self) -> None:
        """Return to the page."""
        self._show_page()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Looks

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Use other colours and another size of text; the reading place stays."""
        self._theme, self._text_size = theme, text_size
        self.panel.set_theme(theme)
        self.toolbar.set_look(theme, text_size)
        self.view.set_look(theme, text_size)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give contents and page their shares of the window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._text_size / 100
        narrow = self.width() < _NARROW * scale
        self.toolbar.set_narrow(narrow)
        self.panel.setMinimumWidth(0)
        self.panel.setMaximumWidth(self.width())
        if not narrow:
            self.panel.setFixedWidth(round(min(_WIDEST_PANEL * scale, _PANEL_SHARE * self.width())))
        if narrow != self._narrow:
            self._narrow = narrow
            self.panel.show()
            self._page.show()
            if narrow:
                self._show_page()

    def _show_page(self) -> None:
        self._page.show()
        if self._narrow:
            self.panel.hide()

    def _show_panel(self) -> None:
        self.panel.show()
        if self._narrow:
            self._page.hide()

    def _jump(self, anchor: str) -> None:
        """Go to a place on the same page, one step forward in the history."""
        current, place = self.history.current, self.view.reading_place()
        if current is not None and self.view.go_to_anchor(anchor):
            self.history.leave(place)
            self.history.visit(current.article)
            self._update_history_actions()

    def _revisit(self, visit: Visit) -> None:
        if self._show(visit.article):
            self.view.set_reading_place(visit.place)
        self._update_history_actions()

    def _show(self, article: str, anchor: str = "") -> bool:
        """Show a page; say so and return False when there is none."""
        try:
            found = self._find(article)
            if found is not None:
                root = xhtml.parse(found.body)
        except (UnreadableFile, xhtml.ForeignMarkup) as error:
            if not isinstance(error, UnreadableFile):
                error = UnreadableFile("pack-damaged", path=self._pack.path)
            self.notice.say(error_sentence(self._words, error))
            return False
        if found is None and article != HELP_ARTICLE:
            self.notice.say(sentence(self._words, "page-not-here"))
            return False
        if found is None:
            root = built_in_help(self._words)
        self.notice.say(self._notice_for(found))
        self.view.show_article(root, anchor)
        self.panel.show_current(article)
        self._show_page()
        self.article_shown.emit(article)
        return True

    def _find(self, article: str) -> Article | None:
        languages = [self.language]
        if article == HELP_ARTICLE:  # help in another language is better than none
            languages += [language.code for language in self._pack.languages]
        for language in languages:
            found = self._pack.article(language, article)
            if found is not None:
                return found
        return None

    def _notice_for(self, article: Article | None) -> str:
        if article is not None and article.is_overdue(self._today()):
            return sentence(self._words, "page-overdue")
        return ""

    def _update_history_actions(self) -> None:
        self._actions["back"].setEnabled(self.history.can_go_back)
        self._actions["forward"].setEnabled(self.history.can_go_forward)
