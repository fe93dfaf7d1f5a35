"""Answers: what is missing stays missing, and every mistake in a file is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.errors import WrongUsage, WrongValues
from handbook.library.checklist import Amount, Checklist
from handbook.library.checklist_answers import LONGEST_TEXT, Answers, read_answers
from handbook.library.pack import Pack


@pytest.fixture
def checklist(pack: Pack) -> Checklist:
    found = pack.checklist("en", "my-symptoms")
    assert found is not None
    return found


@pytest.fixture
def empty() -> Answers:
    return Answers("my-symptoms", "2026.11.1", "en")


def written(folder: Path, **answers: object) -> Path:
    return stored(folder, {"answers": {k.replace("_", "-"): v for k, v in answers.items()}})


def stored(folder: Path, changes: dict[str, Any]) -> Path:
    document = {"checklist": "my-symptoms", "version": "2026.11.1", "language": "en", "answers": {}}
    path = folder / "answers.json"
    path.write_text(json.dumps(document | changes), "utf-8")
    return path


def problems(path: Path, checklist: Checklist) -> list[tuple[str, str]]:
    with pytest.raises(WrongValues) as caught:
        read_answers(path, checklist)
    return [(problem.message_id, problem.name) for problem in caught.value.problems]


def refusal(path: Path, checklist: Checklist) -> str:
    with pytest.raises(WrongUsage) as caught:
        read_answers(path, checklist)
    assert caught.value.exit_code == 2
    return caught.value.message_id


def test_nothing_is_answered_at_first(empty: Answers) -> None:
    assert not empty
    assert empty.score("pain-now") is None
    assert not empty.is_ticked("burning")
    assert empty.regions("where") == frozenset()
    assert empty.amount("walking") is None


def test_score_of_zero_is_an_answer(empty: Answers) -> None:
    answers = empty.with_answer("pain-now", 0)
    assert answers
    assert answers.score("pain-now") == 0
    assert answers.as_document()["answers"] == {"pain-now": 0}


@pytest.mark.parametrize("nothing", [None, False, "", ()])
def test_taking_an_answer_away_leaves_no_trace(empty: Answers, nothing: Any) -> None:
    answers = empty.with_answer("burning", True).with_answer("burning", nothing)
    assert answers == empty


def test_tick_is_not_a_score(empty: Answers) -> None:
    assert empty.with_answer("pain-now", True).score("pain-now") is None


def test_file_of_every_kind_of_answer_is_read(checklist: Checklist, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        burning=True,
        numbness=False,
        pain_now=0,
        pain_worst=10,
        walking="lot",
        where=["front_knee_l", "back_lower_back"],
        my_goal="Walk to the market\nand back",
    )
    answers = read_answers(path, checklist)
    assert answers.is_ticked("burning")
    assert not answers.is_ticked("numbness")
    assert (answers.score("pain-now"), answers.score("pain-worst")) == (0, 10)
    assert answers.score("pain-usual") is None
    assert answers.amount("walking") == Amount.LOT
    assert answers.regions("where") == {"front_knee_l", "back_lower_back"}
    assert answers.text("my-goal") == "Walk to the market\nand back"


def test_document_can_be_read_back(checklist: Checklist, empty: Answers, tmp_path: Path) -> None:
    answers = empty.with_answer("where", ("front_chest",)).with_answer("pain-now", 3)
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(answers.as_document()), "utf-8")
    assert read_answers(path, checklist) == answers


@pytest.mark.parametrize("score", [11, -1, 5.0, "5", True, None, [5]])
def test_score_must_be_a_whole_number_from_0_to_10(
    checklist: Checklist, tmp_path: Path, score: object
) -> None:
    path = written(tmp_path, pain_now=score)
    assert problems(path, checklist) == [("answer-not-a-score", "pain-now")]


@pytest.mark.parametrize("tick", [1, 0, "yes", None])
def test_tick_must_be_true_or_false(checklist: Checklist, tmp_path: Path, tick: object) -> None:
    assert problems(written(tmp_path, burning=tick), checklist) == [
        ("answer-not-a-tick", "burning")
    ]


@pytest.mark.parametrize("amount", ["much", "A lot", "", 1, None, True])
def test_amount_must_be_a_known_word(checklist: Checklist, tmp_path: Path, amount: object) -> None:
    path = written(tmp_path, walking=amount)
    assert problems(path, checklist) == [("answer-not-an-amount", "walking")]


@pytest.mark.parametrize("regions", ["front_chest", [1], {"front_chest": True}, None])
def test_regions_must_be_a_list(checklist: Checklist, tmp_path: Path, regions: object) -> None:
    assert problems(written(tmp_path, where=regions), checklist) == [
        ("answer-not-regions", "where")
    ]


@pytest.mark.parametrize("text", ["bell \u0007", "half \ud800", 7, None])
def test_text_must_be_text(checklist: Checklist, tmp_path: Path, text: object) -> None:
    assert problems(written(tmp_path, my_goal=text), checklist) == [("answer-not-text", "my-goal")]


def test_text_has_a_longest_length(checklist: Checklist, tmp_path: Path) -> None:
    assert read_answers(written(tmp_path, my_goal="a" * LONGEST_TEXT), checklist)
    path = written(tmp_path, my_goal="a" * (LONGEST_TEXT + 1))
    assert problems(path, checklist) == [("answer-too-long", "my-goal")]


def test_every_problem_is_named_at_once(checklist: Checklist, tmp_path: Path) -> None:
    path = stored(
        tmp_path,
        {
            "checklist": "another",
            "version": 3,
            "colour": "blue",
            "answers": {"nothing": True, "pain-now": 11, "where": ["front_tail", "back_tail"]},
        },
    )
    assert problems(path, checklist) == [
        ("answers-key-unknown", "colour"),
        ("answers-key-not-text", "version"),
        ("answers-other-checklist", "checklist"),
        ("answer-unknown-item", "nothing"),
        ("answer-not-a-score", "pain-now"),
        ("answer-unknown-region", "where"),
        ("answer-unknown-region", "where"),
    ]


def test_missing_keys_are_named(checklist: Checklist, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text("{}", "utf-8")
    assert [name for _, name in problems(path, checklist)] == [
        "checklist", "version", "language", "answers"
    ]  # fmt: skip


def test_answers_must_be_an_object(checklist: Checklist, tmp_path: Path) -> None:
    path = stored(tmp_path, {"answers": [1, 2]})
    assert problems(path, checklist) == [("answers-not-an-object", "answers")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b"3",
        b"\xff\xfe\x00",
        b'{"checklist": "a", "checklist": "b"}',
        b"[" * 100_000,
        b'{"answers": {"pain-now": ' + b"9" * 5_000 + b"}}",
    ],
    ids=["empty", "words", "list", "number", "bytes", "twice", "deep", "endless number"],
)
def test_what_is_no_answers_file_is_refused(
    checklist: Checklist, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content)
    assert refusal(path, checklist) == "answers-not-json"


def test_missing_file_and_folder_are_refused(checklist: Checklist, tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.json", checklist) == "answers-not-read"
    assert refusal(tmp_path, checklist) == "answers-not-read"


def test_huge_file_is_refused_unread(checklist: Checklist, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(b" " * 1_000_001)
    assert refusal(path, checklist) == "answers-too-large"


def test_problem_tells_a_printable_name(checklist: Checklist, tmp_path: Path) -> None:
    path = stored(tmp_path, {"answers": {"\u001b[2J" + "x" * 100: True}})
    with pytest.raises(WrongValues) as caught:
        read_answers(path, checklist)
    told = str(caught.value.problems[0].parameters["item"])
    assert told.isprintable()
    assert len(told) <= 41


def test_most_urgent_signs_come_first(checklist: Checklist, empty: Answers) -> None:
    answers = empty.with_answer("hot-joint", True).with_answer("leaking", True)
    assert [sign.id for sign in answers.ticked_signs(checklist)] == ["leaking", "hot-joint"]
