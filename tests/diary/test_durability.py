"""What the diary promises when the power goes or the program is killed."""

import random
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from power_cut import Disk
from set_clock import SetClock

from handbook.diary import diary_format
from handbook.diary.diary_file import DiaryFile
from handbook.diary.entry import PainEntry
from handbook.diary.store import DiaryStore
from handbook.errors import HandbookError

CUTS = 300
KILLS = 60
SAVER = Path(__file__).with_name("saver.py")
CANARY = "canary-note"
PLAIN = (CANARY.encode(), CANARY.encode("utf-16-le"), b"pain_entry", b'"pain"', b"2026-11-2")


def workload(store: DiaryStore, disk: Disk, clock: SetClock) -> list[dict[bytes, PainEntry]]:
    """Save, edit and delete; return what was acknowledged after each step."""
    chance = random.Random(1)
    promised = [{entry.id: entry for entry in store.entries()}]
    for step in range(40):
        clock.turn(seconds=1)
        entries = dict(promised[-1])
        if step % 4 == 1:
            entry = chance.choice(list(entries.values())).edited({"pain": step % 11}, clock())
        else:
            note = CANARY + "x" * chance.randrange(1500)
            entry = PainEntry.from_form({"pain": step % 11, "note": note}, clock())
        store.save(entry)
        entries[entry.id] = entry
        if step % 8 == 7:
            disk.acknowledge()
            promised.append(entries)
            store.delete(entry.id)
            entries = {each: entries[each] for each in entries if each != entry.id}
        disk.acknowledge()
        promised.append(entries)
    return promised


def results_of_cuts(store: DiaryStore, clock: SetClock, tmp_path: Path) -> Counter[str]:
    """Cut the power at many moments of one run; count what was found afterwards."""
    for score in range(3):
        store.save(PainEntry.from_form({"pain": score}, clock()))
    store.close()
    with Disk() as disk:
        with DiaryStore.open(store.path, now=clock) as watched:
            promised = workload(watched, disk, clock)
        assert not any(plain in disk.written for plain in PLAIN)
    results: Counter[str] = Counter()
    chance = random.Random(2)
    for number, cut in enumerate(chance.sample(disk.cuts, CUTS)):
        folder = tmp_path / str(number)
        cut.leave(folder, chance)
        before = promised[cut.acknowledged]
        after = promised[min(cut.acknowledged + 1, len(promised) - 1)]
        results[result_of(folder / store.path.name, before, after, clock)] += 1
        shutil.rmtree(folder)
    return results


def result_of(
    path: Path,
    before: dict[bytes, PainEntry],
    after: dict[bytes, PainEntry],
    clock: SetClock,
) -> str:
    """Tell what a cut did: what was acknowledged, and at most the next step, must be there."""
    try:
        with DiaryStore.open(path, now=clock) as store:
            found = {entry.id: entry for entry in store.entries()}
            if store.unreadable:
                return "corrupt"
    except HandbookError:
        return "corrupt"
    return "whole" if found in (before, after) else "lost"


def test_power_cut_loses_nothing_acknowledged(
    store: DiaryStore, clock: SetClock, tmp_path: Path
) -> None:
    assert results_of_cuts(store, clock, tmp_path) == {"whole": CUTS}


@pytest.mark.parametrize("level", [0, 1, 2], ids=["OFF", "NORMAL", "FULL"])
def test_power_cut_with_weaker_settings_is_seen_to_lose(
    store: DiaryStore,
    clock: SetClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    level: int,
) -> None:
    monkeypatch.setitem(diary_format.PRAGMAS, "synchronous", level)
    results = results_of_cuts(store, clock, tmp_path)
    assert results["lost"] > 0
    if level == 0:  # the others corrupt a file too, but too seldom to see it each time
        assert results["corrupt"] > 0


def test_killed_program_loses_nothing_acknowledged(store: DiaryStore, clock: SetClock) -> None:
    store.close()
    chance = random.Random(3)
    acknowledged: set[str] = set()
    written_only = 0
    for _ in range(KILLS):
        saver = subprocess.Popen(
            [sys.executable, str(SAVER), str(store.path), CANARY], stdout=subprocess.PIPE, text=True
        )
        assert saver.stdout is not None
        acknowledged.add(saver.stdout.readline().strip())
        with suppress(subprocess.TimeoutExpired):
            saver.wait(timeout=chance.uniform(0, 0.03))
        saver.kill()
        rest, _ = saver.communicate()
        acknowledged |= set(rest.split()) if rest.endswith("\n") else set(rest.split()[:-1])
        left = b"".join(path.read_bytes() for path in store.path.parent.iterdir())
        assert not any(plain in left for plain in PLAIN)
        with DiaryStore.open(store.path, now=clock) as again:
            found = {entry.id.hex() for entry in again.entries()}
            assert again.unreadable == 0
        assert acknowledged <= found
        written_only = len(found - acknowledged)
    assert len(acknowledged) > KILLS
    assert written_only <= KILLS


def test_program_killed_while_it_makes_a_diary_leaves_none_or_a_whole_one(
    folder: Path, clock: SetClock
) -> None:
    chance = random.Random(4)
    for number in range(10):
        saver = subprocess.Popen(
            [sys.executable, str(SAVER), str(folder / str(number))], stdout=subprocess.PIPE
        )
        assert saver.stdout is not None
        saver.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            saver.wait(timeout=chance.uniform(0, 0.02))
        saver.kill()
        saver.communicate()
        for path in (folder / str(number)).glob("*.diary"):
            with DiaryStore.open(path, now=clock) as made:
                assert made.entries() == ()


def test_new_diary_is_on_the_disk_before_it_has_its_name(tmp_path: Path) -> None:
    with Disk() as disk:
        DiaryFile.create(tmp_path / "made", b"header").close()
        assert disk.holds_nothing_back
        assert len(disk.cuts) > 5
