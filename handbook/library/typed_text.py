"""What a person typed, as words to look for and as expressions the index understands."""

import re
from dataclasses import dataclass, replace

from handbook.library.folding import fold, words_of

MOST_CHARACTERS = 200
MOST_WORDS = 12
SHORTEST_TEXT_PREFIX = 3  # the full-text index keeps beginnings of three letters and more
SHORTEST_STUMP = 4
LONGEST_ENDING = 4  # letters: "-ions", "-ings"

# Words that say nothing about what is looked for, as pages and people use them in each language.
STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """a about am an and any are as at be because been but by can could d did do does for from
        get got had has have he her his how i if in into is it its just ll m me my of on or our
        re s she should so t than that the their them there these they this to too us ve was we
        were what when where which who why will with would you your""".split()  # noqa: SIM905
    ),
}

_CODE = re.compile(r"\s*kt[\s-]*(\d{1,2})\s*")


@dataclass(frozen=True)
class Query:
    """Words to look for.

    Attributes:
        words: Folded words; the last one may be the beginning of a word.
        title_key: Everything that was typed, as `article.title_key` holds it.
        code: The page code that was typed, `KT-15`, or its beginning, `KT-1`; else empty.
    """

    words: tuple[str, ...]
    title_key: str = ""
    code: str = ""

    def all_words(self) -> str:
        """Return the expression for all the words."""
        return " ".join(self._terms(self.words))

    def title_words(self) -> str:
        """Return the expression for all the words in the title."""
        return f"title : ({self.all_words()})"

    def text_words(self) -> str:
        """Return the expression for all the words in the full text."""
        return " ".join(self._text_terms())

    def any_word(self) -> str:
        """Return the expression for any of the words in the full text."""
        return " OR ".join(self._text_terms())

    def stumps(self) -> list["Query"]:
        """Return the query with the last word shortened, letter by letter.

        The full-text index knows `sleep`, not `sleeping`, so a half-typed `sleepin` finds nothing.
        """
        last = self.words[-1]
        shortest = max(SHORTEST_STUMP, len(last) - LONGEST_ENDING)
        return [
            replace(self, words=(*self.words[:-1], last[:length]))
            for length in range(len(last) - 1, shortest - 1, -1)
        ]

    def _text_terms(self) -> list[str]:
        """Leave out a last word that is just begun: the index has no beginnings that short."""
        if len(self.words) > 1 and len(self.words[-1]) < SHORTEST_TEXT_PREFIX:
            return [f'"{word}"' for word in self.words[:-1]]
        return self._terms(self.words)

    @staticmethod
    def _terms(words: tuple[str, ...]) -> list[str]:
        """Quote each word, so that nothing typed can be a syntax error."""
        return [*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*']


def read(text: str, language: str) -> Query | None:
    """Return what a typed text looks for, or None when it holds no word."""
    text = text[:MOST_CHARACTERS]
    typed = words_of(text)[:MOST_WORDS]
    if not typed:
        return None
    words = list(typed)
    if len(words) > 1 and len(words[-1]) == 1:
        del words[-1]  # the first letter of a new word
    stop_words = STOP_WORDS.get(language, frozenset())
    telling = [word for word in words if word not in stop_words]
    return Query(tuple(telling or words), " ".join(typed), _code(text))


def _code(text: str) -> str:
    found = _CODE.fullmatch(fold(text))
    if not found:
        return ""
    digits = found[1]
    return f"KT-{int(digits):0{len(digits)}}"
