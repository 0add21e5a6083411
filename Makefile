# Everything a newcomer types. A second run of any target does only what changed since the first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPEAT ?= 1
MODEL ?= local
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
PHRASES := $(wildcard skills/*/phrases/*.txt agent/understand/topics/*/*.txt agent/understand/*.py agent/understand/*.toml agent/understand/meanings/*)
WIDGET := $(shell find widget/src -type f) widget/vite.config.ts widget/tsconfig.json

# Where it is set (many container images do), every start compiles every test and a hundred of pytest's modules again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: scenario setup run test check eval eligibility measure meanings attacks bench faults shop-faults browser

setup: $(VENV)/.installed widget/dist/widget.js build/.taught

run: setup
	@$(BIN)/python app.py demo $(if $(SHOP),--shop $(SHOP))

test: setup browser
	@$(BIN)/python -m $(if $(ARGS),pytest $(ARGS),tests.halves)
	@cd widget && npm run --silent test

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	cd widget && npm run --silent check

eval: setup
	@$(BIN)/python app.py eval --repeat $(REPEAT) --model $(MODEL) $(if $(SHOP),--shop $(SHOP)) $(ARGS)

eligibility: setup
	@test -n "$(DATA)" || { echo "Name the folder of a shop's orders: make eligibility DATA=/path (docs/eligibility.md)."; exit 1; }
	@$(BIN)/python eligibility.py $(DATA)

bench: setup
	@$(BIN)/python -m evals.bench $(ARGS)

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

widget/node_modules/.installed: widget/package-lock.json
	@command -v npm > /dev/null || { echo "Node.js 20.19 or newer is needed to build the chat widget."; exit 1; }
	@echo "Installing the chat widget's packages, about twenty seconds the first time."
	@cd widget && npm ci --no-audit --no-fund
	@touch $@

widget/dist/widget.js: widget/node_modules/.installed $(WIDGET)
	@echo "Building the chat widget."
	@cd widget && npm run --silent build
	@touch $@

build/.taught: $(VENV)/.installed $(PHRASES)
	@$(BIN)/python -m agent.understand
	@touch $@
