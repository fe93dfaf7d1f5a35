"""The parts of the body: the same in the words, in the list and in the drawing."""

import re

from handbook.library.body_regions import BODY_PARTS, REGIONS
from handbook.paths import RESOURCES


def test_there_are_49_regions_each_with_its_own_name() -> None:
    assert len(REGIONS) == 49
    assert len(set(REGIONS.values())) == 49


def test_drawing_and_words_name_the_same_regions() -> None:
    drawing = (RESOURCES / "bodymap.svg").read_text("utf-8")
    assert set(re.findall(r'id="(\w+)" class="region"', drawing)) == set(REGIONS)


def test_each_region_stands_once_in_the_list() -> None:
    listed = [r for part in BODY_PARTS for r in (*part.right, *part.left, *part.middle)]
    assert sorted(listed) == sorted(REGIONS)


def test_names_say_the_side_that_the_id_means() -> None:
    for region, name in REGIONS.items():
        assert ("right" in name) == region.endswith("_r"), region
        assert ("left" in name) == region.endswith("_l"), region
        if name.endswith((", front", ", back")):
            assert name.endswith(region.partition("_")[0]), region


def test_list_puts_each_side_into_its_own_column() -> None:
    for part in BODY_PARTS:
        assert all(region.endswith("_r") for region in part.right)
        assert all(region.endswith("_l") for region in part.left)
