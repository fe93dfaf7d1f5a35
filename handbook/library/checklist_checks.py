"""Check checklists against everything else: danger signs, pages, codes, and their own order."""

from collections.abc import Iterator
from datetime import date

from handbook.i18n import mark
from handbook.library.block_checks import text_findings
from handbook.library.checklist import ChecklistSection, ItemKind, Side
from handbook.library.checklist_manuscript import BoxPlan, ChecklistManuscript
from handbook.library.danger_signs import signs_of
from handbook.library.front_matter import CODE_DIFFERS, CODE_TWICE, OVERDUE
from handbook.library.manuscript import GENERAL_KNOWLEDGE, Content
from handbook.library.problem import Problems
from handbook.library.reference_checks import GK_LEFT, NO_GROUP, check_target
from handbook.library.reference_lists import TWICE

OTHER_TIER = mark("The group “{id}” is of the tier {tier}, not {wanted}.")
TIER_TWICE = mark("There are two boxes for the tier {tier}.")
NO_BOX = mark("“{id}” is of the tier {tier}, but no [[danger]] says what to do then.")
NOT_LEFT_OUT = mark("“without” names {id}, which is in none of these groups.")
NO_SIGNS = mark("This box is left without danger signs.")
SIGN_TWICE = mark("The danger sign {id} is asked for twice.")
NO_SIGN = mark("“sign” names {id}, which no box asks for.")
EMPTY_SECTION = mark("The section “{id}” has no items.")
NO_ENDS = mark("The section “{id}” needs “least” and “most”: what its answers mean.")
ROWS_BACK = mark("The section “{id}” stands in a row above the section before it.")
ALONE = mark("The section “{id}” is as wide as the page: its row can hold no other.")
NO_START = mark("Row {row} has nothing on the side where lines begin.")


def check_checklists(content: Content, today: date | None, problems: Problems) -> None:
    """Note everything that is wrong with the checklists."""
    _check_codes(content, problems)
    for checklist in content.checklists:
        ChecklistCheck(checklist, content, problems).run()
        if today is not None and today > checklist.review_by:
            line = checklist.line_of("review_by")
            day = checklist.review_by.isoformat()
            problems.warn(checklist.path, line, OVERDUE, day=day)


