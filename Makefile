# make run    the portal with demo data: web, worker and clock on embedded PostgreSQL and Redis
# make test   the whole suite, browser tests included
# make check  formatting, lint, types, import contract, migrations, translations
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
DONE := .venv/.done

.PHONY: run test check format messages lock browser bench bench-names clean help

help:
	@sed -n '1,3s/^# //p' Makefile

$(DONE): requirements-dev.txt requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
		|| { echo "Python 3.11, 3.12 or 3.13 is needed (PYTHON=/path/to/python3.11 make run)."; exit 1; }
	@test -w . || { echo "This folder can't be written by $$(id -un): clone the repository into one of your own."; exit 1; }
	@echo "Installing the pinned packages into .venv (about half a minute) ..."
	@test -x $(PY) && $(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv >/dev/null 2>&1 \
		|| { rm -rf .venv; echo "Python's venv module is missing: on Debian, apt-get install python3-venv."; exit 1; }
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt \
		|| { echo "The package registry does not answer, or pip is not set up for it."; exit 1; }
	@.venv/bin/uv pip sync -q --compile-bytecode -p $(PY) --require-hashes requirements-dev.txt requirements-uv.txt \
		>.venv/install.log 2>&1 || { tail -n 1 .venv/install.log; command -v cc >/dev/null 2>&1 \
		|| echo "A package has no wheel for this Python and there is no C compiler: use Python 3.11, or apt-get install build-essential python3-dev."; \
		echo "The packages could not be installed; all of it is in .venv/install.log."; exit 1; }
	@touch $@

run: $(DONE)
	@$(PY) manage.py up

browser:
	@command -v chromium >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
		&& echo "Installing Debian's chromium for the browser tests ..." && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| echo "The browser tests need Debian's chromium: sudo apt-get install chromium"

test: $(DONE) browser
	@$(PY) -m pytest $(ARGS)

check: $(DONE)
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/lint-imports
	@DATABASE_URL=postgresql:///none REDIS_URL=redis://none .venv/bin/mypy
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py messages --check

format: $(DONE)
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

messages: $(DONE)
	@$(PY) manage.py messages

bench: $(DONE)
	@$(PY) -m benchmarks

bench-names: $(DONE)
	@.venv/bin/uv pip install -q -p $(PY) --require-hashes -r requirements-yardsticks.txt
	@$(PY) -m benchmarks names

lock: $(DONE)
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --group local pyproject.toml -o requirements.txt
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --group dev pyproject.toml -o requirements-dev.txt
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --constraint requirements-dev.txt --group yardsticks pyproject.toml -o requirements-yardsticks.txt

clean:
	rm -rf .venv .data
