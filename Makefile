# Everything a newcomer types. A second run of any target does only what changed since the first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPEAT ?= 1
MODEL ?= local
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
PHRASES := $(wildcard skills/*/phrases/*.txt agent/understand/topics/*/*.txt agent/understand/*.py agent/understand/*.toml agent/understand/meanings/*)
WIDGET := $(shell find widget/src -type f) widget/build.ts widget/vite.config.ts widget/loader.config.ts widget/tsconfig.json
CONSOLE := $(shell find console/src -type f -not -path 'console/src/api/*') console/index.html console/vite.config.ts
ROUTES := $(shell find . -name '*.py' -not -path './.venv/*' -not -path './tests/*' -not -path '*/node_modules/*')
# A release holds built pages and none of their sources, and so needs no Node.
PAGES := $(if $(wildcard console/package.json),widget/dist/widget.js console/dist/index.html)
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
RELEASE := build/tillside-$(VERSION).tar.gz
UNRELEASED := .git .venv .env .ci data build node_modules __pycache__ '*.pyc' '.*_cache' .hypothesis ./tests \
  $(foreach part,console widget,$(addprefix ./$(part)/,src tests package.json package-lock.json biome.json tsconfig.json \
  vite.config.ts openapi-ts.config.ts index.html .npmrc))

# Where it is set (many container images do), every start compiles every test and a hundred of pytest's modules again.
unexport PYTHONDONTWRITEBYTECODE

.PRECIOUS: %/node_modules/.installed
.PHONY: scenario suggestions setup run test release check eval eligibility measure meanings attacks bench desk-bench console-bench faults shop-faults browser pictures

setup: $(VENV)/.installed $(PAGES) build/.taught

run: setup
	@$(BIN)/python app.py demo $(if $(SHOP),--shop $(SHOP))

test: setup browser
	@$(BIN)/python -m $(if $(ARGS),pytest $(ARGS),tests.halves)
	@cd widget && npm run --silent test
	@cd console && npm run --silent test

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	cd widget && npm run --silent check
	cd console && npm run --silent check

release: setup
	@tar --create --gzip --file $(RELEASE) $(foreach one,$(UNRELEASED),--exclude=$(one)) --transform 's,^\.,tillside-$(VERSION),' .
	@echo "$(RELEASE) runs with Python alone: unpack it, then make run."

eval: setup
	@$(BIN)/python app.py eval --repeat $(REPEAT) --model $(MODEL) $(if $(SHOP),--shop $(SHOP)) $(ARGS)

pictures: setup browser
	@$(BIN)/python -m evals.pictures $(ARGS)

eligibility: setup
	@test -n "$(DATA)" || { echo "Name the folder of a shop's orders: make eligibility DATA=/path (docs/eligibility.md)."; exit 1; }
	@$(BIN)/python eligibility.py $(DATA)

bench: setup
	@$(BIN)/python -m evals.bench $(ARGS)

desk-bench: setup
	@$(BIN)/python -m evals.desk_bench $(ARGS)

console-bench: setup browser
	@$(BIN)/python -m evals.console_bench $(ARGS)

shop-faults: setup
	@$(BIN)/python -m tests.faults $(ARGS)

faults: setup
	@$(BIN)/python -m evals.faults $(ARGS)

measure: setup
	@test -n "$(DATA)" || { echo "Name the folder of labelled messages: make measure DATA=/path (docs/measure.md)."; exit 1; }
	@$(BIN)/python -m evals.measure $(DATA) $(ARGS)

meanings: $(VENV)/.installed
	@$(BIN)/python -m agent.understand.senses

attacks: setup
	@test -n "$(DATA)" || { echo "Name the folder of attack strings: make attacks DATA=/path (docs/attacks.md)."; exit 1; }
	@$(BIN)/python -m evals.attacks $(DATA) $(ARGS)

scenario: setup
	@$(BIN)/python app.py scenario

suggestions: setup
	@$(BIN)/python app.py suggestions

browser:
	@test -n "$(CHROMIUM)" || { \
	  echo "The browser tests need Chromium. On Debian: apt-get install --no-install-recommends chromium fonts-dejavu-core"; \
	  exit 1; }

$(VENV)/.installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@echo "Installing the Python packages, about two and a half minutes the first time."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements.lock
	@touch $@

%/node_modules/.installed: %/package-lock.json
	@command -v npm > /dev/null || { echo "Node.js 20.19 or newer is needed to build the $*."; exit 1; }
	@echo "Installing the $*'s packages, about half a minute the first time."
	@cd $* && npm ci --no-audit --no-fund
	@touch $@

widget/dist/widget.js: widget/node_modules/.installed $(WIDGET)
	@echo "Building the chat widget."
	@cd widget && npm run --silent build
	@touch $@

build/.described: $(VENV)/.installed $(ROUTES)
	@mkdir -p build
	@new=$$(mktemp build/openapi.XXXXXX) && $(BIN)/python app.py describe > $$new && \
	  if cmp -s $$new build/openapi.json; then rm $$new; else mv $$new build/openapi.json; fi
	@touch $@

build/openapi.json: build/.described
	@:

console/src/api/index.ts: console/node_modules/.installed console/openapi-ts.config.ts build/openapi.json
	@cd console && npm run --silent api
	@touch $@

console/dist/index.html: console/node_modules/.installed console/src/api/index.ts $(CONSOLE)
	@echo "Building the console."
	@cd console && npm run --silent build
	@touch $@

build/.taught: $(VENV)/.installed $(PHRASES)
	@$(BIN)/python -m agent.understand
	@touch $@
