# Everything a developer or a first-time user needs. `make` alone lists it.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?=
PATHS ?= seeds

.DEFAULT_GOAL := help
.PHONY: help setup run test lint evals bench shots lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Build .venv from requirements.lock, hashes checked; nothing outside .venv changes
	@:

run: $(STAMP) ## Ingest seeds/ and open the chat (ATTACHE_HOME, ATTACHE_PORT, ATTACHE_MODEL are honoured)
	@$(BIN)/attache chat $(foreach path,$(PATHS),--ingest $(path))

test: $(STAMP) lint ## Run the linters and every quick test
	$(BIN)/python -m pytest

lint: $(STAMP) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evals: $(STAMP) ## Ask the gold questions; fails on a loss beyond chance against evals/baseline.json
	$(BIN)/attache eval --gate

bench: $(STAMP) ## Time ingest and answers on this machine
	$(BIN)/python -m evals.bench

shots: $(STAMP) ## Take the pictures of the README anew, in Chromium
	@$(BIN)/python -m tests.shots

# uv installs in seconds what takes pip minutes. It is in the lock itself, so pip fetches and checks it first; where uv
# finds no way to the packages (of pip's configuration it is told only the index), pip installs the same lock.
# Copies, not hard links: nltk refuses hard-linked files, and LlamaIndex's sentence splitter needs nltk.
$(STAMP): requirements.lock pyproject.toml
	@set -e; \
	for name in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Attaché needs Python 3.11 or newer; none was found as python3, python3.11 … python3.14."; \
	  echo "Install one, or name it: make setup PYTHON=/path/to/python3.12"; exit 1; \
	fi; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  echo "Building $(VENV) with $$("$$python" --version) …"; \
	  "$$python" -m venv --clear $(VENV) || { \
	    echo "$$python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }; \
	fi; \
	sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.txt; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(VENV)/uv.txt; \
	index=$${PIP_INDEX_URL:-$$($(BIN)/pip config get global.index-url 2>/dev/null || true)}; \
	UV_DEFAULT_INDEX=$$index UV_LINK_MODE=copy UV_SYSTEM_CERTS=1 VIRTUAL_ENV=$(VENV) \
	  $(BIN)/uv pip install --quiet --no-config --no-deps --require-hashes -r requirements.lock || { \
	  echo "uv could not install; pip does it now, which takes minutes."; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock; }; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	rm -rf attache.egg-info build; \
	touch $@

# Not the extra `train`: over a gigabyte that only `attache train` needs.
lock: ## Write requirements.lock anew: newest versions, every platform, hashes, no address
	@set -e; tool=$$(mktemp -d); trap 'rm -rf "$$tool"' EXIT; \
	python3 -m venv "$$tool"; "$$tool/bin/pip" install --quiet uv; \
	echo uv | "$$tool/bin/uv" pip compile pyproject.toml - --quiet --upgrade --extra web --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --output-file requirements.lock; \
	if grep -nE '://|^ *--(index|extra|find|trusted)' requirements.lock; then echo "An address is in the lock."; exit 1; fi
