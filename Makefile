# make map   sets everything up, builds the map and opens it where there is a screen
# make test  sets everything up and passes the tests
# make lint  checks style and types, of the page's JavaScript too
# make clean removes what the others made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JS := tools/javascript

.PHONY: map test lint clean

map: $(VENV)/.installed
	$(BIN)/dateline build -o map.html --open

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.installed-dev $(JS)/node_modules/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint --config $(JS)/oxlint.json maps/static tests/maps
	$(BIN)/node $(JS)/node_modules/typescript/bin/tsc --project $(JS)

clean:
	rm -rf $(VENV) $(JS)/node_modules map.html

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Dateline needs Python 3.11 or newer as $(PYTHON); set another with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python has no venv module. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
	touch $(VENV)/.installed

$(JS)/node_modules/.installed: $(VENV)/.installed-dev $(JS)/package.json $(JS)/package-lock.json
	$(BIN)/npm --prefix $(JS) ci --silent
	touch $@
