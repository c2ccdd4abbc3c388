# Two commands do everything on a fresh machine: `make run` and `make test`. Each installs what is missing.

BINARY := .build/release/claimgraph

.PHONY: run test lint build tools test-tools

run: build
	$(BINARY) run

build: tools
	swift build -c release --product claimgraph

test: tools test-tools
	swift test

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

# What building needs: Swift 6.2 or later, and libxml2 and uchardet with their headers; what reading PDF
# needs: poppler's pdftotext.
tools:
	@command -v swift >/dev/null || { \
	  echo "error: swift is not installed: get Swift 6.2 or later from https://www.swift.org/install" >&2; exit 1; }
	@pkg-config --exists libxml-2.0 uchardet 2>/dev/null || \
	  $(MAKE) --no-print-directory install PACKAGES="libxml2-dev libuchardet-dev pkg-config" \
	    ELSEWHERE="libxml2, uchardet and pkg-config"
	@command -v pdftotext >/dev/null || \
	  $(MAKE) --no-print-directory install PACKAGES="poppler-utils" ELSEWHERE="poppler (its program pdftotext)"

# What the tests need besides: a validator of JSON Schemas.
test-tools:
	@python3 -c 'import jsonschema' 2>/dev/null || \
	  $(MAKE) --no-print-directory install PACKAGES="python3 python3-jsonschema" ELSEWHERE="python3 with the package jsonschema"

.PHONY: install
install:
	@command -v apt-get >/dev/null || { \
	  echo "error: please install $(ELSEWHERE), then run make again" >&2; exit 1; }
	@sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGES)
