# Patient Handbook: everything that is done often, by name.
# `make run PYTHON=python3.12` takes another Python (3.11 or newer) the first time.

PYTHON ?= python3
READY := .venv/.ready
TOOLS := .venv/.tools
PACK := resources/handbook.pack
BUNDLE := dist/patient-handbook

export PYTHON

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(READY)  ## Make .venv and install what the program needs
	@echo "Ready. 'make run' opens the window."

# The program says in one sentence why it cannot start: make adds no words to that.
run: $(READY) $(PACK)  ## Open the window
	@.venv/bin/handbook || test $$? -le 6

test: check $(PACK) $(TOOLS)  ## Run every check and every test
	@.venv/bin/pytest

check: $(READY)  ## Run the linters and the type checker alone
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/handbook check

pack: $(READY) $(PACK)  ## Build the content pack from content/

bundle: $(READY) $(TOOLS) $(PACK)  ## Make dist/patient-handbook, which runs without Python
	@sh packaging/make_bundle.sh $(BUNDLE)

smoke: $(READY) $(TOOLS)  ## Try the bundle out: start it, search, open its window
	@.venv/bin/python packaging/smoke_test.py $(BUNDLE)

lock: $(READY)  ## Pin the newest versions that packaging/requirements.in allows
	@sh packaging/set_up.sh lock

clean:  ## Remove all that make has made
	@rm -rf .venv build dist $(PACK) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup run test check pack bundle smoke lock clean

# A .venv that was made in another folder, or whose Python has gone, is made again.
ifneq ($(shell test -x .venv/bin/python && cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): packaging/set_up.sh packaging/requirements.lock packaging/debian-libraries.txt pyproject.toml
	@sh packaging/set_up.sh program

$(TOOLS): $(READY) packaging/debian-test-tools.txt
	@sh packaging/set_up.sh tools

# Folders are listed too, so that a file taken away counts as a change.
$(PACK): $(shell find content) $(shell find handbook/library handbook/database.py -name '*.py') | $(READY)
	@.venv/bin/handbook build content -o $@
