"""A checklist as a printed sheet, blank or filled in."""

from datetime import date

from handbook.documents.sheet import (
    Block,
    ChoiceLine,
    Choices,
    DangerBand,
    DangerPanel,
    Figures,
    ScoreLine,
    Scores,
    Sheet,
    SheetRow,
    SheetSection,
    Tick,
    TickGrid,
    WriteLines,
)
from handbook.i18n import Words
from handbook.library.body_regions import REGIONS
from handbook.library.checklist import (
    Amount,
    Checklist,
    ChecklistItem,
    ChecklistSection,
    DangerBox,
    ItemKind,
    Side,
)
from handbook.library.checklist_answers import Answers
from handbook.messages import sentence

MOST_NAMED_REGIONS = 6
_AMOUNTS = (Amount.LITTLE, Amount.LOT)


def checklist_sheet(
    checklist: Checklist,
    answers: Answers | None,
    words: Words,
    content_version: str,
    today: date,
) -> Sheet:
    """Say what is on the sheet; `words` are those of the checklist's own language.

    Without answers it is blank.
    """
    _ = words.gettext
    given = answers or Answers(checklist.summary.id, content_version, checklist.summary.language)
    numbers = {section.id: place for place, section in enumerate(checklist.sections, start=1)}
    rows = []
    for row in sorted({section.row for section in checklist.sections}):
        inside = [section for section in checklist.sections if section.row == row]
        start = (_section(s, numbers[s.id], given, words) for s in inside if s.side != Side.END)
        end = (_section(s, numbers[s.id], given, words) for s in inside if s.side == Side.END)
        rows.append(SheetRow(tuple(start), tuple(end)))
    status = checklist.status
    if checklist.is_overdue(today):
        status = f"{status} {sentence(words, 'page-overdue')}"
    version = _("Content {version}").format(version=content_version)
    return Sheet(
        title=checklist.summary.title,
        language=checklist.summary.language,
        direction=words.direction,
        purpose=" ".join((checklist.purpose, *checklist.notes)),
        blanks=(_("Name"), _("Date")),
        danger=_danger_panel(checklist, given, words),
        rows=tuple(rows),
        footer=(f"{checklist.summary.code} {checklist.summary.title}", version, status),
        page=_("{page}/{pages}").format(page=words.number(1), pages=words.number(1)),
    )


def _danger_panel(checklist: Checklist, answers: Answers, words: Words) -> DangerPanel | None:
    """Return the box of danger signs: tiers with a ticked sign first, ticked signs first."""
    if not checklist.dangers:
        return None
    bands = [_band(box, answers) for box in checklist.dangers]
    note = words.gettext("These are not all the danger signs. Page {code} has them all.")
    return DangerPanel(
        bands=tuple(sorted(bands, key=lambda band: not band.is_ticked)),
        note=note.format(code=checklist.help_code) if checklist.help_code else "",
        number=words.gettext("Emergency number"),
    )


def _band(box: DangerBox, answers: Answers) -> DangerBand:
    signs = sorted(box.signs, key=lambda sign: not answers.is_ticked(sign.id))
    return DangerBand(
        title=box.title,
        ticks=tuple(Tick(sign.paper_text, answers.is_ticked(sign.id)) for sign in signs),
        advice=tuple(s.advice for s in signs if s.advice and answers.is_ticked(s.id)),
        is_urgent=box.tier == "emergency",
    )


def _section(
    section: ChecklistSection, number: int, answers: Answers, words: Words
) -> SheetSection:
    """Turn the items into blocks; items of one kind that follow each other share a block."""
    blocks: list[Block] = []
    together: list[ChecklistItem] = []
    for item in section.items:
        if together and item.kind != together[0].kind:
            blocks += _blocks(together, section, answers, words)
            together = []
        together.append(item)
    blocks += _blocks(together, section, answers, words)
    return SheetSection(number, section.title, section.hint, tuple(blocks))


def _blocks(
    items: list[ChecklistItem], section: ChecklistSection, answers: Answers, words: Words
) -> list[Block]:
    if not items:
        return []
    kind = items[0].kind
    if kind == ItemKind.TICK:
        return [TickGrid(tuple(Tick(i.paper_text, answers.is_ticked(i.id)) for i in items))]
    if kind == ItemKind.SCORE:
        lines = tuple(ScoreLine(item.text, answers.score(item.id)) for item in items)
        return [Scores(lines, section.least, section.most)]
    if kind == ItemKind.AMOUNT:
        chosen = tuple(ChoiceLine(item.text, _place(item, answers)) for item in items)
        return [Choices((section.least, section.most), chosen)]
    if kind == ItemKind.REGIONS:
        return [_figures(answers.regions(item.id), words) for item in items]
    return [
        WriteLines(
            "" if item.text == section.title else item.text,
            item.lines,
            answers.text(item.id),
            may_be_left_out=len(items) < len(section.items),
        )
        for item in items
    ]


def _place(item: ChecklistItem, answers: Answers) -> int | None:
    amount = answers.amount(item.id)
    return None if amount is None else _AMOUNTS.index(amount)


def _figures(marked: frozenset[str], words: Words) -> Figures:
    _ = words.gettext
    caption = ""
    if len(marked) > MOST_NAMED_REGIONS:
        caption = words.ngettext(
            "{count} part of the body is marked",
            "{count} parts of the body are marked",
            len(marked),
        ).format(count=words.number(len(marked)))
    elif marked:
        caption = "; ".join(_(name) for region, name in REGIONS.items() if region in marked)
    return Figures(_("Front"), _("Back"), _("Right"), _("Left"), marked, caption)
