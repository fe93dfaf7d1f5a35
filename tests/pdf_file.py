"""Reads PDF files back with poppler's tools, as another program would."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handbook.library import xhtml


@dataclass(frozen=True)
class PdfFont:
    name: str
    embedded: bool
    has_unicode: bool


def run(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is missing: install poppler-utils")
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pages(path: Path) -> list[str]:
    """Return the text of each page in the order in which it was painted."""
    return run("pdftotext", "-raw", str(path), "-").split("\f")[:-1]


def read_text(path: Path) -> str:
    """Return all text in the order in which a person reads it."""
    return run("pdftotext", str(path), "-")


def facts(path: Path) -> dict[str, str]:
    """Return what the file says of itself."""
    lines = run("pdfinfo", str(path)).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def fonts(path: Path) -> list[PdfFont]:
    rows = [line.split() for line in run("pdffonts", str(path)).splitlines()[2:]]
    return [PdfFont(row[0], row[-5] == "yes", row[-3] == "yes") for row in rows]


def pictures_of_pixels(path: Path) -> list[str]:
    return run("pdfimages", "-list", str(path)).splitlines()[2:]


def words(text: str) -> list[str]:
    """Return words as they are compared: letters as typed, no numbers of list items."""
    text = "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text)
        if unicodedata.category(sign) not in ("Mn", "Cf")
    )
    return [word for word in text.split() if not re.fullmatch(r"[0-9]+\.", word)]


def words_of(root: ET.Element, image: Callable[[str], bytes | None]) -> list[str]:
    """Return the words of an article and its pictures, in order."""
    found = []
    for element in root.iter():
        if element.tag == "img":
            drawing = image(element.get("src", "").partition(":")[2])
            found += words(" ".join(ET.fromstring(drawing).itertext()) if drawing else "")
        elif element.tag in xhtml.BLOCKS:
            found += words(own_text(element))
    return found


def own_text(element: ET.Element) -> str:
    """Return the text of an element that is not in a block inside it."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [" " if child.tag in xhtml.BLOCKS else own_text(child), child.tail or ""]
    return "".join(pieces)
