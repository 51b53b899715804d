#!/bin/sh
# Drop a tracker workbook onto this file, or run it with the workbook's name: it writes the appendix and the
# findings into a folder beside the workbook. Options of "rag-reports prepare" may follow. On first use it makes
# .venv beside itself, which needs the network once.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
python=$here/.venv/bin/python

stop() {
    printf '%s\n' "$1" >&2
    exit 2
}

installed() {
    [ -x "$python" ] && "$python" -I -c '
import configparser, importlib.metadata, sys
settings = configparser.ConfigParser()
settings.read(sys.argv[1], encoding="utf-8")
sys.exit(importlib.metadata.version("rag-reports") != settings["metadata"]["version"])
' "$here/setup.cfg" 2>/dev/null
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s' "$name"
            return
        fi
    done
    return 1
}

if [ $# -eq 0 ]; then
    stop "No workbook given: drop one tracker onto this file, or run: $0 TRACKER.xlsx"
fi

if [ $# -gt 1 ] && [ -f "$1" ] && [ -f "$2" ]; then
    stop "Drop one workbook at a time."
fi

if ! installed; then
    maker=$(find_python) || stop "Python 3.11 or later is missing: install it from https://www.python.org/downloads/ and try again."
    printf 'Setting up, once; this takes a minute...\n' >&2
    "$maker" -m venv --clear "$here/.venv" >&2 ||
        stop "Setting up failed: this Python cannot make $here/.venv; on Debian and Ubuntu, install python3-venv."
    "$python" -m pip install --quiet --disable-pip-version-check "$here" >&2 ||
        stop "Setting up failed: the parts could not be installed; check the network and try again."
fi

# The code of this folder, not an older copy of it in .venv.
PYTHONPATH=$here exec "$python" -P -m rag_reports prepare "$@"
