# Each target does its own set-up; a second run sets up nothing again.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve check bench lock clean

site: .venv/.drift ## check, build and publish into site/
	@$(BIN)/styrdok publicera

test: .venv/.utveckling .venv/.webblasare .venv/.node ## every test, the browser ones too
	@$(BIN)/python -m pytest

serve: .venv/.drift ## live preview
	@$(BIN)/styrdok forhandsvisa

check: .venv/.drift ## the checks alone
	@$(BIN)/styrdok kontrollera

bench: .venv/.utveckling .venv/.webblasare ## the budgets, measured
	@$(BIN)/python -m tests.bench; first=$$?; $(BIN)/python -m tests.bench_sok && exit $$first

lock: .venv/.utveckling ## resolve the dependencies anew
	@$(BIN)/pip-compile --quiet --upgrade $(COMPILE) --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade $(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

COMPILE := --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@echo "Setting up .venv …"
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; apt-get -qq update && apt-get -qq install -y python3-venv >/dev/null && $(PYTHON) -m venv .venv; }

.venv/.drift: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs …"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable . 2>/dev/null
	@touch $@

.venv/.utveckling: requirements-dev.txt .venv/.drift
	@echo "Installing what the tests need …"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.webblasare: tests/browser/chromium.py .venv/.utveckling
	@$(BIN)/python -m tests.browser.chromium
	@touch $@

.venv/.node: tests/jsonld/check.py tests/jsonld/package-lock.json .venv/.utveckling
	@$(BIN)/python -m tests.jsonld.check
	@touch $@

clean: ## remove all that is made
	@rm -rf .venv .bygge site
