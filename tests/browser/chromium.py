"""Finds a Chromium for the browser tests, and installs one where there is none.

Run as a module it makes sure that there is one: an installed Chrome or Chromium, else
Debian's package, else playwright's own download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

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


def _apt() -> bool:
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        run = [*root, "apt-get", *options, *words]
        if subprocess.run(run, env=env, capture_output=True, check=False).returncode:
            return False
    return installed() is not None


def main() -> int:
    """Make sure that there is a Chromium; return the exit status."""
    if installed():
        return 0
    print("Installing Chromium …", file=sys.stderr)
    if _apt():
        return 0
    download = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    return subprocess.run(download, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
