# Two commands are enough on a fresh machine: `make site` and `make test`. Needs make, Python 3.11 or newer, and for
# tests Node 20 or newer and a Debian-like system whose packages can be installed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BROWSERS := chromium firefox-esr poppler-utils
SPELLING := hunspell hunspell-sv
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material prints a notice about its own end of life at every start; docs/contributing/leaving-material.md has the plan.
export NO_MKDOCS_2_WARNING := 1

.PHONY: agreement permalinks site test test-quick bench lint browsers hunspell spelling bundles schemas rules lock clean

site: $(VENV)/site.done ## Build the site in site/ and the offline zip in dist/
	@$(BIN)/python -m compileall -q generator && $(BIN)/python -m samkompass.render  # what pip does for other packages
	$(BIN)/samkompass bundle

test: $(VENV)/test.done node_modules/.done browsers hunspell lint ## Run every test
	npm run --silent check:build
	npm run --silent typecheck
	npm test --silent
	$(BIN)/pytest -q -n 2 --dist loadgroup

test-quick: $(VENV)/test.done hunspell ## Run the tests that need no browser
	$(BIN)/pytest -q -n 2 -m "not browser"

spelling: $(VENV)/test.done hunspell ## Check the spelling of all that visitors read
	$(BIN)/pytest -q tests/content/test_spelling.py

bench: site $(VENV)/test.done node_modules/.done browsers ## Measure, as ratios in one run
	$(BIN)/python bench/bench.py

agreement: $(VENV)/test.done ## Compare the two scorers on 100 000 responses to every instrument (slow)
	$(BIN)/python bench/agreement.py

lint: $(VENV)/test.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bundles: node_modules/.done ## Build the browser bundles from assessments/runtime
	npm run build

schemas rules: $(VENV)/site.done ## Write the files that are made from the models and the rules
	$(BIN)/samkompass schema
	$(BIN)/python -m samkompass.adapters.rules_page

permalinks: $(VENV)/site.done ## Add new addresses to the file of those that were published
	$(BIN)/python -m samkompass.adapters.permalinks_file

$(VENV)/site.done: pyproject.toml requirements/site.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test.done: $(VENV)/site.done requirements/test.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/test.txt
	touch $@

node_modules/.done: package.json package-lock.json
	npm ci --no-audit --no-fund
	touch $@

# Installs Debian packages: $(call install,names)
install = { SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); $$SUDO apt-get update -qq && \
  DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends $(1); }

# Playwright's and Puppeteer's own browsers are not used: the tests drive the ones that the system keeps up to date.
browsers:
	@command -v chromium >/dev/null && command -v firefox-esr >/dev/null && command -v pdftotext >/dev/null || \
	  $(call install,$(BROWSERS))

hunspell:
	@command -v hunspell >/dev/null && hunspell -d sv_SE -l </dev/null >/dev/null 2>&1 || $(call install,$(SPELLING))

# The locks hold hashes and no address. Run it after changing a range in pyproject.toml.
lock: $(VENV)/test.done
	$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv
	for name in site test; do \
	  .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --custom-compile-command "make lock" pyproject.toml requirements/build.in \
	    $$([ $$name = test ] && echo --group test) --output-file requirements/$$name.txt || exit 1; \
	done

clean: ## Remove what builds leave
	rm -rf site dist build .cache
