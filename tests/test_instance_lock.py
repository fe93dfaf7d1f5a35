import subprocess
import sys
from pathlib import Path

import pytest

from handbook.errors import AlreadyRunning, CannotWrite
from handbook.instance_lock import REQUEST_NAME, InstanceLock, Request, hand_over, take_request


def test_second_copy_is_refused(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    first.acquire()
    with pytest.raises(AlreadyRunning):
        InstanceLock(tmp_path).acquire()
    first.release()


def test_released_lock_can_be_taken(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    first.acquire()
    first.release()
    second = InstanceLock(tmp_path)
    second.acquire()
    second.release()


def test_killed_program_leaves_no_lock(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from handbook.instance_lock import InstanceLock;"
        "lock = InstanceLock(Path(sys.argv[1])); lock.acquire(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    lock = InstanceLock(tmp_path)
    lock.acquire()
    lock.release()


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="folder-not-writable"):
        InstanceLock(tmp_path / "file" / "below").acquire()


def test_request_is_handed_over_once(tmp_path: Path) -> None:
    hand_over(Request("side-effects", "bladder"), tmp_path)
    assert take_request(tmp_path) == Request("side-effects", "bladder")
    assert take_request(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"null"])
def test_odd_request_is_dropped(tmp_path: Path, content: bytes) -> None:
    (tmp_path / REQUEST_NAME).write_bytes(content)
    assert take_request(tmp_path) is None
    assert not (tmp_path / REQUEST_NAME).exists()
