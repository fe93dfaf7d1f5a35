"""Find the danger sign in what a person typed, so that the help page can stand first."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.library.article import HELP_ARTICLE, SearchHit
from handbook.library.checklist import Sign
from handbook.library.folding import fold, words_of
from handbook.library.pack import Pack

LONGEST_TEXT = 2_000  # characters

_PASSAGES = """
    SELECT passage.anchor, passage.heading, passage.text
    FROM passage JOIN article ON article.number = passage.article
    WHERE article.language = ? AND article.id = ?
    ORDER BY passage.number"""


@dataclass(frozen=True)
class _Trigger:
    """Words that people type for a sign."""

    words: tuple[str, ...]
    sign: Sign


class DangerSearch:
    """Knows the triggers of a pack's danger signs.

    Source of the rule: a search that holds words of an emergency or of self-harm shows the help
    page before anything else, whatever else matches.
    """

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._triggers: dict[str, tuple[_Trigger, ...]] = {}

    def find(self, text: str, language: str) -> SearchHit | None:
        """Return the help page, at the sign that the text names, or None."""
        typed = tuple(words_of(fold(text[:LONGEST_TEXT])))
        if language not in self._triggers:
            self._triggers[language] = tuple(self._read(language))
        for trigger in self._triggers[language]:
            if _holds(typed, trigger.words):
                return self._hit(trigger.sign, language)
        return None

    def _read(self, language: str) -> Iterator[_Trigger]:
        for group in self._pack.danger_signs(language):
            for sign in group.signs:
                for trigger in sign.triggers:
                    yield _Trigger(tuple(words_of(fold(trigger))), sign)

    def _hit(self, sign: Sign, language: str) -> SearchHit | None:
        articles = self._pack.articles(language)
        page = next((article for article in articles if article.id == HELP_ARTICLE), None)
        if page is None:
            return None
        anchor = heading = ""
        wanted = fold(sign.text)
        for place, title, text in self._pack.connection.rows(_PASSAGES, (language, page.id)):
            if wanted in fold(str(text)):
                anchor, heading = str(place), str(title)
                break
        return SearchHit(
            id=page.id,
            language=language,
            code=page.code,
            anchor=anchor,
            title=page.title,
            heading=heading,
            snippet=sign.text,
            marks=(),
            why="hit-danger",
        )


def _holds(typed: tuple[str, ...], trigger: tuple[str, ...]) -> bool:
    """Tell whether the words of a trigger stand in this order, side by side, in the text."""
    size = len(trigger)
    return size > 0 and any(typed[at : at + size] == trigger for at in range(len(typed) - size + 1))
