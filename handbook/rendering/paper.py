"""The sheets of paper that printers have."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel import default_locale


@dataclass(frozen=True)
class Paper:
    """One size of paper, upright.

    Attributes:
        id: As on the command line and in the settings.
    """

    id: str
    name: str
    width_mm: float
    height_mm: float


A4 = Paper("a4", "A4", 210.0, 297.0)
LETTER = Paper("letter", "Letter", 215.9, 279.4)
PAPERS: Mapping[str, Paper] = {paper.id: paper for paper in (A4, LETTER)}

# Unicode CLDR, supplemental data, `paperSize type="US-Letter"`; everybody else has A4.
_LETTER_TERRITORIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def usual_paper(locale: str | None = None) -> Paper:
    """Return what printers are filled with where a locale such as `en_US` is spoken.

    Without one it is this computer's.
    """
    parts = (locale or default_locale("LC_PAPER") or "").replace("-", "_").split("_")
    return LETTER if _LETTER_TERRITORIES.intersection(parts[1:]) else A4


def paper_of(name: str) -> Paper:
    """Return the paper of an id, or the usual one when there is none of that id."""
    return PAPERS.get(name) or usual_paper()
