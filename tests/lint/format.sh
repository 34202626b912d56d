#!/usr/bin/env bash
# Every C++ source of ours looks as .clang-format says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! command -v clang-format-14 >/dev/null; then
  echo "clang-format-14 is not installed: ./tests/run installs what the tests need." >&2
  exit 1
fi
mapfile -d '' files < <(find server client tests -name node_modules -prune -o \
  \( -name '*.h' -o -name '*.cc' \) -print0)
if ((${#files[@]} == 0)); then
  echo "no C++ sources found in $PWD: this check has lost its way." >&2
  exit 1
fi
if ! clang-format-14 --dry-run -Werror "${files[@]}"; then
  echo "Put it right with: clang-format-14 -i <the files above>" >&2
  exit 1
fi
echo "${#files[@]} files look as .clang-format says."
