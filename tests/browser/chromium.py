"""Finds a Chromium for the browser tests, and installs one where there is none.

Run as a module it makes sure that there is one: an installed Chrome or Chromium; with `--apt`
also Debian's package, or else playwright's own download.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from tests import apt

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def installed() -> str | None:
    """Return the path of an installed Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main(arguments: list[str]) -> int:
    """Make sure that there is a Chromium; return the exit status.

    Args:
        arguments: `--apt` if packages may be installed in the system.
    """
    if installed():
        return 0
    if "--apt" not in arguments:
        print("There is no Chromium here: install one, or let make test do it", file=sys.stderr)
        return 1
    if apt.install("chromium") and installed():
        return 0
    print("Installing Chromium with playwright, and with apt what it needs …", file=sys.stderr)
    download = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    return subprocess.run(download, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
