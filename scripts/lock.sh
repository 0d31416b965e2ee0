#!/bin/sh
# Writes the two lock files: hashed, for every platform, naming no index host.
# Wagtail is held at its long-term release; requirements-next.lock is the lane that tries the next one.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" "$@"; }
held=$(mktemp) && next=$(mktemp)
trap 'rm -f "$held" "$next"' EXIT
echo "wagtail<7.5" > "$held"
echo "wagtail>=8.0,<8.1" > "$next"
lock pyproject.toml --constraint "$held" --output-file requirements.lock
lock pyproject.toml --extra dev --constraint "$held" --constraint requirements.lock --output-file requirements-dev.lock
lock pyproject.toml --extra dev --constraint "$next" --output-file requirements-next.lock
