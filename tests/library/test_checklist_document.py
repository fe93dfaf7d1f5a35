"""A checklist goes into a pack and comes out the same; damage is told as damage."""

import json
from datetime import date
from pathlib import Path

import apsw
import pytest

from handbook.errors import UnreadableFile
from handbook.library.checklist import ItemKind, Side
from handbook.library.pack import Pack
from handbook.library.pack_builder import build
from handbook.library.verification import verify

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def changed(tmp_path: Path, pack_path: Path) -> "Changed":
    return Changed(tmp_path / "changed.pack", pack_path)


class Changed:
    """A copy of a pack whose checklist a test changes behind the program's back."""

    def __init__(self, path: Path, original: Path) -> None:
        self.path = path
        path.write_bytes(original.read_bytes())

    def document(self, **changes: object) -> None:
        connection = apsw.Connection(str(self.path))
        (text,) = connection.execute("SELECT document FROM checklist").fetchone()
        self.text(json.dumps(json.loads(text) | changes))

    def text(self, text: str) -> None:
        apsw.Connection(str(self.path)).execute("UPDATE checklist SET document = ?", (text,))


def test_pack_lists_its_checklists(pack: Pack) -> None:
    (summary,) = pack.checklists("en")
    assert (summary.id, summary.code, summary.title) == ("my-symptoms", "KT-71", "My symptoms")
    assert pack.checklists("ar") == ()


def test_unknown_checklist_is_none(pack: Pack) -> None:
    assert pack.checklist("en", "nowhere") is None
    assert pack.checklist("ar", "my-symptoms") is None


def test_checklist_carries_its_facts(arabic_pack: Pack) -> None:
    checklist = arabic_pack.checklist("ar", "my-day")
    assert checklist is not None
    assert checklist.summary.code == "KT-72"
    assert checklist.help_code == "KT-02"
    assert checklist.status == "تم التحقق من المعلومات في 22 نوفمبر 2026. لم يراجعها طبيب بعد."
    assert (checklist.reviewed, checklist.review_by) == (date(2026, 11, 22), date(2027, 5, 22))
    assert checklist.notes == ("لا تعرض هذه الصفحة إلا على من تثق به.",)
    places = [(section.id, section.row, section.side) for section in checklist.sections]
    assert places == [
        ("feeling", 1, Side.START),
        ("place", 1, Side.END),
        ("strength", 1, Side.START),
        ("in-the-way", 2, Side.START),
        ("notes", 2, Side.END),
    ]
    notes = checklist.sections[-1].items[-1]
    assert (notes.kind, notes.lines) == (ItemKind.TEXT, 3)


def test_checklist_is_overdue_the_day_after(pack: Pack) -> None:
    checklist = pack.checklist("en", "my-symptoms")
    assert checklist is not None
    assert not checklist.is_overdue(checklist.review_by)
    assert checklist.is_overdue(date(2100, 1, 1))


def test_danger_signs_come_from_the_one_file(pack: Pack) -> None:
    signs = {sign.id: sign for group in pack.danger_signs("en") for sign in group.signs}
    checklist = pack.checklist("en", "my-symptoms")
    assert checklist is not None
    assert [box.tier for box in checklist.dangers] == ["emergency", "today"]
    for sign in checklist.signs:
        assert (sign.text, sign.short) == (signs[sign.id].text, signs[sign.id].short)


def test_every_back_sign_is_asked_for(pack: Pack) -> None:
    (back,) = (group for group in pack.danger_signs("en") if group.id == "back")
    checklist = pack.checklist("en", "my-symptoms")
    assert checklist is not None
    assert {sign.id for sign in back.signs} <= {sign.id for sign in checklist.signs}


def test_sign_with_its_own_advice_has_its_own_page(arabic_pack: Pack) -> None:
    checklist = arabic_pack.checklist("ar", "my-day")
    assert checklist is not None
    first, second = checklist.signs
    assert (first.advice, first.article) == ("", "find-a-page#search")
    assert (second.advice, second.article) == ("لست وحدك.", "find-a-page#search")


def test_item_of_a_tier_is_answered_by_its_box(arabic_pack: Pack) -> None:
    checklist = arabic_pack.checklist("ar", "my-day")
    assert checklist is not None
    box = checklist.danger_of(checklist.items["warning"])
    assert box is checklist.dangers[0]
    assert checklist.danger_of(checklist.items["burning"]) is None


def test_left_out_signs_are_not_asked_for(pack: Pack) -> None:
    checklist = pack.checklist("en", "my-symptoms")
    assert checklist is not None
    assert "voices" not in checklist.items


def test_same_checklists_give_the_same_bytes(tmp_path: Path) -> None:
    packs = [tmp_path / "one.pack", tmp_path / "two.pack"]
    for path in packs:
        build(ROOT / "tests/data/arabic", path)
    assert packs[0].read_bytes() == packs[1].read_bytes()


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": 7},
        {"notes": "one"},
        {"sections": {}},
        {"sections": [{"id": "x"}]},
        {"dangers": [{"tier": "today"}]},
        {"reviewed": "soon"},
        {"advice": [1]},
    ],
)
def test_changed_document_is_a_damaged_pack(changed: Changed, changes: dict[str, object]) -> None:
    changed.document(**changes)
    pack = Pack.open(changed.path)
    with pytest.raises(UnreadableFile) as caught:
        pack.checklist("en", "my-symptoms")
    assert caught.value.message_id == "pack-damaged"
    pack.close()


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 50_000, "null"])
def test_what_is_no_document_is_a_damaged_pack(changed: Changed, text: str) -> None:
    changed.text(text)
    with pytest.raises(UnreadableFile):
        verify(changed.path)


def test_group_that_is_gone_is_a_damaged_pack(changed: Changed) -> None:
    apsw.Connection(str(changed.path)).execute("DELETE FROM danger_group WHERE id = 'back'")
    with pytest.raises(UnreadableFile):
        verify(changed.path)
