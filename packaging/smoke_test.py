"""Try the bundle out as somebody who has no Python would.

A copy in a folder with a difficult name is started with nothing of Python or this project within
reach: its commands, its window without a screen, and its window on a screen (Xvfb) by keyboard.
"""

import contextlib
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

FORBIDDEN_FILES = ("WebEngine", "Qt6Quick", "Qt6Qml", "Qt6Network", "virtualkeyboard")
FORBIDDEN_MODULES = {"markdown", "frontmatter", "yaml", "nh3", "tkinter", "pytest", "hypothesis"}
SCREEN = "1366x768x24"
PATIENCE = 30.0  # seconds, on a busy computer
HARMLESS = "This plugin does not support propagateSizeHints()"  # Qt's offscreen platform
COLOURS_OF_A_REAL_WINDOW = 200  # letters with smooth edges alone give more

Environment = dict[str, str]


def main() -> None:
    """Run every step; the first that fails says why and ends the test."""
    bundle = Path(sys.argv[1]).resolve()
    if not (bundle / "handbook").is_file():
        raise SystemExit(f"There is no bundle in {sys.argv[1]}: run 'make bundle' first.")
    for tool in ("Xvfb", "openbox", "xdotool"):
        if not shutil.which(tool):
            raise SystemExit(f"The smoke test needs {tool}: see packaging/debian-test-tools.txt.")
    with tempfile.TemporaryDirectory(prefix="smoke-") as temporary:
        elsewhere = Path(temporary, "Käte Müller’s programs")
        shutil.copytree(bundle, elsewhere / "handbook", symlinks=True)
        home = Path(temporary, "home")
        home.mkdir()
        program = elsewhere / "handbook" / "handbook"
        # Nothing of this shell's surroundings: no PATH, no PYTHONPATH, no virtual environment.
        bare = {"PATH": "/nowhere", "HOME": str(home), "LANG": "C.UTF-8"}
        check_files(elsewhere / "handbook")
        check_modules(program)
        check_commands(program, bare)
        check_paper(program, bare, Path(temporary))
        check_diary(program, bare)
        check_window_without_a_screen(program, bare, Path(temporary))
        check_window_on_a_screen(program, bare, Path(temporary))
    print("The bundle works.")


def check_files(folder: Path) -> None:
    """No network, no web engine, no links (FAT has none)."""
    for path in folder.rglob("*"):
        unwanted = [word for word in FORBIDDEN_FILES if word.lower() in path.name.lower()]
        expect(not unwanted, f"{path.name} does not belong in the bundle")
        expect(not path.is_symlink(), f"{path.name} is a link, which a USB stick cannot hold")
    licences = ["GPL-3.0.txt", "LGPL-3.0.txt", "Python.txt", "apsw.txt", "babel.txt"]
    for needed in ("handbook.pack", *(f"licences/{name}" for name in licences)):
        expect((folder / "_internal/resources" / needed).is_file(), f"{needed} is missing")
    passed("it holds what it should and nothing of Qt's network, web or Quick")


def check_modules(program: Path) -> None:
    """No Markdown parser and no test tool among the compiled modules."""
    modules = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc
    unwanted = {name for name in modules if name.partition(".")[0] in FORBIDDEN_MODULES}
    expect(not unwanted, f"these modules do not belong in the bundle: {sorted(unwanted)}")
    expect("handbook.library.search" in modules, "the handbook's own modules are missing")
    passed("it carries no Markdown parser")


def check_commands(program: Path, bare: Environment) -> None:
    """The commands answer, in any locale."""
    for locale in ({}, {"LANG": "C"}, {"LANG": "fr_FR.UTF-8"}, {"LANG": "ar_EG.UTF-8"}):
        version = run(program, ["--version"], bare | locale)
        expect(version.startswith("Patient Handbook "), f"--version said {version!r}")
        hits = json.loads(run(program, ["search", "pins and needles", "--json"], bare | locale))
        expect(hits[0]["id"] == "how-pain-can-feel", f"search found {hits[0]['id']} first")
    run(program, ["show", "side-effects"], bare)
    run(program, ["verify"], bare)
    passed("--version, search, show and verify answer")


def check_paper(program: Path, bare: Environment, folder: Path) -> None:
    """It prints a page and a checklist, blank and ticked, into PDF files without a screen."""
    answers = {
        "checklist": "my-symptoms",
        "version": "2026.11.1",
        "language": "en",
        "answers": {"burning": True, "pain-now": 7},
    }
    ticked = folder / "answers.json"
    ticked.write_text(json.dumps(answers), "utf-8")
    sheets = {
        "page.pdf": ["handout", "side-effects"],
        "blank.pdf": ["checklist", "my-symptoms"],
        "ticked.pdf": ["checklist", "my-symptoms", "--answers", str(ticked)],
    }
    for name, command in sheets.items():
        run(program, [*command, "-o", str(folder / name)], bare)
        expect((folder / name).read_bytes().startswith(b"%PDF-"), f"{name} is no PDF file")
    same = (folder / "blank.pdf").read_bytes() == (folder / "ticked.pdf").read_bytes()
    expect(not same, "the ticked checklist shows nothing ticked")
    passed("it prints a page and a checklist, blank and ticked")


