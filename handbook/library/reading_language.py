"""Which of a pack's languages to read when the wished one may be missing."""

from collections.abc import Sequence

from handbook.i18n import FALLBACK_LANGUAGE
from handbook.library.article import Language


def reading_language(wanted: str, languages: Sequence[Language]) -> str:
    """Return the wanted language, else its parent (`pt` of `pt-BR`), English, or the first."""
    codes = [language.code for language in languages]
    for code in (wanted, wanted.partition("-")[0], FALLBACK_LANGUAGE):
        if code in codes:
            return code
    return codes[0]
