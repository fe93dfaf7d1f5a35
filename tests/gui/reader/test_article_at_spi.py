"""What another process is told about an article, over the bus that screen readers use."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from handbook.library import xhtml
from handbook.library.pack import Pack
from handbook.paths import ROOT

SESSION = Path(__file__).parent / "at_spi_session.py"
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-pyatspi belongs to
OPENED = "how-pain-can-feel"
LINK = "When to get help right away"
LINKED = "get-help-now"

Objects = list[dict[str, Any]]


def what_is_missing() -> str:
    """Say why this machine cannot play a screen reader, or nothing."""
    if sys.platform != "linux":
        return "AT-SPI is how Linux talks to screen readers"
    for tool in ("Xvfb", "openbox", "dbus-run-session", SYSTEM_PYTHON):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    check = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "python3-pyatspi is not installed" if check.returncode else ""


MISSING = what_is_missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING or "nothing is missing")


@pytest.fixture(scope="module")
def real_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "handbook.pack"
    build = [sys.executable, "-m", "handbook", "build", str(ROOT / "content"), "-o", str(path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.fixture(scope="module")
def heard(real_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Start the program, listen to a page, press a link, listen again."""
    run_time = tmp_path_factory.mktemp("run")
    run_time.chmod(0o700)
    program = [sys.executable, "-m", "handbook", "--data-dir", tmp_path_factory.mktemp("data"),
               "--pack", real_pack, "--lang", "en", "--open", OPENED]  # fmt: skip
    answer = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, SESSION, LINK, *map(str, program)],
        cwd=ROOT,
        env={**os.environ, "XDG_RUNTIME_DIR": str(run_time)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert answer.returncode == 0, answer.stderr
    return dict(json.loads(answer.stdout.splitlines()[-1]))


@pytest.fixture
def objects(heard: dict[str, Any]) -> Objects:
    return list(heard["before"]["objects"])


@pytest.fixture(scope="module")
def page(real_pack: Path) -> ET.Element:
    return read_page(real_pack, OPENED)


def read_page(pack_path: Path, name: str) -> ET.Element:
    pack = Pack.open(pack_path)
    article = pack.article("en", name)
    pack.close()
    assert article is not None
    return xhtml.parse(article.body)


def headings_of(page: ET.Element) -> list[tuple[str, str]]:
    levels = {f"h{level}": str(level) for level in range(1, 5)}
    return [(xhtml.text_of(e), levels[e.tag]) for e in page.iter() if e.tag in levels]


def named(objects: Objects, role: str) -> list[str]:
    return [thing["name"] for thing in objects if thing["role"] == role]


def test_headings_are_heard_with_their_levels(objects: Objects, page: ET.Element) -> None:
    heard = [(thing["name"], thing["level"]) for thing in objects if thing["role"] == "heading"]
    assert len(heard) > 5
    assert heard == headings_of(page)


def test_every_link_can_be_pressed(objects: Objects, page: ET.Element) -> None:
    links = [thing for thing in objects if thing["role"] == "link"]
    assert len(links) == len(list(page.iter("a")))
    assert all("Press" in link["actions"] for link in links)
    assert all(link["name"] for link in links)


def test_pressing_a_link_opens_its_page(heard: dict[str, Any], real_pack: Path) -> None:
    after = heard["after"]["objects"]
    headings = [(thing["name"], thing["level"]) for thing in after if thing["role"] == "heading"]
    assert headings == headings_of(read_page(real_pack, LINKED))
    assert heard["still_runs"]


def test_focus_goes_to_the_title_of_the_page_that_opens(heard: dict[str, Any]) -> None:
    for page in ("before", "after"):
        focused = [t for t in heard[page]["objects"] if "focused" in t["states"]]
        assert [(thing["role"], thing["level"]) for thing in focused] == [("heading", "1")]


def test_list_items_are_heard(objects: Objects, page: ET.Element) -> None:
    terms = len(list(page.iter("dt")))
    assert len(named(objects, "list item")) == len(list(page.iter("li"))) + terms
    lists = len(list(page.iter("ul"))) + len(list(page.iter("ol"))) + len(list(page.iter("dl")))
    assert len(named(objects, "list")) == lists


def test_pictures_are_heard_in_words(objects: Objects, page: ET.Element) -> None:
    pictures = [image.get("alt") for image in page.iter("img")]
    assert pictures
    assert named(objects, "image") == pictures


def test_callouts_are_heard_with_their_kind(objects: Objects, page: ET.Element) -> None:
    kinds = Counter(name.partition(":")[0] for name in named(objects, "section"))
    names = {"urgent": "Urgent", "important": "Important", "selfcare": "Self-care", "note": "Note"}
    written = Counter(names[div.get("class", "").split()[1]] for div in page.iter("div"))
    assert kinds == written


def test_the_tree_is_whole(heard: dict[str, Any]) -> None:
    for page in ("before", "after"):
        assert all(thing["is_child_of_its_parent"] for thing in heard[page]["objects"])


def test_only_what_is_scrolled_into_view_is_showing(objects: Objects) -> None:
    showing = {thing["name"]: "showing" in thing["states"] for thing in objects}
    assert showing["How chronic pain can feel"]
    assert not showing["Sources"]


def test_text_can_be_read_as_a_whole(heard: dict[str, Any]) -> None:
    assert "Text" in heard["before"]["interfaces"]
    assert len(heard["before"]["text"]) > 1000
    assert heard["before"]["name"]
