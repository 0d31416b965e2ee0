#!/bin/sh
# Runs a module of this folder with the newest Python here that is 3.11 or later.
set -eu
cd "$(dirname "$0")/.."
for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$name" "$@"
    fi
done
echo "Python 3.11 or newer is needed and was not found; install it (Debian, Ubuntu: apt-get install python3 python3-venv)." >&2
exit 1
