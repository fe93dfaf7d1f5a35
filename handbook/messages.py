"""The sentences for errors and answers, by message id, in the language of whoever reads them.

A sentence says what happened, that nothing was lost where something could be, and what to do.
"""

from handbook.errors import HandbookError
from handbook.i18n import Words, mark

SENTENCES: dict[str, str] = {
    "pack-missing": mark(
        "There is no handbook content at {path}. Install the program again, or name a content "
        "pack with --pack."
    ),
    "pack-foreign": mark(
        "{path} is not a content pack of this program. Nothing was changed; name another file "
        "with --pack."
    ),
    "pack-newer": mark(
        "{path} was made for a newer version of this program. Nothing was changed; install the "
        "newer program to read it."
    ),
    "pack-damaged": mark(
        "{path} is damaged and cannot be read. Nothing was changed; copy the file again or install "
        "the program again."
    ),
    "pack-not-readable": mark(
        "{path} may not be opened by this account. Nothing was changed; ask whoever looks after "
        "this computer, or name another file with --pack."
    ),
    "settings-not-saved": mark(
        "Your settings could not be saved in {folder}: it is full or may not be written to. "
        "Nothing else was lost; free some space or choose another folder with --data-dir."
    ),
    "folder-not-writable": mark(
        "The folder {folder} may not be written to, so the handbook did not start. Nothing was "
        "changed; choose another folder with --data-dir."
    ),
    "already-running": mark(
        "The handbook is already open; your request was handed to that window."
    ),
    "no-display": mark(
        "There is no screen to open a window on. The commands search, show and verify work "
        "without one; see handbook --help."
    ),
    "unsafe-python-pair": mark(
        "This Python and this Qt do not work together safely (PySide6 {version} on Python "
        "{python}), so the handbook did not start. Run make setup again, or install "
        "PySide6-Essentials {wanted}."
    ),
    "libraries-missing": mark(
        "A system library that the window needs is missing ({detail}). Run make setup again: it "
        "names what to install."
    ),
    "program-error": mark(
        "Something went wrong in the handbook itself. Nothing that was kept is lost; if the window "
        "no longer answers, close it and open it again."
    ),
    "needs-source": mark(
        "This command needs the builder, which is not part of the installed program. Run it from "
        "a source checkout."
    ),
    "no-such-folder": mark("There is no folder {path}. Nothing was changed; check its name."),
    "not-written": mark(
        "{path} could not be written: the disk is full, or the folder is missing or read-only. "
        "What was there before is unchanged."
    ),
    "content-errors": mark(
        "{count} problems in the content, so no pack was written; an older one is unchanged."
    ),
    "no-such-article": mark("There is no page called {id}. Try: handbook search {id}"),
    "page-not-here": mark("That page is not in this handbook. You are still on the same page."),
    "page-overdue": mark(
        "This page is due for a check. Ask a health worker if its advice is still right."
    ),
    "nothing-found": mark("Nothing was found. Try fewer or other words."),
    "language-unknown": mark("The language {code} is not known. Use a code such as en or ar."),
    "hit-code": mark("page code"),
    "hit-danger": mark("a danger sign"),
    "hit-title": mark("in the title"),
    "hit-heading": mark("in a heading"),
    "hit-keyword": mark("found under “{found_under}”"),
    "hit-text": mark("in the text"),
    "wrong-values": mark("Nothing was changed. Correct what is named above and do the same again."),
    "diary-missing": mark("There is no diary at {path}. Nothing was changed; check its name."),
    "diary-foreign": mark(
        "{path} is not a diary made by this program. Nothing was changed; name another file."
    ),
    "diary-damaged": mark(
        "The diary file {path} is damaged and cannot be opened. Nothing in it was changed; keep "
        "it, and use a copy of it if you have one."
    ),
    "diary-newer": mark(
        "The diary {path} was made by a newer version of this program. Nothing was changed; "
        "install the newer program to open it."
    ),
    "diary-in-use": mark(
        "The diary is open in another window or program. Nothing was changed; close it there and "
        "try again."
    ),
    "diary-in-use-not-saved": mark(
        "Another program is using the diary, so this was NOT saved. Nothing saved before is lost; "
        "wait a moment and save again."
    ),
    "diary-may-not-be-opened": mark(
        "The diary file {path} may not be opened. Nothing was changed; check who may read the file "
        "and its folder."
    ),
    "diary-disk-full": mark(
        "The disk is full, so this was NOT saved. Nothing saved before is lost; free some space "
        "and save again."
    ),
    "diary-read-only": mark(
        "The folder {folder} may not be written to, so this was NOT saved. Nothing saved before is "
        "lost and it can still be read; check the folder and save again."
    ),
    "diary-moved": mark(
        "The diary file was moved or deleted while it was open, so this was NOT saved. Put it back "
        "into {folder} and open the diary again."
    ),
    "diary-not-saved": mark(
        "The disk reported a fault at {path}, so this was NOT saved. Nothing saved before was "
        "changed; check the disk and save again."
    ),
    "diary-damaged-not-saved": mark(
        "The diary file {path} was damaged while it was open, so this was NOT saved. Keep the "
        "file, and use a copy of it if you have one."
    ),
    "diary-entries-unreadable": mark(
        "Entries that cannot be read because the file {path} is damaged there: {count}. All the "
        "others are whole, and nothing was changed."
    ),
    "diary-entries-newer": mark(
        "Entries that a newer version of this program wrote: {count}. They are kept but not shown; "
        "install the newer program to see them."
    ),
    "diary-window-open": mark(
        "The handbook is open. Nothing was changed; use its diary, or close it and do the same "
        "again."
    ),
    "diary-none": mark("There is no diary yet. Make one with: handbook diary new NAME"),
    "diary-which": mark("There are several diaries: {names}. Name one with --diary."),
    "diary-unknown": mark("There is no diary of that name. There are: {names}."),
    "diary-name-missing": mark("The diary has no name: give it one."),
    "diary-name-too-long": mark(
        "The name has {length} characters; at most {longest} fit. Choose a shorter one."
    ),
    "diary-name-not-text": mark(
        "The name holds something that is not a letter, such as a line break. Leave that out."
    ),
    "diary-name-taken": mark("There is a diary called “{name}” already. Choose another name."),
    "entry-pain-missing": mark("The pain is missing: give a whole number from 0 to 10."),
    "entry-pain-not-whole": mark("The pain is not a whole number: give one from 0 to 10."),
    "entry-pain-out-of-range": mark("The pain is not from 0 to 10: give a whole number there."),
    "entry-note-too-long": mark(
        "The note has {length} characters; at most {longest} fit. Nothing of it was cut; shorten "
        "it."
    ),
    "entry-note-not-text": mark("The note holds something that is not text: leave that out."),
    "entry-source-unknown": mark("It is not known how this entry was written."),
    "entry-when-not-understood": mark(
        "The time is not understood: give it like 2026-11-22T14:05, or the day like 2026-11-22."
    ),
    "entry-when-to-come": mark("The time is still to come: an entry is about now or earlier."),
    "entry-when-too-early": mark("The time is before the year 1900: check the year."),
    "entry-part-of-day-unknown": mark(
        "The part of the day is not known: choose night, morning, afternoon or evening."
    ),
    "entry-part-of-day-with-time": mark(
        "A part of the day goes with a day, not with a time: leave one of them out."
    ),
    "day-not-understood": mark("{option} is not a day: give it like 2026-11-22."),
    "part-of-day-night": mark("night"),
    "part-of-day-morning": mark("morning"),
    "part-of-day-afternoon": mark("afternoon"),
    "part-of-day-evening": mark("evening"),
    "output-is-folder": mark(
        "{path} is a folder. Nothing was written; add the name of a file to it."
    ),
    "output-not-pdf": mark(
        "{path} does not end in .pdf. Nothing was written; give the file a name that does."
    ),
    "no-articles": mark("No page was named. Nothing was written; name one, or give --all."),
    "articles-and-all": mark(
        "Pages were named beside --all. Nothing was written; leave one of them out."
    ),
    "printer-gone": mark(
        "The printer “{printer}” is not there or takes nothing now, so this was NOT printed. "
        "Nothing is lost; choose another printer, or save a PDF file and print it later."
    ),
    "no-printer": mark(
        "This computer has no printer that the handbook can use. You can save a PDF file, and "
        "print it on another computer."
    ),
    "page-not-printed": mark(
        "This page belongs to the program and cannot be printed. Every page in the contents can."
    ),
    "printed": mark("Sent to the printer “{printer}”: {pages}."),
    "pdf-saved": mark("Saved: {path}"),
    "days-reversed": mark("The first day is after the last day: give them the other way round."),
    "no-such-checklist": mark("There is no checklist called {id}. There are: {names}."),
    "no-checklists": mark("This content pack has no checklists."),
    "answers-not-read": mark(
        "The answers in {path} could not be read. Nothing was written; check the name of the file."
    ),
    "answers-too-large": mark(
        "{path} is too large to be a file of answers. Nothing was written; name another file."
    ),
    "answers-not-json": mark(
        "{path} is not a file of answers: it must hold one JSON object, each name once. Nothing "
        "was written."
    ),
    "answers-key-missing": mark("“{key}” is missing in the answers."),
    "answers-key-unknown": mark("“{key}” does not belong into a file of answers."),
    "answers-key-not-text": mark("“{key}” must be a text."),
    "answers-other-checklist": mark("These are answers to “{found}”, not to “{wanted}”."),
    "answers-not-an-object": mark("“answers” must be an object of items and their answers."),
    "answer-unknown-item": mark("“{item}” is not in this checklist."),
    "answer-not-a-tick": mark("“{item}” must be true or false."),
    "answer-not-a-score": mark(
        "“{item}” must be a whole number from 0 to 10; leave it out when nobody chose one."
    ),
    "answer-not-an-amount": mark("“{item}” must be “little” or “lot”."),
    "answer-not-regions": mark("“{item}” must be a list of parts of the body."),
    "answer-unknown-region": mark("“{item}” names “{region}”, which is no part of the body here."),
    "answer-not-text": mark("“{item}” must be a text without control characters."),
    "answer-too-long": mark(
        "“{item}” has {length} characters; at most {longest} fit. Nothing of it was cut; shorten "
        "it."
    ),
    "sheet-too-long": mark(
        "“{title}” does not fit on one page of this paper. Nothing was lost; write less in it and "
        "do the same again."
    ),
}


def sentence(words: Words, message_id: str, /, **parameters: object) -> str:
    """Return the sentence of a message id in the language of `words`."""
    return words.gettext(SENTENCES[message_id]).format(**parameters)


def error_sentence(words: Words, error: HandbookError) -> str:
    """Return the one sentence that tells a person about an error."""
    return sentence(words, error.message_id, **error.parameters)
