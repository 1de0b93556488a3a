# Two commands do everything on a Debian machine with Swift: `make site` and `make test`.
.DEFAULT_GOAL := help

# What the build needs of the system. Missing packages are installed, through sudo when not root.
PACKAGES := zlib1g-dev libssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config
# An import that no target names as a dependency breaks a wall between floors.
WALL := --explicit-target-dependency-import-check error
BASE_URL ?= http://127.0.0.1:8000/
SOURCES := Sources Tests Plugins Package.swift
RELEASE := .build/release/telemetry-site

.PHONY: help packages site build test check format lint wall same-bytes example clean

help:
	@echo "make site    build the example site into site/"
	@echo "make test    run all tests"
	@echo "make check   what CI runs: lint, import wall, tests, the same bytes twice"
	@echo "make format  format the Swift sources"
	@echo "make example generate the example content anew"
	@echo "make clean   remove what was built"

packages:
	@missing=$$(dpkg-query -W -f '$${binary:Package} $${Status}\n' $(PACKAGES) 2>&1 \
	  | awk '/no packages found/ {print $$NF} !/ok installed/ && !/no packages/ {print $$1}'); \
	if [ -n "$$missing" ]; then \
	  as=$$([ $$(id -u) = 0 ] || echo sudo); \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq $(PACKAGES); \
	fi

build: packages
	swift build -c release --product telemetry-site $(WALL)

site: build
	$(RELEASE) build --base-url $(BASE_URL)
	@echo "To look at it: python3 -m http.server 8000 --bind 127.0.0.1 --directory site"
	@echo "then open $(BASE_URL)"

test: check

check: packages lint wall
	swift test $(WALL)
	$(MAKE) same-bytes

lint:
	swift format lint --strict --recursive $(SOURCES)

# `swift build` prints "Build complete!" even where the wall is broken: its exit code tells.
wall: packages
	swift build --build-tests $(WALL)

# The same input gives the same bytes: under another time zone, language, umask and number of jobs.
same-bytes: build
	sh Tests/same-bytes.sh $(RELEASE)

format:
	swift format --in-place --recursive $(SOURCES)

example: packages
	swift run telemetry-site-example content

clean:
	rm -rf .build .site.telemetry-site
	find site -mindepth 1 -not -name .telemetry-site -delete
