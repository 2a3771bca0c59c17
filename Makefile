# The two commands of the README are `make demo` and `make test`; each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format docs site bench fuzz soak lock clean

help:  ## Show what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(READY)  ## Set up .venv with the locked versions

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Asendus needs Python 3.11 or newer; name it with PYTHON=…" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## Load examples/, print the coverage report, write demo/asendus.html
	@mkdir -p demo
	$(BIN)/asendus gaps examples --rules examples/asendus.toml
	$(BIN)/asendus view examples --rules examples/asendus.toml --output demo/asendus.html

test: $(READY)  ## Run all tests
	$(BIN)/pytest --quiet

lint: $(READY)  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)  ## Put the code into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)  ## Make the pages that are generated: commands, ontology, diagram
	$(BIN)/python tools/command_reference.py
	$(BIN)/python tools/ontology_page.py
	$(BIN)/python tools/model_diagram.py

site: $(READY)  ## Build the site of the documentation into site/
	$(BIN)/python tools/site.py site

bench: $(READY)  ## Measure reading and asking, as ratios within one run
	$(BIN)/python bench/run.py
	$(BIN)/python bench/scale.py
	$(BIN)/python bench/graph.py
	$(BIN)/python bench/resilience.py
	$(BIN)/python bench/page.py

fuzz: $(READY)  ## Give every reader spoilt files for ten minutes (ASENDUS_FUZZ, in seconds)
	ASENDUS_FUZZ=$${ASENDUS_FUZZ:-600} $(BIN)/pytest --quiet -s tests/test_fuzz.py tests/test_patterns.py

soak: $(READY)  ## Kill a load in fifty random moments (ASENDUS_SOAK)
	ASENDUS_SOAK=$${ASENDUS_SOAK:-50} $(BIN)/pytest --quiet -s tests/test_killed.py

lock:  ## Choose the newest versions anew (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --upgrade --output-file requirements.lock --quiet

clean:  ## Remove what was made
	rm -rf $(VENV) demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
