"""The examples in the docstrings say what the functions do."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from macros import changes, language, model, today

MODULES = [
    name
    for package in (language, today, changes, model)
    for _, name, _ in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str):
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0
