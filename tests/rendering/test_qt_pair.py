import sys

import pytest
from PySide6.QtCore import QObject

from handbook.errors import UnsafeInstallation
from handbook.rendering.qt_pair import refuse_unsafe_pair

CALLS = 1000


def test_calls_that_return_none_keep_their_references() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS // 2


@pytest.mark.parametrize("python", [(3, 11, 0), (3, 11, 14)])
def test_pair_that_aborts_is_refused(python: tuple[int, ...]) -> None:
    with pytest.raises(UnsafeInstallation):
        refuse_unsafe_pair((6, 12, 0), python)


@pytest.mark.parametrize(
    ("qt", "python"), [((6, 11, 3), (3, 11, 2)), ((6, 12, 0), (3, 12, 0)), ((6, 12, 1), (3, 13, 0))]
)
def test_safe_pair_is_accepted(qt: tuple[int, ...], python: tuple[int, ...]) -> None:
    refuse_unsafe_pair(qt, python)


def test_this_pair_is_accepted() -> None:
    refuse_unsafe_pair()
