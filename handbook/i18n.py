"""The words of one language: gettext catalogue, direction, numbers and dates."""

import gettext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from babel import Locale, UnknownLocaleError, default_locale
from babel.dates import format_date
from babel.numbers import format_decimal

from handbook.paths import RESOURCES

Direction = Literal["ltr", "rtl"]

DOMAIN = "handbook"
TRANSLATIONS = RESOURCES / "translations"
FALLBACK_LANGUAGE = "en"


def mark(sentence: str) -> str:
    """Mark a sentence for translation without translating it yet (gettext's `N_`)."""
    return sentence


@dataclass(frozen=True)
class Words:
    """Everything that depends on the language of what is shown.

    The interface, an article and a handout may each be in another language, so each carries its
    own `Words`; there is no current language of the program.

    Attributes:
        language: Language code, `en`, `ar`, `pt-BR`.
        catalogue: The translated sentences; English sentences are their own keys.
    """

    language: str = FALLBACK_LANGUAGE
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    @classmethod
    def of(cls, language: str, folder: Path = TRANSLATIONS) -> "Words":
        """Load the catalogue of a language; without one the sentences stay English."""
        catalogue = gettext.translation(
            DOMAIN, folder, languages=[language.replace("-", "_")], fallback=True
        )
        return cls(language, catalogue)

    def gettext(self, sentence: str) -> str:
        """Translate one sentence."""
        return self.catalogue.gettext(sentence)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Translate a sentence that counts."""
        return self.catalogue.ngettext(singular, plural, count)

    @property
    def direction(self) -> Direction:
        """Which way the language is written."""
        return direction_of(self.language)

    def number(self, value: float) -> str:
        """Write a number as this language does."""
        return format_decimal(value, locale=_locale(self.language))

    def date(self, day: date) -> str:
        """Write a date in full, as in `22 November 2026`."""
        pattern = "d MMMM y" if self.language == "en" else "long"
        return format_date(day, pattern, locale=_locale(self.language))


def direction_of(language: str) -> Direction:
    """Return which way a language is written; unknown languages are left to right."""
    return "rtl" if _locale(language).character_order == "right-to-left" else "ltr"


def system_language() -> str:
    """Return the language that this computer is set to, as far as it says."""
    name = default_locale("LC_MESSAGES") or FALLBACK_LANGUAGE
    return name.split("_")[0]


def is_language(code: str) -> bool:
    """Tell whether a code names a language that numbers and dates can be written in."""
    try:
        Locale.parse(code, sep="-" if "-" in code else "_")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def _locale(language: str) -> Locale:
    code = language if is_language(language) else FALLBACK_LANGUAGE
    return Locale.parse(code, sep="-" if "-" in code else "_")
