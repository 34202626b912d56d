#!/usr/bin/env bash
# Every shell script of ours passes shellcheck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! command -v shellcheck >/dev/null; then
  echo "shellcheck is not installed: ./tests/run installs what the tests need." >&2
  exit 1
fi
# Scripts are known by their first line, for the commands among them have no suffix.
mapfile -d '' files < <(find .ci server client data tests deploy -name node_modules -prune -o -type f \
  -exec awk 'FNR == 1 && /^#(!.*[\/ ](ba)?sh$| shellcheck shell=)/ { printf "%s%c", FILENAME, 0 }
             { nextfile }' {} +)
if ((${#files[@]} == 0)); then
  echo "no scripts found in $PWD: this check has lost its way." >&2
  exit 1
fi
shellcheck --external-sources "${files[@]}"
echo "${#files[@]} scripts pass shellcheck."
