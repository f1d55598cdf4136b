# Exile Risk. `make run` opens the program, `make test` runs every test; both set themselves up.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
RIVALS := $(VENV)/rivals
RIVALS_READY := $(VENV)/.ready-rivals
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Exile Risk needs Python 3.11 or newer; install it and run: make PYTHON=python3.11 run" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment; install the package python3-venv and run make again." >&2; exit 2; }

$(RUN_READY): requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Setting up a private environment in $(VENV) (once) ..."
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --require-hashes -r requirements/build.txt
	@$(PIP) --no-build-isolation --no-deps -e .
	@$(BIN)/python -m compileall -q exile_risk ui
	@touch $@

$(DEV_READY): requirements/dev.txt $(RUN_READY)
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(RIVALS_READY): requirements/bench.txt | $(BIN)/python
	@echo "Setting up what the engine is compared with in $(RIVALS) (once) ..."
	@$(BIN)/python -m venv $(RIVALS)
	@$(RIVALS)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/bench.txt
	@touch $@

run: $(RUN_READY) ## set up and open the program (rates the founding case as text where there is no display)
	@$(BIN)/exile-risk

test: $(DEV_READY) ## set up and run every test, headless
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m ui.display
	@PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

nightly: $(DEV_READY) ## the properties of the engine on ten times as many examples, others every night
	@$(BIN)/python -m pytest -n 2 --dist worksteal --hypothesis-profile=nightly tests/engine

torture: $(DEV_READY) ## kill the vault some thousand times at work, give a million broken files to its readers, print counts
	@KILLS_EDITS=1000 KILLS_MIGRATION=200 KILLS_BACKUP=200 KILLS_PASSPHRASE=200 KILLS_REKEY=200 KILLS_IMPORTS=200 KILLS_RESTORE=200 \
	  $(BIN)/python -m pytest -s -k kill tests/vault tests/handover tests/packs
	@TORTURE=20 $(BIN)/python -m pytest tests/packs/test_mutations.py tests/vault/test_header_mutations.py
	@HANDOVER_EXAMPLES=500 HANDOVER_MUTANTS=5000 $(BIN)/python -m pytest tests/handover/test_team.py tests/handover/test_fuzz.py
	@FUZZ=1000000 $(BIN)/python -m pytest -s tests/faults/test_fuzz.py tests/faults/test_fuzz_brought.py

lint: $(DEV_READY) ## ruff, mypy, module boundaries
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

check: lint test ## lint, types, boundaries, knowledge and tests
	@$(BIN)/exile-risk knowledge check

bench: $(RUN_READY) $(RIVALS_READY) ## performance, as ratios against baselines and other engines in the same run
	@$(BIN)/python -m compileall -q exile_risk ui
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tools/bench.py
	@PYTHONPATH=. $(RIVALS)/bin/python tools/bench_rivals.py

lists: $(RUN_READY) ## renew the lists that are made: rules and sources from the knowledge, faults from their tests
	@$(BIN)/python tools/rule_list.py
	@$(BIN)/python tools/licence_list.py
	@$(BIN)/python tools/fault_list.py

measure: $(RUN_READY) ## what the knowledge answers, weighs and costs (CASES=a file of documented cases)
	@$(BIN)/python tools/measure_knowledge.py $(CASES)

screenshots: $(RUN_READY) ## drive the program through the scenarios and write pictures into docs/screenshots
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py docs/screenshots

package: $(DEV_READY) ## build the wheel and the source package into dist/
	@$(BIN)/python -m hatchling build

messages: $(DEV_READY) ## collect the texts to translate into resources/i18n/exile_risk.pot
	@$(BIN)/pybabel --quiet extract --no-wrap --sort-by-file --keyword=N_ --keyword=ngettext_:1,2 --project=exile-risk \
	  --version=$$($(BIN)/python -c 'import exile_risk; print(exile_risk.__version__)') -o resources/i18n/exile_risk.pot exile_risk ui

lock: ## renew the hash-pinned lock files (needs uv)
	@for f in run build dev bench; do uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links requirements/$$f.in -o requirements/$$f.txt --quiet; done

clean: ## remove the environment and everything built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help run test nightly torture lint check bench lists measure screenshots package messages lock clean
