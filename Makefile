# Every task of the project. CI, pre-commit and people run the same ones.
# PORT= HOST= VAR= choose where `make start` serves and keeps its data;
# ARGS= hands options on to pytest, such as: make test ARGS="tests/portal/core -x"
RUN = sh scripts/with-python.sh -m

.DEFAULT_GOAL := help
.PHONY: help start test check fix audit faults bench lock messages

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /  make \1 — /p' Makefile

start: ## serve the portal with the four starter packs, on a machine with nothing but Python
	@$(RUN) scripts.start

test: ## run the whole test suite
	@$(RUN) scripts.test

check: ## format, lint, types, import contracts, templates, migrations, system checks, fast tests
	@$(RUN) scripts.check

fix: ## repair what can be repaired by a machine
	@$(RUN) scripts.check --fix

audit: ## the whole browser audit: page kinds × languages × skins × widths
	@$(RUN) scripts.test --audit

faults: ## workers and servers killed a hundred times: what is lost, what is repeated
	@$(RUN) scripts.test --faults

bench: ## the benchmarks, as ratios against a baseline of the same run
	@$(RUN) scripts.tool bench

lock: ## renew the lock files after a change of pyproject.toml
	@$(RUN) scripts.tool lock

messages: ## collect the words to translate from the sources (needs gettext's tools)
	@$(RUN) scripts.messages
