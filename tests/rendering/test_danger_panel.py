"""The box of danger signs has room for all it says."""

from handbook.documents.sheet import DangerBand, DangerPanel, Tick
from handbook.rendering.danger_panel import LaidDanger
from handbook.rendering.sheet_pen import LABEL, LINE_HEIGHT, Ruler

RULER = Ruler("en", "ltr")


def band(*signs: Tick, advice: tuple[str, ...] = (), urgent: bool = True) -> DangerBand:
    return DangerBand("Get help now if you tick any of these.", signs, advice, urgent)


def height(*bands: DangerBand, note: str = "", width: float = 180) -> float:
    return LaidDanger(DangerPanel(bands, note, "Number"), RULER, width, tight=False).least


def test_number_can_be_written_by_hand() -> None:
    assert height(band(Tick("a"))) > LINE_HEIGHT + RULER.line_height(LABEL)


def test_advice_takes_its_own_room() -> None:
    plain, advised = band(Tick("a", True)), band(Tick("a", True), advice=("Be with someone.",))
    assert height(advised) > height(plain) + 4


def test_ticking_alone_takes_no_more_room() -> None:
    assert height(band(Tick("a", True), Tick("b"))) == height(band(Tick("a"), Tick("b")))


def test_note_stands_beside_the_last_title_where_it_fits() -> None:
    bands = (band(Tick("a")), band(Tick("b"), urgent=False))
    assert height(*bands, note="More on page KT-02.") == height(*bands)
    assert height(*bands, note="More on page KT-02. " * 9) > height(*bands)
