"""Fold what is written and what is typed to the same letters, without case and accents."""

import re
import unicodedata

# Latin, Greek and Cyrillic accents; Arabic vowel signs, hamza and madda; the Arabic stretcher;
# Hebrew points. Signs of Indic scripts are letters in their own right and stay.
_SIGNS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
# Marks of writing direction that stand between letters without being seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")
_LETTERS = str.maketrans({"ى": "ي", "ة": "ه"})  # written either way in Arabic
_WORD_CATEGORIES = ("L", "N", "Mn", "Mc", "Co")  # as in the tokenizer of `schema`


def fold(text: str) -> str:
    """Return the text as it is compared: `Café` and `CAFE` are the same."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    folded = _UNSEEN.sub("", _SIGNS.sub("", unicodedata.normalize("NFD", folded)))
    return folded.translate(_LETTERS) if "ى" in folded or "ة" in folded else folded


def keeps_places(text: str, folded: str) -> bool:
    """Tell whether each character of the folded text stands where it stood in the text."""
    return len(text) == len(folded) and (text.isascii() or unicodedata.is_normalized("NFD", text))


def places(text: str) -> list[int]:
    """Return for each character of the folded text where it came from in the text."""
    return [place for place, letter in enumerate(text) for _ in fold(letter)]


def is_word_letter(letter: str) -> bool:
    """Tell whether a character belongs to a word, as the search index sees it."""
    return letter.isalnum() or unicodedata.category(letter).startswith(_WORD_CATEGORIES)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    folded = fold(text)
    return "".join(letter if is_word_letter(letter) else " " for letter in folded).split()


def title_key(title: str) -> str:
    """Return a title as it is looked up: its folded words and nothing else."""
    return " ".join(words_of(title))
