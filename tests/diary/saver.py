"""Saves entries until it is killed, and says so after each; or makes diaries, when given a folder.

saver.py FILE NOTE | saver.py FOLDER
"""

import sys
from pathlib import Path

from handbook.diary.clock import local_now
from handbook.diary.entry import PainEntry
from handbook.diary.store import DiaryStore


def save(path: Path, note: str) -> None:
    with DiaryStore.open(path, now=local_now) as store:
        for number in range(100_000):
            values = {"pain": number % 11, "note": note * (1 + number % 50)}
            entry = PainEntry.from_form(values, local_now())
            store.save(entry)
            sys.stdout.write(f"{entry.id.hex()}\n")
            sys.stdout.flush()


def make(folder: Path) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in range(100_000):
        DiaryStore.create(folder, f"Diary {number}", now=local_now).close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        save(Path(sys.argv[1]), sys.argv[2])
    else:
        make(Path(sys.argv[1]))
