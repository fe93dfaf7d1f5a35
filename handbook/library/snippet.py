"""Find the searched words in a text and cut out a line around them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from handbook.library.folding import fold, is_word_letter, keeps_places, places
from handbook.library.stemmer import stem

LENGTH = 130  # characters
BEFORE = 40  # characters of the line that may stand before the first word found
MOST_PLACES = 12  # of one word in one text
SHORTEST_START = 2
ELLIPSIS = "…"


@dataclass(frozen=True)
class Wanted:
    """A searched word; `is_beginning` when it may go on."""

    word: str
    is_beginning: bool = False

    @cached_property
    def stem(self) -> str:
        """The word's stem, as the index compares it."""
        return stem(self.word)

    @cached_property
    def start(self) -> str:
        """What every form of the word begins with."""
        length = 0
        for ours, theirs in zip(self.word, self.stem, strict=False):
            if ours != theirs:
                break
            length += 1
        # studies, study; hope, hoping: the last letter may turn into another
        if length > SHORTEST_START and self.word[length - 1] in "ei":
            length -= 1
        return self.word[:length] or self.word

    def fits(self, token: str) -> bool:
        """Tell whether a word of a text is this one."""
        if self.is_beginning and (token.startswith(self.word) or stem(token).startswith(self.stem)):
            return True
        return token == self.word or stem(token) == self.stem


@lru_cache(maxsize=64)
def wanted_words(words: tuple[str, ...]) -> tuple[Wanted, ...]:
    """Return the words of a query; the last may be the beginning of a word."""
    return (*(Wanted(word) for word in words[:-1]), Wanted(words[-1], is_beginning=True))


def find_places(folded: str, wanted: Wanted, most: int = MOST_PLACES) -> list[tuple[int, int]]:
    """Return where a word stands in a folded text: (start, end) of each whole word."""
    found: list[tuple[int, int]] = []
    start, length = wanted.start, len(folded)
    place = folded.find(start)
    while place >= 0 and len(found) < most:
        end = place + len(start)
        if place == 0 or not is_word_letter(folded[place - 1]):
            while end < length and is_word_letter(folded[end]):
                end += 1
            if wanted.fits(folded[place:end]):
                found.append((place, end))
        place = folded.find(start, end)
    return found


def count_words(folded: str, wanted: Sequence[Wanted]) -> int:
    """Return how many of the words stand in a folded text."""
    return sum(bool(find_places(folded, word, most=1)) for word in wanted)


def snippet(
    text: str, wanted: Sequence[Wanted], length: int = LENGTH
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a line of the text that shows as many of the words as it can, and where they stand."""
    spans = _spans(text, wanted)
    start = _best_start(spans, length)
    start, end = _at_words(text, start, length)
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    marks = tuple(
        (first + shift, last + shift) for first, last, _ in spans if start <= first and last <= end
    )
    return f"{before}{text[start:end]}{after}", marks


def _spans(text: str, wanted: Sequence[Wanted]) -> list[tuple[int, int, int]]:
    """Return (start, end, which word) in the text itself, in order and never overlapping."""
    folded = fold(text)
    found = sorted(
        (start, end, which)
        for which, word in enumerate(wanted)
        for start, end in find_places(folded, word)
    )
    if not keeps_places(text, folded):
        origin = places(text)
        found = [
            (origin[start], _with_signs(text, origin[end - 1] + 1), which)
            for start, end, which in found
        ]
    spans: list[tuple[int, int, int]] = []
    for span in found:
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
    return spans


def _with_signs(text: str, end: int) -> int:
    """Move the end of a word behind the signs that stand on its last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _best_start(spans: list[tuple[int, int, int]], length: int) -> int:
    """Return where a line has to begin to show the most different words, the earliest such."""
    best, most = 0, 0
    for first, _, _ in spans:
        shown = {
            which
            for start, end, which in spans
            if first <= start and end <= first + length - BEFORE
        }
        if len(shown) > most:
            best, most = first, len(shown)
    return best


def _at_words(text: str, first: int, length: int) -> tuple[int, int]:
    """Return a range of about `length` around a place that cuts no word."""
    start = first - BEFORE
    if start <= BEFORE // 2:
        start = 0
    elif (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    else:
        start = first
    end = start + length
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", first + 1, end + 1)
    return start, space if space > start else end
