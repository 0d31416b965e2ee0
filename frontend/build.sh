#!/bin/sh
# Refresh portal/static/portal from the sources here. Needs Node 20 or newer; what it writes is
# committed, so nobody else does.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
node build.mjs