class ChecklistCheck:
    """Checks one checklist against everything else."""

    def __init__(
        self, checklist: ChecklistManuscript, content: Content, problems: Problems
    ) -> None:
        self._checklist = checklist
        self._content = content
        self._problems = problems

    def run(self) -> None:
        """Note everything that does not fit together."""
        asked = self._check_boxes()
        self._check_advice(asked)
        self._check_items(asked)
        self._check_sections()
        for line, text in self._texts():
            for sentence, parameters in text_findings(text):
                self._add(line, sentence, **parameters)

    def _check_boxes(self) -> set[str]:
        """Check the boxes of danger signs and return the ids of the signs they ask for."""
        asked: set[str] = set()
        tiers: set[str] = set()
        for box in self._checklist.boxes:
            if box.tier in tiers:
                self._add(box.line, TIER_TWICE, tier=box.tier)
            tiers.add(box.tier)
            self._check_page(box.article, box.line)
            for name in self._signs_of(box):
                if name in asked:
                    self._add(box.line, SIGN_TWICE, id=name)
                asked.add(name)
        return asked

    def _signs_of(self, box: BoxPlan) -> list[str]:
        found = []
        for name in box.groups:
            group = self._content.groups.get(name)
            if self._content.lacks(name, self._content.groups, "red_flags.toml"):
                self._add(box.line, NO_GROUP, id=name)
            elif group is not None and group.tier != box.tier:
                self._add(box.line, OTHER_TIER, id=name, tier=group.tier, wanted=box.tier)
            found += signs_of(name, self._content)
        ids = [sign.id for sign in found]
        for name in box.without:
            if name not in ids and "red_flags.toml" not in self._content.unread:
                self._add(box.line, NOT_LEFT_OUT, id=name)
        left = [sign for sign in found if sign.id not in box.without]
        if found and not left:
            self._add(box.line, NO_SIGNS)
        if self._checklist.review_status != "draft" and any(
            GENERAL_KNOWLEDGE in sign.sources for sign in left
        ):
            self._add(box.line, GK_LEFT)
        return [sign.id for sign in left]

    def _check_advice(self, asked: set[str]) -> None:
        given: set[str] = set()
        for advice in self._checklist.advice:
            if advice.sign in given:
                self._add(advice.line, TWICE, id=advice.sign)
            given.add(advice.sign)
            if self._content.lacks(advice.sign, asked, "red_flags.toml"):
                self._add(advice.line, NO_SIGN, id=advice.sign)
            self._check_page(advice.article, advice.line)

    def _check_items(self, asked: set[str]) -> None:
        tiers = {box.tier for box in self._checklist.boxes}
        for section in self._checklist.sections:
            for item in section.items:
                line = self._checklist.item_lines.get(f"item:{item.id}", 1)
                if item.id in asked:
                    self._add(line, TWICE, id=item.id)
                if item.tier and item.tier not in tiers:
                    self._add(line, NO_BOX, id=item.id, tier=item.tier)
                self._check_page(item.article, line)

    def _check_sections(self) -> None:
        """Check that the sections have what their answers need, and stand in order on paper."""
        rows: dict[int, list[ChecklistSection]] = {}
        before = 1
        for section in self._checklist.sections:
            line = self._line_of(section)
            kinds = {item.kind for item in section.items}
            if not section.items:
                self._add(line, EMPTY_SECTION, id=section.id)
            needs_ends = kinds & {ItemKind.SCORE, ItemKind.AMOUNT}
            if needs_ends and not (section.least and section.most):
                self._add(line, NO_ENDS, id=section.id)
            if section.row < before:
                self._add(line, ROWS_BACK, id=section.id)
            before = section.row
            rows.setdefault(section.row, []).append(section)
        for row, sections in rows.items():
            sides = {section.side for section in sections}
            for section in sections:
                if section.side == Side.BOTH and len(sections) > 1:
                    self._add(self._line_of(section), ALONE, id=section.id)
            if sides == {Side.END}:
                self._add(self._line_of(sections[0]), NO_START, row=row)

    def _check_page(self, article: str, line: int) -> None:
        """Check where a person is sent to read on."""
        if article:
            check_target(
                f"article:{article}",
                self._checklist.path,
                line,
                None,
                self._content,
                self._problems,
                self._checklist.language,
            )

    def _texts(self) -> Iterator[tuple[int, str]]:
        """Yield every text that people read, with its line."""
        checklist = self._checklist
        yield checklist.line_of("title"), checklist.title
        yield checklist.line_of("purpose"), checklist.purpose
        yield checklist.line_of("reviewer"), checklist.reviewer
        for note in checklist.notes:
            yield checklist.line_of("notes"), note
        for box in checklist.boxes:
            yield box.line, box.title
            yield box.line, box.advice
        for advice in checklist.advice:
            yield advice.line, advice.text
        for section in checklist.sections:
            for text in (section.title, section.hint, section.least, section.most):
                yield self._line_of(section), text
            for item in section.items:
                yield checklist.item_lines.get(f"item:{item.id}", 1), item.text

    def _line_of(self, section: ChecklistSection) -> int:
        return self._checklist.item_lines.get(f"section:{section.id}", 1)

    def _add(self, line: int, sentence: str, **parameters: object) -> None:
        self._problems.add(self._checklist.path, line, sentence, **parameters)


def _check_codes(content: Content, problems: Problems) -> None:
    """Check that a code belongs to one page or checklist, the same in every language."""
    taken = {(page.language, page.front.code): page.path for page in content.manuscripts}
    first: dict[str, ChecklistManuscript] = {}
    for checklist in content.checklists:
        line = checklist.line_of("code")
        other = taken.setdefault((checklist.language, checklist.code), checklist.path)
        if other != checklist.path:
            problems.add(checklist.path, line, CODE_TWICE, code=checklist.code, other=other)
        same = first.setdefault(checklist.id, checklist)
        if same.code != checklist.code:
            problems.add(
                checklist.path,
                line,
                CODE_DIFFERS,
                code=checklist.code,
                other=same.code,
                language=same.language,
            )
