# Each target does its own set-up; a second run sets up nothing again. What the system lacks is
# installed by `make test` alone, which says so first; the others say what to install.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve check bench mutation lock clean

site: .venv/.drift ## check, build and publish into site/
	@$(BIN)/styrdok publicera

test: APT := --apt
test: .venv/.utveckling .venv/.webblasare .venv/.node ## every test, the browser ones too
	@$(BIN)/python -m pytest

serve: .venv/.drift ## live preview
	@$(BIN)/styrdok forhandsvisa

check: .venv/.drift ## the checks alone
	@$(BIN)/styrdok kontrollera

bench: .venv/.utveckling .venv/.webblasare ## the budgets, measured
	@$(BIN)/python -m tests.bench; first=$$?; $(BIN)/python -m tests.bench_sok && exit $$first

mutation: .venv/.mutation ## the rules that no test holds, found by breaking the code
	@$(BIN)/python -m tests.mutation $(ROOMS)

lock: .venv/.utveckling ## resolve the dependencies anew
	@$(BIN)/pip-compile --quiet --upgrade $(COMPILE) --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade $(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade $(COMPILE) --extra mutation --constraint requirements-dev.txt --output-file requirements-mutation.txt pyproject.toml

COMPILE := --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
# Its own pip; or that of $(PYTHON), where the system could give it none.
PIP = $(shell test -e $(BIN)/pip && echo $(BIN)/python -m pip || echo $(PYTHON) -m pip --python $(BIN)/python) --quiet --disable-pip-version-check install

AGE := import sys; v = sys.version_info; sys.exit(v < (3, 11) and "$(PYTHON) is Python %d.%d, and 3.11 or later is needed: make PYTHON=python3.11, or whatever yours is called" % v[:2])
WITH_PIP = $(PYTHON) -m venv .venv >/dev/null 2>&1
WITHOUT_PIP = $(PYTHON) -m venv --clear --without-pip .venv >/dev/null 2>&1 && $(PYTHON) -m pip --python $(BIN)/python --version >/dev/null 2>&1
WITH_APT = $(if $(APT),$(PYTHON) -m tests.apt python3-venv && $(PYTHON) -m venv --clear .venv >/dev/null 2>&1,false)

.venv/bin/python:
	@$(PYTHON) -c '$(AGE)'
	@echo "Setting up .venv …"
	@$(WITH_PIP) || { $(WITHOUT_PIP); } || { $(WITH_APT); } || { rm -rf .venv; echo "$(PYTHON) cannot set up .venv, since it has neither ensurepip nor pip: apt install python3-venv" >&2; exit 1; }

.venv/.drift: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs …"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable . 2>/dev/null
	@touch $@

.venv/.utveckling: requirements-dev.txt .venv/.drift
	@echo "Installing what the tests need …"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.mutation: requirements-mutation.txt .venv/.utveckling
	@echo "Installing what breaks the code …"
	@$(PIP) --require-hashes -r requirements-mutation.txt
	@touch $@

.venv/.webblasare: tests/browser/chromium.py tests/apt.py .venv/.utveckling
	@$(BIN)/python -m tests.browser.chromium $(APT)
	@touch $@

.venv/.node: tests/jsonld/check.py tests/jsonld/package-lock.json .venv/.utveckling
	@$(BIN)/python -m tests.jsonld.check
	@touch $@

clean: ## remove all that is made
	@rm -rf .venv .bygge site
