# Two commands do everything on a Debian machine with Swift: `make site` and `make test`.
.DEFAULT_GOAL := help

# What the build and the tests need of the system. Missing packages are installed, through sudo when not root.
PACKAGES := zlib1g-dev libssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev pkg-config
# An import that no target names as a dependency breaks a wall between floors.
WALL := --explicit-target-dependency-import-check error
BASE_URL ?= http://127.0.0.1:8000/
SOURCES := Sources Tests Plugins Package.swift
RELEASE := .build/release/telemetry-site
# Tests are of optimized code, as users run it: races show there that a debug build hides. What the tests import
# has to be testable, and so it is not the very program of `make site`, and lies in a folder of its own.
TESTED_FLAGS := -c release -Xswiftc -enable-testing --scratch-path .build/tested $(WALL)
TESTED := .build/tested/release/telemetry-site

# Tests in a browser: Debian's Chromium, and packages of PyPI in a folder of their own.
BROWSER_PACKAGES := chromium curl python3-venv sqlite3
# The Nu checker, which is a part of the gate, needs a Java.
GATE_PACKAGES := default-jre-headless
# Servers that docs/hosting.md has snippets for: fetched and unpacked, not installed, so that none starts by itself.
BROWSER_SERVERS := nginx caddy
BROWSER := .build/browser
SERVERS := .build/servers
VENV := .build/browser-venv
# Its address stands in canonical links and so in golden files; the port that is listened at is any free one.
BROWSER_URL := http://127.0.0.1:8000
PYTEST := $(VENV)/bin/pytest -c Tests/Browser/pytest.ini --rootdir Tests/Browser -n 2 --dist worksteal
# The program's statistics are compared with scipy and statsmodels, packages of PyPI in a folder of their own.
STATISTICS := .build/statistics
STATISTICS_VENV := .build/statistics-venv
# Real data and the judge of a built site, where they lie beside the repository.
SHARED := ../shared
SITECHECK := $(VENV)/bin/python $(SHARED)/tools/sitecheck.py
GATE := --gate $(SHARED)/tools/gate.json --chromium /usr/bin/chromium --jobs 2

.PHONY: help packages browser-packages browser-servers gate-packages site build test check format lint wall \
  same-bytes statistics simulation browser browser-sites figures gate quick-gate example clean

help:
	@echo "make site    build the example site into site/"
	@echo "make test    run all tests"
	@echo "make check   what CI runs: lint, import wall, tests, the same bytes twice, browser, gate"
	@echo "make browser test the built example in Chromium, and every figure on it"
	@echo "make gate    judge the example and the site of Go's project in full (needs ../shared)"
	@echo "make simulation  measure how often findings err, on made-up sites (minutes)"
	@echo "make format  format the Swift sources"
	@echo "make example generate the example content anew"
	@echo "make clean   remove what was built"

# $(call install,names of packages)
define install
	@missing=$$(dpkg-query -W -f '$${binary:Package} $${Status}\n' $(1) 2>&1 \
	  | awk '/no packages found/ {print $$NF} !/ok installed/ && !/no packages/ {print $$1}'); \
	if [ -n "$$missing" ]; then \
	  as=$$([ $$(id -u) = 0 ] || echo sudo); \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq $(1); \
	fi
endef

packages:
	$(call install,$(PACKAGES))

browser-packages:
	$(call install,$(BROWSER_PACKAGES))

$(SERVERS)/fetched:
	mkdir -p $(SERVERS)
	@as=$$([ $$(id -u) = 0 ] || echo sudo); cd $(SERVERS) && \
	  { apt-get download -qq $(BROWSER_SERVERS) || \
	    { $$as apt-get update -qq && apt-get download -qq $(BROWSER_SERVERS); }; } && \
	  for package in *.deb; do dpkg -x $$package . && rm $$package; done
	touch $@

browser-servers: $(SERVERS)/fetched

gate-packages: browser-packages
	$(call install,$(GATE_PACKAGES))

build: packages
	swift build -c release --product telemetry-site $(WALL)

site: build
	$(RELEASE) build --base-url $(BASE_URL)
	@echo "To look at it: python3 -m http.server 8000 --bind 127.0.0.1 --directory site"
	@echo "then open $(BASE_URL)"

