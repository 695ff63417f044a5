# `make run` shows a working dashboard, `make test` checks everything.
# Both are safe to repeat.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run intranet test check e2e bench measure load canary fuzz-api store watch fmt screenshots web setup

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: ## Install what is missing, build, prepare demonstration data, serve (PORT=3000)
	@scripts/run.sh

intranet: ## The same with a site beside it that embeds figures (INTRANET_PORT=3001)
	@scripts/intranet.sh

test: ## All checks and tests, browser tests included
	@scripts/test.sh

check: ## Formatting, lints and tests without the browser's half
	@scripts/test.sh --quick

e2e: ## Browser tests alone; pass E2E='name of a test' to run some
	@scripts/e2e.sh

screenshots: ## Pictures of every page into e2e/results
	@scripts/e2e.sh --screenshots

bench: ## Measure speed and memory; writes bench.json into the target folder
	@scripts/bench.sh

measure: ## Measure clicks, loading and layout in Chromium; writes measure.json
	@scripts/measure.sh

load: ## Measure how many visitors one machine bears; writes load.json
	@scripts/load.sh

canary: ## 100,000 random requests: no number that the release does not hold
	@ATALAYA_CANARY=100000 cargo test -p server --test http no_random_request -- --nocapture

fuzz-api: ## Try the API against its description with schemathesis (from PyPI)
	@scripts/fuzz-api.sh

store: ## Publish into an S3-compatible store and read from it twice (moto, from PyPI)
	@scripts/store.sh

watch: ## Rebuild and serve again whenever a source file changes
	@scripts/watch.sh

fmt: ## Format Rust sources
	@cargo fmt --all

web: setup ## Build the browser's half alone
	@scripts/build-web.sh

setup: ## Install what is missing, nothing else
	@scripts/setup.sh
