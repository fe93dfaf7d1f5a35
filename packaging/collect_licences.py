"""Gather the licence texts of everything that travels in the bundle."""

import importlib.metadata
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The wheels of PySide6 carry no licence text: resources/licences has theirs.
HAVE_THEIRS_ALREADY = {"handbook", "pyside6-essentials", "shiboken6"}


def collect_licences(
    modules: Iterable[str], libraries: Iterable[Path], folder: Path
) -> list[tuple[str, str, str]]:
    """Copy every licence text into `folder`, named after what it belongs to.

    Args:
        modules: The modules that are bundled, by their full names.
        libraries: The system's libraries that are bundled.
        folder: Where the copies go; emptied first.

    Returns:
        Entries for PyInstaller: name in the bundle, copied file, kind.

    Raises:
        FileNotFoundError: Something is bundled whose licence text is not to be found.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "GPL-3.0.txt")
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    shutil.copyfile(python, folder / "Python.txt")
    # PyInstaller's text is for the small program that starts the bundle.
    for package in {"pyinstaller"} | packages_of(modules):
        _copy_package_licence(package, folder)
    for library in libraries:
        name = _debian_package(library)
        shutil.copyfile(Path("/usr/share/doc", name, "copyright"), folder / f"{name}.txt")
    return [
        (f"resources/licences/{path.name}", str(path), "DATA") for path in sorted(folder.iterdir())
    ]


def packages_of(modules: Iterable[str]) -> set[str]:
    """Name the installed packages that some modules belong to."""
    distributions = importlib.metadata.packages_distributions()
    names = {
        name.lower().replace("_", "-")
        for module in modules
        for name in distributions.get(module.partition(".")[0], [])
    }
    return names - HAVE_THEIRS_ALREADY


def _copy_package_licence(package: str, folder: Path) -> None:
    texts = [
        file
        for file in importlib.metadata.files(package) or []
        if file.name.startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
    ]
    if not texts:
        raise FileNotFoundError(f"The package {package} carries no licence text.")
    content = "\n\n".join(file.read_text(encoding="utf-8") for file in texts)
    (folder / f"{package}.txt").write_text(content, encoding="utf-8")


def _debian_package(library: Path) -> str:
    """Name the Debian package that a library came from, without its architecture."""
    resolved = library.resolve()
    # Debian 12 still lists some files below /lib that are found below /usr/lib.
    for path in (resolved, Path("/", resolved.relative_to("/usr"))):
        found = subprocess.run(
            ["dpkg-query", "--search", path], capture_output=True, text=True, check=False
        )
        if found.returncode == 0:
            return found.stdout.split(":")[0]
    raise FileNotFoundError(f"No Debian package is known for {library}, so no licence text.")
