"""Starts a program on a screen of its own and reads it as a screen reader does.

Runs with the system's Python, which has pyatspi, inside `dbus-run-session`:
at_spi_session.py LINK PROGRAM... prints one JSON object: the article as it is, the article after
pressing the first link called LINK, and how the program ended.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

DEADLINE = 60  # seconds for each thing that is waited for
APPLICATION = "patient-handbook"


def main(link: str, program: list[str]) -> None:
    with contextlib.ExitStack() as running:
        os.environ.update(
            DISPLAY=start_screen(running),
            QT_QPA_PLATFORM="xcb",
            QT_IM_MODULE="none",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        )
        start(running, ["openbox"])
        window = start(running, program)

        import pyatspi  # type: ignore[import-not-found] # noqa: PLC0415 - it connects to the display when it is imported

        application = until(lambda: find_application(pyatspi, window))
        article = until(lambda: find_article(application, window))
        before = read(pyatspi, article)
        press(article, link)
        title = before["objects"][0]["name"]
        until(lambda: first_heading(article) not in ("", title))
        after = read(pyatspi, article)
        still_runs = window.poll() is None
    sys.stdout.write(json.dumps({"before": before, "after": after, "still_runs": still_runs}))


def start(
    running: contextlib.ExitStack, command: list[str], *, pass_fds: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    """Start a process that ends with this one."""
    process = subprocess.Popen(command, stdout=sys.stderr, pass_fds=pass_fds)

    def end() -> None:
        process.terminate()
        try:
            process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            process.kill()

    running.callback(end)
    return process


def start_screen(running: contextlib.ExitStack) -> str:
    """Start an X server on a free display and return its name."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    start(running, ["Xvfb", "-displayfd", str(writing), *screen], pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading) as answer:
        return ":" + answer.readline().strip()


def until(ask: Callable[[], Any]) -> Any:
    """Ask again and again until there is an answer."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.1)
    sys.exit(f"no answer within {DEADLINE} seconds: {ask.__code__.co_names}")


def find_application(pyatspi: Any, window: "subprocess.Popen[bytes]") -> Any:
    if window.poll() is not None:
        sys.exit(f"the program ended with {window.returncode}")
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.name == APPLICATION:
            return application
    return None


def find_article(node: Any, window: "subprocess.Popen[bytes]") -> Any:
    """Return the document that has headings."""
    if window.poll() is not None:
        sys.exit(f"the program ended with {window.returncode}")
    for thing in walk(node):
        if thing.getRoleName().startswith("document") and thing.childCount:
            return thing
    return None


def first_heading(article: Any) -> str:
    for thing in walk(article):
        if thing.getRoleName() == "heading":
            return str(thing.name)
    return ""


def walk(node: Any) -> Iterator[Any]:
    yield node
    for number in range(node.childCount):
        child = node.getChildAtIndex(number)
        if child is not None:
            yield from walk(child)


def read(pyatspi: Any, article: Any) -> dict[str, Any]:
    text = article.queryText()
    objects = [describe(pyatspi, thing) for thing in walk(article)]
    return {
        "name": article.name,
        "interfaces": pyatspi.listInterfaces(article),
        "text": text.getText(0, text.characterCount),
        "objects": objects[1:],
    }


def describe(pyatspi: Any, thing: Any) -> dict[str, Any]:
    place = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    attributes = dict(pair.split(":", 1) for pair in thing.getAttributes() or [])
    states = [pyatspi.stateToString(state) for state in thing.getState().getStates()]
    number = thing.getIndexInParent()
    return {
        "role": thing.getRoleName(),
        "name": thing.name,
        "level": attributes.get("level", ""),
        "actions": actions_of(thing),
        "states": states,
        "place": [place.x, place.y, place.width, place.height],
        "is_child_of_its_parent": thing.parent.getChildAtIndex(number) == thing,
    }


def actions_of(thing: Any) -> list[str]:
    try:
        actions = thing.queryAction()
    except NotImplementedError:
        return []
    return [actions.getName(number) for number in range(actions.nActions)]


def press(article: Any, name: str) -> None:
    link = next(t for t in walk(article) if t.getRoleName() == "link" and t.name == name)
    link.queryAction().doAction(actions_of(link).index("Press"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
