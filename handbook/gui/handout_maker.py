"""Makes the pages of a handout out of what is read in the window, for any paper."""

from collections.abc import Callable
from datetime import date

from handbook.documents.handout import make_handout
from handbook.i18n import Words
from handbook.library.article import Article
from handbook.library.pack import Pack
from handbook.rendering.handout_pages import HandoutPages
from handbook.rendering.paper import Paper
from handbook.rendering.printing import Printable


def handout_maker(
    pack: Pack, article: Article, today: date, words: Words
) -> Callable[[Paper], Printable]:
    """Return what lays an article out for a paper; `words` are those of the window.

    Raises:
        UnreadableFile: The pack is damaged where the article stands.
    """

    def words_of(language: str) -> Words:
        return words if language == words.language else Words.of(language)

    handout = make_handout(pack, (article,), today, words_of)

    def make(paper: Paper) -> Printable:
        return HandoutPages(handout, paper, pack.image)

    return make