test: check

check: packages lint wall statistics
	TELEMETRY_SITE_STATISTICS=$(STATISTICS) swift test --skip-build $(TESTED_FLAGS)
	$(MAKE) same-bytes BUILT=yes
	$(MAKE) browser BUILT=yes
	$(MAKE) quick-gate BUILT=yes

lint:
	swift format lint --strict --recursive $(SOURCES)

# `swift build` prints "Build complete!" even where the wall is broken: its exit code tells. After `swift test` it
# would compile much of it again, though nothing changed: BUILT says that it is done.
wall: packages
	$(if $(BUILT),,swift build --build-tests $(TESTED_FLAGS))

$(STATISTICS_VENV)/installed: Tests/Statistics/requirements.txt | browser-packages
	$(call install,python3-venv)
	python3 -m venv $(STATISTICS_VENV)
	$(STATISTICS_VENV)/bin/pip install --quiet --requirement $<
	touch $@

# 10,000 random cases each, from a fixed seed, with the answers of others.
$(STATISTICS)/discoveries.csv: Tests/Statistics/reference.py $(STATISTICS_VENV)/installed
	$(STATISTICS_VENV)/bin/python $< $(STATISTICS)

statistics: $(STATISTICS)/discoveries.csv

# The tables of docs/method.md.
simulation: packages
	swift run -c release telemetry-site-simulation

# The same input gives the same bytes: under another time zone, language, umask and number of jobs.
same-bytes: wall
	sh Tests/same-bytes.sh $(TESTED)

# By its requirements alone: what is pinned does not change meanwhile.
$(VENV)/installed: Tests/Browser/requirements.txt | browser-packages
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --requirement $<
	touch $@

# The example, the same below a path, and the site of Go's project where its data is at hand.
browser-sites: wall
	mkdir -p $(BROWSER)
	$(TESTED) build --quiet --base-url $(BROWSER_URL)/ --output $(BROWSER)/site
	$(TESTED) build --quiet --base-url $(BROWSER_URL)/telemetry/ --output $(BROWSER)/prefixed
	@if [ -d $(SHARED)/data/go-telemetry ]; then \
	  sh Tests/Browser/go-project.sh $(SHARED)/data $(BROWSER)/go-content $(BROWSER_URL)/ && \
	  $(TESTED) build --quiet --content $(BROWSER)/go-content --output $(BROWSER)/go; \
	else echo "skipped: $(SHARED) is absent, so that the site of Go's project is not built"; fi

browser: browser-sites browser-servers $(VENV)/installed
	$(PYTEST) Tests/Browser

# The figures alone: needs no Chromium.
figures: browser-sites $(VENV)/installed
	$(PYTEST) Tests/Browser/test_figures.py

# Every kind of page of the example, below a path; the themes and phones are left to `browser`.
quick-gate: browser-sites $(VENV)/installed
	@if [ ! -f $(SHARED)/tools/sitecheck.py ]; then \
	  echo "skipped: $(SHARED) is absent, so that the gate was not run"; \
	else \
	  $(MAKE) gate-packages && \
	  $(SITECHECK) $(BROWSER)/prefixed --prefix /telemetry/ --quick --per-template 1 --max-pages 60 \
	    --nu-sample 100 $(GATE) --out $(BROWSER)/quick-gate.json; \
	fi

gate: gate-packages browser-sites $(VENV)/installed
	$(SITECHECK) $(BROWSER)/site --max-pages 60 $(GATE) --out $(BROWSER)/gate-example.json
	$(SITECHECK) $(BROWSER)/prefixed --prefix /telemetry/ --max-pages 60 $(GATE) \
	  --out $(BROWSER)/gate-prefixed.json
	$(SITECHECK) $(BROWSER)/go --max-pages 60 $(GATE) --out $(BROWSER)/gate-go.json

format:
	swift format --in-place --recursive $(SOURCES)

example: packages
	swift run telemetry-site-example content

clean:
	rm -rf .build .site.telemetry-site
	find site -mindepth 1 -not -name .telemetry-site -delete
