# make map    sets everything up, builds the map and opens it where there is a screen
# make test   sets everything up and passes the tests
# make fast   passes the tests that need no browser and little time, for each edit
# make lint   checks style, types and which way imports run, of the page's JavaScript too
# make docs   builds the site of the documentation into site/
# make lock   remakes the lock; make lock UPGRADE=1 takes the newest versions that pyproject.toml allows
# make drift  passes all tests but the browser's with the newest and with the lowest versions that pyproject.toml allows
# make clean  removes what the others made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
JS := tools/javascript
DRIFT := .drift
LOWEST ?= python3.11
UV = $(or $(shell command -v uv),$(BIN)/uv)
LOCKED = $(UV) pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --quiet \
  --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

unexport PYTHONDONTWRITEBYTECODE # the tests start some hundred processes, each of which would compile all modules anew

.PHONY: map test fast lint lint-types lint-style lint-javascript docs lock drift drift-newest drift-lowest clean

map: $(VENV)/.installed
	@echo "Building map.html from the corpus in seeds/ …"
	$(BIN)/dateline build -o map.html --open

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n logical

fast: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n logical -m fast

lint: lint-types lint-style lint-javascript

lint-types: $(VENV)/.installed-dev
	$(BIN)/mypy

lint-style: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

lint-javascript: $(JS)/node_modules/.installed
	$(BIN)/oxlint --config $(JS)/oxlint.json maps/static tests/maps
	$(BIN)/node $(JS)/node_modules/typescript/bin/tsc --project $(JS)

docs: $(VENV)/.installed-dev
	$(BIN)/zensical build --strict --clean

lock: $(UV)
	$(LOCKED) --output-file requirements.txt
	$(LOCKED) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

drift: drift-newest drift-lowest

drift-newest: $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) $(DRIFT)/newest
	$(UV) pip install --python $(DRIFT)/newest/bin/python --upgrade --editable '.[dev]'
	$(DRIFT)/newest/bin/python -m pytest -n logical --ignore tests/browser

drift-lowest: $(UV)
	$(UV) venv --quiet --clear --python $(LOWEST) $(DRIFT)/lowest
	$(UV) pip install --python $(DRIFT)/lowest/bin/python --resolution lowest-direct --editable '.[dev]'
	$(DRIFT)/lowest/bin/python -m pytest -n logical --ignore tests/browser

clean:
	rm -rf $(VENV) $(DRIFT) $(JS)/node_modules map.html

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Dateline needs Python 3.11 or newer as $(PYTHON); set another with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python has no venv module. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(BIN)/uv: $(BIN)/python
	$(PIP) install --quiet uv

# What the tests need is compiled on all cores at once, which pip does not do. It has to be compiled: the tests take a
# warning for a fault, and compiling warns of some modules.
# Everything comes from the lock, the build's own requirements first: nothing is resolved or fetched beside it.
$(VENV)/.installed: $(BIN)/python requirements.txt pyproject.toml
	@echo "Installing what the map needs into $(VENV), about 90 MB to download. The first time takes a minute or two …"
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: $(BIN)/python requirements-dev.txt pyproject.toml
	@echo "Installing what the tests need into $(VENV), about 300 MB to download. The first time takes some minutes …"
	$(PIP) install --require-hashes --no-compile --requirement requirements-dev.txt
	$(BIN)/python -W ignore -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1 || : # some hold templates, which are no Python
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.installed

$(JS)/node_modules/.installed: $(VENV)/.installed-dev $(JS)/package.json $(JS)/package-lock.json
	$(BIN)/npm --prefix $(JS) ci --loglevel=error
	touch $@
