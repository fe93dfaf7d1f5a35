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
    "hit-title": mark("in the title"),
    "hit-heading": mark("in a heading"),
    "hit-keyword": mark("found under “{found_under}”"),
    "hit-text": mark("in the text"),
}


def sentence(words: Words, message_id: str, /, **parameters: object) -> str:
    """Return the sentence of a message id in the language of `words`."""
    return words.gettext(SENTENCES[message_id]).format(**parameters)


def error_sentence(words: Words, error: HandbookError) -> str:
    """Return the one sentence that tells a person about an error."""
    return sentence(words, error.message_id, **error.parameters)
