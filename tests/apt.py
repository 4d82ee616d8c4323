"""Installs Debian's packages for the tests, and says so before it does.

`make test` alone comes here: nobody who builds the site gets anything installed in the system.
It runs before there is a virtual environment, so it imports only what Python itself has.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> bool:
    """Install packages with apt; return whether that went well."""
    if not shutil.which("apt-get"):
        return False
    print(f"Installing {' '.join(packages)} with apt …", file=sys.stderr, flush=True)
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        run = [*root, "apt-get", *options, *words]
        if subprocess.run(run, env=env, capture_output=True, check=False).returncode:
            return False
    return True


if __name__ == "__main__":
    sys.exit(not install(*sys.argv[1:]))
