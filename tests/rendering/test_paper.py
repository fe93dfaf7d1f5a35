import pytest

from handbook.rendering.paper import A4, LETTER, PAPERS, paper_of, usual_paper


@pytest.mark.parametrize(
    "locale", ["en_US", "en-CA", "es_MX", "fil_PH", "es_CL", "es_CO", "es_VE", "zh_Hant_US"]
)
def test_letter_is_usual_where_cldr_says_so(locale: str) -> None:
    assert usual_paper(locale) is LETTER


@pytest.mark.parametrize(
    "locale", ["en_GB", "ar_EG", "en", "sw_KE", "de_DE", "zh_Hans_CN", "C", "xx_??"]
)
def test_a4_is_usual_everywhere_else(locale: str) -> None:
    assert usual_paper(locale) is A4


@pytest.mark.parametrize(("value", "paper"), [("en_US.UTF-8", LETTER), ("de_DE.UTF-8", A4)])
def test_paper_follows_this_computer(
    monkeypatch: pytest.MonkeyPatch, value: str, paper: object
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_PAPER", value)
    assert usual_paper() is paper


def test_paper_of_an_unknown_id_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_PAPER", "de_DE.UTF-8")
    assert paper_of("letter") is LETTER
    assert paper_of("papyrus") is A4


def test_sizes_are_those_of_the_standards() -> None:
    assert {paper.id: (paper.width_mm, paper.height_mm) for paper in PAPERS.values()} == {
        "a4": (210, 297),
        "letter": (215.9, 279.4),
    }
