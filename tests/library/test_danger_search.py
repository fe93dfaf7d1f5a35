"""A search that holds words of an emergency shows the help page first."""

import tomllib
from pathlib import Path

import pytest

from handbook.library.pack import Pack
from handbook.library.search import Search

RED_FLAGS = Path(__file__).parents[2] / "content" / "red_flags.toml"
TRIGGERS = [
    trigger
    for sign in tomllib.loads(RED_FLAGS.read_text("utf-8"))["sign"]
    for trigger in sign["triggers"]["en"]
]


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_trigger_shows_the_help_page_first(pack: Pack, trigger: str) -> None:
    assert Search(pack).find(trigger, "en")[0].id == "get-help-now"


@pytest.mark.parametrize(
    "text",
    ["I have chest pain since noon", "please help, I WANT TO DIE", "my son is unconscious!"],
)
def test_trigger_inside_a_sentence_counts(pack: Pack, text: str) -> None:
    assert Search(pack).find(text, "en")[0].id == "get-help-now"


def test_help_page_opens_where_the_sign_stands(pack: Pack) -> None:
    (first, *_others) = Search(pack).find("chest pain", "en")
    assert (first.anchor, first.why) == ("emergency", "hit-danger")
    assert "chest" in first.snippet.lower()


def test_help_page_is_listed_once(pack: Pack) -> None:
    ids = [hit.id for hit in Search(pack).find("chest pain", "en")]
    assert ids.count("get-help-now") == 1


@pytest.mark.parametrize("text", ["chest", "pain", "side effects", "sleep", "numb"])
def test_half_a_trigger_changes_nothing(pack: Pack, text: str) -> None:
    assert all(hit.why != "hit-danger" for hit in Search(pack).find(text, "en"))


def test_limit_holds_for_danger_too(pack: Pack) -> None:
    assert len(Search(pack).find("chest pain", "en", limit=1)) == 1
