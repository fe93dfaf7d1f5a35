"""The print dialog as a person uses it; printers are stand-ins, files and pages are real."""

import gettext
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pdf_file
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from handbook import settings as settings_file
from handbook.documents.handout import find_articles
from handbook.errors import CannotPrint, UnreadableFile
from handbook.gui.handout_maker import handout_maker
from handbook.gui.main_window import MainWindow
from handbook.gui.print_dialog import PrintDialog
from handbook.gui.print_outlets import Outlets, file_name
from handbook.gui.style import apply_look
from handbook.i18n import Words
from handbook.instance_lock import Request
from handbook.library.pack import Pack
from handbook.rendering.paper import A4, LETTER
from handbook.rendering.printing import Printable, PrinterChoice
from handbook.rendering.theme import LIGHT
from handbook.settings import Settings

TODAY = date(2026, 11, 22)
ENGLISH = Words("en")
RECEPTION = PrinterChoice("reception", "Laser printer at the reception", is_default=True)
OFFICE = PrinterChoice("office", "Office", is_default=False)
Open = Callable[..., PrintDialog]


class Printers:
    """Takes pages like a printing system, and can lose its printers."""

    def __init__(self, *choices: PrinterChoice) -> None:
        self.choices = choices
        self.jobs: list[tuple[str, str, int, int]] = []

    def list(self) -> tuple[PrinterChoice, ...]:
        return self.choices

    def take(self, printable: Printable, printer: str, copies: int) -> None:
        if printer not in [choice.name for choice in self.choices]:
            raise CannotPrint("printer-gone", printer=printer)
        self.jobs.append((printer, printable.paper.id, printable.page_count, copies))


@pytest.fixture
def printers() -> Printers:
    return Printers(RECEPTION, OFFICE)


@pytest.fixture
def open_dialog(
    qtbot: QtBot, qapp: QApplication, pack: Pack, printers: Printers, tmp_path: Path
) -> Open:
    """Open dialogs for a page of the real handbook."""

    def make(
        words: Words = ENGLISH,
        *,
        size: tuple[int, int] = (1024, 740),
        text_size: int = 100,
        content: Pack = pack,
        path: Path | None = tmp_path / "saved.pdf",
    ) -> PrintDialog:
        apply_look(qapp, LIGHT, text_size)
        rtl = words.direction == "rtl"
        qapp.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        language = content.languages[0].code
        (article,) = find_articles(content, language, ["start-here"])
        outlets = Outlets(printers.list, printers.take, ask_for_pdf=lambda *_: path)
        dialog = PrintDialog(
            handout_maker(content, article, TODAY, words), A4, words, LIGHT, outlets=outlets
        )
        qtbot.addWidget(dialog)
        dialog.resize(*size)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield make
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")


# Printing


