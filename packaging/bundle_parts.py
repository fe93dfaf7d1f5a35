"""Which files go into the bundle: the rules that build.spec applies.

PyInstaller finds too much: Qt's plugins pull in GTK, OpenSSL, QtQuick and a virtual keyboard.
It has no option that selects PySide6's plugins, so the lists it made are filtered here. An entry
is PyInstaller's `(name in the bundle, source file, kind)`.
"""

import os
import re
import subprocess
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]

# The languages that numbers and dates can be written in. One more language is one more code here.
LANGUAGES = ("en", "ar")

# Imported by name somewhere, needed by nothing that runs in the bundle.
EXCLUDED_MODULES = [
    # Only `handbook build` reads Markdown, and that runs from source.
    "markdown", "frontmatter", "yaml", "nh3",
    # The standard library's servers, mail, windows and test tools; `email` and `_decimal` stay
    # (importlib.metadata and Babel want them).
    "asyncio", "bdb", "concurrent", "curses", "distutils", "doctest", "ensurepip", "ftplib", "http",
    "idlelib", "imaplib", "lib2to3", "multiprocessing", "pdb", "pydoc", "pydoc_data", "readline",
    "smtplib", "ssl", "test", "tkinter", "turtle", "unittest", "venv", "xml.dom", "xmlrpc",
    "_bz2", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
    "_hashlib", "_lzma", "_multibytecodec", "_pydecimal", "_ssl",
    # Tools of this project and of packaging.
    "PyInstaller", "flit_core", "hypothesis", "pip", "pkg_resources", "pytest", "setuptools",
    # What Qt has beside windows and paper.
    "PySide6.QtConcurrent", "PySide6.QtDBus", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtPdf",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql",
    "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtXml",
]  # fmt: skip

# PNG and BMP readers and the bridge to screen readers are built into QtGui.
PLUGINS = "PySide6/Qt/plugins/"
KEPT_PLUGINS = {
    "iconengines/libqsvgicon.so",
    "imageformats/libqgif.so",
    "imageformats/libqico.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "imageformats/libqwebp.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "platformthemes/libqxdgdesktopportal.so",
    "printsupport/libcupsprintersupport.so",
    # Without these two a window on Wayland has no title bar.
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-shell-integration/libxdg-shell.so",
}

# These must be the computer's own: they have to fit its graphics driver, its fonts or its printers.
# Small X11 helpers are bundled, because plain desktops do not have all of them.
LEFT_TO_THE_SYSTEM = re.compile(
    r"lib(X11|X11-xcb|Xau|Xdmcp|avahi.*|bsd|cap|com_err|cups|dbus-1|expat|fontconfig|freetype|gcc_s"
    r"|gcrypt|glib-2\.0|gmp|gnutls|gpg-error|gssapi.*|gthread-2\.0|hogweed|idn2|k5crypto|keyutils"
    r"|krb5.*|md|nettle|p11-kit|stdc\+\+|systemd|tasn1|unistring|wayland.*)\.so"
)


def is_wanted_binary(entry: Entry) -> bool:
    """Tell whether an entry may go in at all: no links (FAT has none), no plugin but ours."""
    name, _, kind = entry
    if kind == "SYMLINK":
        return False
    return not name.startswith(PLUGINS) or name.removeprefix(PLUGINS) in KEPT_PLUGINS


def is_wanted_data(entry: Entry) -> bool:
    """Tell whether a data file goes in: no links, no Qt words, no language that is not shipped."""
    name, _, kind = entry
    path = PurePosixPath(name)
    if kind == "SYMLINK" or name.startswith(("PySide6/Qt/translations/", "PySide6/Qt/qml/")):
        return False
    if path.parts[0].endswith(".dist-info"):  # its licence is gathered with all others
        return False
    if path.is_relative_to("babel/locale-data"):
        return path.stem.split("_")[0] in (*LANGUAGES, "root")
    return path.suffix not in {".pyi", ".h", ".pxd", ".typed"} and "tests" not in path.parts


def reached(binaries: list[Entry]) -> list[Entry]:
    """Keep the libraries that Python, its extension modules or a kept plugin load."""
    by_file_name = {PurePosixPath(entry[0]).name: entry for entry in binaries}
    waiting = [entry for entry in binaries if _is_root(entry)]
    found: set[Entry] = set()
    while waiting:
        entry = waiting.pop()
        if entry in found:
            continue
        found.add(entry)
        waiting += [
            by_file_name[library]
            for library in _libraries_of(Path(entry[1]))
            if library in by_file_name and not LEFT_TO_THE_SYSTEM.match(library)
        ]
    return [entry for entry in binaries if entry in found]


def without_debug_symbols(binaries: list[Entry], folder: Path) -> list[Entry]:
    """Strip CPython's own files; stripping the wheels' libraries can break them."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        (name, str(_stripped(Path(source), folder)), kind) if _is_python(name) else entry
        for entry in binaries
        for name, source, kind in [entry]
    ]


def _is_root(entry: Entry) -> bool:
    name, _, kind = entry
    return kind == "EXTENSION" or name.startswith(PLUGINS) or _is_python(name)


def _is_python(name: str) -> bool:
    return re.match(r"libpython3|python3\.\d+/lib-dynload/|lib-dynload/", name) is not None


def _libraries_of(path: Path) -> list[str]:
    # Its words are looked for below, so they must not be translated.
    answer = subprocess.run(
        ["readelf", "--dynamic", path],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    return re.findall(r"\(NEEDED\).*\[(.+)\]", answer.stdout)


def _stripped(source: Path, folder: Path) -> Path:
    target = folder / source.name
    subprocess.run(["strip", "--strip-unneeded", "-o", target, source], check=True)
    return target
