import runpy
import shutil
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).resolve().parent.parent
PYSIDE = Path(PySide6.__path__[0])
PARTS = runpy.run_path(str(ROOT / "packaging" / "bundle_parts.py"))
LICENCES = runpy.run_path(str(ROOT / "packaging" / "collect_licences.py"))


def test_every_kept_plugin_exists_in_this_pyside() -> None:
    plugins = PYSIDE / "Qt" / "plugins"

    assert [name for name in PARTS["KEPT_PLUGINS"] if not (plugins / name).is_file()] == []


@pytest.mark.parametrize(
    "name",
    [
        "platforms/libqeglfs.so",
        "platformthemes/libqgtk3.so",
        "platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "tls/libqopensslbackend.so",
    ],
)
def test_a_plugin_that_nobody_needs_is_left_out(name: str) -> None:
    assert (PYSIDE / "Qt" / "plugins" / name).is_file()
    assert not PARTS["is_wanted_binary"]((PARTS["PLUGINS"] + name, "", "BINARY"))


def test_links_are_left_out_because_a_usb_stick_cannot_hold_them() -> None:
    link = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")

    assert not PARTS["is_wanted_binary"](link)
    assert not PARTS["is_wanted_data"](link)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/en_GB.dat", True),
        ("babel/locale-data/ar.dat", True),
        ("babel/locale-data/arn.dat", False),
        ("babel/locale-data/fr.dat", False),
        ("resources/handbook.pack", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("cryptography-1.0.dist-info/METADATA", False),
    ],
)
def test_data_goes_in_when_the_program_reads_it(name: str, wanted: bool) -> None:
    assert PARTS["is_wanted_data"]((name, "", "DATA")) is wanted


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs binutils")
def test_a_library_that_nothing_loads_is_left_out() -> None:
    def library(name: str) -> tuple[str, str, str]:
        return (f"PySide6/Qt/lib/{name}", str(PYSIDE / "Qt" / "lib" / name), "BINARY")

    extension = ("PySide6/QtGui.abi3.so", str(PYSIDE / "QtGui.abi3.so"), "EXTENSION")
    loaded = [library("libQt6Gui.so.6"), library("libQt6Core.so.6"), library("libQt6DBus.so.6")]

    kept = PARTS["reached"]([extension, *loaded, library("libQt6Quick.so.6")])

    assert kept == [extension, *loaded]


def test_every_package_in_the_bundle_has_its_licence_beside_it(tmp_path: Path) -> None:
    modules = ["apsw", "babel.core", "handbook.paths", "json", "PySide6.QtCore"]

    entries = LICENCES["collect_licences"](modules, [], tmp_path / "licences")

    names = {Path(name).stem for name, _, _ in entries}
    assert names == {"GPL-3.0", "Python", "apsw", "babel", "pyinstaller"}
    assert all(Path(source).stat().st_size > 500 for _, source, _ in entries)


def test_a_package_without_a_licence_text_stops_the_bundle(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="pyside6-essentials"):
        LICENCES["_copy_package_licence"]("pyside6-essentials", tmp_path)
