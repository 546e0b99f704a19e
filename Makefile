# One command each; `make chat` and `make test` do all their set-up themselves, once.
# Needed: Python 3.11 or newer with pip and venv, make, git.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt

.PHONY: chat test lint bench clean

chat: $(VENV)/installed
	$(BIN)/beleg chat

# Three processes for two cores, since some wait for what they started. Bytecode is written whatever the environment
# says: else each of the many that are started compiles Beleg anew.
test: $(VENV)/installed-dev $(VENV)/browser
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses=3 --dist=loadscope --no-loadscope-reorder

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed
	$(BIN)/python bench/evaluate.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps below are made last, so that an interrupted set-up is taken up again.

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Beleg needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 chat" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/made
	$(PIP_INSTALL) torch
	$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(PIP_INSTALL) --editable '.[dev,serving]'
	@touch $@

# The browser test drives Debian's Chromium. Where it cannot be had the test says so: it is skipped, in CI it fails.
$(VENV)/browser: | $(VENV)/made
	@command -v chromium || command -v chromium-browser || command -v google-chrome || { \
		as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
		$$as_root apt-get update && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y --no-install-recommends chromium; \
	} || { echo "Chromium is missing and could not be installed: the browser test cannot run." >&2; [ -z "$$CI" ]; }
	@! { command -v chromium || command -v chromium-browser || command -v google-chrome; } > /dev/null || touch $@