def test_enter_prints_on_the_usual_printer(
    open_dialog: Open, printers: Printers, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    count = dialog.preview.page_count
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert printers.jobs == [("reception", "a4", count, 1)]
    assert dialog.text == f"Sent to the printer “{RECEPTION.description}”: {count} pages."


def test_enter_again_closes_and_does_not_print_twice(
    open_dialog: Open, printers: Printers, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    for _ in range(2):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert len(printers.jobs) == 1
    assert not dialog.isVisible()


def test_another_printer_paper_and_copies_are_used(open_dialog: Open, printers: Printers) -> None:
    dialog = open_dialog()
    dialog.fields.choose_printer("office")
    dialog.fields.choose_paper(LETTER)
    dialog.fields.choose_copies(3)
    dialog.print_button.click()
    ((printer, paper, pages, copies),) = printers.jobs
    assert (printer, paper, copies) == ("office", "letter", 3)
    assert dialog.text.endswith(f": {3 * pages} pages.")


def test_printer_that_went_away_is_one_sentence_and_a_file_is_offered(
    open_dialog: Open, printers: Printers
) -> None:
    dialog = open_dialog()
    printers.choices = ()
    dialog.print_button.click()
    assert RECEPTION.description in dialog.text
    assert "NOT printed" in dialog.text
    assert not dialog.print_button.isEnabled()
    assert dialog.focusWidget() is dialog.save_button


def test_when_one_printer_went_away_the_others_are_offered(
    open_dialog: Open, printers: Printers
) -> None:
    dialog = open_dialog()
    printers.choices = (OFFICE,)
    dialog.print_button.click()
    assert printers.jobs == []
    dialog.print_button.click()
    assert [job[0] for job in printers.jobs] == ["office"]


def test_without_a_printer_a_file_can_be_saved(
    open_dialog: Open, printers: Printers, qtbot: QtBot, tmp_path: Path
) -> None:
    printers.choices = ()
    dialog = open_dialog()
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any("no printer" in text for text in shown)
    assert not dialog.print_button.isEnabled()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.text == f"Saved: {tmp_path / 'saved.pdf'}"
    assert len(pdf_file.pages(tmp_path / "saved.pdf")) == dialog.preview.page_count


# Saving


def test_file_is_what_the_preview_shows(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog()
    dialog.fields.choose_paper(LETTER)
    dialog.save_button.click()
    facts = pdf_file.facts(tmp_path / "saved.pdf")
    assert facts["Page size"].endswith("(letter)")
    assert facts["Pages"] == str(dialog.preview.page_count)


def test_file_that_cannot_be_written_is_one_sentence(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog(path=tmp_path / "missing" / "saved.pdf")
    dialog.save_button.click()
    assert "could not be written" in dialog.text
    assert dialog.isVisible()


def test_no_name_for_the_file_changes_nothing(open_dialog: Open) -> None:
    dialog = open_dialog(path=None)
    dialog.save_button.click()
    assert dialog.text == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Side effects", "Side effects.pdf"),
        ('What? "Now": a/b\\c', "What Now a b c.pdf"),
        ("...", "handbook.pdf"),
        ("x" * 200, "x" * 80 + ".pdf"),
        ("كيف", "كيف.pdf"),
    ],
)
def test_file_name_suits_every_system(title: str, name: str) -> None:
    assert file_name(title) == name


# Pages


def test_pages_are_turned_by_button_and_key(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    last = dialog.preview.page_count - 1
    first, second = (f"Page {number} of {last + 1}" for number in (1, 2))
    (place,) = (label for label in dialog.findChildren(QLabel) if label.text() == first)
    button(dialog, "Next page").click()
    assert place.text() == second
    qtbot.keyClick(dialog.preview, Qt.Key.Key_End)
    assert dialog.preview.page == last > 1
    assert not button(dialog, "Next page").isEnabled()
    qtbot.keyClick(dialog.preview, Qt.Key.Key_PageUp)
    assert dialog.preview.page == last - 1
    qtbot.keyClick(dialog.preview, Qt.Key.Key_Home)
    assert not button(dialog, "Previous page").isEnabled()


def test_page_is_shown_whole_and_larger_when_asked(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    sheet, view = dialog.preview.widget(), dialog.preview.viewport()
    assert sheet.height() <= view.height()
    assert sheet.width() <= view.width()
    qtbot.keyClick(dialog.preview, Qt.Key.Key_Plus)
    assert sheet.height() > view.height()
    button(dialog, "Show smaller").click()
    assert sheet.height() <= view.height()
    assert not button(dialog, "Show smaller").isEnabled()


def test_preview_tells_its_page_to_a_screen_reader(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.preview.turn(1)
    assert dialog.preview.accessibleName() == f"Page 2 of {dialog.preview.page_count}"


def test_preview_is_the_page_itself(open_dialog: Open) -> None:
    dialog = open_dialog()
    first = dialog.preview.grab().toImage()
    assert dark_dots(first) > 500
    dialog.preview.turn(1)
    assert dialog.preview.grab().toImage() != first


def dark_dots(image: object) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 90  # type: ignore[attr-defined]
        for x in range(0, image.width(), 2)  # type: ignore[attr-defined]
        for y in range(0, image.height(), 2)  # type: ignore[attr-defined]
    )


def test_paper_that_was_chosen_is_announced(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.paper_chosen, timeout=1000) as chosen:
        dialog.fields.choose_paper(LETTER)
    assert chosen.args == ["letter"]


# Everybody


def button(dialog: PrintDialog, name: str) -> QAbstractButton:
    (found,) = (
        each
        for each in dialog.findChildren(QAbstractButton)
        if name in (each.accessibleName(), each.text())
    )
    return found


@pytest.mark.parametrize("text_size", [100, 200, 300])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_cut_off(
    open_dialog: Open, text_size: int, language: str, printers: Printers
) -> None:
    dialog = open_dialog(Words(language), text_size=text_size, size=(1024, 740))
    dialog.print_button.click()
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (1024, 740)
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        left = widget.mapTo(dialog, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= dialog.width()
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
        elif widget.text():
            assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
    for name in ("Print", "Save as PDF", "Get help now"):
        assert button(dialog, name).visibleRegion().boundingRect() == button(dialog, name).rect()


@pytest.mark.parametrize("text_size", [100, 200])
def test_every_target_has_room_for_a_finger(open_dialog: Open, text_size: int) -> None:
    dialog = open_dialog(text_size=text_size)
    targets = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QComboBox)]
    visible = [target for target in targets if target.isVisible()]
    assert len(visible) >= 12
    for target in visible:
        assert min(target.width(), target.height()) >= 44, target.accessibleName()


def test_everything_is_reached_by_tab(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    reached = set()
    for _ in range(30):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    for name in ("Next page", "Show larger", "Print", "Save as PDF", "Cancel", "Get help now"):
        assert button(dialog, name) in reached, name
    assert dialog.preview in reached
    assert set(dialog.findChildren(QComboBox)) <= reached


def test_help_is_one_key_away(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.help_requested, timeout=1000):
        qtbot.keyClick(dialog, Qt.Key.Key_F2)
    assert not dialog.isVisible()


def test_arabic_dialog_is_mirrored(open_dialog: Open, arabic_pack: Pack) -> None:
    dialog = open_dialog(Words("ar"), content=arabic_pack)
    assert dialog.print_button.x() < dialog.preview.x()
    assert button(dialog, "Next page").x() < button(dialog, "Previous page").x()


class PseudoLanguage(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_dialog_shows_only_translated_words(open_dialog: Open, printers: Printers) -> None:
    dialog = open_dialog(Words("en", PseudoLanguage()))
    dialog.print_button.click()
    names = {choice.description for choice in printers.choices}
    for widget in [dialog, *dialog.findChildren(QWidget)]:
        texts = [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(number) for number in range(widget.count())]
        for text in texts:
            has_letters = any(letter.isalpha() for letter in text)
            assert "⟦" in text or not has_letters or text in names, text


# From the window


@pytest.fixture
def window(qtbot: QtBot, pack: Pack) -> MainWindow:
    window = MainWindow(pack, Words("en"), Settings(paper="letter"), lambda: TODAY)
    qtbot.addWidget(window)
    window.start(Request("side-effects"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def opened(window: MainWindow) -> PrintDialog:
    (dialog,) = window.findChildren(PrintDialog)
    return dialog


def test_key_opens_the_dialog_for_the_page_that_is_read(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(window)
    assert dialog.isVisible()
    assert dialog._printable.title == "Side effects and when to get help"
    assert dialog.windowTitle() == "Print"
    assert dialog.fields.paper is LETTER


def test_button_in_the_toolbar_carries_its_word(window: MainWindow) -> None:
    (found,) = (
        each
        for each in window.handbook.toolbar.findChildren(QAbstractButton)
        if each.accessibleName() == "Print handout"
    )
    assert found.text().strip() == "Print handout"
    found.click()
    assert opened(window).isVisible()


def test_paper_is_remembered(window: MainWindow) -> None:
    window.actions_by_id["print"].trigger()
    opened(window).fields.choose_paper(A4)
    assert window.settings.paper == "a4"


def test_help_from_the_dialog_opens_the_page_for_emergencies(window: MainWindow) -> None:
    window.actions_by_id["print"].trigger()
    button(opened(window), "Get help now").click()
    current = window.handbook.history.current
    assert current is not None
    assert current.article == "get-help-now"


def test_damaged_page_is_one_sentence(window: MainWindow) -> None:
    def make(_paper: object) -> Printable:
        raise UnreadableFile("pack-damaged", path="x.pack")

    window.open_print_dialog(make)
    assert "x.pack" in window.handbook.notice.text
    assert not window.findChildren(PrintDialog)


def test_remembered_paper_survives_the_next_start(tmp_path: Path) -> None:
    settings_file.save(Settings(paper="letter"), tmp_path)
    assert settings_file.load(tmp_path).paper == "letter"


def test_page_that_is_in_no_pack_is_one_sentence(qtbot: QtBot, arabic_pack: Pack) -> None:
    window = MainWindow(arabic_pack, ENGLISH, Settings(), lambda: TODAY)
    qtbot.addWidget(window)
    window.start(Request())
    window.open_help()
    window.actions_by_id["print"].trigger()
    assert "cannot be printed" in window.handbook.notice.text
    assert not window.findChildren(PrintDialog)
