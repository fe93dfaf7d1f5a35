"""The window: what `handbook` alone does."""

import argparse
import os
import sys

from handbook.errors import AlreadyRunning, HandbookError
from handbook.i18n import Words
from handbook.instance_lock import InstanceLock, Request, hand_over, take_request
from handbook.paths import PACK, user_folders


def open_window(options: argparse.Namespace, words: Words) -> int:
    """Open the window and stay until it is closed.

    Raises:
        AlreadyRunning: Another window is open; it was handed the request.
    """
    _need_display()
    folders = user_folders(options.data_dir)
    lock = InstanceLock(folders.state)
    try:
        lock.acquire()
    except AlreadyRunning:
        hand_over(Request(options.open, options.search), folders.state)
        raise
    take_request(folders.state)  # left by a start that found a window which then closed
    try:
        try:
            from handbook.gui import app
        except ImportError as error:
            raise HandbookError("libraries-missing", detail=str(error)) from error
        return app.run(
            app.Start(
                pack=options.pack or PACK,
                folders=folders,
                language=options.lang,
                request=Request(options.open, options.search),
                fullscreen=options.fullscreen,
            )
        )
    finally:
        lock.release()


def _need_display() -> None:
    """Refuse where there is no screen, before Qt aborts."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise HandbookError("no-display")
