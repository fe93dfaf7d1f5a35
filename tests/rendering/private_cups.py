"""A printing system of the test's own: a CUPS server, one printer, a folder for what it prints."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PRINTER = "Clinic"
_DRIVER = Path("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")
_PATIENCE = 30  # seconds

_FILES = """
ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/run
TempDir {folder}/spool/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
FileDevice Yes
User lp
Group lp
SystemGroup root
Sandboxing relaxed
"""
_SERVER = """
Listen {folder}/run/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""


class PrivateCups:
    """A running CUPS server that nobody else knows.

    Attributes:
        environment: What makes a process print here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._output = folder / "out" / "printed.pdf"
        self.environment = os.environ | {"CUPS_SERVER": str(folder / "run" / "cups.sock")}

    def run(self, *command: str) -> str:
        """Run one of CUPS's own programs."""
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def add_printer(self) -> None:
        self._output.touch()
        self._output.chmod(0o666)
        self.run(
            "lpadmin", "-p", PRINTER, "-E", "-v", f"file://{self._output}", "-P", str(_DRIVER),
            "-o", "PageSize=A4",
        )  # fmt: skip
        self.run("lpadmin", "-d", PRINTER)

    def printed(self) -> Path:
        """Wait for the end of the one job that was sent, and return what it printed."""
        until = time.monotonic() + _PATIENCE
        while not self.run("lpstat", "-W", "completed", "-o") or self.run("lpstat", "-o"):
            assert time.monotonic() < until, (self._folder / "log" / "error").read_text("utf-8")
        return self._output

    def is_listening(self) -> bool:
        return subprocess.run(
            ["lpstat", "-r"], env=self.environment, check=False, capture_output=True
        ).stdout.startswith(b"scheduler is running")


@contextmanager
def private_cups() -> Iterator[PrivateCups]:
    """Start a server with one printer, or skip the test with the reason."""
    for program in ("cupsd", "lpadmin", "lpstat"):
        if shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") is None:
            pytest.skip(f"{program} is missing: install cups")
    if not _DRIVER.exists():
        pytest.skip("the printer driver is missing: install cups-filters")
    if os.geteuid() != 0:
        pytest.skip("only root can start a printing system of its own")
    # Not in pytest's folder: the path of a socket may be only so long, and lp must get at it.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    try:
        with _server(folder) as server:
            server.add_printer()
            yield server
    finally:
        shutil.rmtree(folder)


@contextmanager
def _server(folder: Path) -> Iterator[PrivateCups]:
    folder.chmod(0o755)
    for name in ("etc/ppd", "log", "out", "spool/tmp", "cache/rss", "run/certs"):
        (folder / name).mkdir(parents=True)
    for name in ("spool", "cache", "run"):
        for path in (folder / name, *(folder / name).rglob("*")):
            shutil.chown(path, "root", "lp")
            path.chmod(0o775)
    (folder / "out").chmod(0o777)
    files, server = folder / "etc" / "cups-files.conf", folder / "etc" / "cupsd.conf"
    files.write_text(_FILES.format(folder=folder), "utf-8")
    server.write_text(_SERVER.format(folder=folder), "utf-8")
    cups = PrivateCups(folder)
    process = subprocess.Popen(["/usr/sbin/cupsd", "-f", "-c", str(server), "-s", str(files)])
    try:
        until = time.monotonic() + _PATIENCE
        while not cups.is_listening():
            assert process.poll() is None, "cupsd did not start"
            assert time.monotonic() < until, "cupsd does not answer"
        yield cups
    finally:
        process.terminate()
        process.wait(_PATIENCE)
