"""Commands of the pain diary: new, add and list."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from handbook.errors import (
    AlreadyRunning,
    CannotWrite,
    FieldProblem,
    UnreadableFile,
    WrongValues,
)
from handbook.i18n import Words
from handbook.instance_lock import InstanceLock
from handbook.messages import error_sentence, sentence
from handbook.paths import user_folders

if TYPE_CHECKING:
    from handbook.diary.entry import PainEntry
    from handbook.diary.store import DiaryStore


def add_commands(commands: Any) -> None:
    """Add this module's commands to the parser."""
    diary_parser = commands.add_parser("diary", help="keep a pain diary: new, add, list")
    tasks = diary_parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    new_parser = tasks.add_parser("new", help="make a diary")
    new_parser.add_argument("name", metavar="NAME", help="what the diary is called; not secret")
    new_parser.set_defaults(command=new)

    add_parser = tasks.add_parser("add", help="write an entry")
    add_parser.add_argument("--pain", metavar="N", help="0 (no pain) to 10, a whole number")
    add_parser.add_argument("--note", metavar="TEXT", help="in your own words")
    add_parser.add_argument(
        "--when", metavar="ISO-TIME", help="like 2026-11-22T14:05, or 2026-11-22; without it: now"
    )
    add_parser.set_defaults(command=add)

    list_parser = tasks.add_parser("list", help="print the entries, oldest first")
    list_parser.add_argument("--from", dest="first", metavar="DATE", help="first day")
    list_parser.add_argument("--to", dest="last", metavar="DATE", help="last day")
    list_parser.add_argument("--json", action="store_true", help="print the entries as JSON")
    list_parser.set_defaults(command=list_entries)

    for task in (add_parser, list_parser):
        task.add_argument("--diary", metavar="NAME", help="which diary, where there are several")


def new(options: argparse.Namespace, words: Words) -> int:
    """Make a diary."""
    from handbook.diary import shelf
    from handbook.diary.clock import local_now
    from handbook.diary.store import DiaryStore

    folder = shelf.folder_of(user_folders(options.data_dir))
    with _lock(options), _every_problem(words) as answer:
        with DiaryStore.create(folder, options.name, now=local_now) as store:
            made = words.gettext("The diary “{name}” is made.").format(name=store.name)
        print(made)
        print(
            words.gettext(
                "It has no passphrase: whoever can open the files of this account can read it."
            )
        )
    return answer.exit_code


def add(options: argparse.Namespace, words: Words) -> int:
    """Write an entry; it is on the disk when the answer is printed."""
    from handbook.diary.clock import local_now
    from handbook.diary.entry import PainEntry

    entered = {"pain": options.pain, "note": options.note, "occurred": options.when}
    with _lock(options), _every_problem(words) as answer:
        entry = PainEntry.from_form(entered, local_now())
        with _open(options) as store:
            store.save(entry)
        print(words.gettext("Saved. {entry}").format(entry=", ".join(_parts(entry, words))))
    return answer.exit_code


def list_entries(options: argparse.Namespace, words: Words) -> int:
    """Print the entries; a diary that cannot be written to is listed all the same."""
    with _lock(options, needed=False), _every_problem(words) as answer:
        first, last = _days(options)
        with _open(options) as store:
            entries = store.entries(first, last)
            if options.json:
                print(json.dumps([_as_json(entry) for entry in entries], indent=2))
            for entry in () if options.json else entries:
                print("  ".join(_parts(entry, words)))
                for line in (entry.note or "").splitlines():
                    print(f"    {_printable(line)}")
            if not entries and not options.json:
                print(words.gettext("There are no entries."))
            _tell_of_gaps(store, words)
    return answer.exit_code


class _Answer:
    """What a command answers with."""

    exit_code = 0


@contextmanager
def _every_problem(words: Words) -> Iterator[_Answer]:
    """Tell of every wrong value, one sentence a line, in place of the first alone."""
    answer = _Answer()
    try:
        yield answer
    except WrongValues as error:
        told = [sentence(words, each.message_id, **each.parameters) for each in error.problems]
        print(*told, error_sentence(words, error), sep="\n", file=sys.stderr)
        answer.exit_code = error.exit_code


@contextmanager
def _lock(options: argparse.Namespace, *, needed: bool = True) -> Iterator[None]:
    """Keep the window from opening meanwhile."""
    lock = InstanceLock(user_folders(options.data_dir).state)
    try:
        lock.acquire()
    except AlreadyRunning as error:
        raise AlreadyRunning("diary-window-open") from error
    except CannotWrite:
        if needed:
            raise
    try:
        yield
    finally:
        lock.release()


def _open(options: argparse.Namespace) -> "DiaryStore":
    from handbook.diary import shelf
    from handbook.diary.clock import local_now
    from handbook.diary.store import DiaryStore

    folder = shelf.folder_of(user_folders(options.data_dir))
    return DiaryStore.open(shelf.find(folder, options.diary), now=local_now)


def _days(options: argparse.Namespace) -> tuple[date | None, date | None]:
    """Return the first and the last day that were asked for."""
    days: list[date | None] = []
    problems = []
    for option, text in (("--from", options.first), ("--to", options.last)):
        try:
            days.append(None if text is None else date.fromisoformat(text))
        except ValueError:
            problems.append(FieldProblem("day-not-understood", option, {"option": option}))
    if problems:
        raise WrongValues(problems)
    first, last = days
    if first and last and first > last:
        raise WrongValues([FieldProblem("days-reversed", "--from")])
    return first, last


def _parts(entry: "PainEntry", words: Words) -> list[str]:
    """Return what a person is told of an entry, apart from its note."""
    when = str(entry.occurred.local_date)
    if entry.occurred.local_time:
        when += f" {entry.occurred.local_time:%H:%M}"
    elif entry.occurred.part_of_day:
        when += " " + sentence(words, f"part-of-day-{entry.occurred.part_of_day}")
    parts = [when]
    if entry.pain is None:
        parts.append(words.gettext("pain not recorded"))
    else:
        parts.append(words.gettext("pain {number}").format(number=entry.pain))
    if entry.is_filled_in_later:
        days = entry.recall_days
        later = words.ngettext(
            "filled in later ({days} day)", "filled in later ({days} days)", days
        )
        parts.append(later.format(days=days))
    return parts


def _as_json(entry: "PainEntry") -> dict[str, Any]:
    when = entry.occurred
    return {
        "id": entry.id.hex(),
        "covers": entry.covers,
        "date": when.local_date.isoformat(),
        "time": f"{when.local_time:%H:%M}" if when.local_time else None,
        "part_of_day": when.part_of_day,
        "utc_offset_min": when.utc_offset_min,
        "recorded_at": entry.recorded_at.isoformat(),
        "recall_days": entry.recall_days,
        "pain": entry.pain,
        "note": entry.note,
        "source": entry.source,
        "revisions": len(entry.revisions),
    }


def _tell_of_gaps(store: "DiaryStore", words: Words) -> None:
    """End with what could not be shown, after all that could."""
    newer = UnreadableFile("diary-entries-newer", count=store.not_understood)
    if store.unreadable:
        if store.not_understood:
            print(error_sentence(words, newer), file=sys.stderr)
        raise UnreadableFile("diary-entries-unreadable", count=store.unreadable, path=store.path)
    if store.not_understood:
        raise newer


def _printable(text: str) -> str:
    """Return text that cannot steer the terminal."""
    return "".join(
        character if unicodedata.category(character) != "Cc" else f"\\x{ord(character):02x}"
        for character in text
    )
