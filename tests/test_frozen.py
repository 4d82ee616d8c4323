"""What is told does not change: the dataclasses of the rooms are frozen, and take no more fields."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil

import pytest

from macros import changes, language, today
from macros.language import fidelity

BUILT_UP = {fidelity.Expected, fidelity._Word}
"""These are filled bit by bit while a ledger is read."""
FOUND = sorted(
    {
        found
        for package in (language, today, changes)
        for _, name, _ in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        for _, found in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if found.__module__ == name and dataclasses.is_dataclass(found)
    },
    key=lambda found: found.__qualname__,
)


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.__qualname__)
def test_a_dataclass_is_frozen_and_slotted(found: type):
    assert found.__dataclass_params__.frozen is (found not in BUILT_UP)  # type: ignore[attr-defined]
    assert "__slots__" in vars(found)