def check_diary(program: Path, bare: Environment) -> None:
    """It keeps an entry and gives it back."""
    run(program, ["diary", "new", "Käte"], bare)
    run(program, ["diary", "add", "--pain", "0", "--note", "Schlecht geschlafen"], bare)
    (entry,) = json.loads(run(program, ["diary", "list", "--json"], bare))
    expect(entry["pain"] == 0, "the diary did not keep the pain that was entered")
    expect(entry["note"] == "Schlecht geschlafen", "the diary did not keep the note")
    passed("it keeps an entry")


def check_window_without_a_screen(program: Path, bare: Environment, folder: Path) -> None:
    """The window opens on Qt's offscreen platform and stays open."""
    log = folder / "offscreen.log"
    offscreen = bare | {"QT_QPA_PLATFORM": "offscreen"}
    with started([program], offscreen, log) as process:
        wait_for(lambda: "libqoffscreen.so" in mapped(process), process, "a window offscreen")
        wait_for(lambda: is_idle(process), process, "a window that has finished opening")
        expect_only_its_own_files(process, program.parent)
    expect_silence(log)
    passed("its window opens without a screen")


def check_window_on_a_screen(program: Path, bare: Environment, folder: Path) -> None:
    """The window appears, shows something, and leaves when asked to by Ctrl+Q."""
    with screen(folder) as (display, picture):
        on_screen = bare | {"DISPLAY": display}
        tools = os.environ | {"DISPLAY": display}
        log = folder / "screen.log"
        manager = started(["openbox"], tools, folder / "openbox.log")
        with manager, started([program], on_screen, log) as process:
            wait_for(lambda: find_window(tools) != "", process, "a window called Patient Handbook")
            wait_for(
                lambda: colours(picture) >= COLOURS_OF_A_REAL_WINDOW, process, "a painted window"
            )
            wait_for(lambda: is_idle(process), process, "a window that has finished opening")
            expect_only_its_own_files(process, program.parent)
            seen = colours(picture)
            subprocess.run(["xdotool", "key", "ctrl+q"], env=tools, check=True)
            try:
                code = process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                code = None
            expect(code == 0, f"Ctrl+Q should end it with exit code 0, not {code}")
    expect_silence(log)
    passed(f"its window opens on a screen ({seen} colours) and closes by Ctrl+Q")


def run(program: Path, arguments: list[str], environment: Environment) -> str:
    """Run one command that must succeed and be silent on stderr, from another folder."""
    done = subprocess.run(
        [program, *arguments],
        env=environment,
        cwd="/",
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    said = done.stderr.decode()
    expect(done.returncode == 0, f"{arguments} ended with {done.returncode}: {said}")
    expect(not said, f"{arguments} complained: {said}")
    return done.stdout.decode()


@contextlib.contextmanager
def started(
    command: list[str | Path], environment: Environment, log: Path
) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a program from another folder, note its complaints, end it when it has not ended."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, env=environment, cwd="/", stdout=file, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """Start an X server; give its name and the file that holds its picture."""
    reading, writing = os.pipe()
    options = ["-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(["Xvfb", *options, "-fbdir", folder], pass_fds=[writing])
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def find_window(environment: Environment) -> str:
    """Return the number of the program's window, or nothing."""
    return subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "^Patient Handbook"],
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
    ).stdout.decode()


def colours(picture: Path) -> int:
    """Count the colours in an X window dump of 32 bits a pixel."""
    dump = picture.read_bytes()
    (header_size,) = struct.unpack_from(">I", dump, 0)
    (colour_map_entries,) = struct.unpack_from(">I", dump, 19 * 4)
    pixels = dump[header_size + colour_map_entries * 12 :]
    return len({pixel for (pixel,) in struct.iter_unpack("I", pixels[: len(pixels) // 4 * 4])})


def mapped(process: "subprocess.Popen[bytes]") -> str:
    """Return the list of files that a process has in memory."""
    return Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")


def expect_only_its_own_files(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Fail if Python or Qt came from anywhere but the bundle."""
    paths = {line.split(maxsplit=5)[5] for line in mapped(process).splitlines() if "/" in line}
    foreign = {
        path
        for path in paths
        if any(word in path.lower() for word in ("python", "pyside", "qt6", "site-packages"))
        and not path.startswith(str(folder))
    }
    expect(not foreign, f"it used files from outside the bundle: {sorted(foreign)}")


def expect_silence(log: Path) -> None:
    """Fail if the program complained while it ran."""
    lines = log.read_text(encoding="utf-8").splitlines()
    complaints = [line for line in lines if line != HARMLESS]
    expect(not complaints, "its window complained:\n" + "\n".join(complaints))


def is_idle(process: "subprocess.Popen[bytes]") -> bool:
    """Tell whether a process used no processor time for a moment."""
    before = processor_time(process)
    time.sleep(0.5)
    return processor_time(process) == before


def processor_time(process: "subprocess.Popen[bytes]") -> int:
    """Return the ticks a process has run for."""
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return int(user) + int(system)


def wait_for(condition: Callable[[], bool], process: "subprocess.Popen[bytes]", what: str) -> None:
    """Wait until something is so; fail when the program ends or time runs out before."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        expect(process.poll() is None, f"it ended with {process.returncode} before {what}")
        expect(time.monotonic() < deadline, f"there was never {what}")
        time.sleep(0.1)


def expect(truth: bool, otherwise: str) -> None:
    """End the test with a sentence unless something is true."""
    if not truth:
        raise SystemExit(f"The bundle does not work: {otherwise}.")


def passed(what: str) -> None:
    """Say which step went well."""
    print(f"ok  {what}", flush=True)


if __name__ == "__main__":
    main()
