"""How long it takes until a diary entry is safe, beside one append and fsync on the same disk.

    python benchmarks/diary_save.py [--saves N] [--entries N] [--folder DIR]

Saves and appends of 4 KB take turns in one run, so that both meet the same disk. The folder must
be on a real disk: in memory an fsync costs nothing.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from handbook.diary.clock import local_now
from handbook.diary.entry import PainEntry
from handbook.diary.store import DiaryStore

SEED = 20261122
BLOCK = bytes(4096)
GOAL_RATIO = 10.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=500)
    parser.add_argument("--entries", type=int, default=2_000, help="in the diary before")
    parser.add_argument("--folder", type=Path, help="where the files are made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        return compare(Path(folder), options.saves, options.entries)


def compare(folder: Path, saves: int, entries: int) -> int:
    chance = random.Random(SEED)
    with DiaryStore.create(folder / "diaries", "Benchmark", now=local_now) as store:
        for _ in range(entries):
            store.save(new_entry(chance))
    with (folder / "appended").open("ab", buffering=0) as file:
        started = time.perf_counter()
        store = DiaryStore.open(store.path, now=local_now)
        listed = len(store.entries())
        opening = time.perf_counter() - started
        saving, appending = [], []
        for _ in range(saves):
            entry = new_entry(chance)
            saving.append(seconds(lambda entry=entry: store.save(entry)))
            appending.append(seconds(lambda: append(file.fileno())))
        store.close()
    ratio = p95(saving) / p95(appending)
    print(f"open and list {listed} entries: {opening * 1e3:.0f} ms")
    print(f"append 4 KB and fsync: {told(appending)}")
    print(f"save an entry:         {told(saving)}")
    print(f"p95 ratio {ratio:.1f}, at most {GOAL_RATIO:.0f} wanted")
    return 0 if ratio <= GOAL_RATIO else 1


def new_entry(chance: random.Random) -> PainEntry:
    note = "It pulled when I bent down. " * chance.choice((0, 0, 1, 4))
    when = local_now() - timedelta(minutes=chance.randrange(5_000_000))
    values = {"pain": chance.randrange(11), "note": note, "occurred": when}
    return PainEntry.from_form(values, local_now())


def append(descriptor: int) -> None:
    os.write(descriptor, BLOCK)
    os.fsync(descriptor)


def seconds(do: Callable[[], None]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def told(times: list[float]) -> str:
    return f"median {statistics.median(times) * 1e3:.2f} ms, p95 {p95(times) * 1e3:.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
